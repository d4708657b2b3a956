/** Numbers of a series that a book does not hold, as runs: `04`, `06 đến 08`. Numbers below 10 have a zero (domain.md 3.2). */
export function gapsIn(values: readonly number[], before: number | null): readonly string[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  const runs: string[] = []
  let last = before
  for (const value of sorted) {
    if (last !== null && value > last + 1) runs.push(run(last + 1, value - 1))
    last = Math.max(value, last ?? value)
  }
  return runs
}

const two = (value: number): string => String(value).padStart(2, '0')
const run = (from: number, to: number): string => (from === to ? two(from) : `${two(from)} đến ${two(to)}`)

/** Numbers that stand on more than one paper. */
export const doublesIn = (numbers: readonly string[]): readonly string[] => [
  ...new Set(numbers.filter((number, index) => number !== '' && numbers.indexOf(number) !== index)),
]
