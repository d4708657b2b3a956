import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyPerson } from '../../../shared/people/person.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'

let office: OfficeUnderTest
let cellId: string
let secretary: string
beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
  await office.ask('setup.begin', {
    communeName: 'xã Mường Than',
    province: 'Lai Châu',
    placeName: 'Mường Than',
  })
  cellId = (await office.ask('organisation.addCell', { name: 'Chi bộ Trường Mầm non' })).id
  const added = await office.ask('people.add', {
    ...{ ...emptyPerson, fullName: 'Lò Văn Hặc', joinedOn: '1995-02-03', officialOn: '1996-02-03' },
    ...{ cellId, from: '1995-02-03', standing: 'official' as const },
  })
  secretary = added.id
  const { revision } = await office.ask('organisation.posts', { bodyId: cellId })
  await office.ask('organisation.appoint', {
    ...{ bodyId: cellId, revision, post: 'secretary' as const, from: '2020-01-01' },
    person: { personId: secretary, fullName: '' },
  })
})
afterEach(() => discard(office))

const open = (heldOn = '2026-12-03', kind: 'regular' | 'combined' | 'review' = 'regular') =>
  office.ask('meetings.open', { cellId, period: heldOn.slice(0, 7), kind, heldOn }).then(({ id }) => id)
const own = [{ title: 'Kết luận', presenter: 'Bí thư', minutes: 10 }]
const set = (part: Partial<Parameters<typeof office.ask<'agendas.set'>>[1]> = {}) =>
  office.ask('agendas.set', {
    ...{ kind: 'regular', cellKind: 'school', items: own, from: '2026-12-01', reason: 'Theo Đảng ủy' },
    ...part,
  } as never)
const ofMeeting = (meetingId: string) => office.ask('agendas.ofMeeting', { meetingId })

describe('the agenda of a meeting', () => {
  it('is that of its kind of cell, with the secretary by name and without what there is no occasion for', async () => {
    const { items, isOfCellKind } = await ofMeeting(await open())
    expect(isOfCellKind).toBe(true)
    expect(items.find(({ title }) => title.includes('dạy và học'))?.presenter).toBe('đ/c Lò Văn Hặc')
    // Nobody was named to write the minutes.
    expect(items[1]).toMatchObject({ presenter: 'thư ký', isWanted: true })
    expect(items.filter(({ isWanted }) => !isWanted).map(({ onlyFor }) => onlyFor)).toEqual([
      ...['admission', 'confirmation', 'exemption', 'discipline', 'election'],
    ])
  })

  it('has the item on an admission once a question on it stands in the meeting', async () => {
    const id = await open()
    const { content, draftRevision } = await office.ask('meetings.get', { id })
    const question = {
      kind: 'admission' as const,
      question: 'Đề nghị kết nạp',
      inFavour: null,
      against: null,
      other: null,
    }
    await office.ask('meetings.keep', { id, draftRevision, content: { ...content, votes: [question] } })
    const { items } = await ofMeeting(id)
    expect(items.filter(({ isWanted }) => isWanted).map(({ onlyFor }) => onlyFor)).toContain('admission')
  })

  it('is that which holds on its day', async () => {
    const [before, after] = [await open('2026-11-29'), await open('2026-12-03')]
    await set()
    expect((await ofMeeting(before)).items).toHaveLength(15)
    expect((await ofMeeting(after)).items).toEqual([
      { title: 'Kết luận', presenter: 'đ/c Lò Văn Hặc', minutes: 10, isWanted: true },
    ])
  })
})

describe('the office’s own template', () => {
  const templateOf = async (cellKind: string, on: string) =>
    (await office.ask('agendas.list', { on })).templates.find(
      (template) => template.kind === 'regular' && template.cellKind === cellKind,
    )

  it('holds from its day on for its kind of cell alone, with the reason', async () => {
    await set()
    expect(await templateOf('school', '2026-11-30')).toMatchObject({ because: null, to: '2026-12-01' })
    expect(await templateOf('school', '2026-12-01')).toMatchObject({
      ...{ items: own, because: 'Theo Đảng ủy', from: '2026-12-01', leastMinutes: 90 },
    })
    expect(await templateOf('village', '2026-12-01')).toMatchObject({ because: null })
  })

  it('of a kind of cell is given up for that of all cells', async () => {
    await set({ cellKind: '', items: [{ title: 'Chung', presenter: '', minutes: null }] })
    expect(await templateOf('school', '2026-12-02')).toMatchObject({ isOwnOfCellKind: true })
    await set({ items: null, from: '2026-12-02' })
    expect(await templateOf('school', '2026-12-02')).toMatchObject({
      isOwnOfCellKind: false,
      items: [{ title: 'Chung' }],
    })
  })

  it.each([
    ['the common one given up', { cellKind: '', items: null }, 'refused'],
    ['one without items', { items: [] }, 'invalid'],
    ['one of a kind of cell that does not exist', { cellKind: 'castle' }, 'not-found'],
    ['a briefing by kind of cell', { kind: 'briefing' }, 'not-found'],
    ['an item without words', { items: [{ title: ' ', presenter: '', minutes: 5 }] }, 'invalid'],
    ['an item of no minutes', { items: [{ title: 'Kết luận', presenter: '', minutes: 0 }] }, 'invalid'],
  ])('is refused: %s', async (_what, part, code) => {
    const wish = {
      kind: 'regular',
      cellKind: 'school',
      items: own,
      from: '2026-12-01',
      reason: 'thử',
      ...part,
    }
    expect((await office.refusal('agendas.set', wish as never)).code).toBe(code)
  })

  it('takes no rule of the rule book away', async () => {
    const before = await office.ask('rulebook.list', {})
    await set()
    expect(await office.ask('rulebook.list', {})).toEqual(before)
  })
})
