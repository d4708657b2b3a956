import { sql } from 'kysely'
import type { Input } from '../../../shared/contract.ts'
import {
  type RecordedMovementRow,
  type WantedMovementInput,
  wantedMovement,
} from '../../../shared/movements/contract.ts'
import { movementKinds, movements } from '../../../shared/people/movements.ts'
import { standingChoices } from '../../../shared/people/standing.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { undoAct } from '../acts.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { findBody, nameOn } from '../organisation/store.ts'
import { memberCard } from '../people/card.ts'
import { requirePerson } from '../people/store.ts'
import { dueMovements } from './due.ts'
import { headsByName } from './heads.ts'
import { endingPosts } from './leaving.ts'
import { cellLedgers, ledgerTable } from './ledger.ts'
import { lookAt } from './looking.ts'
import { type FoundMovement, movementAct, postWord, recordMovement, recordMovements } from './recording.ts'

/** The posts that end with a movement, in words, each once. */
const endingPostWords = (db: Reader, found: FoundMovement): string[] => [
  ...new Set(endingPosts(db, found).map(({ post }) => postWord(post))),
]

/** One of several who change cells together. */
const cellChange = (
  personId: string,
  wanted: Omit<Input<'movements.moveMany'>, 'people'>,
): WantedMovementInput => wantedMovement.parse({ ...wanted, personId, kind: 'cell-change' })

function ofPerson(db: Reader, personId: string): RecordedMovementRow[] {
  const rows = db.all(
    q
      .selectFrom('movement')
      .innerJoin('act', 'act.id', 'movement.act_id')
      .selectAll('act')
      .selectAll('movement')
      .select('act.kind as act_kind')
      .select((row) =>
        row
          .selectFrom('movement as other')
          .whereRef('other.act_id', '=', 'movement.act_id')
          .select(sql<number>`count(*)`.as('people'))
          .as('people'),
      )
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
        isOfOrganisation: !row.act_kind.startsWith(movementAct),
        people: row.people ?? 1,
      },
    ]
  })
}

/** Whom an act concerned and who is no member now. */
const outsideOf = (db: Reader, actId: string): string[] =>
  db
    .all(
      q
        .selectFrom('movement')
        .innerJoin('person', 'person.id', 'movement.person_id')
        .select('person.full_name')
        .where('movement.act_id', '=', actId)
        .where('person.standing', '=', '')
        .orderBy('person.sort_key'),
    )
    .map((row) => row.full_name)

export const movementsCommands: Handlers<'movements'> = {
  'movements.look': (wanted, context) => {
    const { db } = context
    const { state, answer } = lookAt(context, wanted)
    const choices = [...standingChoices(movements[wanted.kind], state)]
    if (!answer.may) return { why: answer.why, standing: null, look: [], endingPosts: [], choices }
    const { standing } = answer
    const posts = endingPostWords(db, { wanted, state, standing })
    return { why: null, standing, look: [...answer.look], endingPosts: posts, choices }
  },

  'movements.record': ({ revision, ...wanted }, context) => {
    const { db, audit, today } = context
    const { personId } = wanted
    requireRevision(requirePerson(db, personId).revision, revision, () => memberCard(db, personId, today))
    const { state, answer } = lookAt(context, wanted)
    if (!answer.may) throw new Refusal('refused', answer.why)
    const actId = recordMovement(context, { wanted, state, standing: answer.standing })
    const { personId: _, ...said } = wanted
    audit({
      record: { kind: 'person', id: personId },
      changes: { movement: actId, ...said, standing: [state.standing, answer.standing] },
    })
    return { actId, revision: requirePerson(db, personId).revision, look: [...answer.look] }
  },

  'movements.lookMany': ({ personIds, ...wanted }, context) =>
    personIds.map((personId) => {
      const each = cellChange(personId, wanted)
      const { state, answer } = lookAt(context, each)
      const { revision, fields } = requirePerson(context.db, personId)
      return {
        personId,
        revision,
        fullName: fields.fullName,
        fromCell: state.cellId === null ? '' : nameOn(context.db, state.cellId, wanted.on),
        why: answer.may ? null : answer.why,
        endingPosts: answer.may
          ? endingPostWords(context.db, { wanted: each, state, standing: answer.standing })
          : [],
      }
    }),

  'movements.moveMany': ({ people, ...wanted }, context) => {
    const { db, audit, today } = context
    const [first, ...others] = people.map(({ personId, revision }): FoundMovement => {
      const { fields, revision: current } = requirePerson(db, personId)
      requireRevision(current, revision, () => memberCard(db, personId, today))
      const each = cellChange(personId, wanted)
      const { state, answer } = lookAt(context, each)
      if (!answer.may) throw new Refusal('refused', `${fields.fullName}: ${answer.why} Chưa ai được chuyển.`)
      return { wanted: each, state, standing: answer.standing }
    })
    if (!first) throw new Refusal('invalid', 'Chưa chọn đảng viên nào.')
    const actId = recordMovements(context, [first, ...others])
    const { cellId, ...said } = wanted
    audit({
      record: { kind: 'body', id: cellId },
      changes: {
        movement: actId,
        ...said,
        people: [first, ...others].map(({ wanted: each, state }) => [each.personId, state.cellId]),
      },
    })
    return { actId, moved: people.length }
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
    const undone = undoAct(context, actId)
    context.audit({
      record: { kind: 'person', id: movement.person_id },
      changes: { undone: actId, kind: movement.kind, on: undone.effectiveOn },
    })
    return { outside: outsideOf(context.db, actId) }
  },

  'movements.ofPerson': ({ personId }, { db }) => {
    requirePerson(db, personId)
    return ofPerson(db, personId)
  },

  'movements.ledger': (input, { db }) => {
    if (input.cellId !== null && !findBody(db, input.cellId)) throw missing('chi bộ này')
    return ledgerTable(db, input)
  },

  'movements.ledgerOfCells': (input, { db }) => cellLedgers(db, input),

  'movements.heads': (input, { db }) => headsByName(db, input),

  'movements.due': ({ days }, { db, today }) => dueMovements(db, today, days),
}
