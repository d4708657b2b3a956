import { addDays, type IsoDate } from '../../../shared/calendar/dates.ts'
import { addPeriods, periodOf } from '../../../shared/calendar/periods.ts'
import { q, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { memberInserter } from '../intake/inserting.ts'
import { insertCell } from '../organisation/store.ts'
import { sortKeyOf } from '../people/rows.ts'
import { unknownBeginning } from '../people/store.ts'
import type { DemoCell, DemoCommune, DemoMember } from './generator.ts'
import { createRandom, type Random } from './random.ts'
import { villageTopics } from './texts.ts'

export interface BulkWish {
  readonly seed: number
  /** The last month of meetings is that of this day. */
  readonly asOf: IsoDate
  /** Years of monthly meetings of every cell. */
  readonly years: number
}

export interface BulkCounts {
  readonly members: number
  readonly meetings: number
  readonly attendance: number
}

interface RollMember {
  readonly id: string
  readonly member: DemoMember
}

/**
 * Writes a commune and its meetings as straight rows, for measuring: some hundred thousand attendance rows in seconds.
 * No commands run and no audit is kept, so this is not for practice data.
 */
export function fillBulk(db: Writer, commune: DemoCommune, { seed, asOf, years }: BulkWish): BulkCounts {
  const now = `${asOf}T01:00:00.000Z`
  const cellIds = commune.cells.map(({ name }) => insertCell(db, name, now))
  const insertMember = memberInserter(db, now, asOf)
  const rolls: RollMember[][] = commune.cells.map(() => [])
  const ids = commune.members.map((member) => {
    const id = insertMember(
      { fields: member.fields, standing: member.standing, standingOn: member.exemptFrom },
      cellIds[member.cell] ?? '',
    )
    rolls[member.cell]?.push({ id, member })
    return id
  })
  for (const [index, cell] of commune.cells.entries()) writePosts(db, cell, cellIds[index] ?? '', ids)
  for (const roll of rolls) {
    const keys = new Map(roll.map(({ id, member }) => [id, sortKeyOf(member.fields)]))
    roll.sort((a, b) => ((keys.get(a.id) ?? '') < (keys.get(b.id) ?? '') ? -1 : 1))
  }

  const random = createRandom(seed)
  const writeMeeting = meetingWriter(db, random, now)
  const last = periodOf(asOf)
  let meetings = 0
  let attendance = 0
  for (let back = years * 12 - 1; back >= 0; back -= 1) {
    const period = addPeriods(last, -back)
    for (const [index, cell] of commune.cells.entries()) {
      const roll = rolls[index] ?? []
      writeMeeting({ cell, cellId: cellIds[index] ?? '', period, roll })
      meetings += 1
      attendance += roll.length
    }
  }
  return { members: ids.length, meetings, attendance }
}

function writePosts(db: Writer, cell: DemoCell, cellId: string, ids: readonly string[]): void {
  const holders = [
    ['secretary', cell.secretary],
    ['deputy', cell.deputy],
    ...cell.committee.map((member) => ['committee-member', member] as const),
    ['in-charge', cell.inCharge],
  ] as const
  for (const [post, member] of holders) {
    const personId = member === null ? undefined : ids[member]
    if (personId === undefined) continue
    db.run(
      q
        .insertInto('post')
        .values({ id: uuidv7(), person_id: personId, body_id: cellId, post, valid_from: unknownBeginning }),
    )
  }
  const { day, time, place } = cell.habit
  db.run(
    q
      .updateTable('body')
      .set({ usual_day: day, usual_time: time, usual_place: place })
      .where('id', '=', cellId),
  )
}

interface BulkMeeting {
  readonly cell: DemoCell
  readonly cellId: string
  readonly period: string
  readonly roll: readonly RollMember[]
}

function meetingWriter(db: Writer, random: Random, now: string) {
  const insertMeeting = db.inserter('meeting', [
    'id',
    'cell_id',
    'period',
    'kind',
    'held_on',
    'starts_at',
    'place',
    'chair_id',
    'agenda',
    'review',
    'conclusion',
    'recorded_at',
    'created_at',
    'revision',
  ])
  const insertAttendance = db.inserter('attendance', [
    'meeting_id',
    'person_id',
    'position',
    'full_name',
    'standing',
    'in_base',
    'state',
  ])
  const insertOpinion = db.inserter('opinion', ['meeting_id', 'position', 'speaker_id', 'speaker', 'text'])
  const insertTask = db.inserter('task', [
    'id',
    'cell_id',
    'given_at',
    'position',
    'title',
    'who',
    'due_on',
    'revision',
  ])
  const insertReport = db.inserter('task_report', ['meeting_id', 'task_id', 'position', 'state'])
  const openTask = new Map<string, string>()

  return ({ cell, cellId, period, roll }: BulkMeeting): void => {
    const id = uuidv7()
    const heldOn = addDays(`${period}-01`, cell.habit.day - 1)
    const topic = random.pick(villageTopics)
    insertMeeting({
      id,
      cell_id: cellId,
      period,
      kind: 'regular',
      held_on: heldOn,
      starts_at: cell.habit.time,
      place: cell.habit.place,
      chair_id: roll[0]?.id ?? null,
      agenda: '',
      review: topic.review,
      conclusion: topic.conclusion,
      recorded_at: now,
      created_at: now,
      revision: 2,
    })
    for (const [position, { id: person_id, member }] of roll.entries()) {
      const { standing, fields } = member
      const isExempt = standing === 'exempt'
      insertAttendance({
        meeting_id: id,
        person_id,
        position,
        full_name: fields.fullName,
        standing,
        in_base: isExempt ? 0 : 1,
        state: isExempt ? 'exempt' : random.chance(0.95) ? 'present' : 'excused',
      })
    }
    for (const [position, text] of topic.opinions.slice(0, 2).entries()) {
      const speaker = roll[(position * 7 + 1) % roll.length]
      if (speaker === undefined) continue
      const { fullName } = speaker.member.fields
      insertOpinion({ meeting_id: id, position, speaker_id: speaker.id, speaker: fullName, text })
    }
    const earlier = openTask.get(cellId)
    if (earlier !== undefined) insertReport({ meeting_id: id, task_id: earlier, position: 0, state: 'done' })
    const taskId = uuidv7()
    const [title] = topic.tasks
    insertTask({
      id: taskId,
      cell_id: cellId,
      given_at: id,
      position: 0,
      title,
      who: roll[0]?.member.fields.fullName ?? '',
      due_on: addDays(heldOn, 25),
      revision: 1,
    })
    openTask.set(cellId, taskId)
  }
}
