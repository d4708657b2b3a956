import type { Output, Parsed } from '../../../shared/contract.ts'
import { contributionTable } from '../../../shared/contributions/words.ts'
import type { JobContext } from '../context.ts'
import { tableWorkbook } from '../forms/table-workbook.ts'
import { listContributions } from './store.ts'

/** More contributions than any office has. */
const mostRows = 200_000

/** Đóng góp as a workbook: what the page lists, in its order. */
export function contributionsWorkbook(
  wish: Parsed<'contributions.workbook'>,
  context: JobContext,
): Promise<Output<'contributions.workbook'>> {
  const { headers, rows } = context.read(({ db, today }) =>
    contributionTable(listContributions(db, wish, today, { offset: 0, limit: mostRows })),
  )
  const title = wish.year === null ? 'Đóng góp' : `Đóng góp năm ${wish.year}`
  return tableWorkbook(
    { title, sheet: 'Đóng góp', headers, rows, exported: { exported: 'contributions', ...wish } },
    context,
  )
}
