import { sql } from 'kysely'
import { groupBy } from '../../../shared/collections.ts'
import {
  type Contribution,
  type ContributionKind,
  type ContributionSums,
  type ContributionWish,
  contributionKinds,
} from '../../../shared/contributions/contract.ts'
import { inOrder } from '../../../shared/contributions/words.ts'
import { fold } from '../../../shared/text/fold.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { recordsOf } from '../duplicates/merged.ts'
import { cellNamesEver } from '../organisation/store.ts'

const toKind = (text: string): ContributionKind => contributionKinds.find((kind) => kind === text) ?? 'goods'

/** Contributions that were not thrown away, of cells that were not. */
const everyContribution = () =>
  q
    .selectFrom('contribution')
    .innerJoin('body', 'body.id', 'contribution.cell_id')
    .leftJoin('person', 'person.id', 'contribution.person_id')
    .where('contribution.deleted_at', 'is', null)
    .where('body.deleted_at', 'is', null)

function asked(db: Reader, { year, cellId, personId, kind, work, givers }: ContributionWish) {
  let wanted = everyContribution()
  if (year !== null) {
    // Whatever is known of the day, it begins with the year.
    wanted = wanted
      .where('contribution.given_written', '>=', String(year))
      .where('contribution.given_written', '<', String(year + 1))
  }
  if (cellId !== null) wanted = wanted.where('contribution.cell_id', '=', cellId)
  if (personId !== null) wanted = wanted.where('contribution.person_id', 'in', recordsOf(db, personId))
  if (kind !== null) wanted = wanted.where('contribution.kind', '=', kind)
  if (givers === 'members') wanted = wanted.where('contribution.person_id', 'is not', null)
  if (givers === 'households') wanted = wanted.where('contribution.person_id', 'is', null)
  if (work === null) return wanted
  const same = db
    .all(q.selectFrom('contribution').select('work').distinct())
    .map((row) => row.work)
    .filter((name) => fold(name) === fold(work))
  return wanted.where('contribution.work', 'in', listed(same))
}

function toContributions(
  db: Reader,
  query: ReturnType<typeof everyContribution>,
  today: string,
): Contribution[] {
  const names = cellNamesEver(db)
  return db.all(query.selectAll('contribution').select('person.full_name')).map((row) => ({
    ...{ id: row.id, revision: row.revision, cellId: row.cell_id },
    cellName: names.get(row.cell_id)?.(today) ?? '',
    given: row.given_written ?? '',
    ...{ personId: row.person_id, giver: row.giver, giverName: row.full_name ?? row.giver },
    ...{ kind: toKind(row.kind), amount: row.amount, unit: row.unit, work: row.work, note: row.note },
  }))
}

/** The latest first, of one day what was written last. */
export const listContributions = (
  db: Reader,
  wish: ContributionWish,
  today: string,
  page: { readonly offset: number; readonly limit: number },
): Contribution[] =>
  toContributions(
    db,
    asked(db, wish)
      .orderBy('contribution.given_written', 'desc')
      .orderBy('contribution.id', 'desc')
      .limit(page.limit)
      .offset(page.offset),
    today,
  )

export const countContributions = (db: Reader, wish: ContributionWish): number =>
  db.first(asked(db, wish).select(sql<number>`count(*)`.as('count')))?.count ?? 0

export function requireContribution(db: Reader, id: string, today: string): Contribution {
  const [found] = toContributions(db, everyContribution().where('contribution.id', '=', id), today)
  if (!found) throw missing('đóng góp này')
  return found
}

interface Group {
  readonly kind: string
  readonly unit: string
  readonly work: string
  readonly isMember: number
  readonly count: number
  readonly amount: number
}

/** Half days and square metres are not exact in binary: what is shown has three decimals at most. */
const exact = (amount: number): number => Math.round(amount * 1e6) / 1e6

function united(groups: readonly Group[]): ContributionSums {
  const side = (same: readonly Group[], isMember: number) => {
    const own = same.filter((group) => group.isMember === isMember)
    return {
      count: own.reduce((total, { count }) => total + count, 0),
      amount: exact(own.reduce((total, { amount }) => total + amount, 0)),
    }
  }
  return inOrder(
    [...groupBy(groups, ({ kind, unit }) => `${kind} ${fold(unit)}`).values()].map((same) => ({
      kind: toKind(same[0]?.kind ?? ''),
      unit: same[0]?.unit ?? '',
      members: side(same, 1),
      households: side(same, 0),
    })),
  )
}

export function contributionSums(db: Reader, wish: ContributionWish) {
  const groups: readonly Group[] = db.all(
    asked(db, wish)
      .select(['contribution.kind', 'contribution.unit', 'contribution.work'])
      .select(sql<number>`contribution.person_id IS NOT NULL`.as('isMember'))
      .select([sql<number>`count(*)`.as('count'), sql<number>`sum(contribution.amount)`.as('amount')])
      .groupBy(['contribution.kind', 'contribution.unit', 'contribution.work', 'isMember'])
      .orderBy('contribution.work'),
  )
  return {
    sums: [...united(groups)],
    works: [...groupBy(groups, ({ work }) => fold(work)).values()].map((same) => ({
      work: same[0]?.work ?? '',
      sums: [...united(same)],
    })),
  }
}

const mostWorks = 200

export function worksOf(db: Reader, cellId: string | null): string[] {
  let known = everyContribution().where('contribution.work', '<>', '')
  if (cellId !== null) known = known.where('contribution.cell_id', '=', cellId)
  const names = db
    .all(
      known
        .select(['contribution.work', sql<string>`max(contribution.id)`.as('last')])
        .groupBy('contribution.work')
        .orderBy('last', 'desc')
        .limit(mostWorks),
    )
    .map(({ work }) => work)
  return [...groupBy(names, fold).values()].flatMap((same) => same.slice(0, 1))
}
