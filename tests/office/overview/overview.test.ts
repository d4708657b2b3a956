import readXlsxFile from 'read-excel-file/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingKind } from '../../../shared/meetings/meeting.ts'
import type { CountedAs } from '../../../shared/overview/contract.ts'
import { monthSums } from '../../../shared/overview/sums.ts'
import { monthTable, spanTable } from '../../../shared/overview/table.ts'
import { rateTrend, scoreTrend } from '../../../shared/overview/trend.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { beginOffice, cellOf, hold } from '../attendance/held.ts'
import { raw } from '../database/raw.ts'
import { drawingHost, now } from '../filled-office.ts'

let office: OfficeUnderTest
let cells: readonly { readonly cellId: string; readonly members: readonly string[] }[]
beforeEach(async () => {
  office = await officeAt({ now, host: drawingHost })
  await beginOffice(office)
  cells = [
    await cellOf(office, 7, 'Chi bộ bản Sen Đông'),
    await cellOf(office, 5, 'Chi bộ Chợ Chậu'),
    await cellOf(office, 3, 'Chi bộ Trạm Y tế'),
  ]
})
afterEach(() => discard(office))

const periods = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'] as const

/** Half a year and the months before it: absences, times, scores that follow no pattern a sum would hide. */
async function live() {
  for (const [month, period] of periods.entries()) {
    for (const [place, { cellId, members }] of cells.entries()) {
      // The last cell missed a month.
      if (place === 2 && month === 4) continue
      const kind: MeetingKind = (month + place) % 3 === 0 ? 'combined' : 'regular'
      const excused = (month * 3 + place) % members.length
      const absent = (month + 2 * place) % (members.length + 2)
      const meetingId = await hold(office, {
        ...{ cellId, period, kind },
        states: { [members[absent] ?? '']: 'absent', [members[excused] ?? '']: 'excused' },
      })
      if ((month + place) % 4 !== 1) {
        await office.ask('scores.setOwn', { meetingId, seen: null, points: 900 + month * 7 - place * 13 })
      }
      if ((month + place) % 3 === 2) {
        await office.ask('scores.setCommittee', {
          ...{ meetingId, seen: null, points: 801 + month * 3, judgedOn: '2026-11-20' },
          ...{ judgedBy: 'Ban Thường vụ', reason: 'Đăng chậm' },
        })
      }
    }
  }
}

interface Raw {
  readonly id: string
  readonly cell: string
  readonly period: string
  readonly kind: string
}
/** The rows as they lie in the file, counted without the program. */
function recount(cellId: string, from: string, to: string) {
  return raw(office.folder, (db) => {
    const meetings = (
      db
        .prepare('SELECT id, cell_id AS cell, period, kind FROM meeting WHERE recorded_at IS NOT NULL')
        .all() as Raw[]
    ).filter((row) => row.cell === cellId && row.period >= from && row.period <= to)
    const marks = db.prepare('SELECT meeting_id AS id, state, in_base AS inBase FROM attendance').all() as {
      readonly id: string
      readonly state: string | null
      readonly inBase: number
    }[]
    const given = db.prepare('SELECT meeting_id AS id, scorer, points FROM appraisal').all() as {
      readonly id: string
      readonly scorer: string
      readonly points: number
    }[]
    let [present, base, total, scored, thematic] = [0, 0, 0, 0, 0]
    for (const { id, kind } of meetings) {
      for (const mark of marks) {
        if (mark.id !== id) continue
        if (mark.state === 'present') present += 1
        if (mark.inBase === 1 || mark.state === 'present') base += 1
      }
      if (kind === 'combined') thematic += 1
      const own = given.find((row) => row.id === id && row.scorer === 'cell')
      const judged = given.find((row) => row.id === id && row.scorer === 'committee')
      const points = (judged ?? own)?.points
      if (points === undefined) continue
      total += points
      scored += 1
    }
    return {
      ...{ held: meetings.length, thematic, scored, present, base },
      score: scored === 0 ? null : Math.round(total / scored),
    }
  })
}

describe('the table of the commune over a longer time', () => {
  it('equals an independent recount of the raw rows, now and before, for every cell', async () => {
    await live()
    const span = { from: '2026-06', to: '2026-08' }
    const table = await office.ask('overview.ofSpan', span)
    expect(table.cells.map(({ cellName }) => cellName)).toEqual([
      'Chi bộ bản Sen Đông',
      'Chi bộ Chợ Chậu',
      'Chi bộ Trạm Y tế',
    ])
    for (const { cellId, now: sums, before } of table.cells) {
      for (const [part, from, to] of [
        [sums, '2026-06', '2026-08'],
        [before, '2026-03', '2026-05'],
      ] as const) {
        const { turns, ...rest } = part
        expect({ ...rest, present: turns.present, base: turns.base }).toEqual(recount(cellId, from, to))
      }
    }
    const sumOf = (pick: (row: ReturnType<typeof recount>) => number) =>
      cells.reduce((sum, { cellId }) => sum + pick(recount(cellId, span.from, span.to)), 0)
    expect(table.now.turns.present).toBe(sumOf(({ present }) => present))
    expect(table.now.turns.base).toBe(sumOf(({ base }) => base))
    expect(table.now.held).toBe(sumOf(({ held }) => held))
    // Every figure opens as many meetings as it counted, of the cells and of the commune, now and before.
    for (const [of, sums] of [
      ...table.cells.map((cell) => [cell.cellId, cell.now] as const),
      [null, table.now] as const,
    ]) {
      const behind = async (as: CountedAs) =>
        (await office.ask('overview.meetings', { ...span, cellId: of, as })).map(({ cellId }) => cellId)
      expect((await behind('monthly')).length).toBe(sums.held)
      expect((await behind('thematic')).length).toBe(sums.thematic)
      expect((await behind('scored')).length).toBe(sums.scored)
      const whose = new Set(await behind('recorded'))
      expect([...whose].toSorted()).toEqual(of === null ? cells.map(({ cellId }) => cellId).toSorted() : [of])
    }
    const scored = await office.ask('overview.meetings', { ...span, as: 'scored' })
    const total = scored.reduce((sum, { score }) => sum + (score ?? 0), 0)
    expect(Math.round(total / scored.length)).toBe(table.now.score)
    expect(spanTable(table).total?.[1]).toBe('Toàn đảng bộ')
  })
})

describe('the table of a month', () => {
  it('tells of every cell what was held, scored and is still lacking', async () => {
    await live()
    const july = await office.ask('overview.ofMonth', { period: '2026-07' })
    expect(july.map(({ meetings }) => meetings.length)).toEqual([1, 1, 0])
    for (const { cellId, meetings } of july) {
      const raw = recount(cellId, '2026-07', '2026-07')
      expect(meetings.length).toBe(raw.held)
      for (const { turns, own, committee, lacks } of meetings) {
        expect([turns.present, turns.base]).toEqual([raw.present, raw.base])
        expect(committee ?? own).toBe(raw.score)
        expect(lacks).toEqual([
          'minutes',
          ...(own === null ? ['own-score'] : []),
          ...(committee === null ? ['appraisal'] : []),
        ])
      }
    }
    expect(monthTable(july).rows.at(-1)).toContain('Chưa sinh hoạt')
  })

  it('names of the way of the minutes the next step alone, until they are posted', async () => {
    await live()
    const lacksOf = async () => {
      const [row] = await office.ask('overview.ofMonth', { period: '2026-07' })
      return row?.meetings[0]?.lacks.filter((lack) => lack !== 'own-score' && lack !== 'appraisal')
    }
    const [first] = await office.ask('overview.ofMonth', { period: '2026-07' })
    const meetingId = first?.meetings[0]?.meeting.id ?? ''
    expect(await lacksOf()).toEqual(['minutes'])
    const { revision: meetingRevision } = await office.ask('meetings.get', { id: meetingId })
    const paper = await office.ask('documents.freeze', { meetingId, meetingRevision, number: null })
    expect(await lacksOf()).toEqual(['signature'])
    const chosen = async () => {
      const { id: paperId, revision } = await office.ask('documents.paper', { id: paper.id })
      return [{ paperId, revision }]
    }
    await office.ask('documents.signMany', { papers: await chosen(), signedOn: '2026-11-20' })
    expect(await lacksOf()).toEqual(['posting'])
    await office.ask('documents.advance', { papers: await chosen(), to: 'posted', on: '2026-11-21' })
    expect(await lacksOf()).toEqual([])
  })

  it('says of a meeting that was only opened nothing that nobody knows', async () => {
    const [cell] = cells
    await office.ask('meetings.open', {
      ...({ cellId: cell?.cellId ?? '', period: '2026-11', kind: 'regular', heldOn: '2026-11-03' } as const),
    })
    const [row] = await office.ask('overview.ofMonth', { period: '2026-11' })
    expect(row?.meetings[0]).toMatchObject({ suggestion: null, own: null, lacks: ['record'], minutes: null })
    expect(row?.meetings[0]?.turns.base).toBe(0)
  })

  it('says of a cell that did not meet why, and of a meeting that was only opened that it is not in the record', async () => {
    const [first, second] = cells
    const reason = 'Mưa lũ, đường vào bản bị cắt'
    await office.ask('months.setMissed', { cellId: first?.cellId ?? '', period: '2026-11', reason })
    await office.ask('meetings.open', {
      ...({
        cellId: second?.cellId ?? '',
        period: '2026-11',
        kind: 'regular',
        heldOn: '2026-11-03',
      } as const),
    })
    const november = await office.ask('overview.ofMonth', { period: '2026-11' })
    expect(november.map(({ missed }) => missed)).toEqual([reason, null, null])
    expect(monthTable(november).rows.map((row) => row.slice(2, 4))).toEqual([
      ['Không họp', reason],
      ['Chưa ghi', 'Đã mở buổi ngày 03/11/2026, chưa ghi vào sổ'],
      ['Chưa mở', 'Chưa sinh hoạt'],
    ])
    expect(monthSums(november)).toMatchObject({ cells: 3, met: 0, missed: 1, waiting: 1 })
  })

  it('brings the reasons of the three scores: each in the words of whoever gave it', async () => {
    const [cell] = cells
    const meetingId = await hold(office, { cellId: cell?.cellId ?? '', period: '2026-11' })
    const { criteria } = await office.ask('scores.ofMeeting', { meetingId })
    await office.ask('scores.setOwn', {
      ...{ meetingId, seen: null, reason: '' },
      points: 990,
      criteria: criteria.map(({ id, maximum }, place) => ({
        ...{ criterion: id, points: place === 0 ? maximum - 10 : maximum },
        reason: place === 0 ? 'dự thảo gửi muộn' : '',
      })),
    })
    await office.ask('scores.setCommittee', {
      ...{ meetingId, seen: null, points: 940, judgedOn: '2026-11-20' },
      ...{ judgedBy: 'Ban Thường vụ', reason: 'Đăng chậm' },
    })
    const [row] = await office.ask('overview.ofMonth', { period: '2026-11' })
    const reasons = row?.meetings[0]?.reasons
    expect(reasons?.own).toEqual([`−1 ${criteria[0]?.title}: dự thảo gửi muộn`])
    expect(reasons?.committee).toEqual(['Đăng chậm'])
    const scores = await office.ask('scores.ofPeriod', { period: '2026-11' })
    expect(reasons?.suggestion).toEqual(scores[0]?.meetings[0]?.lost)
    expect(reasons?.suggestion.length).toBeGreaterThan(0)
  })

  it('opens behind the figure of one meeting the names of that meeting alone', async () => {
    const [cell] = cells
    const cellId = cell?.cellId ?? ''
    const regular = await hold(office, { cellId, period: '2026-11' })
    await hold(office, { cellId, period: '2026-11', kind: 'thematic', heldOn: '2026-11-09' })
    const asked = { from: '2026-11', to: '2026-11', cellId, kind: 'present' } as const
    expect((await office.ask('attendance.names', asked)).turns).toBe(14)
    expect((await office.ask('attendance.names', { ...asked, meetingId: regular })).turns).toBe(7)
  })

  it('leaves as a workbook in which numbers are numbers, the commune last', async () => {
    await live()
    const read = async (from: string, to: string) => {
      const { token } = await office.ask('overview.workbook', { from, to })
      const [sheet] = await readXlsxFile(Buffer.from(office.door.take(token)?.bytes ?? []))
      return sheet?.data ?? []
    }
    const july = await read('2026-07', '2026-07')
    const whole = await office.ask('attendance.ofCommune', { from: '2026-07', to: '2026-07' })
    const { present, base } = whole.turns
    const [heads = [], ...lines] = july
    const [at, of] = [heads.indexOf('Có mặt'), heads.indexOf('Phải dự')]
    const sum = (column: number) =>
      lines.slice(0, -1).reduce((total, line) => total + (Number(line[column]) || 0), 0)
    expect([sum(at), sum(of)]).toEqual([present, base])
    expect(lines.at(-1)?.slice(at, at + 3)).toEqual([present, base, present / base])
    expect(typeof lines[0]?.[heads.indexOf('Phần mềm gợi ý')]).toBe('number')
    const half = await read('2026-03', '2026-08')
    expect(half.at(-1)?.slice(1, 4)).toEqual(['Toàn đảng bộ', 17, 5])
  })

  it('leaves as a workbook with a line for every line of the page', async () => {
    await live()
    const answer = await office.ask('overview.workbook', { from: '2026-07', to: '2026-07' })
    expect(answer.rows).toBe(3)
    const year = await office.ask('overview.workbook', { from: '2026-01', to: '2026-12' })
    expect(year.rows).toBe(3)
  })
})

describe('what changed between two times', () => {
  const turns = (present: number, base: number) => ({
    ...{ convened: base, excused: 0, absent: 0, exempt: 0, unmarked: 0, late: 0, online: 0 },
    ...{ present, base },
  })
  it.each([
    [turns(9, 10), turns(8, 10), '+10,0'],
    [turns(8, 10), turns(9, 10), '−10,0'],
    [turns(2, 3), turns(1, 2), '+16,7'],
    [turns(9, 10), turns(9, 10), '0,0'],
    [turns(9, 10), turns(0, 0), ''],
  ])('%j after %j is %s', (after, before, words) => expect(rateTrend(after, before)).toBe(words))
  it('of a score is told only where both were given', () => {
    expect([scoreTrend(925, 900), scoreTrend(899, 900), scoreTrend(null, 900)]).toEqual(['+2,5', '−0,1', ''])
  })
})
