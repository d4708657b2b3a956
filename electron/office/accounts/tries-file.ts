import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '../files.ts'

/*
 * office.tries: wrong passwords, kept over the end of the program. Else whoever tries passwords begins anew with each
 * start. It says no more than how many there were.
 */
export const triesName = 'office.tries'

const triesFile = z.object({
  /** In a row, of which the waiting comes. */
  failures: z.number().int().min(0),
  /** Since somebody entered last; the audit is told of them. */
  untold: z.number().int().min(0),
  /** Milliseconds since 1970, until when none is taken. */
  waitUntil: z.number(),
})
export type Tries = z.infer<typeof triesFile>

const none: Tries = { failures: 0, untold: 0, waitUntil: 0 }

export function readTries(folder: string): Tries {
  try {
    return triesFile.parse(JSON.parse(readFileSync(join(folder, triesName), 'utf8')))
  } catch {
    return none
  }
}

/** Where it cannot be written they are counted as long as the program runs: nobody is kept out by a full disk. */
export function writeTries(folder: string, tries: Tries): void {
  const file = join(folder, triesName)
  try {
    if (tries.failures === 0 && tries.untold === 0) rmSync(file, { force: true })
    else writeWhole(file, Buffer.from(`${JSON.stringify(tries)}\n`, 'utf8'))
  } catch {
    // Counted in memory.
  }
}
