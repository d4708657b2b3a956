import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { OfficeEvent } from '../../shared/command.ts'
import { discard, type OfficeUnderTest } from '../helpers/office.ts'
import { filesUnder, setsOn, stickHost, stickOf } from '../office/backup/sticks.ts'
import { filledOffice } from '../office/filled-office.ts'
import { firstAccount } from './accounts.ts'
import { memberBook } from './looks.ts'
import { type FailingStick, failingStick, failingStickHindrance } from './sticks-that-fail.ts'

/* A stick on which every write takes its time. What is measured is what happens in what order, never how fast. */

const hindrance = await failingStickHindrance()
/** A stick of many years writes a few pieces of 128 KB in a second. */
const slowly = [{ on: ['write' as const], does: 'wait' as const, milliseconds: 40 }]
/** The copy goes to the stick in chunks of 1 MB, each 8 writes; what follows are the files beside it. */
const oneChunk = 8

if (hindrance !== undefined) {
  describe('slow sticks', () => {
    it(`are not tried here: ${hindrance}`, () => {
      console.warn(`NOT RUN: slow sticks: ${hindrance}`)
      if (process.env.CI) expect.fail(hindrance)
    })
  })
} else {
  describe('a backup onto a slow stick', () => {
    let stick: FailingStick
    let office: OfficeUnderTest
    beforeAll(async () => {
      stick = await failingStick()
      office = (await filledOffice({ host: stickHost(stick.path) })).office
      for (let count = 0; count < 3; count += 1) {
        const upload = office.door.put({ name: 'ds.xlsx', mediaType: '', bytes: readFileSync(memberBook) })
        const { previewId } = await office.ask('intake.preview', { upload })
        await office.ask('intake.apply', { previewId, skipWrongRows: true })
      }
    })
    afterEach(() => stick.plan([]))
    afterAll(async () => {
      await discard(office)
      await stick.clear()
    })

    const begun = async (job?: string) => {
      const told: number[] = []
      const leave = office.onEvent((event: OfficeEvent) => {
        if (event.kind === 'progress') told.push(event.fraction ?? 0)
      })
      const folder = await stickOf(office)
      await stick.plan(slowly)
      const answer = office.call('backup.make', { folder }, job).finally(leave)
      return { told, answer }
    }
    const writes = async () => (await stick.hits())[0] ?? 0

    it('goes on being told of, and lets the window go on', async () => {
      const { told, answer } = await begun()
      let isDone = false
      void answer.then(() => {
        isDone = true
      })
      const between = new Set<number>()
      while (!isDone) {
        expect((await office.ask('people.search', { query: 'lo van' })).total).toBeGreaterThan(0)
        between.add(await writes())
      }
      expect((await answer).ok).toBe(true)
      // Commands were answered after ever more writes, not only before the first and after the last.
      expect(between.size).toBeGreaterThan(5)
      expect(told).toEqual(told.toSorted((a, b) => a - b))
      const whileCopying = told.filter((fraction) => fraction > 0.3 && fraction < 0.7)
      expect(new Set(whileCopying).size).toBeGreaterThan(1)
      expect(await setsOn(office)).toHaveLength(1)
    })

    it.each(['plain', 'encrypted'])('is cancelled within a chunk, %s, and leaves nothing', async (form) => {
      if (form === 'encrypted') await office.ask('accounts.begin', firstAccount)
      const before = filesUnder(stick.backing)
      const { answer } = await begun('slow')
      while ((await writes()) < 3) await new Promise((resolve) => setImmediate(resolve))
      const at = await writes()
      office.cancel('slow')
      expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
      expect((await writes()) - at).toBeLessThanOrEqual(oneChunk + 1)
      await stick.plan([])
      expect(filesUnder(stick.backing)).toEqual(before)
    })
  })
}
