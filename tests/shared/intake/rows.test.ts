import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CellValue, findLayout } from '../../../shared/intake/layout.ts'
import { type IntakeRecord, packRecord, standingSteps, unpackRecord } from '../../../shared/intake/record.ts'
import { readRows } from '../../../shared/intake/rows.ts'
import { personFields, type Standing } from '../../../shared/people/person.ts'
import { type MemberLine, memberLine, nationalHeaders } from '../../fixtures/books.ts'

const today = '2026-11-22'
const finding = findLayout([nationalHeaders])
if (finding.kind !== 'found') throw new Error(finding.message)
const { layout } = finding

const readAll = (rows: readonly (readonly CellValue[])[]) => {
  const records: IntakeRecord[] = []
  const rules = { today, accepts: () => false }
  const reading = readRows([nationalHeaders, ...rows], layout, rules, {
    record: (each) => records.push(each),
  })
  return { ...reading, records }
}
const read = (...lines: MemberLine[]) => readAll(lines.map(memberLine))
const one = (line: MemberLine) => read(line).records[0]

describe('a row of the national workbook', () => {
  it('becomes a person with a cell and a standing', () => {
    expect(one({})).toMatchObject({
      row: 2,
      cellName: 'Chi bộ bản Sen Đông',
      standing: 'official',
      standingOn: null,
      fields: { fullName: 'Lò Thị Mai', sex: 'female', birthDate: '1980-09-02', joinedOn: '2004-05-19' },
    })
  })

  it.each<[string, MemberLine, Standing, string | null]>([
    ['without an official date probationary', { official: null }, 'probationary', null],
    [
      'exempt from the date',
      { status: 'Miễn công tác và sinh hoạt Đảng', statusDate: '30/08/2024' },
      'exempt',
      '2024-08-30',
    ],
    ['died on the date', { status: 'Từ trần', statusDate: '2025' }, 'died', '2025'],
    ['moved away, date unknown', { status: 'Chuyển đi' }, 'transferred', null],
    ['present where the status is unknown', { status: 'Chưa rõ' }, 'official', null],
  ])('is %s', (_what, line, standing, standingOn) => {
    expect(one(line)).toMatchObject({ standing, standingOn })
  })

  it.each<[string, MemberLine, string]>([
    ['an unknown status', { status: 'Chưa rõ' }, 'không rõ "Chưa rõ"'],
    ['a wish to remove', { removal: 'Có' }, 'chưa xóa'],
    ['a lost zero', { personalId: 10180001234 }, 'Thiếu 1 chữ số'],
    ['an ethnic group that is not listed', { ethnicity: 'Cờ Lao Đỏ' }, 'không có trong danh mục'],
    ['a date that the status has no use for', { statusDate: '30/08/2024' }, 'bỏ qua ngày 30/08/2024'],
  ])('is taken with a notice of %s', (_what, line, notice) => {
    const { records, notices } = read(line)
    expect(records).toHaveLength(1)
    expect(notices).toEqual([expect.stringContaining(notice)])
    expect(notices[0]).toContain('Dòng 2, Lò Thị Mai')
  })

  it('may have only years where the rest is unknown, and the same year twice', () => {
    expect(one({ born: '1958', joined: '1985', official: '1985' })?.fields).toMatchObject({
      birthDate: '1958',
      joinedOn: '1985',
      officialOn: '1985',
    })
  })

  it('is no member where it is empty, a running number, or a remark', () => {
    const { rows, records, notices } = readAll([
      [],
      [7],
      [null, null, null, '  '],
      ['Chi bộ bản Sen Đông'],
      [null, 'NGƯỜI LẬP BIỂU'],
      memberLine(),
    ])
    expect([rows, records.length]).toEqual([1, 1])
    expect(notices).toEqual([expect.stringContaining('Bỏ qua dòng 6')])
  })

  it('is wrong with every fault named at once', () => {
    const { errors, counts } = read({ name: null, born: '31/02/1980', sex: 'x' })
    expect(errors.map(({ column }) => column)).toEqual(['Giới tính', 'Sinh ngày', 'Họ và tên'])
    expect(counts.wrong).toBe(1)
  })

  it('of two namesakes with different numbers are two people', () => {
    expect(read({}, { personalId: '010180009999', card: null }).records).toHaveLength(2)
  })

  it('of one cell written in two ways counts for one cell', () => {
    const other = { name: 'Lò Văn Tâm', personalId: null, card: null, cell: 'CHI BỘ BẢN SEN ĐÔNG' }
    const { cells, records } = read({}, other)
    expect(cells).toEqual([{ name: 'Chi bộ bản Sen Đông', members: 2 }])
    expect(records[1]?.cellName).toBe('Chi bộ bản Sen Đông')
  })
})

const anyCell = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(
    'Nam',
    'Nữ',
    '1958',
    '03/02/1980',
    '010180001234',
    'Chi bộ bản Sen Đông',
    'Miễn',
    'Lò Thị Mai',
  ),
)

describe('whatever stands in a row', () => {
  it('is either wrong or fits the fields of a person to the letter', () => {
    const rows = fc.array(fc.array(anyCell, { minLength: 29, maxLength: 29 }), { maxLength: 4 })
    fc.assert(
      fc.property(rows, (cells) => {
        const { rows: filled, records, counts } = readAll(cells)
        expect(records.length + counts.wrong).toBe(filled)
        for (const { fields } of records) expect(personFields.parse(fields)).toEqual(fields)
      }),
      { numRuns: 300 },
    )
  })

  it('comes out of the parcel as it went in', () => {
    const lines = [
      {},
      { official: null },
      { born: '1958', status: 'Từ trần' },
      { sex: null, personalId: null, card: null, name: 'A' },
    ]
    for (const line of lines) {
      const record = one(line)
      if (record === undefined) throw new Error('no record')
      expect(unpackRecord(JSON.parse(JSON.stringify(packRecord(record))))).toEqual(record)
    }
  })
})

describe('the standings that follow from the dates', () => {
  const unknown = '1930-02-03'
  const steps = (
    joinedOn: string | null,
    officialOn: string | null,
    standing: Standing,
    on: string | null = null,
  ) =>
    standingSteps({ joinedOn, officialOn }, standing, on, unknown, today).map((step) => [
      step.standing,
      step.from,
      step.written,
    ])

  it.each<[string, ReturnType<typeof steps>, ReturnType<typeof steps>]>([
    [
      'probationary, then official',
      steps('1998-05-12', '1999-05-12', 'official'),
      [
        ['probationary', '1998-05-12', '1998-05-12'],
        ['official', '1999-05-12', '1999-05-12'],
      ],
    ],
    [
      'still probationary',
      steps('2026-01-05', null, 'probationary'),
      [['probationary', '2026-01-05', '2026-01-05']],
    ],
    [
      'exempt at last',
      steps('1969', '1970', 'exempt', '2023-11-12'),
      [
        ['probationary', '1969-01-01', '1969'],
        ['official', '1970-01-01', '1970'],
        ['exempt', '2023-11-12', '2023-11-12'],
      ],
    ],
    ['both in one year', steps('1985', '1985', 'official'), [['official', '1985-01-01', '1985']]],
    [
      'exempt since nobody knows when',
      steps(null, null, 'exempt'),
      [
        ['official', unknown, null],
        ['exempt', today, null],
      ],
    ],
    [
      'struck off while probationary',
      steps('2025-01-05', null, 'struck-off', '2026-01-05'),
      [
        ['probationary', '2025-01-05', null],
        ['struck-off', '2026-01-05', '2026-01-05'],
      ],
    ],
  ])('%s', (_what, found, expected) => {
    expect(found).toEqual(expected)
  })

  it('begin one after another, each later than the one before', () => {
    const day = fc.option(
      fc
        .date({ min: new Date('1940-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
    )
    fc.assert(
      fc.property(
        day,
        day,
        day,
        fc.constantFrom<Standing>('official', 'exempt', 'died', 'probationary'),
        (joined, official, on, standing) => {
          const days = steps(joined, official, standing, on).map(([, from]) => String(from))
          expect(days).toEqual([...new Set(days)].sort())
          expect(days.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})
