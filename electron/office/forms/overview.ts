import type { PrintRequest } from '../../../shared/forms/contract.ts'
import { placeAndDay } from '../../../shared/forms/heading.ts'
import { hasReasons, overviewSheet, overviewSheets, reasonsTitle } from '../../../shared/forms/overview.ts'
import { tablePaper } from '../../../shared/forms/table-paper.ts'
import type { JobContext } from '../context.ts'
import { tableOf } from '../overview/table.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { headingOf, placeOf } from './places.ts'
import type { PrintPlan } from './plan.ts'

/** The table of the commune, of a month or of a longer time. */
export function overviewPlan(
  { from, to }: Extract<PrintRequest, { form: 'overview' }>,
  context: JobContext,
): PrintPlan {
  const sheet = context.read((read) => {
    const { db, today } = read
    const { time, table, reasons } = tableOf({ from, to }, read)
    return {
      head: {
        heading: headingOf(db, null, today),
        ...rulebookOf(db).rule('form.overview', `${to}-01`),
        under: [time],
      },
      ...{ table, reasons },
      placeAndDay: placeAndDay(placeOf(db), today),
    }
  })
  return {
    sheets: overviewSheets(sheet.head.title),
    parts: () => [overviewSheet(sheet)],
    paper: () =>
      tablePaper({
        ...{ ...sheet, ...sheet.table, capacity: 'NGƯỜI LẬP' },
        ...(hasReasons(sheet.reasons) && {
          more: { title: reasonsTitle, ...sheet.reasons },
        }),
      }),
    count: 1,
    records: sheet.table.rows.length,
    title: `Tổng hợp sinh hoạt ${from === to ? from : `${from} - ${to}`}`,
  }
}
