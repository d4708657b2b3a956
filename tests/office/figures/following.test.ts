import { afterEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { now } from '../filled-office.ts'
import { record } from '../meetings/samples.ts'
import { movesTo } from '../movements/moving.ts'
import { makeCells, period, typedRow } from './commune.ts'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})
async function commune() {
  const office = await officeAt({ now })
  open.push(office)
  const [cellId = '', otherId = ''] = await makeCells(office.ask, 2, 6)
  return { office, cellId, otherId }
}
const sheetRow = async (office: OfficeUnderTest, cellId: string) => {
  const row = (await office.ask('figures.sheet', { period })).find((each) => each.cellId === cellId)
  if (!row) throw new Error('no row')
  return row
}
const typed = { heldOn: '5/11', absences: '2p 5k', chair: '1', secretary: '3', ownScore: '92,5' }

describe('a row whose roll the histories have changed since', () => {
  it('tells who, and takes the roll as it is known now', async () => {
    const { office, cellId, otherId } = await commune()
    const row = await typedRow(office.ask, cellId, typed)
    const { meetingId } = await office.ask('figures.record', row)
    expect((await sheetRow(office, cellId)).rollDifferences).toEqual([])
    const { roll } = await office.ask('meetings.get', { id: meetingId })
    await movesTo(office, roll[5]?.personId ?? '', otherId, '2026-11-02')
    const stale = await sheetRow(office, cellId)
    expect(stale.rollDifferences.map(({ fullName }) => fullName)).toEqual([roll[5]?.fullName])
    await office.ask('meetings.acceptRoll', { id: meetingId, revision: stale.revision })
    expect(await sheetRow(office, cellId)).toMatchObject({
      ...{ rollDifferences: [], revision: stale.revision + 1, texts: { absences: '2p 5k' } },
    })
  })
})

describe('the question on totals and names', () => {
  it('is answered by minutes whose names agree with the totals, and by a roll that does', async () => {
    const { office, cellId } = await commune()
    const row = await typedRow(office.ask, cellId, { ...typed, totals: '3/2/1' })
    const { meetingId: id } = await office.ask('figures.record', row)
    expect(await office.ask('figures.points', {})).toMatchObject([{ meetingId: id, settledAt: null }])
    const { content } = await office.ask('meetings.get', { id })
    const firstExcused = content.marks.map((mark, index) =>
      index === 3 ? { ...mark, state: 'excused' as const } : mark,
    )
    await record(office, id, { conclusion: 'Thống nhất' })
    expect(await office.ask('figures.points', {})).toHaveLength(1)
    await record(office, id, { marks: firstExcused })
    expect(await office.ask('figures.points', {})).toEqual([])
    const [settled] = await office.ask('figures.points', { withSettled: true })
    expect(settled?.answer).toBe('Đã ghi lại, tổng số và tên khớp nhau.')
  })
})

describe('the own score of a row', () => {
  const judgedOn = async (office: OfficeUnderTest, meetingId: string) =>
    (await office.ask('scores.ofMeeting', { meetingId })).own?.judgedOn

  it('was given on the day to which the row is moved, and to which the minutes move it', async () => {
    const { office, cellId } = await commune()
    const { meetingId } = await office.ask('figures.record', await typedRow(office.ask, cellId, typed))
    expect(await judgedOn(office, meetingId)).toBe('2026-11-05')
    await office.ask('figures.record', await typedRow(office.ask, cellId, { ...typed, heldOn: '6/11' }))
    expect(await judgedOn(office, meetingId)).toBe('2026-11-06')
    await record(office, meetingId, { heldOn: '2026-11-07' })
    expect(await judgedOn(office, meetingId)).toBe('2026-11-07')
  })
})
