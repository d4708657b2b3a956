import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/calendar/dates.ts'
import { taskStates } from '../../../shared/meetings/meeting.ts'
import { followingOn, isOverdue, sumTasks, type TaskHistory } from '../../../shared/tasks/history.ts'
import { formatMeasure, indicatorWords, parseMeasure } from '../../../shared/tasks/indicator.ts'

const given: TaskHistory = { givenOn: '2026-10-05', withdrawnOn: null, reports: [] }
const told = (...reports: TaskHistory['reports']): TaskHistory => ({ ...given, reports })

describe('a task on a day', () => {
  it.each<[string, TaskHistory, string, string]>([
    ['is not given before its meeting', given, '2026-10-04', 'not-given'],
    ['is open from the day of its meeting', given, '2026-10-05', 'open'],
    [
      'is done from the day on which a meeting says so',
      told({ heldOn: '2026-11-03', state: 'done' }),
      '2026-11-03',
      'done',
    ],
    ['is open the day before', told({ heldOn: '2026-11-03', state: 'done' }), '2026-11-02', 'open'],
    [
      'is open again where a later meeting says that it goes on, in whatever order they were written',
      told({ heldOn: '2026-12-03', state: 'doing' }, { heldOn: '2026-11-03', state: 'done' }),
      '2026-12-03',
      'open',
    ],
    [
      'is withdrawn from the day on which it was',
      { ...given, withdrawnOn: '2026-11-01' },
      '2026-11-01',
      'withdrawn',
    ],
  ])('%s', (_, task, day, following) => {
    expect(followingOn(task, day)).toBe(following)
  })

  it('is overdue from the day after its deadline, and only while it is open', () => {
    expect(isOverdue('2026-11-03', 'open', '2026-11-03')).toBe(false)
    expect(isOverdue('2026-11-03', 'open', '2026-11-04')).toBe(true)
    expect(isOverdue('2026-11-03', 'done', '2026-11-04')).toBe(false)
    expect(isOverdue(null, 'open', '2026-11-04')).toBe(false)
  })
})

const day = fc.integer({ min: 0, max: 120 }).map((after) => addDays('2026-09-01', after))
const history: fc.Arbitrary<TaskHistory> = fc.record({
  givenOn: day,
  withdrawnOn: fc.option(day, { nil: null, freq: 4 }),
  reports: fc.array(fc.record({ heldOn: day, state: fc.constantFrom(...taskStates) }), { maxLength: 5 }),
})

describe('the sums of a span', () => {
  it('balance: what was open and what came is closed, withdrawn or still open', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 20 }), day, day, (tasks, a, b) => {
        const [from, last] = a < b ? [a, b] : [b, a]
        const sums = sumTasks(tasks, addDays(from, -1), last)
        expect(sums.openBefore + sums.given + sums.reopened).toBe(
          sums.closed + sums.withdrawn + sums.openAfter,
        )
        expect(sums.openAfter).toBe(tasks.filter((task) => followingOn(task, last) === 'open').length)
      }),
    )
  })

  it('lose nothing between a span and the next', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 20 }), day, day, day, (tasks, ...days) => {
        const [first = '', middle = '', last = ''] = days.toSorted()
        const one = sumTasks(tasks, addDays(first, -1), middle)
        const two = sumTasks(tasks, middle, last)
        expect(two.openBefore).toBe(one.openAfter)
      }),
    )
  })
})

describe('an indicator', () => {
  const report = (achieved: number | null) => ({
    ...{ meetingId: '', period: '2026-11', heldOn: '2026-11-03', state: 'doing' as const },
    ...{ result: '', achieved },
  })
  it.each([
    ['Đường bê tông', 'km', 4, [report(1), report(2.5)], 'Đường bê tông: 2,5/4 km'],
    ['Đường bê tông', 'km', 4, [report(2.5), report(null)], 'Đường bê tông: 2,5/4 km'],
    ['Trồng quế', 'ha', 1250, [], 'Trồng quế: 0/1.250 ha'],
    ['Thoát nghèo', 'hộ', null, [report(3)], 'Thoát nghèo: 3 hộ'],
    ['Thoát nghèo', 'hộ', null, [], 'Thoát nghèo'],
    ['', '', null, [], ''],
  ])('%s, %s, %s is told in words', (indicator, unit, target, reports, words) => {
    expect(indicatorWords({ indicator, unit, target, reports })).toBe(words)
  })

  it.each([
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['1.250', 1250],
    ['1.250,75', 1250.75],
    ['', null],
    ['bốn', undefined],
    ['-1', undefined],
  ])('reads "%s" as %s', (text, value) => {
    expect(parseMeasure(text)).toBe(value)
  })

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (thousandths) => {
        const value = thousandths / 1000
        expect(parseMeasure(formatMeasure(value))).toBe(value)
      }),
    )
  })
})
