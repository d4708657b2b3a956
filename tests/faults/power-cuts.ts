import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { DiskStep } from './disk-record.ts'

/*
 * What a power cut leaves of a disk whose every step is known. Surely there is what was synced: the bytes of a file
 * after `fsync`, a name after its folder was synced (a rename in one piece, in both of its folders, as every file system
 * with a journal has it). Of the rest a disk may have kept nothing, or all names and no bytes, or any part.
 */

interface Bytes {
  readonly at: number
  readonly bytes: Buffer
}
type Change = Bytes | { readonly size: number }
interface File {
  synced: Buffer
  readonly pending: Change[]
}
type Names = Map<string, number>
interface NameChange {
  /** The folders that must be synced for it, either of them. */
  readonly folders: readonly number[]
  readonly apply: (names: (folder: number) => Names) => void
}

/** How much of what was not synced a cut leaves. */
export type Luck = 'nothing more' | 'all' | 'names without bytes' | 'any part'
export const lucks: readonly Luck[] = ['nothing more', 'all', 'names without bytes', 'any part']

export interface Disk {
  readonly take: (step: DiskStep) => void
  /** Everything that is left, by path; null for a folder. */
  readonly left: (luck: Luck, chance: () => number) => ReadonlyMap<string, Buffer | null>
}

function changed(bytes: Buffer, change: Change): Buffer {
  const size = 'size' in change ? change.size : Math.max(bytes.length, change.at + change.bytes.length)
  const out = Buffer.alloc(size)
  bytes.copy(out)
  if (!('size' in change)) change.bytes.copy(out, change.at)
  return out
}

const sector = 512

/** A write may have been cut off at a sector. */
const torn = (change: Change, chance: () => number): Change =>
  'size' in change
    ? change
    : {
        ...change,
        bytes: change.bytes.subarray(0, Math.floor((chance() * change.bytes.length) / sector) * sector),
      }

export function createDisk(): Disk {
  const files = new Map<number, File>()
  const isFolder = new Set([1])
  /** Names that are surely there. */
  const synced = new Map<number, Names>([[1, new Map()]])
  let pendingNames: NameChange[] = []
  /** Names as the running system sees them. */
  const now = new Map<number, Names>([[1, new Map()]])

  const namesOf = (all: Map<number, Names>) => (folder: number) => {
    const names = all.get(folder) ?? new Map<string, number>()
    all.set(folder, names)
    return names
  }
  const rename = (folders: readonly number[], apply: NameChange['apply']) => {
    apply(namesOf(now))
    pendingNames.push({ folders, apply })
  }
  const lies = (node: number, path: string, bytes: string | null) => {
    let folder = 1
    for (const name of dirname(path) === '.' ? [] : dirname(path).split('/')) {
      folder = namesOf(now)(folder).get(name) ?? 0
    }
    for (const all of [now, synced]) namesOf(all)(folder).set(basename(path), node)
    if (bytes === null) isFolder.add(node)
    else files.set(node, { synced: Buffer.from(bytes, 'base64'), pending: [] })
  }

  const take = (step: DiskStep): void => {
    switch (step.step) {
      case 'lies':
        lies(step.node, step.path, step.bytes)
        break
      case 'create':
      case 'mkdir':
        if (step.step === 'mkdir') isFolder.add(step.node)
        else files.set(step.node, { synced: Buffer.alloc(0), pending: [] })
        rename([step.folder], (names) => names(step.folder).set(step.name, step.node))
        break
      case 'unlink':
      case 'rmdir':
        rename([step.folder], (names) => names(step.folder).delete(step.name))
        break
      case 'rename': {
        const node = namesOf(now)(step.folder).get(step.name)
        if (node === undefined) break
        rename([step.folder, step.toFolder], (names) => {
          names(step.folder).delete(step.name)
          names(step.toFolder).set(step.toName, node)
        })
        break
      }
      case 'write':
        files.get(step.node)?.pending.push({ at: step.at, bytes: Buffer.from(step.bytes, 'base64') })
        break
      case 'cut':
        files.get(step.node)?.pending.push({ size: step.size })
        break
      case 'sync': {
        const file = files.get(step.node)
        if (file) file.synced = file.pending.splice(0).reduce(changed, file.synced)
        break
      }
      case 'syncFolder':
        for (const change of pendingNames) {
          if (change.folders.includes(step.node)) change.apply(namesOf(synced))
        }
        pendingNames = pendingNames.filter(({ folders }) => !folders.includes(step.node))
        break
      case 'told':
    }
  }

  const left: Disk['left'] = (luck, chance) => {
    const names = new Map([...synced].map(([folder, each]) => [folder, new Map(each)] as const))
    const count = { 'nothing more': 0, 'any part': Math.floor(chance() * (pendingNames.length + 1)) }
    const many = luck === 'nothing more' || luck === 'any part' ? count[luck] : pendingNames.length
    for (const { apply } of pendingNames.slice(0, many)) apply(namesOf(names))
    const bytesOf = ({ synced: sure, pending }: File): Buffer => {
      if (luck === 'all') return pending.reduce(changed, sure)
      if (luck !== 'any part') return sure
      return pending.reduce((bytes, change) => {
        const fate = chance()
        if (fate < 0.4) return bytes
        return changed(bytes, fate < 0.9 ? change : torn(change, chance))
      }, sure)
    }
    const found = new Map<string, Buffer | null>()
    const walk = (folder: number, path: string) => {
      for (const [name, node] of names.get(folder) ?? []) {
        const place = join(path, name)
        const file = files.get(node)
        if (isFolder.has(node)) {
          found.set(place, null)
          walk(node, place)
        } else if (file) found.set(place, bytesOf(file))
      }
    }
    walk(1, '')
    return found
  }
  return { take, left }
}

export const readRecord = (file: string): readonly DiskStep[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DiskStep)

/** Lays what a cut left out in a folder. */
export function layOut(tree: ReadonlyMap<string, Buffer | null>, folder: string): void {
  for (const [path, bytes] of tree) {
    const place = join(folder, path)
    mkdirSync(bytes === null ? place : dirname(place), { recursive: true })
    if (bytes !== null) writeFileSync(place, bytes)
  }
}
