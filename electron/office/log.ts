import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The log holds names of commands, codes and times; never what a clerk typed. */
export interface Log {
  readonly note: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void
  /** A fault of the program with its stack; answers the number under which it stands. */
  readonly fault: (event: string, fault: unknown) => string
}

const sizeLimit = 2 * 1024 * 1024

/**
 * What a fault quotes may be a member's: numbers, days, quoted values, words that are not English, and capitalised
 * words in a row are masked. The program's own messages have none of these.
 */
const masked = (text: string): string =>
  text
    .replace(/(['"`])(?:(?!\1)[\s\S]){1,400}\1/g, '$1…$1')
    .replace(/\d{1,4}([-/.]\d{1,2}){1,2}([-/.]\d{1,4})?|\d{6,}/g, '#')
    .replace(
      /(?<!\p{L})(?!FOREIGN KEY|NOT NULL)\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)+|[\p{L}\p{M}]*[^\p{ASCII}…\s][\p{L}\p{M}]*/gu,
      '…',
    )

/** Where it happened, without the message: that one stands masked beside it. */
const placesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n')

export function createLog(folder: string): Log {
  const file = join(folder, 'log', 'office.log')
  let count = 0

  const append = (line: string) => {
    try {
      mkdirSync(join(folder, 'log'), { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > sizeLimit) renameSync(file, `${file}.1`)
      appendFileSync(file, `${line}\n`)
    } catch {
      // A log that cannot be written must not stop the work of the office.
    }
  }

  return {
    note: (event, facts = {}) => append(JSON.stringify({ at: new Date().toISOString(), event, ...facts })),
    fault: (event, fault) => {
      count += 1
      const number = `${Date.now().toString(36)}-${count}`
      const error = fault instanceof Error ? fault : new Error(String(fault))
      append(
        JSON.stringify({
          at: new Date().toISOString(),
          event,
          number,
          name: error.name,
          message: masked(error.message),
          stack: placesOf(error.stack ?? ''),
        }),
      )
      return number
    },
  }
}
