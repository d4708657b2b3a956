import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentHtml } from '../../../shared/documents/html.ts'
import { layout05Hd2026 } from '../../../shared/documents/layout.ts'
import {
  type Block,
  type PartyDocument,
  partyDocumentSchema,
  type Runs,
} from '../../../shared/documents/model.ts'
import { unnumbered } from '../../../shared/documents/numbering.ts'
import { documentName, numberLine, placeAndDateLine, voteLine } from '../../../shared/documents/phrases.ts'
import {
  attendanceStates,
  cellMeetingKinds,
  emptyMeeting,
  type MeetingContent,
  meetingContent,
  meetingModes,
  opinionKinds,
  type RollLine,
  taskStates,
  voteKinds,
  voteMethods,
} from '../../../shared/meetings/meeting.ts'
import { minutes } from '../../../shared/meetings/minutes.ts'
import type { MinutesSource } from '../../../shared/meetings/minutes-sections.ts'
import { standings } from '../../../shared/people/person.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'
import { idOf, marksOf, rollOf } from './samples.ts'

const book = openRulebook()

const sourceOf = (
  content: MeetingContent,
  roll: readonly RollLine[],
  more: Partial<MinutesSource> = {},
): MinutesSource => ({
  communeName: 'xã Mường Than',
  placeName: 'Mường Than',
  cellName: 'Chi bộ bản Sen Đông',
  period: '2026-11',
  kind: 'regular',
  roll,
  content,
  book,
  number: unnumbered('BB/CB'),
  isDraft: false,
  ownScore: null,
  ...more,
})

const wordsOf = (runs: Runs): string =>
  runs.map((run) => (run.kind === 'text' ? run.text : run.kind === 'blank' ? '…' : '\n')).join('')

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return wordsOf(block.runs)
    case 'list':
      return block.items.map(wordsOf).join('\n')
    case 'table':
      return block.rows.map((row) => row.map(wordsOf).join(' | ')).join('\n')
    case 'vote':
      return wordsOf(voteLine(block))
    case 'dottedLines':
      return Array.from({ length: block.lines }, () => '…').join('\n')
    case 'signatures':
      return [block.left.kind === 'signatory' && block.left.signatory, block.right]
        .flatMap((signatory) => (signatory ? [`${signatory.capacity}: ${signatory.name ?? '…'}`] : []))
        .join('\n')
    case 'annex':
      return [block.title, ...block.subject].join('\n')
  }
}

/** Everything that stands on the paper, a block a line, dots as …. */
function textOf(document: PartyDocument): string {
  const { superior, issuer, number, placeAndDate } = document.header
  return [
    superior,
    issuer,
    number && wordsOf(numberLine(number)),
    placeAndDate && wordsOf(placeAndDateLine(placeAndDate)),
    documentName(document),
    ...document.blocks.map(blockText),
  ].join('\n')
}

const text = (max: number) =>
  fc.oneof(
    { arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }), weight: 3 },
    {
      arbitrary: fc.constantFrom('', 'Nhất trí.', '  ', 'dòng một\n\ndòng hai', '<b>&"', 'Ý kiến…'),
      weight: 3,
    },
    {
      arbitrary: fc.constantFrom('dài '.repeat(Math.floor(max / 4)), 'x\n'.repeat(Math.floor(max / 2))),
      weight: 1,
    },
  )
const oneLine = (max: number) => text(max).map((raw) => raw.replaceAll('\n', ' ').slice(0, max))
const date = fc.constantFrom('2018-01-31', '2025-10-27', '2026-02-05', '2026-11-05')
const person = (size: number) => fc.option(fc.nat({ max: size + 2 }).map(idOf))
const count = fc.option(fc.nat({ max: 9999 }))
const some = <T>(arbitrary: fc.Arbitrary<T>, max: number) =>
  fc.oneof(fc.array(arbitrary, { maxLength: 4 }), fc.array(arbitrary, { maxLength: max, size: 'max' }))

const arbitraryMeeting = fc.nat({ max: 30 }).chain((size) =>
  fc.record({
    roll: fc
      .array(
        fc.record({
          standing: fc.constantFrom(...standings),
          inBase: fc.boolean(),
          post: fc.constantFrom('', 'Bí thư'),
        }),
        {
          minLength: size,
          maxLength: size,
        },
      )
      .map((lines) =>
        lines.map((line, index) => ({
          ...line,
          personId: idOf(index),
          number: index + 1,
          fullName: `Đảng viên ${index}`,
        })),
      ),
    content: fc.record({
      heldOn: date,
      startsAt: fc.option(fc.constantFrom('00:00', '19:30', '23:59')),
      endsAt: fc.option(fc.constantFrom('00:00', '21:05', '23:59')),
      place: oneLine(200),
      mode: fc.constantFrom(...meetingModes),
      chairId: person(size),
      secretaryId: person(size),
      marks: fc.array(
        fc.record(
          {
            personId: fc.nat({ max: size + 2 }).map(idOf),
            state: fc.constantFrom(...attendanceStates),
            reason: oneLine(200),
            isLate: fc.constant(true as const),
            isOnline: fc.constant(true as const),
          },
          { requiredKeys: ['personId', 'state', 'reason'] },
        ),
        { maxLength: 60 },
      ),
      guests: some(fc.record({ fullName: oneLine(120), title: oneLine(200), isSuperior: fc.boolean() }), 50),
      topic: oneLine(300),
      agenda: text(5000),
      feeStatus: text(2000),
      review: text(20_000),
      reportedTasks: some(
        fc.record({
          taskId: fc.nat().map(idOf),
          title: oneLine(500),
          who: oneLine(200),
          dueOn: fc.option(date),
          state: fc.constantFrom(...taskStates),
          result: text(2000),
        }),
        20,
      ),
      opinions: some(
        fc.record({
          speakerId: person(size),
          speaker: oneLine(120),
          text: text(10_000),
          kind: fc.constantFrom(...opinionKinds),
        }),
        20,
      ),
      praise: text(20_000),
      criticism: text(20_000),
      exampleTopic: oneLine(300),
      exampleMinutes: fc.option(fc.nat({ max: 1440 })),
      speakers: fc.option(fc.nat({ max: 500 })),
      petitions: some(
        fc.record({
          petitionId: fc.nat().map(idOf),
          content: text(2000),
          raisedBy: oneLine(200),
          answerer: oneLine(200),
          dueOn: fc.option(date),
          answer: text(2000),
        }),
        20,
      ),
      unconfirmed: fc.constantFrom([], ['agenda']),
      assignedTasks: some(
        fc.record({
          taskId: fc.nat().map(idOf),
          title: oneLine(500),
          personId: person(size),
          who: oneLine(200),
          dueOn: fc.option(date),
        }),
        20,
      ),
      votes: some(
        fc.record({
          kind: fc.constantFrom(...voteKinds),
          question: oneLine(500),
          inFavour: count,
          against: count,
          other: count,
          method: fc.constantFrom(...voteMethods),
          about: fc.option(
            fc.record({ personId: fc.nat().map(idOf), fullName: fc.constantFrom('Lò Thị Hoa') }),
          ),
        }),
        30,
      ),
      conclusion: text(20_000),
    }),
    kind: fc.constantFrom(...cellMeetingKinds),
    communeName: fc.constantFrom('', 'xã Mường Than', 'Đảng bộ phường An Phú'),
    placeName: fc.constantFrom('', 'Mường Than'),
    isDraft: fc.boolean(),
  }),
)

describe('the minutes of a meeting', () => {
  it('are a valid document that draws itself, whatever was written', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryMeeting, ({ content, roll, ...more }) => {
        const document = minutes(sourceOf(meetingContent.parse(content), roll, more))
        expect(partyDocumentSchema.parse(document)).toEqual(document)
        const page = documentHtml(document, layout05Hd2026)
        expect(page).toContain('NGƯỜI GHI BIÊN BẢN')
        expect(page).not.toMatch(/undefined|null|NaN/)
      }),
      { numRuns: 40 },
    )
  })

  it('take 200 opinions, and a roll of 500 of whom everybody is away for a long reason', () => {
    const roll = rollOf({ official: 500 })
    const content: MeetingContent = {
      ...emptyMeeting('2026-11-05'),
      marks: roll.map(({ personId }) => ({
        personId,
        state: 'excused',
        reason: 'đi làm xa '.repeat(20).trim(),
      })),
      opinions: Array.from({ length: 200 }, (_, index) => ({
        speakerId: idOf(1),
        speaker: 'Đảng viên 1',
        text: `Ý kiến ${index} ${'rất dài '.repeat(1000)}`,
      })),
    }
    const document = minutes(sourceOf(content, roll))
    expect(partyDocumentSchema.parse(document)).toEqual(document)
    expect(textOf(document)).toContain('đồng chí Đảng viên 500 (đi làm xa')
  })

  it('leave what became of the tasks to the hand where the meeting was taken in as a line of figures', () => {
    const task = {
      ...{ taskId: idOf(1), title: 'Nạo vét 600 m kênh', who: 'Chi ủy', dueOn: '2026-10-31' },
      ...{ state: 'not-started' as const, result: '' },
      measure: { indicator: 'Kênh được nạo vét', unit: 'm', target: 600 },
    }
    const source = sourceOf(
      { ...emptyMeeting('2026-11-05'), reportedTasks: [task] },
      rollOf({ official: 13, probationary: 1 }),
    )
    expect(textOf(minutes(source))).toMatch(/Chưa thực hiện[\s\S]*0\/600 m/)
    const byFigures = textOf(minutes({ ...source, isByFigures: true }))
    expect(byFigures).toContain('Nạo vét 600 m kênh')
    expect(byFigures).not.toMatch(/Chưa thực hiện|quá hạn|\/600/)
  })

  it('with nothing known print dots: no name, no number, no time, no count is invented', () => {
    const printed = textOf(
      minutes(sourceOf(emptyMeeting('2026-11-05'), rollOf({ official: 13, probationary: 1 }))),
    )
    expect(printed).toContain('Số …-BB/CB')
    expect(printed).toContain('Hôm nay, hồi … giờ … phút, ngày 05 tháng 11 năm 2026, tại …, Chi bộ')
    expect(printed).toContain('tổng số 14 đồng chí (chính thức 13, dự bị 01); có mặt … đồng chí')
    expect(printed).toContain('Chủ trì: đồng chí ….')
    expect(printed).toContain('Người ghi biên bản: đồng chí ….')
    expect(printed).toContain('kết thúc hồi … giờ … phút')
    expect(printed).toContain('NGƯỜI GHI BIÊN BẢN: …\nCHỦ TRÌ HỘI NGHỊ: …')
    expect(printed).not.toMatch(/Đảng viên \d/)
    expect(printed).not.toMatch(/\b01-/)
    expect(printed).not.toContain('%')
  })

  it('of a commune that is not set up leave its name and place open', () => {
    const document = minutes(
      sourceOf(emptyMeeting('2026-11-05'), rollOf({ official: 3 }), { communeName: '', placeName: '' }),
    )
    expect(textOf(document)).toContain('ĐẢNG BỘ ………………\nCHI BỘ BẢN SEN ĐÔNG')
    expect(textOf(document)).toContain('…, ngày 05 tháng 11 năm 2026')
  })

  it('write the roll call out: counts of two figures, the rate, and each absence with its reason', () => {
    const roll = rollOf({ official: 12, probationary: 1, exempt: 1 })
    const marks = marksOf(roll, [
      ['excused', 1],
      ['absent', 1],
      ['present', 11],
      ['exempt', 1],
    ]).map((mark) => (mark.state === 'excused' ? { ...mark, reason: 'ốm' } : mark))
    const printed = textOf(minutes(sourceOf({ ...emptyMeeting('2026-11-05'), marks }, roll)))
    expect(printed).toContain(
      'tổng số 14 đồng chí (chính thức 13, dự bị 01); có mặt 11 đồng chí; vắng có lý do 01 đồng chí; vắng không có lý do 01 đồng chí; được miễn sinh hoạt, không dự 01 đồng chí. Tỷ lệ dự sinh hoạt: 11/13 đồng chí, đạt 84,6%.',
    )
    expect(printed).toContain('Vắng có lý do: đồng chí Đảng viên 1 (ốm).')
    expect(printed).toContain('Vắng không có lý do: đồng chí Đảng viên 2.')
    expect(printed).toContain('Được miễn sinh hoạt: đồng chí Đảng viên 14.')
  })

  it('say when the meeting was: period and date are two things', () => {
    const held = sourceOf(emptyMeeting('2026-12-02'), rollOf({ official: 3 }))
    expect(textOf(minutes(held))).toContain('BIÊN BẢN sinh hoạt chi bộ thường kỳ tháng 11 năm 2026')
    expect(textOf(minutes(held))).toContain('ngày 02 tháng 12 năm 2026')
    expect(textOf(minutes({ ...held, kind: 'combined' }))).toContain(
      'tổ chức sinh hoạt thường kỳ kết hợp chuyên đề tháng 11 năm 2026',
    )
  })

  it.each([
    ['in-person', 'tháng 11 năm 2026.'],
    ['online', 'tháng 11 năm 2026 theo hình thức trực tuyến.'],
    ['mixed', 'tháng 11 năm 2026 theo hình thức trực tiếp kết hợp trực tuyến.'],
  ] as const)('held %s say so: "%s"', (mode, end) => {
    const source = sourceOf({ ...emptyMeeting('2026-11-05'), mode }, rollOf({ official: 3 }))
    expect(textOf(minutes(source))).toContain(`tổ chức sinh hoạt thường kỳ ${end}`)
  })

  it.each([
    ['Thời sự\nThảo luận', 'list'],
    ['- Thời sự\n- Thảo luận', 'paragraph'],
    ['1. Thời sự\n3. Thảo luận', 'paragraph'],
    ['Thời sự', 'paragraph'],
  ])('put a dash before the items of an agenda unless they have marks of their own: %j', (agenda, kind) => {
    const { blocks } = minutes(sourceOf({ ...emptyMeeting('2026-11-05'), agenda }, rollOf({ official: 3 })))
    const heading = blocks.findIndex(
      (block) => block.kind === 'heading' && wordsOf(block.runs) === 'Chương trình',
    )
    expect(blocks[heading + 1]?.kind).toBe(kind)
  })

  it.each([
    '1. Tuyên bố lý do\n2. Thảo luận',
    '1) Tuyên bố lý do\n\n2) Thảo luận',
    '1/ Tuyên bố lý do\n2/ Thảo luận',
  ])('do not number the agenda within a numbered heading: %j', (agenda) => {
    const text = textOf(minutes(sourceOf({ ...emptyMeeting('2026-11-05'), agenda }, rollOf({ official: 3 }))))
    expect(text).toContain('\nTuyên bố lý do\nThảo luận\n')
  })

  it('put one stop after what was typed with a stop of its own', () => {
    const content = { ...emptyMeeting('2026-11-05'), exampleTopic: '"Chiếc áo ấm".', exampleMinutes: 15 }
    expect(textOf(minutes(sourceOf(content, rollOf({ official: 3 }))))).toContain(
      'Nội dung: "Chiếc áo ấm" (thời gian 15 phút).',
    )
  })

  it('call members comrade, and a guest as the clerk wrote him', () => {
    const content: MeetingContent = {
      ...emptyMeeting('2026-11-05'),
      guests: [{ fullName: 'Lò Văn Ún', title: 'trưởng bản', isSuperior: false }],
      opinions: [
        { speakerId: idOf(1), speaker: 'Đảng viên 1', text: 'nhất trí\nvà bổ sung' },
        { speakerId: null, speaker: 'Lò Văn Ún', text: 'cảm ơn chi bộ' },
        { speakerId: null, speaker: 'ông Tòng Văn Dôm', text: 'nhất trí' },
        { speakerId: null, speaker: '', text: 'không rõ người nói' },
        { speakerId: idOf(2), speaker: 'Đảng viên 2', text: ' \n ' },
      ],
    }
    expect(textOf(minutes(sourceOf(content, rollOf({ official: 3 }))))).toContain(
      [
        'Đồng chí Đảng viên 1: nhất trí',
        'và bổ sung',
        'Lò Văn Ún: cảm ơn chi bộ',
        'Ông Tòng Văn Dôm: nhất trí',
        'Đồng chí …: không rõ người nói',
        'II',
      ]
        .join('\n')
        .slice(0, -3),
    )
    expect(textOf(minutes(sourceOf(content, rollOf({ official: 3 }))))).not.toContain('Đảng viên 2:')
  })

  it('print a vote with its base and say what it came to, or dots', () => {
    const roll = rollOf({ official: 20, probationary: 2 })
    const marks = marksOf(roll, [['present', 22]])
    const content: MeetingContent = {
      ...emptyMeeting('2026-11-05'),
      marks,
      votes: [
        { kind: 'admission', question: 'Đề nghị kết nạp quần chúng A', inFavour: 12, against: 8, other: 0 },
        { kind: 'resolution', question: 'Nghị quyết tháng 11', inFavour: 12, against: null, other: null },
        { kind: 'resolution', question: 'Kết luận', inFavour: null, against: null, other: null },
      ],
    }
    const printed = textOf(minutes(sourceOf(content, roll)))
    expect(printed).toContain(
      'A: tán thành 12/20 đồng chí (60,0%); không tán thành 08 đồng chí; ý kiến khác 0 đồng chí.\nKết quả: không được thông qua (cần từ 14 phiếu tán thành).',
    )
    expect(printed).toContain('không tán thành … đồng chí; ý kiến khác … đồng chí.\nKết quả: được thông qua')
    expect(printed).toContain('Kết luận: tán thành …/20 đồng chí (…)')
    expect(printed.match(/Kết quả:/g)).toHaveLength(2)
  })

  it('tell task, state and result of last month, overdue when its day has gone by, and how far its indicator is', () => {
    const task = { taskId: idOf(1), who: '', result: '' }
    const content: MeetingContent = {
      ...emptyMeeting('2026-11-05'),
      reportedTasks: [
        {
          ...{
            ...task,
            title: 'Làm đường',
            dueOn: '2026-11-04',
            state: 'doing',
            result: 'đang đổ',
            achieved: 1.2,
          },
          measure: { indicator: 'Đường bê tông', unit: 'km', target: 2.5 },
        },
        { ...task, title: 'Trồng ngô', dueOn: '2026-11-04', state: 'done', result: '09 hộ' },
        { ...task, title: 'Thu phí', dueOn: '2026-11-05', state: 'not-started' },
      ],
    }
    expect(textOf(minutes(sourceOf(content, rollOf({ official: 3 }))))).toContain(
      '1 | Làm đường | … | 04/11/2026 | Đang thực hiện (quá hạn) | đang đổ\nĐường bê tông: 1,2/2,5 km\n2 | Trồng ngô | … | 04/11/2026 | Hoàn thành | 09 hộ\n3 | Thu phí | … | 05/11/2026 | Chưa thực hiện | ',
    )
  })

  it('name who came late and who took part online, and count them among those present', () => {
    const roll = rollOf({ official: 3 })
    const content: MeetingContent = {
      ...emptyMeeting('2026-11-05'),
      marks: [
        { personId: idOf(1), state: 'present', reason: '', isLate: true },
        { personId: idOf(2), state: 'present', reason: '', isOnline: true },
        { personId: idOf(3), state: 'present', reason: '' },
      ],
    }
    const printed = textOf(minutes(sourceOf(content, roll)))
    expect(printed).toContain('có mặt 03 đồng chí (trong đó đến muộn 01 đồng chí); vắng có lý do 0 đồng chí')
    expect(printed).toContain('Đến muộn: đồng chí Đảng viên 1.')
    expect(printed).toContain('Dự trực tuyến: đồng chí Đảng viên 2.')
  })

  it('keep criticism apart from what was said of other things, and say how many spoke', () => {
    const roll = rollOf({ official: 4 })
    const said = (number: number) => ({ speakerId: idOf(number), speaker: `Đảng viên ${number}` })
    const content: MeetingContent = {
      ...emptyMeeting('2026-11-05'),
      marks: marksOf(roll, [['present', 4]]),
      praise: 'Biểu dương đồng chí Đảng viên 3.',
      criticism: 'Không có ý kiến phê bình nào khác.',
      exampleTopic: 'Nêu gương trong xây dựng nông thôn mới',
      exampleMinutes: 20,
      opinions: [
        { ...said(1), text: 'nhất trí' },
        { ...said(1), text: 'bổ sung' },
        { ...said(2), text: 'có lúc chưa sâu sát', kind: 'self-criticism' },
        { ...said(3), text: 'cần đi họp đúng giờ', kind: 'criticism' },
      ],
    }
    const printed = textOf(minutes(sourceOf(content, roll)))
    const inOrder = [
      'Biểu dương, nhắc nhở đảng viên\nBiểu dương đồng chí',
      'Hồ Chí Minh\nNội dung: Nêu gương trong xây dựng nông thôn mới (thời gian 20 phút).',
      'Ý kiến thảo luận\nĐồng chí Đảng viên 1: nhất trí',
      'Có 03/04 đảng viên có mặt phát biểu ý kiến, kể cả tự phê bình và phê bình (75,0%).',
      'Tự phê bình và phê bình\nĐồng chí Đảng viên 2 tự phê bình: có lúc chưa sâu sát',
      'Đồng chí Đảng viên 3: cần đi họp đúng giờ',
      'Không có ý kiến phê bình nào khác.',
    ]
    const places = inOrder.map((words) => printed.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(textOf(minutes(sourceOf({ ...content, speakers: 4 }, roll)))).toContain('Có 04/04 đảng viên')
  })

  it('print petitions with the answer that was given, or who answers by when', () => {
    const petition = { petitionId: idOf(1), content: 'Sửa đường', raisedBy: 'Đảng viên 1', answer: '' }
    const content: MeetingContent = {
      ...emptyMeeting('2026-11-05'),
      petitions: [
        { ...petition, answerer: 'UBND xã', dueOn: '2026-12-31' },
        { ...petition, answerer: 'Bí thư', dueOn: null, answer: 'Đã có kế hoạch.' },
        { ...petition, answerer: '', dueOn: null },
      ],
    }
    expect(textOf(minutes(sourceOf(content, rollOf({ official: 3 }))))).toContain(
      [
        '1 | Sửa đường | Đảng viên 1 | UBND xã trả lời, trước ngày 31/12/2026',
        '2 | Sửa đường | Đảng viên 1 | Bí thư trả lời tại buổi họp: Đã có kế hoạch.',
        '3 | Sửa đường | Đảng viên 1 | …',
      ].join('\n'),
    )
  })

  it('say whom a vote was about and that it was by ballot', () => {
    const roll = rollOf({ official: 3 })
    const counts = { inFavour: 3, against: 0, other: 0, method: 'ballot' as const }
    const about = { personId: idOf(9), fullName: 'Lò Thị Hoa' }
    const content: MeetingContent = {
      ...emptyMeeting('2026-11-05'),
      marks: marksOf(roll, [['present', 3]]),
      votes: [
        { kind: 'admission', question: 'Đề nghị kết nạp quần chúng ưu tú', ...counts, about },
        { kind: 'confirmation', question: 'Công nhận đồng chí Lò Thị Hoa', ...counts, about },
        { kind: 'exemption', question: '', ...counts, about },
      ],
    }
    const printed = textOf(minutes(sourceOf(content, roll)))
    expect(printed).toContain(
      'Người được biểu quyết: đồng chí Lò Thị Hoa. Hình thức biểu quyết: bỏ phiếu kín.\nKết quả: được thông qua',
    )
    expect(printed.match(/Người được biểu quyết/g)).toHaveLength(1)
    expect(printed).toContain('Đề nghị miễn công tác và sinh hoạt đảng: đồng chí Lò Thị Hoa: tán thành 03/03')
  })

  it.each([
    [
      'extraordinary',
      'sinh hoạt chi bộ bất thường tháng 11 năm 2026',
      'Chi bộ bản Sen Đông tổ chức sinh hoạt bất thường tháng 11 năm 2026.',
      'Buổi sinh hoạt kết thúc',
    ],
    [
      'review',
      'hội nghị chi bộ kiểm điểm cuối năm 2026',
      'Chi bộ bản Sen Đông tổ chức hội nghị kiểm điểm cuối năm 2026.',
      'Hội nghị kết thúc',
    ],
    [
      'committee',
      'họp chi ủy tháng 11 năm 2026',
      'Chi ủy Chi bộ bản Sen Đông họp kỳ tháng 11 năm 2026.',
      'Hội nghị kết thúc',
    ],
  ] as const)('of the kind %s are titled "%s"', (kind, title, opening, closing) => {
    const printed = textOf(minutes(sourceOf(emptyMeeting('2026-11-05'), rollOf({ official: 3 }), { kind })))
    for (const words of [title, opening, closing]) expect(printed).toContain(words)
    expect(printed).not.toContain('tự chấm')
    expect(printed.includes('Chi ủy viên: tổng số 03 đồng chí;')).toBe(kind === 'committee')
  })

  it('are a draft on every page while text of earlier minutes waits to be confirmed', () => {
    const content = { ...emptyMeeting('2026-11-05'), agenda: 'Thời sự' }
    const drawn = (unconfirmed: readonly string[]) =>
      minutes(sourceOf({ ...content, unconfirmed: [...unconfirmed] }, rollOf({ official: 3 }))).draft
    expect(drawn(['agenda'])).toBe(true)
    expect(drawn([])).toBe(false)
  })
})

describe('a task that is given with more than its title', () => {
  it('is printed with whom it helps, its product and what has to be reached, where that was said', () => {
    const task = { taskId: idOf(900), title: 'Làm đường nội bản', personId: null, who: 'Chi ủy', dueOn: null }
    const given = { product: 'Biên bản nghiệm thu', forWhom: '02 hộ nghèo', indicator: 'Đường bê tông' }
    const text = (more: Partial<MeetingContent['assignedTasks'][number]>) =>
      textOf(
        minutes(
          sourceOf(
            { ...emptyMeeting('2026-11-05'), assignedTasks: [{ ...task, ...more }] },
            rollOf({ official: 3 }),
          ),
        ),
      )
    expect(text({ ...given, unit: 'km', target: 2.5 })).toContain(
      'Làm đường nội bản\nGiúp: 02 hộ nghèo\nSản phẩm: Biên bản nghiệm thu\nChỉ tiêu: Đường bê tông: 2,5 km | Chi ủy',
    )
    expect(text({ target: null })).toContain('1 | Làm đường nội bản | Chi ủy')
  })
})
