/** Numbers as Vietnamese readers write them: thousands with a point, decimals with a comma (domain.md 10.2). */

/** What stands in place of a percentage of nothing. */
const NOTHING = '—'

/** `1250000` -> `1.250.000`. Throws a RangeError for anything but a whole number. */
export function formatCount(count: number): string {
  if (!Number.isSafeInteger(count)) throw new RangeError(`Not a whole number: ${count}`)
  return String(count).replace(/\B(?=(\d{3})+$)/g, '.')
}

/**
 * The share of `numerator` in `denominator` with one decimal, rounded half up: `131 of 337` -> `38,9%`; `—` when the
 * denominator is 0. For showing only: a threshold is decided on the whole numbers, not on this text.
 * Both must be whole and not negative, else a RangeError.
 */
export function formatPercent(numerator: number, denominator: number): string {
  if (!isCount(numerator) || !isCount(denominator)) {
    throw new RangeError(`Not whole counts: ${numerator} of ${denominator}`)
  }
  if (denominator === 0) return NOTHING
  return `${tenthsOf(numerator * 100, denominator)}%`
}

/** How many come to one on average, with one decimal, rounded half up: `3275 in 234` -> `14,0`; `—` where there is none. */
export function formatMean(total: number, count: number): string {
  if (!isCount(total) || !isCount(count)) throw new RangeError(`Not whole counts: ${total} in ${count}`)
  return count === 0 ? NOTHING : tenthsOf(total, count)
}

/** A quotient with one decimal, rounded half up. */
function tenthsOf(numerator: number, denominator: number): string {
  const tenths = divideDown(numerator * 20 + denominator, denominator * 2)
  return `${formatCount(divideDown(tenths, 10))},${tenths % 10}`
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0
}

/** Whole division without ever rounding a fraction. */
function divideDown(a: number, b: number): number {
  return (a - (a % b)) / b
}
