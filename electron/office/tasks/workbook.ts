import type { Output, Parsed } from '../../../shared/contract.ts'
import { taskColumns } from '../../../shared/tasks/words.ts'
import type { JobContext } from '../context.ts'
import { tableWorkbook } from '../forms/table-workbook.ts'
import { listedIds } from './listing.ts'
import { wholeTasks } from './store.ts'

/** More tasks than any office has. */
const mostRows = 100_000

/** Danh sách nhiệm vụ as a workbook: what the page lists, in its order. */
export function tasksWorkbook(
  wish: Parsed<'tasks.workbook'>,
  context: JobContext,
): Promise<Output<'tasks.workbook'>> {
  const { headers, rows } = context.read(({ db, today }) =>
    taskColumns(wholeTasks(db, listedIds(db, wish, today, { offset: 0, limit: mostRows }), today)),
  )
  return tableWorkbook(
    {
      title: 'Danh sách nhiệm vụ',
      sheet: 'Nhiệm vụ',
      headers,
      rows,
      exported: { exported: 'tasks', ...wish },
    },
    context,
  )
}
