import { sql } from 'kysely'
import { earliest, isPartialDate } from '../../../shared/calendar/partial-dates.ts'
import { type Post, postNames } from '../../../shared/organisation/cell.ts'
import type { MemberOrder, MemberRow, StandingFilter } from '../../../shared/people/contract.ts'
import {
  emptyPerson,
  isPresent,
  type PersonFields,
  presentStandings,
  type Sex,
  type Standing,
  standings,
} from '../../../shared/people/person.ts'
import { searchWords } from '../../../shared/text/fold.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import { ledgerRank } from '../organisation/ledger-rank.ts'
import { fromRows } from './rows.ts'

/**
 * Earliest day on which anybody can have been in a cell: the founding day of the Party. It is the bound of an interval
 * whose beginning nobody wrote down; `from_written` is NULL beside it.
 */
export const unknownBeginning = '1930-02-03'

export const toStanding = (text: string): Standing | undefined =>
  standings.find((standing) => standing === text)

/** The bound and the written form of a day that may be known only in part. */
export const boundOf = (
  written: string | null,
): { readonly valid_from: string; readonly from_written: string | null } => ({
  valid_from: written && isPartialDate(written) ? earliest(written) : unknownBeginning,
  from_written: written,
})

export const standingsOf = (filter: StandingFilter): readonly string[] | undefined => {
  if (filter === 'all') return undefined
  if (filter === 'present') return presentStandings
  if (filter === 'full') return ['official', 'exempt']
  if (filter === 'left') return standings.filter((standing) => !isPresent(standing))
  return [filter]
}

/** People whose interval holds on a day. */
export const onDay = (from: string, to: string, day: string) =>
  sql<boolean>`${sql.ref(from)} <= ${day} AND (${sql.ref(to)} IS NULL OR ${sql.ref(to)} > ${day})`

export interface MemberQuery {
  readonly query: string
  readonly cellId: string | null
  readonly standing: StandingFilter
  /** By given name where nothing is said. */
  readonly order?: MemberOrder
  readonly offset: number
  readonly limit: number
}

/** The ids that a keystroke finds, in the order of given names; only the list's covering index is read. */
function found(query: MemberQuery, today: string) {
  let ids = q.selectFrom('person').where('deleted_at', 'is', null).where('standing', '<>', '')
  for (const word of searchWords(query.query)) ids = ids.where(sql<boolean>`instr(search_key, ${word}) > 0`)
  const wanted = standingsOf(query.standing)
  if (wanted) ids = ids.where('standing', 'in', wanted)
  const { cellId } = query
  return cellId === null
    ? ids
    : ids.where('id', 'in', (nested) =>
        nested
          .selectFrom('cell_membership')
          .select('person_id')
          .where('cell_id', '=', cellId)
          .where(onDay('valid_from', 'valid_to', today)),
      )
}

/** Everybody, with the cell in which they are on a day and its name of that day; both NULL for whoever is in none. */
export const peopleWithCell = (day: string) =>
  q
    .selectFrom('person')
    .leftJoin('cell_membership', (join) =>
      join
        .onRef('cell_membership.person_id', '=', 'person.id')
        .on(onDay('cell_membership.valid_from', 'cell_membership.valid_to', day)),
    )
    .leftJoin('body_name', (join) =>
      join
        .onRef('body_name.body_id', '=', 'cell_membership.cell_id')
        .on(onDay('body_name.valid_from', 'body_name.valid_to', day)),
    )

const rowsOf = (ids: readonly string[], today: string) =>
  peopleWithCell(today)
    .innerJoin('member', 'member.person_id', 'person.id')
    .where('person.id', 'in', ids)
    .select([
      'person.id',
      'person.full_name',
      'person.sex',
      'person.birth_written',
      'person.standing',
      'member.card_number',
      'member.joined_written',
      'member.official_written',
      'cell_membership.cell_id',
      'body_name.name as cell_name',
    ])

/** Posts held on a day by the given people, in words, joined by commas. */
export function postsOf(db: Reader, ids: readonly string[], day: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  if (ids.length === 0) return words
  const rows = db.all(
    q
      .selectFrom('post')
      .select(['person_id', 'post'])
      .where('person_id', 'in', ids)
      .where(onDay('valid_from', 'valid_to', day)),
  )
  for (const { person_id, post } of rows) {
    const name = postNames[post as Post] ?? post
    const known = words.get(person_id)
    // Who is in charge of several cells holds that post as often.
    if (known?.split(', ').includes(name)) continue
    words.set(person_id, known ? `${known}, ${name}` : name)
  }
  return words
}

const countOf = (db: Reader, people: ReturnType<typeof found>): number =>
  db.first(people.select(sql<number>`count(*)`.as('total')))?.total ?? 0

/** Counts from the end of the page on: a keystroke reads the index once, whatever it finds. */
function totalOf(
  db: Reader,
  matching: ReturnType<typeof found>,
  page: readonly { readonly id: string; readonly sort_key: string }[],
  { offset, limit, order }: MemberQuery,
): number {
  const last = page.at(-1)
  if (last === undefined) return offset === 0 ? 0 : countOf(db, matching)
  const counted = offset + page.length
  if (page.length < limit) return counted
  return order === 'post'
    ? countOf(db, matching)
    : counted + countOf(db, matching.where(sql<boolean>`(sort_key, id) > (${last.sort_key}, ${last.id})`))
}

const rankOn = (day: string) =>
  ledgerRank(
    sql.ref('post'),
    sql`post WHERE person_id = person.id AND ${onDay('post.valid_from', 'post.valid_to', day)}`,
  )

/** One page of the member list and how many there are in all. */
export function searchMembers(
  db: Reader,
  query: MemberQuery,
  today: string,
): { total: number; rows: MemberRow[] } {
  const matching = found(query, today)
  const sorted = query.order === 'post' ? matching.orderBy(rankOn(today)) : matching
  const page = db.all(
    sorted
      .select(['id', 'sort_key'])
      .orderBy('sort_key')
      .orderBy('id')
      .limit(query.limit)
      .offset(query.offset),
  )
  const total = totalOf(db, matching, page, query)
  const ids = page.map((row) => row.id)
  if (ids.length === 0) return { total, rows: [] }

  const posts = postsOf(db, ids, today)
  const byId = new Map(db.all(rowsOf(ids, today)).map((row) => [row.id, row]))
  const rows = ids.flatMap((id): MemberRow[] => {
    const row = byId.get(id)
    const standing = row && toStanding(row.standing)
    if (!row || !standing) return []
    return [
      {
        id,
        fullName: row.full_name,
        sex: row.sex as Sex | null,
        birthDate: row.birth_written,
        cellId: row.cell_id,
        cellName: row.cell_name ?? '',
        standing,
        cardNumber: row.card_number,
        joinedOn: row.joined_written,
        officialOn: row.official_written,
        posts: posts.get(id) ?? '',
      },
    ]
  })
  return { total, rows }
}

export interface StoredPerson {
  readonly fields: PersonFields
  readonly revision: number
  readonly deletedAt: string | null
  readonly isMember: boolean
  readonly standing: Standing | null
}

/** A person as kept, also from the recycle bin; undefined when there never was one. */
export function findPerson(db: Reader, id: string): StoredPerson | undefined {
  const person = db.first(q.selectFrom('person').selectAll().where('id', '=', id))
  if (!person) return undefined
  const member = db.first(q.selectFrom('member').selectAll().where('person_id', '=', id))
  return {
    fields: { ...emptyPerson, ...fromRows(person, member) },
    revision: person.revision,
    deletedAt: person.deleted_at,
    isMember: member !== undefined,
    standing: toStanding(person.standing) ?? null,
  }
}

/** For reading: also somebody in the recycle bin, whose record can still be looked at. */
export function requireKept(db: Reader, id: string): StoredPerson {
  const person = findPerson(db, id)
  if (!person) throw missing('người này trong sổ')
  return person
}

export function requirePerson(db: Reader, id: string): StoredPerson {
  const person = requireKept(db, id)
  if (person.deletedAt !== null) throw missing('người này trong sổ')
  return person
}

export function registerCounts(db: Reader): { members: number; cells: number } {
  const members = db.first(
    q
      .selectFrom('person')
      .select(sql<number>`count(*)`.as('total'))
      .where('deleted_at', 'is', null)
      .where('standing', 'in', presentStandings),
  )
  const cells = db.first(
    q
      .selectFrom('body')
      .select(sql<number>`count(*)`.as('total'))
      .where('deleted_at', 'is', null)
      .where('kind', '=', 'cell'),
  )
  return { members: members?.total ?? 0, cells: cells?.total ?? 0 }
}

/** People for choosing by name: those of the cell first, then everybody, members or not. */
export function pickPeople(
  db: Reader,
  {
    query,
    cellId,
    limit,
  }: { readonly query: string; readonly cellId: string | null; readonly limit: number },
  today: string,
) {
  let people = peopleWithCell(today)
    .where('person.deleted_at', 'is', null)
    .where('person.standing', 'in', ['', ...presentStandings])
    .select(['person.id', 'person.full_name', 'person.birth_written', 'body_name.name'])
  const words = searchWords(query)
  for (const word of words) people = people.where(sql<boolean>`instr(person.search_key, ${word}) > 0`)
  // "inh" is the name Inh before it is a part of Bình: Enter takes the first.
  const wholeWords = words.map((word) => sql`(instr(' ' || person.search_key || ' ', ${` ${word} `}) > 0)`)
  return db
    .all(
      people
        .orderBy(sql`coalesce(cell_membership.cell_id = ${cellId}, 0)`, 'desc')
        .orderBy(words.length === 0 ? sql`0` : sql`${sql.join(wholeWords, sql` + `)}`, 'desc')
        .orderBy(sql`person.standing = ''`)
        .orderBy('person.sort_key')
        .orderBy('person.id')
        .limit(limit),
    )
    .map((row) => ({
      id: row.id,
      fullName: row.full_name,
      birthDate: row.birth_written,
      cellName: row.name ?? '',
    }))
}
