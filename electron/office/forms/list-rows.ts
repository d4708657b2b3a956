import type { ListDefinition } from '../../../shared/finding/definition.ts'
import { type FieldId, fieldOf } from '../../../shared/finding/fields.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext } from '../context.ts'
import { askingOf, runList } from '../finding/list.ts'
import { inTurns } from './exporting.ts'

/** More rows than this are no list that anybody reads; a workbook holds them all the same. */
const page = 500

interface ListRows {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly on: string
  /** The filter as one would say it. */
  readonly words: string
}

const headersOf = (columns: readonly FieldId[]): readonly string[] => columns.map((id) => fieldOf(id).label)

/** Everybody whom a list names, a page at a time. */
export async function listRows(
  list: ListDefinition,
  context: JobContext,
  { isPlain, most }: { readonly isPlain: boolean; readonly most: number },
): Promise<ListRows> {
  const rows: (readonly string[])[] = []
  const ask = (offset: number) =>
    context.read(({ db, today }) =>
      runList(askingOf(db, list, today), list, { offset, limit: page }, { isPlain }),
    )
  const first = ask(0)
  if (first.total > most) {
    throw new Refusal(
      'refused',
      `Danh sách có ${first.total} người, nhiều hơn ${most} người mà một lần xuất được. Hãy thêm điều kiện, chẳng hạn theo chi bộ.`,
    )
  }
  function* pages() {
    yield first
    for (let offset = page; offset < first.total; offset += page) yield ask(offset)
  }
  await inTurns(pages(), context, (found) => {
    for (const row of found.rows) rows.push(row.cells)
    context.progress('Đang lấy danh sách', first.total === 0 ? null : (0.5 * rows.length) / first.total)
  })
  return { headers: headersOf(list.columns), rows, on: first.on, words: first.words }
}
