import { sql } from 'kysely'
import { addDays, formatDate } from '../../../shared/calendar/dates.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { MeetingHabit, Post, StartingPost } from '../../../shared/organisation/cell.ts'
import {
  type CellCard,
  type CellRow,
  type StartingFacts,
  startingSeries,
} from '../../../shared/organisation/contract.ts'
import { cellHints } from '../../../shared/organisation/hints.ts'
import { type CellNumbers, noNumbers } from '../../../shared/organisation/numbers.ts'
import { noSecretary, postHints } from '../../../shared/organisation/post-hints.ts'
import { crowdedPosts } from '../../../shared/organisation/posts.ts'
import { presentStandings } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fold } from '../../../shared/text/fold.ts'
import { textSortKey } from '../../../shared/text/names.ts'
import { missing } from '../conflict.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { uuidv7 } from '../database/uuid.ts'
import { onDay, unknownBeginning } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'

export type BodyRow = Schema['body']

export const findBody = (db: Reader, id: string): BodyRow | undefined =>
  db.first(q.selectFrom('body').selectAll().where('id', '=', id).where('deleted_at', 'is', null))

export function requireCell(db: Reader, id: string): BodyRow {
  const body = findBody(db, id)
  if (body?.kind !== 'cell') throw missing('chi bộ này')
  return body
}

/** The first day on which a body is known to have existed; null where that is not known. */
export function beganOn(db: Reader, bodyId: string): string | null {
  const first = db.first(
    q.selectFrom('body_name').select('valid_from').where('body_id', '=', bodyId).orderBy('valid_from'),
  )?.valid_from
  return first === undefined || first === unknownBeginning ? null : first
}

/** A cell that exists on a day; before it was founded and after it has ended it takes nobody and holds no meeting. */
export function requireLivingCell(db: Reader, id: string, day: string): BodyRow {
  const cell = requireCell(db, id)
  if (cell.ended_on !== null && cell.ended_on <= day) {
    throw new Refusal(
      'refused',
      `${nameOn(db, id, day)} đã kết thúc hoạt động từ ngày ${formatDate(cell.ended_on)}. Hãy chọn chi bộ đang hoạt động, hoặc một ngày trước đó.`,
    )
  }
  const began = beganOn(db, id)
  if (began !== null && day < began) {
    throw new Refusal(
      'refused',
      `${nameOn(db, id, day)} chỉ bắt đầu hoạt động từ ngày ${formatDate(began)}. Hãy chọn chi bộ khác, hoặc từ ngày đó trở đi.`,
    )
  }
  return cell
}

/** Name of a body on a day. Before its first known name the first one is answered. */
export function nameOn(db: Reader, bodyId: string, day: string): string {
  const names = db.all(
    q
      .selectFrom('body_name')
      .select(['name', 'valid_from'])
      .where('body_id', '=', bodyId)
      .orderBy('valid_from'),
  )
  return (names.findLast((row) => row.valid_from <= day) ?? names[0])?.name ?? ''
}

/** Names of all bodies there ever were, each as a function of the day. */
export function cellNamesEver(db: Reader): ReadonlyMap<string, (day: string) => string> {
  const rows = db.all(
    q.selectFrom('body_name').select(['body_id', 'name', 'valid_from']).orderBy('valid_from'),
  )
  return new Map(
    [...groupBy(rows, (row) => row.body_id)].map(([id, names]) => [
      id,
      (day) => (names.findLast((row) => row.valid_from <= day) ?? names[0])?.name ?? '',
    ]),
  )
}

/** The columns of a body's name; its keys follow from it. */
export const nameColumns = (name: string) => ({ name, sort_key: textSortKey(name), match_key: fold(name) })

/** A living cell of that name today, whatever its accents and capitals. */
export const cellByName = (db: Reader, name: string): string | undefined =>
  db.first(
    q
      .selectFrom('body_name')
      .innerJoin('body', 'body.id', 'body_name.body_id')
      .select('body.id')
      .where('body_name.match_key', '=', fold(name))
      .where('body_name.valid_to', 'is', null)
      .where('body.deleted_at', 'is', null)
      .where('body.ended_on', 'is', null)
      .where('body.kind', '=', 'cell'),
  )?.id

export function insertCell(db: Writer, name: string, now: string): string {
  const id = uuidv7()
  db.run(
    q
      .insertInto('body')
      .values({ id, kind: 'cell', created_at: now, revision: 1, usual_place: '', code: '' }),
  )
  db.run(
    q.insertInto('body_name').values({ body_id: id, valid_from: unknownBeginning, ...nameColumns(name) }),
  )
  return id
}

/** Writes the present name right without making history of it. */
export const correctName = (db: Writer, id: string, name: string) =>
  db.run(
    q.updateTable('body_name').set(nameColumns(name)).where('body_id', '=', id).where('valid_to', 'is', null),
  )

const habitOf = (row: BodyRow): MeetingHabit => ({
  day: row.usual_day,
  time: row.usual_time,
  place: row.usual_place,
})

const removedPeople = q.selectFrom('person').select('id').where('deleted_at', 'is not', null)

/** How many members of each standing every cell has on a day, from the histories. */
function numbersOn(db: Reader, day: string, cellId?: string): ReadonlyMap<string, CellNumbers> {
  let counted = q
    .selectFrom('cell_membership')
    .innerJoin('member_standing', 'member_standing.person_id', 'cell_membership.person_id')
    // Few records are removed: to leave these out takes half the time of looking everybody up.
    .where('cell_membership.person_id', 'not in', removedPeople)
    .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', day))
    .where(onDay('member_standing.valid_from', 'member_standing.valid_to', day))
    .groupBy(['cell_membership.cell_id', 'member_standing.standing'])
    .select(['cell_membership.cell_id', 'member_standing.standing', sql<number>`count(*)`.as('total')])
  if (cellId !== undefined) counted = counted.where('cell_membership.cell_id', '=', cellId)
  const numbers = new Map<string, CellNumbers>()
  for (const { cell_id, standing, total } of db.all(counted)) {
    const known = numbers.get(cell_id) ?? noNumbers
    if (standing === 'official' || standing === 'probationary' || standing === 'exempt') {
      numbers.set(cell_id, { ...known, [standing]: known[standing] + total, total: known.total + total })
    } else if (standing === 'visiting') numbers.set(cell_id, { ...known, total: known.total + total })
  }
  return numbers
}

/** How many people who are still on the register belong to a cell on a day, also those away or suspended. */
export const belongingTo = (db: Reader, cellId: string, day: string): number =>
  db.first(
    q
      .selectFrom('cell_membership')
      .innerJoin('person', 'person.id', 'cell_membership.person_id')
      .select(sql<number>`count(*)`.as('total'))
      .where('cell_membership.cell_id', '=', cellId)
      .where('person.deleted_at', 'is', null)
      .where('person.standing', 'in', presentStandings)
      .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', day)),
  )?.total ?? 0

export interface Holder {
  readonly id: string
  /** The body of the post: a cell for most. */
  readonly cellId: string
  /** A post of the list, or one in the office's own words. */
  readonly post: string
  readonly personId: string
  readonly fullName: string
}

/** Who holds which post of a body on a day. */
export function holdersOn(db: Reader, day: string, cellId?: string): readonly Holder[] {
  let held = q
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .where('person.deleted_at', 'is', null)
    .where(onDay('post.valid_from', 'post.valid_to', day))
    .orderBy('person.sort_key')
    .select(['post.id', 'post.body_id', 'post.post', 'post.person_id', 'person.full_name'])
  if (cellId !== undefined) held = held.where('post.body_id', '=', cellId)
  return db.all(held).map((row) => ({
    id: row.id,
    cellId: row.body_id,
    post: row.post,
    personId: row.person_id,
    fullName: row.full_name,
  }))
}

/** Cells that exist on a day, with the name of that day. */
const livingCells = (day: string) =>
  q
    .selectFrom('body')
    .innerJoin('body_name', (join) =>
      join
        .onRef('body_name.body_id', '=', 'body.id')
        .on(onDay('body_name.valid_from', 'body_name.valid_to', day)),
    )
    .where('body.kind', '=', 'cell')
    .where('body.deleted_at', 'is', null)
    .where((row) => row.or([row('body.ended_on', 'is', null), row('body.ended_on', '>', day)]))

export const cellNames = (
  db: Reader,
  day: string,
): readonly { readonly id: string; readonly name: string }[] =>
  db.all(livingCells(day).select(['body.id', 'body_name.name']).orderBy('body_name.sort_key'))

/** All cells of a day with what a list says of them. */
export const cellRows = (db: Reader, day: string): CellRow[] =>
  rowsOn(db, day).map((row) => ({ ...row, hints: row.hints.filter((hint) => hint !== noSecretary) }))

function rowsOn(db: Reader, day: string): CellRow[] {
  const book = rulebookOf(db)
  const numbers = numbersOn(db, day)
  const holders = groupBy(holdersOn(db, day), (holder) => holder.cellId)
  const rows = db.all(
    livingCells(day).selectAll('body').select('body_name.name').orderBy('body_name.sort_key'),
  )
  return rows.map((row) => {
    const held = holders.get(row.id) ?? []
    const names = (post: Post) =>
      held
        .filter((holder) => holder.post === post)
        .map((holder) => holder.fullName)
        .join(', ')
    const people = (...wanted: readonly Post[]) =>
      new Set(
        held.filter(({ post }) => wanted.some((each) => each === post)).map((holder) => holder.personId),
      ).size
    const cellNumbers = numbers.get(row.id) ?? noNumbers
    return {
      id: row.id,
      name: row.name,
      secretary: names('secretary'),
      deputy: names('deputy'),
      inCharge: names('in-charge'),
      habit: habitOf(row),
      numbers: cellNumbers,
      hints: [
        ...cellHints(
          {
            numbers: cellNumbers,
            secretaries: people('secretary'),
            committeeMembers: people('committee-member'),
            committee: people('secretary', 'deputy', 'committee-member'),
          },
          book,
          day,
        ),
        ...postHints(
          {
            official: cellNumbers.official + cellNumbers.exempt,
            members: cellNumbers.official + cellNumbers.probationary + cellNumbers.exempt,
            secretaries: people('secretary'),
            deputies: people('deputy'),
            termFrom: row.term_written,
          },
          book,
          day,
        ),
        ...crowdedPosts(held.map(({ post }) => post)),
      ],
      headingConfirmed: row.heading_confirmed_at !== null,
      revision: row.revision,
    }
  })
}

/** The facts no workbook holds, of one cell as they stand. */
export function startingFactsOf(db: Reader, body: BodyRow, day: string): StartingFacts {
  const held = holdersOn(db, day, body.id)
  const one = (post: StartingPost) => held.find((holder) => holder.post === post)
  const named = (holder: Holder | undefined) =>
    holder ? { personId: holder.personId, fullName: holder.fullName } : null
  const series = db.all(q.selectFrom('paper_series').selectAll().where('body_id', '=', body.id))
  return {
    cellId: body.id,
    revision: body.revision,
    secretary: named(one('secretary')),
    deputy: named(one('deputy')),
    committeeMembers: held
      .filter((holder) => holder.post === 'committee-member')
      .map(({ personId, fullName }) => ({ personId, fullName })),
    inCharge: named(one('in-charge')),
    habit: habitOf(body),
    termStart: body.term_written,
    numbers: startingSeries.map((kind) => {
      const row = series.find((candidate) => candidate.kind === kind)
      return { kind, lastNumber: row?.last_number ?? null, symbol: row?.symbol ?? '' }
    }),
  }
}

export function cellCard(db: Reader, id: string, day: string): CellCard {
  const body = requireCell(db, id)
  // A cell that has ended is shown as it was on its last day.
  const on = body.ended_on !== null && body.ended_on <= day ? addDays(body.ended_on, -1) : day
  const row = rowsOn(db, on).find((candidate) => candidate.id === id)
  if (!row) throw missing('chi bộ này')
  const names = db.all(q.selectFrom('body_name').selectAll().where('body_id', '=', id).orderBy('valid_from'))
  return {
    id,
    name: row.name,
    code: body.code,
    names: names.map(({ name, from_written, valid_to }) => ({ name, from: from_written, to: valid_to })),
    facts: startingFactsOf(db, body, on),
    numbers: row.numbers,
    hints: row.hints,
    headingConfirmed: row.headingConfirmed,
    revision: body.revision,
  }
}
