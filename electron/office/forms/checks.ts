import { checkSlip } from '../../../shared/checks/papers.ts'
import type { PartyDocument } from '../../../shared/documents/model.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { knownOf } from '../checks/known.ts'
import { itemsOn, requireCheck } from '../checks/store.ts'
import type { JobContext, ReadContext } from '../context.ts'
import { cellNames, nameOn, requireCell } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { communeHeadOf } from './commune-head.ts'
import type { DocumentPlan } from './plan.ts'
import type { TableRequest } from './table.ts'

/** Of one cell: as it was recorded, or blank with what the program knows today. */
function slipOf({ db, today }: ReadContext, cellId: string, checkId: string | null): PartyDocument {
  const check = checkId === null ? null : requireCheck(db, checkId, today)
  const day = check?.checkedOn ?? today
  const items =
    check?.items ??
    itemsOn(db, today).map(({ name, source }) => ({
      ...{ name, state: null, remark: knownOf(db, source, { cellId, on: today, today }) },
    }))
  const { title } = rulebookOf(db).rule('form.check', day)
  return checkSlip(communeHeadOf(db), title, { cellName: nameOn(db, cellId, day), items, check })
}

/** Phiếu kiểm tra sổ sách of a cell, or blank ones of all cells for a round of checks, by the cell's name. */
export function checkPlan({ cellId, checkId }: TableRequest<'check'>, context: JobContext): DocumentPlan {
  const cells = context.read(({ db, today }) =>
    cellId === null
      ? cellNames(db, today)
      : [{ id: requireCell(db, cellId).id, name: nameOn(db, cellId, today) }],
  )
  const [only] = cells
  if (only === undefined) throw new Refusal('not-found', 'Sổ chưa có chi bộ nào để in phiếu kiểm tra.')
  function* documents() {
    for (const { id } of cells) yield context.read((read) => slipOf(read, id, checkId))
  }
  const whose = cellId === null ? 'các chi bộ' : only.name
  return { documents, count: cells.length, records: cells.length, title: `Kiểm tra sổ sách ${whose}` }
}
