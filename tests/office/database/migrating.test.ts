import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Migration } from '../../../electron/office/database/migrate.ts'
import { migrations, newestVersion } from '../../../electron/office/database/migrations/index.ts'
import { openDatabase } from '../../../electron/office/database/open.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { filledOffice, now } from '../filled-office.ts'
import { raw, rowCounts } from './raw.ts'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

const closedOffice = async () => {
  const { office, members } = await filledOffice()
  await office.close()
  return { folder: office.folder, members, before: raw(office.folder, rowCounts) }
}
const reopen = async (folder: string, step?: Migration) => {
  const office = await officeAt({ folder, now, ...(step && { migrations: [...migrations, step] }) })
  open.push(office)
  return office
}
const snapshotsIn = (folder: string): readonly string[] =>
  existsSync(join(folder, 'snapshots')) ? readdirSync(join(folder, 'snapshots')) : []

const failing: Migration = {
  version: newestVersion + 10,
  name: 'fails on its second statement',
  up: (connection) => {
    connection.exec('CREATE TABLE decision (id TEXT PRIMARY KEY NOT NULL) STRICT')
    connection.exec('INSERT INTO no_such_table VALUES (1)')
  },
}

/** As SQLite's own recipe has it: new table, copy, drop, rename; the table has children. */
const rebuilding: Migration = {
  version: newestVersion + 10,
  name: 'rebuilds a parent table',
  up: (connection) => {
    const sql = connection.prepare("SELECT sql FROM sqlite_schema WHERE name = 'meeting'").pluck().get()
    const indexes = connection
      .prepare(
        "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'meeting' AND sql IS NOT NULL",
      )
      .pluck()
      .all()
    connection.exec(String(sql).replace('CREATE TABLE meeting', 'CREATE TABLE meeting_new'))
    connection.exec('INSERT INTO meeting_new SELECT * FROM meeting')
    connection.exec('DROP TABLE meeting')
    connection.exec('ALTER TABLE meeting_new RENAME TO meeting')
    for (const index of indexes) connection.exec(String(index))
  },
}

describe('a migration that fails', () => {
  it('stops the office with the way back and leaves nothing of itself', async () => {
    const { folder, before } = await closedOffice()
    const office = await reopen(folder, failing)
    expect(office.trouble?.code).toBe('not-migrated')
    expect(office.trouble?.message).toContain('Dữ liệu cũ còn nguyên')
    expect((await office.refusal('people.search', {})).code).toBe('not-ready')
    await office.close()
    raw(folder, (connection) => {
      expect(connection.pragma('user_version', { simple: true })).toBe(newestVersion)
      expect(rowCounts(connection)).toEqual(before)
      expect(connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'decision'").get()).toBeUndefined()
      expect(connection.pragma('foreign_keys', { simple: true })).toBe(1)
    })
  })

  it('names the snapshot that was made before it, a whole office of the old schema', async () => {
    const { folder, before } = await closedOffice()
    const office = await reopen(folder, failing)
    const [name, ...more] = snapshotsIn(folder)
    expect(more).toEqual([])
    expect(office.trouble?.message).toContain(String(name))
    const snapshot = openDatabase(join(folder, 'snapshots', String(name)), { readonly: true })
    expect(rowCounts(snapshot)).toEqual(before)
    snapshot.close()
  })

  it('says in the log what failed', async () => {
    const { folder } = await closedOffice()
    await reopen(folder, failing)
    expect(readFileSync(join(folder, 'log', 'office.log'), 'utf8')).toContain('no such table: no_such_table')
  })

  it('lets the program of before open the office again', async () => {
    const { folder, members } = await closedOffice()
    await (await reopen(folder, failing)).close()
    const office = await reopen(folder)
    expect(office.trouble).toBeUndefined()
    expect((await office.ask('people.search', {})).total).toBe(members.length)
  })

  it('does not fill the disk with snapshots when it is tried again and again', async () => {
    const { folder } = await closedOffice()
    for (let hour = 0; hour < 6; hour += 1) {
      const options = { folder, now: `2026-11-22T0${hour}:00:00Z`, migrations: [...migrations, failing] }
      await (await officeAt(options)).close()
    }
    expect(snapshotsIn(folder)).toHaveLength(3)
    expect(snapshotsIn(folder).at(-1)).toContain('T05-')
  })

  it('keeps the snapshot just made when the clock of the PC was set back', async () => {
    const { folder } = await closedOffice()
    for (const moment of ['22T08', '22T09', '22T10', '01T07']) {
      const options = { folder, now: `2026-11-${moment}:00:00Z`, migrations: [...migrations, failing] }
      const office = await officeAt(options)
      expect(office.trouble?.message).toContain(`2026-11-${moment}-`)
      await office.close()
    }
    expect(snapshotsIn(folder)).toHaveLength(3)
    expect(snapshotsIn(folder)[0]).toContain('2026-11-01T07-')
  })
})

describe('a migration that rebuilds a parent table', () => {
  it('keeps every child, and foreign keys hold afterwards', async () => {
    const { folder, before } = await closedOffice()
    const office = await reopen(folder, rebuilding)
    expect(office.trouble).toBeUndefined()
    expect((await office.ask('setup.state', {})).members).toBe(5)
    await office.close()
    raw(folder, (connection) => {
      expect(connection.pragma('user_version', { simple: true })).toBe(rebuilding.version)
      expect(rowCounts(connection)).toEqual(before)
      expect(connection.pragma('foreign_key_check')).toEqual([])
      expect(() => connection.exec('DELETE FROM meeting')).toThrow('FOREIGN KEY')
    })
  })

  it('is refused when it loses a parent', async () => {
    const { folder, before } = await closedOffice()
    const losing: Migration = { ...rebuilding, up: (connection) => connection.exec('DELETE FROM meeting') }
    const office = await reopen(folder, losing)
    expect(office.trouble?.code).toBe('not-migrated')
    await office.close()
    expect(raw(folder, rowCounts)).toEqual(before)
  })

  it('runs once', async () => {
    const { folder } = await closedOffice()
    let runs = 0
    const count = () => {
      runs += 1
    }
    const counting: Migration = { ...rebuilding, up: count }
    for (let start = 0; start < 3; start += 1) await (await reopen(folder, counting)).close()
    expect(runs).toBe(1)
  })
})
