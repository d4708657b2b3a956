/** Six digits and more in a row, or in groups as telephone and personal numbers are written. */
const numbers = /\d(?:[ .]?\d){5,}/g
/** What may be as long and says nothing of a person: a moment as programs write it. */
const moments = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/

const covered = (digits: string): string => digits.replace(/\d/g, '#')

/** Covers every number that could be somebody's; moments stay. */
export const maskNumbers = (text: string): string =>
  text
    .split(/(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?)/)
    .map((part) => (moments.test(part) ? part : part.replace(numbers, covered)))
    .join('')

/** A folder that may bear somebody's name, and what is written in its place. */
export interface Veil {
  readonly path: string
  readonly word: string
}

/** Writes words for folders, the longest first, whichever way their strokes lean. */
export function veilPaths(text: string, veils: readonly Veil[]): string {
  let veiled = text
  for (const { path, word } of veils.toSorted((a, b) => b.path.length - a.path.length)) {
    if (path.length < 3) continue
    const forms = new Set([path, path.replaceAll('\\', '/'), path.replaceAll('\\', '\\\\'), encodeURI(path)])
    for (const form of forms) veiled = veiled.replaceAll(form, word)
  }
  // Whoever else has a folder on this PC.
  return veiled.replace(/((?:\/home\/|[\\/]Users[\\/]+))[^\\/\s"']+/g, '$1…')
}
