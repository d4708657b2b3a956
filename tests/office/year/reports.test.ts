import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatPoints } from '../../../shared/scores/points.ts'
import { discard } from '../../helpers/office.ts'
import { type Kept, keptPapers, numberAfter } from './kept.ts'
import type { Year } from './papering.ts'
import { playYear } from './player.ts'
import { headcount, isMonthly, lastState, recorded, taskSums, turnsOf } from './recount.ts'
import { cellCount, cellName, type Meeting, mergedCell, mergedOn, periods, sources } from './script.ts'
import { committeeScore } from './script-more.ts'

/** The figures that reports print of a year that was played, against a recount from the script alone. */
let year: Year
let kept: ReadonlyMap<string, Kept>
const communeReports = new Map<string, string>()
const cellReports = new Map<string, string>()

const spans: readonly (readonly [from: string, to: string])[] = [
  ...periods.map((period) => [period, period] as const),
  ...[0, 3, 6, 9].map((month) => [periods[month] ?? '', periods[month + 2] ?? ''] as const),
  ['2026-01', '2026-06'],
  ['2026-07', '2026-12'],
  ['2026-01', '2026-12'],
]
const key = (...parts: readonly (string | number)[]): string => parts.join(' ')

beforeAll(async () => {
  year = await playYear()
  const { ask } = year.office
  const freeze = async (reportId: string) => {
    const { revision: meetingRevision, kind } = await ask('reports.get', { id: reportId })
    await ask('documents.freeze', { reportId, kind, meetingRevision, number: null })
    return reportId
  }
  for (const [from, to] of spans) {
    const kind = to.endsWith('06') && from.endsWith('01') ? 'commune-review' : 'commune-report'
    const { id } = await ask('reports.begin', { kind, bodyId: null, from, to })
    communeReports.set(key(from, to), await freeze(id))
  }
  for (const period of periods) {
    await ask('reports.beginForAll', { period })
    const { cells } = await ask('reports.ofSpan', { from: period, to: period })
    for (const { cellId, report } of cells) {
      if (report) cellReports.set(key(period, year.cells.indexOf(cellId)), await freeze(report.id))
    }
  }
  kept = new Map(keptPapers(year.folder).map((paper) => [paper.reportId, paper]))
}, 400_000)
afterAll(() => discard(year.office))

const communeReport = (from: string, to: string): Kept => {
  const paper = kept.get(communeReports.get(key(from, to)) ?? '')
  if (!paper) throw new Error(`no report of ${from} to ${to}`)
  return paper
}
const within =
  (from: string, to: string) =>
  ({ period }: Meeting): boolean =>
    period >= from && period <= to
const monthsOf = (from: string, to: string) => periods.filter((period) => period >= from && period <= to)
const all = Array.from({ length: cellCount + 1 }, (_, cell) => cell)
const livingIn = (period: string) =>
  all.filter((cell) =>
    cell === mergedCell
      ? period >= mergedOn.slice(0, 7)
      : !sources.includes(cell) || period < mergedOn.slice(0, 7),
  )
const hasMet = (cell: number, period: string) =>
  recorded.some((meeting) => meeting.cell === cell && meeting.period === period && isMonthly(meeting))
/** `1.250` as the papers write it. */
const thousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.')
const written = (count: number): string => (count > 0 && count < 10 ? `0${count}` : thousands(count))
const percent = (part: number, whole: number): string => {
  const tenths = Math.round((part * 1000) / whole)
  return `${Math.floor(tenths / 10)},${tenths % 10}%`
}
const countIn = (scores: readonly number[], least: number, below: number): string =>
  String(scores.filter((points) => points >= least && points < below).length)
const meanOf = (scores: readonly number[]): number =>
  Math.round(scores.reduce((sum, points) => sum + points, 0) / scores.length)
const withTopic = ({ kind }: Meeting): boolean => kind !== 'regular'
const monthLast = (period: string): string =>
  new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5)), 0)).toISOString().slice(0, 10)

describe('the report of the commune', () => {
  it.each(spans)('from %s to %s says which cells met and which did not', (from, to) => {
    const { text } = communeReport(from, to)
    const due = monthsOf(from, to).flatMap((period) => livingIn(period).map((cell) => ({ cell, period })))
    const met = due.filter(({ cell, period }) => hasMet(cell, period))
    expect(text).toContain(`có ${met.length}/${due.length} ${from === to ? 'chi bộ' : 'lượt chi bộ'}`)
    const missed = due.filter(({ cell, period }) => !hasMet(cell, period))
    const said = text.split('\n').filter((line) => line.startsWith(from === to ? 'Chưa sinh hoạt' : 'Kỳ '))
    expect(said).toEqual(
      monthsOf(from, to).flatMap((period) => {
        const names = missed
          .filter((each) => each.period === period)
          .map(({ cell }) => cellName(cell, monthLast(period)))
        if (names.length === 0) return []
        const head = from === to ? 'Chưa sinh hoạt thường kỳ' : `Kỳ ${period.slice(5)}/${period.slice(0, 4)}`
        return [`${head}: ${names.join('; ')}.`]
      }),
    )
  })

  it.each(spans)('from %s to %s has the turns of attendance and their rate', (from, to) => {
    const { present, base, excused, absent } = turnsOf(within(from, to))
    expect(communeReport(from, to).text).toContain(
      `Có mặt ${written(present)}/${written(base)} lượt đảng viên thuộc diện phải dự, đạt ${percent(present, base)}; ` +
        `vắng có lý do ${written(excused)} lượt; vắng không lý do ${written(absent)} lượt.`,
    )
  })

  it.each(spans)(
    'from %s to %s counts thematic meetings and the scores that cells gave themselves',
    (from, to) => {
      const { text, rows } = communeReport(from, to)
      const held = recorded.filter(within(from, to))
      expect(text).toContain(`tổ chức ${written(held.filter(withTopic).length)} buổi sinh hoạt có nội dung`)
      const scores = held.map(({ ownScore }) => ownScore)
      // A column shows its place after the comma in every line where one line has it.
      const rowOf = (title: string) =>
        rows.find(([name]) => name === title)?.map((cell, at) => (at === 6 ? cell.replace(/,0$/, '') : cell))
      expect(rowOf('Chi bộ tự chấm')).toEqual([
        'Chi bộ tự chấm',
        String(scores.length),
        ...[countIn(scores, 900, 9999), countIn(scores, 700, 900), countIn(scores, 500, 700)],
        ...[countIn(scores, 0, 500), formatPoints(meanOf(scores))],
      ])
      const judged = held.flatMap((meeting) => committeeScore(meeting) ?? [])
      expect(rowOf('Đảng ủy thẩm định')).toEqual([
        'Đảng ủy thẩm định',
        String(judged.length),
        ...[countIn(judged, 900, 9999), countIn(judged, 700, 900), countIn(judged, 500, 700)],
        ...[countIn(judged, 0, 500), formatPoints(meanOf(judged))],
      ])
    },
  )

  it.each(spans)('from %s to %s follows the tasks: none is lost', (from, to) => {
    const { openBefore, given, reopened, closed, withdrawn, openAfter } = taskSums(from, to)
    const again = reopened === 0 ? '' : `; theo dõi lại ${written(reopened)}`
    const dropped = withdrawn === 0 ? '' : `; thôi theo dõi ${written(withdrawn)}`
    expect(communeReport(from, to).text).toContain(
      `còn ${written(openBefore)} nhiệm vụ đang theo dõi; giao mới ${written(given)}${again}; ` +
        `hoàn thành ${written(closed)}${dropped}; cuối kỳ còn ${written(openAfter)}.`,
    )
    expect(openBefore + given + reopened).toBe(closed + withdrawn + openAfter)
  })

  it.each(spans.filter(([from, to]) => from !== to))(
    'from %s to %s has a line for every cell',
    (from, to) => {
      const { rows } = communeReport(from, to)
      for (const cell of all) {
        const mine = (meeting: Meeting) => meeting.cell === cell && within(from, to)(meeting)
        const held = recorded.filter(mine)
        if (held.length === 0) continue
        const { present, base } = turnsOf(mine)
        const line = rows.find((row) => row[1] === cellName(cell, monthLast(to)) && row.length > 6)
        expect(line?.slice(2, 6), cellName(cell)).toEqual([
          String(held.filter(isMonthly).length),
          String(held.filter(withTopic).length),
          `${thousands(present)}/${thousands(base)}`,
          percent(present, base),
        ])
      }
    },
  )

  it('says how the second half of the year went against the first', () => {
    const [first, second] = [
      turnsOf(within('2026-01', '2026-06')),
      turnsOf(within('2026-07', '2026-12')),
    ].map(({ present, base }) => Math.round((present * 1000) / base))
    const change = (second ?? 0) - (first ?? 0)
    const sign = change > 0 ? '+' : '−'
    expect(communeReport('2026-07', '2026-12').text).toContain(
      `So với thời gian liền trước cùng độ dài: ${change === 0 ? '0' : `${sign}${formatPoints(Math.abs(change))}`} điểm phần trăm.`,
    )
  })
})

describe('the monthly report of a cell', () => {
  it('there is one for every cell that met, and for no other', () => {
    const expected = periods.flatMap((period) =>
      all.filter((cell) => hasMet(cell, period)).map((cell) => key(period, cell)),
    )
    expect([...cellReports.keys()].toSorted()).toEqual(expected.toSorted())
  })

  it('says of each meeting who was called and who came, and the score', () => {
    for (const [name, id] of cellReports) {
      const [period = '', cell = ''] = name.split(' ')
      const { text } = kept.get(id) ?? { text: '' }
      for (const meeting of recorded) {
        if (meeting.period !== period || meeting.cell !== Number(cell)) continue
        const tally = headcount(lastState(meeting).calls, meeting.heldOn)
        const [, month, day] = meeting.heldOn.split('-')
        const line =
          text.split('\n').find((each) => each.startsWith(`Ngày ${day}/${month}/2026: sinh hoạt`)) ?? ''
        expect(
          {
            convened: numberAfter(line, 'Tổng số đảng viên '),
            present: numberAfter(line, 'có mặt '),
            base: Number(/có mặt \d+\/(\d+)/.exec(line)?.[1]),
            excused: numberAfter(line, 'vắng có lý do '),
            absent: numberAfter(line, 'vắng không lý do '),
            exempt: numberAfter(line, 'không dự ') ?? 0,
          },
          name,
        ).toEqual({
          ...{ convened: tally.convened, present: tally.present, base: tally.base },
          ...{ excused: tally.excused, absent: tally.absent, exempt: tally.exempt },
        })
        expect(text, name).toContain(`chi bộ tự chấm ${formatPoints(meeting.ownScore)} điểm`)
      }
    }
  })

  it('has the tasks that were reported and those that were given', () => {
    for (const [name, id] of cellReports) {
      const [period = '', cell = ''] = name.split(' ')
      const { text, rows } = kept.get(id) ?? { text: '', rows: [] }
      const held = recorded.filter((meeting) => meeting.period === period && meeting.cell === Number(cell))
      const reports = held.flatMap((meeting) => meeting.reports)
      expect(rows.map((row) => row[1]).toSorted(), name).toEqual(reports.map(({ title }) => title).toSorted())
      for (const { title } of held.flatMap(({ given }) => given))
        expect(text, name).toContain(`${title}, Chi ủy`)
      const done = reports.filter(({ state }) => state === 'done').length
      expect(numberAfter(text, 'hoàn thành '), name).toBe(done)
      expect(numberAfter(text, 'giao mới '), name).toBe(held.flatMap(({ given }) => given).length)
    }
  })
})
