import type { SecondCopy } from '../../../shared/backup/contract.ts'
import { ageInDays, freshnessOf } from '../../../shared/backup/schedule.ts'
import type { IsoDate } from '../../../shared/calendar/dates.ts'
import { localDay } from '../../../shared/calendar/wall.ts'
import type { Reader } from '../database/executor.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { backupHistory, lastOnSecondMedium } from './store.ts'

/** How far the office is from losing everything with its disk. Without such a copy the last one's place is told. */
export function secondCopyOf(db: Reader, today: IsoDate): SecondCopy {
  const second = lastOnSecondMedium(db)
  const told = second ?? backupHistory(db)[0]
  const ageDays = second ? ageInDays(localDay(new Date(second.madeAt)), today) : null
  return {
    ageDays,
    placeName: told?.placeName ?? null,
    medium: told?.medium ?? null,
    freshness: freshnessOf(ageDays, rulebookOf(db).rule('backup.warnAfterDays', today)),
    lacksPapers: second !== undefined && second.warnings.length > 0,
  }
}
