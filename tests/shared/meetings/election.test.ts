import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { electionResult } from '../../../shared/meetings/election.ts'
import type { Vote } from '../../../shared/meetings/meeting.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { marksOf, rollOf } from './samples.ts'

const book = openRulebook()
const day = '2026-11-05'

const election = (votes: readonly (number | null)[], seats: number | null = 2): Vote => ({
  ...{ kind: 'election', question: 'Bầu chi ủy', inFavour: null, against: null, other: null },
  seats,
  candidates: votes.map((count, index) => ({
    ...{ personId: null, fullName: `Ứng cử viên ${index + 1}`, votes: count },
  })),
})
const roll14 = rollOf({ official: 13, probationary: 1 })
const all14 = marksOf(roll14, [['present', 14]])
const of14 = (vote: Vote) => electionResult(vote, roll14, all14, book, day)

describe('an election in a cell of 13 official members and one probationary', () => {
  it.each([
    [[12, 9, 4], ['elected', 'elected', 'not-elected'], 0],
    [[9, 8, 7], ['elected', 'elected', 'not-elected'], 0],
    [[7, 6, 5], ['elected', 'not-elected', 'not-elected'], 1],
    [[6, 6, 6], ['not-elected', 'not-elected', 'not-elected'], 1],
    [[10, 7, 7], ['elected', 'tied', 'tied'], 1],
    [[8, 8, 8], ['tied', 'tied', 'tied'], 1],
    [[13, 13], ['elected', 'elected'], 0],
    [[13], ['elected'], 1],
  ] as const)('with %j votes for two seats: %j', (votes, outcomes, followUps) => {
    const result = of14(election(votes))
    expect(result).toMatchObject({ base: 13, needed: 7, outcomes, faults: [] })
    expect(result.followUps).toHaveLength(followUps)
  })

  it('is counted over those convened: an exempt member who stays away is left out, an absent one is not', () => {
    const roll = rollOf({ official: 12, exempt: 2, probationary: 3 })
    const away = marksOf(roll, [
      ['present', 9],
      ['absent', 3],
      ['exempt', 2],
      ['present', 3],
    ])
    expect(electionResult(election([7, 6]), roll, away, book, day)).toMatchObject({ base: 12, needed: 7 })
    const came = away.map((mark) => (mark.state === 'exempt' ? { ...mark, state: 'present' as const } : mark))
    expect(electionResult(election([7, 6]), roll, came, book, day)).toMatchObject({ base: 14, needed: 8 })
  })

  it.each([
    [election([14, 2]), 'Ứng cử viên 1 có 14 phiếu bầu, nhiều hơn 13 phiếu hợp lệ.'],
    [election([12, 9, 6]), 'Cộng lại có 27 lượt bầu; 13 phiếu bầu 2 người nhiều nhất là 26.'],
    [election([12, 9], null), 'Chưa ghi số lượng được bầu.'],
    [election([]), 'Chưa ghi danh sách bầu cử.'],
    [
      { ...election([9]), ballots: { issued: 14, collected: 13, invalid: 0 } },
      'Phát ra 14 phiếu nhưng chỉ có 13 đảng viên chính thức có mặt.',
    ],
    [
      { ...election([9]), ballots: { issued: 12, collected: 13, invalid: 0 } },
      'Thu về 13 phiếu, nhiều hơn 12 phiếu phát ra.',
    ],
    [
      { ...election([2]), ballots: { issued: 13, collected: 3, invalid: 4 } },
      'Có 4 phiếu không hợp lệ trong 3 phiếu thu về.',
    ],
  ])('has no result where the count cannot be right: %#', (vote, fault) => {
    const result = of14(vote)
    expect(result.outcomes).toBeUndefined()
    expect(result.faults).toContain(fault)
  })

  it('has no result while a probationary member stands, who neither elects nor is elected', () => {
    const probationer = roll14.find(({ standing }) => standing === 'probationary')
    const stands = { personId: probationer?.personId ?? null, fullName: 'Đặng Đình Vy', votes: 12 }
    const result = of14({ ...election([9]), candidates: [stands] })
    expect(result.outcomes).toBeUndefined()
    expect(result.faults).toEqual([expect.stringContaining('Đặng Đình Vy là đảng viên dự bị')])
  })

  it('has no result before every candidate is counted', () => {
    expect(of14(election([9, null]))).toMatchObject({ outcomes: undefined, faults: [], followUps: [] })
  })

  it('never elects more than there are seats, nobody below the threshold, nobody before one with more votes', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 13 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 8 }), (votes, seats) => {
        const { outcomes, needed, faults } = of14(election(votes, seats))
        fc.pre(faults.length === 0)
        const of = (outcome: string) => votes.filter((_, at) => outcomes?.[at] === outcome)
        expect(of('elected').length).toBeLessThanOrEqual(seats)
        for (const count of [...of('elected'), ...of('tied')]) expect(count).toBeGreaterThanOrEqual(needed)
        const least = Math.min(...of('elected'))
        for (const count of of('tied')) expect(count).toBeLessThan(least)
        expect(new Set(of('tied')).size).toBeLessThanOrEqual(1)
        for (const count of of('not-elected')) {
          expect(count < needed || count < Math.min(...of('elected'), ...of('tied'))).toBe(true)
        }
        if (of('tied').length > 0) expect(of('elected').length + of('tied').length).toBeGreaterThan(seats)
      }),
    )
  })
})
