import { cellHeading } from '../../../shared/organisation/heading.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { communeOf } from '../setup/store.ts'
import { changeCommands } from './change-commands.ts'
import { saveStartingFacts } from './starting-facts.ts'
import {
  belongingTo,
  cellByName,
  cellCard,
  cellRows,
  correctName,
  insertCell,
  nameOn,
  requireCell,
  startingFactsOf,
} from './store.ts'

const taken = (name: string) =>
  new Refusal('invalid', `Đã có chi bộ tên "${name}". Hãy dùng chi bộ đã có, hoặc đặt tên khác.`, {
    fields: { name: 'Tên này đã có' },
  })

export const organisationCommands: Handlers<'organisation'> = {
  ...changeCommands,

  'organisation.cells': ({ on }, { db, today }) => cellRows(db, on ?? today),

  'organisation.cell': ({ id }, { db, today }) => cellCard(db, id, today),

  'organisation.addCell': ({ name }, { db, audit, now }) => {
    if (cellByName(db, name) !== undefined) throw taken(name)
    const id = insertCell(db, name, now)
    audit({ record: { kind: 'body', id }, changes: { added: name } })
    return { id, revision: 1 }
  },

  'organisation.correctName': ({ id, revision, name }, { db, audit, today }) => {
    const body = requireCell(db, id)
    requireRevision(body.revision, revision, () => cellCard(db, id, today))
    const twin = cellByName(db, name)
    if (twin !== undefined && twin !== id) throw taken(name)
    const before = nameOn(db, id, today)
    correctName(db, id, name)
    db.run(
      q
        .updateTable('body')
        .set({ revision: revision + 1, heading_confirmed_at: null })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'body', id }, changes: { name: [before, name] } })
    return { revision: revision + 1 }
  },

  'organisation.removeCell': ({ id, revision, reason }, { db, audit, now, account, today }) => {
    const body = requireCell(db, id)
    requireRevision(body.revision, revision, () => cellCard(db, id, today))
    const members = belongingTo(db, id, today)
    if (members > 0) {
      throw new Refusal(
        'refused',
        `Chi bộ này còn ${members} đảng viên nên chưa bỏ được. Hãy chuyển đảng viên sang chi bộ khác trước.`,
      )
    }
    db.run(
      q
        .updateTable('body')
        .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'body', id }, changes: { removed: reason } })
    return {}
  },

  'organisation.startingFacts': (_input, { db, today }) =>
    cellRows(db, today).map((row) => ({
      ...startingFactsOf(db, requireCell(db, row.id), today),
      name: row.name,
      total: row.numbers.total,
      official: row.numbers.official + row.numbers.exempt,
    })),

  'organisation.saveStartingFacts': ({ rows }, context) => {
    const revisions: Record<string, number> = {}
    for (const row of rows) revisions[row.cellId] = saveStartingFacts(row, context)
    if (rows.length === 0) context.audit({ changes: { saved: 0 } })
    return { saved: rows.length, revisions }
  },

  'organisation.headings': (_input, { db, today }) => {
    const commune = communeOf(db)
    return cellRows(db, today).map((row) => ({
      cellId: row.id,
      ...cellHeading(commune?.communeName ?? '', row.name),
      confirmed: row.headingConfirmed,
    }))
  },

  'organisation.confirmHeadings': ({ cellIds }, { db, audit, now }) => {
    for (const id of cellIds) {
      requireCell(db, id)
      db.run(q.updateTable('body').set({ heading_confirmed_at: now }).where('id', '=', id))
    }
    audit({ changes: { confirmedHeadings: cellIds } })
    return {}
  },
}
