import { formatDate } from '../../../shared/calendar/dates.ts'
import type { BodyEnd } from '../../../shared/organisation/body-contract.ts'
import { presentStandings } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { q, type Reader } from '../database/executor.ts'
import { onDay } from '../people/store.ts'
import { changeAct } from './changing.ts'
import { type BodyRow, nameOn } from './store.ts'

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

/** What has ended is only looked at: its past is what the papers of its time say. */
export function refuseEnded(db: Reader, body: BodyRow, today: string): void {
  if (body.ended_on === null || body.ended_on > today) return
  throw new Refusal(
    'refused',
    `${nameOn(db, body.id, today)} đã kết thúc hoạt động từ ngày ${formatDate(body.ended_on)} nên chỉ còn để xem. Chưa ghi gì vào sổ. Nếu ghi nhầm thì hoàn tác thay đổi tổ chức ấy trước.`,
  )
}

/** Cells that have ended and whose name no living cell has taken since: by the key of the name, what to tell a clerk. */
export function endedCellsByKey(db: Reader): ReadonlyMap<string, string> {
  const rows = db.all(
    q
      .selectFrom('body')
      .innerJoin('body_name', (join) =>
        join.onRef('body_name.body_id', '=', 'body.id').on('body_name.valid_to', 'is', null),
      )
      .where('body.kind', '=', 'cell')
      .where('body.deleted_at', 'is', null)
      .select(['body.id', 'body.ended_on', 'body_name.name', 'body_name.sort_key']),
  )
  const living = new Set(rows.filter((row) => row.ended_on === null).map((row) => row.sort_key))
  return new Map(
    rows.flatMap(({ id, ended_on, name, sort_key }) => {
      if (ended_on === null || living.has(sort_key)) return []
      const after = endOf(db, id, ended_on).into.map((body) => body.name)
      const now = after.length === 0 ? '' : ` (nay là ${after.join(', ')})`
      const sentence = `${name} đã kết thúc hoạt động từ ngày ${formatDate(ended_on)}${now}. Hãy ghi tên chi bộ đang hoạt động.`
      return [[sort_key, sentence] as const]
    }),
  )
}

/** By which kind of change a body ended, and what came of it, under its latest names; a group ends with its cell. */
export function endOf(db: Reader, bodyId: string, endedOn: string): Omit<BodyEnd, 'on'> {
  const act = db.first(
    q
      .selectFrom('act_subject')
      .innerJoin('act', 'act.id', 'act_subject.act_id')
      .select(['act.id', 'act.kind'])
      .where('act_subject.record_kind', '=', 'body')
      .where('act_subject.record_id', '=', bodyId)
      .where('act_subject.role', '=', 'source')
      .where('act.effective_on', '=', endedOn)
      .where('act.undone_at', 'is', null)
      .where('act.kind', 'in', Object.keys(endings))
      .orderBy('act.id', 'desc'),
  )
  if (!act) return { by: null, into: [] }
  const results = db.all(
    q
      .selectFrom('act_subject')
      .select('record_id')
      .where('act_id', '=', act.id)
      .where('role', '=', 'result')
      .where('record_id', '<>', bodyId),
  )
  return {
    by: endings[act.kind] ?? null,
    into: results.map(({ record_id }) => ({ id: record_id, name: nameOn(db, record_id, '9999-12-31') })),
  }
}

/** The kinds of acts that end bodies. */
const endings: Readonly<Record<string, BodyEnd['by']>> = Object.fromEntries(
  (['merge', 'split', 'dissolve'] as const).map((kind) => [changeAct + kind, kind]),
)
