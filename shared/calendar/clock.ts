/** A PC puts its clock right by some minutes now and then. */
const toleratedMs = 10 * 60_000

/**
 * The latest of some recorded moments where the clock of the PC stands well before it: then either is wrong, and what is
 * written from now on gets the wrong day. Moments are ISO in UTC; null where nothing speaks against the clock.
 */
export function momentAhead(recorded: readonly string[], now: string): string | null {
  const latest = recorded.toSorted().at(-1)
  return latest !== undefined && Date.parse(latest) - Date.parse(now) > toleratedMs ? latest : null
}
