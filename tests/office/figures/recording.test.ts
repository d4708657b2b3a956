import { afterEach, describe, expect, it } from 'vitest'
import { createExecutor, q } from '../../../electron/office/database/executor.ts'
import { openDatabase } from '../../../electron/office/database/open.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { databaseOf } from '../database/raw.ts'
import { drawingHost, now, person } from '../filled-office.ts'
import { keyOf, makeCells, period, typedRow } from './commune.ts'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})
async function commune(cells = 2, members = 6) {
  const office = await officeAt({ now, host: drawingHost })
  open.push(office)
  return { office, cells: await makeCells(office.ask, cells, members) }
}
const sheetRow = async (office: OfficeUnderTest, cellId: string) => {
  const row = (await office.ask('figures.sheet', { period })).find((each) => each.cellId === cellId)
  if (!row) throw new Error('no row')
  return row
}
const auditOf = (office: OfficeUnderTest) => {
  const connection = openDatabase(databaseOf(office.folder), { readonly: true })
  try {
    return createExecutor(connection).all(
      q.selectFrom('audit').selectAll().where('command', 'like', 'figures.%').orderBy('sequence'),
    )
  } finally {
    connection.close()
  }
}
const typed = {
  heldOn: '5/11',
  startsAt: '1930',
  endsAt: '2105',
  absences: '2p(ốm) 5k',
  chair: '1',
  secretary: 'cao',
  vote: '4',
  ownScore: '92,5',
  totals: '4/1/1',
}

describe('recording a row of the sheet', () => {
  it('opens the meeting where the month was not opened, in one audit row', async () => {
    const { office, cells } = await commune()
    const [cellId = ''] = cells
    expect(await sheetRow(office, cellId)).toMatchObject({ meetingId: null, revision: 0, state: 'open' })
    const recorded = await office.ask('figures.record', await typedRow(office.ask, cellId, typed))
    expect(recorded).toMatchObject({ revision: 2, points: 0 })
    const rows = auditOf(office)
    expect(rows).toHaveLength(1)
    expect(JSON.parse(rows[0]?.changes ?? '')).toMatchObject({
      opened: { cellId, period, kind: 'regular', heldOn: '2026-11-05' },
      ownScore: [null, 925],
    })
  })

  it("gives the cell the commune's tasks of the month, once", async () => {
    const { office, cells } = await commune()
    const [cellId = ''] = cells
    const common = { title: 'Tổng dọn vệ sinh đường làng', product: 'Ảnh trước và sau', dueOn: '2026-11-25' }
    await office.ask('months.saveDirections', {
      ...{ period, revision: 0, news: '', directions: '', documents: [] },
      tasks: [{ id: null, ...common }],
    })
    const { meetingId } = await office.ask('figures.record', await typedRow(office.ask, cellId, typed))
    const given = async () => (await office.ask('meetings.get', { id: meetingId })).content.assignedTasks
    expect(await given()).toMatchObject([common])
    expect((await office.ask('months.get', { period })).tasks).toMatchObject([{ taken: 1 }])
    await office.ask('figures.record', await typedRow(office.ask, cellId, { ...typed, ownScore: '90' }))
    expect(await given()).toHaveLength(1)
    expect((await office.ask('home.overview', {})).openTasks).toBe(1)
  })

  it('is complete in the lists and rates, with everybody called', async () => {
    const { office, cells } = await commune()
    const [cellId = ''] = cells
    const { meetingId } = await office.ask('figures.record', await typedRow(office.ask, cellId, typed))
    const month = await office.ask('meetings.month', { period })
    expect(month.find((row) => row.cellId === cellId)?.meetings).toMatchObject([
      { present: 4, base: 6, convened: 6, isRecorded: true, depth: 'figures' },
    ])
    const { content, isRecorded, roll } = await office.ask('meetings.get', { id: meetingId })
    expect(isRecorded).toBe(true)
    expect(content).toMatchObject({
      ...{ heldOn: '2026-11-05', startsAt: '19:30', endsAt: '21:05', chairId: roll[0]?.personId },
      votes: [{ kind: 'resolution', inFavour: 4, against: 0, other: 0 }],
    })
    expect(content.marks.map(({ state, reason }) => `${state} ${reason}`.trim())).toEqual([
      ...['present', 'excused ốm', 'present', 'present', 'absent', 'present'],
    ])
    expect((await office.ask('scores.ofMeeting', { meetingId })).own).toMatchObject({ points: 925 })
    const { texts, state, revision } = await sheetRow(office, cellId)
    expect({ texts, state, revision }).toEqual({
      state: 'recorded',
      revision: 2,
      texts: {
        ...typed,
        ...{ heldOn: '05/11/2026', startsAt: '19:30', endsAt: '21:05', absences: '2p(ốm) 5k' },
        ...{ chair: '1 An', secretary: '3 Cao', vote: '4/0/0' },
      },
    })
  })

  it('writes into a meeting that was opened, keeps its numbers, and takes the typed day', async () => {
    const { office, cells } = await commune()
    const [cellId = ''] = cells
    await office.ask('meetings.open', { cellId, period, kind: 'combined', heldOn: '2026-11-03' })
    const [row] = (await office.ask('figures.sheet', { period })).filter((each) => each.cellId === cellId)
    expect(row).toMatchObject({
      ...{ kind: 'combined', plannedOn: '2026-11-03' },
      texts: { heldOn: '03/11/2026', chair: '1 An', absences: '' },
    })
    // Ân joins between the printed day and the day of the meeting: the last number, though the name sorts earlier.
    await office.ask('people.add', {
      ...person('Lò Văn Ân', { personalId: '012000000099' }),
      ...{ cellId, from: '2026-11-04', standing: 'official' },
    })
    const key = { ...keyOf(cellId), kind: 'combined' } as const
    const roll = await office.ask('figures.roll', { ...key, heldOn: '2026-11-05' })
    expect(roll.map(({ number, fullName }) => `${number} ${fullName}`)).toContain('7 Lò Văn Ân')
    const second = await office.refusal(
      'figures.record',
      await typedRow(office.ask, cellId, { ...typed, totals: '' }),
    )
    expect(second.code).toBe('conflict')
  })

  it('answers an older revision with the newer row, and writes nothing', async () => {
    const { office, cells } = await commune()
    const row = await typedRow(office.ask, cells[0] ?? '', typed)
    await office.ask('figures.record', row)
    const answer = await office.refusal('figures.record', row)
    expect(answer).toMatchObject({ code: 'conflict', current: { revision: 2, texts: { ownScore: '92,5' } } })
    expect(auditOf(office)).toHaveLength(1)
  })

  it('holds the rules of the sheet for every caller', async () => {
    const { office, cells } = await commune()
    const row = await typedRow(office.ask, cells[0] ?? '', typed)
    const refused = async (figures: Partial<typeof row.figures>) =>
      (await office.refusal('figures.record', { ...row, figures: { ...row.figures, ...figures } })).message
    expect(await refused({ heldOn: '2026-11-25' })).toContain('Ngày 25/11/2026 chưa đến')
    expect(await refused({ endsAt: '19:00' })).toContain('phải sau giờ bắt đầu')
    expect(await refused({ vote: { inFavour: 9, against: 0, other: 0 } })).toContain('chỉ có 4 đảng viên')
    expect(await refused({ marks: row.figures.marks.slice(1) })).toContain('Danh sách điểm danh')
    expect((await sheetRow(office, cells[0] ?? '')).meetingId).toBeNull()
  })

  it('leaves a meeting alone that is recorded or being written in full, or held by a paper', async () => {
    const { office, cells } = await commune()
    const [cellId = ''] = cells
    const { meetingId } = await office.ask('figures.record', await typedRow(office.ask, cellId, typed))
    const again = await typedRow(office.ask, cellId, { ...typed, ownScore: '90' })
    const { content, draftRevision, revision } = await office.ask('meetings.get', { id: meetingId })
    const kept = await office.ask('meetings.keep', { id: meetingId, draftRevision, content })
    expect((await office.refusal('figures.record', again)).message).toContain('Đang nhập biên bản đầy đủ')
    await office.ask('meetings.record', {
      id: meetingId,
      revision,
      draftRevision: kept.draftRevision,
      content,
    })
    expect((await office.refusal('figures.record', again)).message).toContain('Đã ghi biên bản đầy đủ')
    await office.ask('documents.freeze', { meetingId, meetingRevision: revision + 1, number: null })
    expect((await sheetRow(office, cellId)).closed?.why).toContain('đã chốt bản in')
  })

  it('still shows the tasks of earlier months when the meeting is written in full afterwards', async () => {
    const { office, cells } = await commune()
    const [cellId = ''] = cells
    const october = await office.ask('meetings.open', {
      cellId,
      period: '2026-10',
      kind: 'regular',
      heldOn: '2026-10-05',
    })
    const { content } = await office.ask('meetings.get', { id: october.id })
    const task = {
      taskId: '00000000-0000-7000-8000-0000000000aa',
      title: 'Làm đường bản',
      personId: null,
      who: '',
      dueOn: null,
    }
    await office.ask('meetings.record', {
      id: october.id,
      revision: 1,
      content: { ...content, assignedTasks: [task] },
    })
    const { meetingId } = await office.ask('figures.record', await typedRow(office.ask, cellId, typed))
    const { reportedTasks } = (await office.ask('meetings.get', { id: meetingId })).content
    expect(reportedTasks.map(({ title }) => title)).toEqual(['Làm đường bản'])
  })
})

describe('a row that is being typed', () => {
  it('waits as a draft until it is recorded, and is not passed over by another window', async () => {
    const { office, cells } = await commune()
    const [cellId = ''] = cells
    const key = keyOf(cellId)
    const kept = await office.ask('figures.keep', {
      ...key,
      draftRevision: 0,
      texts: { heldOn: '5/11', absences: '31' },
    })
    expect(kept.draftRevision).toBe(1)
    expect((await sheetRow(office, cellId)).draft).toMatchObject({
      heldOn: '5/11',
      absences: '31',
      chair: '',
    })
    const stale = await office.refusal('figures.keep', {
      ...key,
      draftRevision: 0,
      texts: { heldOn: '6/11' },
    })
    expect(stale.code).toBe('conflict')
    await office.ask('figures.record', await typedRow(office.ask, cellId, typed))
    expect(await sheetRow(office, cellId)).toMatchObject({ draft: null, draftRevision: 2 })
    expect(auditOf(office)).toHaveLength(1)
  })
})

describe('a row that was given up', () => {
  it('has no draft any more, and an older window does not bring it back', async () => {
    const { office, cells } = await commune()
    const [cellId = ''] = cells
    const key = keyOf(cellId)
    await office.ask('figures.keep', { ...key, draftRevision: 0, texts: { heldOn: '5/11' } })
    await office.ask('figures.keep', { ...key, draftRevision: 1, texts: null })
    expect(await sheetRow(office, cellId)).toMatchObject({ draft: null, draftRevision: 2 })
    const stale = await office.refusal('figures.keep', {
      ...key,
      draftRevision: 1,
      texts: { heldOn: '5/11' },
    })
    expect(stale.code).toBe('conflict')
  })
})

describe('totals that differ from the names', () => {
  it('are both kept, asked once, and settled with an answer', async () => {
    const { office, cells } = await commune()
    const [cellId = ''] = cells
    const wrong = { ...typed, totals: '5/1/0' }
    const { meetingId, points } = await office.ask(
      'figures.record',
      await typedRow(office.ask, cellId, wrong),
    )
    expect(points).toBe(1)
    const [point] = await office.ask('figures.points', {})
    expect(point).toMatchObject({
      meetingId,
      cellName: 'Chi bộ bản 1',
      question:
        'Phiếu ghi có mặt 5, vắng có lý do 1, vắng không lý do 0; tính theo tên thì có mặt 4, vắng có lý do 1, vắng không lý do 1.',
      asked: { fullName: 'Lò Văn An', post: 'Bí thư' },
    })
    const settle = { id: point?.id ?? '', revision: point?.revision ?? 0, answer: 'Tên đúng, tổng cộng nhầm' }
    await office.ask('figures.settlePoint', settle)
    expect((await office.refusal('figures.settlePoint', settle)).code).toBe('conflict')
    expect(await office.ask('figures.points', {})).toEqual([])
    // Recorded again with the same difference, it is not asked again.
    await office.ask('figures.record', await typedRow(office.ask, cellId, { ...wrong, ownScore: '91' }))
    expect(await office.ask('figures.points', {})).toEqual([])
    expect(await office.ask('figures.points', { withSettled: true })).toMatchObject([
      { answer: settle.answer },
    ])
  })

  it('are settled by the row itself once they agree', async () => {
    const { office, cells } = await commune()
    const [cellId = ''] = cells
    await office.ask('figures.record', await typedRow(office.ask, cellId, { ...typed, totals: '5' }))
    await office.ask('figures.record', await typedRow(office.ask, cellId, typed))
    expect(await office.ask('figures.points', { withSettled: true })).toMatchObject([
      { answer: 'Đã ghi lại, tổng số và tên khớp nhau.' },
    ])
  })

  it('are printed with the answers too, where those are asked for', async () => {
    const { office, cells } = await commune()
    await office.ask('figures.record', await typedRow(office.ask, cells[0] ?? '', { ...typed, totals: '5' }))
    const [point] = await office.ask('figures.points', {})
    const { id = '', revision = 0 } = point ?? {}
    await office.ask('figures.settlePoint', { id, revision, answer: 'Tên đúng' })
    expect((await office.refusal('figures.printPoints', {})).code).toBe('not-found')
    expect(await office.ask('figures.printPoints', { withSettled: true })).toMatchObject({ pages: 1 })
    const [told] = await office.ask('figures.points', { withSettled: true })
    expect(told).toMatchObject({ isOnSheet: true, answer: 'Tên đúng' })
  })

  it('are printed with telephone numbers in full, which the audit says of each person', async () => {
    const { office, cells } = await commune()
    const [cellId = ''] = cells
    const [secretary] = await office.ask('figures.roll', { ...keyOf(cellId), heldOn: '2026-11-05' })
    const { revision } = await office.ask('people.card', { id: secretary?.personId ?? '' })
    const details = { telephone: '0912345678' }
    await office.ask('people.changeForm', { id: secretary?.personId ?? '', revision, details })
    await office.ask('figures.record', await typedRow(office.ask, cellId, { ...typed, totals: '5' }))
    const [point] = await office.ask('figures.points', {})
    expect(point?.asked?.telephone).toBe('••••••5678')
    expect(await office.ask('figures.printPoints', {})).toMatchObject({ pages: 1 })
    expect(auditOf(office).slice(-2)).toMatchObject([
      { command: 'figures.printPoints', changes: '{"exported":"questions","points":1}' },
      { record_id: secretary?.personId, changes: '{"revealed":["telephone"]}' },
    ])
  })

  it('does not write over an own score that was set on another page since the row was read', async () => {
    const { office, cells } = await commune()
    const [cellId = ''] = cells
    const first = await typedRow(office.ask, cellId, { ...typed, ownScore: '' })
    const { meetingId } = await office.ask('figures.record', first)
    const row = await typedRow(office.ask, cellId, { ...typed, ownScore: '' })
    await office.ask('scores.setOwn', { meetingId, seen: null, points: 925 })
    const error = await office.refusal('figures.record', { ...row, ownScoreSeen: null })
    expect([error.code, error.message]).toEqual(['conflict', expect.stringContaining('tự chấm')])
    expect((await office.ask('scores.ofMeeting', { meetingId })).own).toMatchObject({ points: 925 })
    await office.ask('figures.record', { ...(await typedRow(office.ask, cellId, typed)), ownScoreSeen: 925 })
  })

  it('refuses a meeting that was opened for a day on which its cell had ended', async () => {
    const { office, cells } = await commune()
    const [kept = '', given = ''] = cells
    await office.ask('meetings.open', { ...keyOf(given), heldOn: '2026-11-18' })
    const row = await typedRow(office.ask, given, { ...typed, heldOn: '18/11' })
    await office.ask('organisation.change', {
      request: {
        ...{ kind: 'merge', sourceIds: [kept, given], into: { bodyId: kept, name: null } },
        ...{ on: '2026-11-10', decisionNumber: '15-QĐ/ĐU' },
      },
    })
    expect((await office.refusal('figures.record', row)).code).toBe('refused')
  })
})
