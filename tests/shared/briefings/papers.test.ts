import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  calledLines,
  calledStateOf,
  calledStates,
  cameLate,
  markCalled,
  turnLate,
} from '../../../shared/briefings/calling.ts'
import { briefingHints } from '../../../shared/briefings/hints.ts'
import {
  type BriefingSource,
  briefingMinutes,
  briefingSheet,
  briefingSummons,
} from '../../../shared/briefings/papers.ts'
import { briefingFigures, cellsAtBriefing, postOfSeats, seatsOf } from '../../../shared/briefings/seats.ts'
import { summonsText } from '../../../shared/briefings/summons-text.ts'
import { cellsOfYear } from '../../../shared/briefings/year.ts'
import { documentHtml } from '../../../shared/documents/html.ts'
import { layout05Hd2026 } from '../../../shared/documents/layout.ts'
import { type PartyDocument, partyDocumentSchema } from '../../../shared/documents/model.ts'
import { unnumbered } from '../../../shared/documents/numbering.ts'
import {
  emptyMeeting,
  type Mark,
  type MeetingContent,
  type RollLine,
} from '../../../shared/meetings/meeting.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { idOf } from '../meetings/samples.ts'

const line = (number: number, fullName: string, post: string, inBase = true): RollLine => ({
  ...{ personId: idOf(number), number, fullName, standing: 'official', inBase, post },
})
const roll = [
  line(1, 'La Văn Đường', 'Bí thư Chi bộ bản Đông'),
  line(2, 'Lò Thị Ún', 'Bí thư Chi bộ bản Đoài; Bí thư Chi bộ bản Nam'),
  line(3, 'Hà Văn Xô', 'Bí thư Chi bộ trường Mầm non'),
  line(4, 'Vàng Thị Phó', 'Phó Bí thư Chi bộ bản Đông', false),
  line(5, 'Tráng A Phó', 'Phó Bí thư Chi bộ trường Mầm non', false),
]
const mark = (number: number, state: Mark['state'], reason = ''): Mark => ({
  personId: idOf(number),
  state,
  reason,
})
const cells = ['bản Đông', 'bản Đoài', 'bản Nam', 'trường Mầm non'].map((place, index) => ({
  cellId: idOf(20 + index),
  cellName: `Chi bộ ${place}`,
}))

const sourceOf = (content: Partial<MeetingContent> = {}): BriefingSource => ({
  ...{ communeName: 'xã Mường Than', placeName: 'Mường Than', cellName: 'Đảng bộ xã Mường Than' },
  ...{ period: '2026-11', kind: 'briefing', roll, book: openRulebook(), number: unnumbered('BB/ĐU') },
  ...{ isDraft: false, ownScore: null, minutesNumber: '', notifiedOn: null, province: 'Lai Châu', cells },
  chair: { fullName: 'Nguyễn Văn Bí', post: 'Bí thư Đảng ủy' },
  secretary: null,
  content: { ...emptyMeeting('2026-11-10'), startsAt: '08:00', place: 'Hội trường xã', ...content },
})
const page = (document: PartyDocument): string => {
  partyDocumentSchema.parse(document)
  return documentHtml(document, layout05Hd2026)
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<\/?(?:span|b|i|u)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

describe('the minutes of a briefing', () => {
  const called = [mark(1, 'excused', 'đi viện'), mark(4, 'present'), mark(2, 'present'), mark(3, 'absent')]

  it('have the head of the commune, number and day left to its registry', () => {
    const { header } = briefingMinutes(sourceOf())
    expect(header).toMatchObject({ superior: 'ĐẢNG BỘ TỈNH LAI CHÂU', issuer: 'ĐẢNG ỦY XÃ MƯỜNG THAN' })
    expect(header.number).toEqual({ type: 'BB', organisation: 'ĐU' })
    expect(header.placeAndDate).toEqual({ place: 'Mường Than' })
  })

  it('count by cells, name who stood in and who was away', () => {
    const text = page(briefingMinutes(sourceOf({ marks: called })))
    expect(text).toContain(
      'triệu tập bí thư của 04 chi bộ; có mặt 03 chi bộ (trong đó phó bí thư dự thay 01 chi bộ); vắng có lý do 0 chi bộ; vắng không có lý do 01 chi bộ. Tỷ lệ dự: 03/04 chi bộ, đạt 75,0%.',
    )
    expect(text).toContain('Phó bí thư dự thay: đồng chí Vàng Thị Phó (Chi bộ bản Đông).')
    expect(text).toContain('Vắng không có lý do: Chi bộ trường Mầm non (đồng chí Hà Văn Xô).')
    expect(text).not.toContain('muộn')
    expect(text).toContain('Chủ trì: đồng chí Nguyễn Văn Bí, Bí thư Đảng ủy.')
  })

  it('name who came late, the deputy who did for the one who stood in', () => {
    const marks = called.map((each) => (each.state === 'present' ? { ...each, isLate: true as const } : each))
    const text = page(briefingMinutes(sourceOf({ marks })))
    expect(text).toContain('(trong đó phó bí thư dự thay 01 chi bộ, đến muộn 03 chi bộ)')
    expect(text).toContain(
      'Đến muộn: đồng chí Vàng Thị Phó (Chi bộ bản Đông); đồng chí Lò Thị Ún (Chi bộ bản Đoài); đồng chí Lò Thị Ún (Chi bộ bản Nam).',
    )
  })

  it('leave to the hand what nobody has said', () => {
    const text = page(briefingMinutes(sourceOf({ marks: [mark(1, 'present')] })))
    expect(text).toMatch(/có mặt \.{6} chi bộ/)
    expect(text).toMatch(/Người ghi biên bản: đồng chí \.+/)
  })

  it('have the reports of the cells in their order, and say to whom each task is given', () => {
    const task = { taskId: idOf(30), title: 'Thu đảng phí', personId: null, who: '', dueOn: '2026-11-30' }
    const all = cells.map(({ cellId }) => cellId)
    const text = page(
      briefingMinutes(
        sourceOf({
          opinions: [
            { speakerId: idOf(2), speaker: 'Lò Thị Ún', text: 'đã họp đúng kỳ' },
            { speakerId: null, speaker: 'Đại diện Công an xã', text: 'đề nghị phối hợp' },
          ],
          assignedTasks: [
            { ...task, cellIds: all },
            { ...task, taskId: idOf(31), title: 'Nộp báo cáo', cellIds: all, toLeaders: true },
            { ...task, taskId: idOf(32), title: 'Làm đường', cellIds: all.slice(0, 2) },
          ],
        }),
      ),
    )
    expect(text).toContain('Chi bộ bản Đoài, Chi bộ bản Nam (đồng chí Lò Thị Ún): đã họp đúng kỳ')
    expect(text).toContain('Đại diện Công an xã: đề nghị phối hợp')
    expect(text).toContain('1 Thu đảng phí Các chi bộ 30/11/2026')
    expect(text).toContain('2 Nộp báo cáo Bí thư các chi bộ')
    expect(text).toContain('3 Làm đường Chi bộ bản Đông, Chi bộ bản Đoài')
  })

  it('stay a draft while words of earlier minutes are not confirmed', () => {
    expect(briefingMinutes(sourceOf({ unconfirmed: ['agenda'] })).draft).toBe(true)
  })
})

describe('what goes out before a briefing', () => {
  it('calls the secretaries in the name of the standing committee', () => {
    const text = page(briefingSummons(sourceOf({ agenda: 'Thông báo tình hình\nBáo cáo của chi bộ' })))
    expect(text).toContain('triệu tập hội nghị giao ban bí thư chi bộ tháng 11 năm 2026')
    expect(text).toMatch(/T\/L BAN THƯỜNG VỤ CHÁNH VĂN PHÒNG/)
    expect(text).toContain('- Thông báo tình hình')
  })

  it('has a row a cell to sign, whoever leads two of them', () => {
    const table = briefingSheet(sourceOf()).blocks.find((block) => block.kind === 'table')
    expect(
      table?.kind === 'table' &&
        table.rows.map(([, cell]) => cell?.map((run) => run.kind === 'text' && run.text)),
    ).toEqual(
      [...cells].sort((a, b) => cells.indexOf(a) - cells.indexOf(b)).map(({ cellName }) => [cellName]),
    )
  })

  it.each([
    [
      { agenda: 'Thông báo tình hình.\nBáo cáo' },
      'Đảng ủy xã Mường Than triệu tập các đồng chí bí thư chi bộ dự giao ban tháng 11 năm 2026: 08 giờ 00 phút, ngày 10 tháng 11 năm 2026, tại Hội trường xã. Nội dung: Thông báo tình hình; Báo cáo. Bí thư vắng thì báo cáo lý do và cử phó bí thư dự thay.',
    ],
    [
      { startsAt: null, place: '' },
      'Đảng ủy xã Mường Than triệu tập các đồng chí bí thư chi bộ dự giao ban tháng 11 năm 2026: ngày 10 tháng 11 năm 2026. Bí thư vắng thì báo cáo lý do và cử phó bí thư dự thay.',
    ],
  ])('is a short text that says what is known', (content, text) => {
    expect(summonsText('xã Mường Than', '2026-11', sourceOf(content).content)).toBe(text)
  })
})

describe('the roll call of a briefing', () => {
  const seat = fc.record({
    role: fc.constantFrom('secretary' as const, 'deputy' as const),
    cellName: fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => !name.includes(';')),
  })
  it('reads from a post what was written into it', () => {
    fc.assert(
      fc.property(fc.array(seat, { minLength: 1, maxLength: 4 }), (seats) => {
        expect(seatsOf(postOfSeats(seats))).toEqual(seats)
      }),
    )
  })

  it('adds up to the cells of the roll, whatever was marked', () => {
    const states = fc.constantFrom('present' as const, 'excused' as const, 'absent' as const, null)
    fc.assert(
      fc.property(fc.array(states, { minLength: 5, maxLength: 5 }), (given) => {
        const marks = given.flatMap((state, index) => (state === null ? [] : [mark(index + 1, state)]))
        const figures = briefingFigures(roll, marks)
        expect(figures.cells).toBe(4)
        expect(figures.represented + figures.excused + figures.absent + figures.unmarked).toBe(4)
        expect(cellsAtBriefing(roll, marks)).toHaveLength(4)
      }),
    )
  })

  it('is what was called last in each row, and marks nobody else', () => {
    const rows = calledLines(roll)
    expect(rows.map(({ cellNames }) => cellNames.length)).toEqual([1, 2, 1])
    const call = fc.tuple(fc.nat(2), fc.constantFrom(...calledStates))
    fc.assert(
      fc.property(fc.array(call, { maxLength: 12 }), (calls) => {
        let marks: Mark[] = []
        const last = new Map<number, string>()
        for (const [row, state] of calls) {
          const called = rows[row]
          if (called === undefined) continue
          marks = markCalled(marks, called, state)
          // Nobody can stand in for the two cells of the second row: such a call changes nothing.
          if (state !== 'stand-in' || called.standIns.length > 0) last.set(row, state)
        }
        for (const [row, called] of rows.entries()) {
          expect(calledStateOf(called, marks)).toBe(last.get(row) ?? null)
        }
        expect(new Set(marks.map(({ personId }) => personId)).size).toBe(marks.length)
      }),
    )
  })

  it('has late whoever sits there for a row, until the row is turned back or somebody else sits there', () => {
    const [east, two] = calledLines(roll)
    if (east === undefined || two === undefined) throw new Error('the roll has no rows')
    const late = turnLate([], east)
    expect(late).toEqual([{ ...mark(1, 'present'), isLate: true }])
    expect(markCalled(late, east, 'present')).toEqual(late)
    expect(turnLate(late, east)).toEqual([mark(1, 'present')])
    const deputy = turnLate(markCalled(late, east, 'stand-in'), east)
    expect(deputy).toEqual([mark(1, 'excused'), { ...mark(4, 'present'), isLate: true }])
    expect(markCalled(deputy, east, 'stand-in')).toEqual(deputy)
    expect(cameLate(east, deputy)).toBe(true)
    expect(cameLate(east, markCalled(deputy, east, 'present'))).toBe(false)
    // Whoever leads two cells is late for both.
    expect(briefingFigures(roll, turnLate(deputy, two))).toMatchObject({ represented: 3, late: 3 })
  })

  it.each([
    [{}, ['Còn 4 chi bộ chưa điểm danh.', 'Chưa ghi người chủ trì.', 'Chưa ghi người ghi biên bản.']],
    [
      {
        startsAt: '10:00',
        endsAt: '09:00',
        chairId: idOf(1),
        secretaryId: idOf(2),
        marks: [mark(1, 'present'), mark(2, 'present'), mark(3, 'absent')],
      },
      ['Giờ kết thúc phải sau giờ bắt đầu.'],
    ],
  ])('says what to look at before freezing', (content, hints) => {
    expect(briefingHints(roll, sourceOf(content).content)).toEqual(hints)
  })
})

describe('the briefings of a year', () => {
  it('stand in the order of time, cells that are away most first, and count what is known', () => {
    const row = (heldOn: string, isRecorded: boolean, states: readonly ('called' | 'absent' | null)[]) => ({
      ...{ id: heldOn, period: heldOn.slice(0, 7), heldOn, isRecorded, paperState: 'draft' as const },
      figures: { cells: 2, represented: 0, byStandIn: 0, late: 0, excused: 0, absent: 0, unmarked: 0 },
      tasks: { given: 0, done: 0, overdue: 0 },
      cells: states.map((state, index) => ({ cellName: ['Chi bộ A', 'Chi bộ B'][index] ?? '', state })),
    })
    const { briefings, cells: grid } = cellsOfYear([
      row('2026-11-10', false, [null, null]),
      row('2026-10-10', true, ['called', 'absent']),
      row('2026-09-10', true, ['called']),
    ])
    expect(briefings.map(({ heldOn }) => heldOn)).toEqual(['2026-09-10', '2026-10-10'])
    expect(grid).toEqual([
      { cellName: 'Chi bộ B', states: [null, 'absent'], present: 0, called: 1 },
      { cellName: 'Chi bộ A', states: ['called', 'called'], present: 2, called: 2 },
    ])
  })
})
