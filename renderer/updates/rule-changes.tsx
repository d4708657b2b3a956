import { formatDate } from '../../shared/calendar/dates.ts'
import type { RuleChange } from '../../shared/updates/contract.ts'
import { ruleValueWords } from '../rulebook/rule-value.ts'

/** What will count otherwise, from which day, by which paper. */
export function RuleChanges({ changes }: { readonly changes: readonly RuleChange[] }) {
  if (changes.length === 0)
    return <p className="muted">So với sổ quy định văn phòng đang dùng, không có giá trị nào đổi.</p>
  return (
    <table className="table" aria-label="Quy định sẽ đổi">
      <thead>
        <tr>
          <th>Quy định</th>
          <th>Từ ngày</th>
          <th>Đang dùng</th>
          <th>Sẽ dùng</th>
          <th>Căn cứ</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ id, title, unit, from, before, after, basis }) => (
          <tr key={`${id} ${from}`}>
            <td>{title}</td>
            <td>{formatDate(from)}</td>
            <td>{ruleValueWords({ value: before, unit })}</td>
            <td>{ruleValueWords({ value: after, unit })}</td>
            <td>{basis}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
