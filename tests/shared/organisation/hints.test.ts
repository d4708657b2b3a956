import { describe, expect, it } from 'vitest'
import { cellHints } from '../../../shared/organisation/hints.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'

const book = openRulebook()
const day = '2026-11-22'
const hints = (
  official: number,
  exempt = 0,
  posts: { members?: number; committee?: number; secretaries?: number } = {},
) =>
  cellHints(
    {
      numbers: { official, probationary: 3, exempt, total: official + exempt + 3 },
      secretaries: posts.secretaries ?? 1,
      committeeMembers: posts.members ?? 0,
      committee: posts.committee ?? posts.members ?? 0,
    },
    book,
    day,
  )

describe('what a cell should look at', () => {
  it('a cell of 8 official members elects a secretary only', () => {
    expect(hints(8)).toEqual([])
  })

  it.each([
    [9, 0],
    [8, 1],
  ])('a cell of %i official members and %i exempt ones must have a committee', (official, exempt) => {
    expect(hints(official, exempt)).toEqual([
      `Có 9 đảng viên chính thức${exempt === 0 ? '' : ` (kể cả ${exempt} miễn sinh hoạt)`}: từ 9 trở lên thì chi bộ bầu chi ủy.`,
    ])
    expect(hints(official, exempt, { members: 1, committee: 3 })).toEqual([])
  })

  it.each([
    [2, 1],
    [3, 0],
  ])('a cell of %i official members has %i hints about its smallest size', (official, count) => {
    expect(hints(official)).toHaveLength(count)
  })

  it.each([
    [5, 7, 0],
    [6, 8, 1],
  ])(
    'a committee of %i members with the secretary and the deputy (%i in all) has %i hints',
    (members, committee, count) => {
      expect(hints(20, 0, { members, committee })).toHaveLength(count)
    },
  )

  it('two secretaries are pointed out', () => {
    expect(hints(5, 0, { secretaries: 2 })).toEqual(['Đang ghi 2 bí thư.'])
  })
})
