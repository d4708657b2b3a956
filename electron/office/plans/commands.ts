import { makePeriod, periodOf, periodPhrase } from '../../../shared/calendar/periods.ts'
import { groupBy } from '../../../shared/collections.ts'
import { meetingKindNames } from '../../../shared/meetings/meeting.ts'
import { type Plan, type PlanFields, plannedKinds } from '../../../shared/plans/contract.ts'
import { missingThematic, type PlannedCell, proposeYear } from '../../../shared/plans/proposal.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { recordAct, undoAct } from '../acts.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { uuidv7 } from '../database/uuid.ts'
import { toKind } from '../meetings/store.ts'
import { type CellBetween, cellsBetween } from '../organisation/cells-between.ts'
import { requireCell, requireLivingCell } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'

const toPlan = (row: Schema['plan']): Plan => ({
  id: row.id,
  revision: row.revision,
  cellId: row.cell_id,
  period: row.period,
  kind: plannedKinds.find((kind) => kind === row.kind) ?? 'regular',
  plannedOn: row.planned_on,
  startsAt: row.starts_at,
  place: row.place,
  topic: row.topic,
  speaker: row.speaker,
  drafter: row.drafter,
  approver: row.approver,
  note: row.note,
})

const toColumns = (plan: PlanFields) => ({
  cell_id: plan.cellId,
  period: plan.period,
  kind: plan.kind,
  planned_on: plan.plannedOn,
  starts_at: plan.startsAt,
  place: plan.place,
  topic: plan.topic,
  speaker: plan.speaker,
  drafter: plan.drafter,
  approver: plan.approver,
  note: plan.note,
})

/** The plans of some months, in the order of their months. */
export const plansBetween = (db: Reader, from: string, to: string): readonly Plan[] =>
  db
    .all(
      q
        .selectFrom('plan')
        .selectAll()
        .where('period', '>=', from)
        .where('period', '<=', to)
        .where('deleted_at', 'is', null)
        .orderBy('period')
        .orderBy('kind'),
    )
    .map(toPlan)

function requirePlan(db: Reader, id: string): Plan {
  const row = db.first(q.selectFrom('plan').selectAll().where('id', '=', id).where('deleted_at', 'is', null))
  if (!row) throw missing('buổi trong kế hoạch này')
  return toPlan(row)
}

/** The cells of a year with what they plan and what they have opened. */
function cellsOfYear(db: Reader, year: number) {
  const from = makePeriod(year, 1)
  const to = makePeriod(year, 12)
  const plans = groupBy(plansBetween(db, from, to), ({ cellId }) => cellId)
  const opened = groupBy(
    db.all(
      q
        .selectFrom('meeting')
        .select(['cell_id', 'period', 'kind'])
        .where('period', '>=', from)
        .where('period', '<=', to)
        .where('deleted_at', 'is', null),
    ),
    (row) => row.cell_id,
  )
  return cellsBetween(db, `${from}-01`, `${to}-31`).map((cell) => {
    const own = plans.get(cell.id) ?? []
    const meetings = (opened.get(cell.id) ?? []).map(({ period, kind }) => ({ period, kind: toKind(kind) }))
    // A meeting that was planned and then opened is one.
    const isOpened = (plan: Plan) =>
      meetings.some(({ period, kind }) => period === plan.period && kind === plan.kind)
    return { cell, plans: own, planned: plannedCell(cell, [...meetings, ...own.filter((p) => !isOpened(p))]) }
  })
}

const plannedCell = (cell: CellBetween, meetings: PlannedCell['meetings']): PlannedCell => ({
  cellId: cell.id,
  habit: cell.habit,
  beganOn: cell.beganOn,
  endedOn: cell.endedOn,
  meetings,
})

const perQuarter = (db: Reader, year: number) =>
  rulebookOf(db).rule('plan.thematicPerQuarter', `${makePeriod(year, 12)}-31`)

function refuseTwin(db: Reader, { cellId, period, kind }: PlanFields, id: string | null): void {
  const twin = db.first(
    q
      .selectFrom('plan')
      .select('id')
      .where('cell_id', '=', cellId)
      .where('period', '=', period)
      .where('kind', '=', kind)
      .where('deleted_at', 'is', null),
  )
  if (!twin || twin.id === id) return
  throw new Refusal(
    'refused',
    `Kế hoạch của chi bộ này đã có buổi sinh hoạt ${meetingKindNames[kind]} kỳ ${periodPhrase(period)}. Hãy sửa buổi đã có.`,
    { fields: { period: 'Kỳ này đã có trong kế hoạch' } },
  )
}

export const plansCommands: Handlers<'plans'> = {
  'plans.year': ({ year }, { db }) => {
    const thematicPerQuarter = perQuarter(db, year)
    return {
      thematicPerQuarter,
      cells: cellsOfYear(db, year).map(({ cell, plans, planned }) => ({
        cellId: cell.id,
        cellName: cell.name,
        habit: cell.habit,
        plans: [...plans],
        missingThematic: missingThematic(planned, year, thematicPerQuarter),
      })),
    }
  },

  'plans.propose': ({ year, thematic, monthOfQuarter }, context) => {
    const { db, now, today, audit } = context
    const wish = { year, thematic, monthOfQuarter, from: periodOf(today) }
    const thematicPerQuarter = perQuarter(db, year)
    const proposed = cellsOfYear(db, year).flatMap(({ cell, planned }) =>
      proposeYear(planned, { ...wish, thematicPerQuarter }).map((plan) => ({ cell, plan })),
    )
    audit({ changes: { proposed: year, thematic, monthOfQuarter, plans: proposed.length } })
    if (proposed.length === 0) return { actId: null, added: 0 }
    const act = { kind: 'plans.propose', effectiveOn: `${year}-01-01`, subjects: [] }
    const actId = recordAct(context, act, (rows) => {
      for (const { cell, plan } of proposed) {
        rows.insert('plan', {
          id: uuidv7(),
          cell_id: cell.id,
          period: plan.period,
          kind: plan.kind,
          planned_on: plan.plannedOn,
          starts_at: cell.habit.time,
          place: cell.habit.place,
          created_at: now,
          revision: 1,
        })
      }
    })
    return { actId, added: proposed.length }
  },

  'plans.undo': ({ actId }, context) => {
    const { db, audit } = context
    const removed = db.all(q.selectFrom('act_row').select('position').where('act_id', '=', actId)).length
    const { kind, effectiveOn } = undoAct(context, actId)
    if (kind !== 'plans.propose') throw missing('kế hoạch này')
    audit({ changes: { undone: effectiveOn, plans: removed } })
    return { removed }
  },

  'plans.save': ({ id, revision, ...fields }, { db, now, audit }) => {
    if (fields.plannedOn === null) requireCell(db, fields.cellId)
    else requireLivingCell(db, fields.cellId, fields.plannedOn)
    refuseTwin(db, fields, id)
    if (id === null) {
      const added = uuidv7()
      db.run(q.insertInto('plan').values({ id: added, ...toColumns(fields), created_at: now, revision: 1 }))
      audit({ record: { kind: 'plan', id: added }, changes: { added: fields } })
      return { id: added, revision: 1 }
    }
    const before = requirePlan(db, id)
    requireRevision(before.revision, revision, () => before)
    db.run(
      q
        .updateTable('plan')
        .set({ ...toColumns(fields), revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'plan', id }, changes: changedFields(before, fields) })
    return { id, revision: revision + 1 }
  },

  'plans.remove': ({ id, revision, reason }, { db, now, account, audit }) => {
    const before = requirePlan(db, id)
    requireRevision(before.revision, revision, () => before)
    db.run(
      q
        .updateTable('plan')
        .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'plan', id }, changes: { removed: reason } })
    return {}
  },
}
