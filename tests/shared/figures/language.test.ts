import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isIsoDate } from '../../../shared/calendar/dates.ts'
import { formatAbsences, parseAbsences } from '../../../shared/figures/absences.ts'
import { formatOfficer, parseOfficer } from '../../../shared/figures/officer.ts'
import type { Reading } from '../../../shared/figures/reading.ts'
import {
  formatTotals,
  formatVotes,
  parseClock,
  parseDay,
  parseScore,
  parseTotals,
  parseVotes,
} from '../../../shared/figures/values.ts'
import { attendanceStates, type RollLine } from '../../../shared/meetings/meeting.ts'
import { formatPoints } from '../../../shared/scores/points.ts'
import { tidy } from '../../../shared/text/fold.ts'
import { rollOf } from './sample-roll.ts'

const absent = (number: number, state: 'excused' | 'absent' | 'exempt' | 'present', reason = '') => ({
  number,
  state,
  reason,
})

describe('absentees by their number on the printed roll', () => {
  it.each([
    ['0', []],
    ['3p 7k', [absent(3, 'excused'), absent(7, 'absent')]],
    ['3p,7k', [absent(3, 'excused'), absent(7, 'absent')]],
    ['7K; 3 p', [absent(3, 'excused'), absent(7, 'absent')]],
    ['3p7k', [absent(3, 'excused'), absent(7, 'absent')]],
    ['4-6p 9m', [absent(4, 'excused'), absent(5, 'excused'), absent(6, 'excused'), absent(9, 'exempt')]],
    ['3p(đi viện) 12 k', [absent(3, 'excused', 'đi viện'), absent(12, 'absent')]],
    ['14c', [absent(14, 'present')]],
  ])('%s', (text, expected) => {
    expect(parseAbsences(text)).toEqual({ ok: true, value: expected })
  })

  it.each([
    ['', 'Chưa ghi ai vắng. Nếu không ai vắng, hãy nhập 0.'],
    ['3', 'Số 3 chưa ghi loại vắng.'],
    ['3 7k', 'Số 3 chưa ghi loại vắng.'],
    ['3p 3k', 'Số 3 ghi hai lần.'],
    ['4-6p 5k', 'Số 5 ghi hai lần.'],
    ['6-4p', 'Khoảng 6-4 đi ngược.'],
    ['0p', 'Số thứ tự bắt đầu từ 1.'],
    ['3x', 'Không đọc được "3x".'],
    ['3p xyz', 'Không đọc được "xyz".'],
    ['3phep', 'Không đọc được "3phep".'],
    ['1234p', 'Không đọc được "1234p".'],
    ['3p(ốm', 'Không đọc được "(ốm".'],
  ])('%s is refused in words', (text, sentence) => {
    const read = parseAbsences(text)
    expect(read.ok ? '' : read.fault).toContain(sentence)
  })
})

describe('days, times, votes, points and totals', () => {
  it.each([
    ['5/11', '2026-11', '2026-11-05'],
    ['05/11/2026', '2026-11', '2026-11-05'],
    ['5', '2026-11', '2026-11-05'],
    ['30/10', '2026-11', '2026-10-30'],
    ['30/12', '2027-01', '2026-12-30'],
    ['2/1', '2026-12', '2027-01-02'],
    ['5.11.26', '2026-11', '2026-11-05'],
  ])('%s in the period %s is %s', (text, period, day) => {
    expect(parseDay(text, period)).toEqual({ ok: true, value: day })
  })

  it.each(['31/11', '0/11', '5/13', 'mai', '5/11/'])('%s is no day', (text) => {
    expect(parseDay(text, '2026-11').ok).toBe(false)
  })

  it.each(['1930', '19h30', '19:30', '19 giờ 30'])('%s is half past seven in the evening', (text) => {
    expect(parseClock(text)).toEqual({ ok: true, value: '19:30' })
  })

  it.each(['2570', '1965', '24:00', 'tối'])('%s is no time', (text) => {
    expect(parseClock(text).ok).toBe(false)
  })

  it('votes and totals are told by strokes', () => {
    expect(parseVotes('18/0/0')).toEqual({ ok: true, value: { inFavour: 18, against: 0, other: 0 } })
    expect(parseVotes('18')).toEqual({ ok: true, value: { inFavour: 18, against: 0, other: 0 } })
    expect(parseTotals('12/2/0')).toEqual({ ok: true, value: { present: 12, excused: 2, absent: 0 } })
    expect(parseTotals('12')).toEqual({ ok: true, value: { present: 12, excused: null, absent: null } })
    expect(parseScore('92,5')).toEqual({ ok: true, value: 925 })
  })

  it.each([
    [parseVotes, '18-0-0'],
    [parseVotes, 'nhất trí'],
    [parseTotals, '12/2'],
    [parseScore, '100,5'],
    [parseScore, '92,55'],
  ])('what cannot be told apart is refused', (parse, text) => {
    expect((parse as (text: string) => Reading<unknown>)(text).ok).toBe(false)
  })
})

describe('chair and secretary', () => {
  const roll = rollOf(
    ...['Hoàng Hữu An', 'Khuất Đăng Cao', 'Phan Thanh Sơn', 'Phạm Trường Sơn', "H'Hen Niê", 'Đặng Đình Vy'],
  )
  it.each([
    ['1', 'Hoàng Hữu An'],
    ['2 Cao', 'Khuất Đăng Cao'],
    ['cao', 'Khuất Đăng Cao'],
    ['trường sơn', 'Phạm Trường Sơn'],
    ['dang dinh vy', 'Đặng Đình Vy'],
    ['niê', "H'Hen Niê"],
  ])('%s is %s', (text, fullName) => {
    const read = parseOfficer(text, roll)
    expect(read.ok && read.value.fullName).toBe(fullName)
  })

  it.each([
    ['9', 'Không có số 9: danh sách có số 1 đến 6.'],
    ['sơn', 'Có 2 người tên như vậy: 3 Phan Thanh Sơn, 4 Phạm Trường Sơn. Hãy nhập số.'],
    ['2 An', 'Số 2 là Khuất Đăng Cao, không phải An.'],
    ['Bình', 'Không có ai tên "Bình" trong danh sách.'],
  ])('%s: %s', (text, sentence) => {
    expect(parseOfficer(text, roll)).toEqual({ ok: false, fault: sentence })
  })
})

const reason = fc
  .string({ unit: fc.constantFrom(...'aăâđơưếộ b,.;0123p-'), maxLength: 40 })
  .map((text) => tidy(text))
const absences = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 999 }),
      state: fc.constantFrom(...attendanceStates),
      reason,
    }),
    {
      selector: ({ number }) => number,
      maxLength: 30,
    },
  )
  .map((list) => list.toSorted((a, b) => a.number - b.number))
const roll: fc.Arbitrary<readonly RollLine[]> = fc
  .array(
    fc.constantFrom('An', 'Ánh', 'Đức', 'Ước', 'Sơn').map((given) => `Nguyễn Văn ${given}`),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((names) => rollOf(...names))

const whole =
  <T>(parse: (text: string) => Reading<T>, format: (value: T) => string) =>
  (value: T) => {
    expect(parse(format(value))).toEqual({ ok: true, value })
  }
const count = fc.integer({ min: 0, max: 9999 })

describe('the language of a row', () => {
  it('reads back whatever it writes', () => {
    fc.assert(fc.property(absences, whole(parseAbsences, formatAbsences)))
    fc.assert(
      fc.property(
        fc.record({ inFavour: count, against: count, other: count }),
        whole(parseVotes, formatVotes),
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.record({ present: count, excused: count, absent: count }),
          fc.record({ present: count, excused: fc.constant(null), absent: fc.constant(null) }),
        ),
        whole(parseTotals, formatTotals),
      ),
    )
    fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), whole(parseScore, formatPoints)))
    fc.assert(
      fc.property(roll, fc.nat(), (lines, at) => {
        const line = lines[at % lines.length]
        if (line) expect(parseOfficer(formatOfficer(line), lines)).toEqual({ ok: true, value: line })
      }),
    )
  })

  it('answers any text with a value or a sentence', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'0123456789pkmc-,;()/ .:hơ') }),
    )
    const parsers: readonly ((text: string, lines: readonly RollLine[]) => Reading<unknown>)[] = [
      ...[parseAbsences, parseClock, parseVotes, parseTotals, parseScore, parseOfficer],
      (text) => parseDay(text, '2026-11'),
    ]
    fc.assert(
      fc.property(anything, roll, (text, lines) => {
        for (const parse of parsers) {
          const read = parse(text, lines)
          if (!read.ok) expect(read.fault).toMatch(/^\S.*\.$/s)
        }
        const day = parseDay(text, '2026-11')
        if (day.ok) expect(isIsoDate(day.value)).toBe(true)
      }),
    )
  })
})
