import { formatDate } from '../calendar/dates.ts'
import {
  blank,
  bold,
  type Content,
  column,
  dashList,
  known,
  paragraph,
  table,
  wideColumn,
} from '../documents/compose.ts'
import type { Block, DocumentNumber } from '../documents/model.ts'
import { people } from '../documents/phrases.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import { givenDetails, measuredWords } from '../tasks/indicator.ts'
import { formatPercent } from '../text/numbers.ts'
import {
  type MeetingContent,
  type MeetingKind,
  type Opinion,
  type OpinionKind,
  type Petition,
  type ReportedTask,
  type RollLine,
  taskStateNames,
} from './meeting.ts'
import { linesOf, onLines, prose, unended } from './minutes-words.ts'
import type { OwnScore } from './own-score.ts'
import { speakingFigures } from './speaking.ts'

/** Everything the minutes (biên bản) of one meeting are made from. */
export interface MinutesSource {
  readonly communeName: string
  readonly placeName: string
  /** Name of the cell on the day of the meeting. */
  readonly cellName: string
  readonly period: string
  readonly kind: MeetingKind
  readonly roll: readonly RollLine[]
  readonly content: MeetingContent
  readonly book: Rulebook
  /** Number and symbol; without a value the paper prints dots. */
  readonly number: DocumentNumber
  readonly isDraft: boolean
  /** Null where nobody has said it yet. */
  readonly ownScore: OwnScore | null
  /** Taken in as a line of the month's sheet, on which nobody reports of tasks: the paper leaves that to the hand. */
  readonly isByFigures?: boolean
}

const addressed = /^(đồng chí|đ\/c|ông|bà)\s/iu

/** Members and superiors are comrades; a guest who is neither is named as the clerk wrote it. */
function speaker({ speakerId, speaker: name }: Opinion, { content }: MinutesSource): Content[] {
  if (name === '') return ['Đồng chí ', blank(20)]
  const isInvited = content.guests.some((guest) => !guest.isSuperior && guest.fullName === name)
  const isAddressed = addressed.test(name) || (speakerId === null && isInvited)
  return [bold(isAddressed ? name.charAt(0).toLocaleUpperCase('vi') + name.slice(1) : `Đồng chí ${name}`)]
}

/** Beyond this an opinion keeps to one paragraph, its lines under each other. */
const mostLinesOfOpinions = 600

export const said = (source: MinutesSource, kinds: readonly OpinionKind[]): Block[] => {
  const opinions = source.content.opinions.filter(
    ({ text, kind = 'opinion' }) => text.trim() !== '' && kinds.includes(kind),
  )
  const lines = opinions.reduce((sum, { text }) => sum + linesOf(text).length, 0)
  return opinions.flatMap((opinion): Block[] => {
    const [first = '', ...rest] = linesOf(opinion.text)
    const who = [...speaker(opinion, source), isSelf(opinion) ? ' tự phê bình: ' : ': ']
    return lines > mostLinesOfOpinions
      ? [dashList([[...who, ...onLines([first, ...rest])]])]
      : [dashList([[...who, first]]), ...rest.map((line) => paragraph(line))]
  })
}

const isSelf = ({ kind }: Opinion): boolean => kind === 'self-criticism'

/** Opinions in order, and how many of those present spoke. */
export function discussion(source: MinutesSource): Block[] {
  const { content, roll } = source
  const opinions = said(source, ['opinion'])
  const { spoke, present } = speakingFigures(content, roll)
  if (spoke === 0 || spoke > present) return opinions
  // Those who only criticised themselves or others are among the number and not among the opinions above.
  const also =
    said(source, ['self-criticism', 'criticism']).length > 0 ? ', kể cả tự phê bình và phê bình' : ''
  return [
    ...opinions,
    paragraph(
      `Có ${people(spoke)}/${people(present)} đảng viên có mặt phát biểu ý kiến${also} (${formatPercent(spoke, present)}).`,
    ),
  ]
}

/** Tự phê bình và phê bình: person by person, then what was written of it as a whole. */
export const criticism = (source: MinutesSource): Block[] => [
  ...said(source, ['self-criticism', 'criticism']),
  ...prose(source.content.criticism),
]

/** The 15-30 minutes on Hồ Chí Minh's example (domain.md 2.2). */
export function example({ content: { exampleTopic, exampleMinutes } }: MinutesSource): Block[] {
  if (exampleTopic === '' && exampleMinutes === null) return []
  const length = exampleMinutes === null ? '' : ` (thời gian ${exampleMinutes} phút)`
  return [paragraph('Nội dung: ', known(unended(exampleTopic), 40), `${length}.`)]
}

/** Kiến nghị: what was asked, by whom, and the answer or who answers by when. */
export function petitions({ content }: MinutesSource): Block[] {
  const asked = content.petitions.filter((petition) => petition.content !== '')
  if (asked.length === 0) return []
  return [
    table(
      [
        column('STT', 12, 'center'),
        wideColumn('Nội dung kiến nghị', 5),
        wideColumn('Người kiến nghị', 3),
        wideColumn('Trả lời, người trả lời, thời hạn', 5),
      ],
      asked.map((petition, index) => [
        String(index + 1),
        [...onLines(linesOf(petition.content))],
        known(petition.raisedBy, 12),
        answerOf(petition),
      ]),
    ),
  ]
}

function answerOf({ answer, answerer, dueOn }: Petition): readonly Content[] {
  const answered = linesOf(answer)
  if (answered.length > 0) {
    const by = answerer === '' ? 'Trả lời tại buổi họp: ' : `${answerer} trả lời tại buổi họp: `
    return [by, ...onLines(answered)]
  }
  const due = dueOn === null ? '' : `, trước ngày ${formatDate(dueOn)}`
  return answerer === '' ? [blank(12), due] : [`${answerer} trả lời${due}`]
}

const isOverdue = ({ state, dueOn }: ReportedTask, heldOn: string): boolean =>
  state !== 'done' && dueOn !== null && dueOn < heldOn

/** How far the indicator of a task is, where it has one: "Đường bê tông: 1,2/2,5 km". */
export function reachedOf({
  measure,
  achieved = null,
}: Pick<ReportedTask, 'measure' | 'achieved'>): readonly string[] {
  if (measure === undefined || (measure.target === null && achieved === null)) return []
  return [measuredWords(measure, achieved)]
}

export function reported({ content, isByFigures = false }: MinutesSource): Block[] {
  if (content.reportedTasks.length === 0) return []
  return [
    table(
      [
        column('STT', 12, 'center'),
        wideColumn('Nhiệm vụ đề ra', 5),
        wideColumn('Người thực hiện', 3),
        column('Thời hạn', 25, 'center'),
        column('Trạng thái', 27),
        wideColumn('Kết quả', 4),
      ],
      content.reportedTasks.map((task, index) => [
        String(index + 1),
        known(task.title, 12),
        known(task.who, 12),
        task.dueOn === null ? blank(10) : formatDate(task.dueOn),
        ...(isByFigures
          ? [blank(10), blank(14)]
          : [
              [
                taskStateNames[task.state],
                isOverdue(task, content.heldOn) ? ` (${taskStateNames.overdue.toLowerCase()})` : '',
              ],
              onLines([...linesOf(task.result), ...reachedOf(task)]),
            ]),
      ]),
    ),
  ]
}

export function assigned({ content }: MinutesSource): Block[] {
  const given = content.assignedTasks.filter((task) => task.title !== '')
  if (given.length === 0) return []
  return [
    table(
      [
        column('STT', 12, 'center'),
        wideColumn('Nhiệm vụ', 6),
        wideColumn('Người thực hiện', 3),
        column('Thời hạn', 25, 'center'),
      ],
      given.map((task, index) => [
        String(index + 1),
        [...onLines([task.title, ...givenDetails(task)])],
        known(task.who, 12),
        task.dueOn === null ? blank(10) : formatDate(task.dueOn),
      ]),
    ),
  ]
}
