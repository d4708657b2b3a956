import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgendaItem, agendaItems, agendaMinutes } from '../../../shared/agendas/agenda.ts'
import { agendaOn } from '../../../shared/agendas/book.ts'
import { type printedAgendas, printedOfCellKinds } from '../../../shared/agendas/defaults.ts'
import {
  agendaText,
  agendaTimes,
  minutesOfLine,
  timesOfLines,
  titleOfLine,
} from '../../../shared/agendas/words.ts'
import { addMinutes, parseTime } from '../../../shared/calendar/times.ts'
import { cellKinds } from '../../../shared/lists/kinds.ts'
import { cellMeetingKinds } from '../../../shared/meetings/meeting.ts'

const day = '2026-11-22'
const items = (kind: keyof typeof printedAgendas): readonly AgendaItem[] =>
  agendaOn([], { kind, cellKind: '' }, day).items

describe('the agendas with which the program comes', () => {
  it.each([
    ['regular', 90],
    ['thematic', 90],
    ['combined', 120],
  ] as const)('fill the least length of a %s meeting: %i minutes', (kind, least) => {
    expect(agendaMinutes(items(kind))).toBe(least)
  })

  it('of every kind of cell fill 90 minutes and are valid templates', () => {
    expect(Object.keys(printedOfCellKinds).toSorted()).toEqual(
      cellKinds.entries.map(({ code }) => code).toSorted(),
    )
    for (const { code } of cellKinds.entries) {
      const own = agendaOn([], { kind: 'regular', cellKind: code }, day)
      expect([code, own.isOwnOfCellKind, agendaMinutes(own.items)]).toEqual([code, true, 90])
      expect(agendaItems.parse(own.items)).toEqual(own.items)
    }
  })

  it.each(['regular', 'combined'] as const)(
    'give a %s meeting 15 to 30 minutes on the example of Hồ Chí Minh',
    (kind) => {
      const [example, ...more] = items(kind).filter(({ isExample }) => isExample)
      expect(more).toEqual([])
      expect(example?.minutes).toBeGreaterThanOrEqual(15)
      expect(example?.minutes).toBeLessThanOrEqual(30)
    },
  )

  it('hold what is decided only in some months as items of their own', () => {
    expect(items('regular').flatMap(({ onlyFor }) => onlyFor ?? [])).toEqual([
      ...['admission', 'confirmation', 'exemption', 'discipline', 'election'],
    ])
  })

  it('of a kind of cell without one of its own are those of all cells', () => {
    for (const kind of cellMeetingKinds.filter((each) => each !== 'regular')) {
      const own = agendaOn([], { kind, cellKind: 'school' }, day)
      expect([kind, own.isOwnOfCellKind, own.items]).toEqual([kind, false, items(kind)])
    }
  })
})

describe('a template of the office', () => {
  const value = [{ title: 'Kết luận', presenter: 'Bí thư', minutes: 10 }]
  const set = (from: string, what: unknown, ruleId = 'agenda.regular.school') => ({
    ...{ ruleId, from, value: what, reason: 'theo Đảng ủy' },
  })

  it('holds from its day on, until the next one', () => {
    const own = [set('2026-11-01', value), set('2026-12-01', null)]
    const on = (asked: string) => agendaOn(own, { kind: 'regular', cellKind: 'school' }, asked)
    expect(on('2026-10-31').because).toBeNull()
    expect(on('2026-11-01')).toMatchObject({
      items: value,
      because: 'theo Đảng ủy',
      entry: { to: '2026-12-01' },
    })
    // Given up again: that of all cells holds.
    expect(on('2026-12-01')).toMatchObject({ isOwnOfCellKind: false, items: items('regular') })
  })

  it('of one kind of cell leaves the others as they are', () => {
    const own = [set('2026-11-01', value)]
    expect(agendaOn(own, { kind: 'regular', cellKind: 'village' }, day)).toEqual(
      agendaOn([], { kind: 'regular', cellKind: 'village' }, day),
    )
  })
})

describe('the lines of an agenda', () => {
  const spoken = [
    { title: 'Điểm danh', presenter: 'thư ký', minutes: 5 },
    { title: 'Thảo luận', presenter: '', minutes: 40 },
    { title: 'Kết luận', presenter: 'đ/c Lò Văn Hặc', minutes: null },
  ]

  it('name the presenter and the minutes, where known', () => {
    expect(agendaText(spoken)).toBe(
      '1. Điểm danh (thư ký, 5 phút)\n2. Thảo luận (40 phút)\n3. Kết luận (đ/c Lò Văn Hặc)',
    )
  })

  it('begin one after the other, as long as their minutes are written', () => {
    expect(agendaTimes(agendaText(spoken), '19:30').map(({ time }) => time)).toEqual([
      ...['19h30', '19h35', ''],
    ])
    expect(agendaTimes(agendaText(spoken), null).map(({ time }) => time)).toEqual(['', '', ''])
  })

  it('say who presents and not for how long where their times stand beside them', () => {
    expect(agendaTimes(agendaText(spoken), '19:30').map(({ line }) => line)).toEqual([
      ...['1. Điểm danh (thư ký)', '2. Thảo luận', '3. Kết luận (đ/c Lò Văn Hặc)'],
    ])
    expect(agendaTimes('Thảo luận (bí thư, 5 phút).', '19:30')[0]?.line).toBe('Thảo luận (bí thư).')
    expect(agendaTimes(agendaText(spoken), null)[0]?.line).toBe('1. Điểm danh (thư ký, 5 phút)')
  })

  it.each([
    ['1. Điểm danh (thư ký, 5 phút)', 5],
    ['- Thảo luận (40 phút).', 40],
    ['Chuyên đề (khóa XIV) (đ/c Hoa, 25 phút);', 25],
    ['Dành 15 phút cho nội dung học tập', null],
    ['Kết luận (bí thư)', null],
  ])('say of "%s" %s minutes', (line, minutes) => {
    expect(minutesOfLine(line)).toBe(minutes)
  })

  it('leave no gap and overlap nowhere, whatever they are and whenever they begin', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    fc.assert(
      fc.property(
        time,
        fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1 }),
        ([hour, minute], lengths) => {
          const startsAt = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
          const times = timesOfLines(
            lengths.map((length) => `Mục (bí thư, ${length} phút)`),
            startsAt,
          )
          let at = startsAt
          for (const [index, span] of times.entries()) {
            expect(span?.from).toBe(at)
            expect(parseTime(span?.to ?? '')).toBe(span?.to)
            at = addMinutes(at, lengths[index] ?? 0)
            expect(span?.to).toBe(at)
          }
        },
      ),
    )
  })
})

describe('what a line of an agenda is about', () => {
  it.each([
    ['1. Thông tin thời sự (đ/c Lò Văn Hặc, 10 phút)', 'Thông tin thời sự'],
    ['02) Bầu cử (25 phút).', 'Bầu cử'],
    ['- Sửa nhà văn hóa (đồng chí Hải);', 'Sửa nhà văn hóa'],
    ['Làm 2,5 km đường (giai đoạn 2)', 'Làm 2,5 km đường (giai đoạn 2)'],
    ['3.5 km đường Nà Sẳng', '3.5 km đường Nà Sẳng'],
  ])('"%s" is "%s"', (line, title) => {
    expect(titleOfLine(line)).toBe(title)
  })

  it('is the title of the item of the template that it was written from', () => {
    for (const kind of cellMeetingKinds) {
      const lines = agendaText(items(kind)).split('\n')
      expect(lines.map(titleOfLine)).toEqual(items(kind).map(({ title }) => title))
    }
  })
})
