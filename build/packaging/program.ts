import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { out, root } from '../paths.ts'

/** Electron's names of the systems that the program is packaged for; the processor is always x64. */
export type Target = 'win32' | 'linux'

/** What app.asar is made from. */
export const programFolder = join(out, 'package', 'program')

/**
 * Lays out the program as it will be installed, file by file, so that nothing comes along by accident: the bundles hold
 * every package but the database's addon, of which one system's binary goes in, and the letters of papers.
 */
export function layOutProgram(target: Target): void {
  rmSync(programFolder, { recursive: true, force: true })
  mkdirSync(programFolder, { recursive: true })
  const { name, productName, version, description, type, main, license } = manifest()
  // Windows shows the author as the company; without one it would show the maker of Electron.
  writeFileSync(
    join(programFolder, 'package.json'),
    `${JSON.stringify({ name, productName, version, description, author: productName, license, type, main }, undefined, 2)}\n`,
  )
  for (const bundle of ['desktop', 'office', 'renderer']) {
    copy(`out/${bundle}`, (file) => !file.endsWith('.map'))
  }
  copy('node_modules/better-sqlite3/package.json')
  copy('node_modules/better-sqlite3/LICENSE')
  copy('node_modules/better-sqlite3/lib')
  copy(`node_modules/better-sqlite3/prebuilds/${target}-x64.node`)
  copy('node_modules/@fontsource/tinos/package.json')
  copy('node_modules/@fontsource/tinos/LICENSE')
  copy('node_modules/@fontsource/tinos/files', (file) => letterFile.test(file))
}

/** The letters that papers are set in: Vietnamese, and what it shares with every Latin script. */
const letterFile = /tinos-(vietnamese|latin-ext|latin)-\d+-\w+\.woff2$/

function copy(path: string, takes: (file: string) => boolean = () => true): void {
  const from = join(root, path)
  if (!existsSync(from)) throw new Error(`${path} is missing: run "npm ci" first.`)
  cpSync(from, join(programFolder, path), {
    recursive: true,
    dereference: true,
    filter: (file) => statSync(file).isDirectory() || takes(file),
  })
}

export interface Manifest {
  readonly name: string
  readonly productName: string
  readonly version: string
  readonly description: string
  readonly license: string
  readonly type: string
  readonly main: string
}

export const manifest = (): Manifest =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
