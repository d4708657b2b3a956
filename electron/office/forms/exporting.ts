import { setImmediate } from 'node:timers/promises'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext, WriteContext } from '../context.ts'
import { q } from '../database/executor.ts'

export const cancelled = () => new Refusal('cancelled', 'Đã hủy theo yêu cầu. Chưa có tệp nào được tạo.')

/** How long the main thread may be kept before others have their turn. */
const turnMs = 4

/**
 * Goes through work piece by piece, lets everything else have its turn in between, and stops where the clerk cancels.
 * `each` is told how many pieces are done.
 */
export async function inTurns<T>(
  pieces: Iterable<T>,
  { signal }: Pick<JobContext, 'signal'>,
  each: (piece: T, done: number) => void,
): Promise<void> {
  let since = performance.now()
  let done = 0
  for (const piece of pieces) {
    done += 1
    each(piece, done)
    if (performance.now() - since < turnMs) continue
    await setImmediate()
    if (signal.aborted) throw cancelled()
    since = performance.now()
  }
  if (signal.aborted) throw cancelled()
}

/** A name for a file that every system takes. */
export const fileName = (title: string, day: string, ending: string): string =>
  `${title
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .slice(0, 120)
    .trim()} ${day}.${ending}`

/** Writes that something was taken out of the register, and answers the name of who did it. */
export function recordExport(
  { db, account, audit }: WriteContext,
  facts: Readonly<Record<string, unknown>>,
  person?: string,
): string {
  audit({ ...(person !== undefined && { record: { kind: 'person', id: person } }), changes: facts })
  return db.first(q.selectFrom('account').select('name').where('id', '=', account))?.name ?? ''
}
