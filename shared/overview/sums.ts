import { sumTurns, type Turns } from '../attendance/sitting.ts'
import { isMonthly } from '../meetings/meeting.ts'
import type { Tenths } from '../scores/points.ts'
import type { MeetingOfMonth, MonthOverview } from './contract.ts'

/** What stands under the table of a month. */
interface MonthSums {
  readonly cells: number
  /** Cells that held their monthly meeting. */
  readonly met: number
  /** Cells of which somebody wrote that they did not meet. */
  readonly missed: number
  /** Meetings that were opened and are not in the record. */
  readonly waiting: number
  readonly turns: Turns
  /** Means of the scores that were given, in tenths; null where none was. */
  readonly own: Tenths | null
  readonly committee: Tenths | null
  /** Meetings that lack a paper or a score. */
  readonly lacking: number
}

const mean = (given: readonly (Tenths | null)[]): Tenths | null => {
  const known = given.filter((points) => points !== null)
  return known.length === 0 ? null : Math.round(known.reduce((sum, points) => sum + points, 0) / known.length)
}

export function monthSums(overview: MonthOverview): MonthSums {
  const rows: readonly MeetingOfMonth[] = overview.flatMap(({ meetings }) => meetings)
  return {
    cells: overview.length,
    met: overview.filter(({ meetings }) => meetings.some(({ meeting }) => isMonthly(meeting))).length,
    missed: overview.filter(({ missed }) => missed !== null).length,
    waiting: rows.filter(({ meeting }) => !meeting.isRecorded).length,
    turns: sumTurns(rows.map(({ turns }) => turns)),
    own: mean(rows.map(({ own }) => own)),
    committee: mean(rows.map(({ committee }) => committee)),
    lacking: rows.filter(({ lacks }) => lacks.length > 0).length,
  }
}
