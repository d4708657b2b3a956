import { Refusal } from '../../shared/refusal.ts'

/** Every update names the revision it saw; a newer one is answered with the newer record, and nothing is written. */
export function requireRevision(current: number, seen: number, newer: () => unknown): void {
  if (current === seen) return
  throw new Refusal(
    'conflict',
    'Bản ghi này vừa được sửa ở một cửa sổ khác. Những gì bạn nhập chưa ghi đè lên. Hãy xem bản mới rồi quyết định giữ bản nào.',
    { current: newer() },
  )
}

export const missing = (what: string): Refusal =>
  new Refusal('not-found', `Không tìm thấy ${what}. Có thể đã được chuyển vào thùng rác.`)
