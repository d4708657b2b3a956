import { groupBy } from '../../../shared/collections.ts'
import type { Parsed } from '../../../shared/contract.ts'
import { expectedDay } from '../../../shared/meetings/habit.ts'
import { isMonthlyKind, type MeetingKind } from '../../../shared/meetings/meeting.ts'
import type { OpeningRow } from '../../../shared/months/contract.ts'
import type { Plan } from '../../../shared/plans/contract.ts'
import { daysOf, livesOn } from '../../../shared/plans/proposal.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { recordAct, undoAct } from '../acts.ts'
import { missing } from '../conflict.ts'
import type { ReadContext, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { openMeeting } from '../meetings/opening.ts'
import { rollOn } from '../meetings/roll.ts'
import { toKind } from '../meetings/store.ts'
import { type CellBetween, cellsBetween } from '../organisation/cells-between.ts'
import { nameOn } from '../organisation/store.ts'
import { plansBetween } from '../plans/commands.ts'
import { standsFor } from '../plans/topic-people.ts'
import { openTasksOf } from '../tasks/commands.ts'
import { ensureMonth, meetingsOpenedBy, saveDirections } from './directions.ts'
import { missedOf } from './missed.ts'

const openAct = 'months.open'

/** The meetings of a month by cell. */
const meetingsOf = (db: Reader, period: string) =>
  groupBy(
    db
      .all(
        q
          .selectFrom('meeting')
          .select(['id', 'cell_id', 'kind', 'held_on'])
          .where('period', '=', period)
          .where('deleted_at', 'is', null),
      )
      .map(({ kind, ...row }) => ({ ...row, kind: toKind(kind) })),
    (row) => row.cell_id,
  )
type MonthMeetings = ReturnType<typeof meetingsOf>

const openedFor = (meetings: MonthMeetings, cellId: string, kind: MeetingKind) =>
  meetings.get(cellId)?.find((meeting) => standsFor(kind, meeting.kind))

interface Wanted {
  readonly kind: MeetingKind
  readonly plan: Plan | undefined
}

/** What a cell is to hold in a month: its monthly meeting, and a thematic one that is planned beside it. */
function wantedOf(plans: readonly Plan[]): readonly Wanted[] {
  const monthly = plans.find(({ kind }) => isMonthlyKind(kind))
  const beside = plans.filter(({ kind }) => !isMonthlyKind(kind))
  return [
    { kind: monthly?.kind ?? 'regular', plan: monthly },
    ...beside.map((plan) => ({ kind: plan.kind, plan })),
  ]
}

function dayOf(
  { kind, plan }: Wanted,
  cell: CellBetween,
  period: string,
): Pick<OpeningRow, 'heldOn' | 'dayFrom'> {
  if (plan !== undefined && plan.plannedOn !== null) return { heldOn: plan.plannedOn, dayFrom: 'plan' }
  const usual = isMonthlyKind(kind) ? expectedDay(cell.habit, period) : null
  return { heldOn: usual, dayFrom: usual === null ? null : 'habit' }
}

/** What opening a month would do, cell by cell, by the cells' names. */
export function previewOpening(period: string, { db, today }: ReadContext): OpeningRow[] {
  const { first, last } = daysOf(period)
  const meetings = meetingsOf(db, period)
  const plans = groupBy(plansBetween(db, period, period), ({ cellId }) => cellId)
  const missed = missedOf(db, period)
  const tasks = groupBy(openTasksOf(db, today), ({ cellId }) => cellId)
  return cellsBetween(db, first, last).flatMap((cell) =>
    wantedOf(plans.get(cell.id) ?? []).map((wanted): OpeningRow => {
      const opened = openedFor(meetings, cell.id, wanted.kind)
      const day = dayOf(wanted, cell, period)
      const heldOn = opened?.held_on ?? day.heldOn
      const isLiving = heldOn === null || livesOn(cell, heldOn)
      const members = heldOn !== null && isLiving ? rollOn(db, cell.id, heldOn, wanted.kind).length : 0
      const stateOf = (): OpeningRow['state'] => {
        if (opened) return 'opened'
        if (isMonthlyKind(wanted.kind) && missed.has(cell.id)) return 'missed'
        if (heldOn === null) return 'no-day'
        if (!isLiving) return 'not-living'
        return members === 0 ? 'no-members' : 'ready'
      }
      return {
        cellId: cell.id,
        cellName: cell.name,
        kind: opened?.kind ?? wanted.kind,
        heldOn,
        dayFrom: opened ? null : day.dayFrom,
        state: stateOf(),
        meetingId: opened?.id ?? null,
        members,
        openTasks: tasks.get(cell.id)?.length ?? 0,
      }
    }),
  )
}

/** Names the cell in a refusal that speaks of one meeting among many. */
function ofCell<T>(name: () => string, work: () => T): T {
  try {
    return work()
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    throw new Refusal(fault.code, `${name()}: ${fault.message} Chưa mở buổi nào.`)
  }
}

/** Opens what is missing of a month. The meetings are one act; the directions stay when it is taken back. */
export function openMonth(
  { period, meetings, directions }: Parsed<'months.open'>,
  context: WriteContext,
): { actId: string | null; opened: number; passedOver: number } {
  const { db, audit } = context
  if (directions !== null) saveDirections(context, period, directions)
  ensureMonth(context, period)
  const known = meetingsOf(db, period)
  const planned = groupBy(plansBetween(db, period, period), ({ cellId }) => cellId)
  const isFirst = new Set<string>()
  const wanted = meetings.filter(({ cellId, kind }) => {
    const slot = `${cellId} ${isMonthlyKind(kind) ? 'monthly' : kind}`
    if (openedFor(known, cellId, kind) || isFirst.has(slot)) return false
    isFirst.add(slot)
    return true
  })
  const outcome = { opened: wanted.length, passedOver: meetings.length - wanted.length }
  audit({ record: { kind: 'month', id: period }, changes: outcome })
  if (wanted.length === 0) return { actId: null, ...outcome }
  const act = { kind: openAct, effectiveOn: `${period}-01`, subjects: [] }
  const actId = recordAct(context, act, (rows) => {
    for (const { cellId, kind, heldOn } of wanted) {
      const plan = planned.get(cellId)?.find((candidate) => standsFor(kind, candidate.kind))
      const beginning = plan && { startsAt: plan.startsAt, place: plan.place, topic: plan.topic }
      ofCell(
        () => nameOn(db, cellId, heldOn),
        () =>
          openMeeting({ cellId, period, kind, heldOn, ...beginning }, context, (values) =>
            rows.insert('meeting', values),
          ),
      )
    }
  })
  return { actId, ...outcome }
}

/** What is written of a meeting beside its minutes. */
const beside = ['appraisal', 'visit', 'studied', 'open_point', 'meeting_file', 'paper'] as const

const hasBeside = (db: Reader, meetingId: string): boolean =>
  beside.some((table) =>
    db.first(q.selectFrom(table).select('meeting_id').where('meeting_id', '=', meetingId).limit(1)),
  )

/** Whether somebody wrote in a meeting since it was opened: a draft, a roll call, a record, a change, things beside. */
function isWrittenIn(db: Reader, meetingId: string): boolean {
  const meeting = db.first(
    q.selectFrom('meeting').select(['recorded_at', 'revision', 'deleted_at']).where('id', '=', meetingId),
  )
  if (!meeting || meeting.deleted_at !== null || meeting.recorded_at !== null || meeting.revision !== 1)
    return true
  const draft = db.first(
    q.selectFrom('draft').select('body').where('kind', '=', 'meeting').where('record_id', '=', meetingId),
  )
  if (draft && draft.body !== 'null') return true
  const marked = db.first(
    q
      .selectFrom('attendance')
      .select('person_id')
      .where('meeting_id', '=', meetingId)
      .where('state', 'is not', null),
  )
  return marked !== undefined || hasBeside(db, meetingId)
}

const namesShown = 5

function refuseWritten(db: Reader, meetingIds: readonly string[]): void {
  const written = meetingIds.filter((id) => isWrittenIn(db, id))
  if (written.length === 0) return
  const names = written.slice(0, namesShown).map((id) => {
    const row = db.first(q.selectFrom('meeting').select(['cell_id', 'held_on']).where('id', '=', id))
    return row ? nameOn(db, row.cell_id, row.held_on) : ''
  })
  const more = written.length > namesShown ? ` và ${written.length - namesShown} chi bộ khác` : ''
  throw new Refusal(
    'refused',
    `Chưa hoàn tác được vì sau khi mở kỳ đã có nội dung hoặc thay đổi ở buổi của ${names.join(', ')}${more}. Các buổi giữ nguyên như đang có. Buổi nào mở nhầm, hãy mở buổi ấy rồi bấm "Xóa buổi sinh hoạt".`,
  )
}

/** Takes an opening back: its meetings and their rolls are gone as if never opened. */
export function undoOpening(actId: string, context: WriteContext): { removed: number } {
  const { db, audit } = context
  const act = db.first(
    q.selectFrom('act').select(['kind', 'effective_on', 'undone_at']).where('id', '=', actId),
  )
  if (act?.kind !== openAct) throw missing('lần mở kỳ này')
  const meetingIds = meetingsOpenedBy(db, actId)
  if (act.undone_at === null) {
    refuseWritten(db, meetingIds)
    for (const id of meetingIds) {
      db.run(q.deleteFrom('attendance').where('meeting_id', '=', id))
      db.run(q.deleteFrom('draft').where('kind', '=', 'meeting').where('record_id', '=', id))
    }
  }
  undoAct(context, actId)
  audit({
    record: { kind: 'month', id: act.effective_on.slice(0, 7) },
    changes: { undone: meetingIds },
  })
  return { removed: meetingIds.length }
}
