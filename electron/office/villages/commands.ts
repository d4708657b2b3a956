import { Refusal } from '../../../shared/refusal.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { nameOn, requireCell } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { factsOf, villagesOf, yearsOf } from './store.ts'

const sheetOf = (db: Reader, cellId: string, year: number) =>
  db.first(q.selectFrom('village_sheet').selectAll().where('cell_id', '=', cellId).where('year', '=', year))

/** The sheet of a year with a revision more; begun where there was none. */
function touchSheet(
  { db, now }: WriteContext,
  cellId: string,
  year: number,
  changes: { readonly source?: string; readonly note?: string } = {},
): number {
  const before = sheetOf(db, cellId, year)
  const revision = (before?.revision ?? 0) + 1
  if (before) {
    db.run(
      q
        .updateTable('village_sheet')
        .set({ ...changes, recorded_at: now, revision })
        .where('cell_id', '=', cellId)
        .where('year', '=', year),
    )
  } else {
    db.run(
      q.insertInto('village_sheet').values({ cell_id: cellId, year, ...changes, recorded_at: now, revision }),
    )
  }
  return revision
}

function refuseLaterYear(year: number, today: string): void {
  if (year <= Number(today.slice(0, 4))) return
  throw new Refusal('refused', `Năm ${year} chưa đến nên chưa có số liệu. Hãy chọn năm khác.`)
}

export const villagesCommands: Handlers<'villages'> = {
  'villages.ofYear': ({ year }, { db }) => ({
    facts: [...factsOf(db, year)],
    villages: villagesOf(db, year),
  }),

  'villages.ofCell': ({ cellId }, { db, today }) => {
    requireCell(db, cellId)
    const years = yearsOf(db, cellId)
    const facts = factsOf(db, years[0]?.year ?? Number(today.slice(0, 4)))
    return { cellName: nameOn(db, cellId, today), facts: [...facts], years }
  },

  'villages.set': ({ cellId, year, fact, seen, value }, context) => {
    const { db, today, audit } = context
    requireCell(db, cellId)
    refuseLaterYear(year, today)
    const known = factsOf(db, year).find(({ key }) => key === fact)
    if (!known) {
      throw new Refusal(
        'not-found',
        'Chỉ tiêu này không có trong danh sách của năm. Số liệu giữ nguyên; hãy mở lại trang.',
      )
    }
    const of = (before: number | null) =>
      new Refusal(
        'conflict',
        `${known.name} vừa được ghi ở một cửa sổ khác. Số bạn nhập chưa ghi đè lên. Hãy xem số mới rồi quyết định.`,
        { current: before },
      )
    const before =
      db.first(
        q
          .selectFrom('village_fact')
          .select('value')
          .where('cell_id', '=', cellId)
          .where('year', '=', year)
          .where('fact', '=', fact),
      )?.value ?? null
    if (before !== seen) throw of(before)
    touchSheet(context, cellId, year)
    db.run(
      q
        .deleteFrom('village_fact')
        .where('cell_id', '=', cellId)
        .where('year', '=', year)
        .where('fact', '=', fact),
    )
    if (value !== null) {
      db.run(q.insertInto('village_fact').values({ cell_id: cellId, year, fact, value }))
    }
    audit({ record: { kind: 'village', id: cellId }, changes: { year, [fact]: [before, value] } })
    return {}
  },

  'villages.describe': ({ cellId, year, revision, source, note }, context) => {
    const { db, today, audit } = context
    requireCell(db, cellId)
    refuseLaterYear(year, today)
    const before = sheetOf(db, cellId, year)
    requireRevision(before?.revision ?? 0, revision, () => before)
    const next = touchSheet(context, cellId, year, { source, note })
    audit({
      record: { kind: 'village', id: cellId },
      changes: { year, source: [before?.source ?? '', source], note: [before?.note ?? '', note] },
    })
    return { revision: next }
  },

  'villages.setFacts': ({ from, facts, reason }, { db, now, account, audit }) => {
    const before = rulebookOf(db).rule('village.facts', from)
    const keys = new Set(facts.map(({ key }) => key))
    const lost = facts.find(
      ({ partOf, weight }) => (partOf !== '' && !keys.has(partOf)) || (weight !== '' && !keys.has(weight)),
    )
    if (lost) {
      throw new Refusal(
        'invalid',
        `Chỉ tiêu "${lost.name}" được tính theo một chỉ tiêu không còn trong danh sách. Danh sách vẫn giữ như cũ. Hãy giữ chỉ tiêu kia, hoặc bỏ cả hai.`,
      )
    }
    const id = uuidv7()
    db.run(
      q.insertInto('rule_value').values({
        ...{ id, rule_id: 'village.facts', valid_from: from, value: JSON.stringify(facts) },
        ...{ reason, account_id: account, created_at: now },
      }),
    )
    audit({ record: { kind: 'rule', id }, changes: { 'village.facts': [before, facts], from, reason } })
    return {}
  },

  'villages.workbook': async (wish, context) => {
    const { villagesWorkbook } = await import('./workbook.ts')
    return villagesWorkbook(wish, context)
  },
}
