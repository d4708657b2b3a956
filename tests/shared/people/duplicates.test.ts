import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/calendar/dates.ts'
import { type DuplicateRecord, findDuplicates, mostKeys } from '../../../shared/people/duplicates.ts'
import { soundOf } from '../../../shared/people/sound.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'

const book = openRulebook()
const limits = {
  blockLimit: book.rule('duplicates.blockLimit', '2026-11-22'),
  leastScore: book.rule('duplicates.leastScore', '2026-11-22'),
}
const person = (id: string, changes: Partial<DuplicateRecord> = {}): DuplicateRecord => ({
  id,
  fullName: `Người Số ${id}`,
  sex: null,
  birthDate: null,
  personalId: '',
  oldIdNumber: '',
  cardNumber: '',
  oldCardNumber: '',
  ...changes,
})
const pairOf = (a: Partial<DuplicateRecord>, b: Partial<DuplicateRecord>) =>
  findDuplicates([person('1', a), person('2', b)], limits).pairs[0]

describe('names by their sound', () => {
  it.each([
    ['Lý Thị Sim', 'Ly thị Xim'],
    ['Nguyễn Hoà', 'Nguyên Hòa'],
    ['Đặng Giang', 'Dang Dang'],
    ['Trần Trung', 'Chần Chung'],
    ['Lò Văn Lan', 'Nò Văn Nan'],
    ['H’Hen Niê', 'H Hen Nie'],
  ])('%s and %s are one', (a, b) => {
    expect(soundOf(a)).toBe(soundOf(b))
  })

  it.each([
    ['Nguyễn Văn An', 'Nguyễn Văn Anh'],
    ['Lê Thị Hoa', 'Lê Thị Hòe'],
  ])('%s and %s are two', (a, b) => {
    expect(soundOf(a)).not.toBe(soundOf(b))
  })
})

describe('two records', () => {
  const hung = { fullName: 'Nguyễn Văn Hùng', birthDate: '1970-02-03' }

  it.each([
    [
      'the same personal id',
      { personalId: '012345678901' },
      { personalId: '012345678901' },
      'Trùng số định danh hoặc số CMND',
    ],
    [
      'an id that lost its zero',
      { personalId: '012345678901' },
      { personalId: '12345678901' },
      'Trùng số định danh hoặc số CMND',
    ],
    [
      'an old identity card',
      { oldIdNumber: '045123456' },
      { oldIdNumber: '45123456' },
      'Trùng số định danh hoặc số CMND',
    ],
    [
      'the card number among the old ones',
      { cardNumber: '000012345678' },
      { oldCardNumber: '12345678' },
      'Trùng số thẻ đảng viên',
    ],
    ['name and birth date', hung, hung, 'Trùng họ tên'],
    ['a name without marks', hung, { ...hung, fullName: 'NGUYEN VAN HUNG' }, 'Họ tên chỉ khác dấu'],
    [
      'the other tone style',
      { ...hung, fullName: 'Lê Hoà' },
      { ...hung, fullName: 'Lê Hòa' },
      'Trùng họ tên',
    ],
    [
      'a name by its sound',
      { ...hung, fullName: 'Lý Sinh' },
      { ...hung, fullName: 'Lí Xinh' },
      'Họ tên đọc gần giống nhau',
    ],
    [
      'day and month changed',
      hung,
      { ...hung, birthDate: '1970-03-02' },
      'Ngày và tháng sinh đổi chỗ cho nhau',
    ],
    ['a year alone', hung, { ...hung, birthDate: '1970' }, 'Ngày sinh ghi chưa đủ nhưng khớp nhau'],
    ['no birth date on one side', hung, { ...hung, birthDate: null }, 'Có hồ sơ chưa ghi ngày sinh'],
    ['another middle name', hung, { ...hung, fullName: 'Nguyễn Hùng' }, 'Họ và tên giống nhau, khác tên đệm'],
  ])('with %s are found', (_what, a, b, reason) => {
    expect(pairOf(a, b)?.reasons).toContain(reason)
  })

  it.each([
    ['one name, born in other years', hung, { ...hung, birthDate: '1985-02-03' }],
    ['one birth date, other names', hung, { ...hung, fullName: 'Lò Thị Ánh' }],
    ['one birth date and given name only', hung, { ...hung, fullName: 'Trần Đức Hùng' }],
    [
      'one name and year, but two ids',
      { ...hung, personalId: '012070000001' },
      { ...hung, birthDate: '1970-09-02', personalId: '012070000002' },
    ],
    ['no name at all', { fullName: '' }, { fullName: '' }],
  ])('with %s are not', (_what, a, b) => {
    expect(pairOf(a, b)).toBeUndefined()
  })

  it('that somebody looked at and found distinct are not shown again', () => {
    const records = [person('2', hung), person('1', hung)]
    expect(findDuplicates(records, limits).pairs).toHaveLength(1)
    expect(findDuplicates(records, limits, (first, second) => first === '1' && second === '2').pairs).toEqual(
      [],
    )
  })

  it('have the strongest reason first and a score of at most 100', () => {
    const same = { ...hung, personalId: '012070000001', cardNumber: '012345678901' }
    expect(pairOf(same, same)).toMatchObject({
      score: 100,
      reasons: [
        expect.stringContaining('định danh'),
        expect.stringContaining('thẻ'),
        expect.anything(),
        expect.anything(),
      ],
    })
  })
})

const families = ['Nguyễn', 'Trần', 'Lò', 'Lý', 'Đặng', 'Giàng', 'Sùng']
const middles = ['Văn', 'Thị', 'Xuân', 'Đức']
const givens = ['Hùng', 'Linh', 'Sơn', 'Trang', 'Mỹ', 'Đông', 'Giang', 'Quý', 'Hoà']
const anyName = fc
  .tuple(fc.constantFrom(...families), fc.constantFrom(...middles), fc.constantFrom(...givens))
  .map((words) => words.join(' '))
const anyBirth = fc.nat(18_000).map((days) => addDays('1940-01-01', days))
const anyRecords = fc
  .array(fc.record({ fullName: anyName, birthDate: anyBirth }), { minLength: 2, maxLength: 60 })
  .map((rows) => rows.map((row, index) => person(String(index).padStart(4, '0'), row)))

/** How a name is written by somebody else. */
const noises: readonly ((name: string) => string)[] = [
  (name) => name.toUpperCase(),
  (name) => name.normalize('NFD'),
  (name) => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D'),
  (name) => name.replaceAll('ý', 'í').replaceAll('ỹ', 'ĩ'),
  (name) => name.replaceAll('Tr', 'Ch'),
  (name) => name.replaceAll('S', 'X'),
  (name) => name.replaceAll('L', 'N'),
  (name) => name.replaceAll('Gi', 'D'),
  (name) => `  ${name.replaceAll(' ', '   ')} `,
]
const anyNoise = fc.array(fc.constantFrom(...noises), { maxLength: 4 })

describe('among many records', () => {
  it('one written twice is found however its name was spelt and wherever it stands', () => {
    fc.assert(
      fc.property(anyRecords, fc.nat(), anyNoise, fc.nat(), (records, which, noise, where) => {
        const original = records[which % records.length] ?? person('none')
        const twin = {
          ...original,
          id: 'zzzz',
          fullName: noise.reduce((name, change) => change(name), original.fullName),
        }
        const place = where % (records.length + 1)
        const { pairs } = findDuplicates([...records.slice(0, place), twin, ...records.slice(place)], limits)
        expect(pairs.some(({ first, second }) => first === original.id && second === 'zzzz')).toBe(true)
      }),
    )
  })

  it('the answer does not depend on their order', () => {
    fc.assert(
      fc.property(
        anyRecords.chain((records) =>
          fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
        ),
        ([records, shuffled]) => {
          for (const blockLimit of [2, 3, limits.blockLimit]) {
            const own = { ...limits, blockLimit }
            expect(findDuplicates(shuffled, own)).toEqual(findDuplicates(records, own))
          }
        },
      ),
    )
  })

  it('never more are compared than the keys and the limit of a block allow', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 600 }),
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (count, blockLimit, names) => {
          // A few names for everybody, half without a birth date: the blocks are as large as they can be.
          const records = Array.from({ length: count }, (_, index) =>
            person(String(index).padStart(4, '0'), {
              fullName: `Nguyễn Văn ${givens[index % names] ?? ''}`,
              birthDate: index % 2 === 0 ? null : addDays('1960-01-01', index),
            }),
          )
          const { comparisons, largeBlocks } = findDuplicates(records, { ...limits, blockLimit })
          expect(comparisons).toBeLessThanOrEqual((count * mostKeys * blockLimit) / 2)
          if (count > blockLimit * names) expect(largeBlocks).toBeGreaterThan(0)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('a pair stands close together even in a block that is too large to compare wholly', () => {
    const crowd = Array.from({ length: 500 }, (_, index) =>
      person(String(index).padStart(4, '0'), {
        fullName: 'Nguyễn Văn Hùng',
        birthDate: addDays('1950-01-01', index * 30),
      }),
    )
    const twin = { ...(crowd[250] ?? person('none')), id: 'zzzz', birthDate: '1970-07' }
    const found = findDuplicates([...crowd, twin], { ...limits, blockLimit: 4 })
    expect(found.largeBlocks).toBeGreaterThan(0)
    expect(found.pairs.some(({ first, second }) => first === '0250' && second === 'zzzz')).toBe(true)
  })
})
