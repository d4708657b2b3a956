import type { OfficeUnderTest } from '../../helpers/office.ts'
import { type Cell, foundCell, seedNames } from '../meetings/samples.ts'

/** A cell of some members that usually meets on a day of the month; null where nobody knows. */
export async function cellMeeting(
  office: OfficeUnderTest,
  name: string,
  day: number | null,
  members: readonly string[] = seedNames.slice(0, 3),
): Promise<Cell> {
  const cell = await foundCell(office, name, members)
  const facts = (await office.ask('organisation.startingFacts', {})).find(({ cellId }) => cellId === cell.id)
  if (!facts) throw new Error('the cell has no facts')
  const { name: _name, total: _total, official: _official, ...row } = facts
  const habit = { day, time: '19:30', place: 'Nhà văn hóa bản' }
  await office.ask('organisation.saveStartingFacts', { rows: [{ ...row, habit }] })
  return cell
}

/** Two cells become a new one. */
export const mergeCells = (office: OfficeUnderTest, sources: readonly Cell[], name: string, on: string) =>
  office.ask('organisation.change', {
    request: {
      kind: 'merge',
      sourceIds: sources.map(({ id }) => id),
      into: { key: 'new-1', name },
      on,
      decisionNumber: '1-QĐ/ĐU',
    },
  })

/** Opens all that the preview says can be opened, as the window does. */
export async function openAll(office: OfficeUnderTest, period: string) {
  const rows = await office.ask('months.preview', { period })
  const meetings = rows.flatMap(({ cellId, kind, heldOn, state }) =>
    state === 'ready' && heldOn !== null ? [{ cellId, kind, heldOn }] : [],
  )
  return office.ask('months.open', { period, meetings })
}

export const noDirections = { news: '', directions: '', documents: [], tasks: [] }
