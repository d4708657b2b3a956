import { appendFileSync, chmodSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../shared/refusal.ts'

/** The log holds names of commands, codes and times; never what a clerk typed. */
export interface Log {
  readonly note: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void
  /** A fault of the program with its stack; answers the number under which it stands. */
  readonly fault: (event: string, fault: unknown) => string
}

const sizeLimit = 2 * 1024 * 1024

/**
 * The message of a fault may quote what a clerk typed, in any spelling, so it stays out of the log: name, code and place
 * in the code tell where to look. Only sentences of our own may stand there: a refusal's, and those which SQLite puts
 * together from our schema alone.
 */
const ownMessage = (error: Error, code: string): string | undefined =>
  error instanceof Refusal || isAboutSchema(error, code) ? error.message : undefined

const isAboutSchema = ({ message }: Error, code: string): boolean =>
  code.startsWith('SQLITE_CONSTRAINT') ||
  (code === 'SQLITE_ERROR' && /^no such table: [a-z_.]+$/.test(message))

/** A system's or library's code of a fault, such as SQLITE_FULL. */
const codeOf = (error: Error): string => {
  const code = 'code' in error ? String(error.code) : ''
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : ''
}

const nameOf = (error: Error): string => (/^[A-Za-z]{1,60}$/.test(error.name) ? error.name : 'Error')

const frame = /^\s+at (?:[\w$.<>[\] ]+ \()?(?:file:|node:|app:|[A-Za-z]:[\\/]|\/|<anonymous>|native)[^\n]*$/

/** Where it happened, without the message, whose own lines may look like places. */
const placesOf = ({ stack = '', message }: Error): string => {
  const after = message === '' ? -1 : stack.indexOf(message)
  return (after < 0 ? stack : stack.slice(after + message.length))
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, 12)
    .join('\n')
}

/** The files of an office's log, the older one first; they need not be there. */
export const logFiles = (folder: string): readonly [string, string] => {
  const file = join(folder, 'log', 'office.log')
  return [`${file}.1`, file]
}

export function createLog(folder: string): Log {
  const place = join(folder, 'log')
  const [older, file] = logFiles(folder)
  let count = 0
  let isClosedToOthers = process.platform === 'win32'

  const append = (line: string) => {
    try {
      mkdirSync(place, { recursive: true, mode: 0o700 })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > sizeLimit) renameSync(file, older)
      appendFileSync(file, `${line}\n`, { mode: 0o600 })
      if (isClosedToOthers) return
      isClosedToOthers = true
      // Made by an earlier version they may be open to other accounts.
      chmodSync(place, 0o700)
      chmodSync(file, 0o600)
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
      const code = codeOf(error)
      const message = ownMessage(error, code)
      append(
        JSON.stringify({
          at: new Date().toISOString(),
          event,
          number,
          name: nameOf(error),
          ...(code !== '' && { code }),
          ...(message !== undefined && { message }),
          stack: placesOf(error),
        }),
      )
      return number
    },
  }
}
