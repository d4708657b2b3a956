import { formatDate } from '../calendar/dates.ts'
import { periodPhrase } from '../calendar/periods.ts'
import { durationMinutes, timePhrase } from '../calendar/phrases.ts'
import {
  blank,
  bold,
  type Content,
  column,
  dashList,
  dottedLines,
  known,
  paragraph,
  romanHeading,
  signatory,
  signature,
  signaturePair,
  table,
  wideColumn,
} from '../documents/compose.ts'
import type { Block, PartyDocument } from '../documents/model.ts'
import { people } from '../documents/phrases.ts'
import { numbered } from '../meetings/minutes.ts'
import { agendaItems, comrade, linesOf, prose, separated } from '../meetings/minutes-words.ts'
import { meetingSubject } from '../meetings/names.ts'
import { countsByHand, whenAndWhere } from '../meetings/papers/signature-sheet.ts'
import { dayContent, type PaperSource, placeContent, timeContent } from '../meetings/papers/source.ts'
import { committeeNameOf, communeHeading } from '../organisation/heading.ts'
import { formatPercent } from '../text/numbers.ts'
import { briefingFigures, type CellAtBriefing, cellsAtBriefing, seatedCells, seatsOf } from './seats.ts'

interface Officer {
  readonly fullName: string
  /** Post in the commune; '' where it is not known. */
  readonly post: string
}

/** What the papers of a briefing are made from: those of a meeting, and what its roll does not say. */
export interface BriefingSource extends PaperSource {
  readonly province: string
  readonly chair: Officer | null
  readonly secretary: Officer | null
  readonly cells: readonly { readonly cellId: string; readonly cellName: string }[]
}

/** Head of a paper of the commune: its registry writes number and date (domain.md 10.5). */
function head(
  source: BriefingSource,
  { type, subject, isNumbered }: { type: string; subject: readonly string[]; isNumbered: boolean },
): Pick<PartyDocument, 'schemaVersion' | 'draft' | 'header' | 'title'> {
  const heading = communeHeading(source.communeName, source.province)
  return {
    schemaVersion: 1,
    draft: source.isDraft || source.content.unconfirmed.length > 0,
    header: {
      superior: heading.superior,
      issuer: heading.issuing,
      ...(isNumbered && { number: source.number }),
      placeAndDate: { ...(source.placeName.trim() !== '' && { place: source.placeName }) },
    },
    title: { type, subject: [...subject] },
  }
}

const officerContent = (label: string, officer: Officer | null): Block =>
  officer === null
    ? paragraph(bold(label), 'đồng chí ', blank(40), '.')
    : paragraph(bold(label), `${comrade(officer.fullName)}${officer.post === '' ? '' : `, ${officer.post}`}.`)

const withReason = ({ line, reason, cellName }: CellAtBriefing): string =>
  `${cellName} (${comrade(line.fullName)}${reason === '' ? '' : `, ${reason}`})`

const withCell = ({ line, cellName }: CellAtBriefing): string => `${comrade(line.fullName)} (${cellName})`

function attendance({ roll, content }: BriefingSource): Block[] {
  const figures = briefingFigures(roll, content.marks)
  const isCalled = figures.unmarked === 0 && figures.cells > 0
  const counted = (count: number): Content => (isCalled ? people(count) : blank(6))
  const cells = cellsAtBriefing(roll, content.marks)
  const listed = (
    label: string,
    isMeant: (cell: CellAtBriefing) => boolean,
    words: (cell: CellAtBriefing) => string,
  ) => {
    const own = cells.filter(isMeant).map(words)
    return own.length === 0 ? [] : [paragraph(bold(label), ...separated(own), '.')]
  }
  const among = [
    ...(figures.byStandIn > 0 ? [`phó bí thư dự thay ${people(figures.byStandIn)} chi bộ`] : []),
    ...(figures.late > 0 ? [`đến muộn ${people(figures.late)} chi bộ`] : []),
  ]
  return [
    paragraph(
      bold('Bí thư chi bộ: '),
      `triệu tập bí thư của ${people(figures.cells)} chi bộ; có mặt `,
      counted(figures.represented),
      ` chi bộ${among.length > 0 && isCalled ? ` (trong đó ${among.join(', ')})` : ''}; vắng có lý do `,
      counted(figures.excused),
      ' chi bộ; vắng không có lý do ',
      counted(figures.absent),
      ' chi bộ. Tỷ lệ dự: ',
      ...(isCalled
        ? [
            `${people(figures.represented)}/${people(figures.cells)} chi bộ, đạt ${formatPercent(figures.represented, figures.cells)}.`,
          ]
        : [blank(10), '.']),
    ),
    ...listed('Phó bí thư dự thay: ', ({ state }) => state === 'stand-in', withCell),
    ...listed('Đến muộn: ', ({ isLate }) => isLate, withCell),
    ...listed('Vắng có lý do: ', ({ state }) => state === 'excused', withReason),
    ...listed('Vắng không có lý do: ', ({ state }) => state === 'absent', withReason),
  ]
}

function guests({ content }: BriefingSource): Block[] {
  const named = content.guests.filter(({ fullName }) => fullName !== '')
  if (named.length === 0) return []
  const words = named.map(({ fullName, title, isSuperior }) => {
    const name = isSuperior ? comrade(fullName) : fullName
    return title === '' ? name : `${name}, ${title}`
  })
  return [paragraph(bold('Đại biểu, khách mời: '), ...separated(words), '.')]
}

/** What a speaker stands for: `Chi bộ bản Đông (đồng chí Lò Văn A)`. */
function speakerOf({ roll }: BriefingSource, speakerId: string | null, name: string): string {
  const line = roll.find(({ personId }) => personId === speakerId)
  const cells = line === undefined ? [] : seatsOf(line.post).map(({ cellName }) => cellName)
  if (cells.length === 0) return name
  return `${cells.join(', ')} (${comrade(name)})`
}

/** The reports of the cells in their order. */
function reports(source: BriefingSource): Block[] {
  return source.content.opinions
    .filter(({ text }) => text.trim() !== '')
    .flatMap(({ speakerId, speaker, text }): Block[] => {
      const [first = '', ...rest] = linesOf(text)
      const who: Content = speaker === '' ? blank(30) : bold(speakerOf(source, speakerId, speaker))
      return [dashList([[who, ': ', first]]), ...rest.map((line) => paragraph(line))]
    })
}

/** The cells that a line is given to, in few words where they are all of them. */
function givenTo({ cells }: BriefingSource, cellIds: readonly string[], toLeaders: boolean): string {
  const chosen = cells.filter(({ cellId }) => cellIds.includes(cellId)).map(({ cellName }) => cellName)
  if (chosen.length === cells.length && chosen.length > 1)
    return toLeaders ? 'Bí thư các chi bộ' : 'Các chi bộ'
  return `${toLeaders ? 'Bí thư ' : ''}${chosen.join(', ')}`
}

function tasks(source: BriefingSource): Block[] {
  const given = source.content.assignedTasks.filter(({ title }) => title !== '')
  if (given.length === 0) return []
  return [
    table(
      [
        column('STT', 12, 'center'),
        wideColumn('Nhiệm vụ', 6),
        wideColumn('Giao cho', 4),
        column('Thời hạn', 25, 'center'),
      ],
      given.map(({ title, cellIds = [], toLeaders = false, dueOn }, index) => [
        String(index + 1),
        title,
        known(givenTo(source, cellIds, toLeaders), 12),
        dueOn === null ? blank(10) : formatDate(dueOn),
      ]),
    ),
  ]
}

/** Minutes of a briefing (biên bản giao ban), with what domain.md 2.5 lists as far as a meeting of the commune has it. */
export function briefingMinutes(source: BriefingSource): PartyDocument {
  const { content, period, communeName } = source
  const sections = numbered([
    ['Chương trình', agendaItems(content.agenda)],
    ['Nội dung Đảng ủy thông báo, triển khai', prose(content.review)],
    ['Báo cáo, ý kiến của các chi bộ', reports(source)],
    ['Nhiệm vụ giao các chi bộ', tasks(source)],
  ])
  const conclusion = prose(content.conclusion)
  const { startsAt, endsAt } = content
  const length = startsAt === null || endsAt === null ? undefined : durationMinutes(startsAt, endsAt)
  return {
    ...head(source, { type: 'BIÊN BẢN', subject: [meetingSubject(source)], isNumbered: true }),
    blocks: [
      paragraph(
        'Hôm nay, ',
        ...timeContent(startsAt),
        `, ${dayContent(source)}, tại `,
        placeContent(source),
        `, ${committeeNameOf(communeName)} tổ chức giao ban bí thư chi bộ ${periodPhrase(period)}.`,
      ),
      romanHeading(1, 'THÀNH PHẦN'),
      officerContent('Chủ trì: ', source.chair),
      officerContent('Người ghi biên bản: ', source.secretary),
      ...attendance(source),
      ...guests(source),
      romanHeading(2, 'NỘI DUNG'),
      ...(sections.length === 0 ? [dottedLines(20)] : sections),
      romanHeading(3, 'KẾT LUẬN'),
      ...(conclusion.length === 0 ? [dottedLines(5)] : conclusion),
      paragraph(
        'Hội nghị kết thúc hồi ',
        ...(endsAt === null ? [blank(4), ' giờ ', blank(4), ' phút'] : [`${timePhrase(endsAt)} phút`]),
        ` cùng ngày${length === undefined ? '' : ` (thời lượng ${length} phút)`}. Biên bản được đọc lại cho hội nghị nghe và thông qua.`,
      ),
      signaturePair(
        signatory('NGƯỜI GHI BIÊN BẢN', source.secretary?.fullName),
        signatory('CHỦ TRÌ HỘI NGHỊ', source.chair?.fullName),
      ),
    ],
  }
}

/** Thông báo triệu tập of the secretaries; the standing committee signs through its chief of office. */
export function briefingSummons(source: BriefingSource): PartyDocument {
  const { content, book, communeName } = source
  const agenda = agendaItems(content.agenda)
  return {
    ...head(source, {
      type: 'THÔNG BÁO',
      subject: [`triệu tập ${meetingSubject(source)}`],
      isNumbered: true,
    }),
    blocks: [
      paragraph(
        `${committeeNameOf(communeName)} triệu tập các đồng chí bí thư chi bộ dự ${meetingSubject(source)} như sau:`,
      ),
      paragraph(bold('Thời gian: '), ...timeContent(content.startsAt), `, ${dayContent(source)}.`),
      paragraph(bold('Địa điểm: '), placeContent(source), '.'),
      paragraph(bold('Thành phần: '), 'bí thư các chi bộ trực thuộc; bí thư vắng thì phó bí thư dự thay.'),
      paragraph(bold('Nội dung: ')),
      ...(agenda.length === 0 ? [dottedLines(4)] : agenda),
      paragraph(
        'Đề nghị các đồng chí chuẩn bị báo cáo của chi bộ, dự đầy đủ, đúng giờ; đồng chí nào vắng mặt thì báo cáo lý do và cử phó bí thư dự thay.',
      ),
      signature(
        signatory('CHÁNH VĂN PHÒNG', undefined, 'T/L BAN THƯỜNG VỤ'),
        book.rule('paper.recipients.briefing', content.heldOn),
      ),
    ],
  }
}

/** Danh sách điểm danh: a row a cell, with room for whoever signs, the secretary or somebody standing in. */
export function briefingSheet(source: BriefingSource): PartyDocument {
  const { roll } = source
  const cells = seatedCells(roll)
  return {
    ...head(source, {
      type: 'DANH SÁCH',
      subject: [`điểm danh ${meetingSubject(source)}`],
      isNumbered: false,
    }),
    blocks: [
      whenAndWhere(source),
      table(
        [
          column('STT', 12, 'center'),
          wideColumn('Chi bộ', 5),
          wideColumn('Bí thư', 4),
          column('Ký tên', 32),
          column('Người dự thay', 34),
        ],
        cells.map(({ cellName, called }, index) => [String(index + 1), cellName, called.fullName, '', '']),
      ),
      countsByHand('chi bộ'),
      signaturePair(
        signatory('NGƯỜI GHI BIÊN BẢN', source.secretary?.fullName),
        signatory('CHỦ TRÌ HỘI NGHỊ', source.chair?.fullName),
      ),
    ],
  }
}
