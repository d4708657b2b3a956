import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPeriods } from '../../../shared/calendar/periods.ts'
import type { Input } from '../../../shared/contract.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { beginOffice, cellOf, hold } from '../attendance/held.ts'
import { typedRow } from '../figures/commune.ts'
import { type content, now } from '../filled-office.ts'

let office: OfficeUnderTest
let cellId: string
let members: string[]
let meetingId: string
beforeEach(async () => {
  office = await officeAt({ now })
  await beginOffice(office)
  ;({ cellId, members } = await cellOf(office, 10))
  meetingId = await hold(office, { cellId, period: '2026-11' })
})
afterEach(() => discard(office))

const sheet = (id = meetingId) => office.ask('scores.ofMeeting', { meetingId: id })
const maxima = { length: 50, attendance: 50, preparation: 100, conduct: 400, principles: 50 } as const
const all = { ...maxima, results: 300, ending: 50 } as const
type Criterion = keyof typeof all
const criteria = (change: Partial<Record<Criterion, number>> = {}) =>
  (Object.keys(all) as Criterion[]).map((criterion) => ({
    criterion,
    points: change[criterion] ?? all[criterion],
  }))
const judged: Omit<Input<'scores.setCommittee'>, 'meetingId'> = {
  seen: null,
  points: 900,
  judgedOn: '2026-11-10',
  judgedBy: 'Ban Thường vụ Đảng ủy',
  reason: 'Đăng văn bản chậm',
}
const parts = async (id = meetingId) =>
  new Map(
    (await sheet(id)).suggestion?.criteria.flatMap((row) => row.parts).map((part) => [part.id, part]) ?? [],
  )
const rewrite = async (change: Parameters<typeof content>[1]) => {
  const { revision, content: old } = await office.ask('meetings.get', { id: meetingId })
  await office.ask('meetings.record', { id: meetingId, revision, content: { ...old, ...change } })
}

describe('the cell’s own score', () => {
  it('is kept as it was voted, with its band', async () => {
    await office.ask('scores.setOwn', { meetingId, seen: null, points: 899 })
    expect((await sheet()).own).toMatchObject({ points: 899, band: 'fair', criteria: [] })
  })

  it('is the sum of its criteria where all of them are told', async () => {
    await office.ask('scores.setOwn', {
      ...{ meetingId, seen: null, points: 985, criteria: criteria({ length: 35 }) },
    })
    expect((await sheet()).own?.criteria).toHaveLength(7)
    expect((await sheet()).own?.points).toBe(985)
  })

  it.each<[string, Partial<Input<'scores.setOwn'>>, RegExp]>([
    [
      'a criterion is missing',
      { points: 950, criteria: criteria().slice(1) },
      /Chưa chấm: Chấp hành thời gian/,
    ],
    [
      'a criterion is above its maximum',
      { points: 1000, criteria: criteria({ length: 51 }) },
      /tối đa 5 điểm/,
    ],
    ['the sum is another', { points: 990, criteria: criteria() }, /là 100, khác tổng điểm đã nhập là 99\./],
    ['it is dated before the meeting', { points: 900, judgedOn: '2026-11-02' }, /từ ngày họp 03\/11\/2026/],
    ['it is dated after today', { points: 900, judgedOn: '2026-11-23' }, /đến hôm nay/],
  ])('is refused when %s, and nothing is written', async (_why, change, sentence) => {
    const error = await office.refusal('scores.setOwn', { meetingId, seen: null, points: 900, ...change })
    expect(error.message).toMatch(sentence)
    expect(error.message).toContain('vẫn còn nguyên')
    expect((await sheet()).own).toBeNull()
  })

  it('is not written over what another window wrote', async () => {
    const first = await office.ask('scores.setOwn', { meetingId, seen: null, points: 900 })
    const error = await office.refusal('scores.setOwn', { meetingId, seen: null, points: 950 })
    expect(error.code).toBe('conflict')
    expect((await sheet()).own?.points).toBe(900)
    await office.ask('scores.setOwn', { meetingId, seen: first.state, points: 950 })
    expect((await sheet()).own?.points).toBe(950)
  })

  it('can be taken back', async () => {
    const { state } = await office.ask('scores.setOwn', {
      ...{ meetingId, seen: null, points: 1000, criteria: criteria() },
    })
    expect(await office.ask('scores.setOwn', { meetingId, seen: state, points: null })).toEqual({
      state: null,
    })
    expect((await sheet()).own).toBeNull()
  })

  it('is given to the monthly and the thematic meeting only', async () => {
    const id = await hold(office, { cellId, period: '2026-11', kind: 'extraordinary' })
    const error = await office.refusal('scores.setOwn', { meetingId: id, seen: null, points: 900 })
    expect(error).toMatchObject({ code: 'refused' })
  })
})

describe('the month’s sheet', () => {
  it('states a total, and none that contradicts criteria written down before', async () => {
    const other = (await cellOf(office, 3, 'Chi bộ thôn Sen Tây')).cellId
    const row = (ownScore: string) => typedRow(office.ask, other, { heldOn: '3/11', absences: '0', ownScore })
    const { meetingId: id } = await office.ask('figures.record', await row('90'))
    const stated = (await sheet(id)).own
    expect(stated).toMatchObject({ points: 900, criteria: [] })
    const given = { meetingId: id, seen: stated?.state ?? null, points: 1000, criteria: criteria() }
    await office.ask('scores.setOwn', given)
    const error = await office.refusal('figures.record', await row('92,5'))
    expect(error.code).toBe('refused')
    expect((await sheet(id)).own).toMatchObject({ points: 1000 })
  })
})

describe('the committee’s score', () => {
  it('stands beside the cell’s own, which it never alters', async () => {
    await office.ask('scores.setOwn', {
      meetingId,
      seen: null,
      points: 950,
      criteria: criteria({ conduct: 350 }),
    })
    const before = (await sheet()).own
    await office.ask('scores.setCommittee', { meetingId, ...judged })
    const after = await sheet()
    expect(after.own).toEqual(before)
    expect(after.committee).toMatchObject({
      ...{ points: 900, band: 'good', judgedOn: '2026-11-10', judgedBy: 'Ban Thường vụ Đảng ủy' },
    })
  })

  it.each<[string, Partial<typeof judged>, string]>([
    ['who judged', { judgedBy: '' }, 'judgedBy'],
    ['when', { judgedOn: null }, 'judgedOn'],
    ['why it differs from the cell’s own', { reason: '' }, 'reason'],
  ])('is refused without %s', async (_what, change, field) => {
    await office.ask('scores.setOwn', { meetingId, seen: null, points: 950 })
    const error = await office.refusal('scores.setCommittee', { meetingId, ...judged, ...change })
    expect(Object.keys(error.fields ?? {})).toEqual([field])
    expect((await sheet()).committee).toBeNull()
  })

  it('proposes who judged and when to the next meeting of the period, and no day before that', async () => {
    expect((await sheet()).lastJudged).toBeNull()
    await office.ask('scores.setCommittee', { meetingId, ...judged })
    const other = async (period: string, heldOn: string, cellId: string) => {
      const { id } = await office.ask('meetings.open', { cellId, period, kind: 'regular', heldOn })
      return (await sheet(id)).lastJudged
    }
    const { judgedBy, judgedOn } = judged
    const cell = async (name: string) => (await cellOf(office, 3, name)).cellId
    const [early, late, next] = [
      await cell('Chi bộ Bản Tùn'),
      await cell('Chi bộ Chợ Chậu'),
      await cell('Chi bộ Đình Giã'),
    ]
    expect(await other('2026-11', '2026-11-05', early)).toEqual({ judgedBy, judgedOn })
    expect(await other('2026-11', '2026-11-12', late)).toEqual({ judgedBy, judgedOn: null })
    expect(await other('2026-12', '2026-11-12', next)).toBeNull()
  })

  it('needs no reason where it agrees with the cell', async () => {
    await office.ask('scores.setOwn', { meetingId, seen: null, points: 900 })
    await office.ask('scores.setCommittee', { meetingId, ...judged, reason: '' })
    expect((await sheet()).committee?.points).toBe(900)
  })
})

describe('the proposed score', () => {
  it('waits until the meeting is in the record', async () => {
    const { id } = await office.ask('meetings.open', {
      ...{ cellId, period: '2026-10', kind: 'regular', heldOn: '2026-10-03' },
    })
    expect((await sheet(id)).suggestion).toBeNull()
  })

  it('follows what the minutes say', async () => {
    expect((await parts()).get('length')).toMatchObject({ state: 'unknown' })
    const said = members
      .slice(0, 5)
      .map((speakerId) => ({ speakerId, speaker: 'Lò Văn A', text: 'Nhất trí.' }))
    await rewrite({ startsAt: '19:30', endsAt: '20:55', opinions: said })
    const found = await parts()
    expect(found.get('length')).toMatchObject({ points: 40, state: 'measured' })
    expect(found.get('speakers')).toMatchObject({ points: 50 })
    expect(found.get('rate')).toMatchObject({ points: 40, maximum: 40 })
  })

  it('counts the number of speakers that the sheet gives, and criticism by its kind', async () => {
    expect((await parts()).get('criticism')).toMatchObject({ points: 0 })
    const opinions = [
      {
        speakerId: members[0] ?? '',
        speaker: 'Lò Văn A',
        text: 'Đến muộn.',
        kind: 'self-criticism' as const,
      },
    ]
    await rewrite({ opinions, speakers: 4 })
    const found = await parts()
    expect(found.get('criticism')).toMatchObject({ points: 20 })
    expect(found.get('speakers')).toMatchObject({ points: 40 })
  })

  it('names who was absent with leave for the fourth month running', async () => {
    const away = { [members[0] ?? '']: 'excused' as const }
    const ids: string[] = []
    for (const month of [4, 5, 6, 7]) {
      ids.push(await hold(office, { cellId, period: addPeriods('2026-01', month), states: away }))
    }
    expect((await parts(ids[2])).get('running')).toMatchObject({ points: 10 })
    const running = (await parts(ids[3])).get('running')
    expect(running?.points).toBe(0)
    expect(running?.reason).toContain('quá 3 buổi liên tiếp: Lò Văn')
  })

  it('takes results from the reports on the earlier month’s tasks', async () => {
    const task = (taskId: string, state: 'done' | 'doing') => ({
      ...{ taskId, title: 'Làm đường', who: '', dueOn: null, state, result: '' },
    })
    const id = (last: string) => `00000000-0000-7000-8000-00000000000${last}`
    await rewrite({ reportedTasks: [task(id('1'), 'done'), task(id('2'), 'doing')] })
    expect((await parts()).get('results')).toMatchObject({ points: 150 })
  })

  it('is as high as its parts come to, for a month of all cells as for one', async () => {
    await office.ask('scores.setOwn', { meetingId, seen: null, points: 950 })
    const { suggestion } = await sheet()
    const [row] = await office.ask('scores.ofPeriod', { period: '2026-11' })
    expect(row?.meetings[0]).toMatchObject({
      own: { points: 950, band: 'good' },
      committee: null,
      suggestion: { points: suggestion?.points, open: suggestion?.open, band: suggestion?.band },
    })
    const trend = await office.ask('scores.ofCell', { cellId, from: '2026-01', to: '2026-12' })
    expect(trend).toEqual(row?.meetings)
  })

  it('shows a cell that has not met without any score', async () => {
    const other = await cellOf(office, 3, 'Chi bộ thôn Sen Tây')
    const rows = await office.ask('scores.ofPeriod', { period: '2026-11' })
    expect(rows.find((row) => row.cellId === other.cellId)?.meetings).toEqual([])
  })

  it('tells the table of the period why points were lost', async () => {
    const rows = await office.ask('scores.ofPeriod', { period: '2026-11' })
    expect(rows[0]?.meetings[0]?.lost.map(({ reason }) => reason)).toContain('Chưa ghi biểu dương, nhắc nhở.')
  })
})
