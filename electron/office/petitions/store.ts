import { sql } from 'kysely'
import { groupBy } from '../../../shared/collections.ts'
import { isMonthlyKind, meetingKinds } from '../../../shared/meetings/meeting.ts'
import {
  type FollowedPetition,
  type PetitionFilter,
  type PetitionWish,
  petitionFilters,
} from '../../../shared/petitions/contract.ts'
import { fold } from '../../../shared/text/fold.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { toldWithdrawal, withdrawalsOf } from '../withdrawals.ts'

/** Petitions of meetings that were not removed. */
const everyPetition = () =>
  q
    .selectFrom('petition')
    .leftJoin('meeting', 'meeting.id', 'petition.meeting_id')
    .innerJoin('body', 'body.id', 'petition.cell_id')
    .where('body.deleted_at', 'is', null)
    .where('meeting.deleted_at', 'is', null)

export function wholePetitions(db: Reader, ids: readonly string[], today: string): FollowedPetition[] {
  const rows = db.all(
    everyPetition()
      .selectAll('petition')
      .select(['meeting.period', 'meeting.held_on'])
      .where('petition.id', 'in', listed(ids)),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const names = cellNamesEver(db)
  const withdrawals = withdrawalsOf(
    db,
    'petition',
    rows.filter((row) => row.withdrawn_at !== null).map(({ id }) => id),
  )
  return ids.flatMap((id): FollowedPetition[] => {
    const row = byId.get(id)
    if (!row) return []
    const isOpen = row.withdrawn_at === null && row.answered_on === null
    return [
      {
        ...{ id, revision: row.revision, cellId: row.cell_id },
        cellName: names.get(row.cell_id)?.(today) ?? '',
        raisedAt:
          row.meeting_id === null || row.period === null || row.held_on === null
            ? null
            : { meetingId: row.meeting_id, period: row.period, heldOn: row.held_on },
        ...{ content: row.content, raisedBy: row.raised_by, answerer: row.answerer, dueOn: row.due_on },
        ...{ answer: row.answer, answeredOn: row.answered_on },
        isOverdue: isOpen && row.due_on !== null && row.due_on < today,
        withdrawn: toldWithdrawal(row, withdrawals.get(id)),
      },
    ]
  })
}

export function requirePetition(db: Reader, id: string, today: string): FollowedPetition {
  const [petition] = wholePetitions(db, [id], today)
  if (!petition) throw missing('kiến nghị này')
  return petition
}

const isOpen = sql<boolean>`(petition.withdrawn_at IS NULL AND petition.answered_on IS NULL)`
const conditions: Readonly<Record<PetitionFilter, (today: string) => ReturnType<typeof sql<boolean>>>> = {
  open: () => isOpen,
  overdue: (today) => sql<boolean>`(${isOpen} AND petition.due_on < ${today})`,
  answered: () => sql<boolean>`(petition.withdrawn_at IS NULL AND petition.answered_on IS NOT NULL)`,
  withdrawn: () => sql<boolean>`petition.withdrawn_at IS NOT NULL`,
  all: () => sql<boolean>`TRUE`,
}

/** Petitions of a cell and of who answers them, whatever their state. */
function asked(db: Reader, { cellId, answerer }: Pick<PetitionWish, 'cellId' | 'answerer'>) {
  let wanted = everyPetition()
  if (cellId !== null) wanted = wanted.where('petition.cell_id', '=', cellId)
  if (answerer === null) return wanted
  const names = db
    .all(q.selectFrom('petition').select('answerer').distinct())
    .map((row) => row.answerer)
    .filter((name) => fold(name) === fold(answerer))
  return wanted.where('petition.answerer', 'in', listed(names))
}

/** How many there are in each state. */
export function petitionCounts(
  db: Reader,
  wish: Pick<PetitionWish, 'cellId' | 'answerer'>,
  today: string,
): Record<PetitionFilter, number> {
  const count = (filter: PetitionFilter) =>
    sql<number>`coalesce(sum(${conditions[filter](today)}), 0)`.as(filter)
  return {
    ...{ open: 0, overdue: 0, answered: 0, withdrawn: 0, all: 0 },
    ...db.first(asked(db, wish).select(petitionFilters.map(count))),
  }
}

/** Those that wait after their last day. */
export const overdueCount = (db: Reader, today: string): number =>
  db.first(everyPetition().select(sql<number>`count(*)`.as('count')).where(conditions.overdue(today)))
    ?.count ?? 0

/** Petitions of earlier meetings of the cell that a meeting still has to hear of, the oldest first. */
export function earlierPetitionIds(
  db: Reader,
  meeting: { readonly cell_id: string; readonly held_on: string },
): readonly string[] {
  const before = db.first(
    q
      .selectFrom('meeting')
      .select((row) => row.fn.max('held_on').as('held_on'))
      .where('cell_id', '=', meeting.cell_id)
      .where('kind', 'in', meetingKinds.filter(isMonthlyKind))
      .where('held_on', '<', meeting.held_on)
      .where('recorded_at', 'is not', null)
      .where('deleted_at', 'is', null),
  )
  return db
    .all(
      everyPetition()
        .select('petition.id')
        .where('petition.cell_id', '=', meeting.cell_id)
        .where('petition.withdrawn_at', 'is', null)
        .where((or) => or.or([or('meeting.id', 'is', null), or('meeting.held_on', '<', meeting.held_on)]))
        .where((or) =>
          or.or([
            or('petition.answered_on', 'is', null),
            or('petition.answered_on', '>', before?.held_on ?? ''),
          ]),
        )
        .orderBy('meeting.held_on')
        .orderBy('petition.position')
        .orderBy('petition.id'),
    )
    .map(({ id }) => id)
}

/** By deadline, those without one last. */
export const petitionIds = (
  db: Reader,
  { state, ...wish }: PetitionWish,
  today: string,
  page: { readonly offset: number; readonly limit: number },
): readonly string[] =>
  db
    .all(
      asked(db, wish)
        .where(conditions[state](today))
        .select('petition.id')
        .orderBy(sql`petition.due_on IS NULL`)
        .orderBy('petition.due_on')
        .orderBy('meeting.held_on')
        .orderBy('petition.position')
        .orderBy('petition.id')
        .limit(page.limit)
        .offset(page.offset),
    )
    .map(({ id }) => id)

/** Who answers how many; one name in whatever letters is one. */
export function answerersOf(db: Reader, cellId: string | null, today: string) {
  const sum = (filter: PetitionFilter) => sql<number>`sum(${conditions[filter](today)})`.as(filter)
  const rows = db.all(
    asked(db, { cellId, answerer: null })
      .where('petition.withdrawn_at', 'is', null)
      .select(['petition.answerer', sum('open'), sum('overdue'), sum('answered')])
      .groupBy('petition.answerer'),
  )
  const total = (same: typeof rows, part: 'open' | 'overdue' | 'answered') =>
    same.reduce((all, row) => all + row[part], 0)
  return [...groupBy(rows, (row) => fold(row.answerer)).values()]
    .map((same) => ({
      answerer: same[0]?.answerer ?? '',
      ...{ open: total(same, 'open'), overdue: total(same, 'overdue'), answered: total(same, 'answered') },
    }))
    .toSorted((a, b) => b.open - a.open || b.answered - a.answered)
}
