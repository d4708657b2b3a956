import { earliest } from '../../../shared/calendar/partial-dates.ts'
import type { OnePaper } from '../../../shared/documents/contract.ts'
import { isOfRegistry, kindsOfSeries, type SeriesKind, seriesFor } from '../../../shared/documents/kinds.ts'
import type { DocumentNumber } from '../../../shared/documents/model.ts'
import {
  completedNumber,
  lastUsed,
  nextNumber,
  numberText,
  orderWarning,
  parseNumber,
  type Series,
} from '../../../shared/documents/numbering.ts'
import { q, type Reader } from '../database/executor.ts'
import { toKind } from '../meetings/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { type Origin, requireOrigin } from './origin.ts'
import { dayOfPaper, paperOf, toPaperKind } from './store.ts'

interface GivenSeries extends Series {
  /** The numbers of `given` as they stand on their papers: `03` and `03a` are two. */
  readonly written: readonly string[]
  /** The same with the days of their meetings or reports. */
  readonly dated: readonly { readonly number: string; readonly day: string }[]
}

/**
 * A series of a cell's papers, without the paper that is being numbered. Numbers run for a whole term (36-HD 1.3.1):
 * meetings before the term that the office knows of do not count for those of the term, nor the other way round.
 */
function seriesOf(
  db: Reader,
  kind: SeriesKind,
  { bodyId: cellId, day }: Pick<Origin, 'bodyId' | 'day'>,
  ownPaper: string | undefined,
): GivenSeries {
  const start = db.first(
    q.selectFrom('paper_series').selectAll().where('body_id', '=', cellId).where('kind', '=', kind),
  )
  const term = db.first(q.selectFrom('body').select('term_written').where('id', '=', cellId))?.term_written
  const termFrom = term ? earliest(term) : ''
  const isOfTerm = (heldOn: string): boolean => heldOn >= termFrom
  // Of every version: a number that was printed once is not free again, though its paper was frozen anew without it.
  const given = db
    .all(
      q
        .selectFrom('paper')
        .leftJoin('meeting', 'meeting.id', 'paper.meeting_id')
        .leftJoin('report', 'report.id', 'paper.report_id')
        .innerJoin('paper_version', 'paper_version.paper_id', 'paper.id')
        .select(['paper.id', 'paper.kind', 'paper_version.number'])
        .select(['meeting.kind as meeting_kind', 'meeting.held_on'])
        .select(['report.dated_on', 'report.to_period'])
        .where('paper.body_id', '=', cellId)
        // An index holds the kinds of a body; of the same kind a committee has a series of its own.
        .where('paper.kind', 'in', kindsOfSeries(kind))
        .where('paper_version.number', '<>', ''),
    )
    .filter((row) => {
      const meeting = row.meeting_kind === null ? null : toKind(row.meeting_kind)
      return row.id !== ownPaper && seriesFor(toPaperKind(row.kind), meeting) === kind
    })
    .filter((row) => isOfTerm(dayOfPaper(row)) === isOfTerm(day))
  return {
    lastKnown: isOfTerm(day) ? (start?.last_number ?? null) : null,
    given: given.flatMap(({ number }) => parseNumber(number)?.value ?? []),
    written: given.map((row) => row.number),
    dated: given.map((row) => ({ number: row.number, day: dayOfPaper(row) })),
    symbol: start?.symbol || String(rulebookOf(db).rule(`paper.symbol.${kind}`, day)),
  }
}

/** The last number that a series of a cell has used in the term of a day, here or before this program. */
export function lastNumber(db: Reader, kind: SeriesKind, bodyId: string, day: string): string | null {
  const series = seriesOf(db, kind, { bodyId, day }, undefined)
  const last = lastUsed(series)
  return last === undefined
    ? null
    : numberText(last, series.symbol, rulebookOf(db).rule('paper.numberDigits', day))
}

/**
 * The number proposed for a paper: the one it has, else the next; null when none is known. Undefined for a
 * paper that carries no number.
 */
export function proposedNumber(db: Reader, asked: OnePaper) {
  const origin = requireOrigin(db, asked)
  const kind = seriesFor(asked.kind, origin.meeting)
  if (kind === null) return undefined
  const paper = paperOf(db, asked)
  const series = seriesOf(db, kind, origin, paper?.id)
  const next = isOfRegistry(kind) ? undefined : nextNumber(series)
  const digits = rulebookOf(db).rule('paper.numberDigits', origin.day)
  const proposed = paper?.number || (next === undefined ? null : numberText(next, series.symbol, digits))
  return {
    proposed,
    series,
    isOfRegistry: isOfRegistry(kind),
    ownNumber: paper?.number ?? '',
    day: origin.day,
  }
}

/**
 * What is to be said of a number that is out of the order of days; null where all is in order. The registry numbers
 * papers of many bodies, and an amended paper keeps the number that it has.
 */
export function outOfOrder(db: Reader, asked: OnePaper, number: string | null): string | null {
  const proposal = proposedNumber(db, asked)
  if (proposal === undefined || proposal.isOfRegistry || number === null) return null
  const { series, ownNumber, day } = proposal
  const meant = completedNumber(number, series.symbol)
  return meant === ownNumber ? null : (orderWarning({ number: meant, day }, series.dated) ?? null)
}

/** Reads the number that a clerk typed for a paper; undefined where it is none. */
export function readNumber(db: Reader, asked: OnePaper, text: string) {
  const symbol = proposedNumber(db, asked)?.series.symbol
  return parseNumber(symbol === undefined ? text : completedNumber(text, symbol))
}

/** Whether another paper of the cell in the same series and term bears that very number. */
export function isNumberTaken(db: Reader, paper: OnePaper, number: DocumentNumber): boolean {
  return (proposedNumber(db, paper)?.series.written ?? []).some((text) => {
    const other = parseNumber(text)
    return other?.value === number.value && other?.suffix === number.suffix
  })
}
