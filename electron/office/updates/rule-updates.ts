import { z } from 'zod'
import { Refusal } from '../../../shared/refusal.ts'
import { printedBook } from '../../../shared/rulebook/rules.ts'
import type { RulesState } from '../../../shared/updates/contract.ts'
import { type RulesManifest, readManifest } from '../../../shared/updates/manifest.ts'
import { makeBackup } from '../backup/making.ts'
import type { JobContext, WriteContext } from '../context.ts'
import type { Reader } from '../database/executor.ts'
import { addedOf, keepAdded } from '../rulebook/added.ts'
import { keepSetting, settingOf } from '../setup/store.ts'
import { newerAsSeen, requireNewer, type Wish } from './looking.ts'

/** Every update of the rules that this office took, as it was signed; the latest last. */
const setting = 'rulebook.updates'
const history = z.array(
  z.object({
    version: z.number().int(),
    takenAt: z.string(),
    withdrawnAt: z.string().nullable(),
    manifest: z.string(),
    signature: z.string(),
  }),
)
type Taken = z.infer<typeof history>[number]

const takenOf = (db: Reader): readonly Taken[] => history.catch([]).parse(settingOf(db, setting) ?? [])

/** What a kept update said. It was judged when it was taken. */
const saidIn = ({ manifest }: Taken): RulesManifest | undefined => {
  const read = readManifest(manifest)
  return typeof read !== 'string' && read.kind === 'rules' ? read : undefined
}

export function rulesState(db: Reader): RulesState {
  const { version } = addedOf(db)
  return {
    version,
    taken: takenOf(db)
      .map((taken) => ({
        version: taken.version,
        takenAt: taken.takenAt,
        withdrawnAt: taken.withdrawnAt,
        isInForce: taken.withdrawnAt === null && taken.version === version,
        news: saidIn(taken)?.news ?? [],
      }))
      .reverse(),
  }
}

/** Reads again what the clerk has seen, makes a copy of the office, and lays the entries over the book. */
export async function takeRules(
  wish: Wish,
  context: JobContext,
): Promise<{ readonly version: number; readonly backupName: string }> {
  const read = newerAsSeen('rules', wish, context)
  const { setName } = await makeBackup(wish.backup, context)
  // Another window may have taken one meanwhile.
  requireNewer(read, context)
  const { version, entries } = read.manifest
  context.write(({ db, audit, now }) => {
    const before = addedOf(db).version
    keepAdded(db, { version, entries })
    const taken: Taken = {
      ...{ version, takenAt: now, withdrawnAt: null },
      ...{ manifest: read.text, signature: read.signature },
    }
    keepSetting(db, setting, [...takenOf(db), taken])
    audit({ changes: { rulebook: [before, version], manifest: read.seen } })
  })
  return { version, backupName: setName }
}

/** The rule book before it holds again: that of the latest update that was not withdrawn, or the printed one. */
export function withdrawRules(version: number, reason: string, { db, audit, now }: WriteContext): void {
  const taken = takenOf(db)
  if (addedOf(db).version !== version || version === printedBook)
    throw new Refusal(
      'conflict',
      'Bản sổ quy định này không còn là bản đang dùng. Sổ quy định giữ nguyên. Hãy xem lại danh sách.',
    )
  const left = taken.map((one) =>
    one.version === version ? { ...one, withdrawnAt: one.withdrawnAt ?? now } : one,
  )
  const former = left.findLast((one) => one.withdrawnAt === null)
  const said = former && saidIn(former)
  keepAdded(db, said ? { version: said.version, entries: said.entries } : null)
  keepSetting(db, setting, left)
  audit({ changes: { rulebook: [version, addedOf(db).version], reason } })
}
