import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { discard, type OfficeUnderTest } from '../../helpers/office.ts'
import { content, filledOffice, person } from '../filled-office.ts'

/** Two cells whose names begin alike, with meetings of two years and their minutes. */
let office: OfficeUnderTest
beforeAll(async () => {
  const made = await filledOffice()
  office = made.office
  const [senDong] = made.cells
  const { id: upper } = await office.ask('organisation.addCell', { name: 'Chi bộ bản Sen Đông Thượng' })
  await office.ask('people.add', {
    ...person('Hoàng Văn Sín'),
    cellId: upper,
    from: '1995-02-03',
    standing: 'official',
  })
  const withSeries = (await office.ask('organisation.startingFacts', {})).map(
    ({ name: _name, total: _total, official: _official, ...row }) => ({
      ...row,
      numbers: row.numbers.map((series) => ({ ...series, lastNumber: 0 })),
    }),
  )
  await office.ask('organisation.saveStartingFacts', { rows: withSeries })
  const meet = async (cellId: string, period: string, heldOn: string) => {
    const { id } = await office.ask('meetings.open', { cellId, period, kind: 'regular', heldOn })
    await office.ask('meetings.record', {
      id,
      revision: 1,
      content: content('Chi bộ thống nhất.', { heldOn }),
    })
    return id
  }
  const minutes = async (meetingId: string, number: string) => {
    const { revision } = await office.ask('meetings.get', { id: meetingId })
    await office.ask('documents.freeze', { meetingId, meetingRevision: revision, number })
  }
  const november = await meet(upper, '2026-11', '2026-11-12')
  const october = await meet(senDong, '2026-10', '2026-10-03')
  await meet(senDong, '2025-11', '2025-11-12')
  await minutes(october, '05-BB/CB')
  await minutes(made.meeting, '06-BB/CB')
  await minutes(november, '05-BB/CB')
})
afterAll(() => discard(office))

const cellOf = (note: string) => note.split(' - ')[0]?.replace('Chi bộ ', '')

describe('Ctrl+K over meetings', () => {
  it.each([
    [
      'sen đông tháng 11',
      ['bản Sen Đông Thượng 12/11/2026', 'thôn Sen Đông 03/11/2026', 'thôn Sen Đông 12/11/2025'],
    ],
    ['thượng tháng 11', ['bản Sen Đông Thượng 12/11/2026']],
    ['12/11 sen đông', ['bản Sen Đông Thượng 12/11/2026', 'thôn Sen Đông 12/11/2025']],
    ['12/11/2025', ['thôn Sen Đông 12/11/2025']],
    ['họp thôn sen đông 3/10', ['thôn Sen Đông 03/10/2026']],
    ['13/11 sen đông', []],
    ['mầm non tháng 11', []],
    ['nguyễn tháng 11', []],
    ['05-BB', []],
    ['nghị quyết sen đông', []],
    ['biên bản thượng', ['bản Sen Đông Thượng 12/11/2026']],
  ])('"%s" finds %j', async (query, wanted) => {
    const { meetings } = await office.ask('finding.everything', { query })
    expect(meetings.map(({ note }) => `${cellOf(note)} ${note.split('ngày ')[1]}`)).toEqual(wanted)
  })
})

describe('Ctrl+K over papers', () => {
  it.each([
    ['biên bản tháng 11 sen đông', ['05-BB/CB bản Sen Đông Thượng', '06-BB/CB thôn Sen Đông']],
    ['bien ban thang 10', ['05-BB/CB thôn Sen Đông']],
    ['biên bản', ['05-BB/CB bản Sen Đông Thượng', '06-BB/CB thôn Sen Đông', '05-BB/CB thôn Sen Đông']],
    ['05-BB', ['05-BB/CB bản Sen Đông Thượng', '05-BB/CB thôn Sen Đông']],
    ['05-bb tháng 10', ['05-BB/CB thôn Sen Đông']],
    ['05-BB thượng', ['05-BB/CB bản Sen Đông Thượng']],
    ['05-NQ', []],
    ['số 6 sen đông', ['06-BB/CB thôn Sen Đông']],
    ['12/11 sen đông', ['05-BB/CB bản Sen Đông Thượng']],
    ['nghị quyết tháng 11', []],
    ['sinh hoạt sen đông', []],
  ])('"%s" finds %j', async (query, wanted) => {
    const { papers } = await office.ask('finding.everything', { query })
    expect(papers.map(({ title, note }) => `${title.split('số ')[1]} ${cellOf(note)}`)).toEqual(wanted)
  })
})

it('names the cell first that is called as typed, then those with longer names', async () => {
  const { cells } = await office.ask('finding.everything', { query: 'sen đông' })
  expect(cells.map(({ title }) => title)).toEqual(['Chi bộ thôn Sen Đông', 'Chi bộ bản Sen Đông Thượng'])
})
