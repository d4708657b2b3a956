import { afterEach, beforeEach, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { hold } from '../attendance/held.ts'
import { drawingHost, now } from '../filled-office.ts'
import { communeOf, everybody, type Led, write } from './secretaries.ts'

let office: OfficeUnderTest
let cells: Led[]
beforeEach(async () => {
  office = await officeAt({ now, host: drawingHost })
  cells = await communeOf(office, ['bản Đông', 'bản Đoài', 'trường Mầm non'])
  for (const [index, { id, members }] of cells.entries()) {
    const [away = ''] = members.slice(-1)
    for (const period of ['2026-09', '2026-10', '2026-11']) {
      await hold(office, { cellId: id, period, ...(index === 0 && { states: { [away]: 'excused' } }) })
    }
  }
})
afterEach(() => discard(office))

/** Everything that counts meetings of cells: months, attendance, scores, overview, visits, plans, the sheet, merging. */
async function figures() {
  const [{ id: cellId, secretary: personId, deputy }] = cells as [Led, ...Led[]]
  const period = '2026-11'
  const span = { from: '2026-01', to: '2026-12' }
  const { met, notMet, members, earlierPapers } = await office.ask('home.overview', {})
  const sheet = await office.ask('figures.sheet', { period })
  return {
    home: { met, notMet, members, earlierPapers },
    sheet,
    month: await office.ask('meetings.month', { period }),
    ofCell: await office.ask('meetings.ofCell', { cellId }),
    person: await office.ask('attendance.ofPerson', { personId, ...span }),
    cell: await office.ask('attendance.ofCell', { cellId, ...span }),
    commune: await office.ask('attendance.ofCommune', span),
    names: await office.ask('attendance.names', { ...span, kind: 'present' }),
    scores: await office.ask('scores.ofPeriod', { period }),
    overview: await office.ask('overview.ofMonth', { period }),
    ofSpan: await office.ask('overview.ofSpan', span),
    visits: await office.ask('visits.ofPeriod', { period }),
    plans: await office.ask('plans.year', { year: 2026 }),
    opening: await office.ask('months.preview', { period: '2026-12' }),
    given: await office.ask('months.get', { period }),
    merging: (await office.ask('duplicates.compare', { keptId: personId, givenId: deputy })).effects,
  }
}

it('a briefing changes no figure of a cell', async () => {
  const before = await figures()
  const { id } = await office.ask('briefings.open', { period: '2026-11', heldOn: '2026-11-10' })
  await office.ask('briefings.open', { period: '2026-09', heldOn: '2026-09-25' })
  expect(await figures()).toEqual(before)
  const { roll } = await office.ask('meetings.get', { id })
  const [first, ...others] = everybody(roll)
  const marks = [
    ...(first ? [{ ...first, state: 'excused' as const, reason: 'ốm' }] : []),
    ...others,
    ...roll
      .filter(({ inBase }) => !inBase)
      .map(({ personId }) => ({ personId, state: 'present' as const, reason: '' })),
  ]
  await write(office, id, { marks, startsAt: '08:00', endsAt: '10:00', conclusion: 'Thống nhất' })
  expect(await figures()).toEqual(before)
  const { revision } = await office.ask('meetings.get', { id })
  await office.ask('documents.freeze', { meetingId: id, meetingRevision: revision, number: null })
  expect(await figures()).toEqual(before)
})
