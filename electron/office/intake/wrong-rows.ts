import { type CellValue, columnLetters, isReasonHeader, reasonHeader } from '../../../shared/intake/layout.ts'
import type { AcceptedValues, IntakePlan } from '../../../shared/intake/plan.ts'
import type { WrongRow } from '../../../shared/intake/rows.ts'
import { plainText } from '../../../shared/intake/values.ts'
import { type WorkbookFacts, workbookBytes } from '../forms/workbook.ts'
import type { TaskTools } from '../workshop/tasks.ts'
import { readAgain } from './workbook.ts'

interface Input {
  readonly bytes: Uint8Array
  readonly today: string
  readonly plan: IntakePlan | null
  readonly accepted: AcceptedValues
  /** Rows that only the register speaks against, with its reason. */
  readonly more: readonly { readonly row: number; readonly message: string }[]
  readonly facts: WorkbookFacts
}

/**
 * The wrong rows of a workbook with the reasons beside them, in the workshop: the header in one row, each row below
 * the name of its cell where a row above named it, all letters in Unicode. It can be corrected and read again.
 */
export async function writeWrongRows(
  { more, facts, ...book }: Input,
  tools: TaskTools,
): Promise<{ readonly bytes: Uint8Array; readonly rows: number }> {
  const told = new Map(more.map(({ row, message }) => [row, message]))
  const wrong: WrongRow[] = []
  const { headers } = await readAgain(
    book,
    {
      record: () => undefined,
      wrong: (row) => wrong.push(row),
      good: (row) => {
        const message = told.get(row.number)
        if (message !== undefined) wrong.push({ ...row, reasons: [message] })
      },
    },
    tools,
  )
  const width = Math.max(headers.length, ...wrong.map(({ row }) => row.length))
  const places = Array.from({ length: width }, (_, place) => place).filter(
    (place) => !isReasonHeader(headers[place] ?? ''),
  )
  const rows: (string | number | null)[][] = []
  let group = ''
  for (const each of wrong) {
    if (each.group !== '' && each.group !== group) rows.push([each.group])
    group = each.group
    rows.push([...places.map((place) => toCell(each.row[place] ?? null)), each.reasons.join(' ')])
  }
  // A list without headers gets the letters of its columns, so that the columns keep their places.
  const labels = places.map((place) => headers[place] || columnLetters(place))
  const bytes = await workbookBytes('Dòng cần sửa', [...labels, reasonHeader], rows, facts)
  return { bytes, rows: wrong.length }
}

const toCell = (value: CellValue): string | number | null =>
  typeof value === 'number' ? value : value === null ? null : plainText(value)
