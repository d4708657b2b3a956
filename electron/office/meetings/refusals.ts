import { recordKinds } from '../../../shared/documents/kinds.ts'
import {
  isUntitled,
  isUntitledReport,
  untitledReport,
  untitledTask,
} from '../../../shared/meetings/filled.ts'
import type { Mark, MeetingContent, RollLine } from '../../../shared/meetings/meeting.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'

const namesShown = 5

/** What is no day and no time waits in the draft; recorded, it would be lost without a word. */
export function refuseUnclear({ unclear }: MeetingContent): void {
  const fields = Object.fromEntries(Object.keys(unclear).map((field) => [field, 'Chưa đúng']))
  if (Object.keys(fields).length === 0) return
  throw new Refusal(
    'invalid',
    'Còn ô ngày hoặc giờ chưa đúng nên chưa ghi vào sổ. Những gì đã nhập vẫn được giữ. Hãy sửa các ô được đánh dấu.',
    { fields },
  )
}

/** Words of earlier minutes are not this meeting's until somebody has looked at them. */
export function refuseUnconfirmed({ unconfirmed }: MeetingContent): void {
  if (unconfirmed.length === 0) return
  throw new Refusal(
    'invalid',
    `Còn ${unconfirmed.length} chỗ lấy từ biên bản trước chưa được xác nhận nên chưa ghi vào sổ. Những gì đã nhập vẫn được giữ và in thử được dưới dạng dự thảo. Hãy sửa lại, hoặc bấm "Đúng với buổi này" ở các chỗ tô màu.`,
  )
}

/** A deadline or a name without its task would go without a word when empty rows are left out. */
export function refuseUntitled({ assignedTasks, reportedTasks }: MeetingContent): void {
  const given = assignedTasks.flatMap((task, index) => (isUntitled(task) ? [index] : []))
  const reported = reportedTasks.flatMap((task, index) => (isUntitledReport(task) ? [index] : []))
  if (given.length + reported.length === 0) return
  const told = [
    ...reported.map((index) => untitledReport(index + 1)),
    ...given.map((index) => untitledTask(index + 1)),
  ]
  throw new Refusal(
    'invalid',
    `Chưa ghi vào sổ: ${told.join(' ')} Những gì đã nhập vẫn được giữ. Hãy ghi việc, hoặc bỏ dòng đó.`,
    {
      fields: Object.fromEntries([
        ...reported.map((index) => [`reportedTasks.${index}.title`, 'Chưa ghi việc đã giao']),
        ...given.map((index) => [`assignedTasks.${index}.title`, 'Chưa ghi việc phải làm']),
      ]),
    },
  )
}

/** Minutes that were frozen once may lie printed or signed in a folder: their meeting stays. */
export function refuseOnPaper(db: Reader, meetingId: string): void {
  const frozen = db.first(
    q
      .selectFrom('paper_version')
      .innerJoin('paper', 'paper.id', 'paper_version.paper_id')
      .select('paper_version.version')
      .where('paper.meeting_id', '=', meetingId)
      .where('paper.kind', 'in', recordKinds),
  )
  if (!frozen) return
  throw new Refusal(
    'refused',
    'Biên bản của buổi này đã từng chốt bản in nên buổi sinh hoạt không xóa được. Các bản đã chốt còn nguyên. Hãy sửa nội dung cho đúng rồi chốt bản sửa đổi.',
  )
}

/** Who chairs and who writes is on the roll; a name is refused in words rather than dropped. */
export function refuseStrangers(roll: readonly RollLine[], { chairId, secretaryId }: MeetingContent): void {
  const onRoll = new Set(roll.map((line) => line.personId))
  const fields: Record<string, string> = {}
  if (chairId !== null && !onRoll.has(chairId))
    fields.chairId = 'Người chủ trì không có trong danh sách ngày họp'
  if (secretaryId !== null && !onRoll.has(secretaryId)) {
    fields.secretaryId = 'Người ghi biên bản không có trong danh sách ngày họp'
  }
  const first = Object.values(fields)[0]
  if (first) {
    throw new Refusal('invalid', `Chưa ghi vào sổ: ${first}. Những gì đã nhập còn nguyên. Hãy chọn lại.`, {
      fields,
    })
  }
}

export function refuseUnknown(db: Reader, { chairId, secretaryId }: MeetingContent): void {
  for (const id of [chairId, secretaryId]) {
    if (id === null || db.first(q.selectFrom('person').select('id').where('id', '=', id))) continue
    throw missing('người được chọn chủ trì hoặc ghi biên bản')
  }
}

/** A day on which somebody who was marked is not on the roll is more likely a slip than the truth. */
export function refuseToLoseMarks(
  written: readonly RollLine[],
  roll: readonly RollLine[],
  marks: ReadonlyMap<string, Mark>,
): void {
  const onRoll = new Set(roll.map((line) => line.personId))
  const lost = written.filter(({ personId }) => {
    const mark = marks.get(personId)
    return !onRoll.has(personId) && mark !== undefined && (mark.state !== 'absent' || mark.reason !== '')
  })
  if (lost.length === 0) return
  const names = lost.slice(0, namesShown).map((line) => line.fullName)
  const more = lost.length > namesShown ? ` và ${lost.length - namesShown} đồng chí khác` : ''
  throw new Refusal(
    'refused',
    `Chưa ghi vào sổ: ngày họp mới không có ${names.join(', ')}${more} trong danh sách, nên phần điểm danh của các đồng chí đó sẽ mất. Những gì đã nhập còn nguyên. Hãy kiểm tra lại ngày họp; nếu ngày mới đúng, hãy trả lại ngày cũ, ghi các đồng chí đó là "Vắng không lý do" rồi đổi ngày.`,
    { fields: { heldOn: 'Có người đã điểm danh không thuộc danh sách ngày này' } },
  )
}
