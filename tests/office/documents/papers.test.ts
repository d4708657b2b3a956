import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser, pdfPrinter } from '../../../electron/browser/chromium.ts'
import type { Output } from '../../../shared/contract.ts'
import { papersPage } from '../../../shared/documents/contract.ts'
import type { MeetingContent } from '../../../shared/meetings/meeting.ts'
import { bareHost, discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { pdfFonts, pdfPages } from '../../helpers/pdf.ts'
import { unzip } from '../../helpers/zip.ts'
import { beside } from '../meetings/database.ts'
import { type Cell, foundCell, newId, openMeeting, personIn, record, seedNames } from '../meetings/samples.ts'
import { becomes } from '../movements/moving.ts'

const printer = pdfPrinter()
afterAll(() => printer.close())

const bytesOf = (office: OfficeUnderTest, token: string): Uint8Array => {
  const file = office.door.take(token)
  if (!file) throw new Error('nothing behind the door')
  return new Uint8Array(file.bytes)
}

const linesOf = async (pdf: Uint8Array): Promise<readonly string[]> =>
  (await pdfPages(pdf)).flatMap((page) => page.lines.map((line) => line.text))

/** What the printer does when it is asked; a test sets it. */
let printing: 'printed' | 'shown' | 'cancelled' = 'shown'
let printed = 0

describe.skipIf(findBrowser() === undefined)('the minutes of an ordinary month', { timeout: 60_000 }, () => {
  let office: OfficeUnderTest
  let cell: Cell
  let meetingId: string

  const ordinary = (): Partial<MeetingContent> => {
    const idOf = (name: string) => personIn(cell, name)
    return {
      startsAt: '19:30',
      endsAt: '21:05',
      place: 'nhà văn hóa bản Sen Đông',
      chairId: idOf('La Văn Đường'),
      secretaryId: idOf('Phạm Như Thống'),
      marks: seedNames.map((name) => ({
        personId: idOf(name),
        state: name === 'Đặng Đình Vy' ? ('excused' as const) : ('present' as const),
        reason: name === 'Đặng Đình Vy' ? 'đi điều trị tại bệnh viện tỉnh' : '',
      })),
      guests: [
        {
          fullName: 'Nguyễn Thị Quỳnh Như',
          title: 'Ủy viên Ban Thường vụ Đảng ủy, phụ trách chi bộ',
          isSuperior: true,
        },
      ],
      agenda: 'Thông tin thời sự.\nĐánh giá tháng 10.',
      feeStatus: '14/14 đồng chí đã nộp đảng phí tháng 10.',
      review: 'Chi bộ hoàn thành các nhiệm vụ đề ra.',
      reportedTasks: [
        {
          taskId: newId(),
          title: 'Làm 300 m đường',
          who: 'Hoàng Văn Tài',
          dueOn: '2026-10-31',
          state: 'done',
          result: '',
        },
      ],
      opinions: Array.from({ length: 12 }, (_, index) => ({
        speakerId: idOf('Hoàng Văn Hoan'),
        speaker: 'Hoàng Văn Hoan',
        text: `nhất trí với báo cáo của chi ủy, đề nghị bổ sung ý thứ ${index + 1} về giữ gìn vệ sinh môi trường, thu gom rác thải tại các hộ gia đình trong bản`,
      })),
      assignedTasks: [
        {
          taskId: newId(),
          title: 'Thu đảng phí quý IV',
          personId: null,
          who: 'Phạm Như Thống',
          dueOn: '2026-12-20',
        },
      ],
      votes: [
        { kind: 'resolution', question: 'Thông qua nghị quyết tháng 11', inFavour: 13, against: 0, other: 0 },
      ],
      conclusion: 'Chi bộ thống nhất nhiệm vụ tháng 11.',
    }
  }

  const revision = async () => (await office.ask('meetings.get', { id: meetingId })).revision
  const freeze = async (number: string | null) =>
    office.ask('documents.freeze', { meetingId, meetingRevision: await revision(), number })
  const pdfOf = async (paperId: string, version?: number) =>
    bytesOf(office, (await office.ask('documents.pdf', { paperId, ...(version && { version }) })).token)
  const startingNumber = async (lastNumber: number | null, termStart: string | null = null) => {
    const [row] = await office.ask('organisation.startingFacts', {})
    if (!row) throw new Error('no cell')
    await office.ask('organisation.saveStartingFacts', {
      rows: [{ ...row, termStart, numbers: [{ kind: 'minutes', lastNumber, symbol: '' }] }],
    })
  }

  beforeEach(async () => {
    printing = 'shown'
    printed = 0
    office = await officeAt({
      now: '2026-12-20T03:00:00Z',
      host: {
        ...bareHost,
        makePdf: printer.makePdf,
        printPdf: async () => {
          printed += 1
          return printing
        },
      },
    })
    await office.ask('setup.begin', { communeName: 'xã Mường Than', province: 'Lai Châu', placeName: '' })
    cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames)
    meetingId = (await openMeeting(office, cell.id, '2026-11', '2026-11-05')).id
    await record(office, meetingId, ordinary())
  })
  afterEach(() => discard(office))

  it('move the last number of their series on, from where the cell stood before this program', async () => {
    const last = async () => {
      const { lastNumbers } = await office.ask('organisation.cell', { id: cell.id })
      return lastNumbers.map(({ number }) => number)
    }
    expect(await last()).toEqual([null, null, null])
    await startingNumber(10)
    expect(await last()).toEqual(['10-BB/CB', null, null])
    const paper = await freeze('11-BB/CB')
    expect(await last()).toEqual(['11-BB/CB', null, null])
    await office.ask('documents.reopen', { paperId: paper.id, revision: paper.revision, reason: 'ghi sót' })
    await freeze('09-BB/CB')
    expect(await last()).toEqual(['11-BB/CB', null, null])
  })

  it('are printed in order, within the margins, in the right fonts, with page numbers', async () => {
    await startingNumber(10)
    const paper = await freeze('11-BB/CB')
    const pdf = await pdfOf(paper.id)
    const pages = await pdfPages(pdf)
    expect(pages.length).toBeGreaterThan(1)
    const body = pages.flatMap((page) => page.lines.filter((line) => line.baseline > 19))
    expect(Math.min(...body.map((line) => line.left))).toBeCloseTo(30, 0)
    expect(Math.max(...body.map((line) => line.right))).toBeLessThanOrEqual(195.2)
    expect(Math.max(...body.map((line) => line.bottom))).toBeLessThanOrEqual(277)
    const opening = body.find((line) => line.text.startsWith('Hôm nay'))
    expect(opening?.left).toBeCloseTo(40, 0)
    expect(opening?.size).toBeCloseTo(14, 1)
    const numbers = pages.map((page) =>
      page.lines.filter((line) => line.baseline < 19).map((line) => line.text),
    )
    expect(numbers).toEqual(pages.map((_, index) => (index === 0 ? [] : [String(index + 1)])))
    for (const { name, embedded } of await pdfFonts(pdf)) {
      expect(name).toMatch(/^(Tinos|TimesNewRoman)/)
      expect(embedded).toBe(true)
    }
    const text = (await linesOf(pdf)).join(' ')
    const inOrder = [
      'ĐẢNG BỘ XÃ MƯỜNG THAN',
      'CHI BỘ BẢN SEN ĐÔNG',
      'Số 11-BB/CB',
      'BIÊN BẢN',
      'sinh hoạt chi bộ thường kỳ tháng 11 năm 2026',
      'Hôm nay, hồi 19 giờ 30 phút, ngày 05 tháng 11 năm 2026',
      'I. THÀNH PHẦN',
      'tổng số 14 đồng chí (chính thức 14, dự bị 0); có mặt 13 đồng chí',
      'đạt 92,9%',
      'đồng chí Đặng Đình Vy (đi điều trị tại bệnh viện tỉnh)',
      'Đại biểu cấp trên dự:',
      'Chủ trì: đồng chí La Văn Đường',
      'Người ghi biên bản: đồng chí Phạm Như Thống',
      'II. NỘI DUNG',
      '1. Chương trình',
      '2. Tình hình nộp đảng phí',
      'Làm 300 m đường',
      '31/10/2026',
      'Ý kiến thảo luận',
      'ý thứ 12',
      'Thu đảng phí quý IV',
      'tán thành 13/14 đồng chí (92,9%)',
      'được thông qua (cần từ 08 phiếu tán thành)',
      'III. KẾT LUẬN',
      'kết thúc hồi 21 giờ 05 phút cùng ngày (thời lượng 95 phút)',
      'NGƯỜI GHI BIÊN BẢN',
      'Phạm Như Thống',
    ]
    let from = 0
    for (const part of inOrder) {
      const at = text.indexOf(part, from)
      expect(at, `"${part}" after "${text.slice(Math.max(0, from - 40), from)}"`).toBeGreaterThanOrEqual(0)
      from = at + part.length
    }
    expect(text).not.toContain('DỰ THẢO')
  })

  it('are the same in Word as in the PDF', async () => {
    await startingNumber(10)
    const letters = (text: string) => text.normalize('NFC').replace(/[\s.…]/g, '')
    const preview = await office.ask('documents.preview', { meetingId })
    const pages = await pdfPages(bytesOf(office, preview.token))
    expect(preview.pages).toBe(pages.length)
    const { token, name } = await office.ask('documents.word', { meetingId })
    expect(name).toBe('Biên bản Chi bộ bản Sen Đông 11-2026.docx')
    const xml = (await unzip(bytesOf(office, token))).get('word/document.xml')?.toString('utf8') ?? ''
    const paragraphs = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text]) => text ?? '').join(''),
    )
    const word = letters(paragraphs.join(''))
    const words = pages
      .flatMap((page) => page.lines.filter((line) => line.baseline > 19 && line.text !== 'DỰ THẢO'))
      .flatMap((line) => line.text.split(' '))
      .map(letters)
      .filter((text) => text !== '' && text !== '-')
    expect(words.length).toBeGreaterThan(300)
    expect(words.filter((text) => !word.includes(text))).toEqual([])
    expect(word).toContain('Số11-BB/CB')
    const pdfText = words.join('')
    const sentences = paragraphs
      .filter((text) => text.length > 60)
      .map((text) => letters(text).replace(/^-/, ''))
    expect(sentences.length).toBeGreaterThan(15)
    for (const sentence of sentences) expect(pdfText).toContain(sentence)
  })

  it('are previewed as they are being typed, marked as a draft', async () => {
    const { content, draftRevision } = await office.ask('meetings.get', { id: meetingId })
    await office.ask('meetings.keep', {
      id: meetingId,
      draftRevision,
      content: { ...content, conclusion: 'Đang gõ dở.' },
    })
    const lines = await linesOf(bytesOf(office, (await office.ask('documents.preview', { meetingId })).token))
    expect(lines).toContain('Đang gõ dở.')
    expect(lines).toContain('DỰ THẢO')
  })

  it('print dots for a number that nobody knows, and propose none', async () => {
    const { proposed, warnings } = await office.ask('documents.proposeNumber', { meetingId, kind: 'minutes' })
    expect(proposed).toBeNull()
    expect(warnings[0]).toContain('để trống thì in dấu chấm')
    const paper = await freeze(null)
    expect(paper).toMatchObject({ state: 'frozen', number: '', currentVersion: 1 })
    const lines = await linesOf(await pdfOf(paper.id))
    expect(lines.find((line) => line.startsWith('Số'))).toMatch(/^Số \.+-BB\/CB$/)
  })

  it('go on from the last number, and every next meeting from theirs', async () => {
    await startingNumber(7)
    const propose = async (id: string) =>
      (await office.ask('documents.proposeNumber', { meetingId: id, kind: 'minutes' })).proposed
    expect(await propose(meetingId)).toBe('08-BB/CB')
    expect((await freeze(' Số 08-BB/CB ')).number).toBe('08-BB/CB')
    const december = await openMeeting(office, cell.id, '2026-12', '2026-12-05')
    expect(await propose(december.id)).toBe('09-BB/CB')
    expect(await propose(meetingId)).toBe('08-BB/CB')
  })

  it('may stand between two others as 03a, and the next number goes on from the last', async () => {
    await startingNumber(7)
    const paper = await freeze('03a-BB/CB')
    expect(paper.number).toBe('03a-BB/CB')
    expect(await linesOf(await pdfOf(paper.id))).toContain('Số 03a-BB/CB')
    const december = await openMeeting(office, cell.id, '2026-12', '2026-12-05')
    const { proposed } = await office.ask('documents.proposeNumber', {
      meetingId: december.id,
      kind: 'minutes',
    })
    expect(proposed).toBe('08-BB/CB')
  })

  it('begin at 01 again with a new term', async () => {
    await startingNumber(7)
    await freeze('08-BB/CB')
    await startingNumber(0, '2026-12')
    const december = await openMeeting(office, cell.id, '2026-12', '2026-12-05')
    const { proposed } = await office.ask('documents.proposeNumber', {
      meetingId: december.id,
      kind: 'minutes',
    })
    expect(proposed).toBe('01-BB/CB')
  })

  it('refuse a number that is none, a meeting with unrecorded text, and a second freezing', async () => {
    const freezing = { meetingId, meetingRevision: await revision(), number: 'tám' }
    expect((await office.refusal('documents.freeze', freezing)).fields).toHaveProperty('number')
    const { content, draftRevision } = await office.ask('meetings.get', { id: meetingId })
    await office.ask('meetings.keep', {
      id: meetingId,
      draftRevision,
      content: { ...content, agenda: 'x' },
    })
    expect((await office.refusal('documents.freeze', { ...freezing, number: null })).message).toContain(
      'Ghi vào sổ',
    )
    await record(office, meetingId, {})
    const both = await Promise.all(
      [1, 2].map(async () =>
        office.call('documents.freeze', { meetingId, meetingRevision: await revision(), number: null }),
      ),
    )
    expect(both.filter((answer) => answer.ok)).toHaveLength(1)
    expect(await office.ask('documents.ofMeeting', { meetingId })).toMatchObject({
      currentVersion: 1,
      versions: [{}],
    })
  })

  it('lock their meeting from freezing on', async () => {
    await freeze(null)
    const view = await office.ask('meetings.get', { id: meetingId })
    expect(view.lockedBy).toMatchObject({ state: 'frozen', version: 1 })
    const { id, content } = view
    for (const answer of [
      await office.refusal('meetings.keep', { id, draftRevision: 0, content }),
      await office.refusal('meetings.record', { id, revision: view.revision, content }),
      await office.refusal('meetings.acceptRoll', { id, revision: view.revision }),
      await office.refusal('meetings.remove', { id, revision: view.revision, reason: 'nhầm' }),
    ]) {
      expect(answer.code).toBe('refused')
      expect(answer.message).toContain('Lập bản sửa đổi')
    }
  })

  it('are printed, signed, reopened and frozen again: the first sheets are to be recalled, the first PDF is unchanged', async () => {
    const first = await freeze('08-BB/CB')
    const pdf = await pdfOf(first.id)
    expect((await office.ask('documents.print', { paperId: first.id })).how).toBe('shown')
    expect((await office.ask('documents.paper', { id: first.id })).state).toBe('frozen')
    const marked = await office.ask('documents.markPrinted', { paperId: first.id, revision: 1 })
    expect(marked.state).toBe('printed')
    const sign = { paperId: first.id, signers: 'La Văn Đường, Phạm Như Thống' }
    expect(
      (await office.refusal('documents.recordSigned', { ...sign, revision: 1, signedOn: '2026-11-06' })).code,
    ).toBe('conflict')
    for (const signedOn of ['2026-11-04', '2026-12-21']) {
      expect(
        (await office.refusal('documents.recordSigned', { ...sign, revision: 2, signedOn })).fields,
      ).toHaveProperty('signedOn')
    }
    const signed = await office.ask('documents.recordSigned', {
      ...sign,
      revision: 2,
      signedOn: '2026-11-06',
    })
    expect(signed).toMatchObject({ state: 'signed', versions: [{ signedOn: '2026-11-06', recall: false }] })

    printing = 'printed'
    await office.ask('documents.print', { paperId: first.id })
    expect((await office.ask('documents.paper', { id: first.id })).state).toBe('signed')

    await office.ask('documents.reopen', { paperId: first.id, revision: 3, reason: 'sai số phiếu' })
    expect(await office.ask('home.overview', {})).toMatchObject({ recalls: 1 })
    const before = printed
    expect((await office.refusal('documents.print', { paperId: first.id })).code).toBe('refused')
    expect(printed).toBe(before)

    // History changes after the first version was signed.
    const personId = personIn(cell, 'Hoàng Văn Tài')
    await becomes(office, personId, 'transferred', '2026-11-01')
    const { revision: seen } = await office.ask('meetings.get', { id: meetingId })
    await office.ask('meetings.acceptRoll', { id: meetingId, revision: seen })
    await record(office, meetingId, { conclusion: 'Kết luận đã sửa.' })
    const second = await freeze('08-BB/CB')
    expect(second).toMatchObject({ id: first.id, state: 'frozen', currentVersion: 2, number: '08-BB/CB' })
    expect(second.versions).toMatchObject([
      { version: 2, recall: false, reason: 'sai số phiếu', signedOn: null },
      { version: 1, recall: true, signers: 'La Văn Đường, Phạm Như Thống' },
    ])
    expect(await pdfOf(first.id, 1)).toEqual(pdf)
    const [old, recent] = [await linesOf(await pdfOf(first.id, 1)), await linesOf(await pdfOf(first.id))]
    expect(old.join(' ')).toContain('tổng số 14 đồng chí')
    expect(old.join(' ')).not.toContain('Kết luận đã sửa')
    expect(recent.join(' ')).toContain('tổng số 13 đồng chí')
    expect(recent.join(' ')).toContain('Kết luận đã sửa.')
    expect(await office.ask('documents.papers', { cellId: cell.id })).toMatchObject([
      { id: first.id, recall: true },
    ])
  })

  it('that were signed without being marked as printed are on paper too, and are to be recalled', async () => {
    const { id } = await freeze(null)
    await office.ask('documents.recordSigned', {
      paperId: id,
      revision: 1,
      signedOn: '2026-11-06',
      signers: 'A',
    })
    const reopened = await office.ask('documents.reopen', { paperId: id, revision: 2, reason: 'sai' })
    expect(reopened.versions).toMatchObject([{ recall: true }])
    expect(await office.ask('home.overview', {})).toMatchObject({ recalls: 1 })
  })

  describe('whose sheets must be called back', () => {
    let id: string
    /** The first version was signed on 06/11, then version 2 was made. */
    beforeEach(async () => {
      id = (await freeze('08-BB/CB')).id
      const signed = { paperId: id, revision: 1, signedOn: '2026-11-06', signers: 'A' }
      await office.ask('documents.recordSigned', signed)
      await office.ask('documents.reopen', { paperId: id, revision: 2, reason: 'sai số phiếu' })
      await freeze('08-BB/CB')
    })
    const paper = () => office.ask('documents.paper', { id })
    const recall = async (version: number, on: string, note = '') => ({
      paperId: id,
      revision: (await paper()).revision,
      version,
      on,
      note,
    })

    it('are listed until they came back, and keep the day and the note', async () => {
      expect(await office.ask('documents.papers', { recall: true })).toMatchObject([{ id, recall: true }])
      const before = await pdfOf(id, 1)
      const after = await office.ask('documents.recall', await recall(1, '2026-12-20', ' 3 tờ, đã  hủy '))
      expect(after).toMatchObject({
        state: 'frozen',
        currentVersion: 2,
        versions: [
          { version: 2, recall: false, recalledOn: null, recalledNote: '' },
          { version: 1, recall: false, recalledOn: '2026-12-20', recalledNote: '3 tờ, đã hủy' },
        ],
      })
      expect(await office.ask('documents.papers', { recall: true })).toEqual([])
      expect(await office.ask('documents.papers', {})).toMatchObject([{ id, recall: false }])
      expect(await office.ask('home.overview', {})).toMatchObject({ recalls: 0 })
      expect(await pdfOf(id, 1)).toEqual(before)
    })

    it('may have their day and note put right', async () => {
      await office.ask('documents.recall', await recall(1, '2026-12-20', 'nhầm'))
      const { versions } = await office.ask('documents.recall', await recall(1, '2026-12-20'))
      expect(versions[1]).toMatchObject({ recalledOn: '2026-12-20', recalledNote: '' })
      const audited = beside(office, (database) =>
        database
          .prepare("SELECT changes FROM audit WHERE command = 'documents.recall' ORDER BY sequence DESC")
          .pluck()
          .get(),
      )
      expect(JSON.parse(String(audited))).toMatchObject({ version: 1, recalledNote: ['nhầm', ''] })
    })

    it('are called back version by version', async () => {
      await office.ask('documents.markPrinted', { paperId: id, revision: (await paper()).revision })
      await office.ask('documents.reopen', {
        paperId: id,
        revision: (await paper()).revision,
        reason: 'sai nữa',
      })
      expect(await office.ask('home.overview', {})).toMatchObject({ recalls: 2 })
      await office.ask('documents.recall', await recall(1, '2026-12-20'))
      expect(await office.ask('home.overview', {})).toMatchObject({ recalls: 1 })
      expect(await office.ask('documents.papers', { recall: true })).toMatchObject([{ id, recall: true }])
    })

    it.each([
      ['a version that is in use', 2, '2026-12-20', 'chưa cần thu hồi'],
      ['a day to come', 1, '2026-12-21', 'ở sau hôm nay'],
      ['a day before it was printed', 1, '2026-12-19', 'ở trước ngày chốt'],
      ['a version that does not exist', 3, '2026-12-20', 'Không tìm thấy'],
    ])('are not called back: %s', async (_, version, on, sentence) => {
      const error = await office.refusal('documents.recall', await recall(version, on))
      expect(error.message).toContain(sentence)
    })

    it('are not called back over a newer state of the paper', async () => {
      const seen = await recall(1, '2026-12-20')
      await office.ask('documents.markPrinted', { paperId: id, revision: seen.revision })
      expect((await office.refusal('documents.recall', seen)).code).toBe('conflict')
    })
  })

  it('are listed to the last one, page by page', async () => {
    const { id } = await freeze(null)
    beside(office, (database) => {
      const add =
        database.prepare(`INSERT INTO paper (id, kind, body_id, state, current_version, created_at, revision)
        SELECT ?, 'minutes', body_id, ?, 1, ?, 1 FROM paper WHERE id = ?`)
      for (let index = 0; index < 450; index += 1) {
        const day = String(1 + (index % 3)).padStart(2, '0')
        add.run(newId(), index % 2 === 0 ? 'signed' : 'printed', `2026-12-${day}T03:00:00.000Z`, id)
      }
    })
    const listed = async (state: 'signed' | null) => {
      const rows: string[] = []
      for (let after: string | null = null; ; ) {
        const page: Output<'documents.papers'> = await office.ask('documents.papers', { state, after })
        rows.push(...page.map((row) => row.id))
        if (page.length < papersPage) return rows
        after = page.at(-1)?.id ?? null
      }
    }
    const all = await listed(null)
    expect([all.length, new Set(all).size, all[0]]).toEqual([451, 451, id])
    expect(new Set(await listed('signed')).size).toBe(225)
  })

  it('keep the reason of their reopening until the next version bears it', async () => {
    const { id } = await freeze(null)
    const reason = () =>
      beside(office, (database) =>
        database.prepare('SELECT reopened_because FROM paper WHERE id = ?').pluck().get(id),
      )
    await office.ask('documents.reopen', { paperId: id, revision: 1, reason: 'sai số phiếu' })
    expect(await reason()).toBe('sai số phiếu')
    expect((await freeze(null)).versions).toMatchObject([{ reason: 'sai số phiếu' }, { reason: '' }])
    expect(await reason()).toBe('')
  })

  it('that never left the program need no recall', async () => {
    const { id } = await freeze(null)
    const reopened = await office.ask('documents.reopen', { paperId: id, revision: 1, reason: 'sai' })
    expect(reopened).toMatchObject({ state: 'draft', versions: [{ recall: false }] })
    expect(await office.ask('home.overview', {})).toMatchObject({ recalls: 0 })
  })

  it('are marked as printed by printing, once', async () => {
    const { id } = await freeze(null)
    printing = 'cancelled'
    await office.ask('documents.print', { paperId: id })
    expect((await office.ask('documents.paper', { id })).state).toBe('frozen')
    printing = 'printed'
    await office.ask('documents.print', { paperId: id })
    await office.ask('documents.print', { paperId: id })
    expect(await office.ask('documents.paper', { id })).toMatchObject({
      state: 'printed',
      versions: [{ version: 1 }],
    })
  })

  it('keep their meeting out of the recycle bin once they were frozen', async () => {
    const { id } = await freeze(null)
    await office.ask('documents.reopen', { paperId: id, revision: 1, reason: 'họp nhầm' })
    const { revision } = await office.ask('meetings.get', { id: meetingId })
    const error = await office.refusal('meetings.remove', { id: meetingId, revision, reason: 'nhầm' })
    expect(error).toMatchObject({ code: 'refused', message: expect.stringContaining('đã từng chốt bản in') })
  })

  it('stay readable when their meeting lies in the recycle bin', async () => {
    const { id } = await freeze(null)
    const pdf = await pdfOf(id)
    // No command does it any more; offices have such meetings from before.
    beside(office, (database) =>
      database
        .prepare(
          "UPDATE meeting SET deleted_at = '2026-12-20T03:00:00Z', deleted_by = (SELECT id FROM account LIMIT 1), deleted_reason = 'nhầm' WHERE id = ?",
        )
        .run(meetingId),
    )
    expect(await pdfOf(id, 1)).toEqual(pdf)
  })

  it('are on paper with the digits that the rule wants, as the record has them', async () => {
    await startingNumber(7)
    await office.ask('rulebook.set', {
      ruleId: 'paper.numberDigits',
      value: 3,
      from: '2026-01-01',
      reason: 'thử',
    })
    const paper = await freeze('8-BB/CB')
    expect(paper.number).toBe('008-BB/CB')
    expect(await linesOf(await pdfOf(paper.id))).toContain('Số 008-BB/CB')
  })

  it('carry the number that is typed in Word too', async () => {
    await startingNumber(7)
    const { token } = await office.ask('documents.word', { meetingId, number: '12-BB/CB' })
    const xml = (await unzip(bytesOf(office, token))).get('word/document.xml')?.toString('utf8') ?? ''
    expect(xml.replace(/<[^>]*>/g, '')).toContain('Số 12-BB/CB')
  })

  it('are previewed with the roll of the day that is being typed', async () => {
    await becomes(office, personIn(cell, 'Hoàng Văn Tài'), 'transferred', '2026-11-10')
    const { content, draftRevision } = await office.ask('meetings.get', { id: meetingId })
    await office.ask('meetings.keep', {
      id: meetingId,
      draftRevision,
      content: { ...content, heldOn: '2026-11-25' },
    })
    const { token } = await office.ask('documents.preview', { meetingId })
    expect((await linesOf(bytesOf(office, token))).join(' ')).toContain('tổng số 13 đồng chí')
  })

  it('leave only their latest preview behind the door', async () => {
    const first = await office.ask('documents.preview', { meetingId })
    const second = await office.ask('documents.preview', { meetingId })
    expect(office.door.take(first.token)).toBeUndefined()
    expect(office.door.take(second.token)).toBeDefined()
  })

  it('bear a number of another paper only when the clerk insists', async () => {
    await freeze('08-BB/CB')
    const { id: december } = await openMeeting(office, cell.id, '2026-12', '2026-12-05')
    await record(office, december, {})
    const freezing = { meetingId: december, meetingRevision: 2, number: '8-BB/CB' }
    const error = await office.refusal('documents.freeze', freezing)
    expect(error.code).toBe('refused')
    expect(error.fields).toHaveProperty('number')
    expect(await office.ask('documents.ofMeeting', { meetingId: december })).toBeNull()
    const paper = await office.ask('documents.freeze', { ...freezing, allowDouble: true })
    expect(paper.number).toBe('08-BB/CB')
  })

  it('remember the rules and the layout that they were made under', async () => {
    const { id } = await freeze(null)
    await office.ask('rulebook.set', {
      ruleId: 'meeting.minimumMinutes',
      value: 45,
      from: '2026-01-01',
      reason: 'thử',
    })
    const row = beside(office, (database) =>
      database.prepare('SELECT rules, layout FROM paper_version WHERE paper_id = ?').get(id),
    ) as { readonly rules: string; readonly layout: string }
    expect(JSON.parse(row.rules)['meeting.minimumMinutes']).toEqual({
      value: 90,
      basis: 'Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025',
    })
    expect(JSON.parse(row.layout).id).toBe('05-HD/VPTW 2026')
  })

  it('are never changed in the record', async () => {
    const { id } = await freeze(null)
    const change = (sql: string) => () => beside(office, (database) => database.prepare(sql).run(id))
    for (const column of ['document', 'layout', 'rules']) {
      expect(change(`UPDATE paper_version SET ${column} = '{"a":1}' WHERE paper_id = ?`)).toThrow('final')
    }
    for (const column of ['number', 'reason', 'frozen_at']) {
      expect(change(`UPDATE paper_version SET ${column} = 'x' WHERE paper_id = ?`)).toThrow('final')
    }
    expect(change("UPDATE paper_version SET recalled_on = '2026-12-20' WHERE paper_id = ?")).toThrow('CHECK')
    expect(change('DELETE FROM paper_version WHERE paper_id = ?')).toThrow('final')
  })

  it('print the headings of all cells for a look', async () => {
    const { token } = await office.ask('documents.headingTrial', {})
    const lines = await linesOf(bytesOf(office, token))
    expect(lines).toEqual(expect.arrayContaining(['BẢN IN THỬ', 'CHI BỘ BẢN SEN ĐÔNG']))
  })
})

describe('freezing that the clerk cancels while the paper is drawn', () => {
  it('freezes nothing', async () => {
    const office: OfficeUnderTest = await officeAt({
      now: '2026-12-20T03:00:00Z',
      host: {
        ...bareHost,
        makePdf: async () => {
          office.cancel('freezing')
          return Buffer.from('%PDF-1.4')
        },
      },
    })
    try {
      const cell = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
      const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
      await record(office, id, {})
      const freezing = { meetingId: id, meetingRevision: 2, number: null }
      expect(await office.call('documents.freeze', freezing, 'freezing')).toMatchObject({
        ok: false,
        error: { code: 'cancelled' },
      })
      expect(await office.ask('documents.ofMeeting', { meetingId: id })).toBeNull()
    } finally {
      await discard(office)
    }
  })
})

describe('without a browser on this machine', () => {
  it('minutes are still a Word file, and the PDF says why not', async () => {
    const office = await officeAt({
      now: '2026-12-20T03:00:00Z',
      host: { ...bareHost, makePdf: pdfPrinter(() => undefined).makePdf },
    })
    try {
      const cell = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
      const { id, revision, content } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
      await office.ask('meetings.record', { id, revision, content })
      expect((await office.ask('documents.word', { meetingId: id })).bytes).toBeGreaterThan(1000)
      const freezing = { meetingId: id, meetingRevision: revision + 1, number: null }
      expect((await office.refusal('documents.freeze', freezing)).message).toContain('chưa có Chrome')
      expect(await office.ask('documents.ofMeeting', { meetingId: id })).toBeNull()
    } finally {
      await discard(office)
    }
  })
})
