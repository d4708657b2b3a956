import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageConfig } from '../../build/packaging/config.ts'
import { ourFuses, readFuses, setFuses } from '../../build/packaging/fuses.ts'
import { brokenOff, needs, type Order } from '../../build/packaging/needs.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-packaging-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const config = packageConfig({
  electron: undefined,
  electronVersion: '45.4.1',
  mayInspect: false,
  output: undefined,
})

describe("electron-builder's configuration", () => {
  it('is one that electron-builder understands, every word of it', async () => {
    const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
    const { validateConfiguration } = builder('app-builder-lib/out/util/config/config') as {
      validateConfiguration: (config: unknown, logger: unknown) => Promise<void>
    }
    const logger = { isEnabled: false, add: () => undefined }
    await expect(validateConfiguration(config, logger)).resolves.toBeUndefined()
    await expect(validateConfiguration({ ...config, nsis: { oneKlick: true } }, logger)).rejects.toThrow(
      'configuration.nsis',
    )
  })

  it('installs for the one who is logged in, in Vietnamese, and leaves the data when it goes', () => {
    expect(config.nsis).toMatchObject({
      oneClick: true,
      perMachine: false,
      allowElevation: false,
      deleteAppDataOnUninstall: false,
      installerLanguages: ['vi_VN'],
      language: '1066',
    })
    expect(config.win).toMatchObject({ requestedExecutionLevel: 'asInvoker' })
    expect(config.win?.target).toEqual([
      { target: 'nsis', arch: ['x64'] },
      { target: 'zip', arch: ['x64'] },
    ])
    // The ending of the file in every backup set.
    expect(config.fileAssociations).toMatchObject([{ ext: 'sochibo' }])
    expect(config.publish).toBeNull()
  })

  it('names only files that are there', () => {
    expect(existsSync(String(config.nsis?.include))).toBe(true)
    expect(existsSync(String(config.win?.icon))).toBe(true)
    expect(readdirSync(String(config.linux?.icon))).toContain('256x256.png')
  })

  it('lets nobody install, rebuild or gather packages', async () => {
    await expect((config.beforeBuild as () => Promise<boolean>)()).resolves.toBe(false)
  })
})

/** What a binary carries of its fuses: a mark, the version, how many there are, and one sign each. */
const binaryWith = (name: string, wire: string): string => {
  const file = join(folder, name)
  const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
  writeFileSync(
    file,
    Buffer.concat([
      Buffer.alloc(5000, 7),
      Buffer.from(mark),
      Buffer.from([1, wire.length]),
      Buffer.from(wire),
      Buffer.alloc(3000, 9),
    ]),
  )
  return file
}
const wireOf = (file: string) =>
  readFileSync(file).subarray(5034, 5046).toString('latin1').replace(/\t+$/, '')

describe('the fuses', () => {
  it.each([
    ['Electron 33, with eight', '10110011', '00001100'],
    ['Electron 45, with nine', '101100111', '000011001'],
  ])('of %s, are all as we want them', async (name, before, after) => {
    const file = binaryWith(name, before)
    await setFuses(file, false)
    expect(wireOf(file)).toBe(after)
    await setFuses(file, true)
    expect(wireOf(file)).toBe(`${after.slice(0, 3)}1${after.slice(4)}`)
  })

  it('leave alone what an Electron has taken away', async () => {
    const file = binaryWith('removed', '1r1100111')
    await setFuses(file, false)
    expect(wireOf(file)).toBe('0r0011001')
    expect(await readFuses(file)).not.toHaveProperty('EnableCookieEncryption')
  })

  it('stop the packaging where an Electron has one that nobody has decided on', async () => {
    await expect(setFuses(binaryWith('newer', '1011001111'), false)).rejects.toThrow('number 9')
  })

  it('let nobody in but for tests', () => {
    const shipped = ourFuses(false)
    expect(Object.entries(shipped).filter(([, isOn]) => isOn)).toEqual([
      ['EnableEmbeddedAsarIntegrityValidation', true],
      ['OnlyLoadAppFromAsar', true],
      ['WasmTrapHandlers', true],
    ])
  })
})

describe('before it starts, packaging says', () => {
  const order = (change: Partial<Order>): Order => ({
    target: 'win32',
    isFolder: false,
    mayInspect: false,
    output: undefined,
    ...change,
  })
  const told = (change: Partial<Order>, env: NodeJS.ProcessEnv = {}) =>
    needs(order(change), '45.4.1', env).words.join('\n')

  it('what it fetches, from where, and that nothing is signed', () => {
    const words = told({})
    expect(words).toContain('Electron 45.4.1 for win32-x64')
    expect(words).toContain('github.com/electron/electron/releases')
    expect(words).toContain('NSIS')
    expect(words).toContain('NOT SIGNED')
    expect(told({}, { WIN_CSC_LINK: '/a/certificate.pfx' })).toContain(
      'Signed with the certificate that WIN_CSC_LINK names',
    )
  })

  it('that tools and a time stamp are fetched only where they are', () => {
    const tools = {
      ELECTRON_BUILDER_NSIS_DIR: '/a',
      ELECTRON_BUILDER_NSIS_RESOURCES_DIR: '/b',
      ELECTRON_BUILDER_7ZIP_PATH: '/c',
    }
    expect(told({}, tools)).not.toContain('NSIS')
    expect(told({}, { ...tools, ELECTRON_BUILDER_7ZIP_PATH: '' })).toContain('NSIS')
    expect(told({})).not.toContain('timestamp')
    expect(told({}, { CSC_LINK: '/a.pfx' })).toContain('timestamp.digicert.com')
    expect(told({}, { CSC_LINK: '/a.pfx', ELECTRON_BUILDER_OFFLINE: 'true' })).not.toContain('timestamp')
  })

  it('that nothing is fetched for a folder with an Electron that is here', () => {
    writeFileSync(join(folder, 'electron'), '')
    const words = told({ target: 'linux', isFolder: true }, { ELECTRON_OVERRIDE_DIST_PATH: folder })
    expect(words).toContain('Nothing is needed from the network.')
    expect(words).not.toContain('SIGNED')
  })

  it('that the Electron which was named is none for that system', () => {
    expect(() => told({ isFolder: true }, { ELECTRON_OVERRIDE_DIST_PATH: folder })).toThrow(
      'no electron.exe in it',
    )
  })

  it.each([
    ['getaddrinfo ENOTFOUND github.com', 'a download failed'],
    ['wine: command not found', 'needs Wine'],
    ['osslsigncode process failed 255\nFailed to parse PKCS#12 file: certificate.pfx', 'could not be signed'],
    ['something else broke', 'something else broke'],
  ])('afterwards, of "%s", what happened', (said, words) => {
    expect(brokenOff(new Error(said), order({}))).toContain(words)
  })
})
