import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectBackup } from '../../../electron/office/backup/inspection.ts'
import { newestVersion } from '../../../electron/office/database/migrations/index.ts'
import { openDatabase } from '../../../electron/office/database/open.ts'
import type { OfficeEvent } from '../../../shared/command.ts'
import { officeAt, temporaryFolder } from '../../helpers/office.ts'
import { databaseOf, hashOf, raw, rowCounts } from '../database/raw.ts'
import { content, draftRevisionOf, freeze, now } from '../filled-office.ts'
import { officesOfFile } from './offices.ts'
import { backUp, filesUnder, lookAt, rootOf, setFolder, setsOn, stickHost, stickOf } from './sticks.ts'

const { opened, filled } = officesOfFile()

describe('a backup', () => {
  it('is copied, read back, opened and counted before it is called one', async () => {
    const stick = temporaryFolder()
    const result = await filled(stick)
    await freeze(result)
    const record = await backUp(result.office)
    expect(record.counts).toEqual({
      members: 5,
      cells: 2,
      meetings: 1,
      papers: 1,
      signedPapers: 0,
      attachments: 1,
    })

    const set = setFolder(stick, record.setName)
    expect(readdirSync(set).sort()).toEqual(['Mo ban sao luu nay.sochibo', 'manifest.json', 'office.db'])
    const manifest = JSON.parse(readFileSync(join(set, 'manifest.json'), 'utf8'))
    expect(manifest.database).toEqual({
      name: 'office.db',
      bytes: record.bytes,
      sha256: hashOf(join(set, 'office.db')),
    })
    expect(manifest).toMatchObject({
      communeName: 'xã Mường Than',
      schemaVersion: newestVersion,
      counts: record.counts,
    })
    const [paper] = manifest.attachments
    expect(hashOf(join(rootOf(stick), 'papers', paper.sha256))).toBe(paper.sha256)
    expect(inspectBackup({ file: join(set, 'office.db') })).toMatchObject({
      integrity: 'ok',
      counts: record.counts,
    })
    expect(filesUnder(stick).filter((name) => /partial|-wal|-shm|-journal/.test(name))).toEqual([])
    expect(readdirSync(join(result.office.folder, 'snapshots'))).toEqual([])
  })

  it('holds every row of the office, those in the journal too', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const { setName } = await backUp(office)
    const live = openDatabase(databaseOf(office.folder), { readonly: true })
    const copy = openDatabase(join(setFolder(stick, setName), 'office.db'), { readonly: true })
    const { backup_made: made, backup_place: places, audit, ...rest } = rowCounts(live)
    const { audit: auditCopied, ...copied } = rowCounts(copy)
    expect(copied).toEqual(rest)
    // The backup's own mark comes after it.
    expect([made, places, audit]).toEqual([1, 1, Number(auditCopied) + 1])
    live.close()
    copy.close()
  })

  it('is remembered with place, time and counts', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const record = await backUp(office)
    const state = await office.ask('backup.state', {})
    expect(state).toMatchObject({ last: record, ageDays: 0, history: [record], auditTrouble: null })
    expect(
      raw(office.folder, (db) =>
        db.prepare('SELECT command FROM audit ORDER BY sequence DESC').pluck().get(),
      ),
    ).toBe('backup.make')
  })

  it('copies only the papers that the stick lacks', async () => {
    const stick = temporaryFolder()
    const result = await filled(stick)
    await freeze(result)
    await backUp(result.office)
    const papers = join(rootOf(stick), 'papers')
    const [first] = readdirSync(papers)
    const before = statSync(join(papers, String(first))).mtimeMs
    const paper = await result.office.ask('documents.ofMeeting', { meetingId: result.meeting })
    await result.office.ask('documents.reopen', {
      paperId: paper?.id ?? '',
      revision: paper?.revision ?? 0,
      reason: 'Sai tên',
    })
    await freeze(result)
    const second = await backUp(result.office)
    expect(second.counts.attachments).toBe(2)
    expect(readdirSync(papers)).toHaveLength(2)
    expect(statSync(join(papers, String(first))).mtimeMs).toBe(before)
    expect(await setsOn(result.office)).toHaveLength(2)
  })

  it('mends a paper that was cut short on the stick', async () => {
    const stick = temporaryFolder()
    const result = await filled(stick)
    await freeze(result)
    await backUp(result.office)
    const papers = join(rootOf(stick), 'papers')
    const name = String(readdirSync(papers)[0])
    writeFileSync(join(papers, name), 'half')
    await backUp(result.office)
    expect(hashOf(join(papers, name))).toBe(name)
  })

  it('mends a paper that rotted on the stick without changing its length, so that every set restores', async () => {
    const stick = temporaryFolder()
    const result = await filled(stick)
    const paperId = await freeze(result)
    await backUp(result.office)
    const papers = join(rootOf(stick), 'papers')
    const name = String(readdirSync(papers)[0])
    writeFileSync(join(papers, name), readFileSync(join(papers, name)).fill(7))
    expect((await backUp(result.office)).warnings).toEqual([])
    expect(hashOf(join(papers, name))).toBe(name)
    const empty = opened(await officeAt({ now, host: stickHost(stick) }))
    for (const set of await setsOn(empty)) {
      const preview = await lookAt(empty, set.token)
      expect(preview.warnings.join()).not.toContain('thiếu')
      await empty.ask('backup.restore', { previewId: preview.previewId })
      await empty.ask('documents.pdf', { paperId })
    }
  })

  const spoilers: readonly (readonly [string, (paper: string) => void])[] = [
    ['was changed', (paper) => writeFileSync(paper, readFileSync(paper).fill(7))],
    ['was lost', (paper) => rmSync(paper)],
  ]

  it.each(spoilers)(
    'names a frozen paper that %s in the office, and holds everything else',
    async (_what, spoil) => {
      const stick = temporaryFolder()
      const result = await filled(stick)
      const id = await freeze(result)
      const papers = join(result.office.folder, 'papers')
      const hash = String(readdirSync(papers)[0])
      spoil(join(papers, hash))
      const record = await backUp(result.office)
      expect(record.warnings).toEqual([
        expect.stringMatching(/thiếu 1 văn bản đã chốt \((\S+, )?Chi bộ thôn Sen Đông, ngày 03\/11\/2026\)/),
      ])
      expect(record.counts.members).toBe(5)
      expect((await result.office.ask('backup.state', {})).last).toEqual(record)
      const manifest = JSON.parse(
        readFileSync(join(setFolder(stick, record.setName), 'manifest.json'), 'utf8'),
      )
      expect(manifest.missing).toEqual([hash])
      expect((await result.office.refusal('documents.pdf', { paperId: id })).code).toBe('storage')
    },
  )

  it.each(spoilers)('brings a paper that %s in the office back from the stick', async (_what, spoil) => {
    const stick = temporaryFolder()
    const result = await filled(stick)
    const paperId = await freeze(result)
    await backUp(result.office)
    const papers = join(result.office.folder, 'papers')
    const hash = String(readdirSync(papers)[0])
    spoil(join(papers, hash))
    expect((await backUp(result.office)).warnings).toEqual([])
    expect(hashOf(join(papers, hash))).toBe(hash)
    await result.office.ask('documents.pdf', { paperId })
  })

  it('goes on while the office writes, and holds one moment of it', async () => {
    const stick = temporaryFolder()
    const { office, meeting } = await filled(stick)
    const running = office.call('backup.make', { folder: await stickOf(office) })
    let draftRevision = await draftRevisionOf({ office, meeting })
    const first = draftRevision
    let done = false
    void running.then(() => {
      done = true
    })
    while (!done) {
      const kept = await office.ask('meetings.keep', {
        id: meeting,
        draftRevision,
        content: content(`Lần ${draftRevision}`),
      })
      draftRevision = kept.draftRevision
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect((await running).ok).toBe(true)
    expect(draftRevision).toBeGreaterThan(first + 5)
    expect((await office.ask('meetings.get', { id: meeting })).content.conclusion).toBe(
      `Lần ${draftRevision - 1}`,
    )
    const [set] = await setsOn(office)
    expect(set).toBeDefined()
  })

  it('is refused while another one runs, and two within one second do not touch each other', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const folder = await stickOf(office)
    const answers = await Promise.all([
      office.call('backup.make', { folder }),
      office.call('backup.make', { folder }),
    ])
    expect(answers.map((answer) => (answer.ok ? 'made' : answer.error.code))).toEqual(['made', 'refused'])
    await office.ask('backup.make', { folder })
    const sets = await setsOn(office)
    expect(sets).toHaveLength(2)
    for (const set of sets) await office.ask('backup.look', { set: set.token })
  })

  it('that is cancelled leaves nothing on the stick that looks like a set', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    office.onEvent((event: OfficeEvent) => {
      if (event.kind === 'progress' && (event.fraction ?? 0) >= 0.3) office.cancel('mine')
    })
    const answer = await office.call('backup.make', { folder: await stickOf(office) }, 'mine')
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await setsOn(office)).toEqual([])
    expect(filesUnder(stick)).toEqual([])
    expect((await office.ask('backup.state', {})).last).toBeNull()
    expect(readdirSync(join(office.folder, 'snapshots'))).toEqual([])
    await backUp(office)
  })

  it('to a folder that is gone says so', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const folder = await stickOf(office)
    rmSync(stick, { recursive: true })
    const error = await office.refusal('backup.make', { folder })
    expect(error).toMatchObject({ code: 'storage', message: expect.stringContaining('cắm lại USB') })
  })
})
