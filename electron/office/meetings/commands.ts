import { sql } from 'kysely'
import { addDays } from '../../../shared/calendar/dates.ts'
import { nextPeriod, periodPhrase } from '../../../shared/calendar/periods.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { MeetingView } from '../../../shared/meetings/contract.ts'
import { paperStates } from '../../../shared/meetings/contract.ts'
import { filledIn } from '../../../shared/meetings/filled.ts'
import { expectedDay } from '../../../shared/meetings/habit.ts'
import type { Mark, MeetingContent, RollLine } from '../../../shared/meetings/meeting.ts'
import { meetingKindNames } from '../../../shared/meetings/meeting.ts'
import { postNames } from '../../../shared/organisation/cell.ts'
import type { CellRow } from '../../../shared/organisation/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { changedFields } from '../audit.ts'
import { requireRevision } from '../conflict.ts'
import type { Handlers, ReadContext, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { keptRecordOf } from '../duplicates/merged.ts'
import { cellRows, nameOn, requireLivingCell } from '../organisation/store.ts'
import { draftOf, draftRevisionOf, dropDraft, keepDraft, requireDraft } from './draft.ts'
import { rollDifferences, rollFor, rollOn, toRollLine, writeRoll, writtenRoll } from './roll.ts'
import { type MeetingRow, recordedContent, requireMeeting, toKind, writeLists } from './store.ts'

const toPaperState = (text: string | null) => paperStates.find((state) => state === text) ?? 'draft'

/** A frozen, printed or signed paper locks the meeting it was made from. */
function lockOf(db: Reader, meetingId: string): MeetingView['lockedBy'] {
  const paper = db.first(
    q
      .selectFrom('paper')
      .select(['id', 'state', 'current_version'])
      .where('meeting_id', '=', meetingId)
      .where('state', '<>', 'draft'),
  )
  return paper
    ? { paperId: paper.id, state: toPaperState(paper.state), version: paper.current_version }
    : null
}

function refuseLocked(db: Reader, meetingId: string): void {
  if (lockOf(db, meetingId)) {
    throw new Refusal(
      'refused',
      'Biên bản của buổi này đã chốt bản in nên không sửa thẳng được. Bản đã chốt còn nguyên. Muốn sửa, hãy bấm "Lập bản sửa đổi" và ghi lý do.',
    )
  }
}

/** What is no day and no time waits in the draft; recorded, it would be lost without a word. */
function refuseUnclear({ unclear }: MeetingContent): void {
  const fields = Object.fromEntries(Object.keys(unclear).map((field) => [field, 'Chưa đúng']))
  if (Object.keys(fields).length === 0) return
  throw new Refusal(
    'invalid',
    'Còn ô ngày hoặc giờ chưa đúng nên chưa ghi vào sổ. Những gì đã nhập vẫn được giữ. Hãy sửa các ô được đánh dấu.',
    { fields },
  )
}

/** Minutes that were frozen once may lie printed or signed in a folder: their meeting stays. */
function refuseOnPaper(db: Reader, meetingId: string): void {
  const frozen = db.first(
    q
      .selectFrom('paper_version')
      .innerJoin('paper', 'paper.id', 'paper_version.paper_id')
      .select('paper_version.version')
      .where('paper.meeting_id', '=', meetingId),
  )
  if (!frozen) return
  throw new Refusal(
    'refused',
    'Biên bản của buổi này đã từng chốt bản in nên buổi sinh hoạt không xóa được. Các bản đã chốt còn nguyên. Hãy sửa nội dung cho đúng rồi chốt bản sửa đổi.',
  )
}

const carriedAmong = (db: Reader, reported: MeetingContent['reportedTasks']): string[] =>
  reported.length === 0
    ? []
    : db
        .all(
          q
            .selectFrom('task')
            .select('id')
            .where(
              'id',
              'in',
              reported.map((task) => task.taskId),
            )
            .where('given_at', 'is not', null),
        )
        .map((task) => task.id)

function viewOf(id: string, { db }: ReadContext): MeetingView {
  const meeting = requireMeeting(db, id)
  const draft = draftOf(db, id)
  const lockedBy = lockOf(db, id)
  const content = draft?.content ?? recordedContent(db, meeting)
  const roll = rollFor(db, meeting, content.heldOn)
  return {
    id,
    revision: meeting.revision,
    cellId: meeting.cell_id,
    cellName: nameOn(db, meeting.cell_id, content.heldOn),
    period: meeting.period,
    kind: toKind(meeting.kind),
    roll,
    content,
    isRecorded: meeting.recorded_at !== null,
    hasUnrecordedChanges: draft !== undefined,
    draftRevision: draftRevisionOf(db, id),
    keptAt: draft?.keptAt ?? meeting.recorded_at,
    lockedBy,
    carriedTaskIds: carriedAmong(db, content.reportedTasks),
    rollDifferences:
      lockedBy === null && content.heldOn === meeting.held_on
        ? rollDifferences(roll, rollOn(db, meeting.cell_id, meeting.held_on))
        : [],
  }
}

/** What the record says in the words of the audit: a roll call is one entry, not one for each member. */
const auditable = (content: MeetingContent): Record<string, unknown> => ({
  ...content,
  marks: Object.fromEntries(
    content.marks
      .map(
        (mark) => [mark.personId, mark.reason === '' ? mark.state : `${mark.state}: ${mark.reason}`] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
})

const emptyRoll = (): Refusal =>
  new Refusal(
    'refused',
    'Vào ngày đó chi bộ chưa có đảng viên nào trong sổ nên chưa có danh sách điểm danh. Hãy kiểm tra lại ngày họp hoặc nhập đảng viên trước.',
    { fields: { heldOn: 'Ngày này chi bộ chưa có đảng viên' } },
  )

/** Who chairs and who writes is on the roll; a name is refused in words rather than dropped. */
function refuseStrangers(roll: readonly RollLine[], { chairId, secretaryId }: MeetingContent): void {
  const onRoll = new Set(roll.map((line) => line.personId))
  const fields: Record<string, string> = {}
  if (chairId !== null && !onRoll.has(chairId))
    fields.chairId = 'Người chủ trì không có trong danh sách ngày họp'
  if (secretaryId !== null && !onRoll.has(secretaryId)) {
    fields.secretaryId = 'Người ghi biên bản không có trong danh sách ngày họp'
  }
  const first = Object.values(fields)[0]
  if (first) {
    throw new Refusal('invalid', `Chưa ghi vào sổ: ${first}. Những gì đã nhập còn nguyên. Hãy chọn lại.`, {
      fields,
    })
  }
}

const namesShown = 5

/** A day on which somebody who was marked is not on the roll is more likely a slip than the truth. */
function refuseToLoseMarks(
  written: readonly RollLine[],
  roll: readonly RollLine[],
  marks: ReadonlyMap<string, Mark>,
): void {
  const onRoll = new Set(roll.map((line) => line.personId))
  const lost = written.filter(({ personId }) => {
    const mark = marks.get(personId)
    return !onRoll.has(personId) && mark !== undefined && (mark.state !== 'absent' || mark.reason !== '')
  })
  if (lost.length === 0) return
  const names = lost.slice(0, namesShown).map((line) => line.fullName)
  const more = lost.length > namesShown ? ` và ${lost.length - namesShown} đồng chí khác` : ''
  throw new Refusal(
    'refused',
    `Chưa ghi vào sổ: ngày họp mới không có ${names.join(', ')}${more} trong danh sách, nên phần điểm danh của các đồng chí đó sẽ mất. Những gì đã nhập còn nguyên. Hãy kiểm tra lại ngày họp; nếu ngày mới đúng, hãy trả lại ngày cũ, ghi các đồng chí đó là "Vắng không lý do" rồi đổi ngày.`,
    { fields: { heldOn: 'Có người đã điểm danh không thuộc danh sách ngày này' } },
  )
}

/** Takes content over into the tables. The roll follows the date: it is that of the day of the meeting. */
function record(meeting: MeetingRow, content: MeetingContent, { db, now }: WriteContext): void {
  const marks = new Map(content.marks.map((mark) => [mark.personId, mark]))
  const written = writtenRoll(db, meeting.id).flatMap(toRollLine)
  const roll = rollFor(db, meeting, content.heldOn)
  if (roll.length === 0) throw emptyRoll()
  refuseToLoseMarks(written, roll, marks)
  refuseStrangers(roll, content)
  db.run(
    q
      .updateTable('meeting')
      .set({
        held_on: content.heldOn,
        starts_at: content.startsAt,
        ends_at: content.endsAt,
        place: content.place,
        mode: content.mode,
        chair_id: content.chairId,
        secretary_id: content.secretaryId,
        topic: content.topic,
        agenda: content.agenda,
        fee_status: content.feeStatus,
        review: content.review,
        conclusion: content.conclusion,
        recorded_at: now,
        revision: meeting.revision + 1,
      })
      .where('id', '=', meeting.id),
  )
  writeRoll(db, meeting.id, roll, marks)
  writeLists(db, meeting, content, now)
}

const columnsOfMonth = [
  'meeting.id',
  'meeting.cell_id',
  'meeting.period',
  'meeting.kind',
  'meeting.held_on',
  'meeting.recorded_at',
  'paper.state as paper_state',
] as const

/** Meetings with the figures of their roll calls, as lists show them. */
const listed = () =>
  q
    .selectFrom('meeting')
    .leftJoin('paper', (join) =>
      join.onRef('paper.meeting_id', '=', 'meeting.id').on('paper.kind', '=', 'minutes'),
    )
    .where('meeting.deleted_at', 'is', null)
    .select(columnsOfMonth)
    .select((nested) => [
      nested
        .selectFrom('attendance')
        .whereRef('attendance.meeting_id', '=', 'meeting.id')
        .select(sql<number>`count(*)`.as('total'))
        .as('convened'),
      nested
        .selectFrom('attendance')
        .whereRef('attendance.meeting_id', '=', 'meeting.id')
        .where((or) => or.or([or('attendance.in_base', '=', 1), or('attendance.state', '=', 'present')]))
        .select(sql<number>`count(*)`.as('total'))
        .as('base'),
      nested
        .selectFrom('attendance')
        .whereRef('attendance.meeting_id', '=', 'meeting.id')
        .where('attendance.state', '=', 'present')
        .select(sql<number>`count(*)`.as('total'))
        .as('present'),
    ])

/**
 * The cells of a month as they were at its end, or are today; and one that ended in the middle of it, if it met. A cell
 * merged since still met in the months before, under its name of the time.
 */
function cellsOf(
  db: Reader,
  period: string,
  today: string,
  met: ReadonlyMap<string, readonly unknown[]>,
): readonly CellRow[] {
  const lastDay = addDays(`${nextPeriod(period)}-01`, -1)
  const cells = cellRows(db, lastDay < today ? lastDay : today)
  const known = new Set(cells.map(({ id }) => id))
  if ([...met.keys()].every((id) => known.has(id))) return cells
  const before = cellRows(db, `${period}-01`).filter(({ id }) => !known.has(id) && met.has(id))
  return [...cells, ...before]
}

export const meetingsCommands: Handlers<'meetings'> = {
  'meetings.month': ({ period }, { db, today }) => {
    const meetings = groupBy(
      db.all(listed().where('meeting.period', '=', period).orderBy('meeting.held_on')),
      (row) => row.cell_id,
    )
    return cellsOf(db, period, today, meetings).map((cell) => ({
      cellId: cell.id,
      cellName: cell.name,
      expectedOn: expectedDay(cell.habit, period),
      meetings: (meetings.get(cell.id) ?? []).map((row) => ({
        id: row.id,
        kind: toKind(row.kind),
        heldOn: row.held_on,
        convened: row.convened ?? 0,
        base: row.base ?? 0,
        present: row.present ?? 0,
        isRecorded: row.recorded_at !== null,
        paperState: toPaperState(row.paper_state),
      })),
    }))
  },

  'meetings.ofCell': ({ cellId, limit }, { db }) =>
    db
      .all(listed().where('meeting.cell_id', '=', cellId).orderBy('meeting.held_on', 'desc').limit(limit))
      .map((row) => ({
        id: row.id,
        period: row.period,
        kind: toKind(row.kind),
        heldOn: row.held_on,
        present: row.present ?? 0,
        base: row.base ?? 0,
        convened: row.convened ?? 0,
        paperState: toPaperState(row.paper_state),
      })),

  'meetings.open': ({ cellId, period, kind, heldOn }, { db, audit, now }) => {
    const cell = requireLivingCell(db, cellId, heldOn)
    const existing = db.first(
      q
        .selectFrom('meeting')
        .select('id')
        .where('cell_id', '=', cellId)
        .where('period', '=', period)
        .where('kind', '=', kind)
        .where('deleted_at', 'is', null),
    )
    if (existing) {
      throw new Refusal(
        'refused',
        `Chi bộ này đã có buổi sinh hoạt ${meetingKindNames[kind]} kỳ ${periodPhrase(period)}. Hãy mở buổi đã có.`,
        { fields: { period: 'Kỳ này đã có buổi sinh hoạt' } },
      )
    }
    const roll = rollOn(db, cellId, heldOn)
    if (roll.length === 0) throw emptyRoll()
    const id = uuidv7()
    db.run(
      q.insertInto('meeting').values({
        id,
        cell_id: cellId,
        period,
        kind,
        held_on: heldOn,
        starts_at: cell.usual_time,
        place: cell.usual_place,
        chair_id: roll.find((line) => line.post === postNames.secretary)?.personId ?? null,
        created_at: now,
        revision: 1,
      }),
    )
    writeRoll(db, id, roll, new Map())
    audit({
      record: { kind: 'meeting', id },
      changes: { opened: { cellId, period, kind, heldOn }, roll: roll.map((line) => line.personId) },
    })
    return { id }
  },

  'meetings.get': ({ id }, context) => viewOf(id, context),

  'meetings.keep': ({ id, draftRevision, content }, { db, now }) => {
    requireMeeting(db, id)
    refuseLocked(db, id)
    const kept = keepDraft(db, id, draftRevision, content, now)
    return { draftRevision: kept.revision, keptAt: kept.keptAt }
  },

  'meetings.record': ({ id, revision, draftRevision, content }, context) => {
    const { db, audit, now } = context
    const meeting = requireMeeting(db, id)
    requireRevision(meeting.revision, revision, () => viewOf(id, context))
    refuseLocked(db, id)
    if (draftRevision !== undefined || draftOf(db, id)) requireDraft(db, id, draftRevision ?? 0)
    const auditedNow = () => ({
      ...auditable(recordedContent(db, requireMeeting(db, id))),
      roll: writtenRoll(db, id).map((row) => row.person_id),
    })
    const before = auditedNow()
    refuseUnclear(content)
    record(meeting, filledIn(content), context)
    audit({ record: { kind: 'meeting', id }, changes: changedFields(before, auditedNow()) })
    return { revision: revision + 1, draftRevision: dropDraft(db, id, now) }
  },

  'meetings.acceptRoll': ({ id, revision }, context) => {
    const { db, audit } = context
    const meeting = requireMeeting(db, id)
    requireRevision(meeting.revision, revision, () => viewOf(id, context))
    refuseLocked(db, id)
    const before = writtenRoll(db, id)
    const roll = rollOn(db, meeting.cell_id, meeting.held_on)
    if (roll.length === 0) throw emptyRoll()
    const still = (personId: string | null) => {
      const kept = personId === null ? null : keptRecordOf(db, personId)
      return roll.find((line) => line.personId === kept)?.personId ?? null
    }
    const officers = { chair_id: still(meeting.chair_id), secretary_id: still(meeting.secretary_id) }
    const marks = new Map(
      before.flatMap((row) =>
        row.state === null
          ? []
          : [[keptRecordOf(db, row.person_id), { state: row.state, reason: row.reason }]],
      ),
    )
    writeRoll(db, id, roll, marks)
    db.run(
      q
        .updateTable('meeting')
        .set({ ...officers, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({
      record: { kind: 'meeting', id },
      changes: {
        roll: [before.map((row) => row.person_id), roll.map((line) => line.personId)],
        ...changedFields({ chair_id: meeting.chair_id, secretary_id: meeting.secretary_id }, officers),
      },
    })
    return { revision: revision + 1 }
  },

  'meetings.remove': ({ id, revision, reason }, context) => {
    const { db, audit, now, account } = context
    const meeting = requireMeeting(db, id)
    requireRevision(meeting.revision, revision, () => viewOf(id, context))
    refuseLocked(db, id)
    refuseOnPaper(db, id)
    db.run(
      q
        .updateTable('meeting')
        .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'meeting', id }, changes: { removed: reason } })
    return {}
  },
}
