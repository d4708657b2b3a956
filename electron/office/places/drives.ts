import { readdir, readFile, readlink, realpath, statfs } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Drive } from '../host.ts'
import { readVolumes, runPowerShell, volumesQuery } from './powershell.ts'

/** Removable drives (ổ USB, thẻ nhớ, ổ cứng rời) that are plugged in and readable now. Never rejects. */
export async function removableDrives(): Promise<readonly Drive[]> {
  try {
    if (process.platform === 'win32') return readVolumes(await runPowerShell(volumesQuery))
    if (process.platform === 'linux') return await linuxDrives()
  } catch {
    // No list is better than no window: the clerk can still choose a folder.
  }
  return []
}

/** One line of /proc/mounts; the kernel writes space, tab, newline and backslash as octal escapes. */
function parseMounts(text: string): readonly { readonly device: string; readonly path: string }[] {
  const plain = (field: string) =>
    field.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
  return text
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([device, path]) =>
      device?.startsWith('/dev/') && path ? [{ device: plain(device), path: plain(path) }] : [],
    )
}

/** `root` is another root folder for tests: it holds proc/mounts, sys/block and dev/disk/by-label. */
export async function linuxDrives(root = '/'): Promise<readonly Drive[]> {
  const mounts = parseMounts(await readFile(join(root, 'proc/mounts'), 'utf8'))
  const labels = await volumeLabels(root)
  const drives: Drive[] = []
  const seen = new Set<string>()
  for (const { device, path } of mounts) {
    const name = basename(device)
    if (seen.has(name) || !(await isRemovable(root, name))) continue
    seen.add(name)
    const space = await statfs(path).catch(() => undefined)
    if (!space) continue
    drives.push({
      path,
      name: labels.get(name) ?? (basename(path) || path),
      freeBytes: space.bavail * space.bsize,
      totalBytes: space.blocks * space.bsize,
    })
  }
  return drives
}

/** A partition lies inside its disk's folder; USB hard disks call themselves fixed, so the bus decides too. */
async function isRemovable(root: string, partition: string): Promise<boolean> {
  const disks = await readdir(join(root, 'sys/block')).catch(() => [])
  const disk = disks.find((name) => partition === name || partition.startsWith(name))
  if (!disk) return false
  const folder = join(root, 'sys/block', disk)
  const flag = await readFile(join(folder, 'removable'), 'utf8').catch(() => '0')
  if (flag.trim() === '1') return true
  const place = await realpath(folder).catch(() => '')
  return /\/usb\d+\//.test(place)
}

async function volumeLabels(root: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(root, 'dev/disk/by-label')
  const labels = new Map<string, string>()
  for (const entry of await readdir(folder).catch(() => [])) {
    const target = await readlink(join(folder, entry)).catch(() => '')
    const label = entry.replace(/\\x([0-9a-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    if (target) labels.set(basename(target), label)
  }
  return labels
}
