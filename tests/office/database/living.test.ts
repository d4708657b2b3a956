import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { OfficeEvent } from '../../../shared/command.ts'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../../helpers/office.ts'
import { backUp, filesUnder, lookAt, setsOn, stickHost, stickOf } from '../backup/sticks.ts'
import { filledOffice, now, person } from '../filled-office.ts'
import { databaseOf, raw } from './raw.ts'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})
const opened = async (...options: Parameters<typeof officeAt>) => {
  const office = await officeAt(...options)
  open.push(office)
  return office
}
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('damage that nobody has met yet', () => {
  it('is found soon after opening, stops the office in words, and leaves the way to a restore', async () => {
    const stick = temporaryFolder()
    const { office: first } = await filledOffice({ host: stickHost(stick) })
    await backUp(first)
    await first.close()
    const file = databaseOf(first.folder)
    const root = raw(first.folder, (db) =>
      db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'guest'").pluck().get(),
    )
    const bytes = readFileSync(file)
    bytes.fill(0x5a, (Number(root) - 1) * 4096, Number(root) * 4096)
    writeFileSync(file, bytes)

    const office = await opened({ folder: first.folder, now, host: stickHost(stick), checkAfter: 50 })
    expect(office.trouble).toBeUndefined()
    const told = new Promise<OfficeEvent>((resolve) => office.onEvent(resolve))
    expect(await told).toEqual({ kind: 'changed', capabilities: expect.arrayContaining(['people', 'home']) })
    expect(office.trouble?.code).toBe('damaged')
    expect((await office.refusal('people.search', {})).message).toContain('bị hỏng')
    const [set] = await setsOn(office)
    const { previewId } = await lookAt(office, set?.token)
    await office.ask('backup.restore', { previewId })
    expect((await office.ask('setup.state', {})).members).toBe(5)
  })

  it('is not looked for in an office that is closed', async () => {
    const office = await officeAt({ now, checkAfter: 20 })
    await office.close()
    rmSync(office.folder, { recursive: true })
    await pause(100)
    expect(existsSync(office.folder)).toBe(false)
  })
})

describe('an office that is closed while a job runs', () => {
  it('ends the backup, leaves nothing half done and frees the folder', async () => {
    const stick = temporaryFolder()
    const { office } = await filledOffice({ host: stickHost(stick) })
    const running = office.call('backup.make', { folder: await stickOf(office) })
    await pause(20)
    await office.close()
    expect(await running).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/cancelled|not-ready/) },
    })
    expect(filesUnder(stick)).toEqual([])
    expect(readdirSync(join(office.folder, 'snapshots'))).toEqual([])
    expect((await opened({ folder: office.folder, now })).trouble).toBeUndefined()
  })

  it.each([0, 50, 300, 500])(
    '%i ms into a restore, is the old one or the new one, and the folder is free',
    async (wait) => {
      const stick = temporaryFolder()
      const { office, cells } = await filledOffice({ host: stickHost(stick) })
      await backUp(office)
      const more = {
        ...person('Lò Thị Sau'),
        cellId: cells[0],
        from: '2026-01-01',
        standing: 'official' as const,
      }
      await office.ask('people.add', more)
      const [set] = await setsOn(office)
      const { previewId } = await lookAt(office, set?.token)
      const running = office.call('backup.restore', { previewId })
      await pause(wait)
      await office.close()
      const answer = await running
      const again = await opened({ folder: office.folder, now })
      expect(again.trouble).toBeUndefined()
      const { members } = await again.ask('setup.state', {})
      expect([5, 6]).toContain(members)
      if (answer.ok) expect(members).toBe(5)
      expect(readdirSync(office.folder).filter((name) => name.startsWith('restoring'))).toEqual([])
    },
  )

  it('answers what is asked afterwards with a sentence', async () => {
    const { office } = await filledOffice()
    await office.close()
    expect((await office.refusal('people.search', {})).code).toBe('not-ready')
    rmSync(office.folder, { recursive: true })
  })
})
