import type { PaperOfPeriod } from '../../shared/documents/contract.ts'
import type { MonthRow } from '../../shared/meetings/contract.ts'
import { isMonthlyKind } from '../../shared/meetings/meeting.ts'

type Meeting = MonthRow['meetings'][number]

/** One line of the board: a cell without a meeting, or one meeting of it with its papers. */
export interface BoardLine {
  readonly key: string
  readonly cellId: string
  readonly cellName: string
  readonly meeting: Meeting | undefined
  readonly papers: readonly PaperOfPeriod[]
}

/** The report and the tờ trình of a cell stand with its monthly meeting, of which they tell. */
export const boardLines = (
  rows: readonly MonthRow[],
  papers: readonly PaperOfPeriod[],
): readonly BoardLine[] =>
  rows.flatMap(({ cellId, cellName, meetings }): readonly BoardLine[] => {
    const reports = papers.filter(({ meetingId, bodyId }) => meetingId === null && bodyId === cellId)
    if (meetings.length === 0) {
      return [{ key: cellId, cellId, cellName, meeting: undefined, papers: reports }]
    }
    const monthly = meetings.find(({ kind }) => isMonthlyKind(kind)) ?? meetings[0]
    return meetings.map((meeting) => ({
      ...{ key: meeting.id, cellId, cellName, meeting },
      papers: [
        ...papers.filter(({ meetingId }) => meetingId === meeting.id),
        ...(meeting === monthly ? reports : []),
      ],
    }))
  })

const minutesOf = ({ papers }: BoardLine): PaperOfPeriod | undefined =>
  papers.find(({ kind }) => kind === 'minutes')

const isWaitingForSheet = ({ meeting }: BoardLine): boolean =>
  meeting === undefined || (isMonthlyKind(meeting.kind) && !meeting.isRecorded)

const isOnPaper = new Set(['signed', 'scanned', 'posted', 'archived'])
const isSigned = (paper: PaperOfPeriod): boolean => isOnPaper.has(paper.state)

const isUnsigned = (line: BoardLine): boolean =>
  (line.meeting?.isRecorded === true && minutesOf(line) === undefined) ||
  line.papers.some((paper) => !isSigned(paper))

/** What a committee said among itself is not posted on the e-handbook. */
export const isPosted = (meeting: BoardLine['meeting']): meeting is Meeting =>
  meeting?.isRecorded === true && meeting.kind !== 'committee'

/** Whether its papers can be frozen with those of others: recorded, and never frozen. */
export const isUnfrozen = (line: BoardLine): line is BoardLine & { readonly meeting: Meeting } =>
  line.meeting?.isRecorded === true && minutesOf(line) === undefined

/** When it was put on the e-handbook, as papers or as text alone. */
export const postedOnOf = (line: BoardLine): string | null =>
  minutesOf(line)?.postedOn ?? line.meeting?.postedOn ?? null

const isUnposted = (line: BoardLine): boolean => isPosted(line.meeting) && postedOnOf(line) === null

const isDiffering = ({ papers }: BoardLine): boolean => papers.some(({ differs }) => differs)

/** What the board can be narrowed to, in the words of its choice. */
export const boardViews = [
  { key: 'tat-ca', name: 'Mọi chi bộ', shows: () => true },
  { key: 'chua-nop', name: 'Chưa nộp, chưa ghi', shows: isWaitingForSheet },
  { key: 'chua-ky', name: 'Chưa ký đủ', shows: isUnsigned },
  { key: 'chua-dang', name: 'Chưa đăng biên bản', shows: isUnposted },
  { key: 'khong-khop', name: 'Không còn khớp với sổ', shows: isDiffering },
] as const satisfies readonly {
  readonly key: string
  readonly name: string
  readonly shows: (line: BoardLine) => boolean
}[]
