import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createForm, type ListName } from '../../../renderer/meetings/form.ts'
import {
  attendanceStates,
  emptyMeeting,
  type MeetingContent,
  meetingContent,
  meetingModes,
  opinionKinds,
  taskStates,
  voteKinds,
  voteMethods,
} from '../../../shared/meetings/meeting.ts'

const id = fc.uuid({ version: 7 })
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const words = fc
  .array(fc.constantFrom('Nông', 'Văn', 'Hòa', 'đường', 'Ủy', 'thôn', '12', 'a)'), { maxLength: 5 })
  .map((all) => all.join(' '))
const count = fc.option(fc.integer({ min: 0, max: 9999 }))
const listOf = <T>(row: fc.Arbitrary<T>) => fc.array(row, { maxLength: 4 })

const content: fc.Arbitrary<MeetingContent> = fc.record({
  heldOn: day,
  startsAt: fc.option(time),
  endsAt: fc.option(time),
  place: words,
  mode: fc.constantFrom(...meetingModes),
  chairId: fc.option(id),
  secretaryId: fc.option(id),
  marks: listOf(
    fc.record(
      {
        personId: id,
        state: fc.constantFrom(...attendanceStates),
        reason: words,
        isLate: fc.constant(true as const),
        isOnline: fc.constant(true as const),
      },
      { requiredKeys: ['personId', 'state', 'reason'] },
    ),
  ),
  guests: listOf(fc.record({ fullName: words, title: words, isSuperior: fc.boolean() })),
  topic: words,
  agenda: words,
  feeStatus: words,
  review: words,
  reportedTasks: listOf(
    fc.record({
      taskId: id,
      title: words,
      who: words,
      dueOn: fc.option(day),
      state: fc.constantFrom(...taskStates),
      result: words,
    }),
  ),
  opinions: listOf(
    fc.record(
      {
        speakerId: fc.option(id),
        speaker: words,
        text: words,
        kind: fc.constantFrom(...opinionKinds),
      },
      { requiredKeys: ['speakerId', 'speaker', 'text'] },
    ),
  ),
  assignedTasks: listOf(
    fc.record({
      taskId: id,
      title: words,
      personId: fc.option(id),
      who: words,
      dueOn: fc.option(day),
    }),
  ),
  votes: listOf(
    fc.record(
      {
        kind: fc.constantFrom(...voteKinds),
        question: words,
        inFavour: count,
        against: count,
        other: count,
        method: fc.constantFrom(...voteMethods),
        about: fc.option(fc.record({ personId: id, fullName: fc.constantFrom('Lò Thị Hoa') })),
      },
      { requiredKeys: ['kind', 'question', 'inFavour', 'against', 'other'] },
    ),
  ),
  conclusion: words,
  praise: words,
  criticism: words,
  exampleTopic: words,
  exampleMinutes: fc.option(fc.integer({ min: 0, max: 1440 })),
  speakers: fc.option(fc.integer({ min: 0, max: 500 })),
  petitions: listOf(
    fc.record({
      petitionId: id,
      content: words,
      raisedBy: words,
      answerer: words,
      dueOn: fc.option(day),
      answer: words,
    }),
  ),
  unclear: fc.constant({}),
  unconfirmed: fc.constant([]),
})

const lists = [
  'guests',
  'opinions',
  'reportedTasks',
  'petitions',
  'assignedTasks',
  'votes',
] as const satisfies ListName[]
/** What stands where a day or a time belongs and is none. */
describe('what is no day and no time', () => {
  const task = (title: string) => ({
    taskId: crypto.randomUUID(),
    title,
    personId: null,
    who: '',
    dueOn: null,
  })
  const opened = () =>
    createForm({ ...emptyMeeting('2026-11-03'), assignedTasks: [task('Thu phí'), task('Làm đường')] })

  it('goes into the draft as it was typed, and out of it when it is put right', () => {
    const form = opened()
    const [, second = ''] = form.keys('assignedTasks')
    form.setProblem('startsAt', 'Giờ bắt đầu chưa đúng.', '19h75')
    form.setProblem(`${second}:dueOn`, 'Thời hạn chưa đúng.', '5/12')
    expect(form.read().unclear).toEqual({ startsAt: '19h75', 'assignedTasks.1.dueOn': '5/12' })
    form.setProblem(`${second}:dueOn`, undefined)
    expect(form.read().unclear).toEqual({ startsAt: '19h75' })
  })

  it('is found again in its row when the draft is opened, also after the row has moved', () => {
    const form = opened()
    const [first = ''] = form.keys('assignedTasks')
    form.setProblem(`${first}:dueOn`, 'Thời hạn chưa đúng.', '31/02')
    form.moveRow('assignedTasks', first, 1)
    const again = createForm(form.read())
    const [, moved = ''] = again.keys('assignedTasks')
    expect(again.typedBefore(`${moved}:dueOn`)).toBe('31/02')
    expect(again.read()).toEqual(form.read())
  })

  it('goes with its row', () => {
    const form = opened()
    const [first = ''] = form.keys('assignedTasks')
    form.setProblem(`${first}:dueOn`, 'Thời hạn chưa đúng.', '31/02')
    form.removeRow('assignedTasks', first)
    expect(form.read().unclear).toEqual({})
    expect(form.problems()).toEqual([])
  })
})

const opinion = (text: string) => ({ speakerId: null, speaker: '', text })

describe('text taken over from earlier minutes', () => {
  const opened = () =>
    createForm({ ...emptyMeeting('2026-11-03'), opinions: [opinion('Một'), opinion('Hai')] })

  it('stays marked until it is changed or confirmed, and the draft says where it stands', () => {
    const form = opened()
    const [, second = ''] = form.keys('opinions')
    form.setTaken('agenda', true)
    form.setTaken(`${second}:text`, true)
    expect(form.read().unconfirmed).toEqual(['agenda', 'opinions.1.text'])
    form.setTaken('agenda', false)
    expect(form.read().unconfirmed).toEqual(['opinions.1.text'])
    form.setTaken(`${second}:text`, false)
    expect(form.read().unconfirmed).toEqual([])
  })

  it('keeps its mark when its row moves, also in a draft opened again, and loses it with the row', () => {
    const form = opened()
    const [, second = ''] = form.keys('opinions')
    form.setTaken(`${second}:text`, true)
    form.moveRow('opinions', second, -1)
    expect(form.read().unconfirmed).toEqual(['opinions.0.text'])
    const again = createForm(form.read())
    const [first = ''] = again.keys('opinions')
    expect(again.isTaken(`${first}:text`)).toBe(true)
    again.removeRow('opinions', first)
    expect(again.read().unconfirmed).toEqual([])
  })
})

describe('the form of a meeting', () => {
  it('answers what it was filled from, as the office takes it', () => {
    fc.assert(
      fc.property(content, (record) => {
        expect(meetingContent.parse(createForm(record).read())).toEqual(record)
      }),
    )
  })

  it('answers the record again when every part of it is typed into an empty one', () => {
    fc.assert(
      fc.property(content, (record) => {
        const form = createForm(emptyMeeting(record.heldOn))
        for (const part of Object.keys(record) as (keyof MeetingContent)[]) {
          const list = lists.find((name) => name === part)
          if (list === undefined) form.change({ [part]: record[part] })
          else {
            for (const row of record[list]) {
              const key = form.addRow(list, row)
              form.changeRow(list, key, row)
            }
          }
        }
        expect(form.read()).toEqual(record)
      }),
    )
  })

  it('has one key for every row, which finds it wherever it has moved', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const), at: fc.option(fc.nat(6), { nil: undefined }) }),
      fc.record({ do: fc.constant('remove' as const), at: fc.nat(6) }),
      fc.record({
        do: fc.constant('move' as const),
        at: fc.nat(6),
        by: fc.constantFrom(-1 as const, 1 as const),
      }),
      fc.record({ do: fc.constant('type' as const), at: fc.nat(6) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const form = createForm(emptyMeeting('2026-11-05'))
        /** The same as a clerk sees it: texts under their keys. */
        const expected = new Map<string, string>()
        let order: readonly string[] = []
        steps.forEach((now, index) => {
          const key = order[now.at ?? order.length]
          if (now.do === 'add') {
            const added = form.addRow('opinions', opinion(`ý ${index}`), now.at)
            expect(expected.has(added)).toBe(false)
            expected.set(added, `ý ${index}`)
            order = order.toSpliced(now.at ?? order.length, 0, added)
          } else if (key === undefined) return
          else if (now.do === 'remove') {
            form.removeRow('opinions', key)
            order = order.filter((other) => other !== key)
          } else if (now.do === 'type') {
            form.changeRow('opinions', key, { text: `sửa ${index}` })
            expected.set(key, `sửa ${index}`)
          } else {
            const to = order.indexOf(key) + now.by
            const isInside = to >= 0 && to < order.length
            expect(form.moveRow('opinions', key, now.by)).toBe(isInside)
            if (isInside) order = order.filter((other) => other !== key).toSpliced(to, 0, key)
          }
        })
        expect(form.keys('opinions')).toEqual(order)
        expect(form.read().opinions.map(({ text }) => text)).toEqual(order.map((key) => expected.get(key)))
        for (const key of order) expect(form.row('opinions', key)?.text).toBe(expected.get(key))
      }),
    )
  })

  it('leaves every other row as it is, the same object, so that only what changed is drawn again', () => {
    const form = createForm({ ...emptyMeeting('2026-11-05'), opinions: [opinion('a'), opinion('b')] })
    const [first = '', second = ''] = form.keys('opinions')
    const before = form.row('opinions', first)
    form.changeRow('opinions', second, { text: 'c' })
    expect(form.row('opinions', first)).toBe(before)
    expect(form.row('opinions', second)?.text).toBe('c')
  })

  it('does not change a row that was taken away', () => {
    const form = createForm({ ...emptyMeeting('2026-11-05'), opinions: [opinion('a')] })
    const [key = ''] = form.keys('opinions')
    form.removeRow('opinions', key)
    form.changeRow('opinions', key, { text: 'b' })
    expect(form.read().opinions).toEqual([])
  })
})

describe('a field that holds what cannot be kept', () => {
  const form = () => createForm({ ...emptyMeeting('2026-11-05'), votes: [] })

  it('is told until it is mended', () => {
    const told: number[] = []
    const it = form()
    it.onProblems(() => told.push(it.problemCount()))
    it.setProblem('heldOn', 'Ngày họp chưa đúng.')
    it.setProblem('secretary', 'Tên thư ký chưa đúng.')
    expect(it.problems()).toEqual(['Ngày họp chưa đúng.', 'Tên thư ký chưa đúng.'])
    it.setProblem('heldOn', undefined)
    expect(it.problems()).toEqual(['Tên thư ký chưa đúng.'])
    expect(told).toEqual([1, 2, 1])
  })

  it('is forgotten with its row, and with that row only', () => {
    const it = form()
    const vote = { kind: 'resolution', question: '', inFavour: null, against: null, other: null } as const
    const keys = Array.from({ length: 12 }, () => it.addRow('votes', vote))
    // A key that begins like another one: r1 and r10.
    const [first = '', later = ''] = [keys[1], keys[10]]
    expect(later.startsWith(first)).toBe(true)
    it.setProblem(`${first}:inFavour`, 'Số phiếu biểu quyết chưa đúng.')
    it.setProblem(first, 'Thời hạn chưa đúng.')
    it.setProblem(`${later}:other`, 'Số phiếu biểu quyết chưa đúng.')
    it.removeRow('votes', first)
    expect(it.problemCount()).toBe(1)
  })
})
