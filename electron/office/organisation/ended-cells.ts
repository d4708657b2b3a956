import { formatDate } from '../../../shared/calendar/dates.ts'
import { presentStandings } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { q, type Reader } from '../database/executor.ts'
import { onDay } from '../people/store.ts'
import { nameOn } from './store.ts'

/** Capabilities whose writes can put somebody into a cell or end one. */
export const movesPeople = (command: string): boolean =>
  ['organisation', 'people', 'movements', 'duplicates', 'outsiders', 'intake', 'recycle'].includes(
    command.slice(0, command.indexOf('.')),
  )

/**
 * Nobody may be left in a cell that has ended or lies in the recycle bin: no list of cells would show them and no
 * meeting would call them. Whatever way led there (an import of an old list, something taken back), the whole write is
 * refused and the clerk is told whom and where.
 */
export function refuseMembersOfEndedCells(db: Reader, today: string): void {
  const lost = db.first(
    q
      .selectFrom('body')
      .innerJoin('cell_membership', 'cell_membership.cell_id', 'body.id')
      .innerJoin('person', 'person.id', 'cell_membership.person_id')
      .select(['body.id', 'body.ended_on', 'person.full_name'])
      .where('body.kind', '=', 'cell')
      .where((row) => row.or([row('body.ended_on', '<=', today), row('body.deleted_at', 'is not', null)]))
      .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', today))
      .where('person.deleted_at', 'is', null)
      .where('person.standing', 'in', presentStandings)
      .orderBy('person.sort_key'),
  )
  if (!lost) return
  const cell = nameOn(db, lost.id, today)
  const why =
    lost.ended_on === null
      ? 'đang ở trong thùng rác'
      : `đã kết thúc hoạt động từ ngày ${formatDate(lost.ended_on)}`
  throw new Refusal(
    'refused',
    `Chưa ghi được: đồng chí ${lost.full_name} sẽ sinh hoạt ở ${cell}, là chi bộ ${why}. Sổ giữ nguyên như trước. Hãy ghi đồng chí này vào chi bộ đang hoạt động, hoặc hoàn tác thay đổi của chi bộ trước.`,
  )
}
