import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noTexts } from '../../../shared/figures/figures.ts'
import { pointsWords } from '../../../shared/figures/points.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { drawingHost, now } from '../filled-office.ts'
import { keyOf, makeCells, typedRow } from './commune.ts'

let office: OfficeUnderTest
let cellId: string
beforeEach(async () => {
  office = await officeAt({ now, host: drawingHost })
  ;[cellId = ''] = await makeCells(office.ask, 2, 6)
})
afterEach(() => discard(office))

const keep = (texts: object, draftRevision = 0) =>
  office.ask('figures.keep', { ...keyOf(cellId), draftRevision, texts: { ...noTexts, ...texts } })
const refused = () => office.ask('figures.refused', {})

describe('a row that cannot be recorded for its faults', () => {
  it('stands among what is asked back, with what was typed and why it cannot be, until it is right', async () => {
    await keep({ heldOn: '5/11', absences: '2p 9k', totals: '4/1/1' })
    expect(await refused()).toMatchObject([
      {
        ...{ cellId, cellName: 'Chi bộ bản 1', period: '2026-11', kind: 'regular' },
        asked: { fullName: 'Lò Văn An', post: 'Bí thư' },
        faults: [{ name: 'Vắng', typed: '2p 9k', fault: expect.stringContaining('9') }],
      },
    ])
    expect(await office.ask('figures.printPoints', {})).toMatchObject({ pages: 1 })
    await keep({ heldOn: '5/11', absences: '2p 5k', totals: '4/1/1' }, 1)
    expect(await refused()).toEqual([])
  })

  it('is none of them while it is only half typed, nor once it was recorded', async () => {
    await keep({ heldOn: '5/11' })
    expect(await refused()).toEqual([])
    await keep({ heldOn: '31/02', absences: '0' }, 1)
    expect((await refused()).map(({ faults }) => faults.map(({ typed }) => typed))).toEqual([['31/02']])
    const right = { heldOn: '5/11', absences: '0', chair: '1', secretary: '3' }
    await office.ask('figures.record', await typedRow(office.ask, cellId, right))
    expect(await refused()).toEqual([])
  })

  it('is counted in the heading of the list beside what waits and what is answered', async () => {
    await keep({ heldOn: '31/02' })
    expect(pointsWords([], await refused())).toBe('1 điểm của 1 chi bộ, dòng chưa ghi được')
    const wrong = { heldOn: '5/11', absences: '0', chair: '1', secretary: '3', totals: '5' }
    const [, other = ''] = (await office.ask('figures.sheet', { period: '2026-11' })).map((row) => row.cellId)
    await office.ask('figures.record', await typedRow(office.ask, other, wrong))
    expect(pointsWords(await office.ask('figures.points', {}), await refused())).toBe(
      '2 điểm của 2 chi bộ: 1 dòng chưa ghi được, 1 chờ trả lời',
    )
  })
})
