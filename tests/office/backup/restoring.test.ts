import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newestVersion } from '../../../electron/office/database/migrations/index.ts'
import { openDatabase } from '../../../electron/office/database/open.ts'
import type { OfficeEvent } from '../../../shared/command.ts'
import { officeAt, temporaryFolder } from '../../helpers/office.ts'
import { databaseOf, hashOf, raw } from '../database/raw.ts'
import { content, draftRevisionOf, drawingHost, filledOffice, freeze, now, person } from '../filled-office.ts'
import { officesOfFile } from './offices.ts'
import { backUp, lookAt, membersOf, setsOn, stickHost, stickOf } from './sticks.ts'

const { opened, filled } = officesOfFile()

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

  it('is not called a step back in time when nothing was done since the copy was made', async () => {
    const stick = temporaryFolder()
    const at = (minute: number) => `2026-11-22T02:0${minute}:00Z`
    const source = await filled(stick)
    await source.office.close()
    const { folder } = source.office
    const later = opened(await officeAt({ folder, now: at(3), host: stickHost(stick) }))
    await backUp(later)
    const [set] = await setsOn(later)
    const preview = await lookAt(later, set?.token)
    expect(preview.lastChangeNow).toBe(preview.lastChangeInside)
    expect(preview.warnings).toEqual([])
    await later.ask('setup.textSize', { textSize: 'large' })
    expect((await lookAt(later, set?.token)).warnings.join()).toContain('cũ hơn dữ liệu hiện nay')
  })

  it('tells the newest meeting and the newest signed paper, there and here', async () => {
    const stick = temporaryFolder()
    const source = await filled(stick)
    const paperId = await freeze(source)
    await backUp(source.office)
    const { revision } = await source.office.ask('documents.paper', { id: paperId })
    await source.office.ask('documents.recordSigned', {
      paperId,
      revision,
      signedOn: '2026-11-05',
      signers: 'Chủ trì',
    })
    const [set] = await setsOn(source.office)
    const preview = await lookAt(source.office, set?.token)
    const meeting = { heldOn: '2026-11-03', cellName: 'Chi bộ thôn Sen Đông' }
    expect(preview.newestInside).toEqual({ meeting, signedPaper: null })
    expect(preview.newestNow).toEqual({
      meeting,
      signedPaper: { signedOn: '2026-11-05', name: expect.stringMatching(/Chi bộ thôn Sen Đông$/) },
    })
    const empty = opened(await officeAt({ now, host: stickHost(stick) }))
    const [there] = await setsOn(empty)
    const { newestNow } = await lookAt(empty, there?.token)
    expect(newestNow).toEqual({ meeting: null, signedPaper: null })
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
    const folder = await stickOf(office)
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
