import { bold, dottedLines, known, paragraph } from '../../documents/compose.ts'
import type { Block, PartyDocument } from '../../documents/model.ts'
import type { MeetingContent } from '../meeting.ts'
import { printedPosts } from '../minutes.ts'
import { assigned } from '../minutes-sections.ts'
import { agendaItems, prose } from '../minutes-words.ts'
import { meetingSubject } from '../names.ts'
import {
  cellSignature,
  chairContent,
  dayContent,
  itemsOf,
  type PaperSource,
  paperHead,
  placeContent,
  timeContent,
} from './source.ts'

/** Thông báo kết luận: what the meeting concluded and who does what, for those who must carry it out. */
export function notice(source: PaperSource): PartyDocument {
  const { content, book } = source
  const conclusion = prose(content.conclusion)
  const tasks = assigned(source)
  return {
    ...paperHead(source, {
      type: 'THÔNG BÁO',
      subject: [`kết luận tại ${meetingSubject(source)}`],
      date: content.heldOn,
      isNumbered: true,
    }),
    blocks: [
      paragraph(
        `${capital(dayContent(source))}, tại `,
        placeContent(source),
        `, ${source.cellName} tổ chức ${meetingSubject(source)}. `,
        ...chairContent(source, printedPosts),
        ' Sau khi nghe ý kiến thảo luận, chi bộ kết luận như sau:',
      ),
      ...(conclusion.length === 0 ? [dottedLines(6)] : conclusion),
      ...(tasks.length === 0 ? [] : [paragraph(bold('Phân công thực hiện:')), ...tasks]),
      paragraph('Chi bộ thông báo để các đồng chí đảng viên biết, thực hiện.'),
      cellSignature(source, book.rule('paper.recipients.notice', content.heldOn)),
    ],
  }
}

/** Time, place and agenda of a meeting that is still to be held. */
function particulars(source: PaperSource): Block[] {
  const agenda = agendaItems(source.content.agenda)
  return [
    paragraph(bold('Thời gian: '), ...timeContent(source.content.startsAt), `, ${dayContent(source)}.`),
    paragraph(bold('Địa điểm: '), placeContent(source), '.'),
    paragraph(bold('Nội dung: ')),
    ...(agenda.length === 0 ? [dottedLines(4)] : agenda),
  ]
}

/** What calls to a meeting bears the day on which it was told; dots as long as nobody has written it down. */
const toldOn = ({ notifiedOn }: PaperSource): { readonly date?: string } =>
  notifiedOn === null ? {} : { date: notifiedOn }

/** Thông báo triệu tập: calls the members of the cell. */
export function summons(source: PaperSource): PartyDocument {
  const { content, book } = source
  return {
    ...paperHead(source, {
      type: 'THÔNG BÁO',
      subject: [`triệu tập ${meetingSubject(source)}`],
      ...toldOn(source),
      isNumbered: true,
    }),
    blocks: [
      paragraph(
        `${source.cellName} thông báo triệu tập ${source.kind === 'committee' ? 'chi ủy viên' : 'đảng viên'} dự ${meetingSubject(source)} như sau:`,
      ),
      ...particulars(source),
      paragraph(
        'Đề nghị các đồng chí đến dự đầy đủ, đúng giờ; đồng chí nào vắng mặt thì báo cáo lý do với chi bộ trước buổi sinh hoạt.',
      ),
      cellSignature(source, book.rule('paper.recipients.summons', content.heldOn)),
    ],
  }
}

const itemsOfGuests = (guests: MeetingContent['guests']): readonly string[] =>
  itemsOf(
    'guest',
    guests.map(({ fullName }) => fullName),
  )

/** Whom an invitation can name: the guests and superiors of the meeting; '' leaves the name to the hand. */
export const invitationItems = (
  guests: MeetingContent['guests'],
): readonly { readonly item: string; readonly name: string }[] => {
  const items = itemsOfGuests(guests)
  return guests.flatMap(({ fullName }, place) =>
    fullName === '' ? [] : [{ item: items[place] ?? '', name: fullName }],
  )
}

/** Giấy mời of a superior or a guest (domain.md 3.3). */
export function invitation(source: PaperSource, item: string): PartyDocument {
  const { guests } = source.content
  const guest = guests[itemsOfGuests(guests).indexOf(item)]
  const title = guest === undefined || guest.title === '' ? '' : `, ${guest.title}`
  return {
    ...paperHead(source, {
      ...{ type: 'GIẤY MỜI', subject: [`dự ${meetingSubject(source)}`], ...toldOn(source) },
      isNumbered: true,
    }),
    blocks: [
      paragraph(
        bold('Kính gửi: '),
        guest?.isSuperior === false ? '' : 'đồng chí ',
        known(guest?.fullName, 60),
        `${title}.`,
      ),
      paragraph(`${source.cellName} trân trọng kính mời đến dự ${meetingSubject(source)}.`),
      ...particulars(source),
      paragraph(
        guest?.isSuperior === false ? 'Rất mong được đón tiếp.' : 'Đề nghị đồng chí đến dự đầy đủ, đúng giờ.',
      ),
      cellSignature(source, ['Như trên', 'Lưu Chi bộ']),
    ],
  }
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
