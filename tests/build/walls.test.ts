import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix, relative } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { root } from '../../build/paths.ts'

// The walls are the project references and Biome's restrictions. They are tried in a small copy of the house: the
// real configuration of every room, one file in each, and one import planted where it must not stand.

interface RoomConfiguration {
  readonly references: readonly { readonly path: string }[]
}

const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as RoomConfiguration
const rooms = read('tsconfig.json').references.map(({ path }) => path)
/** The rooms that one may look into: those that its configuration names, and theirs. */
const visibleFrom = (room: string): readonly string[] =>
  read(`${room}/tsconfig.json`).references.flatMap(({ path }) => {
    const seen = posix.normalize(posix.join(room, path))
    return [seen, ...visibleFrom(seen)]
  })

const plainRoom = (room: string) => `export const ${room.replaceAll('/', '_')}Room: string = '${room}'\n`
let copy = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'so-chi-bo-walls-'))
  const keep = (file: string) => {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    copyFileSync(join(root, file), join(copy, file))
  }
  for (const file of ['tsconfig.json', 'biome.json', 'build/tsconfig.base.json']) keep(file)
  for (const room of rooms) keep(`${room}/tsconfig.json`)
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})
beforeEach(() => {
  for (const room of rooms) writeFileSync(join(copy, room, 'room.ts'), plainRoom(room))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

function plant(room: string, line: string): void {
  writeFileSync(join(copy, room, 'room.ts'), `${line}\n\n${plainRoom(room)}`)
}

const tool = (path: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', path), ...args],
    {
      cwd: copy,
      encoding: 'utf8',
    },
  )
  return { isFine: status === 0, said: stdout + stderr }
}
const types = (room = '.') => tool('typescript/bin/tsc', '-b', room)
const lint = () => tool('@biomejs/biome/bin/biome', 'lint', '--max-diagnostics=none')

/** Imports a neighbour's file by its relative path. */
const lookInto = (from: string, to: string) => {
  const path = relative(from, `${to}/room.ts`)
  return `import { ${to.replaceAll('/', '_')}Room as seen } from '${path.startsWith('.') ? path : `./${path}`}'\n\nexport const also: string = seen`
}

describe('the walls between the rooms', () => {
  it('stand around every room of the house', () => {
    expect(rooms).toEqual(
      expect.arrayContaining([
        'shared',
        'renderer',
        'electron/office',
        'electron/browser',
        'electron/desktop',
      ]),
    )
  })

  it('let an honest house pass', () => {
    expect(types()).toMatchObject({ isFine: true })
    expect(lint()).toMatchObject({ isFine: true })
  })

  const doors = rooms.flatMap((from) => visibleFrom(from).map((to) => [from, to] as const))
  const walls = rooms.flatMap((from) =>
    rooms.filter((to) => to !== from && !visibleFrom(from).includes(to)).map((to) => [from, to] as const),
  )

  it.each(doors)('%s may look into %s', (from, to) => {
    plant(from, lookInto(from, to))
    expect(types(from)).toMatchObject({ isFine: true })
  })

  it.each(walls)('%s may not look into %s', (from, to) => {
    plant(from, lookInto(from, to))
    const { isFine, said } = types(from)
    expect(isFine).toBe(false)
    expect(said).toMatch(/TS6307|TS6059/)
  })

  it('run as designed: window and office meet only in shared/', () => {
    const walled = walls.map(([from, to]) => `${from} -> ${to}`)
    expect(walled).toEqual(
      expect.arrayContaining([
        'shared -> renderer',
        'shared -> electron/office',
        'renderer -> electron/office',
        'renderer -> electron/desktop',
        'electron/office -> renderer',
        'electron/office -> electron/desktop',
        'electron/office -> electron/browser',
        'electron/browser -> electron/desktop',
        'electron/desktop -> electron/browser',
      ]),
    )
  })

  it.each([
    ['shared', `export const dom = document.title`],
    ['shared', `export const node = process.pid`],
    ['shared', `import 'node:fs'`],
    ['renderer', `import { readFileSync } from 'node:fs'\n\nexport const read = readFileSync`],
    ['electron/office', `export const dom = document.title`],
    ['electron/browser', `export const dom = document.title`],
  ])('types keep another world out of %s: %s', (room, line) => {
    plant(room, line)
    expect(types(room).isFine).toBe(false)
  })

  it.each([
    ['shared', 'react'],
    ['shared', 'kysely'],
    ['shared', 'electron'],
    ['shared', 'node:fs'],
    ['shared', 'fs'],
    ['shared', '@mantine/core'],
    ['renderer', 'electron'],
    ['renderer', 'better-sqlite3'],
    ['renderer', 'kysely'],
    ['renderer', 'node:path'],
    ['renderer', 'docx'],
    ['electron/office', 'electron'],
    ['electron/office', 'react'],
    ['electron/office', '@mantine/core'],
    ['electron/office', '@tanstack/react-query'],
    ['electron/browser', 'electron'],
    ['electron/browser', 'better-sqlite3'],
    ['electron/browser', 'react-dom/client'],
    ['electron/desktop', 'kysely'],
    ['electron/desktop', 'wouter'],
    ['electron/desktop', 'pdfjs-dist'],
  ])('lint keeps out of %s the package %s', (room, name) => {
    for (const line of [`import '${name}'`, `export type { Some } from '${name}'`]) {
      plant(room, line)
      const { isFine, said } = lint()
      expect(isFine, line).toBe(false)
      expect(said).toContain('noRestrictedImports')
    }
  })

  it.each([
    ['shared', 'zod'],
    ['renderer', 'react'],
    ['renderer', 'zod'],
    ['electron/office', 'better-sqlite3'],
    ['electron/office', 'node:fs'],
    ['electron/browser', 'node:http'],
    ['electron/desktop', 'electron'],
  ])('lint lets %s use %s', (room, name) => {
    plant(room, `import '${name}'`)
    expect(lint()).toMatchObject({ isFine: true })
  })
})
