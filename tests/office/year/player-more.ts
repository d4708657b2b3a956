import { freezeOther, type Year } from './papering.ts'
import type { Called, Meeting } from './script.ts'
import { withdrawals } from './script.ts'
import { committeeScore, type Other, others, type Raised, raised, raisedAt } from './script-more.ts'

/** What is done in the office of the year beside the monthly meetings. */

export const marksOf = ({ people }: Year, calls: readonly Called[]) =>
  calls.map(({ member, state, isLate, isOnline }) => ({
    ...{ personId: people[member] ?? '', state, reason: state === 'excused' ? 'Đi điều trị' : '' },
    ...(isLate && { isLate: true as const }),
    ...(isOnline && { isOnline: true as const }),
  }))

export const officersOf = ({ people }: Year, calls: readonly Called[]) => {
  const [chair, secretary] = calls.filter(({ state }) => state === 'present')
  const idOf = (call: Called | undefined) => (call ? (people[call.member] ?? null) : null)
  return { chairId: idOf(chair), secretaryId: idOf(secretary) }
}

/** Meetings of other kinds: called, held and written down, with their papers. */
export async function holdOthers(year: Year, period: string): Promise<void> {
  const { ask } = year.office
  for (const meeting of others.filter((each) => each.period === period)) {
    const { cell, kind, heldOn, calls, ballots, conclusion } = meeting
    const { id } = await ask('meetings.open', { cellId: year.cells[cell] ?? '', period, kind, heldOn })
    year.others.set(meeting, id)
    await freezeOther(year, meeting, ['summons'])
    const { revision, content } = await ask('meetings.get', { id })
    await ask('meetings.record', {
      ...{ id, revision },
      content: {
        ...{ ...content, startsAt: '14:00', endsAt: '15:10', place: 'Nhà văn hóa thôn', conclusion },
        ...{ ...officersOf(year, calls), marks: marksOf(year, calls), reportedTasks: [] },
        votes: ballots.map((each) => ({ ...each })),
      },
    })
    await freezeOther(year, meeting, papersOfOther(meeting))
  }
}

export const papersOfOther = ({ kind }: Other) =>
  kind === 'committee' ? (['minutes', 'conclusion'] as const) : (['minutes', 'notice', 'extract'] as const)

const petitionId = (key: number): string => `00000000-0000-7000-9000-${String(key).padStart(12, '0')}`

/** As the minutes have the petitions that were raised at their meeting. */
export const petitionsOf = (meeting: Meeting) =>
  raisedAt(meeting).map(({ key, content, answerer, dueOn, answer }) => ({
    ...{ petitionId: petitionId(key), content, raisedBy: 'Lò Văn Dân', answerer, dueOn, answer },
  }))

/** Petitions that are answered or dropped on a day, tasks that are taken up again. */
export async function followUp(year: Year, day: string): Promise<void> {
  const { ask } = year.office
  const settle = async ({ key, later }: Raised) => {
    const { petitions } = await ask('petitions.list', { state: 'all', limit: 200 })
    const seen = petitions.find(({ id }) => id === petitionId(key))
    if (seen === undefined) throw new Error(`petition ${key} is not there`)
    const { id, revision } = seen
    if (later?.how === 'withdrawn') await ask('petitions.withdraw', { id, revision, reason: 'Trùng' })
    else await ask('petitions.answer', { id, revision, answer: 'Xã đã sửa.', answeredOn: day })
  }
  for (const each of raised) if (each.later?.on === day) await settle(each)
  for (const { title, restoredOn } of withdrawals) {
    if (restoredOn === day) await ask('tasks.restore', await taskOf(year, title))
  }
}

async function taskOf({ office }: Year, title: string) {
  for (let offset = 0; ; offset += 200) {
    const { tasks } = await office.ask('tasks.list', { state: 'all', offset, limit: 200 })
    const found = tasks.find((task) => task.title === title)
    if (found) return { id: found.id, revision: found.revision }
    if (tasks.length === 0) throw new Error(`${title} is not there`)
  }
}

export async function withdrawTasks(year: Year, day: string): Promise<void> {
  for (const { title } of withdrawals.filter(({ on }) => on === day)) {
    await year.office.ask('tasks.withdraw', { ...(await taskOf(year, title)), reason: 'Xã đã làm' })
  }
}

/** Đảng ủy thẩm định of a meeting that was written down. */
export async function appraise(year: Year, meeting: Meeting, day: string): Promise<void> {
  const points = committeeScore(meeting)
  if (points === null) return
  await year.office.ask('scores.setCommittee', {
    ...{ meetingId: year.meetings.get(meeting) ?? '', seen: null, points },
    ...{ judgedOn: day, judgedBy: 'Ban Thường vụ', reason: 'Biên bản nộp chậm' },
  })
}

/** The job of a month as it was printed on the day on which the whole commune was opened. */
export async function printJob(year: Year, period: string, written: readonly Meeting[]): Promise<void> {
  const before = new Set(year.drawn.keys())
  const file = await year.office.ask('forms.print', { form: 'month', period })
  year.office.door.take(file.token)
  const html = [...year.drawn].flatMap(([hash, drawn]) => (before.has(hash) ? [] : [drawn])).join('\n')
  year.jobs.push({ period, written: [...written], html })
}
