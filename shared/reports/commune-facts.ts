import { type Period, periodParts, quarterOf } from '../calendar/periods.ts'
import { monthsBetween } from '../calendar/spans.ts'
import { hasTopic, isMonthly } from '../meetings/meeting.ts'
import {
  type Lack,
  lacks,
  type MeetingOfMonth,
  type MonthOverview,
  type SpanOverview,
} from '../overview/contract.ts'
import { missingThematic, type PlannedCell } from '../plans/proposal.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import { bandOf, type ScoreBand, scoreBands } from '../scores/points.ts'
import type { TaskSums } from '../tasks/history.ts'

/** What the record says of the meetings of all cells in a span of months. */
export interface CommuneRecord {
  readonly from: Period
  readonly to: Period
  /** The months of the span that have begun, in their order. */
  readonly months: readonly { readonly period: Period; readonly overview: MonthOverview }[]
  readonly span: SpanOverview
  /** The cells of the span with the meetings that were held, for the count of thematic ones. */
  readonly cells: readonly (PlannedCell & { readonly name: string })[]
  readonly tasks: TaskSums
  readonly book: Rulebook
}

export const isMonth = ({ from, to }: CommuneRecord): boolean => from === to

/** A cell and how often; `Chi bộ bản 2 (3)`. */
export interface Named {
  readonly cellName: string
  readonly times: number
}

const tally = (names: readonly string[]): Named[] => {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  return [...times].map(([cellName, count]) => ({ cellName, times: count }))
}

const lines = ({ months }: CommuneRecord) =>
  months.flatMap(({ overview }) =>
    overview.flatMap(({ cellName, meetings }) => meetings.map((row) => ({ cellName, row }))),
  )

/** Cells and months of the span: in how many of them a monthly meeting was held, and where none was. */
export function heldFacts({ months }: CommuneRecord) {
  const perMonth = months.map(({ period, overview }) => {
    const notHeld = overview.filter(({ meetings }) => !meetings.some(({ meeting }) => isMonthly(meeting)))
    return { period, cells: overview.length, notHeld: notHeld.map(({ cellName }) => cellName) }
  })
  const due = perMonth.reduce((sum, { cells }) => sum + cells, 0)
  const missed = perMonth.reduce((sum, { notHeld }) => sum + notHeld.length, 0)
  return { perMonth, due, held: due - missed, missed }
}

/** Cells whose rate of attendance stays below the low line of the rule book, in whole numbers. */
export function belowLine({ span, book, to }: CommuneRecord) {
  const line = book.rule('attendance.lowLine', `${to}-01`)
  const cells = span.cells
    .filter(({ now: { turns } }) => turns.base > 0 && turns.present * 100 < line * turns.base)
    .map(({ cellName, now }) => ({ cellName, turns: now.turns }))
  return { line, cells }
}

/** Of a whole quarter at least: the cells with fewer thematic meetings in a quarter than the rule asks. */
export function lackingThematic({ from, to, cells, book }: CommuneRecord) {
  if (monthsBetween(from, to) < 3) return []
  const { year } = periodParts(to)
  const perQuarter = book.rule('plan.thematicPerQuarter', `${to}-01`)
  const [first, last] = [quarterOf(from), quarterOf(to)]
  return cells.flatMap((cell) => {
    const quarters = missingThematic(cell, year, perQuarter).filter(
      (quarter) => quarter >= first && quarter <= last,
    )
    return quarters.length === 0 ? [] : [{ cellName: cell.name, quarters }]
  })
}

export const topicsOf = (record: CommuneRecord) =>
  lines(record)
    .filter(({ row }) => row.meeting.isRecorded && hasTopic(row.meeting.kind) && row.topic !== '')
    .map(({ cellName, row }) => ({ cellName, topic: row.topic }))

export const scorers = ['own', 'suggestion', 'committee'] as const
export type Scorer = (typeof scorers)[number]

const pointsOf = (row: MeetingOfMonth, scorer: Scorer): number | null =>
  scorer === 'suggestion' ? (row.suggestion?.points ?? null) : row[scorer]

export interface ScoreFacts {
  readonly scored: number
  /** Tenths; null where nothing was scored. */
  readonly mean: number | null
  /** The mean of what the program does not know yet; 0 for scores that people gave. */
  readonly open: number
  /** A score of which something is open is in none: what is not known may still lift it. */
  readonly bands: Readonly<Record<ScoreBand, number>>
}

/** The three scores of the meetings that were recorded, each counted by itself. */
export function scoreFacts(record: CommuneRecord): Readonly<Record<Scorer, ScoreFacts>> {
  const rows = lines(record).filter(({ row }) => row.meeting.isRecorded)
  const of = (scorer: Scorer): ScoreFacts => {
    const given = rows.flatMap(({ row }) => {
      const points = pointsOf(row, scorer)
      const open = scorer === 'suggestion' ? (row.suggestion?.open ?? 0) : 0
      return points === null ? [] : [{ points, open, band: bandOf(points, record.book, row.meeting.heldOn) }]
    })
    const meanOf = (of: (score: (typeof given)[number]) => number) =>
      Math.round(given.reduce((sum, score) => sum + of(score), 0) / given.length)
    const count = (band: ScoreBand) => given.filter((score) => score.band === band && score.open === 0).length
    return {
      scored: given.length,
      mean: given.length === 0 ? null : meanOf(({ points }) => points),
      open: given.length === 0 ? 0 : meanOf(({ open }) => open),
      bands: { good: count('good'), fair: count('fair'), medium: count('medium'), poor: count('poor') },
    }
  }
  return { own: of('own'), suggestion: of('suggestion'), committee: of('committee') }
}

/** Cells with a meeting of the two lowest bands, by the score that stands: the committee's, else the cell's own. */
export const lowScored = (record: CommuneRecord): readonly Named[] =>
  tally(
    lines(record).flatMap(({ cellName, row }) => {
      const points = row.committee ?? row.own
      if (!row.meeting.isRecorded || points === null) return []
      const band = scoreBands.indexOf(bandOf(points, record.book, row.meeting.heldOn))
      return band >= scoreBands.indexOf('medium') ? [cellName] : []
    }),
  )

/** Which cells still lack what, with how many meetings; the appraisal is the committee's own to give. */
export const lackingPapers = (record: CommuneRecord): readonly { lack: Lack; cells: readonly Named[] }[] =>
  lacks
    .filter((lack) => lack !== 'appraisal')
    .map((lack) => ({
      lack,
      cells: tally(
        lines(record).flatMap(({ cellName, row }) => (row.lacks.includes(lack) ? [cellName] : [])),
      ),
    }))
    .filter(({ cells }) => cells.length > 0)

/** `Chi bộ bản 1; Chi bộ bản 2 (3 buổi)`. */
export const namesOf = (cells: readonly Named[], unit = 'buổi'): string =>
  cells.map(({ cellName, times }) => (times === 1 ? cellName : `${cellName} (${times} ${unit})`)).join('; ')
