import { fold } from './fold.ts'

/** Words in a row that are compared: three tell a copied sentence from one on the same subject. */
const run = 3

function runsOf(text: string): Map<string, number> {
  const words = fold(text).match(/[\p{L}\d]+/gu) ?? []
  const counts = new Map<string, number>()
  for (let at = 0; at + run <= words.length; at++) {
    const key = words.slice(at, at + run).join(' ')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/**
 * How much of two texts is the same, 0 to 100: the share of runs of three words that they have in common (Dice). Marks,
 * case and punctuation do not count, nor does the order of sentences. 0 where either is shorter than one run.
 */
export function likeness(one: string, other: string): number {
  const [mine, theirs] = [runsOf(one), runsOf(other)]
  const size = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, n) => sum + n, 0)
  const total = size(mine) + size(theirs)
  if (total === 0) return 0
  let common = 0
  for (const [key, count] of mine) common += Math.min(count, theirs.get(key) ?? 0)
  return Math.floor((200 * common) / total)
}
