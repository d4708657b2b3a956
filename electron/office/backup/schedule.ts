import { backupTimes } from '../../../shared/backup/contract.ts'
import { isSecondMedium } from '../../../shared/backup/media.ts'
import { type BackupTimes, isDailyDue, isOlderThan, usualTimes } from '../../../shared/backup/schedule.ts'
import { wallOf } from '../../../shared/calendar/wall.ts'
import type { Output } from '../../../shared/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext } from '../context.ts'
import type { Reader, Writer } from '../database/executor.ts'
import { keepSetting, settingOf } from '../setup/store.ts'
import { isBackingUp } from './alone.ts'
import { makeBackup } from './making.ts'
import { placesOf, type RememberedPlace, reachablePlaces } from './places.ts'
import { backupHistory, lastOnSecondMedium } from './store.ts'

const timesSetting = 'backupTimes'

export function timesOf(db: Reader): BackupTimes {
  const kept = backupTimes.safeParse(settingOf(db, timesSetting))
  return kept.success ? kept.data : usualTimes
}

export const keepTimes = (db: Writer, times: BackupTimes): void => keepSetting(db, timesSetting, times)

/** Offices, by folder, whose last copy of the schedule could not be made, and why. */
const troubles = new Map<string, string>()

export const scheduleTroubleOf = (folder: string): string | null => troubles.get(folder) ?? null

/**
 * Where copies go unasked: to what outlives the disk of the office, and beside the office only where nothing else was
 * ever chosen. With it the time of the last copy that counts.
 */
function aimsOf(db: Reader): { readonly places: readonly RememberedPlace[]; readonly last: string | null } {
  const places = placesOf(db)
  const second = places.filter(({ medium }) => isSecondMedium(medium))
  return second.length > 0
    ? { places: second, last: lastOnSecondMedium(db)?.madeAt ?? null }
    : { places, last: backupHistory(db)[0]?.madeAt ?? null }
}

/** What is to be asked, or done, before the program is closed. */
export async function closingOf(context: JobContext): Promise<Output<'backup.closing'>> {
  if (!context.isOpen()) return null
  const { folder, origin } = context.office
  const { times, places, last } = context.read(({ db }) => ({ times: timesOf(db), ...aimsOf(db) }))
  const isRunning = isBackingUp(folder)
  const isDue = times.closing !== 'never' && isOlderThan(last, new Date(context.now()), times.hours)
  const [place] = isDue ? await reachablePlaces(places, origin) : []
  if (!place && !isRunning) return null
  return {
    place: place ? { label: place.label, token: context.places.tokenOf(place.path) } : null,
    isAtOnce: times.closing === 'always',
    lastMadeAt: last,
    isRunning,
  }
}

/** Whether the schedule asks for a copy now. */
export function isScheduledNow(db: Reader, now: Date): boolean {
  const { schedule, at } = timesOf(db)
  if (schedule === 'never') return false
  const { places, last } = aimsOf(db)
  // Nothing was ever chosen: the first copy is made by hand.
  if (places.length === 0) return false
  return isDailyDue(at, wallOf(now), last === null ? null : wallOf(new Date(last)))
}

const notThere =
  'Đến giờ tự sao lưu mà chưa thấy USB hay ổ nào đã sao lưu trước đây. Hãy cắm USB: chương trình tự sao lưu trong ít phút, hoặc bấm Sao lưu ra đây.'

/** The copy of the schedule. What keeps it from being made is told on the page, in words. */
export async function makeScheduled(context: JobContext): Promise<void> {
  const { folder, origin } = context.office
  const [place] = await reachablePlaces(
    context.read(({ db }) => aimsOf(db).places),
    origin,
  )
  try {
    if (!place) throw new Refusal('storage', notThere)
    await makeBackup(place.path, context, { isScheduled: true })
    troubles.delete(folder)
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === 'cancelled') return
    troubles.set(
      folder,
      thrown instanceof Refusal
        ? thrown.message
        : 'Lần tự sao lưu gần nhất chưa làm được vì chương trình gặp lỗi. Hãy cắm USB rồi bấm Sao lưu ra đây.',
    )
    if (!(thrown instanceof Refusal)) throw thrown
  }
}

const minuteMs = 60_000
/** Without a stick the clerk is told, and the next try waits. */
const restAfterTrouble = 10

interface Clockwork {
  /** Whether a copy is due; false also where there is no office to copy. */
  readonly isDue: () => boolean
  readonly make: () => Promise<void>
  readonly everyMs?: number
}

/** Looks every minute whether the copy of the day is due, and makes one at a time. Answers how it is stopped. */
export function startSchedule({ isDue, make, everyMs = minuteMs }: Clockwork): () => void {
  let isAtIt = false
  let rest = 0
  const tick = async () => {
    if (isAtIt) return
    if (rest > 0) {
      rest -= 1
      return
    }
    isAtIt = true
    try {
      if (!isDue()) return
      await make()
      // Made, it is due no more; whatever stood in its way is still there in a minute.
      rest = restAfterTrouble
    } finally {
      isAtIt = false
    }
  }
  const timer = setInterval(() => void tick(), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
