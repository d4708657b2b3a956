import type { ComparedPart, SaidRow } from '../../shared/duplicates/contract.ts'
import { spanWords } from '../components/spans.ts'
import classes from './duplicates.module.css'

/** Histories, posts, meetings and papers of two records beside each other. */
export function PartsTable({ parts }: { readonly parts: readonly ComparedPart[] }) {
  if (parts.length === 0) return null
  return (
    <section className="section">
      <h2>Quá trình, sinh hoạt, giấy tờ</h2>
      <table className={`table ${classes.fields}`}>
        <thead>
          <tr>
            <th>Mục</th>
            <th>Giữ lại</th>
            <th>Bỏ đi</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ title, kept, given }) => (
            <tr key={title}>
              <td>{title}</td>
              <Rows rows={kept} />
              <Rows rows={given} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Longer lists are opened in the record itself. */
const most = 8

function Rows({ rows }: { readonly rows: readonly SaidRow[] }) {
  if (rows.length === 0) {
    return (
      <td>
        <span className="muted">không có</span>
      </td>
    )
  }
  return (
    <td>
      <ul className={classes.line}>
        {rows.slice(0, most).map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a record never move while they are shown
          <li key={index}>
            {row.what} <span className="muted small">{spanWords(row)}</span>
          </li>
        ))}
        {rows.length > most && <li className="muted small">và {rows.length - most} dòng nữa</li>}
      </ul>
    </td>
  )
}
