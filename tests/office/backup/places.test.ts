import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linuxMedium } from '../../../electron/office/backup/media.ts'
import { type OfficeUnderTest, officeAt, temporaryFolder } from '../../helpers/office.ts'
import { drawingHost, filledOffice } from '../filled-office.ts'
import { officesOfFile } from './offices.ts'
import { backUp, filesUnder, rootOf, stickHost } from './sticks.ts'

const { filled, opened } = officesOfFile()

const places = (office: OfficeUnderTest) => office.ask('backup.places', {})
const home = async (office: OfficeUnderTest) => (await office.ask('home.overview', {})).backup
const until = async (isSo: () => Promise<boolean>) => {
  for (let tries = 0; tries < 200; tries++) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it never came to that')
}

describe('a place that was backed up to', () => {
  it('is remembered once, with its medium, and offered while the stick is in', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await backUp(office)
    const second = await backUp(office)
    expect(await places(office)).toMatchObject([
      { label: second.placeName, medium: 'stick', lastMadeAt: second.madeAt, token: expect.any(String) },
    ])
    const away = `${stick}-pulled`
    renameSync(stick, away)
    expect(await places(office)).toMatchObject([{ token: null }])
    // The empty folder of a stick that was pulled out.
    mkdirSync(stick)
    expect(await places(office)).toMatchObject([{ token: null }])
  })

  it('is not offered where another office left its copies', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await backUp(office)
    rmSync(rootOf(stick), { recursive: true })
    const other = await filled(stick)
    await backUp(other.office)
    expect(await places(office)).toMatchObject([{ token: null }])
    expect(await places(other.office)).toMatchObject([{ token: expect.any(String) }])
  })

  it('is forgotten on request; its copies stay', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await backUp(office)
    const [place] = await places(office)
    const before = filesUnder(stick)
    await office.ask('backup.forgetPlace', { id: place?.id ?? '' })
    expect(await places(office)).toEqual([])
    expect(filesUnder(stick)).toEqual(before)
  })
})

describe('a copy beside the office', () => {
  it('does not count as the second one', async () => {
    const result = await filledOffice({ host: drawingHost })
    const office = opened(result.office)
    const { token } = await office.ask('places.find', { path: temporaryFolder() })
    const made = await office.ask('backup.make', { folder: token })
    expect(made.medium).toBe('same')
    expect(await home(office)).toMatchObject({
      ...{ ageDays: null, placeName: made.placeName, medium: 'same', freshness: 'none', isOld: true },
    })
  })
})

describe('the disk of a folder', () => {
  const blocks = temporaryFolder()
  const devices = join(blocks, 'devices')
  const device = (number: string, path: string) => {
    mkdirSync(join(devices, path), { recursive: true })
    symlinkSync(join(devices, path), join(blocks, number))
  }
  device('8:1', 'pci/block/sda/sda1')
  device('8:2', 'pci/block/sda/sda2')
  device('8:17', 'pci/block/sdb/sdb1')
  device('253:0', 'virtual/block/dm-0')
  const at = (major: bigint, minor: bigint) => ({ major, minor })
  it.each([
    ['another partition of the same disk is the same', at(8n, 2n), 'same'],
    ['a partition of another disk is another', at(8n, 17n), 'disk'],
    ['a volume that may lie on any disk is the same', at(253n, 0n), 'same'],
    ['what the kernel tells nothing of is the same', at(0n, 44n), 'same'],
  ])('%s', async (_, there, medium) => {
    expect(await linuxMedium(there, at(8n, 1n), blocks)).toBe(medium)
  })
})

describe('before the program is closed', () => {
  const closing = (office: OfficeUnderTest) => office.ask('backup.closing', {})
  const times = { closing: 'ask', schedule: 'never', at: '16:30', hours: 20 } as const

  it('nothing is asked where there was never a copy, and where the last one is young', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    expect(await closing(office)).toBeNull()
    await backUp(office)
    expect(await closing(office)).toBeNull()
  })

  it('a copy is offered to the stick that is in, once the last one is old', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const made = await backUp(office)
    await office.close()
    const later = new Date(Date.parse(made.madeAt) + 21 * 3_600_000)
    const host = stickHost(stick)
    const again = opened(await officeAt({ folder: office.folder, host, clock: () => later }))
    expect(await closing(again)).toMatchObject({
      ...{ place: { label: made.placeName }, isAtOnce: false, lastMadeAt: made.madeAt, isRunning: false },
    })
    await again.ask('backup.setTimes', { ...times, closing: 'always' })
    expect((await closing(again))?.isAtOnce).toBe(true)
    await again.ask('backup.setTimes', { ...times, hours: 72 })
    expect(await closing(again)).toBeNull()
    await again.ask('backup.setTimes', { ...times, closing: 'never' })
    expect(await closing(again)).toBeNull()
    await again.ask('backup.setTimes', times)
    renameSync(stick, `${stick}-pulled`)
    expect(await closing(again)).toBeNull()
  })
})

describe('the schedule', () => {
  const daily = { closing: 'never', schedule: 'daily', at: '16:30', hours: 20 } as const
  const nextDay = (at: string) => () => new Date(`2026-11-24T${at}:00`)
  const scheduled = async (stick: string, clock: () => Date) => {
    const first = await filled(stick)
    await first.office.ask('backup.setTimes', daily)
    const made = await backUp(first.office)
    await first.office.close()
    const host = stickHost(stick)
    const options = { folder: first.office.folder, host, clock, scheduleEvery: 20 }
    return { made, office: opened(await officeAt(options)) }
  }
  const history = async (office: OfficeUnderTest) => (await office.ask('backup.state', {})).history

  it('makes one copy at its time, by itself', async () => {
    const { office } = await scheduled(temporaryFolder(), nextDay('16:31'))
    await until(async () => (await history(office)).length === 2)
    expect((await history(office))[0]?.warnings).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(await history(office)).toHaveLength(2)
  })

  it('makes none before its time', async () => {
    const { office } = await scheduled(temporaryFolder(), nextDay('16:29'))
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(await history(office)).toHaveLength(1)
  })

  it('says so where no stick is in, and leaves no copy', async () => {
    const stick = temporaryFolder()
    const first = await filled(stick)
    await first.office.ask('backup.setTimes', daily)
    await backUp(first.office)
    await first.office.close()
    renameSync(stick, `${stick}-pulled`)
    const options = { folder: first.office.folder, host: stickHost(stick), scheduleEvery: 20 }
    const office = opened(await officeAt({ ...options, clock: nextDay('17:00') }))
    const trouble = async () => (await office.ask('backup.state', {})).scheduleTrouble
    await until(async () => (await trouble()) !== null)
    expect(await trouble()).toContain('Hãy cắm USB')
    expect(await history(office)).toHaveLength(1)
  })
})
