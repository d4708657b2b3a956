import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { brokenLink } from '../../electron/office/audit.ts'
import { setsIn } from '../../electron/office/backup/sets.ts'
import { createExecutor } from '../../electron/office/database/executor.ts'
import { type DataKey, openDatabase } from '../../electron/office/database/open.ts'
import { isPlainDatabase } from '../../electron/office/database/sealing.ts'
import { filesThatTell } from '../helpers/clear-text.ts'
import { keyOf } from '../helpers/keys.ts'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../helpers/office.ts'
import { backUp, lookAt, setsOn, stickHost } from '../office/backup/sticks.ts'
import { databaseOf } from '../office/database/raw.ts'
import { type Filled, filledOffice, freeze, now, person } from '../office/filled-office.ts'
import { firstAccount, otherPassword } from './accounts.ts'
import { rounds } from './rounds.ts'
import { packClerk, pause, startVictim, type Victim } from './victims.ts'

/* An office with accounts that is killed: while it is encrypted, while it works, while its keys change. */

beforeAll(packClerk)

const { login, password } = firstAccount
const enters = { login, password }
const secrets = ['Lò Văn Hặc', '012060000001']

const left = (folder: string, key?: DataKey): number => {
  const connection = openDatabase(databaseOf(folder), { key, readonly: true })
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(connection.pragma('foreign_key_check')).toEqual([])
    expect(brokenLink(createExecutor(connection))).toBeUndefined()
    return Number(connection.prepare('SELECT count(*) FROM person').pluck().get())
  } finally {
    connection.close()
  }
}

const paperOf = async (office: OfficeUnderTest, paperId: string) => {
  const { token } = await office.ask('documents.pdf', { paperId })
  return Buffer.from(office.door.take(token)?.bytes ?? []).toString()
}

/** Kills within so long as the work took the first time, and somewhat longer. */
function killer() {
  let took = 0
  return async (victim: Victim, fact: string) => {
    await victim.hears('ready')
    const begun = performance.now()
    if (took === 0) {
      await victim.hears(fact)
      took = performance.now() - begun
    }
    await pause(Math.random() * took * 1.2)
    await victim.kill()
  }
}

describe('an office that is killed while it is encrypted', () => {
  it('holds everything, plain or encrypted, and is encrypted wholly at the next entry', async () => {
    const { office, ...filled } = await filledOffice()
    const papers = [await freeze({ office, ...filled } as Filled)]
    await office.close()
    const before = await officeAt({ folder: office.folder, now })
    const printed = await paperOf(before, papers[0] ?? '')
    await before.close()
    const killWithin = killer()
    const seen = new Set<string>()
    for (let round = 0; round < rounds(16, 24); round += 1) {
      const folder = temporaryFolder()
      cpSync(office.folder, folder, { recursive: true })
      const victim = startVictim('protect')
      victim.begin({ folder })
      await killWithin(victim, 'protected')

      const again = await officeAt({ folder, now })
      expect(again.trouble).toBeUndefined()
      const { phase } = await again.ask('accounts.state', {})
      seen.add(`${phase} ${isPlainDatabase(databaseOf(folder)) ? 'plain' : 'encrypted'}`)
      // What was acknowledged is in force.
      if (victim.heard().some((fact) => 'protected' in fact)) expect(phase).toBe('closed')
      if (phase === 'closed') {
        await again.ask('accounts.enter', enters)
        expect(await again.ask('accounts.state', {})).toMatchObject({ phase: 'open', isEncrypted: true })
        expect(filesThatTell(folder, secrets)).toEqual([])
      } else {
        expect(phase).toBe('unprotected')
        await again.ask('accounts.begin', firstAccount)
      }
      expect((await again.ask('setup.state', {})).members).toBe(5)
      expect(await paperOf(again, papers[0] ?? '')).toBe(printed)
      expect(readdirSync(folder).filter((name) => name.startsWith('restoring'))).toEqual([])
      await again.close()
      expect(left(folder, await keyOf(folder, login, password))).toBe(5)
      await discard(again)
    }
    expect(seen.size).toBeGreaterThan(1)
  })
})

describe('an office with accounts that is killed', () => {
  it('while a meeting is typed: what the window was told is saved is there', async () => {
    const { office, meeting, members } = await filledOffice()
    await office.ask('accounts.begin', firstAccount)
    await office.close()
    const { folder } = office
    const key = await keyOf(folder, login, password)
    let from = 1
    for (let round = 0; round < rounds(12, 30); round += 1) {
      const victim = startVictim('type')
      victim.begin({ folder, meeting, person: members[0] ?? '', from, enters })
      await victim.hears('ready')
      await pause(Math.random() * 150)
      await victim.kill()
      const told = Math.max(
        from - 1,
        ...victim.heard().flatMap(({ kept, recorded }) => [Number(kept ?? 0), Number(recorded ?? 0)]),
      )
      const connection = openDatabase(databaseOf(folder), { key, readonly: true })
      const texts = [
        "SELECT json_extract(body, '$.conclusion') FROM draft",
        'SELECT conclusion FROM meeting',
      ].map((sql) => String(connection.prepare(sql).pluck().get() ?? ''))
      connection.close()
      const found = Math.max(...texts.map((text) => Number(/Lần (\d+)/.exec(text)?.[1] ?? 0)))
      expect(found).toBeGreaterThanOrEqual(told)
      expect(left(folder, key)).toBe(5)
      from = Math.max(told, found) + 1
    }
    expect(from).toBeGreaterThan(12)
    expect(filesThatTell(folder, secrets)).toEqual([])
    await discard(office)
  })

  it('during a backup: no set is called complete that does not open, and nothing lies in clear text', async () => {
    const stick = temporaryFolder()
    const filled = await filledOffice({ host: stickHost(stick) })
    await freeze(filled)
    await filled.office.ask('accounts.begin', firstAccount)
    await filled.office.close()
    const { folder } = filled.office
    const killWithin = killer()
    const since = Date.now()
    let made = 0
    for (let round = 0; round < rounds(8, 20); round += 1) {
      const victim = startVictim('backUp')
      victim.begin({ folder, stick, enters, since })
      await killWithin(victim, 'made')
      const names = victim.heard().flatMap(({ made: name }) => (typeof name === 'string' ? [name] : []))
      made += names.length
      expect(setsIn(stick).map(({ name }) => name)).toEqual(expect.arrayContaining(names.slice(-2)))
      expect(filesThatTell(stick, secrets)).toEqual([])
      expect(filesThatTell(folder, secrets)).toEqual([])
    }
    expect(made).toBeGreaterThan(0)
    const again = await officeAt({ folder, now, host: stickHost(stick) })
    await again.ask('accounts.enter', enters)
    for (const { token } of await setsOn(again)) {
      const preview = await lookAt(again, token)
      expect([preview.inside.members, preview.warnings]).toEqual([5, expect.any(Array)])
    }
    await backUp(again)
    expect(readdirSync(join(folder, 'snapshots'))).toEqual([])
    await discard(again)
  })

  it('during a restore: it is the old one or the new one, encrypted, and what was replaced is kept', async () => {
    const stick = temporaryFolder()
    const { office, cells } = await filledOffice({ host: stickHost(stick) })
    await office.ask('accounts.begin', firstAccount)
    await backUp(office)
    const more = { ...person('Lò Thị Sau'), cellId: cells[0], from: '2026-01-01' }
    await office.ask('people.add', { ...more, standing: 'official' })
    await office.close()
    const { folder } = office
    const key = await keyOf(folder, login, password)
    const killWithin = killer()
    for (let round = 0; round < rounds(10, 20); round += 1) {
      const victim = startVictim('restore')
      victim.begin({ folder, stick, enters })
      await killWithin(victim, 'restored')
      const again = await officeAt({ folder, now, host: stickHost(stick) })
      await again.ask('accounts.enter', enters)
      const { members } = await again.ask('setup.state', {})
      expect([5, 6]).toContain(members)
      expect(readdirSync(folder).filter((name) => name.startsWith('restoring'))).toEqual([])
      expect(filesThatTell(folder, secrets)).toEqual([])
      await again.close()
      expect(left(folder, key)).toBe(members)
    }
    await discard(office)
  })

  it('while a password is changed: the one before or the one after opens it, and always one of them', async () => {
    const { office } = await filledOffice()
    await office.ask('accounts.begin', firstAccount)
    await office.close()
    const { folder } = office
    const killWithin = killer()
    let current = password
    for (let round = 0; round < rounds(12, 30); round += 1) {
      const victim = startVictim('changePassword')
      victim.begin({ folder, enters: { login, password: current } })
      await killWithin(victim, 'changed')
      const told = victim.heard().flatMap(({ changed }) => (typeof changed === 'string' ? [changed] : []))
      const asked = victim.heard().flatMap(({ asked: next }) => (typeof next === 'string' ? [next] : []))
      const likely = [told.at(-1) ?? current, asked.at(-1) ?? current]
      const opening: string[] = []
      for (const each of [password, otherPassword]) {
        if (await keyOf(folder, login, each).catch(() => undefined)) opening.push(each)
      }
      expect(opening).toHaveLength(1)
      expect(likely).toContain(opening[0])
      current = opening[0] ?? ''
      const again = await officeAt({ folder, now })
      await again.ask('accounts.enter', { login, password: current })
      expect((await again.ask('setup.state', {})).members).toBe(5)
      await again.close()
    }
    await discard(office)
  })
})
