import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The log holds names of commands, codes and times; never what a clerk typed. */
export interface Log {
  readonly note: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void
  /** A fault of the program with its stack; answers the number under which it stands. */
  readonly fault: (event: string, fault: unknown) => string
}

const sizeLimit = 2 * 1024 * 1024

/** Quoted values and long digits in a message may be a member's: they are masked. */
const masked = (text: string): string =>
  text.replace(/\d{6,}/g, '######').replace(/(['"`])(?:(?!\1).){1,400}\1/g, '$1…$1')

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
          message: masked(error.message),
          stack: masked((error.stack ?? '').split('\n').slice(1, 12).join('\n')),
        }),
      )
      return number
    },
  }
}
