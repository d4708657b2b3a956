import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice } from '../filled-office.ts'
import { auditOf, beside } from '../meetings/database.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

const ask: Filled['office']['ask'] = (name, input) => filled.office.ask(name, input)
const cell = () => filled.cells[0]
const by = (index: number) => ({ personId: filled.members[index] ?? '', fullName: '' })
const postsOf = (bodyId = cell()) => ask('organisation.posts', { bodyId })
const appoint = async (part: Partial<Input<'organisation.appoint'>> = {}) => {
  const { revision } = await postsOf()
  const post = { person: by(0), post: 'secretary', from: '2026-01-01', bodyId: cell(), revision }
  return ask('organisation.appoint', { ...post, ...part })
}
const end = async (id: string, on: string) =>
  ask('organisation.endPost', { id, revision: (await postsOf()).revision, on, note: 'Nghỉ' })
const actOf = async (id: string) => (await postsOf()).posts.find((post) => post.id === id)?.act ?? null
const undo = async (id: string) =>
  ask('organisation.undoPost', { actId: (await actOf(id))?.id ?? 'nothing to take back' })
const refused = async (id: string) =>
  filled.office.refusal('organisation.undoPost', { actId: (await actOf(id))?.id ?? '' })
const rows = () =>
  beside(filled.office, (database) => database.prepare('SELECT * FROM post ORDER BY id').all())

describe('an appointment taken back', () => {
  it('leaves the posts as they were, and whoever it replaced holds the post again', async () => {
    const { id: old } = await appoint()
    const before = rows()
    const { id } = await appoint({ person: by(1), from: '2026-06-01', replaces: [old] })
    expect(await actOf(id)).toMatchObject({ what: 'appoint', back: ['Lò Văn Hặc'] })
    // It is the new appointment that can be taken back, and not the end that came with it.
    expect(await actOf(old)).toBeNull()
    const { revision } = await postsOf()
    expect(await undo(id)).toEqual({ bodyId: cell(), revision: revision + 1 })
    expect(rows()).toEqual(before)
    expect((await postsOf()).revision).toBe(revision + 1)
    expect(auditOf(filled.office, 'organisation.undoPost')).toMatchObject([{ record_id: cell() }])
  })

  it('is refused once it was put right or ended since, and the act in the way is named', async () => {
    const { id } = await appoint()
    const act = await actOf(id)
    await end(id, '2026-09-01')
    const first = await filled.office.refusal('organisation.undoPost', { actId: act?.id ?? '' })
    expect(first.message).toContain('"Thôi giữ chức vụ" ngày 01/09/2026')
    await undo(id)
    expect(await actOf(id)).toEqual(act)
    const entry = { ...by(0), person: by(0), post: 'deputy', from: '2026-01-01', to: null }
    await ask('organisation.correctPost', { id, revision: (await postsOf()).revision, entry })
    expect((await refused(id)).message).toContain('đã được sửa')
  })

  it('is none where the cell has ended since', async () => {
    const { id } = await appoint({ post: 'village-head' })
    const act = await actOf(id)
    await ask('organisation.change', {
      request: { kind: 'dissolve', bodyId: cell(), toBodyId: filled.cells[1], on: '2026-10-01' },
    })
    expect(await actOf(id)).toBeNull()
    const answer = await filled.office.refusal('organisation.undoPost', { actId: act?.id ?? '' })
    expect(answer.message).toContain('đã kết thúc hoạt động')
  })

  it('is not to be had of acts of another kind', async () => {
    const { actId } = await ask('organisation.change', {
      request: { kind: 'rename', bodyId: cell(), name: 'Chi bộ Mới', on: '2026-10-01' },
    })
    expect((await filled.office.refusal('organisation.undoPost', { actId })).code).toBe('not-found')
  })
})

describe('the end of a post taken back', () => {
  it('lets it go on as before', async () => {
    const { id } = await appoint()
    const before = rows()
    await end(id, '2026-09-01')
    await undo(id)
    expect(rows()).toEqual(before)
  })

  it('is refused where somebody else has the post by now, who is named', async () => {
    const { id } = await appoint()
    await end(id, '2026-09-01')
    await appoint({ person: by(1), from: '2026-09-01' })
    expect((await refused(id)).message).toContain('Bí thư nay là Đặng Thị Ánh')
  })

  it('is refused where the holder has left the cell since', async () => {
    const { id } = await appoint()
    await end(id, '2026-09-01')
    const { revision } = await ask('people.card', { id: by(0).personId })
    const wanted = { kind: 'cell-change', on: '2026-10-01', cellId: filled.cells[1] } as const
    await ask('movements.record', { personId: by(0).personId, revision, ...wanted })
    const before = rows()
    expect((await refused(id)).message).toContain('Lò Văn Hặc không còn sinh hoạt ở chi bộ này')
    expect(rows()).toEqual(before)
  })

  it('is no second end: what has ended ends earlier or not again', async () => {
    const { id } = await appoint()
    await end(id, '2026-09-01')
    const { revision } = await postsOf()
    const later = await filled.office.refusal('organisation.endPost', { id, revision, on: '2026-10-01' })
    expect(later.message).toContain('thôi giữ từ ngày 01/09/2026')
    await end(id, '2026-08-01')
    expect((await postsOf()).posts).toMatchObject([{ to: '2026-08-01' }])
  })
})
