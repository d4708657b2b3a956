import { afterEach, beforeEach, expect, it } from 'vitest'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice, person } from '../filled-office.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

it('a roll that is accepted after two records were made one keeps the mark of the record given up', async () => {
  const { office, cells } = filled
  const twin = {
    ...person('Bùi Thị Nhạn'),
    cellId: cells[1],
    from: '2026-03-01',
    standing: 'official',
  } as const
  const { id: keptId } = await office.ask('people.add', { ...twin, otherName: 'Nhàn' })
  const { id: givenId } = await office.ask('people.add', twin)
  const opened = { cellId: cells[1], period: '2026-11', kind: 'regular', heldOn: '2026-11-05' } as const
  const { id } = await office.ask('meetings.open', opened)
  const view = await office.ask('meetings.get', { id })
  const marks = [{ personId: givenId, state: 'excused' as const, reason: 'ốm' }]
  await office.ask('meetings.record', { id, revision: view.revision, content: { ...view.content, marks } })

  await office.ask('duplicates.merge', { keptId, keptRevision: 1, givenId, givenRevision: 1 })
  const { revision } = await office.ask('meetings.get', { id })
  await office.ask('meetings.acceptRoll', { id, revision })
  const after = await office.ask('meetings.get', { id })
  expect(after.roll.map((line) => line.personId)).not.toContain(givenId)
  expect(after.content.marks).toEqual([{ personId: keptId, state: 'excused', reason: 'ốm' }])
})
