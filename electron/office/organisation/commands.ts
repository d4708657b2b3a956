import { startingSeries } from '../../../shared/organisation/contract.ts'
import { cellHeading } from '../../../shared/organisation/heading.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { lastNumber } from '../documents/numbers.ts'
import { communeOf } from '../setup/store.ts'
import { bodyCard, requireBody, treeOn } from './bodies.ts'
import { bodyCommands, refuseTwin } from './body-commands.ts'
import { changeCommands } from './change-commands.ts'
import { refuseEnded } from './ended-cells.ts'
import { inGroupsOn } from './groups.ts'
import { postCommands } from './post-commands.ts'
import { saveStartingFacts } from './starting-facts.ts'
import {
  type BodyRow,
  belongingTo,
  cellByName,
  cellCard,
  cellRows,
  correctName,
  insertCell,
  nameOn,
  requireCell,
  requireLivingCell,
  startingFactsOf,
} from './store.ts'

const taken = (name: string) =>
  new Refusal('invalid', `Đã có chi bộ tên "${name}". Hãy dùng chi bộ đã có, hoặc đặt tên khác.`, {
    fields: { name: 'Tên này đã có' },
  })

/** Only what holds nobody and nothing goes to the recycle bin. */
function refuseInUse(db: Reader, body: BodyRow, today: string): void {
  const members =
    body.kind === 'group' ? (inGroupsOn(db, today).get(body.id)?.total ?? 0) : belongingTo(db, body.id, today)
  if (members > 0) {
    throw new Refusal(
      'refused',
      body.kind === 'group'
        ? `Tổ đảng này còn ${members} đảng viên nên chưa bỏ được. Hãy đưa đảng viên ra khỏi tổ trước.`
        : `Chi bộ này còn ${members} đảng viên nên chưa bỏ được. Hãy chuyển đảng viên sang chi bộ khác trước.`,
    )
  }
  const below = treeOn(db, today, false).bodies.filter(({ parentId }) => parentId === body.id)
  if (below.length === 0) return
  throw new Refusal(
    'refused',
    `Tổ chức này còn ${below.length} tổ chức trực thuộc nên chưa bỏ được. Hãy chuyển hoặc bỏ các tổ chức ấy trước.`,
  )
}

export const organisationCommands: Handlers<'organisation'> = {
  ...changeCommands,
  ...bodyCommands,
  ...postCommands,

  'organisation.cells': ({ on }, { db, today }) => cellRows(db, on ?? today),

  'organisation.cell': ({ id }, { db, today }) => ({
    ...cellCard(db, id, today),
    lastNumbers: startingSeries.map((kind) => ({ kind, number: lastNumber(db, kind, id, today) })),
  }),

  'organisation.addCell': ({ name }, { db, audit, now }) => {
    if (cellByName(db, name) !== undefined) throw taken(name)
    const id = insertCell(db, name, now)
    audit({ record: { kind: 'body', id }, changes: { added: name } })
    return { id, revision: 1 }
  },

  'organisation.correctName': ({ id, revision, name }, { db, audit, today }) => {
    const body = requireBody(db, id)
    if (body.kind === 'commune') throw new Refusal('refused', 'Tên đảng bộ xã sửa ở mục Thiết lập.')
    requireRevision(body.revision, revision, () => bodyCard(db, id, today))
    refuseEnded(db, body, today)
    if (body.kind === 'cell') {
      const twin = cellByName(db, name)
      if (twin !== undefined && twin !== id) throw taken(name)
    } else refuseTwin(db, body, name, today)
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
    const body = requireBody(db, id)
    if (body.kind === 'commune') throw missing('tổ chức này')
    requireRevision(body.revision, revision, () => bodyCard(db, id, today))
    refuseEnded(db, body, today)
    refuseInUse(db, body, today)
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

  'organisation.confirmHeadings': ({ cellIds }, { db, audit, now, today }) => {
    for (const id of cellIds) {
      requireLivingCell(db, id, today)
      db.run(q.updateTable('body').set({ heading_confirmed_at: now }).where('id', '=', id))
    }
    audit({ changes: { confirmedHeadings: cellIds } })
    return {}
  },
}
