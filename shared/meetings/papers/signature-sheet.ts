import {
  blank,
  bold,
  column,
  flush,
  paragraph,
  signatory,
  signaturePair,
  table,
  wideColumn,
} from '../../documents/compose.ts'
import type { Paragraph, PartyDocument } from '../../documents/model.ts'
import { people } from '../../documents/phrases.ts'
import { meetingSubject } from '../names.ts'
import { dayContent, type PaperSource, paperHead, placeContent, timeContent } from './source.ts'

/** When and where, in one line at the head of a list to be signed. */
export const whenAndWhere = (source: PaperSource): Paragraph =>
  paragraph(
    bold('Thời gian: '),
    ...timeContent(source.content.startsAt),
    `, ${dayContent(source)}. `,
    bold('Địa điểm: '),
    placeContent(source),
    '.',
  )

/** `Có mặt: ...... đồng chí; ...` to be filled in when the roll is called. */
export const countsByHand = (unit: string): Paragraph =>
  flush(
    'Có mặt: ',
    blank(6),
    ` ${unit}; vắng có lý do: `,
    blank(6),
    ` ${unit}; vắng không có lý do: `,
    blank(6),
    ` ${unit}.`,
  )

/**
 * Danh sách điểm danh for the hand: everybody who is called, with the number of the roll and room to sign. It is printed
 * before the meeting, so it says nothing of who came.
 */
export function signatureSheet(source: PaperSource): PartyDocument {
  const { roll, content, cellName } = source
  const nameOf = (id: string | null) => roll.find(({ personId }) => personId === id)?.fullName
  return {
    ...paperHead(source, {
      type: 'DANH SÁCH',
      subject: [`điểm danh ${meetingSubject(source)}`],
      date: content.heldOn,
      isNumbered: false,
    }),
    blocks: [
      whenAndWhere(source),
      paragraph(
        `${source.kind === 'committee' ? 'Chi ủy viên' : 'Đảng viên'} của ${cellName} được triệu tập: ${people(roll.length)} đồng chí.`,
      ),
      table(
        [
          column('STT', 12, 'center'),
          wideColumn('Họ và tên', 4),
          wideColumn('Chức vụ', 2.5),
          column('Ký tên', 35),
          column('Ghi chú', 33),
        ],
        roll.map(({ number, fullName, post, inBase }) => [
          String(number),
          fullName,
          post,
          '',
          inBase ? '' : 'Miễn sinh hoạt',
        ]),
      ),
      countsByHand('đồng chí'),
      signaturePair(
        signatory('NGƯỜI GHI BIÊN BẢN', nameOf(content.secretaryId)),
        signatory('CHỦ TRÌ HỘI NGHỊ', nameOf(content.chairId)),
      ),
    ],
  }
}
