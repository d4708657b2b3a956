import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentHtml } from '../../../shared/documents/html.ts'
import { layout05Hd2026 } from '../../../shared/documents/layout.ts'
import { type PartyDocument, partyDocumentSchema } from '../../../shared/documents/model.ts'
import { unnumbered } from '../../../shared/documents/numbering.ts'
import {
  cellMeetingKinds,
  emptyMeeting,
  type MeetingContent,
  meetingContent,
} from '../../../shared/meetings/meeting.ts'
import { minutes } from '../../../shared/meetings/minutes.ts'
import { extract, extractItems } from '../../../shared/meetings/papers/extract.ts'
import { invitation, invitationItems, notice, summons } from '../../../shared/meetings/papers/notices.ts'
import { isVotedDown, resolution } from '../../../shared/meetings/papers/resolution.ts'
import { scoreSheet } from '../../../shared/meetings/papers/score-sheet.ts'
import type { PaperSource } from '../../../shared/meetings/papers/source.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { idOf, marksOf, rollOf } from './samples.ts'

const roll = rollOf({ official: 13, probationary: 1 }).map((line, index) => ({
  ...line,
  fullName: ['La Văn Đường', 'Phạm Như Thống', 'Lò Thị Ún'][index] ?? line.fullName,
  post: ['Bí thư', 'Phó bí thư'][index] ?? '',
}))

const sourceOf = (content: Partial<MeetingContent> = {}, more: Partial<PaperSource> = {}): PaperSource => ({
  communeName: 'xã Mường Than',
  placeName: 'Mường Than',
  cellName: 'Chi bộ bản Sen Đông',
  period: '2026-11',
  kind: 'regular',
  roll,
  content: {
    ...emptyMeeting('2026-11-05'),
    marks: marksOf(roll, [
      ['present', 12],
      ['excused', 2],
    ]),
    chairId: idOf(1),
    ...content,
  },
  book: openRulebook(),
  number: unnumbered('NQ/CB'),
  isDraft: false,
  ownScore: null,
  minutesNumber: '',
  notifiedOn: null,
  ...more,
})

const page = (document: PartyDocument): string =>
  documentHtml(document, layout05Hd2026)
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<\/?(?:span|b|i|u)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

const vote = (inFavour: number | null) =>
  ({ kind: 'resolution', question: 'Thông qua nghị quyết', inFavour, against: 0, other: 0 }) as const

describe('the summons', () => {
  it('bears the day on which members were told, and dots where nobody noted it', () => {
    expect(page(summons(sourceOf({}, { notifiedOn: '2026-11-03' })))).toContain('ngày 03 tháng 11 năm 2026')
    expect(page(summons(sourceOf()))).toMatch(/ngày ?\.+ ?tháng ?\.+/)
  })

  it('goes out with the invitations: they bear the same day', () => {
    expect(page(invitation(sourceOf({}, { notifiedOn: '2026-11-03' }), ''))).toContain(
      'ngày 03 tháng 11 năm 2026',
    )
    expect(page(invitation(sourceOf(), ''))).toMatch(/ngày ?\.+ ?tháng ?\.+/)
  })

  it('of a committee calls its members', () => {
    expect(page(summons(sourceOf({}, { kind: 'committee' })))).toContain('triệu tập chi ủy viên dự')
  })
})

describe('the notice of what a meeting concluded', () => {
  it('bears the day of the meeting, as the resolution does', () => {
    expect(notice(sourceOf()).header.placeAndDate?.date).toBe('2026-11-05')
  })
})

describe('the resolution of a month', () => {
  it('leads the month of its period and weighs the one before', () => {
    const text = page(resolution(sourceOf()))
    expect(text).toContain('lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026')
    expect(text).toContain('NHIỆM VỤ THÁNG 10 NĂM 2026')
    expect(text).toContain('II. PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 11 NĂM 2026')
  })

  it('leads the month after where the office counts so', () => {
    const book = openRulebook([{ ruleId: 'resolution.monthsAhead', from: '2026-01-01', value: 1 }])
    const text = page(resolution(sourceOf({}, { period: '2026-12', book })))
    expect(text).toContain('lãnh đạo thực hiện nhiệm vụ tháng 1 năm 2027')
    expect(text).toContain('NHIỆM VỤ THÁNG 12 NĂM 2026')
  })

  it('states who was there, and nothing of it before the roll is called', () => {
    expect(page(resolution(sourceOf()))).toContain(
      'Tổng số đảng viên: 14 đồng chí (chính thức 13, dự bị 01); có mặt 12 đồng chí; vắng 02 đồng chí.',
    )
    expect(page(resolution(sourceOf({ marks: [] })))).toContain('có mặt ......')
  })

  it('leaves nobody out of those it counts: the exempt who did not come are named as such', () => {
    const withExempt = rollOf({ official: 12, probationary: 1, exempt: 1 })
    const marks = marksOf(withExempt, [
      ['present', 12],
      ['excused', 1],
      ['exempt', 1],
    ])
    expect(page(resolution(sourceOf({ marks }, { roll: withExempt })))).toContain(
      'có mặt 12 đồng chí; vắng 01 đồng chí; được miễn sinh hoạt, không dự 01 đồng chí.',
    )
  })

  it('has the opinions behind it, with its number and its day', () => {
    const opinions = [{ speakerId: idOf(1), speaker: 'La Văn Đường', text: 'Nhất trí' }]
    const numbered = sourceOf({ opinions }, { number: { ...unnumbered('NQ/CB'), value: 7 } })
    expect(page(resolution(numbered))).toContain(
      '(Kèm theo Nghị quyết số 07-NQ/CB, ngày 05 tháng 11 năm 2026 của Chi bộ bản Sen Đông)',
    )
    expect(page(resolution(sourceOf({ opinions })))).toMatch(/Kèm theo Nghị quyết số \.+ ?-NQ\/CB/)
  })

  it.each([
    ['no vote at all', [], 'tán thành ...... / ...... đồng chí', false],
    ['a vote that is not counted yet', [vote(null)], 'tán thành ...... /13 đồng chí', false],
    ['one that carries it', [vote(12)], 'tán thành 12/13 đồng chí (92,3%)', false],
    ['one that does not', [vote(6)], 'tán thành 06/13 đồng chí (46,2%)', true],
  ])('with %s', (_name, votes, sentence, isDown) => {
    const source = sourceOf({ votes })
    expect(page(resolution(source)).replace(/ ?(\.{6}|\/) ?/g, '$1')).toContain(
      sentence.replace(/ ?(\.{6}|\/) ?/g, '$1'),
    )
    expect(isVotedDown(source)).toBe(isDown)
  })

  it('is signed by the secretary, or by the deputy who chaired', () => {
    expect(page(resolution(sourceOf()))).toMatch(/T\/M CHI BỘ BÍ THƯ La Văn Đường/)
    expect(page(resolution(sourceOf({ chairId: idOf(2) })))).toMatch(/T\/M CHI BỘ PHÓ BÍ THƯ Phạm Như Thống/)
    expect(page(resolution(sourceOf({ chairId: idOf(3) })))).toMatch(/T\/M CHI BỘ BÍ THƯ La Văn Đường/)
  })
})

describe('the score sheet', () => {
  it('has the seven criteria and 100 points, and leaves to the hand what nobody has said', () => {
    const [, table] = scoreSheet(sourceOf()).blocks
    expect(table?.kind === 'table' && table.rows).toHaveLength(8)
    const text = page(scoreSheet(sourceOf()))
    expect(text).toContain('Tổng điểm 100')
    expect(text).toContain('xếp loại: ................')
  })

  it('prints the points that were voted', () => {
    const ownScore = {
      points: '92,5',
      band: 'Tốt',
      criteria: { attendance: { points: '4', reason: 'vắng 02 đồng chí' } },
    }
    const text = page(scoreSheet(sourceOf({}, { ownScore })))
    expect(text).toContain('Tỷ lệ đảng viên dự sinh hoạt 5 4 vắng 02 đồng chí')
    expect(text).toContain('92,5 điểm; xếp loại: Tốt.')
    expect(page(resolution(sourceOf({}, { ownScore })))).toContain('92,5 điểm; xếp loại: Tốt.')
    expect(page(minutes(sourceOf({}, { ownScore })))).toContain('92,5 điểm; xếp loại: Tốt.')
  })
})

describe('an extract', () => {
  const given = emptyMeeting('2026-11-05')

  it('tells one question and its result, and from which minutes it comes', () => {
    const votes = [vote(13), { ...vote(12), kind: 'admission' as const, question: 'Đề nghị kết nạp ông An' }]
    const source = sourceOf({ votes }, { minutesNumber: '11-BB/CB' })
    const [, admission] = extractItems({ ...given, votes }).map(({ item }) => item)
    const document = extract(source, admission ?? '')
    const text = document === undefined ? '' : page(document)
    expect(text).toContain('Đề nghị kết nạp ông An')
    expect(text).not.toContain('Thông qua nghị quyết')
    expect(text).toContain('Trích từ biên bản số 11-BB/CB, ngày 05 tháng 11 năm 2026')
    expect(extract(source, 'vote-2')).toBeUndefined()
  })

  it('stays with its question when the questions change places, and tells two of the same words apart', () => {
    const votes = [vote(13), { ...vote(12), question: 'Đề nghị khen thưởng' }, vote(7)]
    const items = extractItems({ ...given, votes }).map(({ item }) => item)
    expect(new Set(items).size).toBe(3)
    expect(
      extractItems({ ...given, votes: votes.toReversed() }).map(({ item, name }) => [item, name]),
    ).toEqual([
      [items[0], 'Thông qua nghị quyết'],
      [items[1], 'Đề nghị khen thưởng'],
      [items[2], 'Thông qua nghị quyết'],
    ])
  })
})

describe('every paper of a meeting', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 })
  const arbitrarySource = fc
    .record({
      agenda: text,
      review: text,
      conclusion: text,
      place: fc.string({ unit: 'grapheme', maxLength: 60 }),
      startsAt: fc.constantFrom(null, '19:30'),
      chairId: fc.option(fc.nat({ max: 20 }).map(idOf)),
      marks: fc.constantFrom([], marksOf(roll, [['present', 14]]), marksOf(roll, [['absent', 3]])),
      votes: fc.array(
        fc.record({
          kind: fc.constantFrom('resolution' as const, 'admission' as const),
          question: fc.string({ unit: 'grapheme', maxLength: 80 }),
          inFavour: fc.option(fc.nat({ max: 20 })),
          against: fc.option(fc.nat({ max: 20 })),
          other: fc.option(fc.nat({ max: 20 })),
        }),
        { maxLength: 4 },
      ),
      guests: fc.array(
        fc.record({
          fullName: fc.constantFrom('', 'Hoàng Văn Tài'),
          title: fc.constantFrom('', 'Phó Chủ tịch UBND xã'),
          isSuperior: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
    })
    .chain((content) =>
      fc.record({
        content: fc.constant(content),
        kind: fc.constantFrom(...cellMeetingKinds),
        period: fc.constantFrom('2026-01', '2026-12'),
        isDraft: fc.boolean(),
      }),
    )

  it('is a valid document that draws itself, whatever was written', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitrarySource, ({ content, ...more }) => {
        const source = sourceOf(meetingContent.parse({ ...emptyMeeting('2026-11-05'), ...content }), more)
        const { guests } = source.content
        const documents = [
          minutes(source),
          resolution(source),
          scoreSheet(source),
          notice(source),
          summons(source),
          ...['', ...invitationItems(guests).map(({ item }) => item)].map((item) => invitation(source, item)),
          ...extractItems(source.content).map(({ item }) => extract(source, item)),
        ]
        for (const document of documents) {
          const parsed = partyDocumentSchema.parse(document)
          expect(parsed).toEqual(document)
          expect(documentHtml(parsed, layout05Hd2026)).not.toMatch(/undefined|\bnull\b|NaN/)
        }
      }),
      { numRuns: 40 },
    )
  })
})
