import type { Output, Parsed } from '../../../shared/contract.ts'
import { petitionTable } from '../../../shared/petitions/words.ts'
import type { JobContext } from '../context.ts'
import { tableWorkbook } from '../forms/table-workbook.ts'
import { petitionIds, wholePetitions } from './store.ts'

/** More petitions than any office has. */
const mostRows = 100_000

/** Kiến nghị as a workbook: what the page lists, in its order. */
export function petitionsWorkbook(
  wish: Parsed<'petitions.workbook'>,
  context: JobContext,
): Promise<Output<'petitions.workbook'>> {
  const { headers, rows } = context.read(({ db, today }) =>
    petitionTable(wholePetitions(db, petitionIds(db, wish, today, { offset: 0, limit: mostRows }), today)),
  )
  return tableWorkbook(
    {
      ...{ title: 'Tổng hợp kiến nghị', sheet: 'Kiến nghị', headers, rows },
      exported: { exported: 'petitions', ...wish },
    },
    context,
  )
}
