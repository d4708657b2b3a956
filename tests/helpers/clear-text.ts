import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files below a folder in which one of the words stands in clear text. */
export function filesThatTell(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file)
      return words.some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')))
    })
    .map((file) => file.slice(folder.length + 1))
}
