/** Names of cells as workbooks write them (domain.md 1.1). */
import { fold, tidy } from '../text/fold.ts'
import { textSortKey } from '../text/names.ts'
import { remember } from './remember.ts'

/** `, Đảng bộ xã Lùng Vai`, `- Đảng ủy xã …`, `(trực thuộc Đảng bộ …)` behind the name of a cell. */
const SUPERIOR = /\s*(?:[,;(–-]\s*(?:(?:trực )?thuộc\s+)?|(?:trực )?thuộc\s+)đảng (?:bộ|ủy|uỷ)(?=\s).*$/iu
const RURAL = /^chi bo (?:thon|ban|xom|lang|ap|buon|phum|soc|plei)\s/

/** The cell's own name without its superior: `Chi bộ thôn Đông, Đảng bộ xã Y` -> `Chi bộ thôn Đông`. */
export const cellNameOf = remember((text) => tidy(text).replace(SUPERIOR, ''))

/** Two spellings of one key are one cell: case and tone style do not count, accents do (`Na Lo` is not `Nà Lo`). */
export const cellKey = remember(textSortKey)

/** A cell of a village (thôn, bản, xóm, ấp, buôn ...); its members count as rural. */
export const isRural = remember((cellName) => RURAL.test(`${fold(cellName)} `))
