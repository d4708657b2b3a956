import { Text } from '@mantine/core'
import type { Rehearsal } from '../../shared/backup/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Note } from '../documents/note.tsx'
import { Counts } from './counts.tsx'

const durationPhrase = (seconds: number): string =>
  seconds < 60
    ? `${formatCount(Math.max(1, Math.round(seconds)))} giây`
    : `${formatCount(Math.ceil(seconds / 60))} phút`

/** Kết quả diễn tập: whether this copy alone would bring the office back, on whatever PC. */
export function Rehearsed({ result }: { readonly result: Rehearsal }) {
  const { seconds, counts, papersRead, papersLost, isMigrated, isAuditWhole } = result
  const isWhole = papersLost === 0 && isAuditWhole
  const told = (
    <>
      <Text>
        Đã khôi phục thử, mở, kiểm tra và đếm trong {durationPhrase(seconds)}. Đọc được{' '}
        {formatCount(papersRead)} tệp văn bản, ảnh.
        {isMigrated && ' Bản này của phiên bản chương trình cũ và nâng lên được phiên bản đang dùng.'}
      </Text>
      <Counts counts={counts} />
    </>
  )
  if (isWhole) return <Note title="Diễn tập xong: bản này khôi phục được đủ">{told}</Note>
  return (
    <div className="stack" role="status">
      <p className="attention">Diễn tập xong: bản này còn thiếu</p>
      {papersLost > 0 && (
        <Text>
          {formatCount(papersLost)} tệp không có hoặc hỏng trong bản này. Hãy sao lưu lại ra ổ này: tệp nào
          máy còn thì chương trình chép bổ sung.
        </Text>
      )}
      {!isAuditWhole && <Text>Nhật ký trong bản này không còn liền mạch. Hãy báo người phụ trách.</Text>}
      {told}
    </div>
  )
}
