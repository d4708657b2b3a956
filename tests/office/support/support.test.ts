import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import { trendOf } from '../../../shared/support/words.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { person } from '../filled-office.ts'
import { type Cell, foundCell, openMeeting, personIn, record, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
let cell: Cell
const [first = '', second = '', third = ''] = seedNames

beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 3))
})
afterEach(() => discard(office))

type Fields = Input<'support.save'>
const team = (part: Partial<Fields> = {}): Fields => ({
  ...{ id: null, revision: 0, cellId: cell.id, decision: 'Quyết định 12-QĐ/ĐU', from: '2026-06-01' },
  ...{ to: null, goals: 'Tỷ lệ dự trên 90%', outcome: '' },
  members: [
    { personId: personIn(cell, second), duty: 'tổ trưởng' },
    { personId: personIn(cell, first), duty: '' },
  ],
  ...part,
})
const teams = () => office.ask('support.ofCell', { cellId: cell.id })
const weak = async (part: { reason?: string; paperNumber?: string; to?: string | null } = {}) => {
  const { revision } = await office.ask('organisation.body', { id: cell.id })
  const row = { from: '2026-05', to: null, reason: 'Ít đảng viên', paperNumber: '', ...part }
  return office.call('organisation.saveWeaknesses', { id: cell.id, revision, rows: [row] })
}

describe('a cell that is helped', () => {
  it('is listed while it is to be strengthened or a team is at work, and not after', async () => {
    expect(await office.ask('support.cells', {})).toEqual([])
    await weak()
    expect(await office.ask('support.cells', {})).toMatchObject([
      {
        ...{ cellName: 'Chi bộ bản Sen Đông', team: null, earlier: 0 },
        weakness: { from: '2026-05', reason: 'Ít đảng viên' },
      },
    ])
    await weak({ to: '2026-11-01' })
    expect(await office.ask('support.cells', {})).toEqual([])
    const { id } = await office.ask('support.save', team())
    expect(await office.ask('support.cells', {})).toMatchObject([{ weakness: null, team: { id } }])
    await office.ask('support.save', team({ id, revision: 1, to: '2026-11-21', outcome: 'Đạt' }))
    expect(await office.ask('support.cells', {})).toEqual([])
  })

  it('shows the last six months: the committee score before the own one, who came, and where it did not meet', async () => {
    await weak()
    for (const [period, points] of [
      ['2026-06', 700],
      ['2026-10', 850],
    ] as const) {
      const { id } = await openMeeting(office, cell.id, period, `${period}-03`)
      await record(office, id, {})
      await office.ask('scores.setOwn', { meetingId: id, seen: null, points })
      if (period === '2026-10') {
        const judged = { judgedOn: '2026-10-20', judgedBy: 'Ban Thường vụ', reason: 'Đối chiếu biên bản' }
        await office.ask('scores.setCommittee', { meetingId: id, seen: null, points: 800, ...judged })
        const visit = {
          ...{ came: true, remarks: '', promise: '', promiseDueOn: null, outcome: '', keptOn: null },
        }
        const personId = personIn(cell, third)
        await office.ask('visits.set', { meetingId: id, personId, seen: null, visit })
      }
    }
    const [listed] = await office.ask('support.cells', {})
    expect(listed?.months.map(({ period, isHeld, points, came }) => [period, isHeld, points, came])).toEqual([
      ['2026-06', true, 700, null],
      ['2026-07', false, null, null],
      ['2026-08', false, null, null],
      ['2026-09', false, null, null],
      ['2026-10', true, 800, true],
      ['2026-11', false, null, null],
    ])
    expect(trendOf(listed?.months ?? [])).toBe('up')
  })

  it('is called "yếu kém" only with the number of a decision', async () => {
    const refused = await weak({ reason: 'Chi bộ yếu kém' })
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining('quyết định') } })
    expect((await weak({ reason: 'Chi bộ yếu, kém' })).ok).toBe(false)
    expect((await weak({ reason: 'Chi bộ yếu kém', paperNumber: '15-QĐ/ĐU' })).ok).toBe(true)
    expect((await weak({ reason: 'Nội dung sinh hoạt còn yếu' })).ok).toBe(true)
  })
})

describe('a help team', () => {
  it('keeps its members in the order of the decision, each with a duty', async () => {
    await office.ask('support.save', team())
    expect(await teams()).toMatchObject([
      {
        ...{ decision: 'Quyết định 12-QĐ/ĐU', from: '2026-06-01', to: null, revision: 1 },
        members: [
          { fullName: second, duty: 'tổ trưởng' },
          { fullName: first, duty: '' },
        ],
      },
    ])
  })

  it('is the only one of its cell at a time; several follow each other', async () => {
    const { id } = await office.ask('support.save', team({ to: '2026-08-31' }))
    const wrong = async (part: Partial<Fields>) =>
      Object.keys((await office.refusal('support.save', team(part))).fields ?? {})
    expect(await wrong({ from: '2026-08-31' })).toEqual(['from'])
    expect(await wrong({ from: '2026-05-01', to: '2026-06-01' })).toEqual(['from'])
    await office.ask('support.save', team({ from: '2026-09-01' }))
    expect((await teams()).map(({ from }) => from)).toEqual(['2026-09-01', '2026-06-01'])
    // The earlier one cannot be opened again while the later one is at work.
    expect(await wrong({ id, revision: 1, to: null })).toEqual(['from'])
  })

  it('does not end before it begins, nor has anybody twice', async () => {
    const wrong = async (part: Partial<Fields>) =>
      Object.keys((await office.refusal('support.save', team(part))).fields ?? {})
    expect(await wrong({ to: '2026-05-31' })).toEqual(['to'])
    const personId = personIn(cell, first)
    const twice = [
      { personId, duty: 'tổ trưởng' },
      { personId, duty: 'tổ viên' },
    ]
    expect(await wrong({ members: twice })).toEqual(['members'])
    expect(await teams()).toEqual([])
  })

  it('is not written over what another window wrote, goes to the recycle bin and back unless another took its time', async () => {
    const { id } = await office.ask('support.save', team())
    await office.ask('support.save', team({ id, revision: 1, outcome: 'Tốt hơn' }))
    expect((await office.refusal('support.save', team({ id, revision: 1 }))).code).toBe('conflict')
    await office.ask('support.remove', { id, revision: 2, reason: 'Ghi nhầm chi bộ' })
    expect(await teams()).toEqual([])
    expect(await office.ask('recycle.list', {})).toMatchObject([
      { kind: 'help-team', id, title: 'Tổ công tác giúp Chi bộ bản Sen Đông từ 01/06/2026' },
    ])
    const { id: other } = await office.ask('support.save', team())
    expect((await office.refusal('recycle.restore', { kind: 'help-team', id })).code).toBe('refused')
    await office.ask('support.remove', { id: other, revision: 1, reason: 'Nhầm' })
    await office.ask('recycle.restore', { kind: 'help-team', id })
    expect(await teams()).toMatchObject([{ id, outcome: 'Tốt hơn' }])
  })

  it('keeps a member whose two records are made one, once, and gives both back on undo', async () => {
    const same = {
      ...person('Bùi Thị Nhạn'),
      cellId: cell.id,
      from: '2026-03-01',
      standing: 'official',
    } as const
    const { id: keptId } = await office.ask('people.add', same)
    const { id: givenId } = await office.ask('people.add', same)
    const members = [
      { personId: keptId, duty: '' },
      { personId: givenId, duty: 'tổ trưởng' },
    ]
    await office.ask('support.save', team({ members, to: '2026-06-30' }))
    await office.ask('support.save', team({ members: members.slice(1), from: '2026-07-01' }))
    const seats = async () =>
      (await teams()).map((each) => each.members.map(({ personId, duty }) => [personId, duty]))
    const before = await seats()
    await office.ask('duplicates.merge', { keptId, keptRevision: 1, givenId, givenRevision: 1 })
    expect(await seats()).toEqual([[[keptId, 'tổ trưởng']], [[keptId, 'tổ trưởng']]])
    const [merger] = (await office.ask('duplicates.decided', {})).merged
    await office.ask('duplicates.undo', { actId: merger?.actId ?? '' })
    expect(await seats()).toEqual(before)
  })
})
