import type { RecordedMovementRow, WantedMovementInput } from '../../../shared/movements/contract.ts'
import { movementKinds, movements } from '../../../shared/people/movements.ts'
import { mayMove } from '../../../shared/people/standing.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { undoAct } from '../acts.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers, ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { findBody, nameOn, requireLivingCell } from '../organisation/store.ts'
import { memberCard, requirePerson } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { dueMovements } from './due.ts'
import { ledgerTable } from './ledger.ts'
import { endingPosts, endsPosts, movementAct, postWord, recordMovement } from './recording.ts'
import { stateOf } from './state.ts'

/** A kind of act in words: "Chuyển đi chính thức". */
export const movementName = (act: string): string => {
  const kind = movementKinds.find((candidate) => movementAct + candidate === act)
  return kind ? movements[kind].name : act
}

function looked({ db, today }: ReadContext, wanted: WantedMovementInput) {
  requirePerson(db, wanted.personId)
  if (wanted.cellId !== null) requireLivingCell(db, wanted.cellId, wanted.on)
  const state = stateOf(db, wanted.personId, today)
  const answer = mayMove(
    state,
    {
      kind: wanted.kind,
      on: wanted.on,
      standing: wanted.standing,
      cellId: wanted.cellId,
      decisionNumber: wanted.paperNumber,
      otherOrganisation: wanted.otherOrganisation,
      until: wanted.until,
    },
    rulebookOf(db),
    today,
  )
  return { state, answer }
}

function ofPerson(db: Reader, personId: string): RecordedMovementRow[] {
  const rows = db.all(
    q
      .selectFrom('movement')
      .innerJoin('act', 'act.id', 'movement.act_id')
      .selectAll('act')
      .selectAll('movement')
      .where('movement.person_id', '=', personId)
      .orderBy('act.effective_on', 'desc')
      .orderBy('act.id', 'desc'),
  )
  const cell = (id: string | null, day: string) => (id === null ? '' : nameOn(db, id, day))
  return rows.flatMap((row) => {
    const kind = movementKinds.find((candidate) => candidate === row.kind)
    if (!kind) return []
    return [
      {
        actId: row.act_id,
        kind,
        name: movements[kind].name,
        on: row.effective_on,
        paperNumber: row.paper_number,
        paperDate: row.paper_written,
        decidedBy: row.decided_by,
        otherOrganisation: row.other_organisation,
        fromCell: cell(row.from_cell_id, row.effective_on),
        toCell: cell(row.to_cell_id, row.effective_on),
        until: row.until_on,
        note: row.note,
        isUndone: row.undone_at !== null,
      },
    ]
  })
}

export const movementsCommands: Handlers<'movements'> = {
  'movements.look': (wanted, context) => {
    const { db } = context
    const { answer } = looked(context, wanted)
    if (!answer.may) return { why: answer.why, standing: null, look: [], endingPosts: [] }
    const posts = endsPosts(movements[wanted.kind], answer.standing)
      ? endingPosts(db, wanted.personId, wanted.on).map(({ post }) => postWord(post))
      : []
    return { why: null, standing: answer.standing, look: [...answer.look], endingPosts: posts }
  },

  'movements.record': ({ revision, ...wanted }, context) => {
    const { db, audit, today } = context
    const { personId } = wanted
    requireRevision(requirePerson(db, personId).revision, revision, () => memberCard(db, personId, today))
    const { state, answer } = looked(context, wanted)
    if (!answer.may) throw new Refusal('refused', answer.why)
    const actId = recordMovement(context, wanted, state, answer.standing)
    const { personId: _, ...said } = wanted
    audit({
      record: { kind: 'person', id: personId },
      changes: { movement: actId, ...said, standing: [state.standing, answer.standing] },
    })
    return { actId, revision: requirePerson(db, personId).revision, look: [...answer.look] }
  },

  'movements.undo': ({ actId }, context) => {
    const movement = context.db.first(q.selectFrom('movement').selectAll().where('act_id', '=', actId))
    if (!movement) throw missing('biến động này')
    const act = context.db.first(q.selectFrom('act').select('kind').where('id', '=', actId))
    if (!act?.kind.startsWith(movementAct)) {
      throw new Refusal(
        'refused',
        'Biến động này ghi cùng một thay đổi của tổ chức đảng. Hãy hoàn tác thay đổi ấy ở mục Chi bộ.',
      )
    }
    const undone = undoAct(context, actId, movementName)
    context.audit({
      record: { kind: 'person', id: movement.person_id },
      changes: { undone: actId, kind: movement.kind, on: undone.effectiveOn },
    })
    return {}
  },

  'movements.ofPerson': ({ personId }, { db }) => {
    requirePerson(db, personId)
    return ofPerson(db, personId)
  },

  'movements.ledger': (input, { db }) => {
    if (input.cellId !== null && !findBody(db, input.cellId)) throw missing('chi bộ này')
    return ledgerTable(db, input)
  },

  'movements.due': ({ days }, { db, today }) => dueMovements(db, today, days),
}
