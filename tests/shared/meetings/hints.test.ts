import { describe, expect, it } from 'vitest'
import { meetingHints } from '../../../shared/meetings/hints.ts'
import { emptyMeeting, type MeetingContent, type MeetingKind } from '../../../shared/meetings/meeting.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { idOf, marksOf, rollOf } from './samples.ts'

const book = openRulebook()

describe('what a clerk should look at before freezing', () => {
  const roll = rollOf({ official: 14 })
  const hintsOf = (change: Partial<MeetingContent>, kind: MeetingKind = 'regular') =>
    meetingHints({
      content: {
        ...emptyMeeting('2026-11-05'),
        marks: marksOf(roll, [['present', 14]]),
        chairId: idOf(1),
        secretaryId: idOf(2),
        ...change,
      },
      roll,
      book,
      kind,
    })

  it.each([
    ['19:30', '20:55', 'regular', ['Thời lượng 85 phút, dưới mức 90 phút.']],
    ['19:30', '21:00', 'regular', []],
    ['19:30', '21:10', 'combined', ['Thời lượng 100 phút, dưới mức 120 phút.']],
    ['19:30', '21:30', 'combined', []],
    ['19:30', '19:00', 'regular', ['Giờ kết thúc phải sau giờ bắt đầu.']],
  ] as const)('from %s to %s, %s: %j', (startsAt, endsAt, kind, expected) => {
    expect(hintsOf({ startsAt, endsAt, topic: 'Chuyển đổi số' }, kind)).toEqual(expected)
  })

  it.each(['combined', 'thematic'] as const)('says that a %s meeting has no topic yet', (kind) => {
    expect(hintsOf({}, kind)).toEqual(['Chưa ghi nội dung chuyên đề.'])
  })

  it('says of a meeting taken in as a line of figures which parts stay dots', () => {
    const content = { ...emptyMeeting('2026-11-05'), marks: marksOf(roll, [['present', 14]]) }
    const facts = { content: { ...content, chairId: idOf(1), secretaryId: idOf(2) }, roll, book }
    const [hint = ''] = meetingHints({ ...facts, kind: 'regular', isByFigures: true })
    expect(hint).toContain('Buổi này ghi theo số liệu')
    const told = { ...facts.content, review: 'Hoàn thành các nhiệm vụ.' }
    expect(meetingHints({ ...facts, content: told, kind: 'regular', isByFigures: true })).toEqual([])
  })

  it('says that a meeting is to be held on a day to come', () => {
    const content = { ...emptyMeeting('2026-12-01'), marks: marksOf(roll, [['present', 14]]) }
    const facts = { content: { ...content, chairId: idOf(1), secretaryId: idOf(2) }, roll, book }
    expect(meetingHints({ ...facts, kind: 'regular', today: '2026-11-23' })).toEqual([
      'Ngày họp 01/12/2026 ở sau hôm nay.',
    ])
    expect(meetingHints({ ...facts, kind: 'regular', today: '2026-12-01' })).toEqual([])
  })

  it.each([
    [[11, 0, 0], ['Biểu quyết "Thông qua": kết quả có 11 phiếu, có mặt 14 đảng viên chính thức.']],
    [[11, 2, 1], []],
    [[11, null, null], []],
  ] as const)('of votes %j: %j', ([inFavour, against, other], expected) => {
    const vote = { kind: 'resolution' as const, question: 'Thông qua', inFavour, against, other }
    expect(hintsOf({ votes: [vote] })).toEqual(expected)
  })

  it.each([
    [14, ['Học tập và làm theo Bác 14 phút, ngoài mức 15 đến 30 phút.']],
    [15, []],
    [30, []],
    [31, ['Học tập và làm theo Bác 31 phút, ngoài mức 15 đến 30 phút.']],
  ])('of %i minutes on the example: %j', (exampleMinutes, expected) => {
    expect(hintsOf({ exampleMinutes })).toEqual(expected)
  })

  it.each(['committee', 'extraordinary', 'review'] as const)(
    'asks no length of a meeting of the kind %s',
    (kind) => {
      expect(hintsOf({ startsAt: '19:30', endsAt: '20:00' }, kind)).toEqual([])
    },
  )

  it('more speakers than members present, and a vote about nobody', () => {
    const vote = { kind: 'rating' as const, question: 'Xếp loại', inFavour: 14, against: 0, other: 0 }
    expect(hintsOf({ speakers: 15, votes: [vote] })).toEqual([
      'Biểu quyết "Xếp loại": chưa ghi về ai.',
      'Ghi 15 người phát biểu nhưng chỉ có 14 đảng viên có mặt.',
    ])
    expect(
      hintsOf({ speakers: 14, votes: [{ ...vote, about: { personId: idOf(3), fullName: 'C' } }] }),
    ).toEqual([])
  })

  it('the rate is held against the target of the day of the meeting', () => {
    const marks = marksOf(roll, [
      ['present', 12],
      ['excused', 2],
    ])
    expect(hintsOf({ marks })).toEqual(['Tỷ lệ dự 85,7%, chưa đạt mức 90%.'])
    expect(hintsOf({ marks, heldOn: '2025-10-27' })).toEqual([])
    const eleven = marksOf(roll, [
      ['present', 11],
      ['absent', 3],
    ])
    expect(hintsOf({ marks: eleven, heldOn: '2025-10-27' })).toEqual(['Tỷ lệ dự 78,6%, chưa vượt mức 85%.'])
  })

  it('names what is missing, and a vote that does not fit', () => {
    expect(hintsOf({ marks: [], chairId: null, secretaryId: null })).toEqual([
      'Còn 14 đảng viên chưa điểm danh.',
      'Chưa ghi người chủ trì.',
      'Chưa ghi người ghi biên bản.',
    ])
    const question = 'Nghị quyết'
    expect(
      hintsOf({ votes: [{ kind: 'resolution', question, inFavour: 15, against: 0, other: 0 }] }),
    ).toEqual(['Biểu quyết "Nghị quyết": Có 15 phiếu nhưng chỉ có 14 đảng viên chính thức có mặt.'])
  })
})
