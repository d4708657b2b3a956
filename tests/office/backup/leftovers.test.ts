import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { partialName } from '../../../electron/office/backup/leftovers.ts'
import { doorFileName } from '../../../shared/backup/door-file.ts'
import type { OfficeUnderTest } from '../../helpers/office.ts'
import { temporaryFolder } from '../../helpers/office.ts'
import { raw } from '../database/raw.ts'
import { officesOfFile } from './offices.ts'
import { backUp, rootOf, setsOn } from './sticks.ts'

const { filled } = officesOfFile()

const originOf = (office: OfficeUnderTest) =>
  raw(office.folder, (db) => String(db.prepare('SELECT origin FROM office').pluck().get()))

/** A folder beside the sets, as a backup that was killed leaves it. */
function leave(stick: string, name: string, files: readonly string[] = ['office.db.partial']): string {
  const folder = join(rootOf(stick), name)
  mkdirSync(folder, { recursive: true })
  for (const file of files) writeFileSync(join(folder, file), 'half')
  return folder
}

const age = (folder: string, files: readonly string[], hours: number) => {
  const then = new Date(Date.now() - hours * 3_600_000)
  for (const each of [folder, ...files.map((file) => join(folder, file))]) utimesSync(each, then, then)
}

const stamp = '2026-11-21 08-00-00'
const other = '11111111-2222-4333-8444-555555555555'

describe('what a broken-off backup has left on the stick', () => {
  it.each([
    ['the database alone', ['office.db.partial']],
    ['the whole set but for its name', ['office.db', doorFileName, 'manifest.json']],
    ['a journal too', ['office.db.partial', 'office.db.partial-journal', 'manifest.json.partial']],
    ['nothing yet', []],
  ])('is swept by the next backup, which says nothing of it: %s', async (_what, files) => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const left = leave(stick, partialName(stamp, await originOf(office)), files)
    const made = await backUp(office)
    expect(existsSync(left)).toBe(false)
    expect([made.warnings, made.notes]).toEqual([[], []])
    expect(await setsOn(office)).toHaveLength(1)
  })

  it('of another office is left alone while it may be at work, and swept when it stood still for a day', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const files = ['office.db.partial']
    const left = leave(stick, partialName(stamp, other), files)
    age(left, files, 23)
    await backUp(office)
    expect(existsSync(left)).toBe(true)
    age(left, files, 25)
    await backUp(office)
    expect(existsSync(left)).toBe(false)
  })

  it.each<[string, (own: string) => string, readonly string[]]>([
    ['has a file of the clerk in it', (own) => own, ['office.db.partial', 'ghi chú.docx']],
    ['has another name', () => 'Ảnh chi bộ.partial', ['office.db.partial']],
    ['is a set', () => stamp, ['office.db']],
    ['bears no mark of an office', () => `${stamp}.partial`, ['office.db.partial']],
  ])('is never taken for ours when it %s', async (_what, nameOf, files) => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const left = leave(stick, nameOf(partialName(stamp, await originOf(office))), files)
    age(left, files, 1000)
    await backUp(office)
    for (const file of files) expect(existsSync(join(left, file))).toBe(true)
  })

  it('is never looked for outside our own folder, nor swept where a folder lies in it', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const name = partialName(stamp, await originOf(office))
    const beside = join(stick, name)
    mkdirSync(beside)
    const deep = leave(stick, name)
    mkdirSync(join(deep, 'office.db'))
    await backUp(office)
    expect([existsSync(beside), existsSync(deep)]).toEqual([true, true])
  })
})
