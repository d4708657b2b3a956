import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyMeeting } from '../../../shared/meetings/meeting.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { becomes, movesTo } from '../movements/moving.ts'
import { auditOf, beside } from './database.ts'
import { type Cell, foundCell, member, newId, openMeeting, personIn, record, seedNames } from './samples.ts'

let office: OfficeUnderTest
let cell: Cell

beforeEach(async () => {
  office = await officeAt({ now: '2026-12-20T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', seedNames.slice(0, 5))
})
afterEach(() => discard(office))

const rollNames = (view: { readonly roll: readonly { readonly fullName: string }[] }) =>
  view.roll.map((line) => line.fullName)

describe('opening a meeting', () => {
  it('writes the roll, by given name, with nobody marked', async () => {
    const view = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    expect(rollNames(view)).toEqual([
      'La Văn Đường',
      'Hoàng Văn Hoan',
      'Phan Thanh Sơn',
      'Phạm Trường Sơn',
      'Đặng Đình Vy',
    ])
    expect(view.content.marks).toEqual([])
    expect(view).toMatchObject({
      isRecorded: false,
      hasUnrecordedChanges: false,
      lockedBy: null,
      rollDifferences: [],
    })
  })

  it.each(['2026-10-30', '2026-12-02'])('of period 11 may be held on %s', async (heldOn) => {
    const view = await openMeeting(office, cell.id, '2026-11', heldOn)
    expect(view.period).toBe('2026-11')
    expect(view.content.heldOn).toBe(heldOn)
    const november = await office.ask('meetings.month', { period: '2026-11' })
    expect(november[0]?.meetings).toMatchObject([
      { id: view.id, heldOn, convened: 5, present: 0, isRecorded: false },
    ])
    for (const period of ['2026-10', '2026-12']) {
      expect((await office.ask('meetings.month', { period }))[0]?.meetings).toEqual([])
    }
  })

  it('twice in a period is refused, but not of another kind', async () => {
    await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const again = { cellId: cell.id, period: '2026-11', heldOn: '2026-11-25' }
    expect((await office.refusal('meetings.open', { ...again, kind: 'regular' })).message).toContain(
      'đã có buổi sinh hoạt thường kỳ kỳ tháng 11 năm 2026',
    )
    await office.ask('meetings.open', { ...again, kind: 'thematic' })
    expect(await office.ask('meetings.ofCell', { cellId: cell.id })).toMatchObject([
      { kind: 'thematic', heldOn: '2026-11-25' },
      { kind: 'regular', heldOn: '2026-11-05' },
    ])
  })

  it('on a day when the cell had nobody is refused', async () => {
    const error = await office.refusal('meetings.open', {
      cellId: cell.id,
      period: '2009-11',
      kind: 'regular',
      heldOn: '2009-11-05',
    })
    expect(error).toMatchObject({ code: 'refused', fields: { heldOn: expect.any(String) } })
  })

  it('takes time and place from the habit and the chair from the post', async () => {
    const [facts] = await office.ask('organisation.startingFacts', {})
    if (!facts) throw new Error('no cell')
    await office.ask('organisation.saveStartingFacts', {
      rows: [
        {
          ...facts,
          secretary: { personId: null, fullName: 'La Văn Đường' },
          habit: { day: 5, time: '19:30', place: 'nhà văn hóa bản Sen Đông' },
        },
      ],
    })
    const { content, roll } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    expect(content).toMatchObject({
      startsAt: '19:30',
      place: 'nhà văn hóa bản Sen Đông',
      chairId: personIn(cell, 'La Văn Đường'),
      secretaryId: null,
    })
    expect(roll.find((line) => line.post !== '')).toMatchObject({ fullName: 'La Văn Đường', post: 'Bí thư' })
    expect((await office.ask('meetings.month', { period: '2026-11' }))[0]?.expectedOn).toBe('2026-11-05')
  })

  it('calls the cell by the name of the day', async () => {
    beside(office, (database) => {
      database.prepare("UPDATE body_name SET valid_to = '2026-07-01' WHERE body_id = ?").run(cell.id)
      database
        .prepare(
          "INSERT INTO body_name (body_id, valid_from, from_written, name, sort_key, match_key) VALUES (?, '2026-07-01', '2026-07-01', 'Chi bộ bản Sen', 'x', 'chi bo ban sen')",
        )
        .run(cell.id)
    })
    expect((await openMeeting(office, cell.id, '2026-06', '2026-06-30')).cellName).toBe('Chi bộ bản Sen Đông')
    expect((await openMeeting(office, cell.id, '2026-07', '2026-07-01')).cellName).toBe('Chi bộ bản Sen')
  })
})

describe('the roll is that of the day of the meeting', () => {
  it('before and after a transfer', async () => {
    const other = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Thụ'])
    const personId = personIn(cell, 'Đặng Đình Vy')
    await movesTo(office, personId, other.id, '2026-11-10')
    const before = await openMeeting(office, cell.id, '2026-10', '2026-11-09')
    const after = await openMeeting(office, cell.id, '2026-11', '2026-11-10')
    expect(rollNames(before)).toContain('Đặng Đình Vy')
    expect(rollNames(after)).not.toContain('Đặng Đình Vy')
    expect(rollNames(await openMeeting(office, other.id, '2026-10', '2026-11-09'))).toEqual([
      'Nguyễn Văn Thụ',
    ])
    expect(rollNames(await openMeeting(office, other.id, '2026-11', '2026-11-10'))).toEqual([
      'Nguyễn Văn Thụ',
      'Đặng Đình Vy',
    ])
  })

  it('before and after a member was released from meetings', async () => {
    const personId = personIn(cell, 'La Văn Đường')
    await becomes(office, personId, 'exempt', '2026-11-10')
    const lineOn = async (period: string, day: string) =>
      (await openMeeting(office, cell.id, period, day)).roll.find((line) => line.personId === personId)
    expect(await lineOn('2026-10', '2026-11-09')).toMatchObject({ standing: 'official', inBase: true })
    expect(await lineOn('2026-11', '2026-11-10')).toMatchObject({ standing: 'exempt', inBase: false })
  })

  it('before and after a probationer became official', async () => {
    const { id } = await office.ask('people.add', {
      ...member('Lò Thị Ún', { joinedOn: '2025-03-02' }),
      cellId: cell.id,
      from: '2025-03-02',
      standing: 'probationary',
    })
    await becomes(office, id, 'official', '2026-03-02')
    const standingOn = async (period: string, day: string) =>
      (await openMeeting(office, cell.id, period, day)).roll.find((line) => line.personId === id)?.standing
    expect(await standingOn('2025-02', '2025-03-01')).toBeUndefined()
    expect(await standingOn('2025-03', '2025-03-02')).toBe('probationary')
    expect(await standingOn('2026-02', '2026-03-01')).toBe('probationary')
    expect(await standingOn('2026-03', '2026-03-02')).toBe('official')
  })

  it('without those who are away or suspended, and with those visiting', async () => {
    for (const [name, standing] of [
      ['La Văn Đường', 'away'],
      ['Đặng Đình Vy', 'suspended'],
      ['Hoàng Văn Hoan', 'visiting'],
      ['Phan Thanh Sơn', 'died'],
    ] as const) {
      const personId = personIn(cell, name)
      await becomes(office, personId, standing, '2026-01-01')
    }
    expect(rollNames(await openMeeting(office, cell.id, '2026-11', '2026-11-05'))).toEqual([
      'Hoàng Văn Hoan',
      'Phạm Trường Sơn',
    ])
  })

  it('and a later change of the history is shown as a difference until it is accepted', async () => {
    const view = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const [gone, exempt] = [personIn(cell, 'Đặng Đình Vy'), personIn(cell, 'La Văn Đường')]
    await record(office, view.id, {
      chairId: gone,
      secretaryId: exempt,
      marks: view.roll.map(({ personId }) => ({ personId, state: 'present', reason: '' })),
    })
    await becomes(office, gone, 'transferred', '2026-11-01')
    await becomes(office, exempt, 'exempt', '2026-11-01')
    await office.ask('people.add', {
      ...member('Lò Thị Ún'),
      cellId: cell.id,
      from: '2026-11-02',
      standing: 'official',
    })
    const changed = await office.ask('meetings.get', { id: view.id })
    expect(rollNames(changed)).toEqual(rollNames(view))
    expect(changed.rollDifferences.map(({ fullName, what }) => [fullName, what])).toEqual([
      ['Đặng Đình Vy', expect.stringContaining('không thuộc diện triệu tập')],
      ['Lò Thị Ún', expect.stringContaining('đã sinh hoạt ở chi bộ')],
      ['La Văn Đường', 'theo sổ là miễn sinh hoạt, danh sách đang ghi chính thức'],
    ])

    await office.ask('meetings.acceptRoll', { id: view.id, revision: changed.revision })
    const accepted = await office.ask('meetings.get', { id: view.id })
    expect(accepted.rollDifferences).toEqual([])
    expect(rollNames(accepted)).toContain('Lò Thị Ún')
    expect(rollNames(accepted)).not.toContain('Đặng Đình Vy')
    expect(accepted.content.chairId).toBeNull()
    expect(accepted.content.secretaryId).toBe(exempt)
    expect(accepted.content.marks).toHaveLength(4)
    expect(auditOf(office, 'meetings.acceptRoll')).toHaveLength(1)
  })

  it('and who was on the printed roll keeps the number there, whoever joins or leaves it', async () => {
    const view = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const printed = new Map(view.roll.map(({ personId, number }) => [personId, number]))
    expect([...printed.values()]).toEqual(view.roll.map((_, index) => index + 1))
    await becomes(office, personIn(cell, 'Đặng Đình Vy'), 'transferred', '2026-11-01')
    await office.ask('people.add', {
      ...member('Lò Thị An'),
      cellId: cell.id,
      from: '2026-11-02',
      standing: 'official',
    })
    await office.ask('meetings.acceptRoll', { id: view.id, revision: view.revision })

    const [first, ...others] = (await office.ask('meetings.get', { id: view.id })).roll
    expect([first?.fullName, first?.number]).toEqual(['Lò Thị An', view.roll.length + 1])
    for (const { personId, number } of others) expect(number).toBe(printed.get(personId))
  })
})

describe('what is being typed', () => {
  it('is kept without an audit row, shown again, and taken over by recording', async () => {
    const { id, content, revision } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const kept = await office.ask('meetings.keep', {
      id,
      draftRevision: 0,
      content: { ...content, conclusion: 'Thống nhất' },
    })
    expect(kept.draftRevision).toBe(1)
    const typed = await office.ask('meetings.get', { id })
    expect(typed).toMatchObject({ hasUnrecordedChanges: true, isRecorded: false, draftRevision: 1, revision })
    expect(typed.content.conclusion).toBe('Thống nhất')
    expect(auditOf(office, 'meetings.keep')).toEqual([])

    const recorded = await office.ask('meetings.record', {
      id,
      revision,
      draftRevision: 1,
      content: typed.content,
    })
    // Not 0 again: a window that saw an older draft must not lay it over the record.
    expect(recorded.draftRevision).toBe(2)
    expect(await office.ask('meetings.get', { id })).toMatchObject({
      hasUnrecordedChanges: false,
      isRecorded: true,
      draftRevision: 2,
      revision: revision + 1,
    })
  })

  it('that is no day or time waits in the draft as it was typed, and is not recorded before it is put right', async () => {
    const { id, content, revision } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const unclear = { startsAt: '19h75' }
    await office.ask('meetings.keep', { id, draftRevision: 0, content: { ...content, unclear } })
    expect((await office.ask('meetings.get', { id })).content.unclear).toEqual(unclear)
    const input = { id, revision, draftRevision: 1, content: { ...content, unclear } }
    expect(await office.refusal('meetings.record', input)).toMatchObject({
      code: 'invalid',
      fields: { startsAt: 'Chưa đúng' },
    })
    await office.ask('meetings.record', { ...input, content })
    expect((await office.ask('meetings.get', { id })).content.unclear).toEqual({})
  })

  it('is not overwritten from another window, which gets to see it', async () => {
    const { id, content } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await office.ask('meetings.keep', { id, draftRevision: 0, content: { ...content, agenda: 'A' } })
    const late = { id, draftRevision: 0, content: { ...content, agenda: 'B' } }
    expect(await office.call('meetings.keep', late)).toMatchObject({
      ok: false,
      error: { code: 'conflict', current: { content: { agenda: 'A' }, revision: 1 } },
    })
    expect((await office.ask('meetings.get', { id })).content.agenda).toBe('A')
  })
})

describe('recording a meeting', () => {
  it('of an old revision is refused and answers the newer one', async () => {
    const { id, content, revision } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await office.ask('meetings.record', { id, revision, content: { ...content, agenda: 'A' } })
    expect(
      await office.call('meetings.record', { id, revision, content: { ...content, agenda: 'B' } }),
    ).toMatchObject({
      ok: false,
      error: { code: 'conflict', current: { revision: revision + 1, content: { agenda: 'A' } } },
    })
    expect((await office.ask('meetings.get', { id })).content.agenda).toBe('A')
  })

  it('keeps everything that was written', async () => {
    const { id, roll } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const [first, second, third, fourth, fifth] = roll.map((line) => line.personId)
    if (!first || !second || !third || !fourth || !fifth) throw new Error('the roll is too short')
    const content = {
      ...emptyMeeting('2026-11-05'),
      startsAt: '19:30',
      endsAt: '21:05',
      place: 'Nhà văn hóa',
      mode: 'mixed' as const,
      chairId: first,
      secretaryId: second,
      marks: [
        { personId: first, state: 'present' as const, reason: '' },
        { personId: second, state: 'present' as const, reason: '' },
        { personId: third, state: 'excused' as const, reason: 'ốm' },
        { personId: fourth, state: 'absent' as const, reason: '' },
        { personId: fifth, state: 'exempt' as const, reason: '' },
      ],
      guests: [{ fullName: 'Hoàng Văn A', title: 'Ủy viên BTV', isSuperior: true }],
      topic: 'Học tập và làm theo',
      agenda: 'Một\nHai',
      feeStatus: 'Đủ',
      review: 'Tốt',
      reportedTasks: [
        {
          taskId: newId(),
          title: 'Việc cũ',
          who: 'A',
          dueOn: '2026-10-31',
          state: 'doing' as const,
          result: 'một nửa',
        },
      ],
      opinions: [
        { speakerId: third, speaker: 'Đồng chí ba', text: 'Dòng 1\nDòng 2' },
        { speakerId: null, speaker: 'Trưởng bản', text: 'Nhất trí' },
      ],
      assignedTasks: [{ taskId: newId(), title: 'Việc mới', personId: first, who: 'B', dueOn: null }],
      votes: [{ kind: 'resolution' as const, question: 'Nghị quyết', inFavour: 2, against: null, other: 0 }],
      conclusion: 'Kết luận',
    }
    await record(office, id, content)
    const kept = (await office.ask('meetings.get', { id })).content
    const byPerson = (a: { personId: string }, b: { personId: string }) => (a.personId < b.personId ? -1 : 1)
    expect({ ...kept, marks: kept.marks.toSorted(byPerson) }).toEqual({
      ...content,
      marks: content.marks.toSorted(byPerson),
    })
    const [listed] = await office.ask('meetings.ofCell', { cellId: cell.id })
    expect(listed).toMatchObject({ present: 2, base: 5, convened: 5 })
  })

  it('leaves one audit row for the whole record, with the changed fields only', async () => {
    const { id, roll } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const marks = roll.map(({ personId }) => ({ personId, state: 'present' as const, reason: '' }))
    await record(office, id, {
      marks,
      agenda: 'Chương trình',
      opinions: [{ speakerId: null, speaker: 'A', text: 'B' }],
    })
    await record(office, id, { agenda: 'Chương trình mới' })
    const [first, second, ...more] = auditOf(office, 'meetings.record')
    expect(more).toEqual([])
    expect(Object.keys(first?.changes ?? {}).toSorted()).toEqual(['agenda', 'marks', 'opinions'])
    expect(second).toEqual({
      command: 'meetings.record',
      record_id: id,
      changes: { agenda: ['Chương trình', 'Chương trình mới'] },
    })
  })

  it('on another day rewrites the roll, keeps the marks of those who stay, and says so in the audit', async () => {
    const personId = personIn(cell, 'Đặng Đình Vy')
    await becomes(office, personId, 'transferred', '2026-11-10')
    const { id, roll } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const marks = roll.map((line) =>
      line.personId === personId
        ? { personId, state: 'absent' as const, reason: '' }
        : { personId: line.personId, state: 'excused' as const, reason: 'bận' },
    )
    await record(office, id, { marks })
    await record(office, id, { heldOn: '2026-11-25' })
    const moved = await office.ask('meetings.get', { id })
    expect(rollNames(moved)).toHaveLength(4)
    expect(rollNames(moved)).not.toContain('Đặng Đình Vy')
    expect(moved.content.marks.map(({ state, reason }) => [state, reason])).toEqual(
      Array.from({ length: 4 }, () => ['excused', 'bận']),
    )
    expect(moved.period).toBe('2026-11')
    expect(moved.rollDifferences).toEqual([])
    expect(Object.keys(auditOf(office, 'meetings.record').at(-1)?.changes ?? {})).toEqual(
      expect.arrayContaining(['heldOn', 'roll']),
    )
  })

  it('on a day on which marked people are not on the roll is refused by name, and their marks stay', async () => {
    const { id: movedTo } = await office.ask('organisation.addCell', { name: 'Chi bộ khu 8' })
    for (const name of ['Đặng Đình Vy', 'La Văn Đường']) {
      await movesTo(office, personIn(cell, name), movedTo, '2026-11-10')
    }
    const { id, roll } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const marks = roll.map((line) => ({ personId: line.personId, state: 'excused' as const, reason: 'bận' }))
    await record(office, id, { marks })
    const { revision, draftRevision, content } = await office.ask('meetings.get', { id })
    const error = await office.refusal('meetings.record', {
      id,
      revision,
      draftRevision,
      content: { ...content, heldOn: '2026-11-25' },
    })
    expect(error.code).toBe('refused')
    expect(error.message).toContain('La Văn Đường, Đặng Đình Vy')
    expect((await office.ask('meetings.get', { id })).content).toMatchObject({
      heldOn: '2026-11-05',
      marks: expect.arrayContaining([
        { personId: personIn(cell, 'Đặng Đình Vy'), state: 'excused', reason: 'bận' },
      ]),
    })
  })

  it('shows the roll of the day that is being typed, and no differences to the day before', async () => {
    const personId = personIn(cell, 'Đặng Đình Vy')
    await becomes(office, personId, 'transferred', '2026-11-10')
    const { id, content, draftRevision } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await office.ask('meetings.keep', { id, draftRevision, content: { ...content, heldOn: '2026-11-25' } })
    const typed = await office.ask('meetings.get', { id })
    expect(rollNames(typed)).toHaveLength(4)
    expect(rollNames(typed)).not.toContain('Đặng Đình Vy')
    expect(typed.rollDifferences).toEqual([])
  })

  it('on a day when the cell had nobody is refused, and the roll stays', async () => {
    const { id, revision, content } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    const error = await office.refusal('meetings.record', {
      id,
      revision,
      content: { ...content, heldOn: '2001-01-01' },
    })
    expect(error.code).toBe('refused')
    expect(rollNames(await office.ask('meetings.get', { id }))).toHaveLength(5)
  })

  it.each(['chairId', 'secretaryId'] as const)(
    'refuses a %s who is not on the roll, in words',
    async (officer) => {
      const stranger = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Thụ'])
      const { id, revision, content } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
      const error = await office.refusal('meetings.record', {
        id,
        revision,
        content: { ...content, [officer]: personIn(stranger, 'Nguyễn Văn Thụ') },
      })
      expect(error.code).toBe('invalid')
      expect(error.fields).toHaveProperty(officer)
    },
  )

  it('drops marks of people who are not on the roll', async () => {
    const stranger = await foundCell(office, 'Chi bộ khu 8', ['Nguyễn Văn Thụ'])
    const { id } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await record(office, id, {
      marks: [{ personId: personIn(stranger, 'Nguyễn Văn Thụ'), state: 'present', reason: '' }],
    })
    expect((await office.ask('meetings.get', { id })).content.marks).toEqual([])
  })
})

describe('removing a meeting', () => {
  it('moves it to the recycle bin, from where it comes back whole', async () => {
    const { id, revision } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await office.ask('meetings.remove', { id, revision, reason: 'nhầm kỳ' })
    expect((await office.refusal('meetings.get', { id })).code).toBe('not-found')
    expect(await office.ask('recycle.list', {})).toMatchObject([
      {
        kind: 'meeting',
        id,
        title: 'Sinh hoạt thường kỳ tháng 11 năm 2026, Chi bộ bản Sen Đông',
        reason: 'nhầm kỳ',
      },
    ])
    await office.ask('recycle.restore', { kind: 'meeting', id })
    expect(rollNames(await office.ask('meetings.get', { id }))).toHaveLength(5)
  })

  it('and opening another of the period refuses the first one back', async () => {
    const { id, revision } = await openMeeting(office, cell.id, '2026-11', '2026-11-05')
    await office.ask('meetings.remove', { id, revision, reason: 'nhầm ngày' })
    await openMeeting(office, cell.id, '2026-11', '2026-11-06')
    expect((await office.refusal('recycle.restore', { kind: 'meeting', id })).message).toContain(
      'vẫn nằm trong thùng rác',
    )
  })
})
