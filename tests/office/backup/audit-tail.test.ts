import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Connection } from '../../../electron/office/database/open.ts'
import { type OfficeUnderTest, officeAt, temporaryFolder } from '../../helpers/office.ts'
import { hashOf, leaveUnclean, raw } from '../database/raw.ts'
import { now, person } from '../filled-office.ts'
import { officesOfFile } from './offices.ts'
import { backUp, lookAt, setFolder, setsOn, stickHost } from './sticks.ts'

const { opened, filled } = officesOfFile()

const lastOf = (db: Connection) =>
  db.prepare('SELECT origin, sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1').get() as {
    readonly sequence: number
  }

/** Takes the last rows of the audit away, which leaves a chain that holds in itself. */
const cut = (db: Connection, rows: number) => {
  db.exec('DROP TRIGGER audit_is_final_delete')
  db.prepare('DELETE FROM audit WHERE sequence > ?').run(lastOf(db).sequence - rows)
}

const addOne = (office: OfficeUnderTest, cellId: string) =>
  office.ask('people.add', { ...person('Lò Thị Sau'), cellId, from: '2026-01-01', standing: 'official' })

/** Opens an office again and waits until its audit was checked. */
async function reopened(folder: string, stick: string): Promise<OfficeUnderTest> {
  const office = opened(await officeAt({ folder, now, host: stickHost(stick), checkAfter: 0 }))
  const log = () =>
    readFileSync(join(folder, 'log', 'office.log'), 'utf8')
      .split('"event":"opened"')
      .at(-1)
  await vi.waitFor(() => expect(log()).toContain('"event":"audit checked"'), 10_000)
  return office
}
const later = '2026-11-22T03:00:00Z'
const auditTrouble = async (office: OfficeUnderTest) => (await office.ask('backup.state', {})).auditTrouble

describe('an audit whose last rows were cut off', () => {
  it('is found at opening, when it ends before a backup saw it end', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await backUp(office)
    await office.close()
    // The row of the backup itself, and one more.
    raw(office.folder, (db) => cut(db, 2))
    const again = await reopened(office.folder, stick)
    expect(await auditTrouble(again)).toMatch(/Nhật ký trong máy không còn liền mạch.*báo người phụ trách/)
    expect((await again.ask('setup.state', {})).members).toBe(5)
  })

  it('is found also after an end of the program that was none', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await backUp(office)
    await office.close()
    raw(office.folder, (db) => cut(db, 2))
    leaveUnclean(office.folder)
    expect(await auditTrouble(await reopened(office.folder, stick))).not.toBeNull()
  })

  it('is found also when it has grown again since', async () => {
    const stick = temporaryFolder()
    const { office, cells } = await filled(stick)
    await backUp(office)
    await office.close()
    raw(office.folder, (db) => cut(db, 3))
    const grown = opened(await officeAt({ folder: office.folder, now, host: stickHost(stick) }))
    for (let count = 0; count < 6; count += 1) await addOne(grown, cells[0])
    await grown.close()
    expect(await auditTrouble(await reopened(office.folder, stick))).toContain('Nhật ký')
  })

  it('is told by the next backup, which stands as a copy of what there is', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await backUp(office)
    await office.close()
    raw(office.folder, (db) => cut(db, 2))
    const again = opened(await officeAt({ folder: office.folder, now: later, host: stickHost(stick) }))
    expect(await auditTrouble(again)).toBeNull()
    const made = await backUp(again)
    expect(made.notes).toEqual([expect.stringContaining('Nhật ký trong máy không còn liền mạch')])
    expect(made.warnings).toEqual([])
    const { history } = await again.ask('backup.state', {})
    expect(history.find((record) => record.setName === made.setName)?.notes).toEqual(made.notes)
    expect(await auditTrouble(again)).toContain('Nhật ký')
    await again.close()
    // A copy of what was left does not make up for what an earlier one has seen.
    expect(await auditTrouble(await reopened(office.folder, stick))).toContain('Nhật ký')
  })

  it('is told of a copy, whose manifest says how far it went', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const { setName } = await backUp(office)
    const set = setFolder(stick, setName)
    const file = join(set, 'manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    const { sequence } = raw(set, lastOf)
    expect(manifest.auditHeads).toEqual([expect.objectContaining({ sequence })])
    raw(set, (db) => {
      // The newest row keeps its time, so that only the length tells.
      db.exec('DROP TRIGGER audit_is_final_delete')
      db.prepare('DELETE FROM audit WHERE sequence = ?').run(sequence)
      db.pragma('journal_mode=DELETE')
    })
    manifest.database.sha256 = hashOf(join(set, 'office.db'))
    writeFileSync(file, JSON.stringify(manifest))
    const [token] = await setsOn(office)
    const preview = await lookAt(office, token?.token)
    expect(preview.warnings.join()).toContain('Nhật ký trong bản sao lưu này không còn liền mạch')
    await office.ask('backup.restore', { previewId: preview.previewId })
    expect(await auditTrouble(office)).not.toBeNull()
  })

  it('is not seen where an older set was restored, nor where the way back was taken', async () => {
    const stick = temporaryFolder()
    const { office, cells } = await filled(stick)
    await backUp(office)
    await addOne(office, cells[0])
    await backUp(office)
    const sets = await setsOn(office)
    const older = await lookAt(office, sets.at(-1)?.token)
    await office.ask('backup.restore', { previewId: older.previewId })
    await office.close()
    const again = await reopened(office.folder, stick)
    expect(await auditTrouble(again)).toBeNull()
    expect((await backUp(again)).notes).toEqual([])
    const [kept] = await again.ask('backup.kept', {})
    const back = await again.ask('backup.lookKept', { kept: kept?.token ?? '' })
    expect(back.warnings.join()).not.toContain('Nhật ký')
    await again.ask('backup.restore', { previewId: back.previewId })
    await again.close()
    const last = await reopened(office.folder, stick)
    expect(await auditTrouble(last)).toBeNull()
    expect((await backUp(last)).notes).toEqual([])
  })
})
