import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backUp } from '../office/backup/sticks.ts'
import { databaseOf } from '../office/database/raw.ts'
import { type Filled, freeze } from '../office/filled-office.ts'
import { firstAccount, oneMore, secondAccount } from './accounts.ts'
import type { Orders, Task } from './clerk.ts'
import { evenly, lay, type Places, placesIn, type Told } from './cut-offices.ts'
import type { Fault } from './fault-plan.ts'
import type { Operation } from './fuse-wire.ts'
import {
  afterAdding,
  afterBackup,
  afterEncrypting,
  afterEnding,
  afterFreezing,
  afterImport,
  afterNewCode,
  afterNewPassword,
  afterRestore,
  afterUpdate,
  filledIn,
  memberBook,
  olderOffice,
  pdfOf,
} from './looks.ts'
import { rounds } from './rounds.ts'
import { type FailingStick, failingStick, failingStickHindrance } from './sticks-that-fail.ts'
import { packClerk, startVictim } from './victims.ts'

/*
 * A program that is killed before each single thing that it asks of the disk, one after the other: the office and its
 * stick lie on a disk of ours (failing-stick.ts), which kills whoever asks at the step that it was told.
 */

const hindrance = await failingStickHindrance()
const enters = { login: firstAccount.login, password: firstAccount.password }

/** What changes something on the disk, or makes it stay. */
const onDisk: readonly Operation[] = [
  ...(['write', 'fsync', 'fsyncdir', 'create', 'mkdir'] as const),
  ...(['rename', 'rename2', 'unlink', 'rmdir', 'setattr'] as const),
]

interface Operated {
  readonly task: Task
  /** The word with which the clerk tells that it is done. */
  readonly done: string
  readonly words: string
  /** How often in `npm test`, and at most in `npm run faults`. */
  readonly kills: readonly [number, number]
  /** Steps to be killed at, in a task that never ends. */
  readonly steps?: number
  readonly prepare: (places: Places) => Promise<Prepared>
  readonly look: (places: Places, told: readonly Told[], prepared: Prepared) => Promise<void>
}
interface Prepared {
  readonly orders?: Partial<Orders>
  readonly paper?: { readonly id: string; readonly printed: string }
  readonly code?: string
}

const plainly =
  (orders: (filled: Filled) => Partial<Orders> = () => ({})) =>
  async (places: Places): Promise<Prepared> => {
    const filled = await filledIn(places)
    await filled.office.close()
    return { orders: orders(filled) }
  }
const withAccounts = async (places: Places): Promise<Prepared> => {
  const { office } = await filledIn(places)
  const { recoveryCode } = await office.ask('accounts.begin', firstAccount)
  await office.ask('accounts.add', { ...secondAccount, rights: ['read'] })
  await office.close()
  return { orders: { enters }, code: recoveryCode }
}

const operations: readonly Operated[] = [
  {
    ...{ task: 'add', done: 'members', words: 'members are written and the journal is folded in' },
    ...{ kills: [6, 150], steps: 800, look: (places, told) => afterAdding(places, told) },
    prepare: plainly(({ cells }) => ({ cell: cells[0] })),
  },
  {
    ...{ task: 'freezePaper', done: 'frozen', words: 'a paper is frozen', kills: [4, 60] },
    ...{ prepare: plainly(({ meeting }) => ({ meeting })), look: afterFreezing },
  },
  {
    ...{ task: 'update', done: 'opened', words: 'an older office is brought up to date', kills: [5, 120] },
    prepare: async (places) => {
      lay(olderOffice, databaseOf(places.folder))
      return {}
    },
    look: afterUpdate,
  },
  {
    ...{ task: 'importBook', done: 'applied', words: 'a book is imported', kills: [4, 60] },
    ...{ prepare: plainly(() => ({ workbook: memberBook })), look: afterImport },
  },
  {
    ...{ task: 'backUp', done: 'made', words: 'a backup is made', kills: [6, 120], look: afterBackup },
    prepare: async (places) => {
      const filled = await filledIn(places)
      await freeze(filled)
      await backUp(filled.office)
      await filled.office.close()
      return {}
    },
  },
  {
    ...{ task: 'restore', done: 'restored', words: 'a backup is restored', kills: [6, 120] },
    prepare: async (places) => {
      const { office, cells } = await filledIn(places)
      await backUp(office)
      await office.ask('people.add', oneMore(cells[0]))
      await office.close()
      return {}
    },
    // The clerk goes on and restores what was kept, so that either may be there whatever was told.
    look: (places) => afterRestore(places, []),
  },
  {
    ...{ task: 'protect', done: 'protected', words: 'an office is encrypted', kills: [3, 80] },
    prepare: async (places) => {
      const filled = await filledIn(places)
      const id = await freeze(filled)
      const paper = { id, printed: await pdfOf(filled.office, id) }
      await filled.office.close()
      return { paper }
    },
    look: (places, told, { paper = { id: '', printed: '' } }) => afterEncrypting(places, told, paper),
  },
  {
    ...{ task: 'changePassword', done: 'changed', words: 'a password is changed', kills: [3, 40] },
    ...{ prepare: withAccounts, look: afterNewPassword },
  },
  {
    ...{ task: 'renewCode', done: 'code', words: 'there is a new recovery code', kills: [2, 40] },
    ...{ prepare: withAccounts, look: (places, told, { code = '' }) => afterNewCode(places, told, code) },
  },
  {
    ...{ task: 'endAccount', done: 'ended', words: 'an account is ended', kills: [2, 40] },
    ...{ prepare: withAccounts, look: afterEnding },
  },
]

if (hindrance !== undefined) {
  describe('kills at every step', () => {
    it(`are not tried here: ${hindrance}`, () => {
      console.warn(`NOT RUN: kills at every step: ${hindrance}`)
      if (process.env.CI) expect.fail(hindrance)
    })
  })
} else {
  let stick: FailingStick
  beforeAll(async () => {
    await packClerk()
    stick = await failingStick({ isCached: true })
  })
  afterAll(() => stick.clear())

  let round = 0
  /** Lets a clerk do the task on a copy of what was prepared, with faults; the places are those under the disk. */
  const run = async ({ task }: Operated, base: string, { orders }: Prepared) => {
    round += 1
    const name = `round-${round}`
    const [seen, under] = [placesIn(join(stick.path, name)), placesIn(join(stick.backing, name))]
    await stick.plan([])
    cpSync(base, join(stick.backing, name), { recursive: true })
    const victim = startVictim(task)
    victim.begin({ ...orders, folder: seen.folder, stick: seen.usb, waits: true })
    await victim.hears('waiting')
    const goWith = async (fault: Omit<Fault, 'on' | 'path'>) => {
      await stick.plan([{ ...fault, on: onDisk, path: `${name}/` }])
      victim.goOn()
    }
    return { victim, goWith, under }
  }

  describe('a program that is killed at any step', () => {
    it.each(operations)('while $words: what it told is so', async (operated) => {
      const base = join(stick.backing, `base-${operated.task}`)
      for (const folder of Object.values(placesIn(base))) mkdirSync(folder, { recursive: true })
      const prepared = await operated.prepare(placesIn(base))
      const counted = await run(operated, base, prepared)
      await counted.goWith({ does: 'wait', milliseconds: 0 })
      await counted.victim.hears(operated.done)
      const [first = 0] = await stick.hits()
      await counted.victim.kill()
      await operated.look(counted.under, counted.victim.heard(), prepared)
      const steps = operated.steps ?? first
      expect(steps).toBeGreaterThan(4)

      const all = Array.from({ length: steps }, (_, index) => index)
      let struck = 0
      for (const after of evenly(all, rounds(...operated.kills))) {
        const { victim, goWith, under } = await run(operated, base, prepared)
        await goWith({ does: 'kill', victim: victim.id, after })
        await victim.killed()
        struck += 1
        await operated.look(under, victim.heard(), prepared).catch((fault: unknown) => {
          const words = fault instanceof Error ? fault.message : String(fault)
          throw new Error(`killed at step ${after} of ${steps}: ${words}`, { cause: fault })
        })
      }
      expect(struck).toBeGreaterThan(1)
    })
  })
}
