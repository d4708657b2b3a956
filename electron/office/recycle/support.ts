import { formatDate } from '../../../shared/calendar/dates.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { q, type Reader } from '../database/executor.ts'
import { nameOn } from '../organisation/store.ts'
import { teamBeside } from '../support/store.ts'

export const deletedTeams = (db: Reader) =>
  db.all(q.selectFrom('help_team').selectAll().where('deleted_at', 'is not', null)).map((row) => ({
    ...row,
    title: `Tổ công tác giúp ${nameOn(db, row.cell_id, row.from_on)} từ ${formatDate(row.from_on)}`,
  }))

export const deletedChecks = (db: Reader) =>
  db.all(q.selectFrom('book_check').selectAll().where('deleted_at', 'is not', null)).map((row) => ({
    ...row,
    title: `Phiếu kiểm tra sổ sách ${nameOn(db, row.cell_id, row.checked_on)} ngày ${formatDate(row.checked_on)}`,
  }))

export const deletedClasses = (db: Reader) =>
  db.all(q.selectFrom('training_class').selectAll().where('deleted_at', 'is not', null)).map((row) => ({
    ...row,
    title: `Lớp tập huấn ${row.title}, ngày ${formatDate(row.from_on)}`,
  }))

export const cellHelped = (db: Reader, table: 'help_team' | 'book_check', id: string): string | undefined =>
  db.first(q.selectFrom(table).select('cell_id').where('id', '=', id))?.cell_id

/** A cell has one team at a time: what took the place of a removed one stands in its way. */
export function refuseTeamBeside(db: Reader, id: string): void {
  const row = db.first(q.selectFrom('help_team').selectAll().where('id', '=', id))
  if (!row) return
  const { cell_id: cellId, from_on: from, to_on: to } = row
  const beside = teamBeside(db, { cellId, from, to }, id)
  if (beside === undefined) return
  throw new Refusal(
    'refused',
    `Chưa lấy lại được vì chi bộ đã có tổ công tác khác từ ${formatDate(beside.from)} trong cùng thời gian. Mục này vẫn nằm trong thùng rác. Hãy ghi ngày kết thúc của tổ kia trước.`,
  )
}
