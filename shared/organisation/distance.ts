/** Distance to the commune's centre: typed and shown in kilometres with one decimal, kept in whole metres. */

const METRES = 1000
const STEP = 100
const WRITTEN = /^(\d{1,3})(?:[.,](\d))?\s*(?:km)?$/i
/** No commune is as wide as that. */
export const farthestMetres = 300_000

/** `3,5` or `12 km` in metres; undefined for what is no such distance. */
export function parseKilometres(text: string): number | undefined {
  const found = WRITTEN.exec(text.trim())
  if (found === null) return undefined
  const metres = Number(found[1]) * METRES + Number(found[2] ?? 0) * STEP
  return metres <= farthestMetres ? metres : undefined
}

/** 3500 -> `3,5`. */
export const formatKilometres = (metres: number): string => {
  const tenths = Math.round(metres / STEP)
  return `${Math.floor(tenths / 10)},${tenths % 10}`
}
