import { createHash } from 'node:crypto'
import type { IntakeLook } from '../../../shared/intake/contract.ts'
import { type IntakePlan, rememberedLayout } from '../../../shared/intake/plan.ts'
import { headerKey } from '../../../shared/text/headers.ts'
import type { JobContext } from '../context.ts'
import { q, type Writer } from '../database/executor.ts'
import type { WorkbookLook } from './workbook.ts'

/** One key for all workbooks whose headers are the same, whatever their case, accents and notes. */
const layoutKey = (headers: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headers.map(headerKey)))
    .digest('hex')

const remembered = 'Như lần nhập trước của mẫu này.'

/** The look with what the clerk made of these headers last time in place of the guesses. */
export function withMemory(look: WorkbookLook, fileName: string, context: JobContext): IntakeLook {
  const { labels, columns, ...rest } = look
  const told = { ...rest, fileName, sheets: [...look.sheets] }
  const known =
    labels.length === 0
      ? undefined
      : context.read(({ db }) =>
          db.first(q.selectFrom('workbook_layout').selectAll().where('header_key', '=', layoutKey(labels))),
        )
  if (known === undefined) return { ...told, columns, rememberedAt: null }
  const mapping = rememberedLayout.parse(JSON.parse(known.mapping))
  const meaning = new Map(mapping.columns.map(({ place, column }) => [place, column]))
  return {
    ...told,
    columns: columns.map((each) => {
      const column = meaning.get(each.place)
      return { ...each, guess: column === undefined ? null : { column, score: 1, why: remembered } }
    }),
    rememberedAt: known.used_at,
  }
}

/** Keeps what the clerk made of a layout. A list without headers cannot be known again. */
export function rememberLayout(db: Writer, headers: readonly string[], plan: IntakePlan, now: string): void {
  if (headers.every((label) => label === '')) return
  const mapping = JSON.stringify(rememberedLayout.parse({ columns: plan.columns }))
  const row = { mapping, used_at: now }
  db.run(
    q
      .insertInto('workbook_layout')
      .values({ header_key: layoutKey(headers), ...row })
      .onConflict((conflict) => conflict.column('header_key').doUpdateSet(row)),
  )
}
