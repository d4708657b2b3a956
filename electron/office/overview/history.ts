import { addPeriods, periodOf } from '../../../shared/calendar/periods.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { CellCard } from '../../../shared/organisation/contract.ts'
import type { FactKind, History } from '../../../shared/overview/contract.ts'
import { formatCount } from '../../../shared/text/numbers.ts'
import type { ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { missedOf } from '../months/missed.ts'
import { cellCard, nameOn, requireCell } from '../organisation/store.ts'
import { weaknessesOf } from '../organisation/weakness.ts'
import { petitionCounts } from '../petitions/store.ts'
import { tasksCommands } from '../tasks/commands.ts'
import { openPromises } from '../visits/promises.ts'
import { yearOfCell } from './cell-year.ts'

const months = 12

/** What members in charge said at the meetings of a cell, latest first. */
const remarksOf = (db: Reader, meetingIds: readonly string[]): History['remarks'] =>
  db
    .all(
      q
        .selectFrom('visit')
        .innerJoin('meeting', 'meeting.id', 'visit.meeting_id')
        .innerJoin('person', 'person.id', 'visit.person_id')
        .select(['visit.meeting_id', 'meeting.held_on', 'person.full_name', 'visit.remarks'])
        .where('visit.meeting_id', 'in', listed(meetingIds))
        .where('visit.remarks', '<>', '')
        .orderBy('meeting.held_on', 'desc'),
    )
    .map((row) => ({
      meetingId: row.meeting_id,
      heldOn: row.held_on,
      fullName: row.full_name,
      text: row.remarks,
    }))

function factsOf(db: Reader, { id, facts, numbers }: CellCard, today: string): History['facts'] {
  const weak = weaknessesOf(db, id).find(({ to }) => to === null || to > today)
  const { official, probationary, exempt } = numbers
  const { open, overdue } = petitionCounts(db, { cellId: id, answerer: null }, today)
  const fact = (kind: FactKind, label: string, text: string, personId: string | null = null) => ({
    ...{ kind, label, text, personId },
  })
  const { secretary, inCharge } = facts
  const withExempt = exempt === 0 ? '' : ` (kể cả ${formatCount(exempt)} miễn sinh hoạt)`
  const late = overdue === 0 ? '' : `, quá hạn ${formatCount(overdue)}`
  return [
    fact('secretary', 'Bí thư', secretary?.fullName ?? '', secretary?.personId ?? null),
    fact('in-charge', 'Cấp ủy viên phụ trách', inCharge?.fullName ?? '', inCharge?.personId ?? null),
    fact(
      'members',
      'Đảng viên',
      `${formatCount(numbers.total)}, trong đó chính thức ${formatCount(official + exempt)}${withExempt}, dự bị ${formatCount(probationary)}`,
    ),
    ...(open === 0 ? [] : [fact('petitions', 'Kiến nghị chưa trả lời', `${formatCount(open)}${late}`)]),
    ...(weak === undefined
      ? []
      : [fact('support', 'Chi bộ cần củng cố', weak.reason === '' ? 'chưa ghi lý do' : weak.reason)]),
  ]
}

/** The first period of which the book knows a meeting of the cell. */
const firstPeriodOf = (db: Reader, cellId: string): string | undefined =>
  db.first(
    q
      .selectFrom('meeting')
      .select('period')
      .where('cell_id', '=', cellId)
      .where('deleted_at', 'is', null)
      .orderBy('period')
      .limit(1),
  )?.period

/** Tình hình chi bộ of the last twelve months. */
export function historyOf(read: ReadContext, cellId: string): History {
  const { db, today } = read
  requireCell(db, cellId)
  const to = periodOf(today)
  const from = addPeriods(to, 1 - months)
  const meetings = yearOfCell({ from, to, cellId }, read)
  const begun = firstPeriodOf(db, cellId) ?? null
  const byPeriod = groupBy(meetings, ({ meeting }) => meeting.period)
  return {
    cellName: nameOn(db, cellId, today),
    ...{ from, to, begun },
    facts: factsOf(db, cellCard(db, cellId, today), today),
    months: Array.from({ length: months }, (_, index) => addPeriods(to, -index))
      // Of the time before the book nobody can say that the cell did not meet.
      .filter((period) => begun !== null && period >= begun)
      .map((period) => ({
        period,
        missed: missedOf(db, period).get(cellId) ?? null,
        meetings: [...(byPeriod.get(period) ?? [])],
      })),
    tasks: tasksCommands['tasks.open']({ cellId }, read).map(({ id, title, who, dueOn, isOverdue }) => ({
      ...{ id, title, who, dueOn, isOverdue },
    })),
    promises: openPromises(db, today, cellId).map(({ meeting, personId, fullName, visit, isOverdue }) => ({
      ...{ meetingId: meeting.id, period: meeting.period, personId, fullName, isOverdue },
      ...{ promise: visit.promise, dueOn: visit.promiseDueOn },
    })),
    remarks: remarksOf(
      db,
      meetings.map(({ meeting }) => meeting.id),
    ),
  }
}
