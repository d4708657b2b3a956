import { createHash } from 'node:crypto'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../helpers/office.ts'
import { type DiskStep, toldName } from './disk-record.ts'
import { createDisk, type Luck, layOut, lucks, readRecord } from './power-cuts.ts'
import { failingStick } from './sticks-that-fail.ts'

/** Where an office and its stick lie: truly, or as a power cut has left them. */
export interface Places {
  readonly folder: string
  readonly usb: string
}
export type Told = Readonly<Record<string, unknown>>
export type Tell = (fact: Told) => void

export const placesIn = (root: string): Places => ({ folder: join(root, 'office'), usb: join(root, 'usb') })

/** Lets work be done on a disk whose every step is written down from `begin` on. */
export async function recorded(
  work: (places: Places, tell: Tell, begin: () => Promise<void>) => Promise<void>,
): Promise<readonly DiskStep[]> {
  const stick = await failingStick({ isCached: true })
  const record = join(temporaryFolder(), 'record')
  try {
    for (const folder of Object.values(placesIn(stick.path))) mkdirSync(folder)
    writeFileSync(join(stick.path, toldName), '')
    const tell: Tell = (fact) => appendFileSync(join(stick.path, toldName), `${JSON.stringify(fact)}\n`)
    await work(placesIn(stick.path), tell, () => stick.record(record))
    return readRecord(record)
  } finally {
    await stick.clear()
    rmSync(join(record, '..'), { recursive: true, force: true })
  }
}

/** The same numbers at every run, so that a cut that fails can be looked at again. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const isBoundary = ({ step }: DiskStep): boolean => !['lies', 'write', 'cut'].includes(step)

interface Cut {
  /** How many steps were done. */
  readonly after: number
  readonly luck: Luck
}

/** So many of all, at even distances. */
export const evenly = <T>(all: readonly T[], count: number): readonly T[] =>
  all.filter(
    (_, index) => Math.floor((index * count) / all.length) !== Math.floor(((index + 1) * count) / all.length),
  )

/** Before and after every step that is more than a write, with every luck; in between at random. */
function cutsOf(steps: readonly DiskStep[], most: number, chance: () => number): readonly Cut[] {
  const first = steps.findIndex(({ step }) => step !== 'lies')
  const places = steps.flatMap((step, index) =>
    index >= first && isBoundary(step) ? [index, index + 1] : [],
  )
  const at = [...new Set(places)]
  const random = Array.from({ length: Math.min(80, Math.ceil(most / 2)) }, () => ({
    after: first + Math.floor(chance() * (steps.length - first)),
    luck: 'any part' as const,
  }))
  const chosen = Number.isFinite(most)
    ? evenly(at, most).map((after, index) => ({ after, luck: lucks[index % lucks.length] ?? 'all' }))
    : at.flatMap((after) => lucks.map((luck) => ({ after, luck })))
  // The moment after the window was told is the one at which nothing may be lost any more.
  const told = steps.flatMap(({ step }, index) => (step === 'told' ? [index + 1] : []))
  const surely = [told[0], told.at(-1), steps.length].flatMap((after) =>
    after === undefined ? [] : [{ after, luck: 'nothing more' as const }],
  )
  return [...chosen, ...random, ...surely].sort((a, b) => a.after - b.after)
}

const hashOfTree = (tree: ReadonlyMap<string, Buffer | null>, told: number): string => {
  const hash = createHash('sha256').update(String(told))
  for (const [path, bytes] of tree) hash.update(`\0${path}\0${bytes?.length ?? ''}\0`).update(bytes ?? '')
  return hash.digest('hex')
}

/**
 * Looks at what each cut leaves: at every boundary, or at so many of them; answers how many different disks there were.
 */
export async function afterEveryCut(
  steps: readonly DiskStep[],
  most: number,
  look: (places: Places, told: readonly Told[]) => Promise<void>,
): Promise<number> {
  const chance = chances(20_261_122)
  const seen = new Set<string>()
  const told: Told[] = []
  const disk = createDisk()
  let done = 0
  for (const { after, luck } of cutsOf(steps, most, chance)) {
    for (; done < after; done += 1) {
      const step = steps[done]
      if (step?.step === 'told') told.push(JSON.parse(step.words) as Told)
      if (step) disk.take(step)
    }
    const tree = disk.left(luck, chance)
    const hash = hashOfTree(tree, told.length)
    if (seen.has(hash)) continue
    seen.add(hash)
    const root = temporaryFolder()
    layOut(tree, root)
    try {
      await look(placesIn(root), told)
    } catch (fault) {
      const words = fault instanceof Error ? fault.message : String(fault)
      const { bytes: _, ...last } = { bytes: '', ...steps[after - 1] }
      throw new Error(`cut after step ${after} (${JSON.stringify(last)}), ${luck}: ${words}`, {
        cause: fault,
      })
    }
    rmSync(root, { recursive: true, force: true })
  }
  return seen.size
}

/** A copy of a file of the tests, where it is wanted. */
export function lay(file: string, to: string): void {
  if (!existsSync(file)) throw new Error(`there is no ${file}`)
  copyFileSync(file, to)
}

export const entriesOf = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder) : []
