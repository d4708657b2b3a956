import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Drive } from '../host.ts'

/*
 * What Windows tells of its drives. Queries and their reading are written from Microsoft's documentation, and tried with
 * outputs of the forms that it describes; they have not been run on a real Windows PC yet (README, list of what is to be
 * looked at there).
 */

/** Runs a script and answers what it prints. Encoded, so that no quoting is done by any shell. */
export async function runPowerShell(script: string): Promise<string> {
  const encoded = Buffer.from(script, 'utf16le').toString('base64')
  const { stdout } = await promisify(execFile)(
    'powershell.exe',
    ['-NoProfile', '-NonInteractive', '-EncodedCommand', encoded],
    { timeout: 10_000, windowsHide: true },
  )
  return stdout
}

/**
 * DriveType 2 are sticks and cards; USB hard disks are found through the bus of their disk. PowerShell writes UTF-8
 * here because the console's code page has no Vietnamese.
 */
export const volumesQuery = `
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

const volume = z.object({
  letter: z.string().regex(/^[A-Z]:$/i),
  label: z.string().nullable(),
  free: z.number(),
  size: z.number(),
})

/** The drives in the answer to `volumesQuery`: a list, or one alone; lines of a profile script may stand before it. */
export function readVolumes(output: string): readonly Drive[] {
  const lines = output.replace(/^\uFEFF/, '').split(/\r?\n/)
  const json = lines.findLast((line) => /^\s*[[{]/.test(line)) ?? '[]'
  const found: unknown = JSON.parse(json)
  return z
    .array(volume)
    .parse(Array.isArray(found) ? found : [found])
    .map(({ letter, label, free, size }) => ({
      path: `${letter.toUpperCase()}\\`,
      name: label ? `${label} (${letter})` : letter,
      freeBytes: free,
      totalBytes: size,
    }))
}

/** Asks what two drive letters lie on: a line each, `share`, or the numbers of their disks and a full stop. */
export const disksQuery = (letters: readonly string[]): string =>
  letters
    .map(
      (letter) => `
$d = Get-CimInstance Win32_LogicalDisk -Filter "DeviceID='${letter}'"
if ($d.DriveType -eq 4) { 'share' } else { (@($d | Get-CimAssociatedInstance -ResultClassName Win32_DiskPartition | ForEach-Object DiskIndex) -join '+') + '.' }`,
    )
    .join('\n')

/** What the first of the two letters is to the second; one that spans several disks, or none that is known, is the same. */
export function readDisks(output: string): 'share' | 'disk' | 'same' {
  const [there, here] = output
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  if (there === 'share') return 'share'
  const isOneDisk = (disk: string | undefined): disk is string => /^\d+\.$/.test(disk ?? '')
  return isOneDisk(there) && isOneDisk(here) && there !== here ? 'disk' : 'same'
}
