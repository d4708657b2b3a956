import type { BookCheck, CheckFilter } from '../../../shared/checks/contract.ts'
import { checkStates } from '../../../shared/checks/contract.ts'
import type { CheckItem } from '../../../shared/checks/items.ts'
import { groupBy } from '../../../shared/collections.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'

export const itemsOn = (db: Reader, day: string): readonly CheckItem[] =>
  rulebookOf(db).rule('check.items', day)

const everyCheck = () =>
  q
    .selectFrom('book_check')
    .innerJoin('body', 'body.id', 'book_check.cell_id')
    .leftJoin('person', 'person.id', 'book_check.checker_id')
    .where('book_check.deleted_at', 'is', null)
    .where('body.deleted_at', 'is', null)

const lateOn = (today: string) =>
  everyCheck().where('book_check.fixed_on', 'is', null).where('book_check.fix_by', '<', today)

export const overdueCheckCount = (db: Reader, today: string): number =>
  db.all(lateOn(today).select('book_check.id')).length

function toChecks(db: Reader, query: ReturnType<typeof everyCheck>, today: string): BookCheck[] {
  const rows = db.all(
    query
      .selectAll('book_check')
      .select('person.full_name')
      .orderBy('book_check.checked_on', 'desc')
      .orderBy('book_check.id', 'desc'),
  )
  const found = groupBy(
    db.all(
      q
        .selectFrom('book_check_item')
        .selectAll()
        .where('check_id', 'in', listed(rows.map(({ id }) => id))),
    ),
    (row) => row.check_id,
  )
  const names = cellNamesEver(db)
  const book = rulebookOf(db)
  return rows.map((row) => {
    const own = book.rule('check.items', row.checked_on)
    // An item may have left the list of its own day since; then a later list still names it.
    const known = [...own, ...book.rule('check.items', today)]
    const place = (key: string) => known.findIndex((item) => item.key === key)
    return {
      ...{ id: row.id, revision: row.revision, cellId: row.cell_id },
      cellName: names.get(row.cell_id)?.(row.checked_on) ?? '',
      ...{ checkedOn: row.checked_on, checkerId: row.checker_id, checker: row.checker },
      ...{ checkerName: row.full_name ?? row.checker, conclusion: row.conclusion },
      ...{ fixBy: row.fix_by, fixedOn: row.fixed_on },
      items: (found.get(row.id) ?? [])
        .toSorted((a, b) => place(a.item) - place(b.item))
        .map(({ item, state, remark }) => ({
          ...{ item, remark, name: known.find(({ key }) => key === item)?.name ?? item },
          state: checkStates.find((each) => each === state) ?? ('lacking' as const),
        })),
      isOverdue: row.fixed_on === null && row.fix_by !== null && row.fix_by < today,
    }
  })
}

/** What is overdue first, then the latest. */
export function listChecks(
  db: Reader,
  { state, cellId }: { readonly state: CheckFilter; readonly cellId: string | null },
  today: string,
): BookCheck[] {
  let wanted = state === 'overdue' ? lateOn(today) : everyCheck()
  if (state === 'open') {
    wanted = wanted.where('book_check.fixed_on', 'is', null).where('book_check.fix_by', 'is not', null)
  }
  if (cellId !== null) wanted = wanted.where('book_check.cell_id', '=', cellId)
  return toChecks(db, wanted, today).toSorted((a, b) => Number(b.isOverdue) - Number(a.isOverdue))
}

export function requireCheck(db: Reader, id: string, today: string): BookCheck {
  const [found] = toChecks(db, everyCheck().where('book_check.id', '=', id), today)
  if (!found) throw missing('phiếu kiểm tra này')
  return found
}
