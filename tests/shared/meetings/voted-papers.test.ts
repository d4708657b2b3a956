import { describe, expect, it } from 'vitest'
import { documentHtml } from '../../../shared/documents/html.ts'
import { layout05Hd2026 } from '../../../shared/documents/layout.ts'
import { unnumbered } from '../../../shared/documents/numbering.ts'
import { meetingHints } from '../../../shared/meetings/hints.ts'
import { emptyMeeting, type Vote, type VoteKind, voteKinds } from '../../../shared/meetings/meeting.ts'
import { minutes } from '../../../shared/meetings/minutes.ts'
import { ballotReport, electedItems } from '../../../shared/meetings/papers/ballot-report.ts'
import {
  isItemVotedDown,
  itemResolution,
  resolvedItems,
} from '../../../shared/meetings/papers/item-resolution.ts'
import type { PaperSource } from '../../../shared/meetings/papers/source.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { idOf, marksOf, rollOf } from './samples.ts'

const roll = rollOf({ official: 13, probationary: 1 })
const sourceOf = (...votes: readonly Vote[]): PaperSource => ({
  ...{ communeName: 'xã Mường Than', placeName: 'Mường Than', cellName: 'Chi bộ bản Sen Đông' },
  ...{ period: '2026-11', kind: 'regular', roll, book: openRulebook(), number: unnumbered('NQ/CB') },
  ...{ isDraft: false, ownScore: null, minutesNumber: '', notifiedOn: null },
  content: {
    ...emptyMeeting('2026-11-05'),
    marks: marksOf(roll, [['present', 14]]),
    chairId: idOf(1),
    votes: [...votes],
  },
})
const textOf = (document: Parameters<typeof documentHtml>[0] | undefined): string =>
  document === undefined
    ? ''
    : documentHtml(document, layout05Hd2026)
        .replace(/[\s\S]*<body[^>]*>/u, '')
        .replace(/<[^>]+>/gu, ' ')
        .replace(/\s+/gu, ' ')

const asked = (kind: VoteKind, inFavour: number | null): Vote => ({
  ...{ kind, question: 'Nội dung được hỏi', inFavour, against: null, other: null, method: 'ballot' },
  about: { personId: idOf(20), fullName: 'Lò Thị Phương' },
})
const resolutionOf = (vote: Vote): string => {
  const source = sourceOf(vote)
  return textOf(itemResolution(source, resolvedItems(source.content.votes)[0]?.item ?? ''))
}

describe('the resolution of a cell on one person', () => {
  it.each([
    ['admission', 'Mẫu 6-KNĐ', 'đề nghị kết nạp đảng viên', 'kết nạp quần chúng Lò Thị Phương vào Đảng'],
    [
      'confirmation',
      'Mẫu 14-KNĐ',
      'đề nghị công nhận đảng viên chính thức',
      'công nhận đồng chí Lò Thị Phương trở thành đảng viên chính thức',
    ],
    ['exemption', '', 'đề nghị miễn công tác', 'đồng chí Lò Thị Phương được miễn công tác và sinh hoạt đảng'],
    ['discipline', '', 'về việc thi hành kỷ luật', 'quyết nghị thi hành kỷ luật đồng chí Lò Thị Phương'],
    ['removal', '', 'đề nghị thi hành kỷ luật', 'đề nghị Đảng ủy xem xét, thi hành kỷ luật cách chức'],
    ['expulsion', '', 'đề nghị thi hành kỷ luật', 'đề nghị Đảng ủy xem xét, khai trừ đồng chí Lò Thị Phương'],
  ] as const)('of %s says so over its form number "%s"', (kind, form, title, agreed) => {
    const text = resolutionOf(asked(kind, 12))
    expect(text.includes('Mẫu')).toBe(form !== '')
    for (const words of ['NGHỊ QUYẾT', form, title, agreed]) expect(text).toContain(words)
    // 13 official members are counted, never the one who is probationary.
    expect(text).toContain('12 đồng chí (92,3%) so với 13 đảng viên chính thức được tính')
  })

  it('is of no question about another matter', () => {
    const kinds = voteKinds.filter((kind) => resolvedItems([asked(kind, 12)]).length === 0)
    expect(kinds).toEqual(['resolution', 'rating', 'election'])
  })

  it.each([
    ['admission', 8, true],
    ['admission', 9, false],
    ['discipline', 6, true],
    ['discipline', 7, false],
    ['expulsion', 8, true],
    ['admission', null, false],
  ] as const)('of %s with %j of 13 in favour was voted down: %j', (kind, inFavour, isDown) => {
    const source = sourceOf(asked(kind, inFavour))
    expect(isItemVotedDown(source, resolvedItems(source.content.votes)[0]?.item ?? '')).toBe(isDown)
  })
})

describe('the count of an election', () => {
  const election = (votes: readonly (number | null)[], question = 'Bầu chi ủy'): Vote => ({
    ...{ kind: 'election', question, inFavour: null, against: null, other: null, method: 'ballot' },
    seats: 2,
    ballots: { issued: 13, collected: 13, invalid: 0 },
    candidates: votes.map((count, index) => ({
      ...{ personId: idOf(index + 2), fullName: `Ứng cử viên ${index + 1}`, votes: count },
    })),
  })
  const reportOf = (vote: Vote): string => {
    const source = sourceOf(vote)
    return textOf(ballotReport(source, electedItems(source.content.votes)[0]?.item ?? ''))
  }

  it.each([
    [
      [12, 9, 4],
      ['Trúng cử: đồng chí Ứng cử viên 1, đồng chí Ứng cử viên 2.', '12/13 (92,3%)'],
    ],
    [
      [10, 7, 7],
      [
        'Trúng cử: đồng chí Ứng cử viên 1.',
        'Ngang phiếu cho 01 vị trí còn lại, phải bầu lại: đồng chí Ứng cử viên 2, đồng chí',
      ],
    ],
    [
      [8, 6, 5],
      ['Trúng cử: đồng chí Ứng cử viên 1.', 'Chưa bầu đủ, còn thiếu 01 so với số lượng được bầu.'],
    ],
    [
      [6, 6, 6],
      ['Kết quả: không có người trúng cử.', 'còn thiếu 02'],
    ],
  ] as const)(
    'with %j votes for two seats says %j, in its own paper and in the minutes',
    (votes, sentences) => {
      for (const text of [reportOf(election(votes)), textOf(minutes(sourceOf(election(votes))))]) {
        for (const sentence of sentences) expect(text).toContain(sentence)
      }
    },
  )

  it('leaves the result to the hand while a candidate is not counted', () => {
    const text = reportOf(election([12, null, 4]))
    expect(text).not.toContain('Trúng cử')
    expect(text).not.toContain('còn thiếu')
  })

  it('has no paper without a name, and that is said before freezing', () => {
    const unnamed = sourceOf(election([12, 9], ''))
    expect(electedItems(unnamed.content.votes)).toEqual([])
    expect(meetingHints(unnamed)).toContain('Bầu cử: chưa ghi bầu gì, nên chưa lập được biên bản kiểm phiếu.')
  })
})
