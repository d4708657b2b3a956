import { formatPeriod } from '../../../shared/calendar/periods.ts'
import type { PrintRequest } from '../../../shared/forms/contract.ts'
import { type CellHistory, historyCard, historySheets } from '../../../shared/forms/history-card.ts'
import { historyPaper } from '../../../shared/forms/history-paper.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext, ReadContext } from '../context.ts'
import { cellNames, nameOn, requireCell } from '../organisation/store.ts'
import { historyOf } from '../overview/history.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { headingOf } from './places.ts'
import type { PrintPlan } from './plan.ts'

/** The same page with the head that it has on paper. */
function printedHistory(read: ReadContext, cellId: string): CellHistory {
  const { db, today } = read
  const history = historyOf(read, cellId)
  const { from, to, begun } = history
  const since = begun !== null && begun > from ? `; trước kỳ ${formatPeriod(begun)} chưa ghi trong sổ` : ''
  return {
    ...history,
    head: {
      heading: headingOf(db, cellId, today),
      ...rulebookOf(db).rule('form.history', today),
      under: [`Từ kỳ ${formatPeriod(from)} đến kỳ ${formatPeriod(to)}${since}`],
    },
  }
}

/** A page a cell: of one before a visit, of all before a round of visits. */
export function historyPlan(
  { cellId }: Extract<PrintRequest, { form: 'history' }>,
  context: JobContext,
): PrintPlan {
  const cells = context.read(({ db, today }) =>
    cellId === null
      ? cellNames(db, today)
      : [{ id: requireCell(db, cellId).id, name: nameOn(db, cellId, today) }],
  )
  if (cells.length === 0) throw new Refusal('not-found', 'Sổ chưa có chi bộ nào để in.')
  const title =
    cellId === null ? 'Tình hình các chi bộ 12 tháng' : `Tình hình 12 tháng ${cells[0]?.name ?? ''}`
  function* parts() {
    for (const [index, { id }] of cells.entries())
      yield historyCard(
        context.read((read) => printedHistory(read, id)),
        index,
      )
  }
  const [only, second] = cells
  return {
    ...{ sheets: historySheets(title), parts, count: cells.length, records: cells.length, title },
    ...(only !== undefined &&
      second === undefined && {
        paper: () => historyPaper(context.read((read) => printedHistory(read, only.id))),
      }),
  }
}
