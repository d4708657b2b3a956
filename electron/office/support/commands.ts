import { formatDate } from '../../../shared/calendar/dates.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { HelpTeamFields } from '../../../shared/support/contract.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { nameOn, requireCell, requireLivingCell } from '../organisation/store.ts'
import { requireTeam, supportedCells, teamBeside, teamsOf } from './store.ts'

function problemsOf(db: Reader, fields: HelpTeamFields, id: string | null): Record<string, string> {
  const { from, to, members } = fields
  const beside = teamBeside(db, fields, id)
  const isTwice = new Set(members.map(({ personId }) => personId)).size < members.length
  return {
    ...(to !== null && to < from && { to: 'Ngày kết thúc ở trước ngày bắt đầu' }),
    ...(beside !== undefined && {
      from: `Chi bộ đã có tổ công tác khác từ ${formatDate(beside.from)}; mỗi lúc chỉ một tổ, hãy ghi ngày kết thúc của tổ ấy trước`,
    }),
    ...(isTwice && { members: 'Có người ghi hai lần trong tổ công tác' }),
  }
}

function refuseUnknown(db: Reader, members: HelpTeamFields['members'], known: readonly string[]): void {
  for (const { personId } of members) {
    // Whoever was written down before stays, whatever became of the record.
    if (known.includes(personId)) continue
    const row = db.first(q.selectFrom('person').select('deleted_at').where('id', '=', personId))
    if (row?.deleted_at !== null) throw missing('người này trong danh sách')
  }
}

function writeMembers(db: Writer, team: string, members: HelpTeamFields['members']): void {
  db.run(q.deleteFrom('help_team_person').where('team_id', '=', team))
  for (const [position, { personId, duty }] of members.entries()) {
    db.run(q.insertInto('help_team_person').values({ team_id: team, person_id: personId, position, duty }))
  }
}

export const supportCommands: Handlers<'support'> = {
  'support.cells': (_input, read) => supportedCells(read),

  'support.ofCell': ({ cellId }, { db }) => {
    requireCell(db, cellId)
    return teamsOf(db, cellId)
  },

  'support.save': ({ id, revision, ...fields }, { db, now, audit }) => {
    const before = id === null ? null : requireTeam(db, id)
    if (before !== null) requireRevision(before.revision, revision, () => before)
    requireLivingCell(db, fields.cellId, fields.from)
    if (before !== null && before.cellId !== fields.cellId) {
      throw new Refusal('refused', 'Tổ công tác thuộc một chi bộ. Hãy ghi một tổ mới cho chi bộ khác.')
    }
    refuseUnknown(db, fields.members, before?.members.map(({ personId }) => personId) ?? [])
    const problems = problemsOf(db, fields, id)
    const [first] = Object.values(problems)
    if (first !== undefined) {
      throw new Refusal('invalid', `Chưa ghi. ${first}. Những gì đã ghi trước vẫn còn nguyên.`, {
        fields: problems,
      })
    }
    const { cellId, from, to, members, ...texts } = fields
    const columns = { cell_id: cellId, from_on: from, to_on: to, ...texts }
    const own = id ?? uuidv7()
    const next = (before?.revision ?? 0) + 1
    if (before === null) {
      db.run(q.insertInto('help_team').values({ id: own, ...columns, created_at: now, revision: next }))
    } else {
      db.run(
        q
          .updateTable('help_team')
          .set({ ...columns, revision: next })
          .where('id', '=', own),
      )
    }
    writeMembers(db, own, members)
    const written = before?.members.map(({ personId, duty }) => ({ personId, duty }))
    audit({
      record: { kind: 'help-team', id: own },
      changes:
        before === null
          ? { added: fields, cell: nameOn(db, cellId, from) }
          : changedFields({ ...before, members: written }, fields),
    })
    return { id: own, revision: next }
  },

  'support.remove': ({ id, revision, reason }, { db, now, account, audit }) => {
    const before = requireTeam(db, id)
    requireRevision(before.revision, revision, () => before)
    db.run(
      q
        .updateTable('help_team')
        .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'help-team', id }, changes: { removed: reason } })
    return {}
  },
}
