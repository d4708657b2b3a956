import { formatDate } from '../calendar/dates.ts'
import { formatPoints } from '../scores/points.ts'
import type { MeetingOfMonth, MonthOverview } from './contract.ts'

/** A line of the month: a meeting that was held, or why there is none to tell of. */
export interface MonthLine {
  readonly cellName: string
  /** Null where the cell has not met. */
  readonly held: MeetingOfMonth | null
  /** Stands where the day of a meeting would; '' for a meeting that was held. */
  readonly unheld: string
  /** More of that, in words. */
  readonly why: string
  readonly lacks: MeetingOfMonth['lacks']
}

/** A line a meeting; a cell that has not met has its line too, and what was only opened is no meeting yet. */
export const monthLines = (overview: MonthOverview): readonly MonthLine[] =>
  overview.flatMap(({ cellName, missed, meetings }) => {
    const none = { cellName, held: null, lacks: [] }
    return [
      ...(missed === null ? [] : [{ ...none, unheld: 'Không họp', why: missed }]),
      ...(missed === null && meetings.length === 0
        ? [{ ...none, unheld: 'Chưa mở', why: 'Chưa sinh hoạt' }]
        : []),
      ...meetings.map((row) =>
        row.meeting.isRecorded
          ? { cellName, held: row, unheld: '', why: '', lacks: row.lacks }
          : {
              ...{ cellName, held: null, unheld: 'Chưa ghi', lacks: row.lacks },
              why: `Đã mở buổi ngày ${formatDate(row.meeting.heldOn)}, chưa ghi vào sổ`,
            },
      ),
    ]
  })

/** `−5 Thời lượng: họp 60 phút`. */
const lostWords = ({ title, points, reason }: MeetingOfMonth['reasons']['suggestion'][number]): string =>
  `−${formatPoints(points)} ${title}${reason === '' ? '' : `: ${reason}`}`

/** Why the suggestion is not full: the costliest losses in words, the others summed up. */
export function suggestionReasons(
  { suggestion }: MeetingOfMonth['reasons'],
  most = Number.POSITIVE_INFINITY,
): readonly string[] {
  const rest = suggestion.slice(most)
  const lost = rest.reduce((sum, { points }) => sum + points, 0)
  return [
    ...suggestion.slice(0, most).map(lostWords),
    ...(rest.length === 0 ? [] : [`−${formatPoints(lost)} vì ${rest.length} lý do khác`]),
  ]
}
