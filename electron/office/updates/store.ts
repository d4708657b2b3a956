import { z } from 'zod'
import { compareVersions, parseVersion } from '../../../shared/updates/version.ts'
import type { Reader, Writer } from '../database/executor.ts'
import { keepSetting, settingOf } from '../setup/store.ts'

const setting = 'updates.last'
const kept = z.object({ version: z.string(), at: z.string() }).nullable()
type Last = z.infer<typeof kept>

export const keepLast = (db: Writer, last: Last): void => keepSetting(db, setting, last)

/** The program that was handed over to its installer last, and whether the one that runs is as new. */
export function lastOf(db: Reader, running: string) {
  const read = kept.safeParse(settingOf(db, setting))
  if (!read.success || read.data === null) return null
  const [wanted, here] = [parseVersion(read.data.version), parseVersion(running)]
  return {
    ...read.data,
    isDone: wanted !== undefined && here !== undefined && compareVersions(here, wanted) >= 0,
  }
}
