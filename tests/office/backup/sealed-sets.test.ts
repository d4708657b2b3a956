import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Decrypter } from 'age-encryption'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { inspectSealed } from '../../../electron/office/backup/sealed-copies.ts'
import { openDatabase } from '../../../electron/office/database/open.ts'
import { isPlainDatabase } from '../../../electron/office/database/sealing.ts'
import { filesThatTell } from '../../helpers/clear-text.ts'
import { keyOf } from '../../helpers/keys.ts'
import { type OfficeUnderTest, officeAt, temporaryFolder } from '../../helpers/office.ts'
import { databaseOf } from '../database/raw.ts'
import { type Filled, freeze, now } from '../filled-office.ts'
import { officesOfFile } from './offices.ts'
import { backUp, lookAt, membersOf, rootOf, setFolder, setsOn, stickHost } from './sticks.ts'

const { opened, filled } = officesOfFile()

const password = 'chum-suoi-ghe-lua'
const another = 'trời mưa gà gáy'
const administrator = { name: 'Lò Thị Ánh', login: 'anh.lo', password }
/** What stands in the office and must stand nowhere on a stick. */
const secrets = ['Lò Văn Hặc', 'Đặng Thị Ánh', '012060000001', 'Chi bộ thống nhất']

interface Protected extends Filled {
  readonly stick: string
  readonly recoveryCode: string
  readonly paperId: string
}

/** An office with an account, a frozen paper and a stick. */
async function protectedOffice(): Promise<Protected> {
  const stick = temporaryFolder()
  const result = await filled(stick)
  const paperId = await freeze(result)
  const { recoveryCode } = await result.office.ask('accounts.begin', administrator)
  return { ...result, stick, recoveryCode, paperId }
}
const newPc = async (stick: string) => opened(await officeAt({ now, host: stickHost(stick) }))
const newest = async (office: OfficeUnderTest) => {
  const [set] = await setsOn(office)
  if (!set) throw new Error('no set is on the stick')
  return set
}
const paperBytes = async (office: OfficeUnderTest, paperId: string) => {
  const { token } = await office.ask('documents.pdf', { paperId })
  return Buffer.from(office.door.take(token)?.bytes ?? [])
}
const restoreFrom = async (office: OfficeUnderTest, secret?: string) => {
  const { token } = await newest(office)
  const { previewId } = await office.ask('backup.look', { set: token, ...(secret && { secret }) })
  return office.ask('backup.restore', { previewId })
}
/** Files of a set and of the papers beside it, as names. */
const onStick = (stick: string) => readdirSync(rootOf(stick), { recursive: true }).map(String).sort()

describe('a backup of an office with accounts', () => {
  it('lays nothing on the stick that can be read there', async () => {
    const { office, stick } = await protectedOffice()
    const { setName, warnings } = await backUp(office)
    expect(warnings).toEqual([])
    expect(filesThatTell(stick, secrets)).toEqual([])
    expect(readdirSync(setFolder(stick, setName)).sort()).toEqual([
      'MO-BAN-SAO-LUU.txt',
      'Mo ban sao luu nay.sochibo',
      'khoa-anh.lo.age',
      'khoa-ma-khoi-phuc.age',
      'manifest.json',
      'office.db.gz.age',
      'office.keys',
    ])
    const papers = onStick(stick).filter((name) => name.startsWith('papers-'))
    expect(papers).toEqual([papers[0], expect.stringMatching(/^papers-[a-z0-9]{8}.[0-9a-f]{64}\.age$/)])
  })

  it('copies a paper once, and again where the stick has damaged or lost it', async () => {
    const { office, stick } = await protectedOffice()
    await backUp(office)
    const [paper = ''] = onStick(stick).filter((name) => name.endsWith('.age') && name.startsWith('papers-'))
    const file = join(rootOf(stick), paper)
    const first = readFileSync(file)
    await backUp(office)
    expect(readFileSync(file)).toEqual(first)

    const spoilt = Buffer.from(first)
    spoilt.writeUInt8(spoilt.readUInt8(spoilt.length - 1) ^ 1, spoilt.length - 1)
    writeFileSync(file, spoilt)
    await backUp(office)
    expect(readFileSync(file)).not.toEqual(spoilt)
    rmSync(file)
    await backUp(office)
    expect(existsSync(file)).toBe(true)
  })

  it('brings back from the stick a paper that the PC has lost', async () => {
    const { office, stick, paperId } = await protectedOffice()
    await backUp(office)
    const before = await paperBytes(office, paperId)
    rmSync(join(office.folder, 'papers'), { recursive: true })
    expect((await backUp(office)).warnings).toEqual([])
    expect(await paperBytes(office, paperId)).toEqual(before)
    expect(filesThatTell(stick, secrets)).toEqual([])
  })

  it('opens without this program: the age format, gzip, a plain database', async () => {
    const { office, stick, recoveryCode } = await protectedOffice()
    const { setName } = await backUp(office)
    const file = (name: string) => readFileSync(join(setFolder(stick, setName), name))
    for (const [name, secret] of [
      ['khoa-ma-khoi-phuc.age', recoveryCode],
      ['khoa-anh.lo.age', password],
    ] as const) {
      const unlocker = new Decrypter()
      unlocker.addPassphrase(secret)
      const identity = (await unlocker.decrypt(file(name), 'text')).trim()
      expect(identity).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)
      const decrypter = new Decrypter()
      decrypter.addIdentity(identity)
      const image = gunzipSync(await decrypter.decrypt(file('office.db.gz.age')))
      const plain = new Database(image)
      expect(plain.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(plain.prepare('SELECT count(*) FROM person').pluck().get()).toBe(5)
      plain.close()
    }
  })

  it('opens with the tool age, where this PC has it', async () => {
    if (spawnSync('age', ['--version']).error || spawnSync('script', ['--version']).error) {
      console.warn('NOT RUN: a backup was not opened with age here: the tool is not installed')
      return
    }
    const { office, stick, recoveryCode } = await protectedOffice()
    const { setName } = await backUp(office)
    const folder = setFolder(stick, setName)
    // age asks on the terminal alone.
    const command = 'age -d -i khoa-ma-khoi-phuc.age -o office.db.gz office.db.gz.age && gunzip office.db.gz'
    execFileSync('script', ['-qec', command, '/dev/null'], { cwd: folder, input: `${recoveryCode}\n` })
    const plain = openDatabase(join(folder, 'office.db'), { readonly: true })
    expect(plain.prepare('SELECT count(*) FROM person').pluck().get()).toBe(5)
    plain.close()
  })
})

describe('a look into an encrypted copy', () => {
  it('finds the same in memory and, for a large one, by way of the disk, and leaves nothing there', async () => {
    const { office, stick } = await protectedOffice()
    const { setName, counts } = await backUp(office)
    const set = setFolder(stick, setName)
    const list = JSON.parse(readFileSync(join(set, 'manifest.json'), 'utf8'))
    const input = {
      ...{ file: join(set, 'office.db.gz.age'), folder: office.folder },
      ...{ key: await keyOf(office.folder, 'anh.lo', password), bytes: list.sealed.content.bytes },
    }
    const quick = await inspectSealed(input)
    expect(quick).toMatchObject({ ours: true, integrity: 'ok', counts, isAuditBroken: false })
    expect(await inspectSealed({ ...input, inMemory: 0 })).toEqual(quick)
    expect(readdirSync(office.folder).filter((name) => name.startsWith('restoring'))).toEqual([])
    // A list that says less or more than the copy holds.
    for (const bytes of [input.bytes - 1, input.bytes + 1]) {
      for (const inMemory of [0, 1e9]) {
        await expect(inspectSealed({ ...input, bytes, inMemory })).rejects.toThrow('bị hỏng')
      }
    }
  })
})

describe('a rehearsal with an encrypted set', () => {
  it('reads all of it and leaves nothing of it on the disk', async () => {
    const { office } = await protectedOffice()
    const { counts } = await backUp(office)
    const [set] = await setsOn(office)
    const { previewId } = await lookAt(office, set?.token)
    expect(await office.ask('backup.rehearse', { previewId })).toMatchObject({ counts, papersLost: 0 })
    expect(readdirSync(office.folder).filter((name) => name.startsWith('restoring'))).toEqual([])
  })
})

describe('a restore of an encrypted set', () => {
  it('in its own office asks for nothing, also after the password and the code were changed', async () => {
    const { office } = await protectedOffice()
    await backUp(office)
    await office.ask('organisation.addCell', { name: 'Chi bộ thôn Đông' })
    await office.ask('accounts.changePassword', { current: password, next: another })
    await office.ask('accounts.renewCode', { password: another })
    await restoreFrom(office)
    expect(await office.ask('accounts.state', {})).toMatchObject({ phase: 'open', isEncrypted: true })
    expect((await office.ask('setup.state', {})).cells).toBe(2)
    // The way back.
    const [kept] = await office.ask('backup.kept', {})
    const { previewId } = await office.ask('backup.lookKept', { kept: kept?.token ?? '' })
    await office.ask('backup.restore', { previewId })
    expect((await office.ask('setup.state', {})).cells).toBe(3)
  })

  it.each([
    ['the recovery code as it is typed', (source: Protected) => source.recoveryCode.toLowerCase()],
    ['a password of the day of the copy', () => password],
  ])('on another PC needs one secret: %s', async (_which, secretOf) => {
    const source = await protectedOffice()
    await backUp(source.office)
    const printed = await paperBytes(source.office, source.paperId)
    const pc = await newPc(source.stick)
    const { token } = await newest(pc)
    expect((await pc.refusal('backup.look', { set: token })).code).toBe('sealed')
    const wrong = await pc.refusal('backup.look', { set: token, secret: another })
    expect(wrong.code).toBe('sealed')
    expect(wrong.fields).toHaveProperty('secret')

    await restoreFrom(pc, secretOf(source))
    // The office has its accounts again, and waits for one of them.
    expect(await pc.ask('accounts.state', {})).toMatchObject({ phase: 'closed' })
    expect((await pc.refusal('setup.state', {})).code).toBe('locked')
    await pc.ask('accounts.enter', { login: 'anh.lo', password })
    expect(await membersOf(pc)).toBe(5)
    expect(await paperBytes(pc, source.paperId)).toEqual(printed)
    expect(filesThatTell(pc.folder, secrets)).toEqual([])
    expect(isPlainDatabase(databaseOf(pc.folder))).toBe(false)
  })

  it('on another PC, when everybody has forgotten their password, gives the administrator a new one by the code', async () => {
    const source = await protectedOffice()
    await backUp(source.office)
    const pc = await newPc(source.stick)
    await restoreFrom(pc, source.recoveryCode)
    const again = { code: source.recoveryCode, login: 'anh.lo', password: another }
    expect((await pc.ask('accounts.recover', again)).recoveryCode).not.toBe(source.recoveryCode)
    expect(await membersOf(pc)).toBe(5)
  })

  it('names the group of a code that was copied wrong', async () => {
    const source = await protectedOffice()
    await backUp(source.office)
    const pc = await newPc(source.stick)
    const last = source.recoveryCode.at(-1) === 'A' ? 'B' : 'A'
    const secret = source.recoveryCode.slice(0, -1) + last
    const refused = await pc.refusal('backup.look', { set: (await newest(pc)).token, secret })
    expect(refused.fields).toHaveProperty('secret', expect.stringContaining('Nhóm thứ 6'))
  })

  it('in another office with accounts leaves its own accounts and key in force', async () => {
    const source = await protectedOffice()
    await backUp(source.office)
    const pc = await newPc(source.stick)
    await pc.ask('setup.begin', { communeName: 'xã Than Uyên', province: 'Lai Châu', placeName: '' })
    await pc.ask('accounts.begin', { name: 'Vàng A Của', login: 'cua', password: another })
    await restoreFrom(pc, source.recoveryCode)
    expect(await pc.ask('accounts.state', {})).toMatchObject({ phase: 'open', isEncrypted: true })
    expect(await membersOf(pc)).toBe(5)
    expect((await paperBytes(pc, source.paperId)).length).toBeGreaterThan(0)
    const connection = openDatabase(databaseOf(pc.folder), {
      key: await keyOf(pc.folder, 'cua', another),
      readonly: true,
    })
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
    connection.close()
  })

  it('of a plain set, made before the accounts, leaves an encrypted office', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await backUp(office)
    await office.ask('accounts.begin', administrator)
    await restoreFrom(office)
    expect(await office.ask('accounts.state', {})).toMatchObject({ phase: 'open', isEncrypted: true })
    expect(await membersOf(office)).toBe(5)
    expect(filesThatTell(office.folder, secrets)).toEqual([])
  })

  it('is possible where the keys of the PC are gone or damaged', async () => {
    const source = await protectedOffice()
    await backUp(source.office)
    await source.office.close()
    const { folder } = source.office
    const names = ['office.keys', 'office.keys.copy']
    for (const spoil of [(file: string) => rmSync(file), (file: string) => writeFileSync(file, 'hỏng')]) {
      for (const name of names) spoil(join(folder, name))
      const pc = await officeAt({ folder, now, host: stickHost(source.stick) })
      expect(pc.trouble).toMatchObject({ code: 'keys' })
      await restoreFrom(pc, source.recoveryCode)
      await pc.ask('accounts.enter', { login: 'anh.lo', password })
      expect(await membersOf(pc)).toBe(5)
      expect(await paperBytes(pc, source.paperId)).not.toHaveLength(0)
      await pc.close()
    }
  })

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['changed in one bit', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -9), Buffer.alloc(9, 7)])],
  ])('is refused, and changes nothing, where the file is %s', async (_how, spoil) => {
    const source = await protectedOffice()
    const { setName } = await backUp(source.office)
    const set = setFolder(source.stick, setName)
    const spoilt = spoil(readFileSync(join(set, 'office.db.gz.age')))
    writeFileSync(join(set, 'office.db.gz.age'), spoilt)
    const { token } = await newest(source.office)
    expect((await source.office.refusal('backup.look', { set: token })).message).toContain('bị hỏng')
    // A set whose list was changed to fit is no better.
    const list = JSON.parse(readFileSync(join(set, 'manifest.json'), 'utf8'))
    const { createHash } = await import('node:crypto')
    list.database = {
      ...list.database,
      bytes: spoilt.length,
      sha256: createHash('sha256').update(spoilt).digest('hex'),
    }
    writeFileSync(join(set, 'manifest.json'), JSON.stringify(list))
    expect((await source.office.refusal('backup.look', { set: token })).message).toContain('bị hỏng')
    expect(await membersOf(source.office)).toBe(5)
  })
})
