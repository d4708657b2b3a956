import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MeetingKind } from '../../../shared/meetings/meeting.ts'
import { monthTable, spanTable } from '../../../shared/overview/table.ts'
import { rateTrend, scoreTrend } from '../../../shared/overview/trend.ts'
import { monthSheet, spanSheet } from '../../../shared/overview/workbook.ts'
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
    expect(spanTable(table).rows.at(-1)?.[1]).toBe('Toàn đảng bộ')
  })
})

describe('the meetings behind a figure of a longer time', () => {
  it('are exactly those that it counts, of a cell and of the commune', async () => {
    await live()
    const span = { from: '2026-03', to: '2026-08' } as const
    const table = await office.ask('overview.ofSpan', span)
    const counted = (cellId: string | null, kind: 'monthly' | 'thematic') =>
      office.ask('overview.counted', { ...span, cellId, counted: kind })
    for (const { cellId, now } of table.cells) {
      expect(await counted(cellId, 'monthly')).toHaveLength(now.held)
      expect(await counted(cellId, 'thematic')).toHaveLength(now.thematic)
    }
    const whole = await counted(null, 'monthly')
    expect(whole).toHaveLength(table.now.held)
    expect(whole.map(({ meeting }) => meeting.heldOn)).toEqual(
      whole.map(({ meeting }) => meeting.heldOn).toSorted(),
    )
    expect(await counted(null, 'thematic')).toHaveLength(table.now.thematic)
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
    expect(monthTable(july).rows.at(-2)).toContain('Chưa sinh hoạt')
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

  it('says why: what the committee wrote, what the suggestion lost, and why a cell did not meet', async () => {
    await live()
    const cellId = cells[2]?.cellId ?? ''
    await office.ask('months.setMissed', { cellId, period: '2026-07', reason: 'Mưa lũ' })
    const july = await office.ask('overview.ofMonth', { period: '2026-07' })
    expect(july[2]).toMatchObject({ missed: 'Mưa lũ', meetings: [] })
    const judged = july.flatMap(({ meetings }) => meetings).filter(({ committee }) => committee !== null)
    expect(judged.length).toBeGreaterThan(0)
    for (const { why } of judged) expect(why.committee).toBe('Ban Thường vụ, ngày 20/11/2026: Đăng chậm')
    const { rows, reasons } = monthTable(july)
    expect(rows.at(-2)?.join(' ')).toContain('Không họp: Mưa lũ')
    expect(reasons?.rows.map((row) => row.join(' ')).join(' ')).toContain('Đăng chậm')
    const { suggestion } = july[0]?.meetings[0] ?? {}
    expect(suggestion?.open).toBeGreaterThan(0)
    expect(rows[0]?.join(' ')).toContain('(chưa biết ')
  })

  it('sums up to the whole commune, on paper and as numbers in a workbook', async () => {
    await live()
    const july = await office.ask('overview.ofMonth', { period: '2026-07' })
    const raws = cells.map(({ cellId }) => recount(cellId, '2026-07', '2026-07'))
    const sum = (of: 'present' | 'base') => raws.reduce((total, raw) => total + raw[of], 0)
    const whole = monthTable(july).rows.at(-1)?.join(' ')
    expect(whole).toContain('2/3 chi bộ đã sinh hoạt')
    expect(whole).toContain(`${sum('present')}/${sum('base')}`)
    const { headers, rows } = monthSheet(july)
    for (const row of rows) expect(row).toHaveLength(headers.length)
    const column = (title: string) => rows.map((row) => row[headers.indexOf(title)])
    expect(column('Có mặt')).toEqual([raws[0]?.present, raws[1]?.present, null, sum('present')])
    expect(column('Phải dự').at(-1)).toBe(sum('base'))
    const span = spanSheet(await office.ask('overview.ofSpan', { from: '2026-03', to: '2026-08' }))
    for (const row of span.rows) {
      expect(row).toHaveLength(span.headers.length)
      expect(row.slice(2).filter((cell) => typeof cell === 'string')).toEqual([])
    }
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

  it('leaves as a workbook with a line for every line of the page', async () => {
    await live()
    const answer = await office.ask('overview.workbook', { from: '2026-07', to: '2026-07' })
    expect(answer.rows).toBe(4)
    const year = await office.ask('overview.workbook', { from: '2026-01', to: '2026-12' })
    expect(year.rows).toBe(4)
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
