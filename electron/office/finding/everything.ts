import { sql } from 'kysely'
import { formatDate, type IsoDate } from '../../../shared/calendar/dates.ts'
import { formatPartialDate } from '../../../shared/calendar/partial-dates.ts'
import { addPeriods, type Period, periodOf, periodPhrase } from '../../../shared/calendar/periods.ts'
import { paperKinds, paperTypes } from '../../../shared/documents/kinds.ts'
import type { Hit } from '../../../shared/finding/contract.ts'
import { type Phrase, readPhrase } from '../../../shared/finding/phrase.ts'
import { readyLists } from '../../../shared/finding/ready.ts'
import { meetingTitles } from '../../../shared/meetings/meeting.ts'
import { fold, searchWords } from '../../../shared/text/fold.ts'
import { q, type Reader } from '../database/executor.ts'
import { toKind } from '../meetings/store.ts'
import { communeBody, communeName } from '../organisation/bodies.ts'
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

/** The commune, whose meetings are the briefings of secretaries: these are what it is found by. */
function briefingBody(db: Reader): readonly Cell[] {
  const commune = communeBody(db)
  if (!commune) return []
  const name = communeName(db)
  return [{ id: commune.id, name, matchKey: `giao ban bi thu ${fold(name)}` }]
}

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

/** Cells whose name holds the fewest other words come first: "sen đông" is Sen Đông before Sen Đông Thượng. */
const nearestFirst = (cells: readonly Cell[], words: readonly string[]): readonly Cell[] =>
  cells
    .filter(({ matchKey }) => beginsWords(matchKey, words))
    .map((cell) => ({
      cell,
      others: searchWords(cell.matchKey).filter((own) => !words.includes(own)).length,
    }))
    .sort((a, b) => a.others - b.others)
    .map(({ cell }) => cell)

const among = (column: string, values: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`

/** Meetings are looked for by cell, month or day, which an index holds; without any of them nothing is asked. */
function meetingHits(
  db: Reader,
  { periods, days, words, number, paperKinds: kinds }: Phrase,
  cells: readonly Cell[],
): Hit[] {
  const isDated = periods.length > 0 || days.length > 0
  // Minutes that are not frozen yet are still their meeting; any other paper has to be one.
  const isOtherPaper = number !== null || (kinds.length > 0 && !kinds.includes('minutes'))
  if (cells.length === 0 || (isOtherPaper && !isDated)) return []
  if (!isDated && words.length === 0) return []
  const names = new Map(cells.map(({ id, name }) => [id, name]))
  let meetings = q
    .selectFrom('meeting')
    .where('deleted_at', 'is', null)
    .select(['id', 'cell_id', 'period', 'kind', 'held_on'])
    .orderBy('held_on', 'desc')
    .orderBy('id')
  if (periods.length > 0) meetings = meetings.where('period', 'in', periods)
  if (days.length > 0) {
    meetings = meetings.where('held_on', 'in', days).where('period', 'in', periodsAround(days))
  }
  if (words.length > 0) meetings = meetings.where(among('cell_id', nearIds(cells)))
  return db.all(meetings.limit(mostHits)).map((row) => ({
    id: row.id,
    title: `${meetingTitles[toKind(row.kind)]} ${periodPhrase(row.period)}`,
    note: `${names.get(row.cell_id) ?? ''} - họp ngày ${formatDate(row.held_on)}`,
  }))
}

const nearIds = (cells: readonly Cell[]): readonly string[] => cells.slice(0, mostHits).map(({ id }) => id)

/** The meeting of a period may be held some days before its month or after it; an index holds the periods. */
const periodsAround = (days: readonly IsoDate[]): readonly Period[] => [
  ...new Set(days.flatMap((day) => [-1, 0, 1].map((by) => addPeriods(periodOf(day), by)))),
]

/** Papers by kind, number, cell, month or day of their meeting, and by cell alone: an index holds them all. */
function paperHits(
  db: Reader,
  { number, words, periods, days, paperKinds: kinds, isMeeting }: Phrase,
  cells: readonly Cell[],
): Hit[] {
  const isDated = periods.length > 0 || days.length > 0
  const isNamed = kinds.length > 0 || number !== null
  if (cells.length === 0 || (isMeeting && !isNamed) || (!isNamed && !isDated && words.length === 0)) return []
  const names = new Map(cells.map(({ id, name }) => [id, name]))
  let papers = q
    .selectFrom('paper')
    .leftJoin('meeting', 'meeting.id', 'paper.meeting_id')
    .where(among('paper.body_id', words.length > 0 && number === null ? nearIds(cells) : [...names.keys()]))
    .orderBy('meeting.held_on', 'desc')
    .orderBy('paper.created_at', 'desc')
    .orderBy('paper.id')
    .select(['paper.id', 'paper.kind', 'paper.number', 'paper.body_id', 'meeting.period'])
  if (kinds.length > 0) papers = papers.where('paper.kind', 'in', kinds)
  if (number !== null) papers = papers.where('paper.number_value', '=', number.value)
  if (periods.length > 0) papers = papers.where('meeting.period', 'in', periods)
  if (days.length > 0) {
    papers = papers.where('meeting.held_on', 'in', days).where('meeting.period', 'in', periodsAround(days))
  }
  const symbol = number?.symbol ?? ''
  return db
    .all(papers.limit(number === null ? mostHits : mostNumbered))
    .filter((row) => symbol === '' || searchWords(row.number).some((word) => word.startsWith(symbol)))
    .slice(0, mostHits)
    .map((row) => ({
      id: row.id,
      title: `${paperNameOf(row.kind)}${row.number === '' ? ' (chưa có số)' : ` số ${row.number}`}`,
      note: [names.get(row.body_id) ?? '', row.period === null ? '' : periodPhrase(row.period)]
        .filter((part) => part !== '')
        .join(' - '),
    }))
}

/** Papers of one number in all series of all cells, of which those with the typed symbol are shown. */
const mostNumbered = 200

const paperNameOf = (kind: string): string =>
  paperTypes[paperKinds.find((known) => known === kind) ?? 'minutes'].name

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
  if (searchWords(query).length === 0) return { people: [], cells: [], meetings: [], papers: [], lists: [] }
  const cells = nearestFirst(livingCells(db), phrase.words)
  const bodies = [...cells, ...nearestFirst(briefingBody(db), phrase.words)]
  const isAboutCells = phrase.words.length > 0
  return {
    people: personHits(db, query, today),
    cells: isAboutCells ? cellHits(db, cells, today) : [],
    meetings: meetingHits(db, phrase, bodies),
    papers: paperHits(db, phrase, bodies),
    lists: isAboutCells ? listHits(db, query, today) : [],
  }
}
