import { execFileSync } from 'node:child_process'
import { createPrivateKey, sign } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { installerArguments, isInstalled, startInstaller } from '../../../electron/desktop/installer.ts'
import { keyId, signatureLine } from '../../../electron/office/updates/signature.ts'
import { installerName, manifestName, signatureEnding } from '../../../shared/updates/manifest.ts'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../../helpers/office.ts'
import { installerBytes, newPublisher, type Publisher, putRelease } from '../../helpers/updates.ts'
import { setsOn, stickHost, stickOf } from '../backup/sticks.ts'
import { fill } from '../filled-office.ts'

let publisher: Publisher
beforeAll(() => {
  publisher = newPublisher()
})

let stick = ''
let office: OfficeUnderTest
let started: string[] = []
let startsWith: (file: string) => Promise<void> = async (file) => void started.push(file)

const openOffice = async (change: { readonly version?: string; readonly byHand?: boolean } = {}) => {
  const host = stickHost(stick)
  office = await officeAt({
    version: change.version ?? '1.1.0',
    publisherKeys: [newPublisher().key, publisher.key],
    host: change.byHand ? host : { ...host, install: (file) => startsWith(file) },
  })
}
beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'so-chi-bo-stick-'))
  started = []
  startsWith = async (file) => void started.push(file)
  await openOffice()
})
afterEach(async () => {
  await discard(office)
  rmSync(stick, { recursive: true, force: true })
})

const look = async () => office.ask('updates.look', { folder: await stickOf(office) })
const first = async () => {
  const [found] = await look()
  if (!found) throw new Error('nothing was found')
  return found
}
const asked = async (backup?: string) => {
  const { token, seen } = await first()
  return { update: token, seen, backup: backup ?? (await stickOf(office)) }
}
const put = (...rest: Parameters<typeof putRelease> extends [unknown, unknown, ...infer R] ? R : never) =>
  putRelease(stick, publisher, ...rest)
const spoil = (work: () => void) => {
  put()
  work()
}
const installerOnStick = () => join(stick, installerName('1.2.0'))

/** What the audit says of updates, without the copy that was made before and the hash of the manifest. */
const audited = async () =>
  (await office.ask('audit.rows', {}))
    .filter(({ act, record }) => act === 'Cập nhật chương trình' && record === null)
    .map(({ changes }) => changes.filter(({ field }) => field !== 'Mã của bản cập nhật'))

describe('what a stick brings', () => {
  it('is nothing where nothing lies on it', async () => {
    writeFileSync(join(stick, 'SoChiBo-1.2.0-cai-dat.exe'), 'no manifest beside it')
    expect(await look()).toEqual([])
  })

  it('is shown with what is new, in the root and one folder deep, the newest first', async () => {
    put()
    for (const [name, version] of [
      ['SoChiBo-cap-nhat', '1.10.0'],
      ['Cập nhật tháng 12', '1.9.0'],
      ['.hidden', '1.11.0'],
    ] as const) {
      mkdirSync(join(stick, name))
      putRelease(join(stick, name), publisher, { version })
    }
    mkdirSync(join(stick, 'a', 'b'), { recursive: true })
    putRelease(join(stick, 'a', 'b'), publisher, { version: '1.12.0' })
    const found = await look()
    expect(found.map(({ said, verdict }) => [said?.version, verdict])).toEqual([
      ['1.10.0', 'newer'],
      ['1.9.0', 'newer'],
      ['1.2.0', 'newer'],
    ])
    expect(found[2]?.said).toEqual({
      ...{ version: '1.2.0', date: '2026-12-01', installer: 'SoChiBo-1.2.0-cai-dat.exe', portable: null },
      news: ['Thêm cập nhật bằng USB.', 'Sửa lỗi in hai mặt.'],
    })
  })

  it.each([
    ['same', () => put({ version: '1.1.0' })],
    ['older', () => put({ version: '1.0.9' })],
    ['between', () => put({ updatesFrom: '1.1.5' })],
    ['older-data', () => put({ schema: 90 })],
    ['foreign', () => foreign()],
    ['unknown-key', () => putRelease(stick, newPublisher())],
    ['unsigned', () => rmSync(put() + signatureEnding)],
    ['missing-file', () => spoil(() => rmSync(installerOnStick()))],
    ['damaged', () => spoil(() => writeFileSync(installerOnStick(), 'another'))],
    ['damaged', () => spoil(() => truncateSync(installerOnStick(), 1000))],
    ['damaged', () => writeFileSync(put(), ' '.repeat(300_000))],
    ['damaged', () => writeFileSync(put() + signatureEnding, 'a'.repeat(1_000_000))],
    // A link to the very same bytes is no file of the stick.
    [
      'damaged',
      () => {
        put()
        renameSync(installerOnStick(), join(stick, 'elsewhere'))
        symlinkSync(join(stick, 'elsewhere'), installerOnStick())
      },
    ],
    [
      'damaged',
      () => {
        put()
        rmSync(installerOnStick())
        execFileSync('mkfifo', [installerOnStick()])
      },
    ],
  ] as const)('is %s, in words, and is not installed', async (verdict, prepare) => {
    prepare()
    const found = await first()
    expect(found.verdict).toBe(verdict)
    expect(found.words.length).toBeGreaterThan(30)
    if (
      !['same', 'older', 'between', 'older-data', 'missing-file'].includes(verdict) &&
      verdict !== 'damaged'
    )
      expect(found.said).toBeNull()
    const refused = await office.refusal('updates.install', await asked())
    expect(refused.message).not.toMatch(/gặp lỗi/)
    expect(started).toEqual([])
    expect(existsSync(join(office.folder, 'updates'))).toBe(false)
    expect(await setsOn(office)).toEqual([])
  })

  /** Signed by our publisher for another program. */
  const foreign = () => {
    const path = join(stick, manifestName('1.2.0'))
    const bytes = Buffer.from('{"format":"so-chi-bo-update","product":"vn.khac.desktop"}')
    writeFileSync(path, bytes)
    const line = signatureLine(
      keyId(Buffer.from(publisher.key.publicKey, 'base64')),
      sign(null, bytes, createPrivateKey(readFileSync(publisher.keyFile))),
    )
    writeFileSync(path + signatureEnding, line)
  }

  it('is not followed through a link in place of its manifest or folder', async () => {
    const elsewhere = temporaryFolder()
    const path = putRelease(elsewhere, publisher)
    symlinkSync(path, join(stick, manifestName('1.2.0')))
    symlinkSync(elsewhere, join(stick, 'folder'))
    expect(await look()).toEqual([])
    rmSync(elsewhere, { recursive: true })
  })

  it('is refused when any one byte of it is another', async () => {
    const path = put({}, Buffer.from('a short installer'))
    const files = [path, path + signatureEnding, installerOnStick()]
    const whole = files.map((file) => readFileSync(file))
    const folder = await stickOf(office)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: files.length - 1 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (which, at, flip) => {
          const bytes = Buffer.from(whole[which] ?? '')
          const place = at % bytes.length
          bytes[place] = (bytes[place] ?? 0) ^ flip
          writeFileSync(files[which] ?? '', bytes)
          const [found] = await office.ask('updates.look', { folder })
          expect(['damaged', 'unknown-key']).toContain(found?.verdict)
          writeFileSync(files[which] ?? '', whole[which] ?? '')
        },
      ),
      { numRuns: 300 },
    )
    expect((await first()).verdict).toBe('newer')
  })

  it('is refused where its signature is written in another way that means the same bytes', async () => {
    const file = put() + signatureEnding
    const line = readFileSync(file, 'latin1')
    const last = line.at(-4) ?? ''
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    // The last letter bears two bits; the other four are thrown away in reading.
    const twin = letters[letters.indexOf(last) + 1] ?? ''
    const changed = `${line.slice(0, -4)}${twin}${line.slice(-3)}`
    const bytesOf = (text: string) => Buffer.from(text.split(' ')[2] ?? '', 'base64')
    expect(bytesOf(changed)).toEqual(bytesOf(line))
    writeFileSync(file, changed, 'latin1')
    expect((await first()).verdict).toBe('damaged')
  })

  it('is refused when its files grow or shrink by any bytes', async () => {
    const path = put({}, Buffer.from('a short installer'))
    for (const file of [path, path + signatureEnding, installerOnStick()]) {
      const whole = readFileSync(file)
      for (const bytes of [
        whole.subarray(1),
        whole.subarray(0, -1),
        Buffer.concat([whole, Buffer.from('\n')]),
      ]) {
        writeFileSync(file, bytes)
        expect((await first()).verdict).toBe('damaged')
      }
      writeFileSync(file, whole)
    }
  })
})

describe('installing', () => {
  it('makes a copy of the office, then starts what was signed from a folder of the office', async () => {
    await fill(office)
    put()
    const done = await office.ask('updates.install', await asked())
    expect(done).toMatchObject({ version: '1.2.0', isStarted: true })
    expect((await setsOn(office)).map(({ setName }) => setName)).toEqual([done.backupName])
    const [file = ''] = started
    expect(dirname(dirname(file))).toBe(join(office.folder, 'updates'))
    expect(basename(file)).toBe(installerName('1.2.0'))
    expect(readFileSync(file)).toEqual(installerBytes)
    // Nothing else lies where the installer would load it from, and nobody else may put it there.
    expect(readdirSync(dirname(file))).toEqual([basename(file)])
    expect(statSync(dirname(file)).mode & 0o077).toBe(0)
    expect(await audited()).toEqual([[{ field: 'Bản chương trình', before: '1.1.0', after: '1.2.0' }]])
    expect((await office.ask('updates.state', {})).last).toMatchObject({ version: '1.2.0', isDone: false })
  })

  it('is remembered as done by the newer program, which takes the installer away', async () => {
    put()
    await office.ask('updates.install', await asked())
    const { folder } = office
    await office.close()
    const host = { ...stickHost(stick), install: (file: string) => startsWith(file) }
    office = await officeAt({ folder, version: '1.2.0', publisherKeys: [publisher.key], host })
    expect((await office.ask('updates.state', {})).last).toMatchObject({ version: '1.2.0', isDone: true })
    expect(existsSync(join(folder, 'updates'))).toBe(false)
    expect((await first()).verdict).toBe('same')
  })

  it('is refused where the stick holds something else than the clerk has seen', async () => {
    put()
    const input = await asked()
    put({ version: '1.2.0', news: ['Chuyện khác.'] })
    expect((await office.refusal('updates.install', input)).message).toContain('không còn như lúc xem')
    expect(started).toEqual([])
  })

  it('starts nothing where the installer was changed after it was looked at', async () => {
    put()
    const input = await asked()
    const changed = Buffer.from(installerBytes)
    changed[77] = 0
    writeFileSync(installerOnStick(), changed)
    expect((await office.refusal('updates.install', input)).message).toContain('đã hỏng hoặc bị sửa')
    expect(started).toEqual([])
    expect(await setsOn(office)).toEqual([])
    expect(existsSync(join(office.folder, 'updates'))).toBe(false)
  })

  it('starts nothing where no copy of the office can be made', async () => {
    put()
    const gone = temporaryFolder()
    const place = await office.ask('places.find', { path: gone })
    rmSync(gone, { recursive: true })
    const refused = await office.refusal('updates.install', await asked(place.token))
    expect(refused.code).toBe('storage')
    writeFileSync(gone, 'a file where the folder was')
    expect(started).toEqual([])
    expect((await office.ask('updates.state', {})).last).toBeNull()
    rmSync(gone)
  })

  it('says so where the system does not let the installer begin, and remembers nothing of it', async () => {
    put({}, Buffer.from('no program that a system could start'))
    startsWith = (file) => {
      chmodSync(file, 0o600)
      return startInstaller(file)
    }
    const refused = await office.refusal('updates.install', await asked())
    expect(refused.message).toContain('không cho chạy tệp cài đặt')
    expect((await office.ask('updates.state', {})).last).toBeNull()
    expect(existsSync(join(office.folder, 'updates'))).toBe(false)
    // The hand-over, and that it came to nothing.
    expect(await audited()).toEqual([
      [{ field: 'Trình cài đặt', before: '1.2.0', after: 'trống' }],
      [{ field: 'Bản chương trình', before: '1.1.0', after: '1.2.0' }],
    ])
  })

  it('starts a process that gets the arguments of an update and outlives the office', async () => {
    const marker = join(stick, 'installed')
    const script = `#!/bin/sh\nsleep 0.3\necho "$0" "$@" > "${marker}.part" && mv "${marker}.part" "${marker}"\n`
    put({}, Buffer.from(script))
    startsWith = (file) => {
      started.push(file)
      return startInstaller(file)
    }
    expect((await office.ask('updates.install', await asked())).isStarted).toBe(true)
    await office.close()
    await expect.poll(() => existsSync(marker)).toBe(true)
    expect(readFileSync(marker, 'utf8').trim()).toBe([started[0], ...installerArguments].join(' '))
  })

  it('is left to the hands of the clerk where the host starts no installer', async () => {
    await discard(office)
    await openOffice({ byHand: true })
    put()
    expect((await office.ask('updates.state', {})).canInstall).toBe(false)
    const done = await office.ask('updates.install', await asked())
    expect(done).toMatchObject({ version: '1.2.0', isStarted: false })
    expect(await setsOn(office)).toHaveLength(1)
    expect(existsSync(join(office.folder, 'updates'))).toBe(false)
  })
})

describe('the installed program', () => {
  it('is known by the uninstaller beside it', () => {
    const folder = temporaryFolder()
    const program = join(folder, 'SoChiBo.exe')
    expect(isInstalled(program, 'win32')).toBe(false)
    writeFileSync(join(folder, 'Uninstall Sổ Chi bộ.exe'), '')
    expect(isInstalled(program, 'win32')).toBe(true)
    expect(isInstalled(program, 'linux')).toBe(false)
    expect(isInstalled(join(folder, 'gone', 'SoChiBo.exe'), 'win32')).toBe(false)
    rmSync(folder, { recursive: true })
  })
})
