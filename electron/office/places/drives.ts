import { execFile } from 'node:child_process'
import { readdir, readFile, readlink, realpath, statfs } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Drive } from '../host.ts'

/** Removable drives (ổ USB, thẻ nhớ, ổ cứng rời) that are plugged in and readable now. Never rejects. */
export async function removableDrives(): Promise<readonly Drive[]> {
  try {
    if (process.platform === 'win32') return await windowsDrives()
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

const windowsVolumes = z.array(
  z.object({ letter: z.string(), label: z.string().nullable(), free: z.number(), size: z.number() }),
)

/**
 * DriveType 2 are sticks and cards; USB hard disks are found through the bus of their disk. PowerShell writes UTF-8
 * here because the console's code page has no Vietnamese. (Written from Microsoft's documentation, not yet run on Windows.)
 */
const windowsQuery = `
$ErrorActionPreference = 'SilentlyContinue'
[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
$usb = @(Get-CimInstance Win32_DiskDrive -Filter "InterfaceType='USB'" |
  Get-CimAssociatedInstance -ResultClassName Win32_DiskPartition |
  Get-CimAssociatedInstance -ResultClassName Win32_LogicalDisk | ForEach-Object DeviceID)
$found = @(Get-CimInstance Win32_LogicalDisk |
  Where-Object { ($_.DriveType -eq 2 -or $usb -contains $_.DeviceID) -and $_.Size } |
  ForEach-Object { [pscustomobject]@{ letter = $_.DeviceID; label = $_.VolumeName; free = [long]$_.FreeSpace; size = [long]$_.Size } })
ConvertTo-Json -InputObject $found -Compress
`

async function windowsDrives(): Promise<readonly Drive[]> {
  const { stdout } = await promisify(execFile)(
    'powershell.exe',
    [
      '-NoProfile',
      '-NonInteractive',
      '-EncodedCommand',
      Buffer.from(windowsQuery, 'utf16le').toString('base64'),
    ],
    { timeout: 10_000, windowsHide: true },
  )
  return windowsVolumes.parse(JSON.parse(stdout.trim() || '[]')).map(({ letter, label, free, size }) => ({
    path: `${letter}\\`,
    name: label ? `${label} (${letter})` : letter,
    freeBytes: free,
    totalBytes: size,
  }))
}
