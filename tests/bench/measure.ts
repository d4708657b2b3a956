import type { Measured } from './row.ts'

export type Work = () => unknown

export interface Rounds {
  readonly rounds: number
  readonly warmUp: number
  /** Quick work is repeated within one round until it takes so many milliseconds. */
  readonly leastMs?: number
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** Milliseconds that a piece of work takes once. */
export async function timed(work: Work): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Medians of the program's way and of the plain way, taken in turns (A B A B ...), so that whatever else the machine
 * does falls on both.
 */
export async function compare(
  ours: Work,
  plain: Work,
  { rounds, warmUp, leastMs = 0 }: Rounds,
): Promise<Measured> {
  let quickest = Number.POSITIVE_INFINITY
  for (let round = 0; round < warmUp; round += 1) {
    quickest = Math.min(quickest, await timed(ours), await timed(plain))
  }
  const times = leastMs > 0 && quickest < leastMs ? Math.ceil(leastMs / quickest) : 1
  const repeated = async (work: Work) => {
    const total = await timed(async () => {
      for (let time = 0; time < times; time += 1) await work()
    })
    return total / times
  }
  const values: number[] = []
  const baselines: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    values.push(await repeated(ours))
    baselines.push(await repeated(plain))
  }
  return { value: median(values), baseline: median(baselines) }
}
