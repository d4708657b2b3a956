import { agendaTimes } from '../agendas/words.ts'
import { formatDate } from '../calendar/dates.ts'
import { type Html, html } from '../documents/markup.ts'
import { isOfficial } from '../meetings/attendance.ts'
import { hasTopic } from '../meetings/meeting.ts'
import type { MeetingBundle } from './month.ts'
import { type Column, fill, item, nothing, row, ruled, signs } from './parts.ts'

/** A line of prose where something is known, dotted lines where it is to be written by hand. */
const lines = (count: number): readonly Html[] => Array.from({ length: count }, () => fill(''))

const nextColumns: readonly Column[] = [
  { title: 'Nhiệm vụ', share: 88 },
  { title: 'Người thực hiện', share: 46 },
  { title: 'Thời hạn', share: 34, alignment: 'centered' },
]
/** Empty rows for what the cell adds of its own. */
const ownTasks = 3

/** Chương trình, with the time of each item where it can be told; nothing where none is planned. */
function agenda({ agenda: text, startsAt }: MeetingBundle): Html {
  const lines = agendaTimes(text, startsAt)
  if (lines.length === 0) return nothing
  const isTimed = lines.some(({ time }) => time !== '')
  const columns: readonly Column[] = [
    ...(isTimed ? [{ title: 'Giờ', share: 14, alignment: 'centered' } as const] : []),
    { title: 'Chương trình', share: 140 },
  ]
  return html`<div class="agenda">${ruled(
    columns,
    lines.map(({ time, line }) => (isTimed ? [time, line] : [line])),
  )}</div>`
}

/** Chuyên đề, with the people whom the year's plan names. */
const topicPart = ({ topic, speaker, drafter, approver }: MeetingBundle): Html =>
  item(
    html`<h2>Chuyên đề</h2>`,
    fill('Nội dung:', topic),
    fill('Người trình bày:', speaker),
    ...(drafter + approver === ''
      ? []
      : [row('1fr 1fr', fill('Người dự thảo:', drafter), fill('Người duyệt:', approver))]),
  )

/** Lines for the hand; an agenda takes the room of some, so that an ordinary month keeps to two sheets. */
const roomWithout = { opinions: 8, review: 4 }
const roomBesideAgenda = { opinions: 6, review: 3 }
const conclusionLines = 3

/**
 * Phiếu ghi buổi sinh hoạt: what is known stands printed, the rest is dotted, in the order of the minutes (domain.md
 * 2.5). It is the secretary's sheet, written on by hand.
 */
export function meetingSheet(bundle: MeetingBundle): Html {
  const { roll, news, directions, documents, commonTasks, chair, kind, topics } = bundle
  const official = roll.filter(isOfficial).length
  const room = bundle.agenda === '' ? roomWithout : roomBesideAgenda
  const probationary = roll.filter(({ standing }) => standing === 'probationary').length
  return html`
${item(
  html`<p>Bắt đầu lúc …… giờ …… phút; kết thúc lúc …… giờ …… phút.</p>`,
  row('1fr 1fr', fill('Chủ trì:', chair), fill('Người ghi biên bản:')),
  html`<p>Tổng số đảng viên: <b>${roll.length}</b> (chính thức ${official}, dự bị ${probationary}); có mặt: …………</p>`,
  fill('Vắng có lý do (ghi số thứ tự trong danh sách):'),
  fill('Vắng không lý do:'),
  fill('Đại biểu cấp trên, khách mời:'),
)}
${hasTopic(kind) ? topicPart(bundle) : nothing}
${agenda(bundle)}
${
  topics.length === 0
    ? nothing
    : item(
        html`<h2>Nội dung thôn, Mặt trận, đoàn thể đề nghị</h2>`,
        ...topics.map((each) => html`<p>- ${each}</p>`),
      )
}
<h2>1. Thông tin thời sự, quán triệt văn bản</h2>
${news === '' ? nothing : html`<p>${news}</p>`}
${documents.map((name) => item(html`<p>- ${name}</p>`, fill('Đã quán triệt cho …………… đảng viên. Ghi chú:')))}
${news === '' && documents.length === 0 ? item(...lines(3)) : nothing}
<h2>2. Đánh giá tình hình, kết quả nhiệm vụ tháng trước</h2>
<p>Kết quả từng nhiệm vụ ghi vào bản "Nhiệm vụ đã giao".</p>
${item(...lines(room.review))}
${directions === '' ? nothing : html`<h2>3. Nội dung định hướng của Đảng ủy</h2><p>${directions}</p>`}
<h2>${directions === '' ? '3' : '4'}. Ý kiến thảo luận (họ tên, nội dung)</h2>
${lines(room.opinions)}
<h2>${directions === '' ? '4' : '5'}. Nhiệm vụ tháng tới</h2>
${ruled(
  nextColumns,
  commonTasks.map(({ title, product, dueOn }) => [
    product === '' ? title : `${title} (sản phẩm: ${product})`,
    '',
    dueOn === null ? '' : formatDate(dueOn),
  ]),
  commonTasks.length + ownTasks,
)}
${item(
  html`<h2>${directions === '' ? '5' : '6'}. Biểu quyết</h2>`,
  html`<p>Nội dung: ………………………………………………………………………</p>`,
  html`<p>Tán thành: …… / …… (……%); không tán thành: ……; ý kiến khác: ……</p>`,
)}
${
  // Those who sign never stand on a sheet alone.
  item(
    html`<h2>${directions === '' ? '6' : '7'}. Kết luận</h2>`,
    ...lines(conclusionLines),
    fill('Chi bộ tự chấm điểm buổi sinh hoạt: ………… điểm; xếp loại:'),
    signs({ capacity: 'NGƯỜI GHI BIÊN BẢN' }, { capacity: 'CHỦ TRÌ' }),
  )
}`
}
