/** What kind a cell is: as recorded, else as its name says (domain.md 1.1). */

import { entryOf, listKey, recognise } from '../lists/coded-list.ts'
import { cellKinds } from '../lists/kinds.ts'
import { searchWords } from '../text/fold.ts'

export interface CellKindSeen {
  /** Empty where neither the record nor the name says it. */
  readonly code: string
  readonly label: string
  readonly isGuess: boolean
}

/** The longest beginning of a name that is one of the list's words: "Chi bộ Trường Mầm non" is a school. */
function kindInName(name: string): string {
  const words = searchWords(name)
  const first = words[0] === 'chi' && words[1] === 'bo' ? 2 : 0
  for (let length = 3; length > 0; length -= 1) {
    const found = recognise(cellKinds, listKey(words.slice(first, first + length).join('')))
    if (found !== undefined) return found.code
  }
  return ''
}

export function kindOfCell(recorded: string, name: string): CellKindSeen {
  const code = recorded === '' ? kindInName(name) : recorded
  return { code, label: entryOf(cellKinds, code)?.label ?? recorded, isGuess: recorded === '' && code !== '' }
}

/** Whether a cell is that of a village, hamlet or street group (thôn, bản, tổ dân phố). */
export const isVillageCell = (recorded: string, name: string): boolean =>
  kindOfCell(recorded, name).code === 'village'
