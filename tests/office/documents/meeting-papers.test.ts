import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser, pdfPrinter } from '../../../electron/browser/chromium.ts'
import type { Output } from '../../../shared/contract.ts'
import type { PaperKind } from '../../../shared/documents/kinds.ts'
import type { MeetingContent } from '../../../shared/meetings/meeting.ts'
import { bareHost, discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { pdfPages } from '../../helpers/pdf.ts'
import { type Cell, foundCell, newId, openMeeting, personIn, record, seedNames } from '../meetings/samples.ts'

const printer = pdfPrinter()
afterAll(() => printer.close())

/** Several papers come of one meeting; what holds for each of them, and between them. */
describe.skipIf(findBrowser() === undefined)('the papers of one meeting', { timeout: 60_000 }, () => {
  let office: OfficeUnderTest
  let cell: Cell
  let meetingId: string

  const content = (more: Partial<MeetingContent> = {}): Partial<MeetingContent> => ({
    startsAt: '19:30',
    endsAt: '21:05',
    place: 'nhà văn hóa bản Sen Đông',
    chairId: personIn(cell, 'La Văn Đường'),
    secretaryId: personIn(cell, 'Phạm Như Thống'),
    marks: seedNames.map((name) => ({
      personId: personIn(cell, name),
      state: name === 'Đặng Đình Vy' ? ('excused' as const) : ('present' as const),
      reason: '',
    })),
    guests: [{ fullName: 'Hoàng Văn Tài', title: 'Phó Chủ tịch UBND xã', isSuperior: true }],
    agenda: 'Thông tin thời sự.\nĐánh giá tháng 10.',
    review: 'Chi bộ hoàn thành các nhiệm vụ đề ra.',
    opinions: [{ speakerId: null, speaker: 'Hoàng Văn Hoan', text: 'nhất trí với báo cáo' }],
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
      {
        kind: 'exemption',
        question: 'Đề nghị miễn sinh hoạt đồng chí Đặng Đình Vy',
        inFavour: 13,
        against: 0,
        other: 0,
      },
    ],
    conclusion: 'Chi bộ thống nhất nhiệm vụ tháng 11.',
    ...more,
  })

  const revision = async () => (await office.ask('meetings.get', { id: meetingId })).revision
  const freezing = async (kind: PaperKind, number: string | null = null, item = '') => ({
    meetingId,
    kind,
    item,
    meetingRevision: await revision(),
    number,
  })
  const freeze = async (kind: PaperKind, number: string | null = null, item = '') =>
    office.ask('documents.freeze', await freezing(kind, number, item))
  const textOf = async (kind: PaperKind, item = ''): Promise<readonly string[]> => {
    const { token } = await office.ask('documents.preview', { meetingId, kind, item })
    const file = office.door.take(token)
    if (!file) throw new Error('nothing behind the door')
    return (await pdfPages(new Uint8Array(file.bytes))).flatMap(({ lines }) => lines.map(({ text }) => text))
  }
  const offered = async (kind: PaperKind): Promise<Output<'documents.offered'>> =>
    (await office.ask('documents.offered', { meetingId })).filter((paper) => paper.kind === kind)
  const lockedBy = async () => (await office.ask('meetings.get', { id: meetingId })).lockedBy
  const reopen = async ({ id }: { readonly id: string }) => {
    const paper = await office.ask('documents.paper', { id })
    return office.ask('documents.reopen', { paperId: id, revision: paper.revision, reason: 'ghi sót' })
  }

  beforeEach(async () => {
    office = await officeAt({
      now: '2026-12-20T03:00:00Z',
      host: { ...bareHost, makePdf: printer.makePdf },
    })
    await office.ask('setup.begin', { communeName: 'xã Mường Than', province: 'Lai Châu', placeName: '' })
    cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames)
    meetingId = (await openMeeting(office, cell.id, '2026-11', '2026-11-05')).id
    await record(office, meetingId, content())
  })
  afterEach(() => discard(office))

  it('say the same facts, each in its own form', async () => {
    const resolution = (await textOf('resolution')).join(' ')
    expect(resolution).toContain('NGHỊ QUYẾT')
    expect(resolution).toContain('lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026')
    expect(resolution).toContain('NHIỆM VỤ THÁNG 10 NĂM 2026')
    expect(resolution).toContain('Thu đảng phí quý IV')
    expect(resolution).toContain('tán thành 13/')
    expect(resolution).toContain('T/M CHI BỘ')
    expect(resolution).toContain('Lưu Chi bộ.')
    const notice = (await textOf('notice')).join(' ')
    expect(notice).toContain('Chi bộ thống nhất nhiệm vụ tháng 11.')
    const summons = (await textOf('summons')).join(' ')
    expect(summons).toContain('hồi 19 giờ 30 phút, ngày 05 tháng 11 năm 2026')
    const [, guest] = await offered('invitation')
    const invitation = (await textOf('invitation', guest?.item)).join(' ')
    expect(invitation).toContain('đồng chí Hoàng Văn Tài, Phó Chủ tịch UBND xã')
  })

  it('bring the opinions on a page of their own after the resolution was signed', async () => {
    const { token } = await office.ask('documents.preview', { meetingId, kind: 'resolution' })
    const file = office.door.take(token)
    const pages = await pdfPages(new Uint8Array(file?.bytes ?? []))
    const [annex] = pages.slice(-1).map(({ lines }) => lines.map(({ text }) => text))
    expect(annex?.some((line) => line === 'PHỤ LỤC')).toBe(true)
    expect(annex?.join(' ')).toContain('nhất trí với báo cáo')
    expect(
      pages
        .slice(0, -1)
        .flatMap(({ lines }) => lines.map(({ text }) => text))
        .join(' '),
    ).toContain('BÍ THƯ')
  })

  it('are offered as the record has them: an extract for each item, an invitation for each guest', async () => {
    const extracts = await offered('extract')
    expect(extracts.map(({ name }) => name)).toEqual([
      'Trích biên bản: Thông qua nghị quyết tháng 11',
      'Trích biên bản: Đề nghị miễn sinh hoạt đồng chí Đặng Đình Vy',
      'Trích biên bản: Kết luận',
    ])
    expect((await offered('invitation')).map(({ name }) => name)).toEqual([
      'Giấy mời',
      'Giấy mời: Hoàng Văn Tài',
    ])
    const extract = (await textOf('extract', extracts[1]?.item)).join(' ')
    expect(extract).toContain('TRÍCH BIÊN BẢN')
    expect(extract).toContain('miễn sinh hoạt đồng chí Đặng Đình Vy')
    expect(extract).not.toContain('Thông qua nghị quyết tháng 11')
    expect(
      (await office.refusal('documents.preview', { meetingId, kind: 'extract', item: 'vote-7' })).code,
    ).toBe('not-found')
  })

  it('take their numbers from the series of their type: both kinds of thông báo from one', async () => {
    const number = async (kind: PaperKind) => office.ask('documents.proposeNumber', { meetingId, kind })
    expect(await number('resolution')).toMatchObject({ isNumbered: true, proposed: null, symbol: 'NQ/CB' })
    expect(await number('extract')).toMatchObject({ isNumbered: false, warnings: [] })
    await freeze('summons', '04-TB/CB')
    expect((await number('notice')).proposed).toBe('05-TB/CB')
    expect((await number('resolution')).proposed).toBeNull()
    const error = await office.refusal('documents.freeze', await freezing('notice', '04-TB/CB'))
    expect(error.fields).toHaveProperty('number')
    expect((await freeze('resolution', '03-NQ/CB')).number).toBe('03-NQ/CB')
  })

  it('hold the record fast together, until one of them is opened for an amended version', async () => {
    const minutes = await freeze('minutes', '11-BB/CB')
    const resolution = await freeze('resolution', '11-NQ/CB')
    expect(await lockedBy()).toMatchObject({ paperId: minutes.id })
    await reopen(minutes)
    expect(await lockedBy()).toBeNull()
    await record(office, meetingId, content({ conclusion: 'Chi bộ bổ sung nhiệm vụ.' }))
    expect((await offered('resolution')).map(({ state, differs }) => [state, differs])).toEqual([
      ['frozen', true],
    ])
    await freeze('minutes', '11-BB/CB')
    expect(await lockedBy()).toMatchObject({ paperId: minutes.id })
    await reopen(resolution)
    const second = await freeze('resolution', '11-NQ/CB')
    expect([second.id, second.currentVersion]).toEqual([resolution.id, 2])
    expect((await offered('resolution')).map(({ differs }) => differs)).toEqual([false])
  })

  it('tell in every list that an amended record has left them behind, signed as they are', async () => {
    const told = async () => ({
      list: (await office.ask('documents.papers', { differs: true })).map(({ kind }) => kind),
      tagged: (await office.ask('documents.papers', {})).filter(({ differs }) => differs).length,
      board: (await office.ask('documents.ofPeriod', { period: '2026-11' })).map(({ kind, differs }) => [
        kind,
        differs,
      ]),
      home: (await office.ask('home.overview', {})).differing,
    })
    const minutes = await freeze('minutes', '11-BB/CB')
    const resolution = await freeze('resolution', '11-NQ/CB')
    await office.ask('documents.recordSigned', {
      ...{ paperId: resolution.id, revision: resolution.revision, signedOn: '2026-11-06', signers: '' },
    })
    await reopen(minutes)
    await freeze('minutes', '11-BB/CB')
    // Opened again and left as it was: nothing contradicts the resolution.
    expect(await told()).toMatchObject({ list: [], tagged: 0, home: 0 })
    await reopen(minutes)
    await record(office, meetingId, content({ conclusion: 'Chi bộ bổ sung nhiệm vụ.' }))
    await freeze('minutes', '11-BB/CB')
    expect(await told()).toEqual({
      ...{ list: ['resolution'], tagged: 1, home: 1 },
      board: [
        ['minutes', false],
        ['resolution', true],
      ],
    })
    await reopen(resolution)
    await freeze('resolution', '11-NQ/CB')
    expect(await told()).toMatchObject({ list: [], tagged: 0, home: 0 })
  })

  it('are not contradicted by an own score that they left to be filled in, but by another one', async () => {
    const score = async (points: number) => {
      const { own } = await office.ask('scores.ofMeeting', { meetingId })
      await office.ask('scores.setOwn', { meetingId, seen: own?.state ?? null, points, criteria: [] })
    }
    const differing = async () => (await offered('minutes')).map(({ differs }) => differs)
    const minutes = await freeze('minutes', '11-BB/CB')
    await score(925)
    expect(await differing()).toEqual([false])
    await reopen(minutes)
    expect((await textOf('minutes')).join(' ')).toContain('92,5 điểm')
    await freeze('resolution', '11-NQ/CB')
    await score(800)
    expect((await offered('resolution')).map(({ differs }) => differs)).toEqual([true])
  })

  it('are not contradicted by the day of telling that was noted after they had gone out', async () => {
    await freeze('summons', '05-TB/CB')
    await freeze('invitation', '01-GM/CB')
    await office.ask('meetings.noteDays', {
      ...{
        id: meetingId,
        revision: await revision(),
        consultedOn: null,
        notifiedOn: '2026-11-03',
        uploadedOn: null,
        postedOn: null,
      },
    })
    const called = [...(await offered('summons')), ...(await offered('invitation'))]
    expect(called.filter(({ differs }) => differs)).toEqual([])
    expect((await textOf('invitation')).join(' ')).toContain('ngày 03 tháng 11 năm 2026')
  })

  it('go out beforehand while the meeting is still being written, and hold nothing fast', async () => {
    const next = (await openMeeting(office, cell.id, '2026-12', '2026-12-22')).id
    meetingId = next
    const view = await office.ask('meetings.get', { id: next })
    await office.ask('meetings.keep', {
      id: next,
      draftRevision: view.draftRevision,
      content: { ...view.content, agenda: 'Kiểm điểm cuối năm.', startsAt: '08:00' },
    })
    const summons = await freeze('summons', '05-TB/CB')
    expect(summons.state).toBe('frozen')
    expect(await lockedBy()).toBeNull()
    expect((await office.refusal('documents.freeze', await freezing('minutes'))).message).toContain(
      'chưa ghi vào sổ',
    )
  })

  it('do not include a resolution that was voted down', async () => {
    await record(
      office,
      meetingId,
      content({
        votes: [{ kind: 'resolution', question: 'Thông qua nghị quyết', inFavour: 1, against: 3, other: 0 }],
      }),
    )
    const error = await office.refusal('documents.freeze', await freezing('resolution', '03-NQ/CB'))
    expect(error.message).toContain('không được thông qua')
    expect((await offered('resolution')).map(({ paperId }) => paperId)).toEqual([null])
  })

  it('are saved under their own names, in Word too', async () => {
    const word = await office.ask('documents.word', { meetingId, kind: 'resolution' })
    expect(word.name).toBe('Nghị quyết Chi bộ bản Sen Đông 11-2026.docx')
    const { id } = await freeze('resolution', '03-NQ/CB')
    expect((await office.ask('documents.pdf', { paperId: id })).name).toBe(
      'Nghị quyết Chi bộ bản Sen Đông 11-2026.pdf',
    )
    const rows = await office.ask('documents.papers', {})
    expect(rows.map(({ kind, title }) => [kind, title])).toEqual([
      ['resolution', 'Nghị quyết sinh hoạt chi bộ thường kỳ tháng 11 năm 2026'],
    ])
  })

  it('are joined into one file for one print, in the order that was asked for, each page as it was kept', async () => {
    const minutes = await freeze('minutes', '11-BB/CB')
    const resolution = await freeze('resolution', '03-NQ/CB')
    const papers = [resolution.id, minutes.id]
    const { token, pages } = await office.ask('documents.pdfOfMany', { papers })
    const joined = await pdfPages(new Uint8Array(office.door.take(token)?.bytes ?? []))
    const words = joined.map(({ lines }) => lines.map(({ text }) => text))
    expect(words).toHaveLength(pages)
    const single = await Promise.all(
      papers.map(async (paperId) => {
        const file = office.door.take((await office.ask('documents.pdf', { paperId })).token)
        return (await pdfPages(new Uint8Array(file?.bytes ?? []))).map(({ lines }) =>
          lines.map(({ text }) => text),
        )
      }),
    )
    expect(words).toEqual(single.flat())
    await office.ask('documents.printMany', { papers })
    await reopen(minutes)
    expect((await office.refusal('documents.printMany', { papers })).message).toContain('đang sửa đổi')
  })

  it('never give a number again that a printed version bears', async () => {
    const summons = await freeze('summons', '05-TB/CB')
    await reopen(summons)
    await freeze('summons', null)
    expect((await office.ask('documents.proposeNumber', { meetingId, kind: 'notice' })).proposed).toBe(
      '06-TB/CB',
    )
    expect(
      (await office.refusal('documents.freeze', await freezing('notice', '05-TB/CB'))).fields,
    ).toHaveProperty('number')
  })

  it('stay in the list when the record has their question no more, and say so', async () => {
    const [first] = await offered('extract')
    const minutes = await freeze('minutes', '11-BB/CB')
    await freeze('extract', null, first?.item)
    await reopen(minutes)
    await record(office, meetingId, content({ votes: [] }))
    expect((await offered('extract')).map(({ name, state, differs }) => [name, state, differs])).toEqual([
      ['Trích biên bản: Kết luận', 'draft', false],
      ['Trích biên bản: không còn trong sổ', 'frozen', true],
    ])
  })
})
