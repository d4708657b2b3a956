import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { foundCell, openMeeting, record, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
})
afterEach(() => discard(office))

describe('what is due', () => {
  it('is nothing in an empty office', async () => {
    expect(await office.ask('home.overview', {})).toMatchObject({
      period: '2026-11',
      members: 0,
      cells: 0,
      notMet: [],
      met: 0,
      papers: [],
      recalls: 0,
      openTasks: 0,
      hints: [],
      backup: { ageDays: null, placeName: null },
    })
  })

  it('is the cells that have not met in the period, whatever the date of the others', async () => {
    const met = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 9))
    const late = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình', 'Lê Thị Hòa', 'Lò Thị Ún'])
    await openMeeting(office, met.id, '2026-11', '2026-10-30')
    await openMeeting(office, late.id, '2026-10', '2026-11-02')
    const overview = await office.ask('home.overview', {})
    expect(overview).toMatchObject({
      members: 12,
      cells: 2,
      met: 1,
      notMet: [{ cellId: late.id, cellName: 'Chi bộ khu 8', expectedOn: null }],
      cellsWithoutSecretary: 2,
      headingsToConfirm: 2,
      hints: [{ cellId: met.id, text: expect.stringContaining('bầu chi ủy') }],
    })
    expect(overview.papers.map(({ cellName, heldOn, state }) => [cellName, heldOn, state])).toEqual([
      ['Chi bộ khu 8', '2026-11-02', 'draft'],
      ['Chi bộ bản Sen Đông', '2026-10-30', 'draft'],
    ])
  })

  it('forgets a meeting that was removed', async () => {
    const cell = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await record(office, id, {})
    expect(await office.ask('home.overview', {})).toMatchObject({ met: 1, notMet: [] })
    await office.ask('meetings.remove', { id, revision: 2, reason: 'nhầm' })
    expect(await office.ask('home.overview', {})).toMatchObject({
      met: 0,
      notMet: [{ cellId: cell.id }],
      papers: [],
    })
  })
})
