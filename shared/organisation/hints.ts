import { officialWords } from '../people/person.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import type { CellNumbers } from './contract.ts'

export interface CellFacts {
  readonly numbers: CellNumbers
  readonly secretaries: number
  /** Chi ủy viên who hold no other post in it. */
  readonly committeeMembers: number
  /** Everybody in the committee (chi ủy): bí thư, phó bí thư and chi ủy viên, each once. */
  readonly committee: number
}

/**
 * What a cell should look at, by rule and day (Điều lệ Đảng, Điều 24; domain.md 1.2). A hint is a sentence, not a
 * refusal: the committee decides.
 */
export function cellHints(
  { numbers, secretaries, committeeMembers, committee }: CellFacts,
  book: Rulebook,
  onDay: string,
): string[] {
  const hints: string[] = []
  const official = numbers.official + numbers.exempt
  const counted = officialWords(numbers)
  const minimum = book.rule('cell.minimumOfficial', onDay)
  const committeeFrom = book.rule('cell.committeeFrom', onDay)
  const largest = book.rule('cell.committeeMaximum', onDay)
  if (official < minimum) {
    hints.push(`Có ${counted}, dưới mức ${minimum}: chưa đủ điều kiện là một chi bộ.`)
  }
  if (official >= committeeFrom && committeeMembers === 0) {
    hints.push(`Có ${counted}: từ ${committeeFrom} trở lên thì chi bộ bầu chi ủy.`)
  }
  if (committeeMembers > 0 && committee > largest) {
    hints.push(`Chi ủy có ${committee} người, quá mức ${largest}.`)
  }
  if (secretaries > 1) hints.push(`Đang ghi ${secretaries} bí thư.`)
  return hints
}
