import { realpath, stat, statfs } from 'node:fs/promises'
import { basename, dirname, join, parse, relative, sep } from 'node:path'
import type { Medium } from '../../../shared/backup/media.ts'
import type { JobContext } from '../context.ts'
import type { Drive } from '../host.ts'
import { disksQuery, readDisks, runPowerShell } from '../places/powershell.ts'

/** Sticks that are plugged in; where they cannot be listed the copy is as good, and only its medium is not known. */
export const drivesOf = ({ host }: Pick<JobContext, 'host'>): Promise<readonly Drive[]> =>
  host.drives().catch(() => [])

const isBelow = (path: string, folder: string): boolean => {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && parse(way).root === '')
}

/** What a folder lies on, seen from the office's own folder. What cannot be told is held to be the same disk. */
export async function mediumOf(
  folder: string,
  officeFolder: string,
  drives: readonly Pick<Drive, 'path'>[],
): Promise<Medium> {
  if (drives.some(({ path }) => isBelow(folder, path))) return 'stick'
  try {
    if (process.platform === 'win32') return await windowsMedium(folder, officeFolder)
    if (networkFileSystems.has((await statfs(folder)).type)) return 'share'
    return await linuxMedium(await deviceOf(folder), await deviceOf(officeFolder))
  } catch {
    return 'same'
  }
}

/** Magic numbers of NFS, SMB, CIFS and SMB2 (linux/magic.h). */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42])

/** Major and minor number of the device that holds a path, as Linux packs them. */
async function deviceOf(path: string): Promise<{ readonly major: bigint; readonly minor: bigint }> {
  const { dev } = await stat(path, { bigint: true })
  return {
    major: ((dev >> 8n) & 0xfffn) | ((dev >> 32n) & ~0xfffn),
    minor: (dev & 0xffn) | ((dev >> 12n) & ~0xffn),
  }
}

type Device = Awaited<ReturnType<typeof deviceOf>>

/** `blocks` is another folder for tests; it stands for /sys/dev/block. */
export async function linuxMedium(there: Device, here: Device, blocks = '/sys/dev/block'): Promise<Medium> {
  const diskOf = async ({ major, minor }: Device): Promise<string | undefined> => {
    const place = await realpath(join(blocks, `${major}:${minor}`)).catch(() => undefined)
    // What the kernel has put together itself (a volume, an array, a file as a disk) may lie on the very same disk.
    if (place === undefined || place.includes(`${sep}virtual${sep}`)) return undefined
    // A partition lies in the folder of its disk.
    return basename(dirname(place)) === 'block' ? basename(place) : basename(dirname(place))
  }
  const [disk, own] = [await diskOf(there), await diskOf(here)]
  return disk !== undefined && own !== undefined && disk !== own ? 'disk' : 'same'
}

/** A share is a drive of type 4 or a path of two backslashes; else the numbers of the disks are compared. */
async function windowsMedium(folder: string, officeFolder: string): Promise<Medium> {
  if (/^[\\/]{2}/.test(folder)) return 'share'
  const letters = [folder, officeFolder].map((path) => path.slice(0, 2).toUpperCase())
  if (letters[0] === letters[1] || !letters.every((letter) => /^[A-Z]:$/.test(letter))) return 'same'
  return readDisks(await runPowerShell(disksQuery(letters)))
}
