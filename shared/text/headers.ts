/** Comparing of worksheet headers (domain.md 4.3, fact 61). */
import { fold } from './fold.ts'

/** Notes in round or square brackets; one that is never closed runs to the end. */
const BRACKETED = /\([^)]*(?:\)|$)|\[[^\]]*(?:\]|$)/g

/**
 * The key under which two headers are the same column: without accents, case, `*`, bracketed notes and punctuation.
 * `Sinh ngày * (dd/mm/yyyy)` and `sinh ngay` have one key. Empty when the header holds nothing else.
 */
export function headerKey(s: string): string {
  return fold(s)
    .replace(BRACKETED, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
