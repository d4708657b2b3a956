import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PartyDocument, partyDocumentSchema } from '../../../shared/documents/model.ts'
import { unnumbered } from '../../../shared/documents/numbering.ts'
import { itemsOfMeeting } from '../../../shared/meetings/items.ts'
import { emptyMeeting, type MeetingContent } from '../../../shared/meetings/meeting.ts'
import { extract, extractItems } from '../../../shared/meetings/papers/extract.ts'
import type { PaperSource } from '../../../shared/meetings/papers/source.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { idOf, marksOf, rollOf } from './samples.ts'

const roll = rollOf({ official: 13, probationary: 1 })
const sourceOf = (content: Partial<MeetingContent>): PaperSource => ({
  ...{ communeName: 'xã Mường Than', placeName: 'Mường Than', cellName: 'Chi bộ bản Sen Đông' },
  ...{ period: '2026-11', kind: 'regular', roll, book: openRulebook(), number: unnumbered('') },
  ...{ isDraft: false, ownScore: null, minutesNumber: '', notifiedOn: null },
  content: { ...emptyMeeting('2026-11-05'), marks: marksOf(roll, [['present', 14]]), ...content },
})
const page = (document: PartyDocument): string => JSON.stringify(document)
const vote = {
  kind: 'resolution',
  question: 'Thông qua nghị quyết',
  inFavour: 13,
  against: 0,
  other: 0,
} as const

describe('an extract of what was not put to the vote', () => {
  const road = 'Làm đường ra khu sản xuất'
  const wish = {
    ...{ petitionId: idOf(70), content: 'Sửa đường điện\nvào khu Nà Sẳng', raisedBy: 'Hoàng Văn Tài' },
    ...{ answerer: 'Ủy ban nhân dân xã', dueOn: null, answer: '' },
  }
  const source = sourceOf({
    agenda: `1. Thông tin thời sự (đ/c La Văn Đường, 10 phút)\n2. ${road} (15 phút)`,
    votes: [vote],
    opinions: [
      { speakerId: null, speaker: 'Hoàng Văn Tài', text: 'Mỗi hộ góp hai công.', item: road },
      { speakerId: null, speaker: 'Phạm Văn Hải', text: 'Nhất trí với dự thảo.', item: vote.question },
      { speakerId: null, speaker: 'Hoàng Hữu An', text: 'Nhất trí với báo cáo.' },
      { speakerId: null, speaker: 'Trần Văn Thành', text: '', item: 'Thông tin thời sự' },
    ],
    petitions: [wish],
    conclusion: 'Khởi công trong tháng 12.',
  })
  const items = extractItems(source.content)
  const textOf = (name: string) => {
    const item = items.find((each) => each.name === name)?.item ?? ''
    const document = extract(source, item)
    return document === undefined ? '' : page(document)
  }

  it('is offered for each item of which something was recorded, and for no other', () => {
    expect(items.map(({ name }) => name)).toEqual([
      'Thông qua nghị quyết',
      road,
      'Kiến nghị: Sửa đường điện',
      'Kết luận',
    ])
    expect(extractItems(emptyMeeting('2026-11-05'))).toEqual([])
  })

  it.each([
    [
      'Thông qua nghị quyết',
      ['Nhất trí với dự thảo.', 'tán thành'],
      ['hai công', 'với báo cáo', 'Nà Sẳng', 'Khởi công'],
    ],
    [road, ['Mỗi hộ góp hai công.'], ['với dự thảo', 'với báo cáo', 'tán thành', 'Nà Sẳng', 'Khởi công']],
    ['Kiến nghị: Sửa đường điện', ['Nà Sẳng', 'Ủy ban nhân dân xã'], ['hai công', 'tán thành', 'Khởi công']],
    ['Kết luận', ['Khởi công trong tháng 12.'], ['hai công', 'tán thành', 'Nà Sẳng']],
  ] as const)('of "%s" tells that item, what was said on it, and nothing else', (name, told, untold) => {
    const text = textOf(name)
    for (const words of told) expect(text).toContain(words)
    for (const words of untold) expect(text).not.toContain(words)
    expect(text).toContain('Trích từ biên bản số')
  })

  it('lets an opinion be about a question or a line of the agenda, without who presents it for how long', () => {
    expect(itemsOfMeeting(source.content)).toEqual(['Thông qua nghị quyết', 'Thông tin thời sự', road])
  })

  it('is a valid document for every item that is offered, each by a name of its own', () => {
    const words = fc.constantFrom(
      '',
      'Làm đường',
      'Thông qua',
      'Làm đường\nNà Sẳng',
      'Kết luận',
      'x'.repeat(300),
    )
    const recorded = fc.record({
      votes: fc.array(words.map((question) => ({ ...vote, question }))),
      opinions: fc.array(
        fc.record({ speakerId: fc.constant(null), speaker: words, text: words, item: words }),
      ),
      petitions: fc.array(words.map((content) => ({ ...wish, content }))),
      conclusion: words,
    })
    fc.assert(
      fc.property(recorded, (content) => {
        const offered = extractItems({ ...emptyMeeting('2026-11-05'), ...content })
        expect(new Set(offered.map(({ item }) => item)).size).toBe(offered.length)
        for (const { item, name } of offered) {
          expect(name).not.toBe('')
          const document = extract(sourceOf(content), item)
          expect(partyDocumentSchema.parse(document)).toEqual(document)
        }
      }),
      { numRuns: 60 },
    )
  })
})
