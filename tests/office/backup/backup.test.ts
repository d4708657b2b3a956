import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { inspectBackup } from '../../../electron/office/backup/inspection.ts'
import { newestVersion } from '../../../electron/office/database/migrations/index.ts'
import { openDatabase } from '../../../electron/office/database/open.ts'
import type { OfficeEvent } from '../../../shared/command.ts'
import { discard, type OfficeUnderTest, officeAt, temporaryFolder } from '../../helpers/office.ts'
import { databaseOf, hashOf, raw, rowCounts } from '../database/raw.ts'
import {
  content,
  draftRevisionOf,
  drawingHost,
  type Filled,
  filledOffice,
  freeze,
  now,
  person,
} from '../filled-office.ts'
import { backUp, filesUnder, lookAt, rootOf, setFolder, setsOn, stickHost } from './sticks.ts'

const open: OfficeUnderTest[] = []
const opened = <T extends OfficeUnderTest>(office: T): T => {
  open.push(office)
  return office
}
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})

const filled = async (stick: string): Promise<Filled> => {
  const result = await filledOffice({ host: stickHost(stick) })
  opened(result.office)
  return result
}
const membersOf = async (office: OfficeUnderTest) => (await office.ask('setup.state', {})).members

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
    expect(readdirSync(set).sort()).toEqual(['manifest.json', 'office.db'])
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
    const { backup_made: made, audit, ...rest } = rowCounts(live)
    const { audit: auditCopied, ...copied } = rowCounts(copy)
    expect(copied).toEqual(rest)
    // The backup's own mark comes after it.
    expect([made, audit]).toEqual([1, Number(auditCopied) + 1])
    live.close()
    copy.close()
  })

  it('is remembered with place, time and counts', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    const record = await backUp(office)
    const state = await office.ask('backup.state', {})
    expect(state).toEqual({ last: record, ageDays: 0, history: [record] })
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
        expect.stringMatching(/thiếu 1 văn bản đã chốt \(.*Chi bộ thôn Sen Đông, ngày 03\/11\/2026\)/),
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
    const running = office.call('backup.make', { folder: await stickToken(office) })
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
    const folder = await stickToken(office)
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
    const answer = await office.call('backup.make', { folder: await stickToken(office) }, 'mine')
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
    const folder = await stickToken(office)
    rmSync(stick, { recursive: true })
    const error = await office.refusal('backup.make', { folder })
    expect(error).toMatchObject({ code: 'storage', message: expect.stringContaining('cắm lại USB') })
  })
})

const stickToken = async (office: OfficeUnderTest) => (await office.ask('places.drives', {}))[0]?.token ?? ''

describe('a restore', () => {
  it('into an empty office brings everything, papers too', async () => {
    const stick = temporaryFolder()
    const source = await filled(stick)
    const paperId = await freeze(source)
    const frozen = await source.office.ask('documents.paper', { id: paperId })
    const signed = await source.office.ask('documents.recordSigned', {
      paperId,
      revision: frozen.revision,
      signedOn: '2026-11-05',
      signers: 'Chủ trì',
    })
    // A signed version counts also while a later one is being made.
    await source.office.ask('documents.reopen', { paperId, revision: signed.revision, reason: 'sai tên' })
    await backUp(source.office)
    const empty = opened(await officeAt({ now, host: stickHost(stick) }))
    const [set] = await setsOn(empty)
    const preview = await empty.ask('backup.look', { set: set?.token ?? '' })
    expect(preview.inside).toEqual({
      members: 5,
      cells: 2,
      meetings: 1,
      papers: 1,
      signedPapers: 1,
      attachments: 1,
    })
    expect(preview.now.members).toBe(0)
    expect(preview.communeName).toBe('xã Mường Than')
    expect(await membersOf(empty)).toBe(0)

    const { counts } = await empty.ask('backup.restore', { previewId: preview.previewId })
    expect(counts).toEqual(preview.inside)
    expect((await empty.ask('backup.state', {})).last).toMatchObject({ setName: set?.setName, counts })
    expect(await membersOf(empty)).toBe(5)
    const file = await empty.ask('documents.pdf', { paperId })
    expect(empty.door.take(file.token)?.bytes.toString()).toContain('%PDF')
    expect(readdirSync(empty.folder).filter((name) => name.startsWith('restoring'))).toEqual([])
    expect((await empty.refusal('backup.restore', { previewId: preview.previewId })).code).toBe('not-found')
  })

  it('tells what would be lost, and one click brings it back, and another one back again', async () => {
    const stick = temporaryFolder()
    const { office, cells, meeting } = await filled(stick)
    await backUp(office)
    await office.ask('people.add', {
      ...person('Lò Thị Mới'),
      cellId: cells[0],
      from: '2026-11-01',
      standing: 'official',
    })
    await office.ask('meetings.keep', {
      id: meeting,
      draftRevision: await draftRevisionOf({ office, meeting }),
      content: content('Vừa gõ xong'),
    })
    const [set] = await setsOn(office)
    const preview = await lookAt(office, set?.token)
    expect(preview.warnings).toContain('Bản sao lưu có ít hơn 1 đảng viên so với hiện nay.')
    const events: OfficeEvent[] = []
    office.onEvent((event) => events.push(event))
    const { keptAs } = await office.ask('backup.restore', { previewId: preview.previewId })
    expect(await membersOf(office)).toBe(5)
    expect((await office.ask('meetings.get', { id: meeting })).content.conclusion).not.toBe('Vừa gõ xong')
    expect(events).toContainEqual({
      kind: 'changed',
      capabilities: expect.arrayContaining(['people', 'meetings', 'backup']),
    })

    const [kept, ...more] = await office.ask('backup.kept', {})
    expect(more).toEqual([])
    expect(kept).toMatchObject({ name: keptAs, keptAt: new Date(now).toISOString() })
    const back = await office.ask('backup.lookKept', { kept: kept?.token ?? '' })
    expect([back.inside.members, back.now.members]).toEqual([6, 5])
    await office.ask('backup.restore', { previewId: back.previewId })
    expect(await membersOf(office)).toBe(6)
    expect((await office.ask('meetings.get', { id: meeting })).content.conclusion).toBe('Vừa gõ xong')
    expect(await office.ask('backup.kept', {})).toHaveLength(2)
  })

  it('goes back also when a paper of the office was lost meanwhile', async () => {
    const stick = temporaryFolder()
    const source = await filled(stick)
    await backUp(source.office)
    await freeze(source)
    const [set] = await setsOn(source.office)
    const { previewId } = await lookAt(source.office, set?.token)
    await source.office.ask('backup.restore', { previewId })
    rmSync(join(source.office.folder, 'papers'), { recursive: true })
    const [kept] = await source.office.ask('backup.kept', {})
    const back = await source.office.ask('backup.lookKept', { kept: kept?.token ?? '' })
    const { counts } = await source.office.ask('backup.restore', { previewId: back.previewId })
    expect(counts.papers).toBe(1)
  })

  it('keeps also what was written while it was running', async () => {
    const stick = temporaryFolder()
    const { office, meeting } = await filled(stick)
    await backUp(office)
    const [set] = await setsOn(office)
    const { previewId } = await lookAt(office, set?.token)
    const acknowledged: number[] = []
    const typing = async () => {
      for (let draftRevision = await draftRevisionOf({ office, meeting }); ; draftRevision += 1) {
        const input = { id: meeting, draftRevision, content: content(`Lần ${draftRevision + 1}`) }
        const answer = await office.call('meetings.keep', input)
        // The restored office knows nothing of this draft.
        if (!answer.ok) return
        acknowledged.push(draftRevision + 1)
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const typed = typing()
    await office.ask('backup.restore', { previewId })
    await typed
    const [kept] = await office.ask('backup.kept', {})
    const { previewId: back } = await office.ask('backup.lookKept', { kept: kept?.token ?? '' })
    await office.ask('backup.restore', { previewId: back })
    const { conclusion } = (await office.ask('meetings.get', { id: meeting })).content
    expect(acknowledged.length).toBeGreaterThan(0)
    expect(conclusion).toBe(`Lần ${acknowledged.at(-1)}`)
  })

  it('is refused where the office is open in another window, which goes on undisturbed', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await backUp(office)
    const second = opened(await officeAt({ folder: office.folder, now, host: stickHost(stick) }))
    const [set] = await setsOn(second)
    const { previewId } = await lookAt(second, set?.token)
    const error = await second.refusal('backup.restore', { previewId })
    expect(error).toMatchObject({ code: 'not-ready', message: expect.stringContaining('cửa sổ khác') })
    expect(existsSync(join(office.folder, 'kept'))).toBe(false)
    expect(readdirSync(office.folder).filter((name) => name.startsWith('restoring'))).toEqual([])
    await second.close()
    expect(await membersOf(office)).toBe(5)
    await office.ask('setup.textSize', { textSize: 'large' })
  })

  it('clicked twice happens once', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await backUp(office)
    const [set] = await setsOn(office)
    const { previewId } = await lookAt(office, set?.token)
    const twice = [office.call('backup.restore', { previewId }), office.call('backup.restore', { previewId })]
    const answers = await Promise.all(twice)
    expect(answers.map((answer) => (answer.ok ? 'restored' : answer.error.code))).toEqual([
      'restored',
      'refused',
    ])
    expect(await office.ask('backup.kept', {})).toHaveLength(1)
    expect(await membersOf(office)).toBe(5)
  })

  it('and a backup shut each other out, so that no row of the old office comes into the new one', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await backUp(office)
    const [set] = await setsOn(office)
    const { previewId } = await lookAt(office, set?.token)
    const folder = await stickToken(office)
    const outcome = (answer: Awaited<ReturnType<typeof office.call>>) =>
      answer.ok ? 'done' : answer.error.message
    const backupFirst = [office.call('backup.make', { folder }), office.call('backup.restore', { previewId })]
    expect((await Promise.all(backupFirst)).map(outcome)).toEqual([
      'done',
      'Đang sao lưu rồi. Hãy chờ lần này xong.',
    ])
    const restoreFirst = [
      office.call('backup.restore', { previewId }),
      office.call('backup.make', { folder }),
    ]
    expect((await Promise.all(restoreFirst)).map(outcome)).toEqual([
      'done',
      'Đang khôi phục rồi. Hãy chờ lần này xong.',
    ])
    // The restored office is that of before its own backup: what it came from is the one copy that it knows.
    expect((await office.ask('backup.state', {})).history).toHaveLength(1)
  })

  it('leaves its row in the audit of the restored office, whose chain holds', async () => {
    const stick = temporaryFolder()
    const { office } = await filled(stick)
    await backUp(office)
    const [set] = await setsOn(office)
    const { previewId } = await lookAt(office, set?.token)
    await office.ask('backup.restore', { previewId })
    const last = raw(office.folder, (db) =>
      db.prepare('SELECT command FROM audit ORDER BY sequence DESC').pluck().get(),
    )
    expect(last).toBe('backup.restore')
  })

  it('mends a paper of the office that was damaged', async () => {
    const stick = temporaryFolder()
    const source = await filled(stick)
    const paperId = await freeze(source)
    await backUp(source.office)
    const papers = join(source.office.folder, 'papers')
    const paper = join(papers, String(readdirSync(papers)[0]))
    writeFileSync(paper, readFileSync(paper).fill(7))
    const [set] = await setsOn(source.office)
    const { previewId } = await lookAt(source.office, set?.token)
    await source.office.ask('backup.restore', { previewId })
    await source.office.ask('documents.pdf', { paperId })
  })

  it.each([
    ['is no database at all', (file: string) => writeFileSync(file, 'hỏng '.repeat(5000))],
    [
      'is of a newer program',
      (file: string) => raw(join(file, '..'), (db) => db.pragma(`user_version=${newestVersion + 10}`)),
    ],
  ])('works while the present database %s, and keeps that as it lay', async (_what, spoil) => {
    const stick = temporaryFolder()
    const { office: first } = await filledOffice({ host: stickHost(stick) })
    await backUp(first)
    await first.close()
    spoil(databaseOf(first.folder))
    const spoilt = hashOf(databaseOf(first.folder))
    const office = opened(await officeAt({ folder: first.folder, now, host: stickHost(stick) }))
    expect(office.trouble).toBeDefined()
    const [set] = await setsOn(office)
    const preview = await lookAt(office, set?.token)
    expect(preview.warnings.join()).toContain('chưa mở được')
    const { keptAs } = await office.ask('backup.restore', { previewId: preview.previewId })
    expect(office.trouble).toBeUndefined()
    expect(await membersOf(office)).toBe(5)
    expect(hashOf(join(office.folder, 'kept', keptAs, 'office.db'))).toBe(spoilt)
  })

  it('keeps the journal of an office that could not be opened, and brings back what stood in it', async () => {
    const stick = temporaryFolder()
    const { office: first } = await filledOffice({ host: stickHost(stick) })
    await backUp(first)
    await first.close()
    // A newer program was killed here: its last words are in the journal alone.
    raw(first.folder, (db) => db.pragma(`user_version=${newestVersion + 10}`))
    const writer = openDatabase(databaseOf(first.folder))
    writer.exec("UPDATE office SET place_name = 'Mường Kim'")
    writer.pragma(`user_version=${newestVersion}`)
    const lying = temporaryFolder()
    for (const ending of ['', '-wal'])
      copyFileSync(databaseOf(first.folder) + ending, databaseOf(lying) + ending)
    writer.close()
    for (const ending of ['', '-wal'])
      copyFileSync(databaseOf(lying) + ending, databaseOf(first.folder) + ending)
    raw(lying, (db) => expect(db.prepare('SELECT place_name FROM office').pluck().get()).toBe('Mường Kim'))
    const kept = join(first.folder, 'kept', '2026-11-21T02-00-00-000Z')
    mkdirSync(kept, { recursive: true })
    for (const ending of ['', '-wal'])
      renameSync(databaseOf(first.folder) + ending, join(kept, `office.db${ending}`))

    const office = opened(await officeAt({ folder: first.folder, now, host: drawingHost }))
    const [place] = await office.ask('backup.kept', {})
    const { previewId } = await office.ask('backup.lookKept', { kept: place?.token ?? '' })
    await office.ask('backup.restore', { previewId })
    expect((await office.ask('setup.state', {})).commune?.placeName).toBe('Mường Kim')
  })
})

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
    expect(preview.warnings[0]).toMatch(/của 1 văn bản đã chốt \(.*Chi bộ thôn Sen Đông, ngày 03\/11\/2026\)/)
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
