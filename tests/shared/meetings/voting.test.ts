import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Vote, type VoteKind, voteKinds } from '../../../shared/meetings/meeting.ts'
import { neededVotes, voteResult } from '../../../shared/meetings/voting.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { marksOf, rollOf } from './samples.ts'

const book = openRulebook()
const day = '2026-11-05'
const twoThirds = { numerator: 2, denominator: 3, isStrict: false }
const moreThanHalf = { numerator: 1, denominator: 2, isStrict: true }

const vote = (kind: VoteKind, inFavour: number | null): Vote => ({
  kind,
  question: 'Thông qua',
  inFavour,
  against: null,
  other: null,
})

describe('the votes that carry a question', () => {
  it.each([
    [23, 16, 12],
    [14, 10, 8],
    [12, 8, 7],
    [9, 6, 5],
    [17, 12, 9],
    [20, 14, 11],
    [3, 2, 2],
  ])('of %i official members are %i for two thirds and %i for more than half', (base, atLeast, moreThan) => {
    expect(neededVotes(base, twoThirds)).toBe(atLeast)
    expect(neededVotes(base, moreThanHalf)).toBe(moreThan)
  })

  it('are the smallest number that reaches the threshold', () => {
    const threshold = fc
      .record({
        denominator: fc.integer({ min: 1, max: 100 }),
        numerator: fc.integer({ min: 0, max: 100 }),
        isStrict: fc.boolean(),
      })
      .filter(({ numerator, denominator }) => numerator <= denominator)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), threshold, (base, given) => {
        const carries = (count: number) =>
          given.isStrict
            ? count * given.denominator > given.numerator * base
            : count * given.denominator >= given.numerator * base
        const needed = neededVotes(base, given)
        expect(carries(needed)).toBe(true)
        expect(carries(needed - 1)).toBe(false)
      }),
    )
  })
})

describe('a vote of the cell', () => {
  const cell22 = rollOf({ official: 20, probationary: 2 })
  const cell22Marks = marksOf(cell22, [
    ['excused', 3],
    ['present', 17],
    ['excused', 1],
    ['present', 1],
  ])

  it('has all 20 official members for its base, also the 3 who are away, and no probationer', () => {
    expect(voteResult(vote('resolution', null), cell22, cell22Marks, book, day).base).toBe(20)
  })

  it.each([
    ['resolution', 12, 11, true],
    ['resolution', 10, 11, false],
    ['admission', 12, 14, false],
    ['admission', 14, 14, true],
    ['confirmation', 13, 14, false],
    ['rating', 11, 11, true],
    ['rating', 10, 11, false],
    ['discipline', 11, 11, true],
    ['discipline', 10, 11, false],
    ['removal', 11, 11, true],
    ['expulsion', 13, 14, false],
    ['expulsion', 14, 14, true],
    ['exemption', 11, 11, true],
  ] as const)('on a %s with %i of 20 needs %i: carried is %s', (kind, inFavour, needed, isCarried) => {
    expect(voteResult(vote(kind, inFavour), cell22, cell22Marks, book, day)).toMatchObject({
      needed,
      isCarried,
      faults: [],
    })
  })

  it.each([
    ['exempt', 19],
    ['excused', 19],
    ['present', 20],
  ] as const)('with an exempt member who is %s has a base of %i', (state, base) => {
    const roll = rollOf({ official: 19, exempt: 1 })
    const marks = marksOf(roll, [
      ['present', 19],
      [state, 1],
    ])
    for (const kind of ['resolution', 'admission', 'confirmation'] as const) {
      expect(voteResult(vote(kind, null), roll, marks, book, day).base).toBe(base)
    }
  })

  it('on admission is refused in a cell of 2 official members, and decides nothing', () => {
    const roll = rollOf({ official: 2, probationary: 5 })
    const result = voteResult(vote('admission', 2), roll, marksOf(roll, [['present', 7]]), book, day)
    expect(result.isCarried).toBeUndefined()
    expect(result.faults.join()).toContain('phải có ít nhất 3 đảng viên chính thức')
  })

  it.each(voteKinds)('on %s has all 20 for its base, so that the 3 who are away count against it', (kind) => {
    expect(voteResult(vote(kind, null), cell22, cell22Marks, book, day).base).toBe(20)
  })

  it('on a resolution is open to a cell of 2 official members', () => {
    const roll = rollOf({ official: 2 })
    const result = voteResult(vote('resolution', 2), roll, marksOf(roll, [['present', 2]]), book, day)
    expect(result).toMatchObject({ isCarried: true, faults: [] })
  })

  it('explains whom its base leaves out, and which threshold nobody has checked against its rule', () => {
    const roll = rollOf({ official: 19, exempt: 1 })
    const marks = marksOf(roll, [
      ['present', 19],
      ['exempt', 1],
    ])
    expect(voteResult(vote('admission', null), roll, marks, book, day).explanation).toBe(
      'Đề nghị kết nạp đảng viên: cần ít nhất 2/3 của 19 đảng viên chính thức, tức từ 13 phiếu tán thành. Không tính 1 đảng viên được miễn sinh hoạt, không dự.',
    )
    expect(voteResult(vote('expulsion', null), roll, marks, book, day).explanation).toContain(
      'chưa đối chiếu',
    )
    expect(voteResult(vote('resolution', null), roll, marks, book, day).explanation).not.toContain(
      'chưa đối chiếu',
    )
  })

  it('on admission is open to a cell whose third official member is exempt and at home', () => {
    const roll = rollOf({ official: 2, exempt: 1 })
    const marks = marksOf(roll, [
      ['present', 2],
      ['exempt', 1],
    ])
    expect(voteResult(vote('admission', 2), roll, marks, book, day)).toMatchObject({
      faults: [],
      isCarried: true,
    })
  })

  it('never counts the hands of probationers: more votes than official members present is a fault', () => {
    const result = voteResult(vote('resolution', 18), cell22, cell22Marks, book, day)
    expect(result.faults).toEqual(['Có 18 phiếu nhưng chỉ có 17 đảng viên chính thức có mặt.'])
    expect(result.isCarried).toBeUndefined()
  })

  it('is undecided while the number in favour is not known', () => {
    expect(voteResult(vote('resolution', null), cell22, cell22Marks, book, day).isCarried).toBeUndefined()
  })

  it('has the same base however many probationers and visitors there are', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.nat(30), (official, probationary, visiting) => {
        const roll = rollOf({ official, probationary, visiting })
        const everyone = marksOf(roll, [['present', roll.length]])
        expect(voteResult(vote('resolution', null), roll, everyone, book, day).base).toBe(official)
      }),
    )
  })
})
