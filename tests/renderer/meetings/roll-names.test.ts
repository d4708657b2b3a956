import { describe, expect, it } from 'vitest'
import { hasNamesake, namedOnRoll } from '../../../renderer/meetings/roll-names.ts'
import type { RollLine } from '../../../shared/meetings/meeting.ts'

const roll = [
  'Giàng Văn Hòa',
  'Giàng Văn Hoa',
  'Thào A Chu',
  'Đặng Thị Thúy',
  'Sùng A Páo',
  'Sùng A Páo',
].map(
  (fullName, index): RollLine => ({
    personId: `p${index}`,
    number: index + 1,
    fullName,
    standing: 'official',
    inBase: true,
    post: '',
  }),
)
const meant = (typed: string, orOutsider: boolean) =>
  namedOnRoll(roll, typed, orOutsider).map((line) => line.personId)

describe('a name typed in full', () => {
  it.each([
    ['Thào A Chu', ['p2']],
    ['thao a chu', ['p2']],
    ['  THÀO   A CHU ', ['p2']],
    ['Thào A Chu'.normalize('NFD'), ['p2']],
    ['đặng thị thuý', ['p3']],
    ['dang thi thuy', ['p3']],
    // Two people whose names differ in a mark only: the marks decide, without them nobody can.
    ['Giàng Văn Hoà', ['p0']],
    ['Giàng Văn Hoa', ['p1']],
    ['giang van hoa', ['p0', 'p1']],
    ['Sùng A Páo', ['p4', 'p5']],
    ['Thào A', []],
    ['', []],
  ])('"%s" means %j', (typed, expected) => {
    expect(meant(typed, false)).toEqual(expected)
    expect(meant(typed, true)).toEqual(expected)
  })

  it('with other marks means the only one it can mean, unless somebody from outside may be meant', () => {
    expect(meant('Thào Á Chu', false)).toEqual(['p2'])
    expect(meant('Thào Á Chu', true)).toEqual([])
  })
})

it('a namesake has the very same name', () => {
  expect(roll.map((line) => hasNamesake(roll, line))).toEqual([false, false, false, false, true, true])
})
