import { readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { copyVerified, hashOfFile, hashOnMedium } from '../../electron/office/backup/copying.ts'
import { piecesOnMedium } from '../../electron/office/backup/read-back.ts'
import { deviceOf } from '../../electron/office/files.ts'
import { discard, temporaryFolder } from '../helpers/office.ts'
import { setsOn, stickHost, stickOf } from '../office/backup/sticks.ts'
import { filledOffice, freeze } from '../office/filled-office.ts'
import { firstAccount } from './accounts.ts'
import { type FailingStick, failingStick, failingStickHindrance } from './sticks-that-fail.ts'

/* What is read back of a copy comes from the medium, not from what the system still remembers of it. */

function readOn(file: string) {
  let isDirect: boolean | undefined
  const pieces: Buffer[] = []
  const tell = (answer: boolean) => {
    isDirect = answer
  }
  for (const piece of piecesOnMedium(file, tell)) pieces.push(Buffer.from(piece))
  return { bytes: Buffer.concat(pieces), isDirect }
}

/** ext2 to ext4, XFS, Btrfs: as `statfs` numbers them. */
const usualDisks = new Set([0xef53, 0x58465342, 0x9123683e])

const bytesOf = (length: number): Buffer => Buffer.alloc(length, 'Đảng viên ').fill(7, length >> 1)

describe('reading a file back', () => {
  it.each([0, 1, 511, 512, 4095, 4096, 4097, 1024 * 1024, 1024 * 1024 + 1, 3 * 1024 * 1024 + 4096])(
    'gives all %d bytes as they are',
    (length) => {
      const file = join(temporaryFolder(), 'file')
      writeFileSync(file, bytesOf(length))
      expect(readOn(file).bytes.equals(bytesOf(length))).toBe(true)
    },
  )

  it('goes past the memory of the system on the disks that Debian has, and says where it could not', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'file')
    writeFileSync(file, bytesOf(3_000_001))
    const { isDirect } = readOn(file)
    if (process.platform === 'linux' && usualDisks.has(statfsSync(folder).type)) expect(isDirect).toBe(true)
    else expect(isDirect).toBeTypeOf('boolean')
  })

  it('reads as any file what cannot be read so', () => {
    // What the kernel itself answers has no medium below it.
    const file = process.platform === 'linux' ? '/proc/version' : import.meta.filename
    const { bytes, isDirect } = readOn(file)
    expect(bytes.toString('utf8')).toBe(readFileSync(file, 'utf8'))
    expect(isDirect).toBe(false)
  })
})

const hindrance = await failingStickHindrance()

if (hindrance !== undefined) {
  describe('a stick that has stored something else', () => {
    it(`is not tried here: ${hindrance}`, () => {
      console.warn(`NOT RUN: a stick that has stored something else: ${hindrance}`)
      if (process.env.CI) expect.fail(hindrance)
    })
  })
} else {
  describe('a stick that has stored something else than the system remembers', () => {
    let stick: FailingStick
    beforeAll(async () => {
      stick = await failingStick({ isCached: true })
    })
    afterEach(() => stick.plan([]))
    afterAll(() => stick.clear())
    const flip = (path: string, at: number) =>
      stick.plan([{ on: ['write'], path, at, does: 'flip' as const }])

    it('passes where it is read as any file, and is found out on the medium', async () => {
      const file = join(stick.path, 'copy')
      await flip('copy', 5000)
      writeFileSync(file, bytesOf(20_000), { flush: true })
      expect(await stick.hits()).toEqual([1])
      const right = hashOfFile(file)
      writeFileSync(join(stick.backing, '..', 'right'), bytesOf(20_000))
      expect(right).toBe(hashOfFile(join(stick.backing, '..', 'right')))
      expect(readOn(file).isDirect).toBe(true)
      expect(hashOnMedium(file)).not.toBe(right)
      expect(hashOnMedium(file)).toBe(hashOfFile(join(stick.backing, 'copy')))
    })

    it('is refused for a copy', async () => {
      const from = join(temporaryFolder(), 'from')
      writeFileSync(from, bytesOf(300_000))
      const [to, device] = [join(stick.path, 'whole'), String(deviceOf(stick.path))]
      await flip('whole', 150_000)
      const copy = () => copyVerified({ from, to, device }, { progress: () => undefined })
      expect(copy).toThrow(/Đọc lại bản vừa chép thì thấy khác bản gốc/)
      await stick.plan([])
      expect(copy().bytes).toBe(300_000)
    })

    it.each([
      ['the database', 'office.db', 20_000],
      ['a paper', 'papers', 5],
      ['the manifest', 'manifest', 40],
    ])('makes no backup of an office, plain or encrypted, when %s is wrong', async (_what, path, at) => {
      const filled = await filledOffice({ host: stickHost(stick.path) })
      const { office } = filled
      await freeze(filled)
      for (const isEncrypted of [false, true]) {
        if (isEncrypted) await office.ask('accounts.begin', firstAccount)
        const before = (await setsOn(office)).length
        await flip(path, at)
        const { message } = await office.refusal('backup.make', { folder: await stickOf(office) })
        expect(await stick.hits()).toEqual([1])
        expect(message).toMatch(/Đọc lại bản vừa chép thì thấy khác bản gốc/)
        await stick.plan([])
        expect(await setsOn(office)).toHaveLength(before)
      }
      await discard(office)
    })
  })
}
