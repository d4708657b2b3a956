import type { BriefingRow } from './contract.ts'

type State = BriefingRow['cells'][number]['state']

interface CellOfYear {
  readonly cellName: string
  /** One a briefing; null where the cell was not called, or the roll was not. */
  readonly states: readonly State[]
  readonly present: number
  /** The briefings to which it was called and of which it is known whether somebody came. */
  readonly called: number
}

/** The cells of a year's briefings as a grid, in the order of time; those that are away most stand first. */
export function cellsOfYear(rows: readonly BriefingRow[]): {
  readonly briefings: readonly Pick<BriefingRow, 'id' | 'heldOn'>[]
  readonly cells: readonly CellOfYear[]
} {
  const briefings = rows
    .filter(({ isRecorded }) => isRecorded)
    .toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1))
  const collator = new Intl.Collator('vi', { numeric: true })
  const names = [...new Set(briefings.flatMap(({ cells }) => cells.map(({ cellName }) => cellName)))]
  const cells = names.map((cellName): CellOfYear => {
    const states = briefings.map(
      (briefing) => briefing.cells.find((cell) => cell.cellName === cellName)?.state ?? null,
    )
    return {
      ...{ cellName, states },
      present: states.filter((state) => state === 'called' || state === 'stand-in').length,
      called: states.filter((state) => state !== null).length,
    }
  })
  const away = ({ called, present }: CellOfYear) => called - present
  return {
    briefings: briefings.map(({ id, heldOn }) => ({ id, heldOn })),
    cells: cells.toSorted((a, b) => away(b) - away(a) || collator.compare(a.cellName, b.cellName)),
  }
}
