import type { ScoreSheet } from '../../shared/scores/contract.ts'
import { formatPoints, openWords, scoreBandNames } from '../../shared/scores/points.ts'

const none = <span className="muted">—</span>

/** The three scores of a meeting side by side, by criterion. */
export function ScoreTable({ sheet }: { readonly sheet: ScoreSheet }) {
  const { criteria, own, suggestion, committee } = sheet
  const given = (score: ScoreSheet['own'], id: string) => {
    const row = score?.criteria.find(({ criterion }) => criterion === id)
    return row === undefined ? none : formatPoints(row.points)
  }
  return (
    <table className="table score-table">
      <thead>
        <tr>
          <th scope="col">Tiêu chí</th>
          <th scope="col" className="number">
            Tối đa
          </th>
          <th scope="col" className="number">
            Chi bộ tự chấm
          </th>
          <th scope="col" className="number">
            Phần mềm gợi ý
          </th>
          <th scope="col" className="number">
            Đảng ủy thẩm định
          </th>
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ id, title, maximum }) => {
          const proposed = suggestion?.criteria.find((row) => row.id === id)
          return (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td className="number">{formatPoints(maximum)}</td>
              <td className="number">{given(own, id)}</td>
              <td className="number">
                {proposed === undefined ? none : formatPoints(proposed.points)}
                {proposed !== undefined && <span className="score-open">{openWords(proposed.open)}</span>}
              </td>
              <td className="number">{given(committee, id)}</td>
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Tổng điểm</th>
          <td className="number">{formatPoints(criteria.reduce((sum, row) => sum + row.maximum, 0))}</td>
          <td className="number">{own === null ? none : formatPoints(own.points)}</td>
          <td className="number">
            {suggestion === null ? none : formatPoints(suggestion.points)}
            {suggestion !== null && <span className="score-open">{openWords(suggestion.open)}</span>}
          </td>
          <td className="number">{committee === null ? none : formatPoints(committee.points)}</td>
        </tr>
        <tr>
          <th scope="row">Xếp loại</th>
          <td />
          <td className="number">{own === null ? none : scoreBandNames[own.band]}</td>
          <td className="number">
            {suggestion === null || suggestion.open > 0 ? none : scoreBandNames[suggestion.band]}
          </td>
          <td className="number">{committee === null ? none : scoreBandNames[committee.band]}</td>
        </tr>
      </tfoot>
    </table>
  )
}
