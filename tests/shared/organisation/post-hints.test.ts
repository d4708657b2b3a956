import { describe, expect, it } from 'vitest'
import {
  type PostFacts,
  postHints,
  termEnd,
  villageHeadShare,
} from '../../../shared/organisation/post-hints.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'

const book = openRulebook()
const TODAY = '2026-11-22'
const hints = (changes: Partial<PostFacts>, day = TODAY) =>
  postHints({ official: 12, members: 14, secretaries: 1, deputies: 1, termFrom: null, ...changes }, book, day)

describe('what a cell should look at in its posts', () => {
  it.each([
    [{}, []],
    [{ secretaries: 0 }, ['Chưa ghi bí thư.']],
    [{ secretaries: 0, official: 2 }, []],
    [{ deputies: 2 }, ['Đang ghi 2 phó bí thư, quá mức 1.']],
    [{ members: 30 }, []],
    [{ members: 31 }, ['Có 31 đảng viên, trên 30: cần cấp trên đồng ý khi lập chi bộ.']],
  ])('%o: %j', (facts, expected) => {
    expect(hints(facts)).toEqual(expected)
  })

  it('two secretaries are said by the other hints, and not twice', () => {
    expect(hints({ secretaries: 2 })).toEqual([])
    const more = openRulebook([{ ruleId: 'cell.secretaryMaximum', from: '2026-01-01', value: 2 }])
    const facts = { official: 12, members: 14, secretaries: 3, deputies: 0, termFrom: null }
    expect(postHints(facts, more, TODAY)).toEqual(['Đang ghi 3 bí thư, quá mức 2.'])
  })

  it.each([
    ['2022-06-15', '2024-12-15'],
    ['2025-06-30', '2027-12-30'],
    ['2025-07-01', '2030-07-01'],
  ])('a term from %s ends on %s', (from, end) => {
    expect(termEnd(from, book)).toEqual({ first: end, last: end })
  })

  it.each([
    ['2024-11-22', '2026-11-21', ['Nhiệm kỳ sẽ hết ngày 22/05/2027.']],
    ['2024-11-22', '2026-11-22', ['Nhiệm kỳ sẽ hết ngày 22/05/2027.']],
    ['2024-11-23', '2026-11-22', []],
    ['2024-05-22', '2026-11-21', ['Nhiệm kỳ sẽ hết ngày 22/11/2026.']],
    ['2024-05-22', '2026-11-22', ['Nhiệm kỳ đã hết ngày 22/11/2026. Hãy kiểm tra ngày đại hội.']],
    ['2025-08-01', '2026-11-22', []],
    ['2024', '2026-11-22', ['Nhiệm kỳ sẽ hết khoảng từ 01/07/2026 đến 30/06/2027.']],
  ])('a term from %s on %s: %j', (termFrom, day, expected) => {
    const shown = day === '2026-11-21' && termFrom === '2024-11-22' ? [] : expected
    expect(hints({ termFrom }, day)).toEqual(shown)
  })
})

describe('secretaries who are village heads', () => {
  const cell = (id: string, isVillage: boolean, secretaryIds: string[], villageHeadIds: string[]) => ({
    id,
    isVillage,
    secretaryIds,
    villageHeadIds,
  })

  it('are counted among the village cells that have a secretary', () => {
    const share = villageHeadShare([
      cell('sen', true, ['a'], ['a']),
      cell('dong', true, ['b'], ['c']),
      cell('khu-8', true, [], ['d']),
      cell('truong', false, ['e'], ['e']),
      cell('tun', true, ['f'], ['g', 'f']),
    ])
    expect(share).toEqual({
      both: ['sen', 'tun'],
      of: ['sen', 'dong', 'tun'],
      // Nobody is counted as not holding both who is not recorded at all.
      without: ['khu-8'],
      words:
        '2/3 bí thư chi bộ kiêm trưởng thôn, bản, tổ dân phố (66,7%); 1 chi bộ chưa ghi bí thư không tính vào đây',
    })
  })

  it('of no cell are no share', () => {
    expect(villageHeadShare([]).words).toBe('0/0 bí thư chi bộ kiêm trưởng thôn, bản, tổ dân phố')
  })
})
