import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyOf } from '../helpers/keys.ts'
import { officeAt } from '../helpers/office.ts'
import { leaveUnclean, raw } from '../office/database/raw.ts'
import { filledOffice, now } from '../office/filled-office.ts'
import { firstAccount } from './accounts.ts'
import { type FailingStick, failingStick, failingStickHindrance } from './sticks-that-fail.ts'

/* After a power cut the last that was told lies in the journal alone. */

const hindrance = await failingStickHindrance()

if (hindrance !== undefined) {
  describe('a journal that cannot be read', () => {
    it(`is not tried here: ${hindrance}`, () => {
      console.warn(`NOT RUN: a journal that cannot be read: ${hindrance}`)
      if (process.env.CI) expect.fail(hindrance)
    })
  })
} else {
  describe('a journal that cannot be read', () => {
    let disk: FailingStick
    beforeAll(async () => {
      disk = await failingStick({ isCached: true })
    })
    afterAll(() => disk.clear())

    it.each(['plain', 'encrypted'])('keeps the office shut, %s, and nothing of it is lost', async (form) => {
      const isEncrypted = form === 'encrypted'
      const { office } = await filledOffice()
      if (isEncrypted) await office.ask('accounts.begin', firstAccount)
      await office.close()
      const { login, password } = firstAccount
      const key = isEncrypted ? await keyOf(office.folder, login, password) : undefined
      leaveUnclean(office.folder, key)
      const name = form
      cpSync(office.folder, join(disk.backing, name), { recursive: true })
      const folder = join(disk.path, name)
      await disk.plan([{ on: ['read'], path: `${name}/office.db-wal`, does: 'EIO' }])
      const shut = await officeAt({ folder, now })
      if (isEncrypted) await shut.ask('accounts.enter', { login, password })
      const [hits = 0] = await disk.hits()
      expect(hits).toBeGreaterThan(0)
      expect(await shut.call('setup.state', {})).toMatchObject({
        ok: false,
        error: { message: expect.stringMatching(/Ổ đĩa không đọc hoặc ghi được.*còn nguyên/) },
      })
      await shut.close()
      await disk.plan([])

      const again = await officeAt({ folder, now })
      expect(again.trouble).toBeUndefined()
      if (isEncrypted) await again.ask('accounts.enter', { login, password })
      await again.close()
      const place = raw(folder, (db) => db.prepare('SELECT place_name FROM office').pluck().get(), key)
      expect(place).toBe('Mường Kim')
    })
  })
}
