import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { discard } from '../../helpers/office.ts'
import { moreFigures } from './more-figures.suite.ts'
import type { Year } from './papering.ts'
import { playYear } from './player.ts'
import {
  headcount,
  isCarried,
  isMonthly,
  lastState,
  longestLeave,
  membersOn,
  openTasks,
  recorded,
  taskSums,
  turnsOf,
} from './recount.ts'
import {
  cellCount,
  cellName,
  type Meeting,
  meetings,
  members,
  mergedCell,
  mergedOn,
  periods,
  sources,
} from './script.ts'
import { hasMorePapers, others } from './script-more.ts'

/** What lists, tables and home say of a year that was played, against a recount from the script alone. */
let year: Year
beforeAll(async () => {
  year = await playYear()
}, 240_000)
afterAll(() => discard(year.office))

const where = ({ cell, period, kind }: Meeting): string => `${cellName(cell)}, ${period}, ${kind}`
const all = Array.from({ length: cellCount + 1 }, (_, cell) => cell)
const spans = [
  ['2026-01', '2026-03'],
  ['2026-04', '2026-06'],
  ['2026-07', '2026-09'],
  ['2026-10', '2026-12'],
  ['2026-01', '2026-12'],
] as const
const within =
  (from: string, to: string) =>
  ({ period }: Meeting): boolean =>
    period >= from && period <= to

describe('the lists of a month', () => {
  it.each(periods)('of %s have every meeting with who was called and who came', async (period) => {
    const month = await year.office.ask('meetings.month', { period })
    const found = month.flatMap(({ meetings: held, cellId }) =>
      held
        .filter(({ isRecorded }) => isRecorded)
        .map(({ kind, heldOn, convened, base, present, depth }) => ({
          ...{ cellId, kind, heldOn, convened, base, present, depth },
        })),
    )
    const expected = recorded
      .filter((meeting) => meeting.period === period)
      .map((meeting) => {
        const { convened, base, present } = headcount(lastState(meeting).calls, meeting.heldOn)
        const { kind, heldOn, depth, cell } = meeting
        return { cellId: year.cells[cell], kind, heldOn, convened, base, present, depth }
      })
    const more = others
      .filter((meeting) => meeting.period === period)
      .map(({ kind, heldOn, calls, cell }) => {
        const { convened, base, present } = headcount(calls, heldOn)
        return { cellId: year.cells[cell], kind, heldOn, convened, base, present, depth: 'full' }
      })
    const order = (rows: readonly { cellId: string | undefined; kind: string }[]) =>
      rows.toSorted((a, b) => (`${a.cellId} ${a.kind}` < `${b.cellId} ${b.kind}` ? -1 : 1))
    expect(order(found)).toEqual(order([...expected, ...more]))
  })

  it.each(periods)('of %s have the score that each cell gave itself', async (period) => {
    const scores = await year.office.ask('scores.ofPeriod', { period })
    const found = new Map(
      scores.flatMap((row) => row.meetings.map(({ meeting, own }) => [meeting.id, own?.points])),
    )
    for (const meeting of recorded.filter((each) => each.period === period)) {
      expect(found.get(year.meetings.get(meeting) ?? ''), where(meeting)).toBe(meeting.ownScore)
    }
  })
})

describe('attendance over time', () => {
  it.each(spans)('of the commune and every cell from %s to %s', async (from, to) => {
    const commune = await year.office.ask('attendance.ofCommune', { from, to })
    expect(commune.turns).toEqual(turnsOf(within(from, to)))
    for (const cell of all) {
      const mine = (meeting: Meeting) => meeting.cell === cell && within(from, to)(meeting)
      const row = commune.cells.find(({ cellId }) => cellId === year.cells[cell])
      expect(row?.meetings ?? 0, cellName(cell)).toBe(recorded.filter(mine).length)
      if (!row) continue
      expect(row.turns, cellName(cell)).toEqual(turnsOf(mine))
      const grid = await year.office.ask('attendance.ofCell', { cellId: row.cellId, from, to })
      expect(grid.turns, cellName(cell)).toEqual(turnsOf(mine))
    }
  })

  it('of every member over the year, through moves and the merger', async () => {
    for (const { key, name } of members) {
      const personId = year.people[key] ?? ''
      const found = await year.office.ask('attendance.ofPerson', { personId, from: '2026-01', to: '2026-12' })
      expect(found.turns, name).toEqual(turnsOf(() => true, key))
      expect(found.longest?.count ?? 0, name).toBe(longestLeave(key))
    }
  })

  it('names exactly those who were absent with leave more than three times running', async () => {
    const { tooOften } = await year.office.ask('attendance.ofCommune', { from: '2026-01', to: '2026-12' })
    const expected = members.filter(({ key }) => longestLeave(key) > 3).map(({ name }) => name)
    expect(expected.length).toBeGreaterThan(2)
    expect(tooOften.map(({ fullName }) => fullName).toSorted()).toEqual(expected.toSorted())
  })
})

describe('tasks', () => {
  it('are open at the end as the minutes left them, and none was lost', async () => {
    const open = await year.office.ask('tasks.open', {})
    const expected = openTasks(recorded, '2027-01-28')
    expect(open.map(({ title, dueOn }) => `${title} ${dueOn}`).toSorted()).toEqual(
      [...expected].map(([title, dueOn]) => `${title} ${dueOn}`).toSorted(),
    )
    expect(open.filter(({ cellId }) => sources.some((cell) => year.cells[cell] === cellId))).toEqual([])
  })

  it.each(periods)(
    'of %s: open before, given and reopened equal closed, withdrawn and open after',
    async (period) => {
      const sums = await year.office.ask('tasks.sums', {
        from: `${period}-01`,
        last: `${period}-31`.replace(/(02)-31$/, '$1-28').replace(/(04|06|09|11)-31$/, '$1-30'),
      })
      const expected = taskSums(period, period)
      expect(sums).toEqual(expected)
      const { openBefore, given, reopened, closed, withdrawn, openAfter } = expected
      expect(openBefore + given + reopened).toBe(closed + withdrawn + openAfter)
    },
  )
})

describe('home', () => {
  it('says on every day looked at who is there, who has met, and what is open', () => {
    expect(year.homes.length).toBe(26)
    for (const { day, written, home } of year.homes) {
      const period = day.slice(0, 7)
      const living = all.filter((cell) =>
        cell === mergedCell ? day >= mergedOn : !sources.includes(cell) || day < mergedOn,
      )
      const met = new Set(
        written.filter((meeting) => meeting.period === period && isMonthly(meeting)).map(({ cell }) => cell),
      )
      const open = openTasks(written, day, day)
      expect(
        {
          ...{ members: home.members, cells: home.cells, met: home.met, open: home.openTasks },
          overdue: home.overdueTasks,
          notMet: home.notMet.map(({ cellName: name }) => name).toSorted(),
        },
        day,
      ).toEqual({
        ...{ members: membersOn(day), cells: living.length, met: met.size, open: open.size },
        overdue: [...open.values()].filter((dueOn) => dueOn < day).length,
        notMet: living
          .filter((cell) => !met.has(cell))
          .map((cell) => cellName(cell, day))
          .toSorted(),
      })
    }
  })

  it('lists the signed sheets of corrected papers for recall', () => {
    const corrected = meetings.filter(({ corrected }) => corrected)
    const replaced = corrected.flatMap((meeting) => {
      const [first] = meeting.ballots
      const had = first && isCarried(first, headcount(meeting.calls, meeting.heldOn).voters)
      const more = hasMorePapers(meeting) ? ['score-sheet', 'notice', 'extract'] : []
      return had ? ['minutes', 'resolution', ...more] : ['minutes', ...more]
    })
    expect(year.homes.at(-1)?.home.recalls).toBe(replaced.length)
  })
})

describe('the ledger of movements', () => {
  it.each(periods)('of %s opens and closes with those who were there', async (period) => {
    const [from, last] = [`${period}-01`, `${period}-28`]
    const before = period === '2026-01' ? '2025-12-31' : `${periods[periods.indexOf(period) - 1]}-28`
    const commune = await year.office.ask('movements.ledger', { from, last })
    expect([commune.opening, commune.closing]).toEqual([membersOn(before), membersOn(last)])
    const { rows } = await year.office.ask('movements.ledgerOfCells', { from, last })
    for (const cell of all) {
      const row = rows.find(({ cellId }) => cellId === year.cells[cell])
      const counted = [row?.opening ?? 0, row?.closing ?? 0]
      expect(counted, `${cellName(cell)}, ${period}`).toEqual([
        membersOn(before, cell),
        membersOn(last, cell),
      ])
    }
  })
})

describe('the briefings of the year', () => {
  it('have every cell that somebody leads, and no other figure knows of them', async () => {
    const rows = (await year.office.ask('briefings.ofYear', { year: 2026 })).toReversed()
    expect(rows.map(({ period }) => period)).toEqual(periods)
    for (const { heldOn, figures } of rows) {
      // Those who led the cells of the merger lead no cell since.
      const led = heldOn < mergedOn ? cellCount : cellCount - sources.length
      const away = Array.from({ length: led }, (_, place) => place).filter((place) => place % 9 === 4).length
      expect(figures, heldOn).toMatchObject({ cells: led, represented: led - away, excused: away })
    }
  })
})

moreFigures(() => year)
