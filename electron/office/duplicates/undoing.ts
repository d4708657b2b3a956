import type { NotNull } from 'kysely'
import { formatDate, type IsoDate } from '../../../shared/calendar/dates.ts'
import { presentStandings } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { q, type Reader } from '../database/executor.ts'
import { nameOn } from '../organisation/store.ts'
import { onDay } from '../people/store.ts'
import type { Pair } from './part.ts'

/** While the kept record itself went elsewhere since, its mergers stay as they are. */
export function refuseWithoutKept(db: Reader, keptId: string): void {
  const kept = db.first(
    q.selectFrom('person').select(['full_name', 'deleted_at', 'merged_into']).where('id', '=', keptId),
  )
  if (!kept || kept.deleted_at === null) return
  throw new Refusal(
    'refused',
    kept.merged_into === null
      ? `Chưa hoàn tác được vì hồ sơ giữ lại của ${kept.full_name} đang ở trong Thùng rác. Hãy lấy lại hồ sơ ấy trước.`
      : `Chưa hoàn tác được vì hồ sơ giữ lại của ${kept.full_name} sau đó đã gộp vào hồ sơ khác. Hãy hoàn tác lần gộp ấy trước.`,
  )
}

/** Asked of a merger that was taken back, in its transaction: nobody may stand again in a cell that ended since. */
export function refuseEndedCells(db: Reader, { keptId, givenId }: Pair, today: IsoDate): void {
  const lost = db.first(
    q
      .selectFrom('cell_membership')
      .innerJoin('person', 'person.id', 'cell_membership.person_id')
      .innerJoin('body', 'body.id', 'cell_membership.cell_id')
      .select(['person.full_name', 'cell_membership.cell_id', 'body.ended_on'])
      .where('person.id', 'in', [keptId, givenId])
      .where('person.standing', 'in', presentStandings)
      .where('body.ended_on', '<=', today)
      .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', today))
      .$narrowType<{ ended_on: NotNull }>(),
  )
  if (!lost) return
  const { full_name, cell_id, ended_on } = lost
  throw new Refusal(
    'refused',
    `Chưa hoàn tác được vì hồ sơ của ${full_name} khi gộp ở ${nameOn(db, cell_id, ended_on)}, là chi bộ đã kết thúc hoạt động từ ngày ${formatDate(ended_on)}. Hai hồ sơ vẫn gộp như đang có. Hãy hoàn tác thay đổi của chi bộ ấy ở mục Chi bộ trước, hoặc thêm người này vào chi bộ đang hoạt động như một hồ sơ mới.`,
  )
}
