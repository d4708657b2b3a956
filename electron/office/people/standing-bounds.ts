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
  for (const moved of movedSteps(held, steps)) keepActs(db, personId, moved)
  const words = (step: HeldStep) => `${step.standing} ${step.written ?? ''}`
  return { standings: [held.map(words), steps.map(words)] }
}

interface Moved {
  readonly was: HeldStep
  readonly becomes: HeldStep
}

/** The steps that begin on another day than before: the joining and the confirmation are all that can. */
function movedSteps(held: readonly HeldStep[], steps: readonly HeldStep[]): readonly Moved[] {
  const firstOf = (list: readonly HeldStep[], standing: string) =>
    list.find((step) => step.standing === standing)
  return ['probationary', 'official'].flatMap((standing) => {
    const [was, becomes] = [firstOf(held, standing), firstOf(steps, standing)]
    return was && becomes && (was.from !== becomes.from || was.written !== becomes.written)
      ? [{ was, becomes }]
      : []
  })
}

type Row = Readonly<Record<string, unknown>>

const movedStanding = (row: Row, { was, becomes }: Moved): Row => ({
  ...row,
  ...(row.valid_from === was.from && {
    valid_from: becomes.from,
    ...('from_written' in row && { from_written: becomes.written }),
  }),
  ...(row.valid_to === was.from && { valid_to: becomes.from }),
})

const movedMember = (row: Row, { was, becomes }: Moved): Row =>
  was.begunBy === 'confirmation' && row.official_written === was.from
    ? { ...row, official_written: becomes.from }
    : row

/**
 * What the movements of a person wrote around a bound that moved is told of it, so that they can still be taken back;
 * a confirmation took effect on the other day itself.
 */
function keepActs(db: Writer, personId: string, moved: Moved): void {
  const acts = db.all(q.selectFrom('movement').select(['act_id', 'kind']).where('person_id', '=', personId))
  for (const { act_id, kind } of acts) {
    if (kind === 'confirmation') {
      db.run(
        q
          .updateTable('act')
          .set({ effective_on: moved.becomes.from })
          .where('id', '=', act_id)
          .where('effective_on', '=', moved.was.from),
      )
    }
    const rows = db.all(
      q
        .selectFrom('act_row')
        .selectAll()
        .where('act_id', '=', act_id)
        .where('table_name', 'in', ['member_standing', 'member'])
        .where(sql<boolean>`json_extract(row_key, '$.person_id') = ${personId}`),
    )
    for (const { position, table_name, row_key, before, after } of rows) {
      const change = table_name === 'member' ? movedMember : movedStanding
      const rewritten = (text: string): string => JSON.stringify(change(JSON.parse(text) as Row, moved))
      db.run(
        q
          .updateTable('act_row')
          .set({
            row_key: rewritten(row_key),
            before: before && rewritten(before),
            after: after && rewritten(after),
          })
          .where('act_id', '=', act_id)
          .where('position', '=', position),
      )
    }
  }
}
