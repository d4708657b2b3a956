import { periodPhrase } from '../../../shared/calendar/periods.ts'
import {
  isMonthlyKind,
  isOncePerPeriod,
  type MeetingKind,
  meetingKindNames,
} from '../../../shared/meetings/meeting.ts'
import { postNames } from '../../../shared/organisation/cell.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { requireLivingCell } from '../organisation/store.ts'
import { rollOn, writeRoll } from './roll.ts'

/** A meeting to be opened; what is left out is taken from the habit of the cell. */
export interface Opening {
  readonly cellId: string
  readonly period: string
  readonly kind: MeetingKind
  readonly heldOn: string
  readonly startsAt?: string | null
  readonly place?: string
  readonly topic?: string
}

type MeetingValues = ReturnType<typeof meetingValues>

export const emptyRoll = (kind: MeetingKind): Refusal =>
  new Refusal(
    'refused',
    kind === 'committee'
      ? 'Vào ngày đó sổ chưa ghi chi ủy viên nào của chi bộ nên không có họp chi ủy. Chi bộ không có chi ủy thì ghi ngày bí thư và phó bí thư hội ý ở mục Chuẩn bị của buổi sinh hoạt.'
      : kind === 'briefing'
        ? 'Vào ngày đó sổ chưa ghi bí thư, phó bí thư của chi bộ nào nên chưa có ai để triệu tập. Hãy ghi bí thư ở mục Chi bộ, Thông tin chi bộ còn thiếu, rồi mở lại.'
        : 'Vào ngày đó chi bộ chưa có đảng viên nào trong sổ nên chưa có danh sách điểm danh. Hãy kiểm tra lại ngày họp hoặc nhập đảng viên trước.',
    {
      fields: {
        heldOn: kind === 'briefing' ? 'Ngày này chưa có bí thư nào' : 'Ngày này chi bộ chưa có đảng viên',
      },
    },
  )

/** The meeting of that kind which a cell has in a period already. */
export const meetingOfPeriod = (
  db: Reader,
  { cellId, period, kind }: Pick<Opening, 'cellId' | 'period' | 'kind'>,
): string | undefined =>
  db.first(
    q
      .selectFrom('meeting')
      .select('id')
      .where('cell_id', '=', cellId)
      .where('period', '=', period)
      .where('kind', '=', kind)
      .where('deleted_at', 'is', null),
  )?.id

const meetingValues = (
  { cellId, period, kind, heldOn, topic = '' }: Opening,
  beginning: { readonly startsAt: string | null; readonly place: string; readonly chairId: string | null },
  now: string,
) => ({
  id: uuidv7(),
  cell_id: cellId,
  period,
  kind,
  held_on: heldOn,
  starts_at: beginning.startsAt,
  place: beginning.place,
  topic,
  chair_id: beginning.chairId,
  created_at: now,
  revision: 1,
})

const insertMeeting =
  (db: Writer) =>
  (values: MeetingValues): void => {
    db.run(q.insertInto('meeting').values(values))
  }

/**
 * Opens one meeting and writes its roll, that of its day; one audit row. `insert` writes the row of the meeting, for an
 * act that can be taken back. Answers the meeting's id.
 */
export function openMeeting(
  opening: Opening,
  { db, audit, now }: Pick<WriteContext, 'db' | 'audit' | 'now'>,
  insert: (values: MeetingValues) => void = insertMeeting(db),
): string {
  const { cellId, period, kind, heldOn } = opening
  const cell = requireLivingCell(db, cellId, heldOn)
  if (isOncePerPeriod(kind) && meetingOfPeriod(db, opening) !== undefined) {
    throw new Refusal(
      'refused',
      `Chi bộ này đã có buổi sinh hoạt ${meetingKindNames[kind]} kỳ ${periodPhrase(period)}. Hãy mở buổi đã có.`,
      { fields: { period: 'Kỳ này đã có buổi sinh hoạt' } },
    )
  }
  const roll = rollOn(db, cellId, heldOn, kind)
  if (roll.length === 0) throw emptyRoll(kind)
  const values = meetingValues(
    opening,
    {
      startsAt: opening.startsAt ?? cell.usual_time,
      place: opening.place || cell.usual_place,
      chairId: roll.find((line) => line.post === postNames.secretary)?.personId ?? null,
    },
    now,
  )
  insert(values)
  if (isMonthlyKind(kind)) {
    db.run(q.deleteFrom('missed_meeting').where('period', '=', period).where('cell_id', '=', cellId))
  }
  writeRoll(db, values.id, roll, new Map())
  audit({
    record: { kind: 'meeting', id: values.id },
    changes: { opened: { cellId, period, kind, heldOn }, roll: roll.map((line) => line.personId) },
  })
  return values.id
}
