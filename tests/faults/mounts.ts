import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../helpers/office.ts'

const mount = (...words: string[]) => execFileSync('mount', words, { stdio: 'pipe' })
const unmount = (...words: string[]) => execFileSync('umount', words, { stdio: 'pipe' })

/** Why small disks cannot be mounted here; undefined where they can. */
export function mountHindrance(): string | undefined {
  if (process.platform !== 'linux') return 'small disks are mounted on Linux only'
  if (process.getuid?.() !== 0) return 'only root may mount small disks'
  const path = temporaryFolder()
  try {
    mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path)
    unmount(path)
    return undefined
  } catch {
    return 'this container may not mount small disks'
  } finally {
    rmSync(path, { recursive: true, force: true })
  }
}

export interface SmallDisk {
  readonly path: string
  /** As a hand does it: gone at once, whatever is open on it; the folder below stays. */
  readonly pull: () => void
  readonly plugIn: () => void
  readonly lock: () => void
  readonly unlock: () => void
  /** Fills it to the last byte; the answer makes room again. */
  readonly fillUp: () => () => void
  readonly clear: () => void
}

/** A disk of its own in memory, as small as a test wants it. */
export function smallDisk(size: string): SmallDisk {
  const path = temporaryFolder()
  const plugIn = () => void mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path)
  plugIn()
  return {
    path,
    plugIn,
    pull: () => void unmount('-l', path),
    lock: () => void mount('-o', 'remount,ro', path),
    unlock: () => void mount('-o', 'remount,rw', path),
    fillUp: () => {
      const filler = join(path, 'filler')
      const handle = openSync(filler, 'a')
      try {
        for (const size of [1024 * 1024, 4096, 1]) {
          const bytes = Buffer.alloc(size, 1)
          try {
            while (writeSync(handle, bytes) > 0);
          } catch (fault) {
            if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC')) throw fault
          }
        }
      } finally {
        closeSync(handle)
      }
      return () => rmSync(filler)
    },
    clear: () => {
      try {
        unmount('-l', path)
      } catch {}
      rmSync(path, { recursive: true, force: true })
    },
  }
}
