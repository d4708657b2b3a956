import { sql } from 'kysely'
import { type MovementKind, movementKinds } from '../../../shared/people/movements.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { correctedSteps, type HeldStep, type MemberDays } from './member-days.ts'
import { toStanding, unknownBeginning } from './store.ts'

/** The movements that hold of a person by the day on which they took effect. */
function movementsByDay(
  db: Reader,
  personId: string,
): ReadonlyMap<string, { id: string; kind: MovementKind }> {
  const rows = db.all(
    q
      .selectFrom('movement')
      .innerJoin('act', 'act.id', 'movement.act_id')
      .select(['act.id', 'act.effective_on', 'movement.kind'])
      .where('movement.person_id', '=', personId)
      .where('movement.kind', '<>', 'cell-change')
      .where('act.undone_at', 'is', null),
  )
  return new Map(
    rows.flatMap(({ id, effective_on, kind }) => {
      const known = movementKinds.find((candidate) => candidate === kind)
      return known ? [[effective_on, { id, kind: known }] as const] : []
    }),
  )
}

const standingRowsOf = (db: Reader, personId: string) =>
  db.all(q.selectFrom('member_standing').selectAll().where('person_id', '=', personId).orderBy('valid_from'))

/**
 * Takes the history of standings along with the day of joining and the official day, or refuses a day that contradicts
 * it. Answers the bounds that moved, for the audit.
 */
export function keepStandingBounds(
  db: Writer,
  personId: string,
  before: MemberDays,
  after: MemberDays,
): Readonly<Record<string, unknown>> {
  if (before.joinedOn === after.joinedOn && before.officialOn === after.officialOn) return {}
  const kinds = movementsByDay(db, personId)
  const rows = standingRowsOf(db, personId)
  const held = rows.flatMap((row): HeldStep[] => {
    const standing = toStanding(row.standing)
    const begunBy = kinds.get(row.valid_from)?.kind ?? null
    return standing ? [{ standing, from: row.valid_from, written: row.from_written, begunBy }] : []
  })
  const corrected = correctedSteps(held, before, after, unknownBeginning)
  if ('why' in corrected) {
    throw new Refusal('invalid', `Chưa ghi được: ${corrected.why}`, {
      fields: { [corrected.field]: corrected.why },
    })
  }
  const { steps } = corrected
  if (steps === held) return {}
  db.run(q.deleteFrom('member_standing').where('person_id', '=', personId))
  steps.forEach(({ standing, from, written }, index) => {
    const valid_to = steps[index + 1]?.from ?? null
    const row = { person_id: personId, valid_from: from, from_written: written, valid_to, standing }
    db.run(q.insertInto('member_standing').values(row))
  })
  const was = held.find(({ begunBy }) => begunBy === 'confirmation')
  const becomes = steps.find(({ begunBy }) => begunBy === 'confirmation')
  if (was && becomes && was.from !== becomes.from) moveConfirmation(db, personId, was.from, becomes.from)
  const words = (step: HeldStep) => `${step.standing} ${step.written ?? ''}`
  return { standings: [held.map(words), steps.map(words)] }
}

const changedDay = (text: string, columns: readonly string[], was: string, becomes: string): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(JSON.parse(text) as Record<string, unknown>).map(([column, value]) => [
        column,
        columns.includes(column) && value === was ? becomes : value,
      ]),
    ),
  )

/** The columns of an act's rows that hold the day of a confirmation. */
const dayColumns = {
  member_standing: ['valid_from', 'from_written', 'valid_to'],
  member: ['official_written'],
} as const

/** The confirmation itself took effect on the other day: so it stands in its act, which can still be taken back. */
function moveConfirmation(db: Writer, personId: string, was: string, becomes: string): void {
  const acts = db.all(q.selectFrom('movement').select(['act_id', 'kind']).where('person_id', '=', personId))
  for (const { act_id, kind } of acts) {
    if (kind === 'confirmation') {
      db.run(
        q
          .updateTable('act')
          .set({ effective_on: becomes })
          .where('id', '=', act_id)
          .where('effective_on', '=', was),
      )
    }
    const rows = db.all(
      q
        .selectFrom('act_row')
        .selectAll()
        .where('act_id', '=', act_id)
        .where('table_name', 'in', Object.keys(dayColumns))
        .where(sql<boolean>`json_extract(row_key, '$.person_id') = ${personId}`),
    )
    for (const row of rows) {
      const columns = dayColumns[row.table_name as keyof typeof dayColumns]
      const moved = (text: string | null) => text && changedDay(text, columns, was, becomes)
      db.run(
        q
          .updateTable('act_row')
          .set({
            row_key: changedDay(row.row_key, columns, was, becomes),
            before: moved(row.before),
            after: moved(row.after),
          })
          .where('act_id', '=', act_id)
          .where('position', '=', row.position),
      )
    }
  }
}
