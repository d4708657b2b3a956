import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { foundCell, openMeeting, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
let meetingId: string
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
  const cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 2))
  ;({ id: meetingId } = await openMeeting(office, cell.id, '2026-11', '2026-11-05'))
})
afterEach(() => discard(office))

const openPoints = async () => (await office.ask('home.overview', {})).openPoints

describe('what the home page has to ask the secretaries', () => {
  it('is counted until it is answered', async () => {
    expect(await openPoints()).toBe(0)
    await office.ask('figures.raisePoint', { meetingId, question: 'Chữ ký thư ký không rõ' })
    await office.ask('figures.raisePoint', { meetingId, question: 'Ai vắng không phép' })
    expect(await openPoints()).toBe(2)
    const [point] = await office.ask('figures.points', {})
    const { id = '', revision = 0 } = point ?? {}
    await office.ask('figures.settlePoint', { id, revision, answer: 'Bí thư xác nhận đúng' })
    expect(await openPoints()).toBe(1)
  })

  it('goes with the meeting that was thrown away', async () => {
    await office.ask('figures.raisePoint', { meetingId, question: 'Ai vắng không phép' })
    const { revision } = await office.ask('meetings.get', { id: meetingId })
    await office.ask('meetings.remove', { id: meetingId, revision, reason: 'Mở nhầm' })
    expect(await openPoints()).toBe(0)
  })
})
