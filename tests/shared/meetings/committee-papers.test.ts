import { describe, expect, it } from 'vitest'
import { documentHtml } from '../../../shared/documents/html.ts'
import { isPostedByDefault, paperKinds, seriesFor } from '../../../shared/documents/kinds.ts'
import { layout05Hd2026 } from '../../../shared/documents/layout.ts'
import { type PartyDocument, partyDocumentSchema } from '../../../shared/documents/model.ts'
import { unnumbered } from '../../../shared/documents/numbering.ts'
import { emptyMeeting, type MeetingContent, meetingKinds } from '../../../shared/meetings/meeting.ts'
import { conclusion } from '../../../shared/meetings/papers/conclusion.ts'
import { yields } from '../../../shared/meetings/papers/offered.ts'
import { signatureSheet } from '../../../shared/meetings/papers/signature-sheet.ts'
import type { PaperSource } from '../../../shared/meetings/papers/source.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { idOf, marksOf, rollOf } from './samples.ts'

describe('papers of the kinds of meeting', () => {
  it.each([
    ['minutes', 'regular', 'minutes', true],
    ['minutes', 'committee', 'committee-minutes', false],
    ['minutes', 'review', 'minutes', false],
    ['minutes', 'briefing', 'commune-minutes', false],
    ['summons', 'briefing', 'commune-notice', false],
    ['conclusion', 'committee', 'conclusion', false],
    ['extract', 'regular', null, false],
    ['resolution', 'combined', 'resolution', true],
    ['item-resolution', 'regular', 'resolution', false],
    ['ballot-report', 'extraordinary', null, false],
    ['signature-sheet', 'extraordinary', null, false],
  ] as const)('%s of %s is numbered in %s, posted by itself: %s', (kind, meeting, series, isPosted) => {
    expect(seriesFor(kind, meeting)).toBe(series)
    expect(isPostedByDefault(kind, meeting)).toBe(isPosted)
  })

  it('every kind of meeting yields minutes', () => {
    expect(meetingKinds.filter((meeting) => !yields(meeting, 'minutes'))).toEqual([])
  })

  it('a briefing yields nothing that a cell adopts', () => {
    expect(paperKinds.filter((kind) => yields('briefing', kind))).toEqual([
      ...(['minutes', 'summons', 'signature-sheet'] as const),
    ])
  })
})

const roll = rollOf({ official: 3 }).map((line, index) => ({
  ...line,
  fullName: ['La Văn Đường', 'Phạm Như Thống', 'Lò Thị Ún'][index] ?? line.fullName,
  post: ['Bí thư', 'Phó bí thư', 'Chi ủy viên'][index] ?? '',
}))
const sourceOf = (content: Partial<MeetingContent>): PaperSource => ({
  ...{ communeName: 'xã Mường Than', placeName: 'Mường Than', cellName: 'Chi bộ bản Sen Đông' },
  ...{ period: '2026-11', kind: 'committee', roll, book: openRulebook(), isDraft: false },
  ...{ ownScore: null, minutesNumber: '', notifiedOn: null, number: { ...unnumbered('KL/CU'), value: 3 } },
  content: { ...emptyMeeting('2026-11-02'), chairId: idOf(1), place: 'nhà văn hóa', ...content },
})
const page = (document: PartyDocument): string =>
  documentHtml(partyDocumentSchema.parse(document), layout05Hd2026)
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<\/?(?:span|b|i|u)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('the conclusion of a committee', () => {
  it('says who met, what was agreed, and is signed by the secretary for the committee', () => {
    const marks = marksOf(roll, [
      ['present', 2],
      ['excused', 1],
    ])
    const text = page(conclusion(sourceOf({ marks, conclusion: 'Thống nhất nội dung tháng 11.' })))
    expect(text).toContain('KẾT LUẬN của chi ủy tại phiên họp tháng 11 năm 2026')
    expect(text).toContain(
      'Ngày 02 tháng 11 năm 2026, tại nhà văn hóa, Chi ủy Chi bộ bản Sen Đông họp kỳ tháng 11 năm 2026. Tổng số chi ủy viên: 03 đồng chí; có mặt 02 đồng chí.',
    )
    expect(text).toContain('Thống nhất nội dung tháng 11.')
    expect(text).toMatch(/T\/M CHI ỦY BÍ THƯ La Văn Đường/)
    expect(text).toMatch(/Số 0?3-KL\/CU/)
  })

  it('leaves to the hand what nobody has said', () => {
    expect(page(conclusion(sourceOf({})))).toMatch(/có mặt \.{6} đồng chí/)
  })

  it('comes with a list on which everybody called signs', () => {
    const table = signatureSheet(sourceOf({})).blocks.find((block) => block.kind === 'table')
    expect(table?.kind === 'table' && table.rows).toHaveLength(3)
    expect(page(signatureSheet(sourceOf({})))).toContain('1 La Văn Đường Bí thư')
  })
})
