import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Vote } from '../../../shared/meetings/meeting.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { drawingHost } from '../filled-office.ts'
import { type Cell, foundCell, openMeeting, personIn, record, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
let cell: Cell
let meetingId: string
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z', host: drawingHost })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames)
  meetingId = (await openMeeting(office, cell.id, '2026-11', '2026-11-05')).id
})
afterEach(() => discard(office))

const about = (name: string) => ({ personId: personIn(cell, name), fullName: name })
const asked = (kind: Vote['kind'], question: string, inFavour: number, name: string): Vote => ({
  ...{ kind, question, inFavour, against: 14 - inFavour, other: 0, method: 'ballot', about: about(name) },
})
const election = (): Vote => ({
  ...{ kind: 'election', question: 'Bầu bổ sung chi ủy viên', method: 'ballot' },
  ...{ inFavour: null, against: null, other: null, seats: 1 },
  ballots: { issued: 14, collected: 14, invalid: 0 },
  candidates: [
    { ...about('Phạm Như Thống'), votes: 9 },
    { personId: null, fullName: 'Lò Văn Mới', votes: 5 },
  ],
})
const recordVotes = (...votes: readonly Vote[]) =>
  record(office, meetingId, {
    marks: seedNames.map((name) => ({
      ...{ personId: personIn(cell, name), state: 'present' as const, reason: '' },
    })),
    votes: [...votes],
  })
const offered = async (kind: string) =>
  (await office.ask('documents.offered', { meetingId })).filter((paper) => paper.kind === kind)
const freezing = async (item: string, number: string) => ({
  ...{ meetingId, kind: 'item-resolution' as const, item, number },
  meetingRevision: (await office.ask('meetings.get', { id: meetingId })).revision,
})

describe('an election in the record of a meeting', () => {
  it('keeps seats, ballots, and candidates in their order, whether the register knows them or not', async () => {
    await recordVotes(election())
    expect((await office.ask('meetings.get', { id: meetingId })).content.votes).toEqual([election()])
    const changed = { ...election(), seats: 2, candidates: election().candidates?.toReversed() ?? [] }
    await recordVotes(asked('confirmation', 'Công nhận', 14, 'Đặng Đình Vy'), changed)
    expect((await office.ask('meetings.get', { id: meetingId })).content.votes[1]).toEqual(changed)
  })

  it('brings its item into the agenda that is proposed', async () => {
    const wanted = async () =>
      (await office.ask('agendas.ofMeeting', { meetingId })).items.filter(
        ({ onlyFor, isWanted }) => onlyFor === 'election' && isWanted,
      ).length
    expect(await wanted()).toBe(0)
    await recordVotes(election())
    expect(await wanted()).toBe(1)
  })

  it('yields a paper of its count, which is not posted on the e-handbook', async () => {
    await recordVotes(election(), asked('admission', 'Kết nạp Lò Văn Mới', 14, 'Đặng Đình Vy'))
    expect((await offered('ballot-report')).map(({ name }) => name)).toEqual([
      'Biên bản kiểm phiếu: Bầu bổ sung chi ủy viên',
    ])
  })
})

describe('a question about one person', () => {
  it('yields a resolution of its own, numbered in the series of resolutions', async () => {
    await recordVotes(
      asked('resolution', 'Thông qua nghị quyết tháng 11', 14, 'Đặng Đình Vy'),
      asked('confirmation', 'Công nhận chính thức đồng chí Vy', 12, 'Đặng Đình Vy'),
      asked('rating', 'Xếp loại đồng chí Vy', 14, 'Đặng Đình Vy'),
    )
    const papers = await offered('item-resolution')
    expect(papers.map(({ name }) => name)).toEqual(['Nghị quyết đề nghị: Công nhận chính thức đồng chí Vy'])
    await office.ask('documents.freeze', await freezing(papers[0]?.item ?? '', '07-NQ/CB'))
    expect(await office.ask('documents.proposeNumber', { meetingId, kind: 'resolution' })).toMatchObject({
      proposed: '08-NQ/CB',
    })
    expect((await office.ask('meetings.get', { id: meetingId })).lockedBy).not.toBeNull()
  })

  it('yields none where it was not carried', async () => {
    await recordVotes(asked('admission', 'Kết nạp quần chúng Lò Văn Mới', 9, 'Đặng Đình Vy'))
    const [paper] = await offered('item-resolution')
    const refusal = await office.refusal('documents.freeze', await freezing(paper?.item ?? '', '07-NQ/CB'))
    expect(refusal.message).toContain('không được thông qua')
    expect((await office.ask('meetings.get', { id: meetingId })).lockedBy).toBeNull()
  })
})

describe('what an opinion is about', () => {
  const election = 'Bầu bổ sung chi ủy viên'
  const road = 'Làm đường ra khu sản xuất'
  const said = (text: string, item?: string) => ({
    ...{ speakerId: null, speaker: 'Phạm Văn Hải', text, ...(item !== undefined && { item }) },
  })
  const extractOf = async (name: string) =>
    (await offered('extract')).find((paper) => paper.name === `Trích biên bản: ${name}`)

  it('is kept with it, and an extract of that item brings it', async () => {
    const opinions = [
      said('Giới thiệu đồng chí Thống.', election),
      said('Góp công.', road),
      said('Nhất trí.'),
    ]
    await record(office, meetingId, { opinions, votes: [] })
    expect((await office.ask('meetings.get', { id: meetingId })).content.opinions).toEqual(opinions)
    expect((await offered('extract')).map(({ name }) => name)).toEqual([
      `Trích biên bản: ${election}`,
      `Trích biên bản: ${road}`,
    ])
  })

  it('does not keep the meeting open for an extract of what is no longer in the record', async () => {
    await record(office, meetingId, { opinions: [said('Góp công.', road)], conclusion: 'Khởi công.' })
    const freeze = async (name: string) =>
      office.ask('documents.freeze', {
        ...{ meetingId, kind: 'extract' as const, item: (await extractOf(name))?.item ?? '', number: null },
        meetingRevision: (await office.ask('meetings.get', { id: meetingId })).revision,
      })
    const lockedBy = async () => (await office.ask('meetings.get', { id: meetingId })).lockedBy
    const conclusion = await freeze('Kết luận')
    const { id } = await freeze(road)
    const { revision } = await office.ask('documents.paper', { id })
    await office.ask('documents.reopen', { paperId: id, revision, reason: 'ghi nhầm người phát biểu' })
    expect(await lockedBy()).toBeNull()
    await record(office, meetingId, { opinions: [said('Góp công.')], conclusion: 'Khởi công.' })
    expect(await lockedBy()).toMatchObject({ paperId: conclusion.id })
  })
})
