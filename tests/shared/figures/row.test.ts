import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FigureField, type FigureTexts, noTexts } from '../../../shared/figures/figures.ts'
import { figureTextsOf, readRow } from '../../../shared/figures/row.ts'
import { attendanceFigures } from '../../../shared/meetings/attendance.ts'
import { attendanceStates, type RollLine } from '../../../shared/meetings/meeting.ts'
import { personId, rollOf } from './sample-roll.ts'

/** Sen Đông: 14 on the roll, number 13 a probationer, number 14 exempt. */
const roll: readonly RollLine[] = rollOf(
  ...['Hoàng Hữu An', 'Khuất Đăng Cao', 'Nguyễn Thế Đồi', 'La Văn Đường', 'Phạm Văn Hải', 'Hoàng Văn Hoan'],
  ...['Phan Thanh Sơn', 'Phạm Trường Sơn', 'Hoàng Văn Tài', 'Trần Văn Thành', 'Phạm Như Thống'],
  ...['Nguyễn Văn Thụ', 'Nguyễn Xuân Trường', 'Đặng Đình Vy'],
).map((line) =>
  line.number === 13
    ? { ...line, standing: 'probationary' as const }
    : line.number === 14
      ? { ...line, standing: 'exempt' as const, inBase: false }
      : line,
)
const situation = { period: '2026-11', today: '2026-11-22', roll }
const right: FigureTexts = {
  heldOn: '5/11',
  startsAt: '1930',
  endsAt: '21h',
  absences: '3p 7k',
  chair: '5',
  secretary: 'vy',
  vote: '11',
  ownScore: '92,5',
  totals: '12/1/1',
}
const read = (part: Partial<FigureTexts>) => readRow({ ...right, ...part }, situation)

describe('a row of the sheet', () => {
  it('is read as figures, with a mark for everybody', () => {
    const row = read({ secretary: 'an', totals: '11/1/1', vote: '10/0/0' })
    expect(row).toMatchObject({ faults: {}, missing: {}, doubts: [] })
    expect(row.figures).toMatchObject({
      heldOn: '2026-11-05',
      startsAt: '19:30',
      endsAt: '21:00',
      chairId: personId(5),
      secretaryId: personId(1),
      vote: { inFavour: 10, against: 0, other: 0 },
      ownScore: 925,
      totals: { present: 11, excused: 1, absent: 1 },
    })
    expect(row.marks).toHaveLength(14)
    expect(attendanceFigures(roll, row.figures?.marks ?? [])).toMatchObject({
      ...{ present: 11, excused: 1, absent: 1, exempt: 1, base: 13, presentOfficial: 10 },
    })
  })

  it('is written back in one form, which reads the same', () => {
    const row = read({ secretary: 'hoàng hữu an', totals: '11/1/1', vote: '10', absences: '7K, 3 p' })
    expect(row.texts).toEqual({
      heldOn: '05/11/2026',
      startsAt: '19:30',
      endsAt: '21:00',
      absences: '3p 7k',
      chair: '5 Hải',
      secretary: '1 An',
      vote: '10/0/0',
      ownScore: '92,5',
      totals: '11/1/1',
    })
    expect(readRow(row.texts, situation).figures).toEqual(row.figures)
  })

  it.each<[FigureField, string, string]>([
    ['heldOn', '31/11', 'Không có ngày này trong lịch. Nhập ngày/tháng, ví dụ 5/11.'],
    ['heldOn', '25/11', 'Ngày 25/11/2026 chưa đến. Hãy kiểm tra lại ngày họp.'],
    ['heldOn', '5/11/2025', 'Ngày 05/11/2025 quá xa kỳ tháng 11 năm 2026. Hãy kiểm tra lại ngày họp.'],
    ['startsAt', '2570', 'Giờ chưa đúng. Nhập giờ và phút, ví dụ 1930.'],
    ['endsAt', '1900', 'Giờ kết thúc 19:00 phải sau giờ bắt đầu 19:30.'],
    ['endsAt', '1930', 'Giờ kết thúc 19:30 phải sau giờ bắt đầu 19:30.'],
    ['absences', '31p', 'Không có số 31: danh sách có số 1 đến 14.'],
    [
      'absences',
      '3',
      'Số 3 chưa ghi loại vắng. Ghi số thứ tự kèm p (có lý do), k (không lý do) hoặc m (miễn), ví dụ 3p 7k.',
    ],
    ['absences', '1-13p', 'Không còn ai có mặt. Hãy kiểm tra lại các số.'],
    ['chair', '15', 'Không có số 15: danh sách có số 1 đến 14.'],
    ['chair', '7', '7 Phan Thanh Sơn không có mặt.'],
    ['secretary', 'sơn', 'Có 2 người tên như vậy: 7 Phan Thanh Sơn, 8 Phạm Trường Sơn. Hãy nhập số.'],
    ['vote', '18/0/0', 'Có 18 phiếu nhưng chỉ có 10 đảng viên chính thức có mặt.'],
    ['ownScore', '192', 'Điểm từ 0 đến 100, có thể có một số lẻ, ví dụ 92,5.'],
    [
      'totals',
      'đủ',
      'Nhập số có mặt/vắng có lý do/vắng không lý do, ví dụ 12/2/0, hoặc chỉ số có mặt, ví dụ 12.',
    ],
  ])('%s %s is wrong: %s', (field, text, sentence) => {
    const row = readRow({ ...right, secretary: '1', vote: '', [field]: text }, situation)
    expect(row.faults[field]).toBe(sentence)
    expect(row.figures).toBeUndefined()
  })

  it('cannot be recorded without its day and without a word about who was absent', () => {
    expect(readRow(noTexts, situation)).toMatchObject({
      faults: {},
      missing: { heldOn: 'Chưa ghi ngày họp.', absences: 'Chưa ghi ai vắng. Nếu không ai vắng, hãy nhập 0.' },
      figures: undefined,
    })
    expect(read({ absences: '0', secretary: '1', vote: '' }).figures?.marks).toHaveLength(14)
  })

  it.each([
    ['before the day that was planned', '2026-11-06', []],
    ['on it', '2026-11-05', []],
    ['after it', '2026-11-03', ['Họp muộn 2 ngày so với ngày dự kiến 03/11/2026.']],
  ])('tells quietly, as no fault, of a meeting %s', (_when, plannedOn, doubts) => {
    const row = readRow({ ...right, secretary: '1', vote: '', totals: '' }, { ...situation, plannedOn })
    expect(row).toMatchObject({ faults: {}, doubts })
  })

  it('keeps totals that differ from the names, and says so', () => {
    const row = read({ secretary: '1', vote: '', totals: '12/1/1' })
    expect(row.figures?.totals).toEqual({ present: 12, excused: 1, absent: 1 })
    expect(row.doubts).toEqual([
      'Phiếu ghi có mặt 12, vắng có lý do 1, vắng không lý do 1; tính theo tên thì có mặt 11, vắng có lý do 1, vắng không lý do 1. Điểm này sẽ vào trang Cần hỏi lại bí thư.',
    ])
  })

  it('counts an exempt member who came among those present and those who vote', () => {
    const row = read({ absences: '3p 7k 14c', secretary: '14', vote: '11', totals: '12/1/1' })
    expect(row).toMatchObject({ faults: {}, doubts: [] })
  })

  it('asks about a day outside its month, a very long meeting, and one person in two chairs', () => {
    const doubts = read({
      heldOn: '30/10',
      startsAt: '7',
      endsAt: '21',
      secretary: '5',
      vote: '',
      totals: '',
    }).doubts
    expect(doubts).toEqual([
      'Ngày 30/10/2026 ở ngoài tháng 11 năm 2026.',
      'Buổi họp dài 840 phút.',
      'Chủ trì và thư ký là cùng một người.',
    ])
  })
})

const anyText = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789pkmc-,;()/ .:h') }))
const anyTexts = fc.record({
  ...{ heldOn: anyText, startsAt: anyText, endsAt: anyText, absences: anyText, chair: anyText },
  ...{ secretary: anyText, vote: anyText, ownScore: anyText, totals: anyText },
})
/** Figures of a meeting to which number 1 came, who chaired it. */
const anyFigures = fc
  .record({
    states: fc.array(fc.constantFrom(...attendanceStates), { minLength: 13, maxLength: 13 }),
    reason: fc.constantFrom('', 'ốm', 'đi làm xa, Bắc Ninh'),
    day: fc.integer({ min: 1, max: 22 }),
    minutes: fc.integer({ min: 1, max: 59 }),
    ownScore: fc.option(fc.integer({ min: 0, max: 1000 })),
    present: fc.option(fc.nat(200)),
    hasVote: fc.boolean(),
  })
  .map(({ states, reason, day, minutes, ownScore, present, hasVote }) => ({
    heldOn: `2026-11-${String(day).padStart(2, '0')}`,
    startsAt: '19:00',
    endsAt: `19:${String(minutes).padStart(2, '0')}`,
    chairId: personId(1),
    secretaryId: null,
    marks: roll.map(({ personId: id }, index) => {
      const state = index === 0 ? ('present' as const) : (states[index - 1] ?? 'present')
      return { personId: id, state, reason: state === 'present' ? '' : reason }
    }),
    vote: hasVote ? { inFavour: 1, against: 0, other: 0 } : null,
    ownScore,
    totals: present === null ? null : { present, excused: null, absent: null },
  }))

describe('any row', () => {
  it('is written and read back as the same figures, with the counts of its marks', () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const row = readRow(figureTextsOf(figures, roll), situation)
        expect(row.faults).toEqual({})
        expect(row.figures).toEqual(figures)
        const came = figures.marks.filter(({ state }) => state === 'present').length
        expect(attendanceFigures(roll, row.figures?.marks ?? []).present).toBe(came)
      }),
    )
  })

  it('whatever is typed, is either figures or tells what is wrong or missing', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const { figures, faults, missing } = readRow(texts, situation)
        const told = [...Object.values(faults), ...Object.values(missing)]
        expect(figures === undefined).toBe(told.length > 0)
        for (const sentence of told) expect(sentence).toMatch(/^\S.*\.$/s)
      }),
    )
  })
})
