import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import type { TrainingState } from '../../../shared/training/contract.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { person } from '../filled-office.ts'
import { type Cell, foundCell, member, personIn, seedNames } from '../meetings/samples.ts'

let office: OfficeUnderTest
let cell: Cell
let classId: string
const names = seedNames.slice(0, 4)
const [first = '', second = '', third = '', fourth = ''] = names

type Fields = Input<'training.save'>
const fields = (part: Partial<Fields> = {}): Fields => ({
  ...{ id: null, revision: 0, title: 'Nghiệp vụ công tác Đảng', from: '2026-05-12', to: '2026-05-13' },
  ...{ organiser: 'Trung tâm chính trị', place: 'Hội trường xã', audience: 'Bí thư chi bộ', note: '' },
  ...part,
})
const opened = (id = classId) => office.ask('training.class', { id })
const call = async (whom: Input<'training.call'>['whom'], id = classId) => {
  const { revision } = await opened(id)
  return (await office.ask('training.call', { id, revision, whom })).added
}
const callByName = (...people: readonly string[]) =>
  call({ by: 'people', personIds: people.map((name) => personIn(cell, name)) })
const mark = async (states: Readonly<Record<string, TrainingState | null>>, id = classId) => {
  const { revision } = await opened(id)
  const people = Object.entries(states).map(([name, state]) => ({ personId: personIn(cell, name), state }))
  return office.ask('training.mark', { id, revision, people })
}
const appoint = async (name: string, post: 'secretary' | 'deputy') => {
  const { revision } = await office.ask('organisation.posts', { bodyId: cell.id })
  await office.ask('organisation.appoint', {
    ...{ bodyId: cell.id, revision, post, from: '2026-01-01' },
    person: { personId: personIn(cell, name), fullName: '' },
  })
}
const historyOf = async (name: string) =>
  (await office.ask('people.form', { id: personIn(cell, name) })).lists.trainings

beforeEach(async () => {
  office = await officeAt({ now: '2026-11-22T03:00:00Z' })
  cell = await foundCell(office, 'Chi bộ bản Sen Đông', names)
  classId = (await office.ask('training.save', fields())).id
})
afterEach(() => discard(office))

describe('a training class', () => {
  it('calls a cell, a post, the probationary members or a saved list, and nobody twice', async () => {
    await appoint(first, 'secretary')
    await office.ask('people.add', {
      ...member('Lò Văn Mới', { joinedOn: '2026-02-03' }),
      ...{ cellId: cell.id, from: '2026-02-03', standing: 'probationary' },
    })
    expect(await call({ by: 'post', post: 'secretary' })).toBe(1)
    expect(await call({ by: 'post', post: 'deputy' })).toBe(0)
    expect(await call({ by: 'new-members' })).toBe(1)
    expect((await opened()).people.map(({ fullName }) => fullName).sort()).toEqual(
      [first, 'Lò Văn Mới'].sort(),
    )
    expect(await call({ by: 'cell', cellId: cell.id })).toBe(3)
    const { id: other } = await office.ask('training.save', fields({ title: 'Lớp khác' }))
    const { ready } = await office.ask('finding.lists', {})
    const definition = ready[0]?.definition
    if (definition === undefined) throw new Error('there is no ready list')
    const all = { ...definition, filter: { ...definition.filter, parts: [] } }
    const list = await office.ask('finding.save', {
      id: null,
      revision: null,
      name: 'Tất cả',
      definition: all,
    })
    expect(await call({ by: 'list', listId: list.id }, other)).toBe(5)
  })

  it('says who took part, completed or missed it, and takes off whoever was called by mistake', async () => {
    await callByName(first, second, third, fourth)
    await mark({ [first]: 'completed', [second]: 'took-part', [third]: 'missed', [fourth]: null })
    expect((await office.ask('training.ofYear', { year: 2026 }))[0]?.counts).toEqual({
      ...{ called: 0, tookPart: 1, completed: 1, missed: 1 },
    })
    expect(await office.ask('training.ofYear', { year: 2025 })).toEqual([])
    expect(await office.ask('training.ofPerson', { personId: personIn(cell, third) })).toMatchObject([
      { title: 'Nghiệp vụ công tác Đảng', state: 'missed' },
    ])
    expect(await office.ask('training.ofPerson', { personId: personIn(cell, fourth) })).toEqual([])
  })

  it('does not end before it begins and is not written over what another window wrote', async () => {
    const refused = await office.refusal('training.save', fields({ to: '2026-05-11' }))
    expect(Object.keys(refused.fields ?? {})).toEqual(['to'])
    await callByName(first)
    const late = fields({ id: classId, revision: 1 })
    expect((await office.refusal('training.save', late)).code).toBe('conflict')
  })

  it('goes to the recycle bin and comes back with its people', async () => {
    await callByName(first)
    await office.ask('training.remove', { id: classId, revision: 2, reason: 'Hoãn lớp' })
    expect(await office.ask('training.ofPerson', { personId: personIn(cell, first) })).toEqual([])
    expect(await office.ask('recycle.list', {})).toMatchObject([
      { kind: 'training-class', title: 'Lớp tập huấn Nghiệp vụ công tác Đảng, ngày 12/05/2026' },
    ])
    await office.ask('recycle.restore', { kind: 'training-class', id: classId })
    expect((await opened()).people).toHaveLength(1)
  })
})

describe('secretaries without training', () => {
  it('are those of today who took part in nothing since a day; to be called or to stay away is no part', async () => {
    await appoint(first, 'secretary')
    const without = async (since: string) =>
      (await office.ask('training.without', { since })).secretaries.map(({ fullName, last }) => [
        fullName,
        last?.from,
      ])
    await callByName(first)
    expect(await without('2026-01-01')).toEqual([[first, undefined]])
    await mark({ [first]: 'missed' })
    expect(await without('2026-01-01')).toEqual([[first, undefined]])
    await mark({ [first]: 'took-part' })
    expect(await without('2026-05-12')).toEqual([])
    expect(await without('2026-05-13')).toEqual([[first, '2026-05-12']])
    // Once a year, as the rule book has it.
    expect(await office.ask('training.without', {})).toEqual({ since: '2025-11-22', secretaries: [] })
  })
})

describe('a class in the training histories', () => {
  const write = async () => {
    const { revision } = await opened()
    return office.call('training.writeHistory', { id: classId, revision })
  }

  it('is written for those who completed it, once, and taken back as one', async () => {
    await callByName(first, second)
    expect((await write()).ok).toBe(false)
    await mark({ [first]: 'completed', [second]: 'took-part' })
    expect(await write()).toMatchObject({ ok: true, value: { people: 1 } })
    expect(await historyOf(first)).toEqual([
      {
        ...{ from: '2026-05-12', to: '2026-05-13', school: 'Trung tâm chính trị' },
        ...{ subject: 'Nghiệp vụ công tác Đảng', form: 'Tập huấn, bồi dưỡng', certificate: '' },
      },
    ])
    expect(await historyOf(second)).toEqual([])
    expect((await opened()).people.map(({ isInHistory }) => isInHistory).sort()).toEqual([false, true])
    // Nobody is left: nothing is doubled.
    expect((await write()).ok).toBe(false)
    await mark({ [second]: 'completed' })
    expect(await write()).toMatchObject({ ok: true, value: { people: 1 } })
    expect(await historyOf(first)).toHaveLength(1)

    const { histories, revision } = await opened()
    expect(histories.map(({ people }) => people)).toEqual([1, 1])
    const removal = { id: classId, revision, reason: 'Ghi nhầm' }
    expect((await office.refusal('training.remove', removal)).message).toContain('hoàn tác')
    for (const { actId } of histories) await office.ask('training.undoHistory', { id: classId, actId })
    expect([await historyOf(first), await historyOf(second)]).toEqual([[], []])
    const [undone] = histories
    const again = { id: classId, actId: undone?.actId ?? '' }
    expect((await office.refusal('training.undoHistory', again)).code).toBe('not-found')
  })

  it('is not doubled where the form had it already, and is not taken back over what was changed since', async () => {
    const id = personIn(cell, first)
    const saveLine = async (who: string, certificate: string) => {
      const { revision } = await office.ask('people.form', { id: who })
      const line = { from: '2026-05', to: null, school: 'Trung tâm', form: '', certificate }
      const trainings = [{ ...line, subject: 'nghiệp vụ công tác đảng' }]
      await office.ask('people.changeForm', { id: who, revision, lists: { trainings } })
    }
    await callByName(first, second)
    await mark({ [first]: 'completed', [second]: 'completed' })
    await saveLine(id, '')
    expect(await write()).toMatchObject({ ok: true, value: { people: 1 } })
    expect(await historyOf(first)).toHaveLength(1)
    expect(await historyOf(second)).toHaveLength(1)
    await saveLine(personIn(cell, second), 'Giấy chứng nhận')
    const actId = (await opened()).histories[0]?.actId ?? ''
    expect((await office.refusal('training.undoHistory', { id: classId, actId })).code).toBe('refused')
    expect(await historyOf(second)).toHaveLength(1)
  })

  it('follows a person whose two records are made one: the further state stands, and both come back', async () => {
    const same = {
      ...person('Bùi Thị Nhạn'),
      cellId: cell.id,
      from: '2026-03-01',
      standing: 'official',
    } as const
    const { id: keptId } = await office.ask('people.add', same)
    const { id: givenId } = await office.ask('people.add', same)
    await call({ by: 'people', personIds: [keptId, givenId] })
    const { revision } = await opened()
    const people = [{ personId: givenId, state: 'completed' as const }]
    await office.ask('training.mark', { id: classId, revision, people })
    await office.ask('duplicates.merge', { keptId, keptRevision: 1, givenId, givenRevision: 1 })
    const seats = async () => (await opened()).people.map(({ personId, state }) => [personId, state])
    expect(await seats()).toEqual([[keptId, 'completed']])
    const [merger] = (await office.ask('duplicates.decided', {})).merged
    await office.ask('duplicates.undo', { actId: merger?.actId ?? '' })
    expect((await seats()).sort()).toEqual(
      [
        [keptId, 'called'],
        [givenId, 'completed'],
      ].sort(),
    )
  })
})
