import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/office/database/open.ts'
import { isPlainDatabase, looksSealed } from '../../../electron/office/database/sealing.ts'
import { sha256 } from '../../../electron/office/files.ts'
import { filesThatTell } from '../../helpers/clear-text.ts'
import { keyOf } from '../../helpers/keys.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { databaseOf } from '../database/raw.ts'
import { drawingHost, filledOffice, freeze } from '../filled-office.ts'

const password = 'chum-suoi-ghe-lua'
const administrator = { name: 'Lò Thị Ánh', login: 'anh.lo', password }
/** Names that stand in the filled office. */
const secrets = ['Lò Văn Hặc', 'Lò Thị Ánh', '012060000001']

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})
const opened = async (folder: string) => {
  const office = await officeAt({ folder, host: drawingHost })
  open.push(office)
  return office
}

/** A filled office with a frozen paper, still without accounts. */
async function plainOffice() {
  const filled = await filledOffice()
  await freeze(filled)
  open.push(filled.office)
  return filled
}
const closed = async (office: OfficeUnderTest) => {
  open.splice(open.indexOf(office), 1)
  await office.close()
  return office.folder
}

describe('the data of an office with accounts', () => {
  it('opens with the statements of the README, typed as they stand there, and with no other key', async () => {
    const { office } = await plainOffice()
    await office.ask('accounts.begin', administrator)
    const folder = await closed(office)
    const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')
    const statements = /`(PRAGMA cipher=[^`]+<64 hex digits>[^`]+)`/.exec(readme)?.[1]
    expect(statements).toBeDefined()
    const digits = Buffer.from(await keyOf(folder, 'anh.lo', password)).toString('hex')
    const counted = (key: string) => {
      // As the shell does it: nothing of the program's own way of opening.
      const database = new Database(databaseOf(folder))
      try {
        database.exec(String(statements).replace('<64 hex digits>', key))
        return database.prepare("SELECT count(*) FROM person WHERE standing = 'official'").pluck().get()
      } finally {
        database.close()
      }
    }
    expect(counted(digits)).toBe(5)
    expect(() => counted('0'.repeat(64))).toThrow(/not a database/)
    await discard(office)
  })

  it('lies encrypted from the first account on, papers and earlier copies too', async () => {
    const { office } = await plainOffice()
    const { folder } = office
    const before = readdirSync(join(folder, 'papers'))
    expect(filesThatTell(folder, secrets)).not.toEqual([])
    // What a change of the schema and an earlier restore have kept.
    mkdirSync(join(folder, 'snapshots'), { recursive: true })
    mkdirSync(join(folder, 'kept', '2026-11-01T00-00-00-000Z'), { recursive: true })
    const earlier = [
      join(folder, 'snapshots', 'before-70-2026.db'),
      join(folder, 'kept', '2026-11-01T00-00-00-000Z', 'office.db'),
    ]
    for (const file of earlier) {
      const connection = openDatabase(databaseOf(folder), { readonly: true })
      connection.prepare('VACUUM INTO ?').run(file)
      connection.close()
    }

    await office.ask('accounts.begin', administrator)
    expect(await office.ask('accounts.state', {})).toMatchObject({ phase: 'open', isEncrypted: true })
    expect((await office.ask('setup.state', {})).members).toBe(5)
    expect(filesThatTell(folder, secrets)).toEqual([])
    for (const file of [databaseOf(folder), ...earlier]) {
      expect([file, isPlainDatabase(file), looksSealed(file)]).toEqual([file, false, true])
    }
    expect(readdirSync(join(folder, 'papers')).sort()).toEqual(before.map((hash) => `${hash}.enc`).sort())
    expect(readdirSync(join(folder, 'kept'))).toEqual(['2026-11-01T00-00-00-000Z'])

    const key = await keyOf(folder, 'anh.lo', password)
    for (const file of earlier) {
      const connection = openDatabase(file, { key, readonly: true })
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(connection.prepare('SELECT count(*) FROM person').pluck().get()).toBe(5)
      connection.close()
    }
  })

  it('can be worked with as before, and what is written goes nowhere in clear text', async () => {
    const filled = await plainOffice()
    const { office } = filled
    await office.ask('accounts.begin', administrator)
    const [paper] = await office.ask('documents.papers', {})
    if (!paper) throw new Error('no paper was frozen')
    const { token } = await office.ask('documents.pdf', { paperId: paper.id })
    expect(
      Buffer.from(office.door.take(token)?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    await office.ask('organisation.addCell', { name: 'Chi bộ bản Nậm Sỏ Tiến' })
    // The journal too, while the office is open.
    expect(existsSync(`${databaseOf(office.folder)}-wal`)).toBe(true)
    expect(filesThatTell(office.folder, [...secrets, 'Nậm Sỏ Tiến'])).toEqual([])
  })

  it('is opened by nothing but a password, and told apart from a damaged file where the keys are gone', async () => {
    const { office } = await plainOffice()
    await office.ask('accounts.begin', administrator)
    const folder = await closed(office)

    const next = await opened(folder)
    expect(next.trouble).toBeUndefined()
    expect(await next.ask('accounts.state', {})).toMatchObject({ phase: 'closed', isEncrypted: false })
    expect((await next.refusal('setup.state', {})).code).toBe('locked')
    await next.ask('accounts.enter', { login: 'anh.lo', password })
    expect((await next.ask('setup.state', {})).members).toBe(5)
    await closed(next)

    for (const name of ['office.keys', 'office.keys.copy']) rmSync(join(folder, name))
    const third = await opened(folder)
    expect(third.trouble).toMatchObject({ code: 'keys' })
    expect(third.trouble?.message).toContain('office.keys')
  })

  it('is not begun anew where the file is gone: that is told', async () => {
    const { office } = await plainOffice()
    await office.ask('accounts.begin', administrator)
    const folder = await closed(office)
    rmSync(databaseOf(folder))
    const next = await opened(folder)
    expect(await next.ask('accounts.enter', { login: 'anh.lo', password })).toMatchObject({ phase: 'open' })
    expect(next.trouble).toMatchObject({ code: 'missing' })
    expect(existsSync(databaseOf(folder))).toBe(false)
  })

  it('does not open under the key of another office', async () => {
    const { office } = await plainOffice()
    await office.ask('accounts.begin', administrator)
    const folder = await closed(office)
    const { office: other } = await plainOffice()
    await other.ask('accounts.begin', administrator)
    const otherFolder = await closed(other)
    cpSync(databaseOf(otherFolder), databaseOf(folder))
    const next = await opened(folder)
    await next.ask('accounts.enter', { login: 'anh.lo', password })
    expect(next.trouble).toMatchObject({ code: 'damaged' })
    await discard(other)
  })

  it('is encrypted at the next entry where the first account was made and the program then ended', async () => {
    const { office } = await plainOffice()
    const folder = await closed(office)
    const plain = readFileSync(databaseOf(folder))
    const papers = join(folder, 'papers')
    const kept = readdirSync(papers).map((name) => [name, readFileSync(join(papers, name))] as const)
    const begun = await opened(folder)
    await begun.ask('accounts.begin', administrator)
    await closed(begun)
    writeFileSync(databaseOf(folder), plain)
    for (const [name, bytes] of kept) {
      rmSync(join(papers, `${name}.enc`))
      writeFileSync(join(papers, name), bytes)
    }

    const next = await opened(folder)
    expect(await next.ask('accounts.enter', { login: 'anh.lo', password })).toMatchObject({
      isEncrypted: true,
    })
    expect((await next.ask('setup.state', {})).members).toBe(5)
    expect(filesThatTell(folder, secrets)).toEqual([])
    for (const [name, bytes] of kept) {
      expect(sha256(bytes)).toBe(name)
      expect(existsSync(join(papers, `${name}.enc`))).toBe(true)
    }
  })
})
