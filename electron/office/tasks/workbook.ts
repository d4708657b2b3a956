import type { Output, Parsed } from '../../../shared/contract.ts'
import { taskColumns } from '../../../shared/tasks/words.ts'
import type { JobContext } from '../context.ts'
import { inTurns } from '../forms/exporting.ts'
import { tableWorkbook } from '../forms/table-workbook.ts'
import { listedIds } from './listing.ts'
import { wholeTasks } from './store.ts'

/** More tasks than any office has. */
const mostRows = 100_000
/** Tasks that are read in one go: some milliseconds of the main thread. */
const piece = 100

function* pieces(ids: readonly string[]): Generator<readonly string[]> {
  for (let first = 0; first < ids.length; first += piece) yield ids.slice(first, first + piece)
}

/** Danh sách nhiệm vụ as a workbook: what the page lists, in its order. */
export async function tasksWorkbook(
  wish: Parsed<'tasks.workbook'>,
  context: JobContext,
): Promise<Output<'tasks.workbook'>> {
  const ids = context.read(({ db, today }) => listedIds(db, wish, today, { offset: 0, limit: mostRows }))
  const { headers } = taskColumns([])
  const rows: ReturnType<typeof taskColumns>['rows'][number][] = []
  context.progress('Đang đọc nhiệm vụ', ids.length === 0 ? null : 0)
  await inTurns(pieces(ids), context, (part) => {
    rows.push(...context.read(({ db, today }) => taskColumns(wholeTasks(db, part, today)).rows))
    context.progress('Đang đọc nhiệm vụ', rows.length / ids.length)
  })
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
