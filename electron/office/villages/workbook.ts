import type { Output, Parsed } from '../../../shared/contract.ts'
import { villagesTable } from '../../../shared/villages/words.ts'
import type { JobContext } from '../context.ts'
import { tableWorkbook } from '../forms/table-workbook.ts'
import { factsOf, villagesOf } from './store.ts'

/** Số liệu thôn, bản of a year as a workbook: the grid of the page with the commune at the end. */
export function villagesWorkbook(
  { year }: Parsed<'villages.workbook'>,
  context: JobContext,
): Promise<Output<'villages.workbook'>> {
  const { headers, rows } = context.read(({ db }) => villagesTable(factsOf(db, year), villagesOf(db, year)))
  return tableWorkbook(
    {
      ...{ title: `Số liệu thôn, bản năm ${year}`, sheet: String(year), headers, rows },
      exported: { exported: 'villages', year },
    },
    context,
  )
}
