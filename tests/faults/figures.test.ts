import { beforeAll, describe, expect, it } from 'vitest'
import { brokenLink } from '../../electron/office/audit.ts'
import { createExecutor } from '../../electron/office/database/executor.ts'
import { openDatabase } from '../../electron/office/database/open.ts'
import { discard, officeAt } from '../helpers/office.ts'
import { databaseOf } from '../office/database/raw.ts'
import { makeCells, period } from '../office/figures/commune.ts'
import { now } from '../office/filled-office.ts'
import { packClerk, pause, startVictim } from './victims.ts'

beforeAll(packClerk)

const cellCount = 5
const rounds = 12

describe('an office that is killed between the rows of the sheet', () => {
  it(`${rounds} times on the same folder: every row that was acknowledged is there, whole`, async () => {
    const office = await officeAt({ now })
    await makeCells(office.ask, cellCount, 4)
    await office.close()
    const { folder } = office
    const told = new Map<string, number>()
    let most = 0
    for (let round = 0; round < rounds; round += 1) {
      const victim = startVictim('takeIn')
      victim.begin({ folder })
      await victim.hears('ready')
      await pause(Math.random() * 300)
      await victim.kill()
      const heard = victim.heard().filter((fact) => 'recorded' in fact)
      for (const { cell, score } of heard) told.set(String(cell), Number(score))
      most = Math.max(most, heard.length)

      const connection = openDatabase(databaseOf(folder), { readonly: true })
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(connection.pragma('foreign_key_check')).toEqual([])
      expect(brokenLink(createExecutor(connection))).toBeUndefined()
      connection.close()

      const again = await officeAt({ folder, now })
      const sheet = await again.ask('figures.sheet', { period })
      const last = heard.at(-1)
      for (const { cellId, state, texts } of sheet) {
        const score = told.get(cellId)
        if (score === undefined) continue
        expect([state, texts.heldOn, texts.absences]).toEqual(['recorded', '05/11/2026', '2p'])
        // At most the one row after the last answer was on its way when the process died.
        const after = (Number(last?.score ?? -1) + 1) % 100
        expect([score, after]).toContain(Number(texts.ownScore))
        told.set(cellId, Number(texts.ownScore))
      }
      await again.close()
    }
    expect(most).toBeGreaterThan(3)
    await discard(await officeAt({ folder, now }))
  })
})
