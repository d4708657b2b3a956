import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PaperKind } from '../../../shared/documents/kinds.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { drawingHost, now } from '../filled-office.ts'
import { type Cell, foundCell, openMeeting, personIn, record, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
let cell: Cell
let committee: string

const appoint = async (name: string, post: 'secretary' | 'committee-member') => {
  const { revision } = await office.ask('organisation.posts', { bodyId: cell.id })
  await office.ask('organisation.appoint', {
    ...{ bodyId: cell.id, revision, post, from: '2025-01-01' },
    person: { personId: personIn(cell, name), fullName: name },
  })
}

beforeEach(async () => {
  office = await officeAt({ now, host: drawingHost })
  await office.ask('setup.begin', {
    communeName: 'xã Mường Than',
    province: 'Lai Châu',
    placeName: 'Mường Than',
  })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames)
  await appoint('La Văn Đường', 'secretary')
  await appoint('Đặng Đình Vy', 'committee-member')
  const opened = await office.ask('meetings.open', {
    ...{ cellId: cell.id, period: '2026-11', kind: 'committee' as const, heldOn: '2026-11-02' },
  })
  committee = opened.id
  await record(office, committee, { conclusion: 'Thống nhất nội dung sinh hoạt tháng 11.' })
})
afterEach(() => discard(office))

const numbersOf = (meetingId: string, kind: PaperKind, number?: string) =>
  office.ask('documents.proposeNumber', { meetingId, kind, ...(number !== undefined && { number }) })
const freeze = async (meetingId: string, kind: PaperKind, number: string | null) => {
  const { revision } = await office.ask('meetings.get', { id: meetingId })
  return office.ask('documents.freeze', { meetingId, kind, meetingRevision: revision, number })
}
const another = async (heldOn: string) => {
  const { id } = await office.ask('meetings.open', {
    ...{ cellId: cell.id, period: '2026-11', kind: 'committee' as const, heldOn },
  })
  await record(office, id, {})
  return id
}
const offered = async (meetingId: string) =>
  (await office.ask('documents.offered', { meetingId })).map(({ kind }) => kind)

describe('the committee of a cell', () => {
  it('concludes, and only it does; the month prints the roll that a monthly meeting signs', async () => {
    expect(await offered(committee)).toEqual([
      ...(['minutes', 'extract', 'summons', 'invitation', 'conclusion', 'signature-sheet'] as const),
    ])
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    expect(await offered(id)).toEqual([
      ...(['minutes', 'resolution', 'score-sheet', 'notice', 'summons', 'invitation'] as const),
    ])
  })

  it('has minutes whose file is not named like those of the cell, and takes a number without its symbol', async () => {
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await record(office, id, {})
    const name = async (meetingId: string) => (await office.ask('documents.word', { meetingId })).name
    expect(await name(committee)).toBe('Biên bản họp chi ủy Chi bộ bản Sen Đông 02-11-2026.docx')
    expect(await name(id)).toBe('Biên bản Chi bộ bản Sen Đông 11-2026.docx')
    await freeze(committee, 'minutes', '10')
    const paper = await office.ask('documents.ofMeeting', { meetingId: committee, kind: 'minutes' })
    expect(paper?.number).toBe('10-BB/CU')
    const refusal = await office.refusal('documents.freeze', {
      ...{ meetingId: committee, kind: 'conclusion', number: 'mười' },
      meetingRevision: (await office.ask('meetings.get', { id: committee })).revision,
    })
    expect(refusal.message).toContain('08-KL/CU')
  })

  it('numbers its minutes and its conclusions for itself, apart from those of the cell', async () => {
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await record(office, id, {})
    await freeze(id, 'minutes', '08-BB/CB')
    expect(await numbersOf(committee, 'minutes')).toMatchObject({ proposed: null, symbol: 'BB/CU' })
    const [facts] = await office.ask('organisation.startingFacts', {})
    if (!facts) throw new Error('no cell')
    const before = [{ kind: 'committee-minutes' as const, lastNumber: 2, symbol: '' }]
    await office.ask('organisation.saveStartingFacts', { rows: [{ ...facts, numbers: before }] })
    expect(await numbersOf(committee, 'minutes')).toMatchObject({ proposed: '03-BB/CU' })
    await freeze(committee, 'minutes', '03-BB/CU')
    const { lastNumbers } = await office.ask('organisation.cell', { id: cell.id })
    expect(lastNumbers.map(({ number }) => number)).toEqual(['08-BB/CB', null, '03-BB/CU'])
    await freeze(committee, 'conclusion', '02-KL/CU')
    const next = await another('2026-11-20')
    expect(await numbersOf(next, 'minutes')).toMatchObject({ proposed: '04-BB/CU' })
    expect(await numbersOf(next, 'conclusion')).toMatchObject({ proposed: '03-KL/CU', symbol: 'KL/CU' })
    const { id: december } = await openMeeting(office, cell.id, '2026-12', '2026-12-05')
    expect(await numbersOf(december, 'minutes')).toMatchObject({ proposed: '09-BB/CB' })
  })

  it.each([
    ['02-KL/CU', ['Số 2 đã dùng cho một văn bản khác của chi bộ.']],
    ['05-KL/CU', ['Bỏ trống các số từ 3 đến 4.']],
    ['02a-KL/CU', ['Số 2 đã dùng cho một văn bản khác của chi bộ.']],
    ['03-KL/CB', []],
  ])('is told of a gap or a double when it means to give %s', async (number, warnings) => {
    await freeze(committee, 'conclusion', '02-KL/CU')
    const next = await another('2026-11-20')
    expect((await numbersOf(next, 'conclusion', number)).warnings).toEqual(warnings)
  })

  it('gives no number twice unless somebody says so', async () => {
    await freeze(committee, 'conclusion', '02-KL/CU')
    const next = await another('2026-11-20')
    const { revision } = await office.ask('meetings.get', { id: next })
    const again = {
      meetingId: next,
      kind: 'conclusion' as const,
      meetingRevision: revision,
      number: '02-KL/CU',
    }
    expect((await office.refusal('documents.freeze', again)).fields).toHaveProperty('number')
    await office.ask('documents.freeze', { ...again, allowDouble: true })
  })

  it('holds its record fast by a frozen conclusion', async () => {
    await freeze(committee, 'conclusion', null)
    const { lockedBy } = await office.ask('meetings.get', { id: committee })
    expect(lockedBy).toMatchObject({ state: 'frozen' })
  })
})
