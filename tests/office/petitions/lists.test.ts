import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { type Cell, foundCell, newId, openMeeting, record, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
let cell: Cell
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 2))
  const { id } = await openMeeting(office, cell.id, '2026-10', '2026-10-05')
  const asked = [
    ['Sửa đường điện', 'UBND xã', '2026-11-01'],
    ['Nạo vét mương', 'ubnd xã', '2026-12-01'],
    ['Thêm loa truyền thanh', '', null],
  ] as const
  await record(office, id, {
    petitions: asked.map(([content, answerer, dueOn]) => ({
      ...{ petitionId: newId(), content, raisedBy: 'Lò Văn Hặc', answerer, dueOn, answer: '' },
    })),
  })
})
afterEach(() => discard(office))

describe('the list of petitions', () => {
  it('is narrowed to who answers, in whatever letters, and to those whom nobody answers', async () => {
    const contents = async (answerer: string) =>
      (await office.ask('petitions.list', { answerer })).petitions.map(({ content }) => content)
    expect(await contents('UBND XÃ')).toEqual(['Sửa đường điện', 'Nạo vét mương'])
    expect(await contents('')).toEqual(['Thêm loa truyền thanh'])
  })

  it('tells who owes how many answers', async () => {
    const { id, revision } = (await office.ask('petitions.list', { answerer: '' })).petitions[0] ?? {
      id: '',
      revision: 0,
    }
    await office.ask('petitions.answer', { id, revision, answer: 'Đã lắp', answeredOn: '2026-11-20' })
    expect(await office.ask('petitions.answerers', {})).toEqual([
      { answerer: 'UBND xã', open: 2, overdue: 1, answered: 0 },
      { answerer: '', open: 0, overdue: 0, answered: 1 },
    ])
    expect((await office.ask('home.overview', {})).overduePetitions).toBe(1)
  })

  it('of earlier meetings comes back at the next one until it was answered, and with its answer once more', async () => {
    const earlier = async (meetingId: string) =>
      (await office.ask('petitions.earlier', { meetingId })).map(({ content, answer }) => [content, answer])
    const { id: november } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    expect(await earlier(november)).toEqual([
      ['Sửa đường điện', ''],
      ['Nạo vét mương', ''],
      ['Thêm loa truyền thanh', ''],
    ])
    const [first, second] = (await office.ask('petitions.list', {})).petitions
    if (!first || !second) throw new Error('there are no petitions')
    const answer = { id: first.id, revision: first.revision, answer: 'Đã sửa', answeredOn: '2026-11-03' }
    await office.ask('petitions.answer', answer)
    await office.ask('petitions.withdraw', { id: second.id, revision: second.revision, reason: 'Trùng' })
    expect(await earlier(november)).toEqual([
      ['Sửa đường điện', 'Đã sửa'],
      ['Thêm loa truyền thanh', ''],
    ])
    await record(office, november, {})
    const { id: december } = await openMeeting(office, cell.id, '2026-12', '2026-11-20')
    expect(await earlier(december)).toEqual([['Thêm loa truyền thanh', '']])
    const october = (await office.ask('meetings.ofCell', { cellId: cell.id })).at(-1)?.id ?? ''
    expect(await earlier(october)).toEqual([])
  })

  it('goes into a workbook as it is listed', async () => {
    expect(await office.ask('petitions.workbook', { answerer: 'UBND xã' })).toMatchObject({ rows: 2 })
  })
})
