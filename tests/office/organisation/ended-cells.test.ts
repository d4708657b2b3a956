import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nationalBook } from '../../fixtures/books.ts'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice } from '../filled-office.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

const member = () => filled.members[0] ?? ''
const merge = () =>
  filled.office.ask('organisation.change', {
    request: {
      kind: 'merge',
      sourceIds: [...filled.cells],
      into: { key: 'new-1', name: 'Chi bộ bản Sen' },
      on: '2026-10-01',
      decisionNumber: '1-QĐ/ĐU',
    },
  })
const lost = /Lò Văn Hặc.*đã kết thúc hoạt động từ ngày 01\/10\/2026/

describe('a cell that has ended', () => {
  it('is only looked at: nothing is written of it any more, and nothing of its past', async () => {
    const [id, sibling] = filled.cells
    const revision = async () => (await filled.office.ask('organisation.body', { id })).revision
    const person = { personId: member(), fullName: '' }
    const appointing = async () => ({ bodyId: id, revision: await revision(), person, post: 'deputy' })
    const post = await filled.office.ask('organisation.appoint', {
      ...(await appointing()),
      from: '2025-01-01',
    })
    await merge()
    const seen = await filled.office.ask('organisation.body', { id })
    expect(seen.end).toMatchObject({ on: '2026-10-01', by: 'merge', into: [{ name: 'Chi bộ bản Sen' }] })
    const now = { revision: seen.revision }
    const fields = { cellKind: '', code: '', distanceMetres: null, foundedOn: null, foundedBy: '' }
    const entry = { person, post: 'deputy', from: '2024-01-01', to: '2025-01-01' }
    const ofPost = { id: post.id, ...now }
    const answers = [
      await filled.office.refusal('organisation.saveBody', { id, ...now, ...fields }),
      await filled.office.refusal('organisation.saveWeaknesses', { id, ...now, rows: [] }),
      await filled.office.refusal('organisation.correctName', { id, ...now, name: 'Chi bộ Khác' }),
      await filled.office.refusal('organisation.removeCell', { id, ...now, reason: 'Nhầm' }),
      await filled.office.refusal('organisation.appoint', { ...(await appointing()), from: '2024-01-01' }),
      await filled.office.refusal('organisation.endPost', { ...ofPost, on: '2026-01-01' }),
      await filled.office.refusal('organisation.correctPost', { ...ofPost, entry }),
      await filled.office.refusal('organisation.correctPost', { ...ofPost, entry: null }),
      await filled.office.refusal('organisation.confirmHeadings', { cellIds: [id, sibling] }),
    ]
    for (const { code, message } of answers) {
      expect(code).toBe('refused')
      expect(message).toContain('Chi bộ thôn Sen Đông đã kết thúc hoạt động từ ngày 01/10/2026')
    }
    expect((await filled.office.ask('organisation.body', { id })).revision).toBe(seen.revision)
  })

  it('tells what became of it, however it ended', async () => {
    const [id, sibling] = filled.cells
    const request = { kind: 'dissolve', bodyId: id, toBodyId: sibling, on: '2026-10-01' } as const
    const { actId } = await filled.office.ask('organisation.change', { request })
    const end = async () => (await filled.office.ask('organisation.body', { id })).end
    expect(await end()).toEqual({
      on: '2026-10-01',
      by: 'dissolve',
      into: [{ id: sibling, name: 'Chi bộ Trường Mầm non' }],
    })
    await filled.office.ask('organisation.undoChange', { actId })
    expect(await end()).toBeNull()
  })
})

/** What is put into a cell that has ended is seen by no list of cells and called to no meeting. */
describe('nobody is left in a cell that has ended', () => {
  it('by an import that still names the old cell', async () => {
    await merge()
    const book = await nationalBook({
      name: 'Lò Văn Hặc',
      born: '19/05/1970',
      personalId: '012060000000',
      cell: 'Chi bộ thôn Sen Đông',
      joined: '03/02/1995',
      official: '03/02/1996',
      sex: 'Nam',
      card: null,
    })
    const upload = filled.office.door.put({ name: 'ds.xlsx', mediaType: '', bytes: book })
    const { counts, errors } = await filled.office.ask('intake.preview', { upload })
    expect(counts).toMatchObject({ wrong: 1, changed: 0, new: 0 })
    expect(errors[0]?.message).toBe(
      'Chi bộ thôn Sen Đông đã kết thúc hoạt động từ ngày 01/10/2026 (nay là Chi bộ bản Sen). Hãy ghi tên chi bộ đang hoạt động.',
    )
    const card = await filled.office.ask('people.card', { id: member() })
    expect(card.cellName).toBe('Chi bộ bản Sen')
  })

  it('by what comes back from the recycle bin', async () => {
    await filled.office.ask('people.remove', { id: member(), revision: 1, reason: 'Ghi nhầm' })
    await merge()
    const refused = await filled.office.refusal('recycle.restore', { kind: 'person', id: member() })
    expect(refused.message).toMatch(lost)
  })

  it('by a departure that is taken back after the merger', async () => {
    const { actId } = await filled.office.ask('movements.record', {
      personId: member(),
      revision: 1,
      kind: 'departure',
      on: '2026-09-01',
    })
    await merge()
    const refused = await filled.office.refusal('movements.undo', { actId })
    expect(refused.message).toMatch(lost)
    expect((await filled.office.ask('people.card', { id: member() })).standing).toBe('transferred')
  })
})
