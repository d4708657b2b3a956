// npm run package [-- --dir --target linux|win32 --inspect --output FOLDER]: the installer and the portable folder for
// Windows; with --dir one unpacked folder, for the system of this PC unless told otherwise. Says first what it needs.

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Arch, build, DIR_TARGET, Platform } from 'electron-builder'
import { executable, noticesFile, packageConfig, packageOutput } from './packaging/config.ts'
import { brokenOff, certificateIn, needs, type Order } from './packaging/needs.ts'
import { notices } from './packaging/notices.ts'
import { layOutProgram, manifest } from './packaging/program.ts'
import { keyVariable } from './packaging/publishing.ts'
import { publishProgram } from './packaging/release.ts'
import { informationSheet, sheetFile, sheetName } from './packaging/sheet.ts'
import { root } from './paths.ts'
import { buildAll } from './vite.ts'

function order(): Order {
  const { values } = parseArgs({
    options: {
      dir: { type: 'boolean', default: false },
      target: { type: 'string' },
      inspect: { type: 'boolean', default: false },
      output: { type: 'string' },
    },
  })
  const here = process.platform === 'win32' ? 'win32' : 'linux'
  const target = values.target ?? (values.dir ? here : 'win32')
  if (target !== 'win32' && target !== 'linux') throw new Error('--target is win32 or linux.')
  if (target === 'linux' && !values.dir)
    throw new Error('For Linux there is an unpacked folder only: add --dir.')
  return {
    target,
    isFolder: values.dir,
    mayInspect: values.inspect,
    output: values.output === undefined ? undefined : resolve(values.output),
  }
}

const electronVersion = (): string =>
  (JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string })
    .version

/** Writes the sheet about what an office gets, beside it, and says where everything is. */
function tellAbout(
  { target, isFolder, output }: Order,
  artifacts: readonly string[],
  electronVersion: string,
) {
  const folder = output ?? packageOutput
  const unpacked = join(folder, target === 'win32' ? 'win-unpacked' : 'linux-unpacked')
  const made = isFolder ? [unpacked] : artifacts.filter((file) => /\.(exe|zip)$/.test(file))
  if (target === 'win32') {
    const program = [`${executable}.exe`, 'resources/app.asar']
    const facts = {
      version: manifest().version,
      packagedOn: new Date().toLocaleDateString('en-GB'),
      electronVersion,
      files: isFolder
        ? program.map((name) => sheetFile(join(unpacked, name), name))
        : made.map((file) => sheetFile(file)),
      isSigned: certificateIn(process.env) !== undefined,
      installedSize: Math.ceil(sizeOf(unpacked) / 1_000_000),
    }
    const sheet = join(folder, sheetName)
    writeFileSync(sheet, informationSheet(facts))
    made.push(sheet)
    const keyFile = process.env[keyVariable]
    if (!isFolder && keyFile) {
      const date = new Date().toISOString().slice(0, 10)
      made.push(...publishProgram(folder, { version: manifest().version, date, keyFile }))
    }
  }
  for (const file of made) console.log(file)
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

async function main(): Promise<void> {
  const wish = order()
  const version = electronVersion()
  const { electron, words } = needs(wish, version)
  for (const line of words) console.log(line)

  await buildAll()
  layOutProgram(wish.target)
  writeFileSync(noticesFile, notices())
  const platform = { win32: Platform.WINDOWS, linux: Platform.LINUX }[wish.target]
  try {
    const artifacts = await build({
      projectDir: root,
      targets: wish.isFolder
        ? platform.createTarget(DIR_TARGET, Arch.x64)
        : platform.createTarget(null, Arch.x64),
      config: packageConfig({ ...wish, electron, electronVersion: version }),
    })
    tellAbout(wish, artifacts, version)
  } catch (error) {
    throw new Error(brokenOff(error, wish))
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
