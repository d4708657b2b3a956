import { afterEach, beforeEach, expect, it } from 'vitest'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { movesTo } from '../movements/moving.ts'
import { type Cell, foundCell, openMeeting, personIn, record, seedNames } from './samples.ts'

let office: OfficeUnderTest
let cell: Cell
beforeEach(async () => {
  office = await officeAt({ now: '2026-12-20T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 3))
})
afterEach(() => discard(office))

it('a number once given in a meeting stays that person’s, whichever way its day is moved', async () => {
  const other = await foundCell(office, 'Chi bộ bản Phiêng Ban', ['Lò Văn Hặc'])
  const { id, roll } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
  const [, leaver] = roll
  const numbers = async () =>
    Object.fromEntries(
      (await office.ask('meetings.get', { id })).roll.map(({ personId, number }) => [personId, number]),
    )
  const before = await numbers()
  await movesTo(office, leaver?.personId ?? '', other.id, '2026-11-10')
  await movesTo(office, personIn(other, 'Lò Văn Hặc'), cell.id, '2026-11-12')
  const marks = roll.map(({ personId }) => ({ personId, state: 'absent' as const, reason: '' }))
  await record(office, id, { heldOn: '2026-11-20', marks })
  expect(await numbers()).toEqual({
    ...Object.fromEntries(Object.entries(before).filter(([personId]) => personId !== leaver?.personId)),
    [personIn(other, 'Lò Văn Hặc')]: 4,
  })
  await record(office, id, {
    ...{ heldOn: '2026-11-05', marks: [], chairId: null, secretaryId: null },
  })
  expect(await numbers()).toEqual(before)
  await record(office, id, { heldOn: '2026-11-20' })
  expect((await numbers())[personIn(other, 'Lò Văn Hặc')]).toBe(4)
})
