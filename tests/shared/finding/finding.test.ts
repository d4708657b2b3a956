import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fullMonths } from '../../../shared/calendar/ages.ts'
import { addDays, fromDayNumber } from '../../../shared/calendar/dates.ts'
import { cellText } from '../../../shared/finding/cells.ts'
import {
  type Condition,
  everybody,
  type Group,
  isComplete,
  listDefinition,
  narrowed,
} from '../../../shared/finding/definition.ts'
import { elapsedRange, lastBeginning } from '../../../shared/finding/elapsed.ts'
import { fieldIds, fieldOf, operatorName, operatorsOf } from '../../../shared/finding/fields.ts'
import { type Phrase, readPhrase, type Subject, subjectOf } from '../../../shared/finding/phrase.ts'
import { readyLists } from '../../../shared/finding/ready.ts'
import { filterWords } from '../../../shared/finding/sentences.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'

const ask = (
  field: Condition['field'],
  operator: Condition['operator'],
  ...values: readonly (string | number)[]
): Condition => ({ field, operator, values })
const group = (join: 'and' | 'or', negated: boolean, ...parts: Group['parts']): Group => ({
  join,
  negated,
  parts,
})

describe('a filter in words', () => {
  it.each<[Group, string]>([
    [everybody, ''],
    [
      group('and', false, ask('sex', 'is', 'female'), ask('partyAge', 'between', 30, 40)),
      'Giới tính là Nữ và Tuổi đảng từ 30 đến 40',
    ],
    [
      group('and', false, ask('age', 'below', 30), ask('partyAge', 'above', 60)),
      'Tuổi dưới 30 và Tuổi đảng trên 60',
    ],
    [group('or', false, ask('age', 'from', 61), ask('age', 'to', 29)), 'Tuổi từ 61 trở lên hoặc Tuổi đến 29'],
    [
      group(
        'and',
        false,
        ask('sex', 'is', 'male'),
        group('or', false, ask('cell', 'is', 'a'), ask('cell', 'empty')),
      ),
      'Giới tính là Nam và (Chi bộ là Chi bộ thôn Đông hoặc Chi bộ chưa ghi)',
    ],
    [
      group('and', true, ask('ethnicity', 'one-of', 'Tày', 'Thái', 'Dao')),
      'không phải (Dân tộc là Tày, Thái hoặc Dao)',
    ],
    [group('and', false, ask('fullName', 'contains', 'lò')), 'Họ và tên có chứa "lò"'],
    [group('and', false, ask('missingField', 'filled')), 'Có thông tin bắt buộc còn thiếu'],
    [
      group('and', false, ask('post', 'empty'), ask('isMartyrFamily', 'yes')),
      'Không có chức vụ và Gia đình liệt sĩ: có',
    ],
    [group('and', false, ask('joinedOn', 'before', '1958')), 'Ngày vào Đảng trước 1958'],
    [
      group('and', false, { ...ask('age', 'from', 30), on: '2026-05-19' }),
      'Tuổi từ 30 trở lên (tính đến 19/05/2026)',
    ],
  ])('%j', (asked, words) => {
    expect(filterWords(asked, new Map([['a', 'Chi bộ thôn Đông']]))).toBe(words)
  })
})

describe('a question about an age', () => {
  it('is put in the words of the office, the commonest first', () => {
    expect(operatorsOf('age').map((operator) => operatorName('age', operator))).toEqual([
      'dưới',
      'trên',
      'từ … đến',
      'từ … trở lên',
      'từ … trở xuống',
      'bằng',
      'chưa ghi',
      'đã ghi',
    ])
  })

  it('is not complete while one of its two bounds is not typed', () => {
    expect(isComplete(ask('age', 'between', '', 40))).toBe(false)
    expect(isComplete(ask('birthDate', 'between', '1960', ''))).toBe(false)
    expect(isComplete(ask('age', 'between', 30, 40))).toBe(true)
  })
})

describe('the names behind a figure', () => {
  it('answer to the filter and to the figure, without asking anything twice', () => {
    const women = ask('sex', 'is', 'female')
    const base = group('and', false, women)
    expect(narrowed(base, [ask('age', 'from', 61), women]).parts).toEqual([women, ask('age', 'from', 61)])
    const either = group('or', false, women)
    expect(narrowed(either, [ask('age', 'from', 61)])).toEqual(
      group('and', false, either, ask('age', 'from', 61)),
    )
  })
})

describe('the last day from which so much time is complete', () => {
  it.each([
    [30, 'years', '2026-11-22', '1996-11-22'],
    [2, 'years', '2026-02-28', '2024-02-29'],
    [1, 'years', '2024-02-29', '2023-02-28'],
    [1, 'months', '2026-02-28', '2026-01-31'],
    [1, 'months', '2026-03-31', '2026-02-28'],
  ] as const)('%i %s before %s: %s', (count, unit, on, day) => {
    expect(lastBeginning(count, unit, on)).toBe(day)
  })

  it('has them complete, and the next day has not', () => {
    const day = fc.integer({ min: -20_000, max: 25_000 }).map(fromDayNumber)
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom('years', 'months'),
        (on, count, unit) => {
          const months = count * (unit === 'years' ? 12 : 1)
          const last = lastBeginning(count, unit, on)
          expect(fullMonths(last, on)).toBeGreaterThanOrEqual(months)
          expect(fullMonths(addDays(last, 1), on)).toBeLessThan(months)
        },
      ),
    )
  })

  it('leaves open what a vague beginning leaves open', () => {
    expect(elapsedRange('1958', 'years', '2026-11-22')).toEqual({ least: 67, most: 68 })
    expect(cellText('age', '1958', '2026-11-22')).toBe('67-68')
  })
})

describe('the catalogue', () => {
  it.each(fieldIds)('%s has words and a way to be asked', (id) => {
    expect(fieldOf(id).label).toBe(fieldOf(id).label.normalize('NFC').trim())
    expect(operatorsOf(id).length).toBeGreaterThan(0)
  })

  it('has no two fields of one name', () => {
    const labels = fieldIds.map((id) => fieldOf(id).label)
    expect(new Set(labels).size).toBe(labels.length)
  })
})

describe('ready lists', () => {
  it('are definitions like any other, with the numbers of the rule book', () => {
    const lists = readyLists(
      openRulebook([{ ruleId: 'probation.months', from: '2026-01-01', value: 18 }]),
      '2026-11-22',
    )
    for (const { definition } of lists) expect(listDefinition.parse(definition)).toEqual(definition)
    expect(lists.map(({ name }) => name)).toContain('Dự bị sắp đủ hoặc quá 18 tháng')
    expect(new Set(lists.map(({ id }) => id)).size).toBe(lists.length)
  })
})

const nothing = { words: [], periods: [], days: [], number: null, paperKinds: [], isMeeting: false }

describe('what a few words may mean', () => {
  it.each<[string, Partial<Phrase>, Subject]>([
    ['sen đông tháng 10', { words: ['sen', 'dong'], periods: ['2026-10', '2025-10', '2024-10'] }, 'meetings'],
    ['Tháng 12', { periods: ['2026-12', '2025-12', '2024-12'] }, 'meetings'],
    ['kỳ tháng 3/2024 khu 8', { words: ['khu', '8'], periods: ['2024-03'] }, 'meetings'],
    ['khu 8 tháng 3', { words: ['khu', '8'], periods: ['2026-03', '2025-03', '2024-03'] }, 'meetings'],
    ['tháng 2 năm 2025', { periods: ['2025-02'] }, 'meetings'],
    ['10/2026', { periods: ['2026-10'] }, 'meetings'],
    ['tháng 13', {}, 'people'],
    ['05-NQ', { number: { value: 5, symbol: 'nq' } }, 'papers'],
    ['số 7 sen đông', { words: ['sen', 'dong'], number: { value: 7, symbol: '' } }, 'papers'],
    ['sen đông số 7', { words: ['sen', 'dong'], number: { value: 7, symbol: '' } }, 'papers'],
    ['08-BB/CB bản tùn', { words: ['ban', 'tun'], number: { value: 8, symbol: 'bb' } }, 'papers'],
    ['khu 8', { words: ['khu', '8'] }, 'people'],
    ['12/11/2026', { days: ['2026-11-12'] }, 'meetings'],
    [
      '12/11 sen đông',
      { words: ['sen', 'dong'], days: ['2026-11-12', '2025-11-12', '2024-11-12'] },
      'meetings',
    ],
    ['ngày 3 tháng 11 năm 2026', { days: ['2026-11-03'] }, 'meetings'],
    ['29/2', { days: ['2024-02-29'] }, 'meetings'],
    ['31/2 sen', { words: ['31', '2', 'sen'] }, 'people'],
    [
      'biên bản tháng 11 sen đông',
      {
        words: ['sen', 'dong'],
        periods: ['2026-11', '2025-11', '2024-11'],
        paperKinds: ['minutes', 'ballot-report'],
      },
      'papers',
    ],
    ['biên bản họp sen đông', { words: ['sen', 'dong'], paperKinds: ['minutes', 'ballot-report'] }, 'papers'],
    [
      'nghi quyet 12/11',
      { days: ['2026-11-12', '2025-11-12', '2024-11-12'], paperKinds: ['resolution', 'item-resolution'] },
      'papers',
    ],
    ['thông báo khu 8', { words: ['khu', '8'], paperKinds: ['notice', 'summons'] }, 'papers'],
    ['thông báo kết luận', { paperKinds: ['notice'] }, 'papers'],
    ['sinh hoạt sen đông', { words: ['sen', 'dong'], isMeeting: true }, 'meetings'],
    ['', {}, 'people'],
  ])('%s', (query, meant, subject) => {
    const phrase = readPhrase(query, '2026-11')
    expect(phrase).toEqual({ ...nothing, ...meant })
    expect(subjectOf(phrase)).toBe(subject)
  })
})
