import type { SheetRow } from '../../../shared/figures/contract.ts'
import { paperStateNames } from '../../../shared/meetings/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Reader } from '../database/executor.ts'
import { draftOf } from '../meetings/draft.ts'
import { lockOf } from '../meetings/lock.ts'
import type { MeetingRow } from '../meetings/store.ts'

/** Why a meeting is not written from the sheet; null where it is. */
export function closedOf(db: Reader, meeting: MeetingRow): SheetRow['closed'] {
  const lock = lockOf(db, meeting.id)
  if (lock) {
    const state = paperStateNames[lock.state].toLowerCase()
    return { why: `Biên bản ${state}, muốn sửa phải lập bản sửa đổi.`, paperId: lock.paperId }
  }
  if (draftOf(db, meeting.id)) {
    return { why: 'Đang nhập biên bản đầy đủ, chưa ghi vào sổ.', paperId: null }
  }
  return meeting.recorded_at !== null && meeting.depth === 'full'
    ? { why: 'Đã ghi biên bản đầy đủ.', paperId: null }
    : null
}

export function refuseClosed(db: Reader, meeting: MeetingRow): void {
  const closed = closedOf(db, meeting)
  if (closed === null) return
  throw new Refusal(
    'refused',
    `Chưa ghi dòng này. ${closed.why} Những gì đã có trong sổ còn nguyên. Hãy mở trang của buổi để sửa.`,
  )
}
