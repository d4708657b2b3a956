import { sql } from 'kysely'
import { formatDate, type IsoDate } from '../../../shared/calendar/dates.ts'
import { formatPartialDate } from '../../../shared/calendar/partial-dates.ts'
import { periodOf, periodPhrase } from '../../../shared/calendar/periods.ts'
import { paperKindNames, paperKinds } from '../../../shared/documents/contract.ts'
import type { Hit } from '../../../shared/finding/contract.ts'
import { type Phrase, readPhrase } from '../../../shared/finding/phrase.ts'
import { readyLists } from '../../../shared/finding/ready.ts'
import { meetingKindNames } from '../../../shared/meetings/meeting.ts'
import { fold, searchWords } from '../../../shared/text/fold.ts'
import { q, type Reader } from '../database/executor.ts'
import { toKind } from '../meetings/store.ts'
import { holdersOn } from '../organisation/store.ts'
import { searchMembers } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { keptLists } from './saved.ts'

/** Each kind shows a few: whoever needs more has typed too little, or opens the list. */
const mostHits = 4

interface Cell {
  readonly id: string
  readonly name: string
  readonly matchKey: string
}

/** Whether a folded text has every word, each at the beginning of one of its own: "dong" is not in "hoi dong-bao". */
const beginsWords = (key: string, words: readonly string[]): boolean => {
  const own = searchWords(key)
  return words.every((word) => own.some((each) => each.startsWith(word)))
}

const livingCells = (db: Reader): readonly Cell[] =>
  db.all(
    q
      .selectFrom('body')
      .innerJoin('body_name', (join) =>
        join.onRef('body_name.body_id', '=', 'body.id').on('body_name.valid_to', 'is', null),
      )
      .where('body.kind', '=', 'cell')
      .where('body.deleted_at', 'is', null)
      .orderBy('body_name.sort_key')
      .select(['body.id', 'body_name.name', 'body_name.match_key as matchKey']),
  )

const personHits = (db: Reader, query: string, today: IsoDate): Hit[] =>
  searchWords(query).length === 0
    ? []
    : searchMembers(
        db,
        { query, cellId: null, standing: 'all', order: 'name', offset: 0, limit: mostHits },
        today,
      ).rows.map((row) => ({
        id: row.id,
        title: row.fullName,
        note: [row.birthDate === null ? '' : formatPartialDate(row.birthDate), row.cellName, row.posts]
          .filter((part) => part !== '')
          .join(' - '),
      }))

function cellHits(db: Reader, cells: readonly Cell[], today: IsoDate): Hit[] {
  return cells.slice(0, mostHits).map(({ id, name }) => {
    const secretary = holdersOn(db, today, id).find(({ post }) => post === 'secretary')
    return { id, title: name, note: secretary === undefined ? 'Chi bộ' : `Bí thư: ${secretary.fullName}` }
  })
}

/** Meetings are looked for by cell and month, which an index holds; without either nothing is asked. */
function meetingHits(db: Reader, { periods, words }: Phrase, cells: readonly Cell[]): Hit[] {
  if (periods.length === 0 && words.length === 0) return []
  if (words.length > 0 && cells.length === 0) return []
  const names = new Map(cells.map(({ id, name }) => [id, name]))
  let meetings = q
    .selectFrom('meeting')
    .where('deleted_at', 'is', null)
    .select(['id', 'cell_id', 'period', 'kind', 'held_on'])
    .limit(mostHits)
  if (periods.length > 0) meetings = meetings.where('period', 'in', periods).orderBy('period', 'desc')
  if (words.length > 0) {
    const near = cells.slice(0, mostHits).map(({ id }) => id)
    meetings = meetings.where('cell_id', 'in', near).orderBy('held_on', 'desc')
  }
  return db.all(meetings).map((row) => ({
    id: row.id,
    title: `Sinh hoạt ${meetingKindNames[toKind(row.kind)]} ${periodPhrase(row.period)}`,
    note: `${names.get(row.cell_id) ?? ''} - họp ngày ${formatDate(row.held_on)}`,
  }))
}

interface PaperRow {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly body_id: string
  readonly period: string | null
}

/** Papers by number within each series of the cells, and by cell alone: an index holds both. */
function paperHits(db: Reader, { number, words, periods }: Phrase, cells: readonly Cell[]): Hit[] {
  if (cells.length === 0 || (number === null && words.length === 0) || periods.length > 0) return []
  const names = new Map(cells.map(({ id, name }) => [id, name]))
  const wanted = words.length > 0 && number === null ? cells.slice(0, mostHits) : cells
  let papers = q
    .selectFrom('paper')
    .leftJoin('meeting', 'meeting.id', 'paper.meeting_id')
    .where('paper.kind', 'in', paperKinds)
    .where(
      sql<boolean>`paper.body_id IN (SELECT value FROM json_each(${JSON.stringify(wanted.map(({ id }) => id))}))`,
    )
    .orderBy('paper.created_at', 'desc')
    .select(['paper.id', 'paper.kind', 'paper.number', 'paper.body_id', 'meeting.period'])
  if (number !== null) papers = papers.where('paper.number_value', '=', number.value)
  const rows: readonly PaperRow[] = db.all(papers.limit(number === null ? mostHits : 200))
  const symbol = number?.symbol ?? ''
  return rows
    .filter((row) => symbol === '' || searchWords(row.number).some((word) => word.startsWith(symbol)))
    .slice(0, mostHits)
    .map((row) => ({
      id: row.id,
      title: `${paperKindNames[row.kind as keyof typeof paperKindNames] ?? 'Văn bản'}${row.number === '' ? ' (chưa có số)' : ` số ${row.number}`}`,
      note: [names.get(row.body_id) ?? '', row.period === null ? '' : periodPhrase(row.period)]
        .filter((part) => part !== '')
        .join(' - '),
    }))
}

/** Kept lists come before those of the program. */
const listHits = (db: Reader, query: string, today: IsoDate): Hit[] =>
  [
    ...keptLists(db).map(({ id, name }) => ({ id, title: name, note: 'Danh sách đã lưu' })),
    ...readyLists(rulebookOf(db), today).map(({ id, name }) => ({
      id,
      title: name,
      note: 'Danh sách có sẵn',
    })),
  ]
    .filter(({ title }) => beginsWords(fold(title), searchWords(query)))
    .slice(0, mostHits)

export interface Everything {
  readonly people: Hit[]
  readonly cells: Hit[]
  readonly meetings: Hit[]
  readonly papers: Hit[]
  readonly lists: Hit[]
}

/** Whatever answers to a few words: members, cells, meetings, papers and kept lists, a few of each. */
export function everything(db: Reader, query: string, today: IsoDate): Everything {
  const phrase = readPhrase(query, periodOf(today))
  if (phrase.words.length === 0 && phrase.periods.length === 0 && phrase.number === null) {
    return { people: [], cells: [], meetings: [], papers: [], lists: [] }
  }
  const cells = livingCells(db).filter(({ matchKey }) => beginsWords(matchKey, phrase.words))
  const isAboutCells = phrase.words.length > 0
  return {
    people: personHits(db, query, today),
    cells: isAboutCells ? cellHits(db, cells, today) : [],
    meetings: meetingHits(db, phrase, cells),
    papers: paperHits(db, phrase, cells),
    lists: isAboutCells ? listHits(db, query, today) : [],
  }
}
