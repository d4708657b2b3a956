import { sql } from 'kysely'
import { type AuditRecord, mostFound } from '../../../shared/audit/contract.ts'
import { kindWords } from '../../../shared/audit/names.ts'
import { formatDate, type IsoDate } from '../../../shared/calendar/dates.ts'
import { formatPartialDate } from '../../../shared/calendar/partial-dates.ts'
import { periodOf, periodPhrase } from '../../../shared/calendar/periods.ts'
import { type Phrase, readPhrase } from '../../../shared/finding/phrase.ts'
import { meetingTitles } from '../../../shared/meetings/meeting.ts'
import { bodyKindNames } from '../../../shared/organisation/tree.ts'
import { fold, matches, searchWords } from '../../../shared/text/fold.ts'
import { q, type Reader } from '../database/executor.ts'
import { toKind } from '../meetings/store.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { earlierNames } from './earlier-names.ts'
import { namesOfGoneMeetings } from './record-names.ts'
import { originsOf } from './rows.ts'

/** Ids by which a record is asked for, and the earlier names under which it was found. */
type Asked = ReadonlyMap<string, readonly string[]>

const note = (...parts: readonly (string | false | null | undefined)[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(' - ')

const earlier = (names: readonly string[] | undefined): string =>
  names === undefined || names.length === 0 ? '' : `trước đây: ${[...new Set(names)].join(', ')}`

const inList = (ids: readonly string[]) =>
  sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`

/** Whole words first: "an" is the name An before it is a part of Lan. */
const wholeWords = (words: readonly string[]) =>
  words.length === 0
    ? sql`0`
    : sql`${sql.join(
        words.map((word) => sql`(instr(' ' || search_key || ' ', ${` ${word} `}) > 0)`),
        sql` + `,
      )}`

const personColumns = ['id', 'full_name', 'other_name', 'birth_written', 'deleted_at', 'merged_into'] as const

function toPeople(
  db: Reader,
  rows: readonly {
    readonly id: string
    readonly full_name: string
    readonly birth_written: string | null
    readonly deleted_at: string | null
    readonly merged_into: string | null
  }[],
  before: Asked,
): AuditRecord[] {
  const cells = cellNamesEver(db)
  const lastCell = (id: string): string => {
    const last = db.first(
      q
        .selectFrom('cell_membership')
        .select('cell_id')
        .where('person_id', '=', id)
        .orderBy('valid_from', 'desc')
        .limit(1),
    )
    return last === undefined ? '' : (cells.get(last.cell_id)?.('9999-12-31') ?? '')
  }
  return rows.map((row) => ({
    ...{ kind: 'person', id: row.id, kindName: kindWords('person'), name: row.full_name },
    note: note(
      row.birth_written === null ? '' : `sinh ${formatPartialDate(row.birth_written)}`,
      lastCell(row.id),
      earlier(before.get(row.id)),
      row.merged_into !== null ? 'đã gộp vào hồ sơ khác' : row.deleted_at !== null && 'đã bỏ',
    ),
  }))
}

/** People by what they are called, and then those who were called so. Also those who were removed. */
function peopleOf(db: Reader, words: readonly string[], before: Asked): AuditRecord[] {
  let people = q.selectFrom('person').select(personColumns)
  for (const word of words) people = people.where(sql<boolean>`instr(search_key, ${word}) > 0`)
  const now = db.all(
    people
      .orderBy(wholeWords(words), 'desc')
      .orderBy(sql`deleted_at IS NOT NULL`)
      .orderBy('sort_key')
      .orderBy('id')
      .limit(mostFound + 1),
  )
  const others = [...before.keys()].filter((id) => now.every((row) => row.id !== id))
  const once =
    others.length === 0
      ? []
      : db.all(
          q
            .selectFrom('person')
            .select(personColumns)
            .where(inList(others))
            .orderBy('sort_key')
            .limit(mostFound + 1),
        )
  // Who bore a name earlier must not stand behind a page full of others who bear it now.
  return toPeople(db, [...once.slice(0, mostFound / 2), ...now].slice(0, mostFound + 1), before)
}

interface Body {
  readonly id: string
  readonly kind: string
  readonly names: readonly string[]
  readonly isRemoved: boolean
  readonly isEnded: boolean
}

/** Every body with all its names, the last one last. */
function bodiesOf(db: Reader): readonly Body[] {
  const names = new Map<string, string[]>()
  for (const row of db.all(q.selectFrom('body_name').select(['body_id', 'name']).orderBy('valid_from'))) {
    const own = names.get(row.body_id)
    if (own === undefined) names.set(row.body_id, [row.name])
    else own.push(row.name)
  }
  return db
    .all(q.selectFrom('body').select(['id', 'kind', 'deleted_at', 'ended_on']))
    .map(({ id, kind, deleted_at, ended_on }) => ({
      ...{ id, kind, names: names.get(id) ?? [] },
      ...{ isRemoved: deleted_at !== null, isEnded: ended_on !== null },
    }))
}

const toBody = ({ id, kind, names, isRemoved, isEnded }: Body, before: readonly string[]): AuditRecord => {
  const kindName = Object.entries(bodyKindNames).find(([known]) => known === kind)?.[1]
  const name = names.at(-1) ?? ''
  return {
    ...{ kind: 'body', id, kindName: kindName ?? kindWords('body'), name },
    note: note(
      kindName ?? kindWords('body'),
      earlier([...names, ...before].filter((other) => other !== name)),
      isRemoved ? 'đã bỏ' : isEnded && 'đã kết thúc',
    ),
  }
}

const toMeeting = (
  row: {
    readonly id: string
    readonly cell_id: string
    readonly period: string
    readonly kind: string
    readonly held_on: string
    readonly deleted_at: string | null
  },
  nameOf: (id: string, day: string) => string,
): AuditRecord => ({
  ...{ kind: 'meeting', id: row.id, kindName: kindWords('meeting') },
  name: `${nameOf(row.cell_id, row.held_on)}, ${formatDate(row.held_on)}`,
  note: note(
    `${meetingTitles[toKind(row.kind)]} ${periodPhrase(row.period)}`,
    row.deleted_at !== null && 'đã bỏ',
  ),
})

/** Meetings by the cell, the month or the day of which something was typed; without a month or day the latest. */
function meetingsOf(db: Reader, { words, periods, days }: Phrase, bodies: readonly Body[]): AuditRecord[] {
  if (words.length === 0 && periods.length === 0 && days.length === 0) return []
  const names = cellNamesEver(db)
  let meetings = q
    .selectFrom('meeting')
    .select(['id', 'cell_id', 'period', 'kind', 'held_on', 'deleted_at'])
    .orderBy('held_on', 'desc')
    .orderBy('id')
    .limit(mostFound + 1)
  if (days.length > 0) meetings = meetings.where('held_on', 'in', days)
  else if (periods.length > 0) meetings = meetings.where('period', 'in', periods)
  if (words.length > 0) {
    const ids = JSON.stringify(bodies.map(({ id }) => id))
    meetings = meetings.where(sql<boolean>`cell_id IN (SELECT value FROM json_each(${ids}))`)
  }
  return db.all(meetings).map((row) => toMeeting(row, (id, day) => names.get(id)?.(day) ?? ''))
}

const toGone = ([id, names]: readonly [string, readonly string[]]): AuditRecord[] =>
  names.slice(0, 1).map((name) => ({
    ...{ kind: 'meeting', id, kindName: kindWords('meeting'), name },
    note: 'đã hoàn tác mở kỳ, không còn trong sổ',
  }))

const accounts = (db: Reader) =>
  db.all(q.selectFrom('account').select(['id', 'name', 'login', 'is_active', 'is_built_in']))

const toAccount = (
  row: ReturnType<typeof accounts>[number],
  before: readonly string[] | undefined,
): AuditRecord => ({
  ...{ kind: 'account', id: row.id, kindName: kindWords('account'), name: row.name },
  note: note(
    row.login === null ? kindWords('account') : `${kindWords('account')} ${row.login}`,
    earlier(before),
    row.is_active === 0 && row.is_built_in === 0 && 'ngừng dùng',
  ),
})

/** Ids of a kind whose earlier names answer to the words, each with those names. */
function askedOf(db: Reader, query: string): (kind: string) => Map<string, string[]> {
  const fitting = earlierNames(db, originsOf(db)).filter(({ name }) => matches(fold(name), query))
  return (kind) => {
    const found = new Map<string, string[]>()
    for (const each of fitting) {
      if (each.kind === kind) found.set(each.id, [...(found.get(each.id) ?? []), each.name])
    }
    return found
  }
}

/** Members, bodies, accounts and meetings whose name of today or of earlier answers to the words. */
export function findRecords(
  db: Reader,
  query: string,
  today: IsoDate,
): { found: AuditRecord[]; isMore: boolean } {
  const words = searchWords(query)
  if (words.length === 0) return { found: [], isMore: false }
  const phrase = readPhrase(query, periodOf(today))
  const earlierOf = askedOf(db, query)
  const [peopleBefore, bodiesBefore, accountsBefore] = [
    earlierOf('person'),
    earlierOf('body'),
    earlierOf('account'),
  ]
  const fits = (name: string, by: readonly string[]): boolean => {
    const key = fold(name)
    return by.every((word) => key.includes(word))
  }
  const bodies = bodiesOf(db)
  const byName = (by: readonly string[]) =>
    bodies.filter(({ id, names }) => bodiesBefore.has(id) || names.some((name) => fits(name, by)))
  const groups: readonly (readonly AuditRecord[])[] = [
    peopleOf(db, words, peopleBefore),
    byName(words).map((body) => toBody(body, bodiesBefore.get(body.id) ?? [])),
    accounts(db)
      .filter((row) => accountsBefore.has(row.id) || fits(`${row.name} ${row.login ?? ''}`, words))
      .map((row) => toAccount(row, accountsBefore.get(row.id))),
    [...meetingsOf(db, phrase, byName(phrase.words)), ...[...earlierOf('meeting')].flatMap(toGone)],
  ]
  // Where a month or a day was typed, meetings are meant.
  const isDated = phrase.days.length > 0 || phrase.periods.length > 0
  const ordered = isDated ? groups.toReversed() : groups
  return {
    found: ordered.flatMap((group) => group.slice(0, mostFound)),
    isMore: groups.some((group) => group.length > mostFound),
  }
}

/** What a record is called today; undefined where it is none of these. */
export function recordOf(db: Reader, id: string): AuditRecord | undefined {
  const person = db.first(q.selectFrom('person').select(personColumns).where('id', '=', id))
  if (person) return toPeople(db, [person], new Map())[0]
  const body = bodiesOf(db).find((each) => each.id === id)
  if (body) return toBody(body, [])
  const account = accounts(db).find((row) => row.id === id)
  if (account) return toAccount(account, undefined)
  const meeting = db.first(
    q
      .selectFrom('meeting')
      .select(['id', 'cell_id', 'period', 'kind', 'held_on', 'deleted_at'])
      .where('id', '=', id),
  )
  if (!meeting) {
    const gone = namesOfGoneMeetings(db, [id]).get(id)
    return gone === undefined ? undefined : toGone([id, [gone]])[0]
  }
  const names = cellNamesEver(db)
  return toMeeting(meeting, (cell, day) => names.get(cell)?.(day) ?? '')
}
