import { describe, expect, it } from 'vitest'
import { inOrder, shortSums, sumWords } from '../../../shared/contributions/words.ts'

const side = (count: number, amount: number) => ({ count, amount })
const none = side(0, 0)

describe('what contributions add up to', () => {
  it('names members and households only where both gave', () => {
    const money = { kind: 'money', unit: 'đồng', members: side(2, 2_500_000), households: none } as const
    expect(sumWords(money)).toBe('Tiền: 2.500.000 đồng')
    expect(sumWords({ ...money, households: side(9, 10_000_000) })).toBe(
      'Tiền: 12.500.000 đồng (đảng viên 2.500.000, hộ dân 10.000.000)',
    )
  })

  it('stands in the order labour, money, land, goods', () => {
    const sums = inOrder([
      { kind: 'goods', unit: 'bao xi măng', members: none, households: side(1, 20) },
      { kind: 'land', unit: 'm²', members: side(1, 120), households: none },
      { kind: 'labour', unit: 'công', members: side(1, 2.5), households: none },
    ])
    expect(shortSums(sums)).toBe('2,5 công; hiến 120 m² đất; 20 bao xi măng')
  })
})
