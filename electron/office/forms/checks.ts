import { checkSlip } from '../../../shared/checks/papers.ts'
import { knownOf } from '../checks/known.ts'
import { itemsOn, requireCheck } from '../checks/store.ts'
import type { JobContext } from '../context.ts'
import { nameOn, requireCell } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { communeHeadOf } from './commune-head.ts'
import type { DocumentPlan } from './plan.ts'
import type { TableRequest } from './table.ts'

/** Phiếu kiểm tra sổ sách: as it was recorded, or blank with what the program knows today. */
export function checkPlan({ cellId, checkId }: TableRequest<'check'>, context: JobContext): DocumentPlan {
  return context.read(({ db, today }) => {
    requireCell(db, cellId)
    const check = checkId === null ? null : requireCheck(db, checkId, today)
    const day = check?.checkedOn ?? today
    const cellName = nameOn(db, cellId, day)
    const items =
      check?.items ??
      itemsOn(db, today).map(({ name, source }) => ({
        ...{ name, state: null, remark: knownOf(db, source, { cellId, on: today, today }) },
      }))
    const { title } = rulebookOf(db).rule('form.check', day)
    return {
      document: checkSlip(communeHeadOf(db), title, { cellName, items, check }),
      records: 1,
      title: `Kiểm tra sổ sách ${cellName}`,
    }
  })
}
