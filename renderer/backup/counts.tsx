import type { BackupCounts } from '../../shared/backup/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'

const names = {
  members: 'Đảng viên',
  cells: 'Chi bộ',
  meetings: 'Buổi sinh hoạt',
  papers: 'Văn bản',
  signedPapers: 'Văn bản đã ký',
  attachments: 'Tệp kèm theo',
} as const satisfies Readonly<Record<keyof BackupCounts, string>>
const order = Object.keys(names) as readonly (keyof BackupCounts)[]

/** What a copy holds. */
export function Counts({ counts }: { readonly counts: BackupCounts }) {
  return (
    <ul className="number-row">
      {order.map((key) => (
        <li key={key}>
          <span className="number-value">{formatCount(counts[key])}</span>
          <span className="muted small">{names[key]}</span>
        </li>
      ))}
    </ul>
  )
}

interface ComparedProps {
  readonly inside: BackupCounts
  readonly now: BackupCounts
}

/** What a copy holds beside what is in use: the difference is what a restore would change. */
export function Compared({ inside, now }: ComparedProps) {
  return (
    <table className="table" aria-label="So sánh bản sao lưu với dữ liệu đang dùng">
      <thead>
        <tr>
          <th scope="col">Mục</th>
          <th scope="col" className="number">
            Trong bản sao lưu
          </th>
          <th scope="col" className="number">
            Đang dùng
          </th>
          <th scope="col" className="number">
            Chênh lệch
          </th>
        </tr>
      </thead>
      <tbody>
        {order.map((key) => {
          const difference = inside[key] - now[key]
          return (
            <tr key={key}>
              <td>{names[key]}</td>
              <td className="number">{formatCount(inside[key])}</td>
              <td className="number">{formatCount(now[key])}</td>
              <td className={difference < 0 ? 'number attention' : 'number'}>
                {difference === 0
                  ? 'như nhau'
                  : `${difference > 0 ? '+' : '−'}${formatCount(Math.abs(difference))}`}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
