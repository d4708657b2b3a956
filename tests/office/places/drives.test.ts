import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linuxDrives } from '../../../electron/office/places/drives.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'so-chi-bo-drives-'))
  for (const folder of ['proc', 'sys/block', 'sys/devices', 'dev/disk/by-label', 'media']) {
    mkdirSync(join(root, folder), { recursive: true })
  }
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

interface Disk {
  readonly name: string
  readonly partition: string
  readonly bus: string
  readonly removable: boolean
  readonly mount: string
  readonly label?: string
}

/** A machine as its kernel describes it, with real folders for the mount points. */
function plugIn(disks: readonly Disk[]): void {
  const mounts = disks.map(({ name, partition, bus, removable, mount, label }) => {
    const device = join(root, 'sys/devices', bus, name)
    mkdirSync(device, { recursive: true })
    writeFileSync(join(device, 'removable'), removable ? '1\n' : '0\n')
    symlinkSync(device, join(root, 'sys/block', name))
    if (label !== undefined) symlinkSync(`../../${partition}`, join(root, 'dev/disk/by-label', label))
    const folder = join(root, 'media', mount)
    mkdirSync(folder, { recursive: true })
    return `/dev/${partition} ${folder.replaceAll(' ', '\\040')} vfat rw,nosuid 0 0`
  })
  writeFileSync(
    join(root, 'proc/mounts'),
    ['proc /proc proc rw 0 0', 'tmpfs /tmp tmpfs rw 0 0', ...mounts].join('\n'),
  )
}

const stick: Disk = {
  name: 'sdb',
  partition: 'sdb1',
  bus: 'pci0/usb1/1-2',
  removable: true,
  mount: 'KINGSTON',
}
const inside: Disk = { name: 'sda', partition: 'sda2', bus: 'pci0/ata1', removable: false, mount: 'nha' }

describe('removable drives on Linux', () => {
  it('are the sticks, not the disks inside the PC', async () => {
    plugIn([inside, stick])
    const drives = await linuxDrives(root)
    expect(drives.map((drive) => drive.name)).toEqual(['KINGSTON'])
    expect(drives[0]?.path).toBe(join(root, 'media/KINGSTON'))
    expect(drives[0]?.totalBytes).toBeGreaterThan(0)
    expect(drives[0]?.freeBytes).toBeLessThanOrEqual(drives[0]?.totalBytes ?? 0)
  })

  it('include hard disks on USB, which call themselves fixed', async () => {
    plugIn([{ ...stick, removable: false }])
    expect(await linuxDrives(root)).toHaveLength(1)
  })

  it('include memory cards', async () => {
    plugIn([{ ...stick, name: 'mmcblk0', partition: 'mmcblk0p1', bus: 'pci0/mmc0' }])
    expect(await linuxDrives(root)).toHaveLength(1)
  })

  it('keep Vietnamese names and spaces in names and paths', async () => {
    plugIn([{ ...stick, mount: 'Ổ của chị Hà', label: 'Chi\\x20bộ\\x20thôn' }])
    const [drive] = await linuxDrives(root)
    expect(drive?.path).toBe(join(root, 'media/Ổ của chị Hà'))
    expect(drive?.name).toBe('Chi bộ thôn')
  })

  it('are listed once though mounted twice', async () => {
    plugIn([stick])
    const line = `/dev/sdb1 ${join(root, 'media')} vfat rw 0 0`
    writeFileSync(
      join(root, 'proc/mounts'),
      `/dev/sdb1 ${join(root, 'media/KINGSTON')} vfat rw 0 0\n${line}\n`,
    )
    expect(await linuxDrives(root)).toHaveLength(1)
  })

  it('are none when a stick was pulled out and its mount point is gone', async () => {
    plugIn([stick])
    rmSync(join(root, 'media/KINGSTON'), { recursive: true })
    expect(await linuxDrives(root)).toEqual([])
  })
})
