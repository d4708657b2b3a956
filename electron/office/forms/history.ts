import { addPeriods, formatPeriod, periodOf } from '../../../shared/calendar/periods.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { PrintRequest } from '../../../shared/forms/contract.ts'
import { type CellHistory, historyCard, historySheets } from '../../../shared/forms/history-card.ts'
import { historyPaper } from '../../../shared/forms/history-paper.ts'
import type { CellCard } from '../../../shared/organisation/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { formatCount } from '../../../shared/text/numbers.ts'
import type { JobContext, ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { cellCard, cellNames, nameOn, requireCell } from '../organisation/store.ts'
import { weaknessesOf } from '../organisation/weakness.ts'
import { yearOfCell } from '../overview/cell-year.ts'
import { petitionCounts } from '../petitions/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { tasksCommands } from '../tasks/commands.ts'
import { openPromises } from '../visits/promises.ts'
import { headingOf } from './places.ts'
import type { PrintPlan } from './plan.ts'

const months = 12

/** What members in charge said at the meetings of a cell, latest first. */
const remarksOf = (db: Reader, meetingIds: readonly string[]): CellHistory['remarks'] =>
  db
    .all(
      q
        .selectFrom('visit')
        .innerJoin('meeting', 'meeting.id', 'visit.meeting_id')
        .innerJoin('person', 'person.id', 'visit.person_id')
        .select(['meeting.held_on', 'person.full_name', 'visit.remarks'])
        .where('visit.meeting_id', 'in', listed(meetingIds))
        .where('visit.remarks', '<>', '')
        .orderBy('meeting.held_on', 'desc'),
    )
    .map((row) => ({ heldOn: row.held_on, fullName: row.full_name, text: row.remarks }))

function factsOf(db: Reader, { id, facts, numbers }: CellCard, today: string): CellHistory['facts'] {
  const weak = weaknessesOf(db, id).find(({ to }) => to === null || to > today)
  const { official, probationary, exempt } = numbers
  const { open, overdue } = petitionCounts(db, { cellId: id, answerer: null }, today)
  return [
    { label: 'Bí thư', text: facts.secretary?.fullName ?? '' },
    { label: 'Cấp ủy viên phụ trách', text: facts.inCharge?.fullName ?? '' },
    {
      label: 'Đảng viên',
      text: `${formatCount(numbers.total)}, trong đó chính thức ${formatCount(official + exempt)}${exempt === 0 ? '' : ` (kể cả ${formatCount(exempt)} miễn sinh hoạt)`}, dự bị ${formatCount(probationary)}`,
    },
    ...(open === 0
      ? []
      : [
          {
            label: 'Kiến nghị chưa trả lời',
            text: `${formatCount(open)}${overdue === 0 ? '' : `, quá hạn ${formatCount(overdue)}`}`,
          },
        ]),
    ...(weak === undefined
      ? []
      : [{ label: 'Chi bộ cần củng cố', text: weak.reason === '' ? 'chưa ghi lý do' : weak.reason }]),
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

function historyOf(read: ReadContext, cellId: string): CellHistory {
  const { db, today } = read
  const to = periodOf(today)
  const from = addPeriods(to, 1 - months)
  const meetings = yearOfCell({ from, to, cellId }, read)
  const begun = firstPeriodOf(db, cellId)
  const byPeriod = groupBy(meetings, ({ meeting }) => meeting.period)
  return {
    head: {
      heading: headingOf(db, cellId, today),
      ...rulebookOf(db).rule('form.history', today),
      under: [
        `Từ kỳ ${formatPeriod(from)} đến kỳ ${formatPeriod(to)}${begun !== undefined && begun > from ? `; trước kỳ ${formatPeriod(begun)} chưa ghi trong sổ` : ''}`,
      ],
    },
    facts: factsOf(db, cellCard(db, cellId, today), today),
    months: Array.from({ length: months }, (_, index) => addPeriods(to, -index))
      // Of the time before the book nobody can say that the cell did not meet.
      .filter((period) => begun !== undefined && period >= begun)
      .map((period) => ({ period, meetings: byPeriod.get(period) ?? [] })),
    tasks: tasksCommands['tasks.open']({ cellId }, read),
    promises: openPromises(db, today, cellId),
    remarks: remarksOf(
      db,
      meetings.map(({ meeting }) => meeting.id),
    ),
  }
}

/** A page a cell: of one before a visit, of all before a round of visits. */
export function historyPlan(
  { cellId }: Extract<PrintRequest, { form: 'history' }>,
  context: JobContext,
): PrintPlan {
  const cells = context.read(({ db, today }) =>
    cellId === null
      ? cellNames(db, today)
      : [{ id: requireCell(db, cellId).id, name: nameOn(db, cellId, today) }],
  )
  if (cells.length === 0) throw new Refusal('not-found', 'Sổ chưa có chi bộ nào để in.')
  const title =
    cellId === null ? 'Tình hình các chi bộ 12 tháng' : `Tình hình 12 tháng ${cells[0]?.name ?? ''}`
  function* parts() {
    for (const [index, { id }] of cells.entries())
      yield historyCard(
        context.read((read) => historyOf(read, id)),
        index,
      )
  }
  const [only, second] = cells
  return {
    ...{ sheets: historySheets(title), parts, count: cells.length, records: cells.length, title },
    ...(only !== undefined &&
      second === undefined && {
        paper: () => historyPaper(context.read((read) => historyOf(read, only.id))),
      }),
  }
}
