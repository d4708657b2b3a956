import { groupBy } from '../../../shared/collections.ts'
import type { MeetingContent } from '../../../shared/meetings/meeting.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { uuidv7 } from '../database/uuid.ts'
import { detailColumns, detailsOf } from '../tasks/details.ts'
import { isWithdrawnByAct, withdrawalsOf } from '../withdrawals.ts'
import { type LedCell, ledCells } from './roll.ts'

/*
 * What a briefing gives to cells is a task of each of them, so that it arrives at its next meeting and is closed there like
 * any other. The briefing itself speaks of it once: its tasks of one position are one line.
 */
type GivenTask = MeetingContent['assignedTasks'][number]
type TaskRow = Schema['task']

const everyGiven = (db: Reader, meetingId: string): readonly TaskRow[] =>
  db.all(q.selectFrom('task').selectAll().where('given_at', '=', meetingId).orderBy('position').orderBy('id'))

/** The lines of a briefing, each with the cells that it is given to. */
export function givenToCells(db: Reader, meetingId: string): GivenTask[] {
  const rows = db.all(
    q
      .selectFrom('task')
      .selectAll()
      .where('given_at', '=', meetingId)
      .where((or) => or.or([or('withdrawn_at', 'is', null), isWithdrawnByAct('task')]))
      .orderBy('position')
      .orderBy('id'),
  )
  return [...groupBy(rows, ({ position }) => String(position)).values()].flatMap((own): GivenTask[] => {
    const [first] = own
    if (first === undefined) return []
    return [
      {
        ...{ taskId: first.id, title: first.title, personId: null, who: '', dueOn: first.due_on },
        ...detailsOf(first),
        cellIds: [...new Set(own.map(({ cell_id }) => cell_id))],
        ...(own.some(({ person_id }) => person_id !== null) && { toLeaders: true as const }),
      },
    ]
  })
}

const invalid = (message: string): Refusal =>
  new Refusal('invalid', `Chưa ghi vào sổ: ${message} Những gì đã nhập còn nguyên.`)

/** Takes the lines over: a task for each cell of each of them. What was taken off is withdrawn, not erased. */
export function writeGivenToCells(
  db: Writer,
  meeting: Pick<Schema['meeting'], 'id'>,
  { assignedTasks, heldOn }: Pick<MeetingContent, 'assignedTasks' | 'heldOn'>,
  now: string,
): void {
  const before = everyGiven(db, meeting.id)
  const unfollowed = withdrawalsOf(
    db,
    'task',
    before.map(({ id }) => id),
  )
  /** A line that was taken off keeps its place, where another one may stand since. */
  const isStanding = ({ id, withdrawn_at }: TaskRow) => withdrawn_at === null || unfollowed.has(id)
  const isBeside = (line: TaskRow) => (row: TaskRow) => row.position === line.position && isStanding(row)
  const cells = new Map(ledCells(db, heldOn).map((cell) => [cell.cellId, cell]))
  const kept = new Set<string>()
  const written = new Set<string>()
  assignedTasks.forEach((task, position) => {
    if (written.has(task.taskId)) throw invalid(`nhiệm vụ "${task.title}" đang ghi hai lần. Hãy bỏ một dòng.`)
    written.add(task.taskId)
    const cellIds = [...new Set(task.cellIds ?? [])]
    if (cellIds.length === 0) throw invalid(`nhiệm vụ "${task.title}" chưa chọn giao cho chi bộ nào.`)
    const line = before.find(({ id }) => id === task.taskId)
    const own = line === undefined ? [] : isStanding(line) ? before.filter(isBeside(line)) : [line]
    const columns = { position, title: task.title, due_on: task.dueOn, ...detailColumns(task) }
    cellIds.forEach((cellId, index) => {
      const known = own.filter((row) => row.cell_id === cellId)
      for (const row of known) {
        kept.add(row.id)
        const back = unfollowed.has(row.id) ? {} : { withdrawn_at: null }
        const whose =
          (row.person_id !== null) === (task.toLeaders === true) ? {} : whoseOf(task, cells.get(cellId))
        db.run(
          q
            .updateTable('task')
            .set({ ...columns, ...whose, ...back })
            .where('id', '=', row.id),
        )
      }
      if (known.length > 0) return
      const cell = cells.get(cellId)
      if (cell === undefined) {
        throw invalid(`nhiệm vụ "${task.title}" giao cho một chi bộ không hoạt động vào ngày họp.`)
      }
      db.run(
        q.insertInto('task').values({
          ...{ id: line === undefined && index === 0 ? task.taskId : uuidv7() },
          ...{ cell_id: cellId, given_at: meeting.id, revision: 1 },
          ...columns,
          ...whoseOf(task, cell),
        }),
      )
    })
  })
  for (const { id, withdrawn_at } of before) {
    if (!kept.has(id) && withdrawn_at === null)
      db.run(q.updateTable('task').set({ withdrawn_at: now }).where('id', '=', id))
  }
}

/** Given to the cell, or to whoever led it on the day. */
const whoseOf = ({ toLeaders, title }: GivenTask, cell: LedCell | undefined) => {
  if (toLeaders !== true) return { person_id: null, who: 'Chi bộ' }
  if (cell?.leader == null) {
    throw invalid(
      `nhiệm vụ "${title}" giao đích danh bí thư nhưng ${cell?.cellName ?? 'một chi bộ'} chưa có bí thư trong sổ vào ngày họp. Hãy giao cho chi bộ, hoặc ghi bí thư trước.`,
    )
  }
  return { person_id: cell.leader.personId, who: cell.leader.fullName }
}
