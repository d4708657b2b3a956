import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../paths.ts'
import { type Parts, readParts } from '../vite.ts'

/** The file beside the program that names everybody whose work is in it. */
export const noticesName = 'THIRD-PARTY-NOTICES.txt'

/** What the installed program consists of besides the bundles: loaded or read as files of their own. */
const besideTheBundles = ['node_modules/better-sqlite3', 'node_modules/@fontsource/tinos']

/** The bundles that are packaged; the browser host's is not. */
const packaged: readonly (keyof Parts)[] = ['desktop', 'office', 'renderer']

interface Part {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly texts: readonly string[]
}

const licenceFile = /^(licen[cs]e|copying|notice|copyright)/i

/** Every package whose code or files are in the program, by name. */
export function partsOfProgram(parts: Parts = readParts()): readonly Part[] {
  const folders = new Set<string>()
  const take = (folder: string): void => {
    if (folders.has(folder)) return
    folders.add(folder)
    // A package may have been published with another one built into it, which no bundle shows.
    for (const name of Object.keys(manifestIn(folder).dependencies ?? {})) {
      const installed = `node_modules/${name}`
      if (!name.startsWith('@types/') && existsSync(join(root, installed))) take(installed)
    }
  }
  for (const folder of [...besideTheBundles, ...packaged.flatMap((bundle) => parts[bundle] ?? [])])
    take(folder)
  return [...folders].map(partIn).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly author?: string | { readonly name: string }
  readonly dependencies?: Readonly<Record<string, string>>
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest

function partIn(folder: string): Part {
  const path = join(root, folder)
  const { name, version, license, author } = manifestIn(folder)
  if (license === undefined) throw new Error(`${folder} does not say under which licence it comes.`)
  const files = readdirSync(path).filter((file) => licenceFile.test(file))
  const by = typeof author === 'string' ? author : author?.name
  return {
    name,
    version,
    license,
    texts:
      files.length > 0
        ? files.map((file) => readFileSync(join(path, file), 'utf8').replaceAll('\r\n', '\n').trim())
        : [`${by === undefined ? name : `Copyright (c) ${by}`}\nLicence: ${license}`],
  }
}

/**
 * SQLite (public domain) and SQLite3 Multiple Ciphers are compiled into the addon, with ciphers by others: their source
 * carries the notices as comments. Short ones are one line here, those with conditions stand whole.
 */
function noticesInDatabase(): readonly string[] {
  const file = join(root, 'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c')
  if (!existsSync(file))
    throw new Error('The source of the database is missing, and with it the notices of its authors.')
  const comments =
    readFileSync(file, 'utf8')
      .replaceAll('\r', '')
      .match(/\/\*[\s\S]*?\*\//g) ?? []
  const named = comments.filter(
    (comment) => /copyright\W*(\(c\)|\d{4})|\(c\) \d{4}/i.test(comment) && comment.length < 6000,
  )
  const lines = named.map((comment) => {
    const text = comment
      .replace(/^\/\*+|\*+\/$/g, '')
      .replace(/^ ?\*{1,2} ?/gm, '')
      .trim()
    if (/redistribut|permission/i.test(text)) return `\n${text}\n`
    const holder = /(?:copyright\W*)?(\(c\) .+)/i.exec(text)?.[1]
    const licence = /licen[cs]e(?:-identifier)?:\s*(.+)/i.exec(text)?.[1]
    return holder === undefined
      ? `\n${text}\n`
      : `Copyright ${holder}${licence === undefined ? '' : `, ${licence}`}`
  })
  return [...new Set(lines)]
}

const line = '-'.repeat(78)

export function notices(parts: readonly Part[] = partsOfProgram()): string {
  const blocks = parts.map(({ name, version, license, texts }) =>
    [line, `${name} ${version} (${license})`, line, '', ...texts].join('\n'),
  )
  return [
    'Sổ Chi bộ: phần mềm và phông chữ của người khác có trong chương trình, cùng giấy phép của họ.',
    'Third-party software and fonts in this program, with their licences.',
    '',
    'Electron: LICENSE.electron.txt. Chromium, Node.js and their parts: LICENSES.chromium.html. Both lie beside this file.',
    '',
    parts.map(({ name, version, license }) => `  ${name} ${version}: ${license}`).join('\n'),
    '',
    blocks.join('\n\n'),
    '',
    line,
    'In the database (better-sqlite3): SQLite, public domain (https://sqlite.org/copyright.html), and SQLite3 Multiple Ciphers',
    line,
    '',
    noticesInDatabase().join('\n'),
    '',
  ].join('\n')
}
