import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { beside } from '../meetings/database.ts'
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
      backup: { ageDays: null, placeName: null, freshness: 'none', isOld: false },
    })
  })

  it('is the cells that have not met in the period, whatever the date of the others', async () => {
    const met = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 9))
    const late = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình', 'Lê Thị Hòa', 'Lò Thị Ún'])
    const { id } = await openMeeting(office, met.id, '2026-11', '2026-10-30')
    await record(office, id, {})
    await openMeeting(office, late.id, '2026-10', '2026-11-02')
    const overview = await office.ask('home.overview', {})
    expect(overview).toMatchObject({
      members: 12,
      cells: 2,
      met: 1,
      notMet: [
        {
          cellId: late.id,
          cellName: 'Chi bộ khu 8',
          expectedOn: null,
          missed: null,
          opened: null,
          isUnwritten: false,
        },
      ],
      cellsWithoutSecretary: 2,
      headingsToConfirm: 2,
      hints: [{ cellId: met.id, text: expect.stringContaining('bầu chi ủy') }],
    })
    expect(overview.papers.map(({ cellName, heldOn, state }) => [cellName, heldOn, state])).toEqual([
      ['Chi bộ khu 8', '2026-11-02', 'draft'],
      ['Chi bộ bản Sen Đông', '2026-10-30', 'draft'],
    ])
  })

  it('does not take a thematic meeting, or one that was only opened, for the monthly one', async () => {
    const cell = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
    const met = async () => (await office.ask('home.overview', {})).met
    const opening = { cellId: cell.id, period: '2026-11' }
    const thematic = await office.ask('meetings.open', { ...opening, kind: 'thematic', heldOn: '2026-11-05' })
    await record(office, thematic.id, {})
    expect(await met()).toBe(0)
    const opened = await office.ask('meetings.open', { ...opening, kind: 'regular', heldOn: '2026-11-10' })
    expect(await met()).toBe(0)
    await record(office, opened.id, {})
    expect(await met()).toBe(1)
  })

  it.each([
    ['2026-11-21', true],
    ['2026-11-22', false],
    ['2026-11-25', false],
  ])('is the figures of a meeting of %s that was only opened: %s', async (heldOn, isUnwritten) => {
    const cell = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
    const { id } = await openMeeting(office, cell.id, '2026-11', heldOn)
    expect((await office.ask('home.overview', {})).notMet).toEqual([
      {
        cellId: cell.id,
        cellName: 'Chi bộ khu 8',
        expectedOn: null,
        missed: null,
        opened: { id, heldOn },
        isUnwritten,
      },
    ])
  })

  it('is first what the day is past for', async () => {
    const ahead = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
    const past = await foundCell(office, 'Chi bộ khu 9', ['Lê Thị Hòa'])
    await openMeeting(office, ahead.id, '2026-11', '2026-11-25')
    await openMeeting(office, past.id, '2026-11', '2026-11-05')
    const { notMet } = await office.ask('home.overview', {})
    expect(notMet.map(({ cellId }) => cellId)).toEqual([past.id, ahead.id])
  })

  it('is not the minutes of a meeting whose day has not come', async () => {
    const cell = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
    await openMeeting(office, cell.id, '2026-11', '2026-11-25')
    expect((await office.ask('home.overview', {})).papers).toEqual([])
    await openMeeting(office, cell.id, '2026-10', '2026-11-02')
    expect((await office.ask('home.overview', {})).papers).toMatchObject([{ heldOn: '2026-11-02' }])
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

  it('misses a backup from the first cell on, before there is a member', async () => {
    await office.ask('organisation.addCell', { name: 'Chi bộ khu 9' })
    expect((await office.ask('home.overview', {})).backup).toMatchObject({ freshness: 'none', isOld: true })
  })

  it.each([
    ['2026-11-22', 0, 'fresh', false],
    ['2026-11-28', 6, 'ageing', false],
    ['2026-11-29', 7, 'old', true],
  ])('on %s is a backup of 22/11 on a stick, %i days old: %s', async (day, ageDays, freshness, isOld) => {
    await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Bình'])
    const backup = async () => (await office.ask('home.overview', {})).backup
    const lacksPapers = false
    const none = { ageDays: null, placeName: null, medium: null, freshness: 'none', lacksPapers }
    expect(await backup()).toEqual({ ...none, isOld: true })
    beside(office, (database) =>
      database
        .prepare(`INSERT INTO backup_made (id, made_at, verified_at, place_name, set_name, bytes, sha256, counts, medium)
          VALUES ('1', '2026-11-22T03:00:00.000Z', '2026-11-22T03:01:00.000Z', 'USB', 'a', 1, '', ?, 'stick')`)
        .run(
          JSON.stringify({ members: 1, cells: 1, meetings: 0, papers: 0, signedPapers: 0, attachments: 0 }),
        ),
    )
    await office.close()
    office = await officeAt({ folder: office.folder, now: `${day}T03:00:00Z` })
    expect(await backup()).toEqual({
      ageDays,
      placeName: 'USB',
      medium: 'stick',
      freshness,
      lacksPapers,
      isOld,
    })
    await office.ask('rulebook.set', {
      ruleId: 'backup.warnAfterDays',
      value: ageDays + 1,
      from: '2026-11-01',
      reason: 'thử',
    })
    expect((await backup()).isOld).toBe(false)
  })
})
