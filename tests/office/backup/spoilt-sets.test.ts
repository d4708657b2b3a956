import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { newestVersion } from '../../../electron/office/database/migrations/index.ts'
import { openDatabase } from '../../../electron/office/database/open.ts'
import { officeAt, temporaryFolder } from '../../helpers/office.ts'
import { hashOf, raw, rowCounts } from '../database/raw.ts'
import { freeze, now } from '../filled-office.ts'
import { officesOfFile } from './offices.ts'
import { backUp, lookAt, membersOf, setFolder, setsOn, stickHost } from './sticks.ts'

const { opened, filled } = officesOfFile()

describe('a set that is not what it was', () => {
  const flip = (file: string, at: number) => {
    const bytes = readFileSync(file)
    bytes[at] = (bytes[at] ?? 0) ^ 0x01
    writeFileSync(file, bytes)
  }
  type Json = { readonly counts: object; readonly database: { sha256: string } }
  const edit = (set: string, change: (manifest: Json) => void) => {
    const file = join(set, 'manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    change(manifest)
    writeFileSync(file, JSON.stringify(manifest))
  }
  const papersOf = (set: string) => join(set, '..', 'papers')

  it.each<[string, (set: string) => void, string]>([
    ['has one bit flipped in its header', (set) => flip(join(set, 'office.db'), 30), 'bị hỏng'],
    [
      'has one bit flipped at its end',
      (set) => flip(join(set, 'office.db'), statSync(join(set, 'office.db')).size - 5),
      'bị hỏng',
    ],
    [
      'claims other counts',
      (set) => edit(set, ({ counts }) => Object.assign(counts, { members: 400 })),
      'bị hỏng',
    ],
    [
      'claims another commune',
      (set) => edit(set, (manifest) => Object.assign(manifest, { communeName: 'xã Khác' })),
      'bị hỏng',
    ],
    [
      'claims no papers',
      (set) => edit(set, (manifest) => Object.assign(manifest, { attachments: [] })),
      'bị hỏng',
    ],
    [
      'comes from a newer program',
      (set) => {
        const db = openDatabase(join(set, 'office.db'))
        db.pragma('journal_mode=DELETE')
        db.pragma('foreign_keys=OFF')
        db.exec('DROP TABLE attachment')
        db.pragma(`user_version=${newestVersion + 10}`)
        db.close()
        edit(set, (manifest) => {
          manifest.database.sha256 = hashOf(join(set, 'office.db'))
          Object.assign(manifest, { schemaVersion: newestVersion + 10 })
        })
      },
      'mới hơn',
    ],
  ])('is refused when it %s, and the office is not touched', async (_what, spoil, words) => {
    const stick = temporaryFolder()
    const source = await filled(stick)
    await freeze(source)
    const { setName } = await backUp(source.office)
    spoil(setFolder(stick, setName))
    const office = opened(await officeAt({ now, host: stickHost(stick) }))
    const before = raw(office.folder, rowCounts)
    const [set] = await setsOn(office)
    const error = await office.refusal('backup.look', { set: set?.token ?? '' })
    expect(error).toMatchObject({ code: 'refused', message: expect.stringContaining(words) })
    expect(error.message).toMatch(/chưa bị đụng đến|chưa dùng được/)
    expect(raw(office.folder, rowCounts)).toEqual(before)
    expect(office.trouble).toBeUndefined()
  })

  it.each<[string, (set: string) => void]>([
    ['its database changes', (set) => flip(join(set, 'office.db'), 5000)],
    ['its paper changes', (set) => flip(join(papersOf(set), String(readdirSync(papersOf(set))[0])), 3)],
  ])('is refused when %s between the look and the restore', async (_what, spoil) => {
    const stick = temporaryFolder()
    const source = await filled(stick)
    await freeze(source)
    const { setName } = await backUp(source.office)
    const office = opened(await officeAt({ now, host: stickHost(stick) }))
    const before = raw(office.folder, rowCounts)
    const [set] = await setsOn(office)
    const { previewId } = await lookAt(office, set?.token)
    spoil(setFolder(stick, setName))
    expect((await office.refusal('backup.restore', { previewId })).code).toBe('refused')
    expect(raw(office.folder, rowCounts)).toEqual(before)
    expect(readdirSync(office.folder).filter((name) => name.startsWith('restoring'))).toEqual([])
    expect(existsSync(join(office.folder, 'kept'))).toBe(false)
    expect(office.trouble).toBeUndefined()
  })

  it.each<[string, (set: string) => void]>([
    ['has lost its papers', (set) => rmSync(papersOf(set), { recursive: true })],
    ['has a paper that rotted', (set) => flip(join(papersOf(set), String(readdirSync(papersOf(set))[0])), 3)],
  ])('that %s tells which, and restores all the rest', async (_what, spoil) => {
    const stick = temporaryFolder()
    const source = await filled(stick)
    const paperId = await freeze(source)
    const { setName } = await backUp(source.office)
    spoil(setFolder(stick, setName))
    const office = opened(await officeAt({ now, host: stickHost(stick) }))
    const [set] = await setsOn(office)
    const preview = await lookAt(office, set?.token)
    expect(preview.warnings[0]).toMatch(
      /của 1 văn bản đã chốt \((\S+, )?Chi bộ thôn Sen Đông, ngày 03\/11\/2026\)/,
    )
    const { counts } = await office.ask('backup.restore', { previewId: preview.previewId })
    expect(counts).toEqual(preview.inside)
    expect(await membersOf(office)).toBe(5)
    const error = await office.refusal('documents.pdf', { paperId })
    expect(error).toMatchObject({ code: 'storage', message: expect.stringContaining('Sổ sách còn nguyên') })
    // Found again: laid back on the stick by a PC that has it, then asked for once more.
    await backUp(source.office)
    const mended = await lookAt(office, set?.token)
    expect(mended.warnings.join()).not.toContain('tệp hỏng')
    await office.ask('backup.restore', { previewId: mended.previewId })
    await office.ask('documents.pdf', { paperId })
  })

  it('of a release that counts otherwise is shown with its counts, and can be restored', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const { setName } = await backUp(office)
    edit(setFolder(stick, setName), (manifest) => {
      Object.assign(manifest, { countsVersion: 2 })
      Object.assign(manifest.counts, { members: 400 })
    })
    const [set] = await setsOn(office)
    expect(set?.counts.members).toBe(400)
    const preview = await lookAt(office, set?.token)
    expect(preview.inside.members).toBe(5)
    await office.ask('backup.restore', { previewId: preview.previewId })
    expect(await membersOf(office)).toBe(5)
  })

  it('from before sets named their way of counting and the end of their audit is as good as ever', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const { setName } = await backUp(office)
    edit(setFolder(stick, setName), (manifest) =>
      Object.assign(manifest, { countsVersion: undefined, auditHeads: undefined }),
    )
    const [set] = await setsOn(office)
    const preview = await lookAt(office, set?.token)
    expect(preview.warnings.join()).not.toContain('Nhật ký')
    await office.ask('backup.restore', { previewId: preview.previewId })
  })

  it('whose audit was rewritten outside the program says so, and can be restored', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await office.close()
    raw(office.folder, (db) => {
      db.exec('DROP TRIGGER audit_is_final_update')
      db.exec("UPDATE audit SET changes = '{}' WHERE sequence = 2")
    })
    const again = opened(
      await officeAt({ folder: office.folder, now, host: stickHost(stick), checkAfter: 0 }),
    )
    const log = () => readFileSync(join(office.folder, 'log', 'office.log'), 'utf8')
    await vi.waitFor(() => expect(log()).toContain('"event":"audit checked","ok":false,"sequence":2'), 10_000)
    await backUp(again)
    const [set] = await setsOn(again)
    const preview = await lookAt(again, set?.token)
    expect(preview.warnings.join()).toContain('Nhật ký trong bản sao lưu này không còn liền mạch')
    await again.ask('backup.restore', { previewId: preview.previewId })
    expect(await membersOf(again)).toBe(5)
  })

  it('is not listed while it is only half there', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const { setName } = await backUp(office)
    const set = setFolder(stick, setName)
    renameSync(set, `${set}.partial`)
    expect(await setsOn(office)).toEqual([])
    renameSync(`${set}.partial`, set)
    rmSync(join(set, 'manifest.json'))
    expect(await setsOn(office)).toEqual([])
    writeFileSync(join(set, 'manifest.json'), '{"format":"another"}')
    expect(await setsOn(office)).toEqual([])
  })
})
