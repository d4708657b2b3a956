import { earliest } from '../../../shared/calendar/partial-dates.ts'
import { kindsOfSeries, type PaperRef, paperTypes, type SeriesKind } from '../../../shared/documents/kinds.ts'
import type { DocumentNumber } from '../../../shared/documents/model.ts'
import { nextNumber, numberText, parseNumber, type Series } from '../../../shared/documents/numbering.ts'
import { q, type Reader } from '../database/executor.ts'
import { requireMeeting } from '../meetings/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { paperOf } from './store.ts'

interface GivenSeries extends Series {
  /** The numbers of `given` as they stand on their papers: `03` and `03a` are two. */
  readonly written: readonly string[]
}

/**
 * A series of a cell's papers, without the paper that is being numbered. Numbers run for a whole term (36-HD 1.3.1):
 * meetings before the term that the office knows of do not count for those of the term, nor the other way round.
 */
function seriesOf(
  db: Reader,
  kind: SeriesKind,
  meeting: { readonly cell_id: string; readonly held_on: string },
  ownPaper: string | undefined,
): GivenSeries {
  const { cell_id: cellId, held_on: day } = meeting
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
        .innerJoin('meeting', 'meeting.id', 'paper.meeting_id')
        .innerJoin('paper_version', 'paper_version.paper_id', 'paper.id')
        .select(['paper.id', 'paper_version.number', 'meeting.held_on'])
        .where('paper.body_id', '=', cellId)
        .where('paper.kind', 'in', kindsOfSeries(kind))
        .where('paper_version.number', '<>', ''),
    )
    .filter((row) => row.id !== ownPaper && isOfTerm(row.held_on) === isOfTerm(day))
  return {
    lastKnown: isOfTerm(day) ? (start?.last_number ?? null) : null,
    given: given.flatMap(({ number }) => parseNumber(number)?.value ?? []),
    written: given.map((row) => row.number),
    symbol: start?.symbol || String(rulebookOf(db).rule(`paper.symbol.${kind}`, day)),
  }
}

/**
 * The number proposed for a paper of a meeting: the one it has, else the next; null when none is known. Undefined for a
 * paper that carries no number.
 */
export function proposedNumber(db: Reader, meetingId: string, ref: PaperRef) {
  const kind = paperTypes[ref.kind].series
  if (kind === null) return undefined
  const meeting = requireMeeting(db, meetingId)
  const paper = paperOf(db, meetingId, ref)
  const series = seriesOf(db, kind, meeting, paper?.id)
  const next = nextNumber(series)
  const digits = rulebookOf(db).rule('paper.numberDigits', meeting.held_on)
  const proposed = paper?.number || (next === undefined ? null : numberText(next, series.symbol, digits))
  return { proposed, series }
}

/** Whether another paper of the cell in the same series and term bears that very number. */
export function isNumberTaken(db: Reader, meetingId: string, ref: PaperRef, number: DocumentNumber): boolean {
  return (proposedNumber(db, meetingId, ref)?.series.written ?? []).some((text) => {
    const other = parseNumber(text)
    return other?.value === number.value && other?.suffix === number.suffix
  })
}
