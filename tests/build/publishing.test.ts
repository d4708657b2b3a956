import { execFileSync, spawnSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageConfig } from '../../build/packaging/config.ts'
import { needs } from '../../build/packaging/needs.ts'
import { manifest } from '../../build/packaging/program.ts'
import { makeKey, publish, updateSigning } from '../../build/packaging/publishing.ts'
import { publishProgram } from '../../build/packaging/release.ts'
import { root } from '../../build/paths.ts'
import { newestVersion } from '../../electron/office/database/migrations/index.ts'
import { programId } from '../../electron/office/hosting/identity.ts'
import { judgeSignature, keyId } from '../../electron/office/updates/signature.ts'
import { publisherKeys } from '../../shared/updates/keys.ts'
import {
  installerName,
  manifestName,
  portableName,
  readManifest,
  rulesName,
  signatureEnding,
} from '../../shared/updates/manifest.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-publishing-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const order = { target: 'win32', isFolder: false, mayInspect: false, output: undefined } as const

describe('the publisher’s key', () => {
  it('is made for its owner alone, outside the project, and never over another one', () => {
    const file = join(folder, 'made.pem')
    const key = makeKey(file, '2026-11-23')
    expect(Buffer.from(key.publicKey, 'base64')).toHaveLength(32)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(() => makeKey(file, '2026-11-23')).toThrow('never written over')
    expect(() => makeKey(join(root, 'key.pem'), '2026-11-23')).toThrow('does not belong into the project')
    expect(existsSync(join(root, 'key.pem'))).toBe(false)
  })

  it('is what `signkey` makes and names', () => {
    const file = join(folder, 'by-command.pem')
    const said = execFileSync(process.execPath, [join(root, 'build/run.mjs'), 'signkey', file], {
      encoding: 'utf8',
    })
    expect(readFileSync(file, 'utf8')).toContain('PRIVATE KEY')
    expect(said).toMatch(/\{ since: '\d{4}-\d\d-\d\d', publicKey: '[A-Za-z0-9+/]{43}=' \}/)
    expect(said).not.toContain('PRIVATE')
  })

  it('is listed by day, each once, and is no private one', () => {
    expect(publisherKeys.map(({ since }) => since)).toEqual(publisherKeys.map(({ since }) => since).sort())
    expect(new Set(publisherKeys.map(({ publicKey }) => publicKey)).size).toBe(publisherKeys.length)
    for (const { publicKey } of publisherKeys) expect(Buffer.from(publicKey, 'base64')).toHaveLength(32)
  })
})

describe('before packaging it is said', () => {
  const told = (env: NodeJS.ProcessEnv) => needs(order, '45.4.1', env).words.join('\n')

  it('that programs will not take what is not signed as an update', () => {
    expect(told({})).toContain('NO UPDATE: SO_CHI_BO_SIGNING_KEY names no key')
    expect(needs({ ...order, isFolder: true }, '45.4.1', {}).words.join()).not.toContain('UPDATE')
  })

  it('with which key it is signed, and whether programs know it', () => {
    const file = join(folder, 'told.pem')
    const key = makeKey(file, '2026-11-23')
    const id = keyId(Buffer.from(key.publicKey, 'base64'))
    expect(told({ SO_CHI_BO_SIGNING_KEY: file })).toContain(`${id}, which this program does NOT KNOW`)
    expect(updateSigning({ SO_CHI_BO_SIGNING_KEY: file }, [key])).toBe(
      `Signed as an update with the key ${id}.`,
    )
  })

  it('that a file is missing, or holds no key of this kind', () => {
    expect(() => told({ SO_CHI_BO_SIGNING_KEY: join(folder, 'gone.pem') })).toThrow('no such file')
    const other = join(folder, 'other.pem')
    writeFileSync(other, 'not a key')
    expect(() => told({ SO_CHI_BO_SIGNING_KEY: other })).toThrow('holds no private key')
    writeFileSync(other, generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' }))
    expect(() => told({ SO_CHI_BO_SIGNING_KEY: other })).toThrow('holds no Ed25519 key')
  })
})

describe('a release', () => {
  const { version } = manifest()

  it('is signed so that this program finds it whole', () => {
    const at = mkdtempSync(join(folder, 'release-'))
    const keyFile = join(folder, 'release.pem')
    const key = makeKey(keyFile, '2026-11-23')
    writeFileSync(join(at, installerName(version)), 'installer')
    writeFileSync(join(at, portableName(version)), 'portable')
    const made = publishProgram(at, { version, date: '2026-11-23', keyFile })
    const path = join(at, manifestName(version))
    expect(made).toEqual([path, path + signatureEnding])
    const [bytes, line] = [readFileSync(path), readFileSync(path + signatureEnding)]
    expect(judgeSignature(bytes, line, [key])).toBe('good')
    expect(judgeSignature(bytes, line, [])).toBe('unknown-key')
    expect(readManifest(bytes.toString('utf8'))).toMatchObject({
      ...{ product: programId, version, schema: newestVersion, date: '2026-11-23' },
      files: [{ name: installerName(version), bytes: 9 }, { name: portableName(version) }],
    })

    // Over the exact bytes, as any other tool would check it.
    const signature = Buffer.from(line.toString('latin1').split(' ')[2] ?? '', 'base64')
    expect(verify(null, bytes, createPublicKey(readFileSync(keyFile)), signature)).toBe(true)
  })

  it('bears the names that electron-builder gives its files', () => {
    const config = packageConfig({
      electron: undefined,
      electronVersion: '',
      mayInspect: false,
      output: undefined,
    })
    const named = (pattern: unknown, ending: string) =>
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholders
      String(pattern).replace('${version}', version).replace('${ext}', ending)
    expect(named(config.nsis?.artifactName, 'exe')).toBe(installerName(version))
    expect(named(config.win?.artifactName, 'zip')).toBe(portableName(version))
  })

  it('is not published without its installer, nor under words of another one', () => {
    const at = mkdtempSync(join(folder, 'refused-'))
    const keyFile = join(folder, 'refused.pem')
    makeKey(keyFile, '2026-11-23')
    expect(() => publishProgram(at, { version, date: '2026-11-23', keyFile })).toThrow('would be malformed')
    expect(() => publishProgram(at, { version: '9.9.9', date: '2026-11-23', keyFile })).toThrow(
      'write what is new',
    )
    expect(() => publish(at, 'x', { product: 'another' }, keyFile)).toThrow('x would be')
    expect(readdirSync(at)).toEqual([])
  })
})

describe('a rule book', () => {
  const entry = {
    ...{ ruleId: 'meeting.minimumMinutes', from: '2027-01-01', value: 60 },
    ...{ basis: 'Hướng dẫn mới', confidence: 'quoted' },
  }
  const draft = (change: object = {}) => {
    const file = join(folder, 'draft.json')
    const written = { version: 2, needsProgram: '0.1.0', news: ['Còn 60 phút.'], entries: [entry], ...change }
    writeFileSync(file, JSON.stringify(written))
    return file
  }
  const command = (file: string, env: NodeJS.ProcessEnv, at: string) =>
    spawnSync(process.execPath, [join(root, 'build/run.mjs'), 'signrules', file, '--output', at], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    })

  it('is signed by `signrules`, so that this program finds it whole', () => {
    const at = mkdtempSync(join(folder, 'rules-'))
    const keyFile = join(folder, 'rules.pem')
    const key = makeKey(keyFile, '2026-11-23')
    const { stdout, status } = command(draft(), { SO_CHI_BO_SIGNING_KEY: keyFile }, at)
    const path = join(at, rulesName(2))
    expect([status, stdout]).toEqual([0, `${path}\n${path}${signatureEnding}\n`])
    expect(judgeSignature(readFileSync(path), readFileSync(path + signatureEnding), [key])).toBe('good')
    expect(readManifest(readFileSync(path, 'utf8'))).toMatchObject({ kind: 'rules', entries: [entry] })
  })

  it.each([
    ['a number that the program prints already', { version: 1 }, 'needs a number above 1'],
    [
      'an entry that programs would not understand',
      { entries: [{ ...entry, value: 'x' }] },
      'would not understand',
    ],
    ['two entries of one day', { entries: [entry, entry] }, 'two entries of one day'],
    ['nothing to tell', { news: [] }, 'would be malformed'],
  ])('is not signed with %s', (_what, change, words) => {
    const at = mkdtempSync(join(folder, 'rules-'))
    const keyFile = join(at, '..', `rules-${words.length}.pem`)
    if (!existsSync(keyFile)) makeKey(keyFile, '2026-11-23')
    const { stderr, status } = command(draft(change), { SO_CHI_BO_SIGNING_KEY: keyFile }, at)
    expect([status, stderr]).toEqual([1, expect.stringContaining(words)])
    expect(readdirSync(at)).toEqual([])
  })

  it('is not signed without a key', () => {
    expect(command(draft(), { SO_CHI_BO_SIGNING_KEY: '' }, folder).status).toBe(2)
  })
})
