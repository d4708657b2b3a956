import type { Output } from '../../../shared/contract.ts'
import { isVillageCell, kindOfCell } from '../../../shared/organisation/kind-of-cell.ts'
import { villageHeadShare } from '../../../shared/organisation/post-hints.ts'
import { q, type Reader } from '../database/executor.ts'
import { cellRows, holdersOn } from './store.ts'

/** Share of the secretaries of villages' cells who are also village heads on a day, with the names behind it. */
export function headShareOn(db: Reader, day: string): Output<'organisation.headShare'> {
  const holders = holdersOn(db, day)
  const kinds = new Map(
    db.all(q.selectFrom('body').select(['id', 'cell_kind'])).map((row) => [row.id, row.cell_kind]),
  )
  const cells = cellRows(db, day).flatMap(({ id, name, secretary }) => {
    const recorded = kinds.get(id) ?? ''
    if (!isVillageCell(recorded, name)) return []
    const of = (post: string) => holders.filter((holder) => holder.cellId === id && holder.post === post)
    return [
      {
        id,
        name,
        secretary,
        villageHead: of('village-head')
          .map(({ fullName }) => fullName)
          .join(', '),
        isGuess: kindOfCell(recorded, name).isGuess,
        isVillage: true,
        secretaryIds: of('secretary').map(({ personId }) => personId),
        villageHeadIds: of('village-head').map(({ personId }) => personId),
      },
    ]
  })
  const share = villageHeadShare(cells)
  return {
    words: share.words,
    both: share.both.length,
    of: share.of.length,
    without: share.without.length,
    cells: cells.map(({ id, name, secretary, villageHead, isGuess }) => ({
      id,
      name,
      secretary,
      villageHead,
      isGuess,
      isBoth: share.both.includes(id),
    })),
  }
}
