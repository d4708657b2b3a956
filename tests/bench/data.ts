import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createExecutor, q, type Writer } from '../../electron/office/database/executor.ts'
import { databaseName } from '../../electron/office/database/name.ts'
import { openDatabase } from '../../electron/office/database/open.ts'
import type { Schema } from '../../electron/office/database/schema.ts'
import { uuidv7 } from '../../electron/office/database/uuid.ts'
import { keepPaper } from '../../electron/office/papers.ts'
import { memberColumns, personColumns, toMemberRow, toPersonRow } from '../../electron/office/people/rows.ts'
import { unknownBeginning } from '../../electron/office/people/store.ts'
import { layoutProfileOn } from '../../shared/documents/layout.ts'
import { standingSteps } from '../../shared/intake/record.ts'
import { fold } from '../../shared/text/fold.ts'
import { textSortKey } from '../../shared/text/names.ts'
import { sampleMinutes } from '../fixtures/sample-minutes.ts'
import { openBenchOffice, today } from './office.ts'
import { benchMember, cellName } from './people.ts'

/** How much an office holds. */
export interface Size {
  readonly members: number
  readonly cells: number
  /** The first so many cells meet every month; the others have no meetings. */
  readonly meetingCells: number
  readonly years: number
}

const attendanceColumns = [
  'meeting_id',
  'person_id',
  'position',
  'full_name',
  'standing',
  'in_base',
  'post',
  'state',
  'reason',
  'number',
] as const

const openings = '2016-01-01T08:00:00.000Z'
const lastPeriod = '2026-11'

interface Roll {
  readonly cellId: string
  readonly people: { readonly id: string; readonly name: string; readonly standing: string }[]
}

/** Makes an office of a size in a new folder: by the office's own schema, with straight inserts in one transaction. */
export async function makeOffice(folder: string, size: Size): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const office = await openBenchOffice(folder)
  await office.ask('setup.begin', {
    communeName: 'xã Mường Than',
    province: 'Lào Cai',
    placeName: 'Mường Than',
  })
  await office.close()

  const connection = openDatabase(join(folder, databaseName))
  try {
    const db = createExecutor(connection)
    db.transaction('write', () => {
      const rolls = insertMembers(db, size)
      const frozen = keepFrozen(db, folder)
      const months = monthsBack(size.years * 12)
      for (const roll of rolls.slice(0, size.meetingCells)) insertMeetings(db, roll, months, frozen)
    })
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
}

function insertMembers(db: Writer, { members, cells }: Size): readonly Roll[] {
  const insertBody = db.inserter('body', ['id', 'kind', 'usual_day', 'usual_time', 'created_at', 'revision'])
  const insertName = db.inserter('body_name', ['body_id', 'valid_from', 'name', 'sort_key', 'match_key'])
  const rolls = Array.from({ length: cells }, (_, cell): Roll => {
    const id = uuidv7()
    const name = cellName(cell)
    insertBody({ id, kind: 'cell', usual_day: 5, usual_time: '19:30', created_at: openings, revision: 1 })
    insertName({
      body_id: id,
      valid_from: unknownBeginning,
      name,
      sort_key: textSortKey(name),
      match_key: fold(name),
    })
    return { cellId: id, people: [] }
  })

  const insertPerson = db.inserter('person', ['id', ...personColumns, 'standing', 'created_at', 'revision'])
  const insertMember = db.inserter('member', ['person_id', ...memberColumns])
  const insertMembership = db.inserter('cell_membership', ['person_id', 'valid_from', 'cell_id'])
  const insertStanding = db.inserter('member_standing', [
    'person_id',
    'valid_from',
    'from_written',
    'valid_to',
    'standing',
  ])
  const insertPost = db.inserter('post', ['id', 'person_id', 'body_id', 'post', 'valid_from'])
  for (let index = 0; index < members; index += 1) {
    const { fields, standing, cell } = benchMember(index, cells)
    const roll = rolls[cell]
    if (roll === undefined) throw new Error(`no cell ${cell}`)
    const id = uuidv7()
    insertPerson({ id, ...toPersonRow(fields), standing, created_at: openings, revision: 1 })
    insertMember({ person_id: id, ...toMemberRow(fields) })
    insertMembership({ person_id: id, valid_from: unknownBeginning, cell_id: roll.cellId })
    const steps = standingSteps(fields, standing, null, unknownBeginning, today)
    steps.forEach((step, place) => {
      insertStanding({
        person_id: id,
        valid_from: step.from,
        from_written: step.written,
        valid_to: steps[place + 1]?.from ?? null,
        standing: step.standing,
      })
    })
    const post = ['secretary', 'deputy', 'committee-member'][roll.people.length]
    if (post !== undefined) {
      insertPost({ id: uuidv7(), person_id: id, body_id: roll.cellId, post, valid_from: unknownBeginning })
    }
    roll.people.push({ id, name: fields.fullName, standing })
  }
  return rolls
}

/** The last so many months, the earliest first. */
function monthsBack(count: number): readonly string[] {
  const last = Number(lastPeriod.slice(0, 4)) * 12 + Number(lastPeriod.slice(5)) - 1
  return Array.from({ length: count }, (_, index) => {
    const month = last - count + 1 + index
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

const sentence =
  'Chi bộ thống nhất đánh giá kết quả tháng qua, biểu dương các đồng chí hoàn thành nhiệm vụ, nhắc nhở việc nộp đảng phí còn chậm và giao nhiệm vụ tháng tới. '
const tasksOfMonth = [
  'Chăm sóc lúa vụ đông, vận động các hộ làm đất',
  'Thu đảng phí và lập danh sách đảng viên đi làm ăn xa',
  'Tu sửa 600 m kênh mương nội đồng',
  'Tuyên truyền phòng cháy, chữa cháy rừng mùa khô',
]

type Frozen = Pick<Schema['paper_version'], 'document' | 'layout' | 'rules' | 'pdf_sha256' | 'frozen_by'>

/** The printed minutes of every meeting: a document of usual length each, one PDF for all. */
function keepFrozen(db: Writer, folder: string): Frozen {
  const bytes = Buffer.from('%PDF-1.4 of the bench')
  const sha256 = keepPaper(folder, bytes)
  db.run(
    q.insertInto('attachment').values({
      sha256,
      bytes: bytes.length,
      media_type: 'application/pdf',
      created_at: openings,
    }),
  )
  return {
    document: JSON.stringify(sampleMinutes),
    layout: JSON.stringify(layoutProfileOn(today)),
    rules: '{}',
    pdf_sha256: sha256,
    frozen_by: db.first(q.selectFrom('account').select('id'))?.id ?? '',
  }
}

/** Every month one meeting with roll call, four opinions, four tasks that the next meeting reports done, two votes. */
function insertMeetings(db: Writer, roll: Roll, periods: readonly string[], frozen: Frozen): void {
  const insertMeeting = db.inserter('meeting', [
    'id',
    'cell_id',
    'period',
    'kind',
    'held_on',
    'starts_at',
    'ends_at',
    'place',
    'chair_id',
    'secretary_id',
    'agenda',
    'review',
    'conclusion',
    'recorded_at',
    'created_at',
    'revision',
  ])
  const insertAttendance = db.inserter('attendance', attendanceColumns)
  const insertGuest = db.inserter('guest', ['meeting_id', 'position', 'full_name', 'title', 'is_superior'])
  const insertOpinion = db.inserter('opinion', ['meeting_id', 'position', 'speaker_id', 'speaker', 'text'])
  const insertVote = db.inserter('vote', [
    'meeting_id',
    'position',
    'kind',
    'question',
    'in_favour',
    'against',
    'other',
  ])
  const insertTask = db.inserter('task', [
    'id',
    'cell_id',
    'given_at',
    'position',
    'title',
    'person_id',
    'who',
    'due_on',
    'revision',
  ])
  const insertReport = db.inserter('task_report', ['meeting_id', 'task_id', 'position', 'state', 'result'])
  const insertPaper = db.inserter('paper', [
    'id',
    'kind',
    'body_id',
    'meeting_id',
    'state',
    'number',
    'number_value',
    'current_version',
    'created_at',
    'revision',
  ])
  const insertVersion = db.inserter('paper_version', [
    'paper_id',
    'version',
    'number',
    'document',
    'layout',
    'rules',
    'pdf_sha256',
    'frozen_at',
    'frozen_by',
    'printed_at',
    'signed_on',
  ])

  let given: readonly string[] = []
  periods.forEach((period, month) => {
    const id = uuidv7()
    const at = `${period}-05T13:30:00.000Z`
    insertMeeting({
      id,
      cell_id: roll.cellId,
      period,
      kind: 'regular',
      held_on: `${period}-05`,
      starts_at: '19:30',
      ends_at: '21:05',
      place: 'Nhà văn hóa thôn',
      chair_id: roll.people[0]?.id ?? null,
      secretary_id: roll.people[1]?.id ?? null,
      agenda: sentence,
      review: sentence.repeat(2),
      conclusion: sentence,
      recorded_at: at,
      created_at: at,
      revision: 2,
    })
    roll.people.forEach((person, position) => {
      const isAbsent = (position + month) % 12 === 0
      insertAttendance({
        meeting_id: id,
        person_id: person.id,
        position,
        full_name: person.name,
        standing: person.standing,
        in_base: 1,
        post: '',
        state: isAbsent ? 'excused' : 'present',
        reason: isAbsent ? 'đi công tác' : '',
        number: position + 1,
      })
    })
    insertGuest({
      meeting_id: id,
      position: 0,
      full_name: 'Hoàng Văn Hoan',
      title: 'Đảng ủy viên',
      is_superior: 1,
    })
    roll.people.slice(0, 4).forEach((person, position) => {
      insertOpinion({ meeting_id: id, position, speaker_id: person.id, speaker: person.name, text: sentence })
    })
    for (const position of [0, 1]) {
      insertVote({
        meeting_id: id,
        position,
        kind: 'resolution',
        question: 'Thông qua nhiệm vụ tháng tới',
        in_favour: roll.people.length - 2,
        against: 0,
        other: 0,
      })
    }
    given.forEach((task_id, position) => {
      insertReport({ meeting_id: id, task_id, position, state: 'done', result: 'Hoàn thành đúng hạn' })
    })
    given = tasksOfMonth.map((title, position) => {
      const task = uuidv7()
      const person = roll.people[position + 3]
      insertTask({
        id: task,
        cell_id: roll.cellId,
        given_at: id,
        position,
        title,
        person_id: person?.id ?? null,
        who: person?.name ?? '',
        due_on: `${period}-28`,
        revision: 1,
      })
      return task
    })
    const paper = uuidv7()
    const isSigned = period !== lastPeriod
    insertPaper({
      id: paper,
      kind: 'minutes',
      body_id: roll.cellId,
      meeting_id: id,
      state: isSigned ? 'signed' : 'printed',
      number: `${month + 1}-BB/CB`,
      number_value: month + 1,
      current_version: 1,
      created_at: at,
      revision: 3,
    })
    insertVersion({
      paper_id: paper,
      version: 1,
      number: `${month + 1}-BB/CB`,
      ...frozen,
      frozen_at: at,
      printed_at: at,
      signed_on: isSigned ? `${period}-08` : null,
    })
  })
}
