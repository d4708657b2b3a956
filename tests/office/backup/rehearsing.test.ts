import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../helpers/office.ts'
import { freeze } from '../filled-office.ts'
import { auditOf } from '../meetings/database.ts'
import { officesOfFile } from './offices.ts'
import { backUp, lookAt, rootOf, setFolder, setsOn } from './sticks.ts'

const { filled } = officesOfFile()

/** Every file of an office with its bytes, but the journals of the database and the lock. */
const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !/^office\.(db|lock)|^logs/.test(name))
    .toSorted()

describe('a rehearsal of a restore', () => {
  it('does all of it in a place of its own and leaves nothing behind', async () => {
    const { office, ...rest } = await filled(temporaryFolder())
    await freeze({ office, ...rest })
    const { counts } = await backUp(office)
    const before = filesOf(office.folder)
    const [set] = await setsOn(office)
    const { previewId } = await lookAt(office, set?.token)
    const result = await office.ask('backup.rehearse', { previewId })
    expect(result).toMatchObject({ counts, papersLost: 0, isMigrated: false, isAuditWhole: true })
    expect(result.papersRead).toBeGreaterThan(0)
    expect(filesOf(office.folder)).toEqual(before)
    expect(auditOf(office, 'backup.rehearse').map(({ changes }) => changes)).toMatchObject([
      { rehearsed: set?.setName, papersLost: 0 },
    ])
    // The same look may still be restored.
    await office.ask('backup.restore', { previewId })
  })

  it('counts as lost what only this PC has', async () => {
    const stick = temporaryFolder()
    const { office, ...rest } = await filled(stick)
    await freeze({ office, ...rest })
    await backUp(office)
    const [set] = await setsOn(office)
    const { previewId } = await lookAt(office, set?.token)
    const papers = join(rootOf(stick), 'papers')
    for (const name of readdirSync(papers)) rmSync(join(papers, name))
    const result = await office.ask('backup.rehearse', { previewId })
    expect(result.papersRead).toBe(0)
    expect(result.papersLost).toBeGreaterThan(0)
  })

  it('refuses a copy that was changed after the look', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const { setName } = await backUp(office)
    const [set] = await setsOn(office)
    const { previewId } = await lookAt(office, set?.token)
    const file = join(setFolder(stick, setName), 'office.db')
    const bytes = readFileSync(file)
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1
    writeFileSync(file, bytes)
    const refused = await office.refusal('backup.rehearse', { previewId })
    expect(refused.message).toContain('thay đổi sau khi xem trước')
    expect(readdirSync(office.folder).filter((name) => name.startsWith('restoring'))).toEqual([])
  })
})
