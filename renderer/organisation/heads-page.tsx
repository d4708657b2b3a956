import { useSearchParams } from 'wouter'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'

const unknown = <span className="muted">chưa ghi</span>

/** The names behind the share of secretaries who are also village heads. */
export function HeadsPage() {
  const share = useRead('organisation.headShare', {})
  const [search] = useSearchParams()
  const onlyWithout = search.get('xem') === 'chua-co-bi-thu'
  const all = share.data?.cells ?? []
  const cells = all
    .filter(({ secretary }) => !onlyWithout || secretary === '')
    .toSorted((a, b) => Number(b.isBoth) - Number(a.isBoth))
  return (
    <Page
      title="Tỷ lệ bí thư kiêm trưởng thôn"
      note={
        all.some(({ villageHead }) => villageHead !== '')
          ? `${share.data?.words}.`
          : 'Ghi trưởng thôn ở thẻ của từng chi bộ, mục Chức vụ.'
      }
      actions={<TextLink to="/chi-bo">Về danh sách chi bộ</TextLink>}
    >
      <div className="stack">
        <Fault fault={share.error} onAgain={() => void share.refetch()} />
        {share.data !== undefined && (onlyWithout || share.data.without > 0) && (
          <p>
            {onlyWithout ? (
              <>
                {cells.length} chi bộ thôn, bản, tổ dân phố chưa ghi bí thư.{' '}
                <TextLink to="/chi-bo/kiem-truong-thon">Xem tất cả</TextLink>
              </>
            ) : (
              <TextLink to="/chi-bo/kiem-truong-thon?xem=chua-co-bi-thu">
                Xem {share.data.without} chi bộ chưa ghi bí thư
              </TextLink>
            )}
          </p>
        )}
        {share.data !== undefined && all.length === 0 && (
          <Empty title="Chưa có chi bộ thôn, bản, tổ dân phố nào">
            Loại chi bộ ghi ở thẻ của từng chi bộ.
          </Empty>
        )}
        {cells.length > 0 && (
          <table className="table">
            <thead>
              <tr>
                <th>Chi bộ</th>
                <th>Bí thư</th>
                <th>Trưởng thôn, bản, tổ dân phố</th>
                <th>Kiêm nhiệm</th>
              </tr>
            </thead>
            <tbody>
              {cells.map((cell) => (
                <tr key={cell.id}>
                  <td>
                    <TextLink to={`/chi-bo/${cell.id}`}>{cell.name}</TextLink>
                    {cell.isGuess && <span className="muted small"> (loại theo tên)</span>}
                  </td>
                  <td>{cell.secretary === '' ? unknown : cell.secretary}</td>
                  <td>{cell.villageHead === '' ? unknown : cell.villageHead}</td>
                  <td>{cell.isBoth ? 'Có' : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Page>
  )
}
