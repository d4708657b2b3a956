import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input, Output } from '../../../shared/contract.ts'
import { discard, officeAt } from '../../helpers/office.ts'
import { type Filled, filledOffice, person } from '../filled-office.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

const year = 2026
const ask = <N extends Parameters<typeof filled.office.ask>[0]>(name: N, input: Input<N>) =>
  filled.office.ask(name, input)
const member = (index = 0) => filled.members[index] ?? ''
const nothing = { madeOn: null, content: '', checkedOn: null, outcome: '' }
const wish = (part: Partial<Input<'commitments.save'>> = {}) => ({
  ...{ personId: member(), year, revision: 0, ...nothing, madeOn: '2026-01-12', content: 'Giúp 02 hộ nghèo' },
  ...part,
})
const save = (part: Partial<Input<'commitments.save'>> = {}) => ask('commitments.save', wish(part))
const ofYear = () => ask('commitments.ofYear', { year })
const ofCell = (cellId: string) => ask('commitments.ofCell', { year, cellId })
const counts = ({ owed, made, checked }: { owed: number; made: number; checked: number }) => [
  owed,
  made,
  checked,
]
const mark = (part: Partial<Input<'commitments.mark'>> = {}) =>
  ask('commitments.mark', { year, what: 'made', personIds: [...filled.members], on: '2026-01-15', ...part })
const move = async (
  kind: 'exemption' | 'cell-change' | 'death',
  on: string,
  cellId: string | null = null,
) => {
  const { revision } = await ask('people.card', { id: member() })
  await ask('movements.record', { personId: member(), revision, kind, on, cellId, paperNumber: '7-NQ/CB' })
}

describe('the commitments of a year', () => {
  it('are owed by every member and counted by cell as made and as checked', async () => {
    const made = await save()
    await save({ revision: made.revision, checkedOn: '2026-11-20', outcome: 'Thực hiện tốt' })
    await save({ personId: member(1) })
    const { cells, ...whole } = await ofYear()
    expect(counts(whole)).toEqual([5, 2, 1])
    expect(cells.map(({ cellName, ...cell }) => [cellName, ...counts(cell)])).toEqual([
      ['Chi bộ thôn Sen Đông', 3, 2, 1],
      ['Chi bộ Trường Mầm non', 2, 0, 0],
    ])
    expect(
      (await ofCell(filled.cells[0])).people.map((one) => [one.fullName, one.commitment?.outcome]),
    ).toEqual([
      ['Đặng Thị Ánh', ''],
      ['Lò Văn Hặc', 'Thực hiện tốt'],
      ['Nguyễn Ước', undefined],
    ])
  })

  it('of one year are none of another', async () => {
    await save()
    expect(counts(await ask('commitments.ofYear', { year: 2025 }))).toEqual([5, 0, 0])
    await save({ year: 2025, madeOn: '2025-01-10' })
    expect((await ask('commitments.ofPerson', { personId: member() })).map((one) => one.year)).toEqual([
      2026, 2025,
    ])
  })

  it('are not owed by who is exempt; what such a member made all the same is shown and not counted', async () => {
    await save()
    await move('exemption', '2026-10-01')
    const { people, ...cell } = await ofCell(filled.cells[0])
    expect(counts(cell)).toEqual([2, 0, 0])
    expect(people.find(({ personId }) => personId === member())).toMatchObject({
      isOwed: false,
      commitment: { madeOn: '2026-01-12' },
    })
  })

  it('go with a member to another cell, and say where they were made', async () => {
    await save()
    await move('cell-change', '2026-10-12', filled.cells[1])
    expect(counts(await ofCell(filled.cells[0]))).toEqual([2, 0, 0])
    const { people, ...cell } = await ofCell(filled.cells[1])
    expect(counts(cell)).toEqual([3, 1, 0])
    expect(people.flatMap(({ commitment }) => commitment?.madeInCell ?? [])).toEqual(['Chi bộ thôn Sen Đông'])
  })

  it('stay counted in a merged cell without anybody touching them', async () => {
    await save()
    await ask('organisation.change', {
      request: {
        ...{ kind: 'merge', sourceIds: [...filled.cells], into: { bodyId: filled.cells[1], name: null } },
        ...{ on: '2026-11-01', decisionNumber: '15-QĐ/ĐU' },
      },
    })
    const { cells, ...whole } = await ofYear()
    expect(counts(whole)).toEqual([5, 1, 0])
    expect(cells.map(counts)).toEqual([[5, 1, 0]])
  })

  it('of who died are asked of nobody', async () => {
    await save()
    await move('death', '2026-10-12')
    expect(counts(await ofCell(filled.cells[0]))).toEqual([2, 0, 0])
  })

  it.each([
    ['2026-01-15', 2026, 'making'],
    ['2026-11-22', 2026, null],
    ['2026-12-01', 2026, 'checking'],
    ['2026-12-01', 2025, null],
  ] as const)('call on %s for what the month calls for in %i: %s', async (day, ofYear, season) => {
    const office = await officeAt({ now: `${day}T03:00:00Z` })
    expect((await office.ask('commitments.ofYear', { year: ofYear })).season).toBe(season)
    await discard(office)
  })
})

describe('a commitment', () => {
  it('is one a person and year: a second window is told of the newer one', async () => {
    await save()
    expect(await filled.office.refusal('commitments.save', wish())).toMatchObject({ code: 'conflict' })
  })

  it.each([
    ['made tomorrow', { madeOn: '2026-11-23' }, 'madeOn'],
    ['made two years before', { madeOn: '2024-12-31' }, 'madeOn'],
    ['checked before it was made', { checkedOn: '2026-01-11' }, 'checkedOn'],
    ['checked and never made', { madeOn: null, checkedOn: '2026-11-20' }, 'madeOn'],
    ['with an outcome that nobody checked', { outcome: 'Tốt' }, 'checkedOn'],
  ])('is refused: %s', async (_what, part, field) => {
    const refusal = await filled.office.refusal('commitments.save', wish(part))
    expect([refusal.code, Object.keys(refusal.fields ?? {})]).toEqual(['invalid', [field]])
    expect(await ask('commitments.ofPerson', { personId: member() })).toEqual([])
  })

  it('of the coming year may be made in December', async () => {
    await save({ year: 2027, madeOn: '2026-11-20' })
    expect(counts(await ask('commitments.ofYear', { year: 2027 }))).toEqual([5, 1, 0])
  })

  it('goes to the recycle bin and comes back, unless there is another by then', async () => {
    const { id, revision } = await save()
    await ask('commitments.remove', { id, revision, reason: 'Ghi nhầm người' })
    expect(counts(await ofYear())).toEqual([5, 0, 0])
    const [thrown] = (await ask('recycle.list', {})).filter(({ kind }) => kind === 'commitment')
    expect(thrown?.title).toBe('Bản cam kết năm 2026 của Lò Văn Hặc')
    const other = await save({ content: 'Bản khác' })
    expect((await filled.office.refusal('recycle.restore', { kind: 'commitment', id })).code).toBe('refused')
    await ask('commitments.remove', { id: other.id, revision: other.revision, reason: 'Ghi lại' })
    await ask('recycle.restore', { kind: 'commitment', id })
    expect(counts(await ofYear())).toEqual([5, 1, 0])
  })
})

describe('many at once', () => {
  it('are marked as made, and those that are made already keep their day', async () => {
    await save()
    expect(await mark()).toEqual({ marked: 4, passedOver: 1 })
    const { people } = await ofCell(filled.cells[0])
    expect(people.map(({ commitment }) => commitment?.madeOn)).toEqual([
      '2026-01-15',
      '2026-01-12',
      '2026-01-15',
    ])
  })

  it('are marked as checked only where they were made', async () => {
    await save()
    expect(await mark({ what: 'checked', on: '2026-11-20' })).toEqual({ marked: 1, passedOver: 4 })
    expect(counts(await ofYear())).toEqual([5, 1, 1])
  })

  it('pass over who is exempt', async () => {
    await move('exemption', '2026-10-01')
    expect(await mark()).toEqual({ marked: 4, passedOver: 1 })
  })

  it('are none where one of the days cannot be', async () => {
    await save()
    const wrong = { year, what: 'checked' as const, personIds: [...filled.members], on: '2026-01-11' }
    expect((await filled.office.refusal('commitments.mark', wrong)).code).toBe('invalid')
    expect(counts(await ofYear())).toEqual([5, 1, 0])
  })
})

describe('two records made one', () => {
  const twin = async () =>
    (
      await ask('people.add', {
        ...{ ...person('Lò Văn Hặc'), cellId: filled.cells[0], from: '1995-02-03', standing: 'official' },
      } as Input<'people.add'>)
    ).id
  const merge = async (givenId: string) => {
    const seen: Output<'duplicates.compare'> = await ask('duplicates.compare', { keptId: member(), givenId })
    return ask('duplicates.merge', {
      ...{ keptId: member(), keptRevision: seen.kept.revision, givenId, givenRevision: seen.given.revision },
    } as never)
  }
  const yearsOf = async (personId: string) =>
    (await ask('commitments.ofPerson', { personId })).map((one) => [one.year, one.content, one.outcome])

  it('have the commitments of both; of a year of both the kept one stands and is filled; undoing puts them back', async () => {
    const other = await twin()
    await save({ content: '' })
    await save({ personId: other, content: 'Giúp 03 hộ', checkedOn: '2026-11-20', outcome: 'Tốt' })
    await save({ personId: other, year: 2025, madeOn: '2025-01-10', content: 'Năm trước' })
    const before = [await yearsOf(member()), await yearsOf(other)]
    const { actId } = await merge(other)
    expect(await yearsOf(member())).toEqual([
      [2026, 'Giúp 03 hộ', 'Tốt'],
      [2025, 'Năm trước', ''],
    ])
    expect(counts(await ofYear())).toEqual([5, 1, 1])
    await ask('duplicates.undo', { actId })
    expect([await yearsOf(member()), await yearsOf(other)]).toEqual(before)
  })
})
