import { type ChildProcess, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { migrations, newestVersion } from '../../../electron/office/database/migrations/index.ts'
import { applicationId } from '../../../electron/office/database/open.ts'
import { openOfficeDatabase } from '../../../electron/office/database/opening.ts'
import { createLog } from '../../../electron/office/log.ts'
import { openOffice } from '../../../electron/office/office.ts'
import type { OfficeEvent } from '../../../shared/command.ts'
import {
  bareHost,
  discard,
  fontFolder,
  type OfficeUnderTest,
  officeAt,
  temporaryFolder,
} from '../../helpers/office.ts'
import { fill, filledOffice, now } from '../filled-office.ts'
import { databaseOf, hashOf, leaveUnclean, raw } from './raw.ts'

const open: OfficeUnderTest[] = []
const openAt = async (...options: Parameters<typeof officeAt>) => {
  const office = await officeAt(...options)
  open.push(office)
  return office
}
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

/** A folder with a filled office that was closed well. */
async function closedOffice(): Promise<string> {
  const { office } = await filledOffice()
  await office.close()
  return office.folder
}

/** Overwrites the pages of one table, as a broken disk would, in the middle of the file: nobody reads there at a start. */
function damage(folder: string): void {
  const root = raw(folder, (db) =>
    Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'guest'").pluck().get()),
  )
  const bytes = readFileSync(databaseOf(folder))
  bytes.fill(0x5a, (root - 1) * 4096, root * 4096)
  writeFileSync(databaseOf(folder), bytes)
}

describe('a folder without data', () => {
  it('becomes an office of the newest schema, marked as ours', async () => {
    const office = await openAt({ now })
    expect(office.trouble).toBeUndefined()
    expect((await office.ask('setup.state', {})).isSetUp).toBe(false)
    await office.close()
    raw(office.folder, (connection) => {
      expect(connection.pragma('user_version', { simple: true })).toBe(newestVersion)
      expect(connection.pragma('application_id', { simple: true })).toBe(applicationId)
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
    })
  })

  it('is begun again when the power failed between making the file and filling it', async () => {
    const folder = temporaryFolder()
    const connection = new Database(databaseOf(folder))
    connection.pragma('journal_mode=WAL')
    connection.close()
    expect(statSync(databaseOf(folder)).size).toBeGreaterThan(0)
    const office = await openAt({ folder, now })
    expect(office.trouble).toBeUndefined()
    await fill(office)
  })
})

describe('an office that is opened again', () => {
  it('flushes every commit, keeps foreign keys and the journal', async () => {
    const folder = await closedOffice()
    const options = { folder, migrations, log: createLog(folder), clock: () => new Date(now) }
    const { connection, wasUnclean } = openOfficeDatabase(options)
    try {
      expect(wasUnclean).toBe(false)
      expect(connection.pragma('synchronous', { simple: true })).toBe(2)
      expect(connection.pragma('foreign_keys', { simple: true })).toBe(1)
      expect(connection.pragma('journal_mode', { simple: true })).toBe('wal')
      expect(connection.pragma('trusted_schema', { simple: true })).toBe(0)
      expect(connection.pragma('busy_timeout', { simple: true })).toBe(5000)
    } finally {
      connection.close()
    }
  })

  it('has what stood in the journal when the power failed', async () => {
    const folder = await closedOffice()
    leaveUnclean(folder)
    const office = await openAt({ folder, now })
    expect((await office.ask('setup.state', {})).commune?.placeName).toBe('Mường Kim')
  })

  it('undoes what a kill cut short while the restored file was still in rollback mode', async () => {
    const folder = await closedOffice()
    const before = raw(folder, (db) => db.prepare('SELECT full_name FROM person ORDER BY id').pluck().all())
    const connection = new Database(databaseOf(folder))
    connection.pragma('journal_mode=DELETE')
    // So little room that changed pages reach the file before the commit, as they do in a large change.
    connection.pragma('cache_size=2')
    connection.exec("BEGIN IMMEDIATE; UPDATE person SET full_name = 'Dở dang' || hex(randomblob(2000))")
    const half = readFileSync(databaseOf(folder))
    const journal = readFileSync(`${databaseOf(folder)}-journal`)
    connection.exec('ROLLBACK')
    connection.close()
    writeFileSync(databaseOf(folder), half)
    writeFileSync(`${databaseOf(folder)}-journal`, journal)

    const office = await openAt({ folder, now })
    expect(office.trouble).toBeUndefined()
    expect(raw(folder, (db) => db.prepare('SELECT full_name FROM person ORDER BY id').pluck().all())).toEqual(
      before,
    )
  })
})

describe('a file that this program must not touch', () => {
  const refused = async (folder: string) => {
    const before = hashOf(databaseOf(folder))
    const office = await openAt({ folder, now })
    expect(hashOf(databaseOf(folder))).toBe(before)
    const error = await office.refusal('people.search', {})
    expect(error.code).toBe('not-ready')
    expect(error.message).toBe(office.trouble?.message)
    expect(error.message).not.toMatch(/xóa (tệp|dữ liệu)/)
    await office.close()
    expect(hashOf(databaseOf(folder))).toBe(before)
    return office.trouble
  }

  it('of a newer program is refused and stays as it was, byte for byte', async () => {
    const folder = await closedOffice()
    raw(folder, (connection) => connection.pragma(`user_version=${newestVersion + 10}`))
    expect(await refused(folder)).toMatchObject({
      code: 'newer',
      message: expect.stringContaining('mới hơn'),
    })
  })

  it('of a newer program keeps also the journal of a power cut', async () => {
    const folder = await closedOffice()
    raw(folder, (connection) => connection.pragma(`user_version=${newestVersion + 10}`))
    leaveUnclean(folder)
    const journal = hashOf(`${databaseOf(folder)}-wal`)
    expect(await refused(folder)).toMatchObject({ code: 'newer' })
    expect(hashOf(`${databaseOf(folder)}-wal`)).toBe(journal)
  })

  it('of another program is refused', async () => {
    const folder = temporaryFolder()
    const other = new Database(databaseOf(folder))
    other.exec('CREATE TABLE recipe (name TEXT)')
    other.close()
    expect(await refused(folder)).toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('không phải của Sổ Chi bộ'),
    })
  })

  it.each([
    ['a long letter', 'Kính gửi Đảng ủy xã. '.repeat(1000)],
    ['a short note', 'Họp lúc 19 giờ.'],
  ])('that is really %s is refused', async (_what, text) => {
    const folder = temporaryFolder()
    writeFileSync(databaseOf(folder), text)
    expect(await refused(folder)).toMatchObject({ code: 'damaged' })
  })

  it('with bytes overwritten in the middle is refused after an unclean end', async () => {
    const folder = await closedOffice()
    damage(folder)
    leaveUnclean(folder)
    const journal = hashOf(`${databaseOf(folder)}-wal`)
    expect(await refused(folder)).toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('giữ nguyên'),
    })
    expect(hashOf(`${databaseOf(folder)}-wal`)).toBe(journal)
  })

  it('that is damaged is refused before its schema is changed', async () => {
    const folder = await closedOffice()
    const before = readFileSync(databaseOf(folder))
    damage(folder)
    const step = { version: newestVersion + 10, name: 'next', up: () => undefined }
    const office = await openAt({ folder, now, migrations: [...migrations, step] })
    expect(office.trouble?.code).toBe('damaged')
    expect(readFileSync(databaseOf(folder))).not.toEqual(before)
    expect(existsSync(join(folder, 'snapshots'))).toBe(false)
  })

  it('that was cut short is refused', async () => {
    const folder = await closedOffice()
    truncateSync(databaseOf(folder), Math.floor(statSync(databaseOf(folder)).size / 2))
    expect(await refused(folder)).toMatchObject({ code: expect.stringMatching(/damaged|SQLITE_CORRUPT/) })
  })
})

describe('the lock of an office', () => {
  it('refuses a second office on the same folder and leaves the first one at work', async () => {
    const first = await openAt({ now })
    const second = await officeAt({ folder: first.folder, now })
    expect(second.trouble?.message).toContain('đang mở ở một cửa sổ khác')
    expect((await second.refusal('setup.state', {})).message).toBe(second.trouble?.message)
    await second.close()
    await fill(first)
  })

  it('is free again when the first one is closed', async () => {
    const first = await openAt({ now })
    await first.close()
    expect((await openAt({ folder: first.folder, now })).trouble).toBeUndefined()
  })

  it('is held also by an office in trouble, so that nobody else touches what it may restore over', async () => {
    const folder = temporaryFolder()
    writeFileSync(databaseOf(folder), 'hỏng'.repeat(1000))
    await openAt({ folder, now })
    const second = await officeAt({ folder, now })
    expect(second.trouble?.message).toContain('đang mở ở một cửa sổ khác')
    await second.close()
  })

  it('refuses while another process has the office, and is free as soon as that one is killed', async () => {
    const folder = temporaryFolder()
    const holder = await startHolder(folder)
    const second = await officeAt({ folder, now })
    expect(second.trouble?.message).toContain('đang mở ở một cửa sổ khác')
    await second.close()
    const gone = new Promise((resolve) => holder.once('exit', resolve))
    holder.kill('SIGKILL')
    await gone
    const third = await openAt({ folder, now })
    expect(third.trouble).toBeUndefined()
    await third.ask('setup.state', {})
  })
})

/** Another process that opens the office and stays. */
function startHolder(folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holder.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`the holder ended with ${code}`)))
  })
}

describe('trying again, from the window', () => {
  it('opens as soon as the other window is closed', async () => {
    const first = await openAt({ now })
    await fill(first)
    const second = await officeAt({ folder: first.folder, now })
    expect(await second.refusal('setup.reopen', {})).toMatchObject({
      code: 'not-ready',
      message: expect.stringContaining('đang mở ở một cửa sổ khác'),
    })
    await first.close()
    const events: OfficeEvent[] = []
    second.onEvent((event) => events.push(event))
    await Promise.all([second.ask('setup.reopen', {}), second.ask('setup.reopen', {})])
    expect(second.trouble).toBeUndefined()
    expect((await second.ask('setup.state', {})).members).toBe(5)
    expect(events).toContainEqual({
      kind: 'changed',
      capabilities: expect.arrayContaining(['setup', 'people']),
    })
    await second.ask('setup.reopen', {})
    await second.close()
  })

  it('does not open again what the check after opening found damaged', async () => {
    const folder = await closedOffice()
    damage(folder)
    const office = await openAt({ folder, now, checkAfter: 0 })
    await vi.waitFor(() => expect(office.trouble?.code).toBe('damaged'), 10_000)
    expect((await office.refusal('setup.reopen', {})).message).toContain('bị hỏng')
    expect(office.trouble?.code).toBe('damaged')
  })
})

describe('closing', () => {
  it('does not wait for the check after opening', async () => {
    const folder = await closedOffice()
    const script = join(temporaryFolder(), 'worker.mjs')
    writeFileSync(
      script,
      `import { parentPort } from 'node:worker_threads'
      import { writeFileSync } from 'node:fs'
      parentPort.on('message', () => { writeFileSync(${JSON.stringify(`${script}.began`)}, ''); for (;;) {} })`,
    )
    const office = await openOffice({
      folder,
      host: bareHost,
      workshopFile: pathToFileURL(script),
      fontFolder,
      version: '0.0.0-test',
      checkAfter: 0,
    })
    await vi.waitFor(() => expect(existsSync(`${script}.began`)).toBe(true), 10_000)
    await office.close()
    expect((await openAt({ folder, now })).trouble).toBeUndefined()
  })
})

describe('a place where live data must not lie', () => {
  it.each([['\\\\maychu\\vanphong'], ['//maychu/vanphong']])('is a share: %s', async (folder) => {
    const office = await officeAt({ folder, now })
    expect(office.trouble?.message).toContain('thư mục mạng')
    await office.close()
    expect(existsSync(folder)).toBe(false)
  })

  it('is a stick', async () => {
    const stick = temporaryFolder()
    const drive = { path: stick, name: 'KINGSTON', freeBytes: 1, totalBytes: 1 }
    const host = { ...bareHost, drives: () => Promise.resolve([drive]) }
    for (const folder of [stick, join(stick, 'so-chi-bo')]) {
      const office = await officeAt({ folder, host, now })
      expect(office.trouble?.message).toContain('USB hoặc ổ rời')
      await office.close()
      expect(existsSync(databaseOf(folder))).toBe(false)
    }
    const beside = `${stick}-khac`
    mkdirSync(beside)
    expect((await openAt({ folder: beside, host, now })).trouble).toBeUndefined()
  })
})

describe('the log of an opening', () => {
  it('names no place on the PC and no record', async () => {
    const folder = await closedOffice()
    const office = await openAt({ folder, now })
    const log = readFileSync(join(folder, 'log', 'office.log'), 'utf8')
    expect(readdirSync(join(folder, 'log'))).toEqual(['office.log'])
    expect(log).toContain('"event":"opened"')
    expect(log).not.toContain('Mường')
    await office.close()
  })
})
