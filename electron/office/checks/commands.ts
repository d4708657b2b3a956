import type { BookCheck, BookCheckFields } from '../../../shared/checks/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { nameOn, requireCell, requireLivingCell } from '../organisation/store.ts'
import { knownOf } from './known.ts'
import { itemsOn, listChecks, requireCheck } from './store.ts'

function refuseWrong(db: Reader, fields: BookCheckFields, before: BookCheck | null, today: string): void {
  const { checkedOn, fixBy, fixedOn, checkerId, items } = fields
  requireLivingCell(db, fields.cellId, checkedOn)
  if (checkerId !== null && checkerId !== before?.checkerId) {
    const row = db.first(q.selectFrom('person').select('deleted_at').where('id', '=', checkerId))
    if (row?.deleted_at !== null) throw missing('người kiểm tra này')
  }
  const known = new Set([
    ...itemsOn(db, checkedOn).map(({ key }) => key),
    ...(before?.items.map(({ item }) => item) ?? []),
  ])
  const isUnknown = items.some(({ item }) => !known.has(item))
  const isTwice = new Set(items.map(({ item }) => item)).size < items.length
  const problems = {
    ...(checkedOn > today && { checkedOn: 'Ngày kiểm tra ở sau hôm nay' }),
    ...(fixBy !== null && fixBy < checkedOn && { fixBy: 'Hạn sửa ở trước ngày kiểm tra' }),
    ...(fixedOn !== null &&
      (fixedOn < checkedOn || fixedOn > today) && {
        fixedOn: 'Ngày sửa xong phải từ ngày kiểm tra đến hôm nay',
      }),
    ...((isUnknown || isTwice) && { items: 'Có mục kiểm tra không thuộc danh mục, hoặc ghi hai lần' }),
    ...(items.length === 0 &&
      fields.conclusion.trim() === '' && { conclusion: 'Chưa ghi kết quả mục nào và chưa có kết luận' }),
  }
  const [first] = Object.values(problems)
  if (first !== undefined) {
    throw new Refusal('invalid', `Chưa ghi. ${first}. Những gì đã ghi trước vẫn còn nguyên.`, {
      fields: problems,
    })
  }
}

function writeItems(db: Writer, check: string, items: BookCheckFields['items']): void {
  db.run(q.deleteFrom('book_check_item').where('check_id', '=', check))
  for (const item of items) db.run(q.insertInto('book_check_item').values({ check_id: check, ...item }))
}

export const checksCommands: Handlers<'checks'> = {
  'checks.list': (wish, { db, today }) => listChecks(db, wish, today),
  'checks.items': (_input, { db, today }) => [...itemsOn(db, today)],

  'checks.blank': ({ cellId, on }, { db, today }) => {
    requireCell(db, cellId)
    return {
      cellName: nameOn(db, cellId, on),
      items: itemsOn(db, on).map((item) => ({
        ...item,
        known: knownOf(db, item.source, { cellId, on, today }),
      })),
    }
  },

  'checks.save': ({ id, revision, ...fields }, { db, now, today, audit }) => {
    const before = id === null ? null : requireCheck(db, id, today)
    if (before !== null) requireRevision(before.revision, revision, () => before)
    refuseWrong(db, fields, before, today)
    const columns = {
      ...{ cell_id: fields.cellId, checked_on: fields.checkedOn, checker_id: fields.checkerId },
      // Of somebody in the register the register knows the name.
      checker: fields.checkerId === null ? fields.checker : '',
      ...{ conclusion: fields.conclusion, fix_by: fields.fixBy, fixed_on: fields.fixedOn },
    }
    const own = id ?? uuidv7()
    const next = (before?.revision ?? 0) + 1
    if (before === null) {
      db.run(q.insertInto('book_check').values({ id: own, ...columns, created_at: now, revision: next }))
    } else {
      db.run(
        q
          .updateTable('book_check')
          .set({ ...columns, revision: next })
          .where('id', '=', own),
      )
    }
    writeItems(db, own, fields.items)
    const found = before?.items.map(({ item, state, remark }) => ({ item, state, remark }))
    audit({
      record: { kind: 'book-check', id: own },
      changes: before === null ? { added: fields } : changedFields({ ...before, items: found }, fields),
    })
    return { id: own, revision: next }
  },

  'checks.remove': ({ id, revision, reason }, { db, now, today, account, audit }) => {
    const before = requireCheck(db, id, today)
    requireRevision(before.revision, revision, () => before)
    db.run(
      q
        .updateTable('book_check')
        .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'book-check', id }, changes: { removed: reason } })
    return {}
  },

  'checks.setItems': ({ from, items, reason }, { db, now, account, audit }) => {
    const before = itemsOn(db, from)
    const id = uuidv7()
    db.run(
      q.insertInto('rule_value').values({
        ...{ id, rule_id: 'check.items', valid_from: from, value: JSON.stringify(items) },
        ...{ reason, account_id: account, created_at: now },
      }),
    )
    audit({ record: { kind: 'rule', id }, changes: { 'check.items': [before, items], from, reason } })
    return {}
  },
}
