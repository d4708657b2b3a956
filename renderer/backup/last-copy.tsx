import type { BackupRecord, SecondCopy } from '../../shared/backup/contract.ts'
import { sizePhrase } from '../../shared/text/sizes.ts'
import { momentPhrase } from '../components/moments.ts'
import { agePhrase } from './ages.ts'
import { Counts } from './counts.tsx'
import { SecondCopyMark, secondCopyPhrase } from './second-copy.tsx'

interface LastCopyProps {
  readonly last: BackupRecord | null
  readonly ageDays: number | null
  readonly second: SecondCopy
  /** What was found wrong with the audit of the office, in a sentence. */
  readonly auditTrouble: string | null
}

/** The state of the last copy that was read back and found good. */
export function LastCopy({ last, ageDays, second, auditTrouble }: LastCopyProps) {
  const trouble = auditTrouble !== null && <p className="attention">{auditTrouble}</p>
  if (last === null || ageDays === null) {
    return (
      <div className="copy-state">
        <p className="copy-age">Chưa có bản sao lưu nào</p>
        {trouble}
        <p className="muted">Cắm USB và sao lưu ngay: nếu máy hỏng lúc này, dữ liệu không lấy lại được.</p>
      </div>
    )
  }
  return (
    <div className="copy-state">
      <p className="copy-age">
        {last.warnings.length > 0 ? 'Bản sao lưu gần nhất, còn thiếu văn bản' : 'Bản sao lưu tốt gần nhất'}:{' '}
        {agePhrase(ageDays)}
      </p>
      <p>
        {secondCopyPhrase(second)} <SecondCopyMark copy={second} />
      </p>
      {second.medium === 'same' && (
        <p className="attention">
          Ổ cứng hỏng là mất cả sổ lẫn bản sao lưu này. Hãy sao lưu thêm ra USB, ổ cứng thứ hai hoặc thư mục
          dùng chung của cơ quan.
        </p>
      )}
      {trouble}
      {[...last.warnings, ...last.notes.filter((sentence) => sentence !== auditTrouble)].map((sentence) => (
        <p key={sentence} className="attention">
          {sentence}
        </p>
      ))}
      <p className="muted">
        Đã kiểm tra lúc {momentPhrase(last.verifiedAt)}, ở {last.placeName}
      </p>
      <Counts counts={last.counts} />
    </div>
  )
}

/** Copies made before. */
export function CopyHistory({ history }: { readonly history: readonly BackupRecord[] }) {
  return (
    <section className="section">
      <h2>Các lần sao lưu</h2>
      <table className="table" aria-label="Các lần sao lưu">
        <thead>
          <tr>
            <th scope="col">Lúc</th>
            <th scope="col">Nơi lưu</th>
            <th scope="col">Bộ sao lưu</th>
            <th scope="col" className="number">
              Dung lượng
            </th>
          </tr>
        </thead>
        <tbody>
          {history.map((record) => (
            <tr key={record.madeAt + record.setName}>
              <td>{momentPhrase(record.madeAt)}</td>
              <td>{record.placeName}</td>
              <td>
                {record.setName}
                {record.warnings.length > 0 && <span className="attention"> (thiếu văn bản)</span>}
                {record.notes.length > 0 && <span className="attention"> (có lưu ý)</span>}
              </td>
              <td className="number">{sizePhrase(record.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
