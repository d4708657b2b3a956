import type { PrintRequest } from '../../../shared/forms/contract.ts'
import { placeAndDay } from '../../../shared/forms/heading.ts'
import { filledColumns, type ListTable, printedRows } from '../../../shared/forms/list-table.ts'
import { memberList } from '../../../shared/forms/member-list.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { FormName, RuleId } from '../../../shared/rulebook/rules.ts'
import type { ReadContext } from '../context.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { headingOf, placeOf } from './places.ts'
import type { PrintPlan } from './plan.ts'

/** Rules that name a form. */
export type FormRule = Extract<RuleId, `form.${string}`>

interface PrintedTable {
  readonly rule: FormRule
  readonly table: ListTable
  /** Under the title: whose list it is, what it adds up to. */
  readonly under: readonly string[]
  /** In whose name it is made; null is the commune's. */
  readonly cellId: string | null
  /** What to do where there is nothing to print. */
  readonly emptyWords: string
  /** For the name of the file. */
  readonly title: string
}

/** Any list of the office on numbered sheets, in the columns' own widths. */
export function tablePlan(
  { rule, table, under, cellId, emptyWords, title }: PrintedTable,
  { db, today }: ReadContext,
): PrintPlan {
  if (table.rows.length === 0) throw new Refusal('not-found', emptyWords)
  const shown = filledColumns(table)
  const form = rulebookOf(db).rule(rule, today) as FormName
  const { sheets, parts } = memberList({
    head: { heading: headingOf(db, cellId, today), ...form, under },
    columns: shown.headers,
    rows: printedRows(shown),
    isSigned: false,
    placeAndDay: placeAndDay(placeOf(db), today),
  })
  const own = { ...sheets, css: `${sheets.css}\ntd { vertical-align: top; }\n` }
  return { sheets: own, parts, count: table.rows.length, records: table.rows.length, title }
}

export type TableRequest<F extends PrintRequest['form']> = Extract<PrintRequest, { form: F }>
