import { cpSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { brokenLink } from '../../electron/office/audit.ts'
import { hashOfFile } from '../../electron/office/backup/copying.ts'
import { inspectBackup } from '../../electron/office/backup/inspection.ts'
import { setDatabase, setsIn } from '../../electron/office/backup/sets.ts'
import { createExecutor } from '../../electron/office/database/executor.ts'
import { type Connection, openDatabase } from '../../electron/office/database/open.ts'
import { discard, officeAt, temporaryFolder } from '../helpers/office.ts'
import { backUp, rootOf, stickHost } from '../office/backup/sticks.ts'
import { databaseOf } from '../office/database/raw.ts'
import { filledOffice, freeze, now, person } from '../office/filled-office.ts'
import { rounds } from './rounds.ts'
import { packClerk, pause, startVictim, type Victim } from './victims.ts'

beforeAll(packClerk)

/** Reads what a killed office left, without folding its journal in: that is the next start's work. */
function left<T>(folder: string, read: (connection: Connection) => T): T {
  const connection = openDatabase(databaseOf(folder), { readonly: true })
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(connection.pragma('foreign_key_check')).toEqual([])
    expect(brokenLink(createExecutor(connection))).toBeUndefined()
    return read(connection)
  } finally {
    connection.close()
  }
}

const text = (connection: Connection, sql: string): string =>
  String(connection.prepare(sql).pluck().get() ?? '')
const number = (words: string): number => Number(/Lần (\d+)/.exec(words)?.[1] ?? 0)
const lastOf = (victim: Victim, ...names: string[]): number =>
  Math.max(0, ...victim.heard().flatMap((fact) => names.map((name) => Number(fact[name] ?? 0))))

/** What is typed of the meeting, what is recorded of it, and the member's other name. */
const typed = (connection: Connection) => {
  const recorded = number(text(connection, 'SELECT conclusion FROM meeting'))
  const draft = number(text(connection, "SELECT json_extract(body, '$.conclusion') FROM draft"))
  const changed = number(text(connection, "SELECT other_name FROM person WHERE full_name = 'Lò Văn Hặc'"))
  return { meeting: Math.max(recorded, draft), recorded, changed }
}

/**
 * Kills the first victim soon after it has done its work once, and each later one anywhere in as long a time: however
 * slow the PC is today, every part of the work is hit.
 */
function killer() {
  let took = 0
  return async (victim: Victim, fact: string) => {
    await victim.hears('ready')
    const begun = performance.now()
    if (took === 0) {
      await victim.hears(fact)
      took = performance.now() - begun
    }
    await pause(Math.random() * took * 1.3)
    await victim.kill()
  }
}

const times = rounds(50, 200)

describe('an office that is killed while a meeting is typed', () => {
  it(`${times} times on the same folder: everything that the window was told is saved is there`, async () => {
    const { office, meeting, members } = await filledOffice()
    await office.close()
    const { folder } = office
    const orders = { folder, meeting, person: members[0] ?? '' }
    const told = { meeting: 0, recorded: 0, changed: 0 }
    let from = 1
    let next = startVictim('type')
    for (let round = 0; round < times; round += 1) {
      const victim = next
      victim.begin({ ...orders, from })
      // Every tenth dies while it opens the office; the others somewhere in what they type.
      if (round % 10 === 9) await pause(Math.random() * 120)
      else {
        await victim.hears('ready')
        if (round + 1 < times) next = startVictim('type')
        await pause(Math.random() * 100)
      }
      await victim.kill()
      if (next === victim && round + 1 < times) next = startVictim('type')

      told.meeting = Math.max(told.meeting, lastOf(victim, 'kept', 'recorded'))
      told.recorded = Math.max(told.recorded, lastOf(victim, 'recorded'))
      told.changed = Math.max(told.changed, lastOf(victim, 'changed'))
      const found = left(folder, typed)
      // At most one answer was on its way when the process died.
      const spoken = Math.max(from - 1, lastOf(victim, 'kept', 'recorded', 'changed'))
      expect(found.meeting).toBeGreaterThanOrEqual(told.meeting)
      expect(found.recorded).toBeGreaterThanOrEqual(told.recorded)
      expect(found.changed).toBeGreaterThanOrEqual(told.changed)
      expect(Math.max(found.meeting, found.changed)).toBeLessThanOrEqual(spoken + 1)
      from = Math.max(spoken, found.meeting, found.changed) + 1
    }
    expect(told.meeting).toBeGreaterThan(times)
    expect(told.recorded).toBeGreaterThan(5)
    const numbers = left(folder, (connection) =>
      connection
        .prepare("SELECT changes FROM audit WHERE command = 'meetings.record'")
        .pluck()
        .all()
        .map((changes) => number(String(JSON.parse(String(changes)).conclusion?.[1]))),
    )
    expect(numbers).toContain(told.recorded)

    const again = await officeAt({ folder, now })
    expect(again.trouble).toBeUndefined()
    expect(
      number((await again.ask('meetings.get', { id: meeting })).content.conclusion),
    ).toBeGreaterThanOrEqual(told.meeting)
    await discard(again)
  })
})

describe('an office that is killed during a backup', () => {
  it('never leaves a set that is called complete and is not', async () => {
    const stick = temporaryFolder()
    const filled = await filledOffice({ host: stickHost(stick) })
    await freeze(filled)
    await filled.office.close()
    const { folder } = filled.office
    const killWithin = killer()
    const since = Date.now()
    let made = 0
    for (let round = 0; round < rounds(8, 30); round += 1) {
      const victim = startVictim('backUp')
      victim.begin({ folder, stick, since })
      await killWithin(victim, 'made')
      const names = victim.heard().flatMap(({ made: name }) => (typeof name === 'string' ? [name] : []))
      made += names.length
      const sets = setsIn(stick)
      // Of one day the newest three are kept; one may have been made that was not told of any more.
      for (const name of names.slice(-2)) expect(sets.map((set) => set.name)).toContain(name)
      for (const { path, manifest } of sets) {
        const file = join(path, setDatabase)
        expect(hashOfFile(file)).toBe(manifest.database.sha256)
        expect(inspectBackup({ file })).toMatchObject({ integrity: 'ok', counts: manifest.counts })
        for (const { sha256 } of manifest.attachments)
          expect(hashOfFile(join(path, '..', 'papers', sha256))).toBe(sha256)
      }
      left(folder, (connection) => {
        const known = connection.prepare('SELECT set_name FROM backup_made').pluck().all()
        for (const name of names) expect(known).toContain(name)
      })
    }
    expect(made).toBeGreaterThan(0)
    const again = await officeAt({ folder, now, host: stickHost(stick) })
    await backUp(again)
    expect(readdirSync(join(folder, 'snapshots'))).toEqual([])
    expect(readdirSync(rootOf(stick)).filter((name) => name.endsWith('.partial'))).toEqual([])
    await discard(again)
  })
})

describe('an office that is killed while an import is applied', () => {
  it('holds all of it or nothing', async () => {
    const { office } = await filledOffice()
    await office.close()
    const workbook = join(import.meta.dirname, '../fixtures/workbooks/dang-vien-29-cot.xlsx')
    const seen = new Set<number>()
    for (let round = 0; round < rounds(8, 30); round += 1) {
      const folder = temporaryFolder()
      cpSync(office.folder, folder, { recursive: true })
      const victim = startVictim('importBook')
      victim.begin({ folder, workbook })
      await victim.hears('ready')
      await pause((round % 8) * 15 * Math.random())
      await victim.kill()
      const count = left(folder, (connection) => Number(text(connection, 'SELECT count(*) FROM person')))
      expect([5, 5 + 337]).toContain(count)
      if (victim.heard().some((fact) => 'applied' in fact)) expect(count).toBe(5 + 337)
      seen.add(count)
      const again = await officeAt({ folder, now })
      expect(again.trouble).toBeUndefined()
      expect((await again.ask('intake.batches', {})).length).toBe(count === 5 ? 0 : 1)
      await discard(again)
    }
    expect(seen.size).toBeGreaterThan(0)
  })
})

describe('an office that is killed during a restore', () => {
  it('is the old one or the new one, never none, and what was replaced is kept', async () => {
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
    await office.close()
    const { folder } = office
    const killWithin = killer()
    for (let round = 0; round < rounds(12, 30); round += 1) {
      const victim = startVictim('restore')
      victim.begin({ folder, stick })
      await killWithin(victim, 'restored')

      const again = await officeAt({ folder, now, host: stickHost(stick) })
      expect(again.trouble).toBeUndefined()
      const { members } = await again.ask('setup.state', {})
      expect([5, 6]).toContain(members)
      expect(readdirSync(folder).filter((name) => name.startsWith('restoring'))).toEqual([])
      // Whoever was there is there still, in the office or in what was kept of it.
      const kept = (await again.ask('backup.kept', {})).map(({ name }) =>
        join(folder, 'kept', name, 'office.db'),
      )
      const inside = kept.map((file) => inspectBackup({ file }).counts.members)
      expect([members, ...inside]).toContain(6)
      await again.close()
      left(folder, (connection) =>
        expect(Number(text(connection, 'SELECT count(*) FROM person'))).toBe(members),
      )
    }
    expect(existsSync(join(folder, 'kept'))).toBe(true)
  })
})
