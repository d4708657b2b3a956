import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { drawingHost, person } from '../filled-office.ts'
import { type Cell, foundCell, openMeeting, personIn, record, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
let cell: Cell
const [first = '', second = ''] = seedNames

beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z', host: drawingHost })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 3))
})
afterEach(() => discard(office))

type Fields = Input<'checks.save'>
const slip = (part: Partial<Fields> = {}): Fields => ({
  ...{ id: null, revision: 0, cellId: cell.id, checkedOn: '2026-11-10', checkerId: null },
  ...{ checker: 'Đoàn kiểm tra', conclusion: 'Ghi chép đầy đủ hơn', fixBy: null, fixedOn: null },
  items: [
    { item: 'resolutions', state: 'good', remark: '' },
    { item: 'minutes', state: 'lacking', remark: 'Thiếu tháng 5' },
  ],
  ...part,
})
const sign = async (meetingId: string, signedOn: string) => {
  const { revision: meetingRevision } = await office.ask('meetings.get', { id: meetingId })
  const frozen = await office.ask('documents.freeze', { meetingId, meetingRevision, number: null })
  const printed = await office.ask('documents.markPrinted', { paperId: frozen.id, revision: frozen.revision })
  const signers = 'Chủ trì, người ghi biên bản'
  await office.ask('documents.recordSigned', {
    ...{ paperId: frozen.id, revision: printed.revision, signedOn, signers },
  })
}
const list = (wish: Input<'checks.list'> = {}) => office.ask('checks.list', wish)
const knownOf = async (key: string, on = '2026-11-22') =>
  (await office.ask('checks.blank', { cellId: cell.id, on })).items.find((item) => item.key === key)?.known

describe('a slip for checking the books of a cell', () => {
  it('lists what was found in the order of the list of its day, with the names of that list', async () => {
    await office.ask('checks.save', slip())
    expect(await list()).toMatchObject([
      {
        ...{ cellName: 'Chi bộ bản Sen Đông', checkerName: 'Đoàn kiểm tra', isOverdue: false },
        items: [
          { item: 'minutes', name: 'Sổ biên bản sinh hoạt chi bộ', state: 'lacking' },
          { item: 'resolutions', name: 'Sổ nghị quyết', state: 'good' },
        ],
      },
    ])
  })

  it('is overdue from the day after the last one for mending, until it was mended', async () => {
    const { id } = await office.ask('checks.save', slip({ fixBy: '2026-11-21' }))
    await office.ask('checks.save', slip({ fixBy: '2026-11-22' }))
    await office.ask('checks.save', slip())
    const counts = async () => [
      (await list()).length,
      (await list({ state: 'open' })).length,
      (await list({ state: 'overdue' })).length,
      (await office.ask('home.overview', {})).overdueChecks,
    ]
    expect(await counts()).toEqual([3, 2, 1, 1])
    expect((await list()).map(({ isOverdue }) => isOverdue)).toEqual([true, false, false])
    await office.ask('checks.save', slip({ id, revision: 1, fixBy: '2026-11-21', fixedOn: '2026-11-22' }))
    expect(await counts()).toEqual([3, 1, 0, 0])
  })

  it('has no day that cannot be, no item twice or unknown, and says something', async () => {
    const wrong = async (part: Partial<Fields>) =>
      Object.keys((await office.refusal('checks.save', slip(part))).fields ?? {})
    expect(await wrong({ checkedOn: '2026-11-23' })).toEqual(['checkedOn'])
    expect(await wrong({ fixBy: '2026-11-09' })).toEqual(['fixBy'])
    expect(await wrong({ fixedOn: '2026-11-09' })).toEqual(['fixedOn'])
    expect(await wrong({ items: [{ item: 'nothing', state: 'good', remark: '' }] })).toEqual(['items'])
    const minutes = { item: 'minutes', state: 'good', remark: '' } as const
    expect(await wrong({ items: [minutes, minutes] })).toEqual(['items'])
    expect(await wrong({ items: [], conclusion: ' ' })).toEqual(['conclusion'])
    expect(await list()).toEqual([])
  })

  it('takes the name of a checker from the register, is changed by one window at a time, removed and taken back', async () => {
    const { id } = await office.ask(
      'checks.save',
      slip({ checkerId: personIn(cell, first), checker: 'viết vội' }),
    )
    expect(await list()).toMatchObject([{ checkerName: first, checker: '' }])
    await office.ask('checks.save', slip({ id, revision: 1 }))
    expect((await office.refusal('checks.save', slip({ id, revision: 1 }))).code).toBe('conflict')
    await office.ask('checks.remove', { id, revision: 2, reason: 'Ghi nhầm chi bộ' })
    expect(await list()).toEqual([])
    expect(await office.ask('recycle.list', {})).toMatchObject([
      { kind: 'book-check', title: 'Phiếu kiểm tra sổ sách Chi bộ bản Sen Đông ngày 10/11/2026' },
    ])
    await office.ask('recycle.restore', { kind: 'book-check', id })
    expect(await list()).toMatchObject([{ id }])
  })
})

describe('whoever checked', () => {
  it('goes over with the record when two are made one, and comes back with it', async () => {
    const same = {
      ...person('Bùi Thị Nhạn'),
      cellId: cell.id,
      from: '2026-03-01',
      standing: 'official',
    } as const
    const { id: keptId } = await office.ask('people.add', same)
    const { id: givenId } = await office.ask('people.add', same)
    await office.ask('checks.save', slip({ checkerId: givenId }))
    await office.ask('duplicates.merge', { keptId, keptRevision: 1, givenId, givenRevision: 1 })
    expect((await list())[0]?.checkerId).toBe(keptId)
    const [merger] = (await office.ask('duplicates.decided', {})).merged
    await office.ask('duplicates.undo', { actId: merger?.actId ?? '' })
    expect((await list())[0]?.checkerId).toBe(givenId)
  })
})

describe('the list of what is looked at', () => {
  it('may be another one from a day on; earlier slips keep their items and names', async () => {
    await office.ask('checks.save', slip())
    const items = [
      { key: 'minutes', name: 'Biên bản theo mẫu mới', source: 'minutes' },
      { key: 'statistics', name: 'Sổ số liệu', source: '' },
    ] as const
    await office.ask('checks.setItems', { from: '2026-11-15', items: [...items], reason: 'Mẫu của tỉnh' })
    expect((await office.ask('checks.items', {})).map(({ key }) => key)).toEqual(['minutes', 'statistics'])
    expect((await list())[0]?.items.map(({ name }) => name)).toEqual([
      'Sổ biên bản sinh hoạt chi bộ',
      'Sổ nghị quyết',
    ])
    const after = slip({ checkedOn: '2026-11-16' })
    expect((await office.refusal('checks.save', after)).fields).toHaveProperty('items')
  })
})

describe('what the program knows of the books of a cell', () => {
  it('counts the recorded meetings of the year until the day, those signed, and the fee told', async () => {
    expect(await knownOf('minutes')).toBe('Chưa ghi buổi sinh hoạt nào trong năm.')
    for (const [period, feeStatus] of [
      ['2025-12', 'đủ'],
      ['2026-09', 'Nộp đủ'],
      ['2026-10', ''],
    ] as const) {
      const { id } = await openMeeting(office, cell.id, period, `${period}-03`)
      await record(office, id, { feeStatus })
    }
    const [lately] = await office.ask('meetings.ofCell', { cellId: cell.id })
    await sign(lately?.id ?? '', '2026-10-03')
    // Opened, not recorded.
    await openMeeting(office, cell.id, '2026-11', '2026-11-03')
    expect(await knownOf('minutes')).toBe('Biên bản đã ký: 1/2 buổi. Chưa ký kỳ 09/2026.')
    expect(await knownOf('fees')).toBe('Tình hình nộp đảng phí được ghi ở 1/2 buổi.')
    expect(await knownOf('fees', '2026-09-30')).toBe('Tình hình nộp đảng phí được ghi ở 1/1 buổi.')
  })

  it('counts members, dossiers that lack papers or were never looked at, and commitments', async () => {
    const id = personIn(cell, second)
    const { revision } = await office.ask('people.dossier', { id })
    const item = (code: string, state: 'have' | 'missing') => ({ code, state, keptWhere: '', note: '' })
    await office.ask('people.markDossier', {
      id,
      revision,
      items: [item('001', 'have'), item('002', 'missing')],
    })
    expect(await knownOf('dossiers')).toBe('1 hồ sơ còn thiếu 1 giấy tờ. 2 hồ sơ chưa kiểm danh mục.')
    expect(await knownOf('members')).toMatch(/^3 đảng viên, 3 người còn thiếu thông tin bắt buộc\.$/)
    expect(await knownOf('commitments')).toBe('Năm 2026: đã làm 0/3, đã kiểm tra 0/3.')
    expect(await knownOf('tasks')).toBe('0 nhiệm vụ đang mở.')
    expect(await knownOf('programme')).toBe('')
  })
})
