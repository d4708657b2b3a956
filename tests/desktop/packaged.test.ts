import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFuses, setFuses } from '../../build/packaging/fuses.ts'
import { layOutProgram, programFolder } from '../../build/packaging/program.ts'
import { packagedStage } from '../e2e/packaged-stage.ts'
import { describeWholeJob } from '../e2e/whole-job.suite.ts'
import { type AsarFile, asarFiles } from '../helpers/asar.ts'
import { fitAddon, packageFolder, runPackage, startBinary } from '../helpers/packaged.ts'

/** One package for the whole file: made without a network, looked into, worked with, and at last closed to debuggers. */
const output = mkdtempSync(join(tmpdir(), 'so-chi-bo-package-'))
const folder = packageFolder(output)
const nowhere = 'http://127.0.0.1:9'
let files: readonly AsarFile[] = []

beforeAll(() => {
  const { status, said } = runPackage(['--dir', '--inspect', '--output', output], {
    HTTPS_PROXY: nowhere,
    HTTP_PROXY: nowhere,
  })
  expect(said).toContain('Nothing is needed from the network.')
  expect(said).toContain('A debugger may look into this package')
  expect(status, said).toBe(0)
  files = asarFiles(join(folder, 'resources/app.asar'))
  fitAddon(folder)
}, 300_000)
afterAll(() => rmSync(output, { recursive: true, force: true }))

const paths = () => files.map(({ path }) => path)

describe('the packaged program', () => {
  it('holds the bundles, the addon, the letters of papers, and nothing else', () => {
    const strangers = paths().filter(
      (path) =>
        !/^(package\.json|out\/(desktop|office|renderer)\/.+|node_modules\/(better-sqlite3|@fontsource\/tinos)\/.+)$/.test(
          path,
        ),
    )
    expect(strangers).toEqual([])
    expect(paths()).toEqual(
      expect.arrayContaining([
        'package.json',
        'out/desktop/main.cjs',
        'out/desktop/preload.cjs',
        'out/office/worker.mjs',
        'out/renderer/index.html',
        'node_modules/better-sqlite3/lib/index.js',
        'node_modules/@fontsource/tinos/files/tinos-vietnamese-400-normal.woff2',
      ]),
    )
  })

  it("brings no other system's binary, no source, no map and no test along", () => {
    expect(paths().filter((path) => path.endsWith('.node'))).toEqual([
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ])
    expect(paths().filter((path) => /\.(map|tsx?|cpp|c|h|gyp)$/.test(path))).toEqual([])
  })

  it('keeps everything inside the archive, with its hash, but the addon', () => {
    expect(files.filter(({ isUnpacked }) => isUnpacked).map(({ path }) => path)).toEqual([
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ])
    expect(files.filter(({ hash }) => !/^[0-9a-f]{64}$/.test(hash ?? ''))).toEqual([])
  })

  it('names everybody whose work is in it, and Electron with its own', () => {
    const notices = readFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8')
    for (const part of [
      'react-dom',
      '@mantine/core',
      'pdfjs-dist',
      'kysely',
      'docx',
      '@fontsource/tinos',
      'yauzl',
    ])
      expect(notices).toMatch(new RegExp(`^ {2}${part} \\d`, 'm'))
    expect(notices.match(/^ {2}\S+ \d\S*: .*(GPL|UNLICENSED).*$/gm)).toBeNull()
    expect(existsSync(join(folder, 'LICENSES.chromium.html'))).toBe(true)
    expect(existsSync(join(folder, 'LICENSE.electron.txt'))).toBe(true)
  })

  it('has nothing left of an Electron that was brought from elsewhere', () => {
    for (const name of ['resources/app', 'resources/default_app.asar', 'package.json', 'version', 'electron'])
      expect(existsSync(join(folder, name)), name).toBe(false)
    expect(statSync(join(folder, 'SoChiBo')).mode & 0o111).not.toBe(0)
  })

  it('runs this program only, whatever is asked of it, and lets a debugger in for these tests', async () => {
    expect(await readFuses(join(folder, 'SoChiBo'))).toMatchObject({
      RunAsNode: false,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: true,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      GrantFileProtocolExtraPrivileges: false,
    })
  })
})

describe('laid out for Windows', () => {
  it('the program has the addon of Windows alone and its own name as the company', () => {
    layOutProgram('win32')
    expect(readdirSync(join(programFolder, 'node_modules/better-sqlite3/prebuilds'))).toEqual([
      'win32-x64.node',
    ])
    expect(JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8'))).toMatchObject({
      author: 'Sổ Chi bộ',
      main: 'out/desktop/main.cjs',
    })
  })
})

describeWholeJob('in the packaged program', () => packagedStage(folder))

describe('a package for an office', () => {
  const data = mkdtempSync(join(tmpdir(), 'so-chi-bo-packaged-'))
  afterAll(() => rmSync(data, { recursive: true, force: true }))

  it('comes up, lets no debugger in, and takes no orders from the environment', async () => {
    const fuses = await setFuses(join(folder, 'SoChiBo'), false)
    expect(fuses.EnableNodeCliInspectArguments).toBe(false)
    const debuggers = ['--inspect=0', '--remote-debugging-port=0']
    const started = await startBinary(folder, ['--data', data, ...debuggers], {
      NODE_OPTIONS: '--require=/nowhere/at-all.cjs',
      ELECTRON_RUN_AS_NODE: '1',
    })
    try {
      await started.says(/so-chi-bo: ready/)
      expect(started.said()).not.toMatch(/(Debugger|DevTools) listening/)
      expect(started.said()).not.toContain('at-all.cjs')
    } finally {
      await started.end()
    }
    expect(readFileSync(join(data, 'office.db')).subarray(0, 15).toString()).toBe('SQLite format 3')
  })
})
