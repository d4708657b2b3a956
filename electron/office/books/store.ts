import { wordKind } from '../../../shared/attachments/contract.ts'
import type { BookKind } from '../../../shared/books/contract.ts'
import { doublesIn, gapsIn } from '../../../shared/books/gaps.ts'
import { formatDate } from '../../../shared/calendar/dates.ts'
import { earliest } from '../../../shared/calendar/partial-dates.ts'
import { groupBy } from '../../../shared/collections.ts'
import { type SeriesKind, seriesFor } from '../../../shared/documents/kinds.ts'
import { parseNumber } from '../../../shared/documents/numbering.ts'
import { isMonthlyKind, meetingKindNames } from '../../../shared/meetings/meeting.ts'
import { meetingSubject } from '../../../shared/meetings/names.ts'
import type { ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { toPaperKind } from '../documents/store.ts'
import { toKind } from '../meetings/store.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { monthsUnheld } from './unheld.ts'

const seriesOfBook: Readonly<Record<BookKind, SeriesKind>> = {
  minutes: 'minutes',
  resolution: 'resolution',
  'committee-minutes': 'committee-minutes',
}

/** A paper as it stands in a book. */
export interface BookPaper {
  readonly number: string
  readonly heldOn: string
  readonly title: string
  readonly paperId: string
  /** The version in use, whose print is kept. */
  readonly version: number
  /** The official text in its place, and whether it can be bound. */
  readonly official: { readonly sha256: string; readonly mediaType: string } | null
}

export interface Book {
  readonly cellId: string
  readonly cellName: string
  readonly papers: readonly BookPaper[]
  /** Gaps and doubles of the numbers, and papers that are being changed, as sentences. */
  readonly numbersMissing: readonly string[]
  /** Months without a meeting, and meetings of which there should be a paper and is no frozen print, as sentences. */
  readonly papersMissing: readonly string[]
}

interface Asked {
  readonly book: BookKind
  readonly year: number
  readonly cellId: string | null
}

/**
 * Papers of a series, of a year and of the three months before: their numbers tell what comes first. The versions
 * themselves are asked for when a book is bound: to read the hash of a print, its whole document is passed over.
 */
function papersOf(db: Reader, { book, year, cellId }: Asked) {
  let rows = q
    .selectFrom('paper')
    .innerJoin('meeting', 'meeting.id', 'paper.meeting_id')
    .leftJoin('official_text', (join) =>
      join
        .onRef('official_text.paper_id', '=', 'paper.id')
        .onRef('official_text.version', '=', 'paper.current_version'),
    )
    .leftJoin('attachment', 'attachment.sha256', 'official_text.sha256')
    .select(['paper.body_id', 'paper.kind', 'paper.state', 'paper.number'])
    .select(['paper.id', 'paper.current_version'])
    .select(['meeting.kind as meeting_kind', 'meeting.period', 'meeting.held_on'])
    .select(['official_text.sha256 as official', 'attachment.media_type'])
    .where('meeting.deleted_at', 'is', null)
    .where('meeting.period', '>=', `${year - 1}-10`)
    .where('meeting.period', '<=', `${year}-12`)
    .orderBy('meeting.held_on')
  if (cellId !== null) rows = rows.where('paper.body_id', '=', cellId)
  return db
    .all(rows)
    .map((row) => ({ ...row, meetingKind: toKind(row.meeting_kind) }))
    .filter((row) => seriesFor(toPaperKind(row.kind), row.meetingKind) === seriesOfBook[book])
}
type PaperRow = ReturnType<typeof papersOf>[number]

/** Recorded meetings of the year of which there should be minutes and is no frozen print. */
function withoutMinutes(db: Reader, { book, year, cellId }: Asked) {
  if (book === 'resolution') return []
  let rows = q
    .selectFrom('meeting')
    .leftJoin('paper', (join) =>
      join.onRef('paper.meeting_id', '=', 'meeting.id').on('paper.kind', '=', 'minutes'),
    )
    .select(['meeting.cell_id', 'meeting.kind', 'meeting.period', 'meeting.held_on'])
    .where('meeting.deleted_at', 'is', null)
    .where('meeting.recorded_at', 'is not', null)
    .where('meeting.period', '>=', `${year}-01`)
    .where('meeting.period', '<=', `${year}-12`)
    .where('paper.id', 'is', null)
    .orderBy('meeting.held_on')
  if (cellId !== null) rows = rows.where('meeting.cell_id', '=', cellId)
  return db
    .all(rows)
    .map((row) => ({ ...row, kind: toKind(row.kind) }))
    .filter(({ kind }) => seriesFor('minutes', kind) === seriesOfBook[book])
}

/** One sentence for all of them: a cell that writes by hand has twelve. */
function unfrozen(meetings: ReturnType<typeof withoutMinutes>): readonly string[] {
  if (meetings.length === 0) return []
  const days = meetings.map(({ kind, held_on }) =>
    isMonthlyKind(kind) ? formatDate(held_on) : `${formatDate(held_on)} (${meetingKindNames[kind]})`,
  )
  return [`Chưa chốt biên bản ${meetings.length} buổi: ngày ${days.join(', ')}.`]
}

/** Numbers begin anew with a term (36-HD 1.3.1): those of two terms are two series in one year. */
function termsOf(db: Reader): ReadonlyMap<string, string> {
  return new Map(
    db
      .all(q.selectFrom('body').select(['id', 'term_written']).where('term_written', 'is not', null))
      .map((row) => [row.id, row.term_written ? earliest(row.term_written) : '']),
  )
}

const figureOf = (number: string): number | undefined => parseNumber(number)?.value

/** The last number of a term before the year; null where none is known. */
function lastBefore(
  rows: readonly PaperRow[],
  first: string,
  known: number | null,
  isFirstOfTerm: boolean,
): number | null {
  const values = rows.flatMap((row) => (row.period < first ? (figureOf(row.number) ?? []) : []))
  const last = Math.max(...values, known ?? 0)
  if (last > 0) return last
  return isFirstOfTerm ? 0 : null
}

function numbersMissing(
  rows: readonly PaperRow[],
  { year }: Asked,
  { term, known }: { readonly term: string; readonly known: number | null },
): readonly string[] {
  const first = `${year}-01`
  const sentences = [true, false].flatMap((isOfTerm) => {
    const series = rows.filter((row) => row.held_on >= term === isOfTerm)
    const own = series.filter((row) => row.period >= first)
    const values = own.flatMap((row) => figureOf(row.number) ?? [])
    const beganThisYear = isOfTerm && term >= `${year}-01-01`
    const gaps = gapsIn(values, lastBefore(series, first, isOfTerm ? known : null, beganThisYear))
    const doubles = doublesIn(own.map(({ number }) => number))
    return [
      ...(gaps.length === 0 ? [] : [`Không có số ${gaps.join(', ')}.`]),
      ...doubles.map((number) => `Số ${number} dùng cho nhiều văn bản.`),
    ]
  })
  return [
    ...sentences,
    ...rows
      .filter((row) => row.period >= first && row.state === 'draft')
      .map(
        (row) =>
          `${row.number === '' ? `Văn bản ngày ${formatDate(row.held_on)}` : `Số ${row.number}`} đang sửa đổi, chưa chốt bản in mới.`,
      ),
  ]
}

const suffixOf = (number: string): string => parseNumber(number)?.suffix ?? ''
const last = Number.MAX_SAFE_INTEGER

/** Of an older term first, then by number; what bears none stands behind, by its day. */
const inOrder =
  (term: string) =>
  (a: PaperRow, b: PaperRow): number =>
    Number(a.held_on >= term) - Number(b.held_on >= term) ||
    (figureOf(a.number) ?? last) - (figureOf(b.number) ?? last) ||
    suffixOf(a.number).localeCompare(suffixOf(b.number)) ||
    a.held_on.localeCompare(b.held_on)

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

const bound = (row: PaperRow): BookPaper => ({
  number: row.number,
  heldOn: row.held_on,
  title: capital(meetingSubject({ kind: row.meetingKind, period: row.period })),
  paperId: row.id,
  version: row.current_version,
  official: row.official === null ? null : { sha256: row.official, mediaType: row.media_type ?? wordKind },
})

/**
 * The books of a year, by the cells' names: papers of the meetings of its twelve periods, as the year's other figures
 * count them, though one of December may be held in January.
 */
export function booksOf({ db, today }: Pick<ReadContext, 'db' | 'today'>, asked: Asked): Book[] {
  const all = groupBy(papersOf(db, asked), (row) => row.body_id)
  const unmade = groupBy(withoutMinutes(db, asked), (row) => row.cell_id)
  const unheld = asked.book === 'minutes' ? monthsUnheld(db, asked, today) : () => []
  const terms = termsOf(db)
  const known = new Map(
    db
      .all(
        q
          .selectFrom('paper_series')
          .select(['body_id', 'last_number'])
          .where('kind', '=', seriesOfBook[asked.book]),
      )
      .map((row) => [row.body_id, row.last_number]),
  )
  const names = cellNamesEver(db)
  const collator = new Intl.Collator('vi')
  return [...new Set([...all.keys(), ...unmade.keys()])]
    .flatMap((cellId): Book[] => {
      const rows = all.get(cellId) ?? []
      const own = rows.filter((row) => row.period >= `${asked.year}-01`)
      const lacking = unmade.get(cellId) ?? []
      if (own.length === 0 && lacking.length === 0) return []
      const term = terms.get(cellId) ?? ''
      const day =
        [...own, ...lacking]
          .map((row) => row.held_on)
          .sort()
          .at(-1) ?? `${asked.year}-12-31`
      return [
        {
          cellId,
          cellName: names.get(cellId)?.(day) ?? '',
          papers: own
            .filter(({ state }) => state !== 'draft')
            .toSorted(inOrder(term))
            .map(bound),
          numbersMissing: numbersMissing(rows, asked, { term, known: known.get(cellId) ?? null }),
          papersMissing: [...unheld(cellId), ...unfrozen(lacking)],
        },
      ]
    })
    .sort((a, b) => collator.compare(a.cellName, b.cellName))
}
