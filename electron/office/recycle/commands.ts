import { formatDate } from '../../../shared/calendar/dates.ts'
import { periodPhrase } from '../../../shared/calendar/periods.ts'
import { meetingKindNames, meetingTitles } from '../../../shared/meetings/meeting.ts'
import type { Recycled } from '../../../shared/recycle/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { reportTitle } from '../../../shared/reports/names.ts'
import { formatMeasure } from '../../../shared/tasks/indicator.ts'
import { missing } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { twinOf } from '../finding/saved.ts'
import { toKind } from '../meetings/store.ts'
import { cellByName, nameOn } from '../organisation/store.ts'
import { onDay } from '../people/store.ts'
import { bodyNameOf, toReportKind, twinOfReport } from '../reports/store.ts'
import { cellHelped, deletedChecks, deletedClasses, deletedTeams, refuseTeamBeside } from './support.ts'

const deletedPeople = (db: Reader) =>
  db.all(
    q
      .selectFrom('person')
      .select(['id', 'full_name as title', 'deleted_at', 'deleted_by', 'deleted_reason'])
      .where('deleted_at', 'is not', null),
  )

const deletedBodies = (db: Reader) =>
  db
    .all(
      q
        .selectFrom('body')
        .select(['id', 'deleted_at', 'deleted_by', 'deleted_reason'])
        .where('deleted_at', 'is not', null),
    )
    .map((row) => ({ ...row, title: nameOn(db, row.id, '9999-12-31') }))

const deletedMeetings = (db: Reader) =>
  db
    .all(
      q
        .selectFrom('meeting')
        .select(['id', 'cell_id', 'period', 'kind', 'held_on', 'deleted_at', 'deleted_by', 'deleted_reason'])
        .where('deleted_at', 'is not', null),
    )
    .map((row) => ({
      ...row,
      title: `${meetingTitles[toKind(row.kind)]} ${periodPhrase(row.period)}, ${nameOn(db, row.cell_id, row.held_on)}`,
    }))

const deletedPlans = (db: Reader) =>
  db
    .all(
      q
        .selectFrom('plan')
        .select(['id', 'cell_id', 'period', 'kind', 'deleted_at', 'deleted_by', 'deleted_reason'])
        .where('deleted_at', 'is not', null),
    )
    .map((row) => ({
      ...row,
      title: `Kế hoạch sinh hoạt ${meetingKindNames[toKind(row.kind)]} ${periodPhrase(row.period)}, ${nameOn(db, row.cell_id, `${row.period}-28`)}`,
    }))

const deletedLists = (db: Reader) =>
  db.all(
    q
      .selectFrom('saved_list')
      .select(['id', 'name as title', 'deleted_at', 'deleted_by', 'deleted_reason'])
      .where('deleted_at', 'is not', null),
  )

const deletedNotes = (db: Reader) =>
  db
    .all(
      q
        .selectFrom('task_note')
        .innerJoin('task', 'task.id', 'task_note.task_id')
        .select(['task_note.id', 'task.title as task', 'task_note.noted_on'])
        .select(['task_note.deleted_at', 'task_note.deleted_by', 'task_note.deleted_reason'])
        .where('task_note.deleted_at', 'is not', null),
    )
    .map((row) => ({ ...row, title: `Theo dõi ngày ${formatDate(row.noted_on)}: ${row.task}` }))

const deletedContributions = (db: Reader) =>
  db
    .all(
      q
        .selectFrom('contribution')
        .leftJoin('person', 'person.id', 'contribution.person_id')
        .selectAll('contribution')
        .select('person.full_name')
        .where('contribution.deleted_at', 'is not', null),
    )
    .map((row) => ({
      ...row,
      title: `Đóng góp của ${row.full_name ?? row.giver}: ${formatMeasure(row.amount)} ${row.unit}`,
    }))

const deletedReports = (db: Reader) =>
  db.all(q.selectFrom('report').selectAll().where('deleted_at', 'is not', null)).map((row) => {
    const { from_period: from, to_period: to, subject } = row
    const title = reportTitle(toReportKind(row.kind), { from, to, subject })
    return { ...row, title: `${title}, ${bodyNameOf(db, row)}` }
  })

const deletedCommitments = (db: Reader) =>
  db
    .all(
      q
        .selectFrom('commitment')
        .innerJoin('person', 'person.id', 'commitment.person_id')
        .selectAll('commitment')
        .select('person.full_name')
        .where('commitment.deleted_at', 'is not', null),
    )
    .map((row) => ({ ...row, title: `Bản cam kết năm ${row.year} của ${row.full_name}` }))

const deletedTopics = (db: Reader) =>
  db
    .all(q.selectFrom('topic').selectAll().where('deleted_at', 'is not', null))
    .map((row) => ({ ...row, title: `Nội dung đề nghị: ${row.content}` }))

/** Where each kind of record is kept. */
const tables = {
  person: 'person',
  body: 'body',
  meeting: 'meeting',
  plan: 'plan',
  list: 'saved_list',
  'task-note': 'task_note',
  report: 'report',
  contribution: 'contribution',
  'help-team': 'help_team',
  'book-check': 'book_check',
  'training-class': 'training_class',
  commitment: 'commitment',
  topic: 'topic',
} as const

function refuseTwinCell(db: Reader, id: string): void {
  const name = nameOn(db, id, '9999-12-31')
  const twin = cellByName(db, name)
  if (twin === undefined || twin === id) return
  throw new Refusal(
    'refused',
    `Chưa lấy lại được vì đã có chi bộ khác tên "${name}". Mục này vẫn nằm trong thùng rác. Hãy sửa tên chi bộ kia trước.`,
  )
}

function refuseTwinOfList(db: Reader, id: string): void {
  const name = db.first(q.selectFrom('saved_list').select('name').where('id', '=', id))?.name
  const twin = name === undefined ? undefined : twinOf(db, name, id)
  if (twin === undefined) return
  throw new Refusal(
    'refused',
    `Chưa lấy lại được vì đã có danh sách khác tên "${twin}". Mục này vẫn nằm trong thùng rác. Hãy đổi tên danh sách kia trước.`,
  )
}

function refuseTwinOfReport(db: Reader, id: string): void {
  const row = db.first(q.selectFrom('report').selectAll().where('id', '=', id))
  if (!row) return
  const { kind, body_id: bodyId, from_period: from, to_period: to } = row
  if (twinOfReport(db, { kind, bodyId, from, to }) === undefined) return
  throw new Refusal(
    'refused',
    'Chưa lấy lại được vì đã lập báo cáo khác của cùng tổ chức và thời gian này. Mục này vẫn nằm trong thùng rác. Hãy xóa báo cáo kia trước nếu muốn lấy lại.',
  )
}

/** A record that was merged comes back with all that went over, or not at all. */
function refuseMerged(db: Reader, id: string): void {
  const merged = db.first(
    q
      .selectFrom('person')
      .innerJoin('person as kept', 'kept.id', 'person.merged_into')
      .select('kept.full_name')
      .where('person.id', '=', id),
  )
  if (!merged) return
  throw new Refusal(
    'refused',
    `Chưa lấy lại được vì hồ sơ này đã gộp vào hồ sơ của ${merged.full_name}. Mục này vẫn nằm trong thùng rác; muốn tách ra, hãy mở Đảng viên, Hồ sơ có thể trùng rồi hoàn tác lần gộp ấy.`,
  )
}

/** The cell to which a removed person or meeting would come back. */
function cellOf(db: Reader, kind: Recycled['kind'], id: string, today: string): string | undefined {
  if (kind === 'body' || kind === 'list' || kind === 'training-class') return undefined
  if (kind === 'report') {
    return db.first(q.selectFrom('report').select('body_id').where('id', '=', id))?.body_id
  }
  if (kind === 'help-team' || kind === 'book-check') return cellHelped(db, tables[kind], id)
  if (kind === 'task-note') {
    return db.first(
      q
        .selectFrom('task_note')
        .innerJoin('task', 'task.id', 'task_note.task_id')
        .select('task.cell_id')
        .where('task_note.id', '=', id),
    )?.cell_id
  }
  if (
    kind === 'meeting' ||
    kind === 'plan' ||
    kind === 'contribution' ||
    kind === 'commitment' ||
    kind === 'topic'
  ) {
    return db.first(q.selectFrom(kind).select('cell_id').where('id', '=', id))?.cell_id
  }
  return db.first(
    q
      .selectFrom('cell_membership')
      .select('cell_id')
      .where('person_id', '=', id)
      .where(onDay('valid_from', 'valid_to', today)),
  )?.cell_id
}

/** In a cell that is itself in the bin nobody would see what came back. */
function refuseRemovedCell(db: Reader, cellId: string): void {
  const isRemoved =
    db.first(q.selectFrom('body').select('deleted_at').where('id', '=', cellId))?.deleted_at != null
  if (!isRemoved) return
  throw new Refusal(
    'refused',
    `Chưa lấy lại được vì ${nameOn(db, cellId, '9999-12-31')} đang ở trong thùng rác. Mục này vẫn nằm trong thùng rác, không mất gì; hãy lấy lại chi bộ ấy trước.`,
  )
}

const takenMeanwhile = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && String(fault.code) === 'SQLITE_CONSTRAINT_UNIQUE'

export const recycleCommands: Handlers<'recycle'> = {
  'recycle.list': (_input, { db }) => {
    const accounts = new Map(
      db.all(q.selectFrom('account').select(['id', 'name'])).map((row) => [row.id, row.name]),
    )
    const entries = (kind: Recycled['kind'], rows: ReturnType<typeof deletedPeople>): Recycled[] =>
      rows.map((row) => ({
        kind,
        id: row.id,
        title: row.title,
        deletedAt: row.deleted_at ?? '',
        deletedBy: accounts.get(row.deleted_by ?? '') ?? '',
        reason: row.deleted_reason ?? '',
      }))
    return [
      ...entries('person', deletedPeople(db)),
      ...entries('body', deletedBodies(db)),
      ...entries('meeting', deletedMeetings(db)),
      ...entries('plan', deletedPlans(db)),
      ...entries('list', deletedLists(db)),
      ...entries('task-note', deletedNotes(db)),
      ...entries('report', deletedReports(db)),
      ...entries('contribution', deletedContributions(db)),
      ...entries('help-team', deletedTeams(db)),
      ...entries('book-check', deletedChecks(db)),
      ...entries('training-class', deletedClasses(db)),
      ...entries('commitment', deletedCommitments(db)),
      ...entries('topic', deletedTopics(db)),
    ].sort((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1))
  },

  'recycle.restore': ({ kind, id }, { db, audit, today }) => {
    if (kind === 'body') refuseTwinCell(db, id)
    if (kind === 'person') refuseMerged(db, id)
    if (kind === 'list') refuseTwinOfList(db, id)
    if (kind === 'help-team') refuseTeamBeside(db, id)
    if (kind === 'report') refuseTwinOfReport(db, id)
    const cellId = cellOf(db, kind, id, today)
    if (cellId !== undefined) refuseRemovedCell(db, cellId)
    try {
      const changed = db.run(
        q
          .updateTable(tables[kind])
          .set((row) => ({
            deleted_at: null,
            deleted_by: null,
            deleted_reason: null,
            revision: row('revision', '+', 1),
          }))
          .where('id', '=', id)
          .where('deleted_at', 'is not', null),
      )
      if (changed === 0) throw missing('mục này trong thùng rác')
    } catch (fault) {
      if (takenMeanwhile(fault)) {
        throw new Refusal(
          'refused',
          'Chưa lấy lại được vì trong sổ đã có bản ghi khác cùng số định danh, cùng kỳ sinh hoạt, hoặc bản cam kết cùng năm. Mục này vẫn nằm trong thùng rác.',
        )
      }
      throw fault
    }
    audit({ record: { kind, id }, changes: { restored: true } })
    return {}
  },
}
