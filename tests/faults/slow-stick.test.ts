import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { OfficeEvent } from '../../shared/command.ts'
import { discard, type OfficeUnderTest } from '../helpers/office.ts'
import { backUp, filesUnder, lookAt, membersOf, setsOn, stickHost, stickOf } from '../office/backup/sticks.ts'
import { filledOffice } from '../office/filled-office.ts'
import { firstAccount, oneMore } from './accounts.ts'
import { memberBook } from './looks.ts'
import { type FailingStick, failingStick, failingStickHindrance } from './sticks-that-fail.ts'

/* A stick on which every write or every read takes its time. What is measured is what happens in what order, never how fast. */

const hindrance = await failingStickHindrance()
/** A stick of many years writes a few pieces of 128 KB in a second. */
const slowly = [{ on: ['write' as const], does: 'wait' as const, milliseconds: 40 }]
const readSlowly = [{ on: ['read' as const], does: 'wait' as const, milliseconds: 20 }]
/** The copy goes to the stick in chunks of 1 MB, each 8 writes; what follows are the files beside it. */
const oneChunk = 8

async function importBook(office: OfficeUnderTest): Promise<void> {
  const upload = office.door.put({ name: 'ds.xlsx', mediaType: '', bytes: readFileSync(memberBook) })
  const { previewId } = await office.ask('intake.preview', { upload })
  await office.ask('intake.apply', { previewId, skipWrongRows: true })
}

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
      for (let count = 0; count < 3; count += 1) await importBook(office)
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
  describe.each(['plain', 'encrypted'])('a restore from a slow stick, %s', (form) => {
    let stick: FailingStick
    let office: OfficeUnderTest
    let set: string | undefined
    beforeAll(async () => {
      stick = await failingStick()
      const filled = await filledOffice({ host: stickHost(stick.path) })
      office = filled.office
      await importBook(office)
      if (form === 'encrypted') await office.ask('accounts.begin', firstAccount)
      await backUp(office)
      set = (await setsOn(office))[0]?.token
      await office.ask('people.add', oneMore(filled.cells[0]))
    })
    afterEach(() => stick.plan([]))
    afterAll(async () => {
      await discard(office)
      await stick.clear()
    })

    const reads = async () => (await stick.hits())[0] ?? 0
    /** Asks for something else after ever more reads; answers how often it was answered before the work was done. */
    const meanwhile = async (work: Promise<unknown>) => {
      let isDone = false
      const done = work.finally(() => {
        isDone = true
      })
      const between = new Set<number>()
      while (!isDone) {
        const answer = await office.call('people.search', { query: 'lo van' })
        // While the office changes places it says so.
        if (answer.ok) between.add(await reads())
        else expect(answer.error.message).toMatch(/Hãy/)
      }
      await done
      return between.size
    }

    it('is cancelled while it is looked at and while it is brought, and nothing has changed', async () => {
      const before = await membersOf(office)
      await stick.plan(readSlowly)
      const looking = office.call('backup.look', { set: set ?? '' }, 'looking')
      while ((await reads()) < 3) await new Promise((resolve) => setImmediate(resolve))
      office.cancel('looking')
      expect(await looking).toMatchObject({ ok: false, error: { code: 'cancelled' } })

      await stick.plan([])
      const { previewId } = await lookAt(office, set)
      await stick.plan(readSlowly)
      const bringing = office.call('backup.restore', { previewId }, 'bringing')
      while ((await reads()) < 3) await new Promise((resolve) => setImmediate(resolve))
      office.cancel('bringing')
      expect(await bringing).toMatchObject({ ok: false, error: { code: 'cancelled' } })
      expect(await membersOf(office)).toBe(before)
      expect(filesUnder(office.folder).filter((name) => name.endsWith('.partial'))).toEqual([])
    })

    it('lets the window go on, and is then in its place', async () => {
      const before = await membersOf(office)
      await stick.plan(readSlowly)
      let previewId = ''
      const looked = await meanwhile(
        lookAt(office, set).then((preview) => {
          previewId = preview.previewId
        }),
      )
      expect(looked).toBeGreaterThan(3)
      expect(await meanwhile(office.ask('backup.restore', { previewId }))).toBeGreaterThan(3)
      expect(await membersOf(office)).toBe(before - 1)
    })
  })
}
