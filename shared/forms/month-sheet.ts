import { agendaTimes } from '../agendas/words.ts'
import { formatDate } from '../calendar/dates.ts'
import { type Html, html } from '../documents/markup.ts'
import { isOfficial } from '../meetings/attendance.ts'
import { hasTopic } from '../meetings/meeting.ts'
import type { MeetingBundle } from './month.ts'
import { portrait, widthOf } from './page.ts'
import { type Column, fill, item, nothing, row, ruled, signs } from './parts.ts'
import { type Heights, linesIn, roomOn } from './sheet-room.ts'

/** A line of prose where something is known, dotted lines where it is to be written by hand. */
const lines = (count: number): readonly Html[] => Array.from({ length: count }, () => fill(''))

const nextColumns: readonly Column[] = [
  { title: 'Nhiệm vụ', share: 88 },
  { title: 'Người thực hiện', share: 46 },
  { title: 'Thời hạn', share: 34, alignment: 'centered' },
]
/** Empty rows for what the cell adds of its own. */
const ownTasks = 3

/** A part of the sheet, with the heights of what may stand on pages of its own. */
interface Part {
  readonly html: Html
  readonly heights: Heights
}

/** The sheet is written on by hand by people who are not young: 16 points throughout. */
export const sheetFont = { size: 16, lineHeight: 25 }
export const sheetMargin = 14
const { lineHeight } = sheetFont
const width = (widthOf(portrait(sheetFont, sheetMargin)) * 72) / 25.4
/** Of the height between the margins, less a line for what is measured too short. */
const pageHeight = ((297 - 2 * sheetMargin) * 72) / 25.4 - lineHeight

const headingHeight = lineHeight + 6
const rowHeight = 33
const signsHeight = lineHeight + 75
const conclusionLines = 3
const petitionLines = 2

const tall = (text: string, within = width): number => linesIn(text, within) * lineHeight
const ofLines = (count: number): Heights => Array.from({ length: count }, () => lineHeight)

function beginning({ heading, cellName, roll, chair }: MeetingBundle): Part {
  const official = roll.filter(isOfficial).length
  const probationary = roll.filter(({ standing }) => standing === 'probationary').length
  const fields = [
    html`<p>Bắt đầu lúc …… giờ …… phút; kết thúc lúc …… giờ …… phút.</p>`,
    row('1fr 1fr', fill('Chủ trì:', chair), fill('Người ghi biên bản:')),
    html`<p>Tổng số đảng viên: <b>${roll.length}</b> (chính thức ${official}, dự bị ${probationary}); có mặt: …………</p>`,
    fill('Vắng có lý do (ghi số thứ tự trong danh sách):'),
    fill('Vắng không lý do:'),
    fill('Đại biểu cấp trên, khách mời:'),
    fill('Đảng phí: đã nộp ……… đồng chí; chưa nộp (ghi số thứ tự):'),
  ]
  const names = linesIn(heading.superior, width / 2) + linesIn(heading.issuing || cellName, width / 2) + 1
  // Above the fields: the names of the two bodies, the title, two lines under it.
  const head = names * 20 + 36 + 2 * (lineHeight + 6)
  return { html: item(...fields), heights: [head + fields.length * lineHeight] }
}

const absent: Part = { html: nothing, heights: [] }

function topicPart({ kind, topic, speaker, drafter, approver }: MeetingBundle): Part {
  if (!hasTopic(kind)) return absent
  const hasPeople = drafter + approver !== ''
  return {
    html: item(
      html`<h2>Chuyên đề</h2>`,
      fill('Nội dung:', topic),
      fill('Người trình bày:', speaker),
      ...(hasPeople ? [row('1fr 1fr', fill('Người dự thảo:', drafter), fill('Người duyệt:', approver))] : []),
    ),
    heights: [
      headingHeight +
        tall(`Nội dung: ${topic}`) +
        tall(`Người trình bày: ${speaker}`) +
        (hasPeople
          ? Math.max(
              tall(`Người dự thảo: ${drafter}`, width / 2),
              tall(`Người duyệt: ${approver}`, width / 2),
            )
          : 0),
    ],
  }
}

/** Chương trình, with the time of each item where it can be told; nothing where none is planned. */
function agenda({ agenda: text, startsAt }: MeetingBundle): Part {
  const lines = agendaTimes(text, startsAt)
  if (lines.length === 0) return absent
  const isTimed = lines.some(({ time }) => time !== '')
  const columns: readonly Column[] = [
    ...(isTimed ? [{ title: 'Giờ', share: 16, alignment: 'centered' } as const] : []),
    { title: 'Chương trình', share: 138 },
  ]
  const rows = lines.map(({ line }) => linesIn(line, width * (isTimed ? 0.86 : 0.97)) * 19 + 3.5)
  const [first = 0, ...rest] = rows
  return {
    html: html`<div class="agenda">${ruled(
      columns,
      lines.map(({ time, line }) => (isTimed ? [time, line] : [line])),
    )}</div>`,
    heights: [24 + first, ...rest],
  }
}

/** What village head, Front and mass organisations wish to be taken up. */
function gathered({ topics }: MeetingBundle): Part {
  if (topics.length === 0) return absent
  const [first = 0, ...rest] = topics.map((each) => tall(`- ${each}`))
  return {
    html: html`<h2>Nội dung thôn, Mặt trận, đoàn thể đề nghị</h2>
${topics.map((each) => html`<p>- ${each}</p>`)}`,
    heights: [headingHeight + first, ...rest],
  }
}

function informing(number: number, { news, documents }: MeetingBundle): Part {
  const isBlank = news === '' && documents.length === 0
  return {
    html: html`<h2>${number}. Thông tin thời sự, quán triệt văn bản</h2>
${news === '' ? nothing : html`<p>${news}</p>`}
${documents.map((name) => item(html`<p>- ${name}</p>`, fill('Đã quán triệt cho …………… đảng viên. Ghi chú:')))}
${isBlank ? item(...lines(3)) : nothing}`,
    heights: isBlank
      ? [headingHeight + 3 * lineHeight]
      : [
          headingHeight,
          ...(news === '' ? [] : ofLines(linesIn(news, width))),
          ...documents.map((name) => tall(`- ${name}`) + lineHeight),
        ],
  }
}

/** The heading stays with its lines: nobody writes on lines that say nothing of what they are for. */
const reviewing = (number: number, count: number): Part => ({
  html: item(
    html`<h2>${number}. Đánh giá tình hình, kết quả nhiệm vụ tháng trước</h2>`,
    html`<p>Kết quả từng nhiệm vụ ghi vào bản "Nhiệm vụ đã giao".</p>`,
    ...lines(count),
  ),
  heights: [headingHeight + (count + 1) * lineHeight],
})

const directing = (number: number, { directions }: MeetingBundle): Part => ({
  html: html`<h2>${number}. Nội dung định hướng của Đảng ủy</h2><p>${directions}</p>`,
  heights: [headingHeight + lineHeight, ...ofLines(linesIn(directions, width) - 1)],
})

const discussing = (number: number, count: number): Part => ({
  html: html`${item(html`<h2>${number}. Ý kiến thảo luận (họ tên, nội dung)</h2>`, ...lines(2))}${lines(count - 2)}`,
  heights: [headingHeight + 2 * lineHeight, ...ofLines(count - 2)],
})

const petitioning = (number: number): Part => ({
  html: item(
    html`<h2>${number}. Kiến nghị, đề nghị (người nêu, nội dung, ai trả lời)</h2>`,
    ...lines(petitionLines),
  ),
  heights: [headingHeight + petitionLines * lineHeight],
})

function tasking(number: number, { commonTasks }: MeetingBundle): Part {
  const titles = commonTasks.map(({ title, product }) =>
    product === '' ? title : `${title} (sản phẩm: ${product})`,
  )
  const rows = [
    ...titles.map((title) => Math.max(rowHeight, tall(title, width * 0.5) + 8)),
    ...Array.from({ length: ownTasks }, () => rowHeight),
  ]
  const [first = 0, ...rest] = rows
  return {
    html: html`<h2>${number}. Nhiệm vụ tháng tới</h2>
${ruled(
  nextColumns,
  commonTasks.map(({ dueOn }, index) => [titles[index] ?? '', '', dueOn === null ? '' : formatDate(dueOn)]),
  commonTasks.length + ownTasks,
)}`,
    heights: [headingHeight + 25 + first, ...rest],
  }
}

/** Those who sign, and the conclusion above them, never stand on a sheet alone. */
const ending = (number: number): Part => ({
  html: item(
    html`<h2>${number}. Biểu quyết</h2>`,
    html`<p>Nội dung: ………………………………………………………………………</p>`,
    html`<p>Tán thành: …… / …… (……%); không tán thành: ……; ý kiến khác: ……</p>`,
    html`<h2>${number + 1}. Kết luận</h2>`,
    ...lines(conclusionLines),
    fill('Chi bộ tự chấm điểm buổi sinh hoạt: ………… điểm; xếp loại:'),
    signs({ capacity: 'NGƯỜI GHI BIÊN BẢN' }, { capacity: 'CHỦ TRÌ' }),
  ),
  heights: [2 * headingHeight + (2 + conclusionLines + 1) * lineHeight + signsHeight],
})

/**
 * Phiếu ghi buổi sinh hoạt: what is known stands printed, the rest is dotted, in the order of the minutes (domain.md
 * 2.5). It is the secretary's sheet, written on by hand.
 */
export function meetingSheet(bundle: MeetingBundle): Html {
  const numbered: readonly ((number: number, room: { review: number; opinions: number }) => Part)[] = [
    (number) => informing(number, bundle),
    (number, { review }) => reviewing(number, review),
    ...(bundle.directions === '' ? [] : [(number: number) => directing(number, bundle)]),
    (number, { opinions }) => discussing(number, opinions),
    petitioning,
    (number) => tasking(number, bundle),
    ending,
  ]
  const partsWith = (room: { readonly review: number; readonly opinions: number }): readonly Part[] => [
    ...[beginning(bundle), topicPart(bundle), agenda(bundle), gathered(bundle)],
    ...numbered.map((part, index) => part(index + 1, room)),
  ]
  const room = roomOn(pageHeight, (candidate) => partsWith(candidate).flatMap(({ heights }) => heights))
  return html`${partsWith(room).map((part) => html`${part.html}\n`)}`
}
