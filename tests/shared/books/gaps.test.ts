import { describe, expect, it } from 'vitest'
import { doublesIn, gapsIn } from '../../../shared/books/gaps.ts'

describe('numbers that a book does not hold', () => {
  it.each([
    ['none of none', [], null, []],
    ['none in a row', [5, 6, 7], null, []],
    ['one between two', [5, 7], null, ['06']],
    ['several in a run, whatever the order', [12, 3, 4, 8], null, ['05 đến 07', '09 đến 11']],
    ['those since the year before', [11, 12], 8, ['09 đến 10']],
    ['none where the year goes on', [9], 8, []],
    ['those from the start of a term', [3], 0, ['01 đến 02']],
    ['none for 03 and 03a', [2, 3, 3, 4], 1, []],
    ['none for a number of before', [7, 9], 8, []],
  ] as const)('are %s', (_what, values, before, gaps) => {
    expect(gapsIn(values, before)).toEqual(gaps)
  })

  it('are told apart from those that stand twice', () => {
    expect(doublesIn(['03-BB/CB', '03a-BB/CB', '03-BB/CB', '', '', '03-BB/CB'])).toEqual(['03-BB/CB'])
  })
})
