import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice } from '../filled-office.ts'
import { beside } from '../meetings/database.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

const ask: Filled['office']['ask'] = (name, input) => filled.office.ask(name, input)
type Request = Input<'organisation.change'>['request']
const change = (request: Request) => ask('organisation.change', { request })
const by = (index: number) => ({ personId: filled.members[index] ?? '', fullName: '' })
const outsider = { personId: null, fullName: 'Hà Văn Trưởng' }
const postsOf = (bodyId: string) => ask('organisation.posts', { bodyId })
const appoint = async (
  post: string,
  person: Input<'organisation.appoint'>['person'],
  from = '2024-05-01',
) => {
  const { revision } = await postsOf(filled.cells[0])
  return ask('organisation.appoint', {
    bodyId: filled.cells[0],
    revision,
    post,
    person,
    from,
    paperNumber: '9',
  })
}
const held = async (bodyId: string) =>
  (await postsOf(bodyId)).posts.filter(({ isHeld }) => isHeld).map(({ name, fullName }) => [name, fullName])
const posts = () =>
  beside(filled.office, (database) => database.prepare('SELECT * FROM post ORDER BY id').all())
const merged = (on = '2026-10-01'): Request => ({
  kind: 'merge',
  sourceIds: [...filled.cells],
  into: { key: 'new-1', name: 'Chi bộ bản Sen' },
  on,
})

/** Trưởng thôn, Trưởng ban Mặt trận ... belong to the village: a merger of cells elects no other village head. */
describe('a post of the village', () => {
  it('stays with its holder in the cell that takes over, member or not, and the preview tells which', async () => {
    await appoint('secretary', by(0))
    await appoint('village-head', outsider)
    await appoint('Già làng', by(1))
    const request = merged()
    const plan = await ask('organisation.planChange', { request })
    expect(plan.postsEnded).toEqual([
      { fullName: 'Lò Văn Hặc', post: 'Bí thư', cellName: 'Chi bộ thôn Sen Đông' },
    ])
    const move = { from: 'Chi bộ thôn Sen Đông', to: 'Chi bộ bản Sen' }
    expect(plan.postsMoved).toEqual([
      { fullName: 'Hà Văn Trưởng', post: 'Trưởng thôn, bản, tổ dân phố', ...move },
      { fullName: 'Đặng Thị Ánh', post: 'Già làng', ...move },
    ])
    const before = posts()
    const { actId, bodyIds } = await change(request)
    expect(await held(bodyIds[0] ?? '')).toEqual([
      ['Trưởng thôn, bản, tổ dân phố', 'Hà Văn Trưởng'],
      ['Già làng', 'Đặng Thị Ánh'],
    ])
    const [head] = (await postsOf(bodyIds[0] ?? '')).posts
    expect(head).toMatchObject({ from: '2026-10-01', to: null, paperNumber: '9', act: null })
    await ask('organisation.undoChange', { actId })
    expect(posts()).toEqual(before)
  })

  it('that only begins after the day goes over as it was written', async () => {
    await appoint('village-head', outsider, '2026-10-20')
    const { bodyIds } = await change(merged())
    expect((await postsOf(bodyIds[0] ?? '')).posts).toMatchObject([{ from: '2026-10-20', to: null }])
  })

  it('is held once by who holds it in the other cell already', async () => {
    await appoint('village-head', by(0))
    const { revision } = await postsOf(filled.cells[1])
    const there = { bodyId: filled.cells[1], revision, person: by(0), post: 'village-head', from: '2020' }
    await ask('organisation.appoint', there)
    await change({
      ...merged(),
      kind: 'merge',
      into: { bodyId: filled.cells[1], name: null },
      sourceIds: [...filled.cells],
    })
    expect((await postsOf(filled.cells[1])).posts).toMatchObject([{ from: '2020', to: null }])
  })

  it('goes with its holder where the cell is split up', async () => {
    await appoint('village-head', by(2))
    const { bodyIds } = await change({
      kind: 'split',
      sourceId: filled.cells[0],
      sourceGoesOn: false,
      parts: [
        { key: 'new-1', name: 'Chi bộ Sen Thượng', personIds: [by(0).personId] },
        { key: 'new-2', name: 'Chi bộ Sen Hạ', personIds: [by(1).personId, by(2).personId] },
      ],
      on: '2026-10-01',
    })
    expect(await Promise.all(bodyIds.map(held))).toEqual([
      [],
      [['Trưởng thôn, bản, tổ dân phố', 'Nguyễn Ước']],
    ])
  })

  it('ends with a cell of which nothing comes', async () => {
    const { id } = await ask('organisation.addCell', { name: 'Chi bộ bản Cũ' })
    const { revision } = await postsOf(id)
    const post = { bodyId: id, revision, person: outsider, post: 'village-head', from: '2024' }
    await ask('organisation.appoint', post)
    await change({ kind: 'dissolve', bodyId: id, toBodyId: null, on: '2026-10-01' })
    expect((await postsOf(id)).posts).toMatchObject([{ to: '2026-10-01' }])
  })
})
