import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice } from '../filled-office.ts'
import { auditOf, beside } from '../meetings/database.ts'
import { openMeeting } from '../meetings/samples.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

const postsOf = (bodyId: string | null) => filled.office.ask('organisation.posts', { bodyId })
type Appointing = Partial<Input<'organisation.appoint'>>
const wanted = async (part: Appointing): Promise<Input<'organisation.appoint'>> => {
  const bodyId = part.bodyId === undefined ? filled.cells[0] : part.bodyId
  return {
    person: { personId: filled.members[0] ?? '', fullName: '' },
    post: 'secretary',
    from: '2026-01-01',
    ...part,
    bodyId,
    revision: (await postsOf(bodyId)).revision,
  }
}
const appoint = async (part: Appointing = {}) => filled.office.ask('organisation.appoint', await wanted(part))
const refusal = async (part: Appointing) => filled.office.refusal('organisation.appoint', await wanted(part))
const by = (index: number) => ({ personId: filled.members[index] ?? '', fullName: '' })
const held = async (bodyId: string | null) =>
  (await postsOf(bodyId)).posts.filter(({ isHeld }) => isHeld).map(({ name, fullName }) => [name, fullName])

describe('a post of a cell', () => {
  it('has its term and its paper, and one post follows another', async () => {
    await appoint({ from: '2023-05', paperNumber: '7-QĐ/ĐU' })
    const before = await postsOf(filled.cells[0])
    const [old] = before.posts
    await appoint({ person: by(1), from: '2026-03-01', replaces: [old?.id ?? ''] })
    const { posts, revision } = await postsOf(filled.cells[0])
    expect(posts).toMatchObject([
      { name: 'Bí thư', fullName: 'Đặng Thị Ánh', from: '2026-03-01', to: null, isHeld: true },
      { fullName: 'Lò Văn Hặc', from: '2023-05', to: '2026-03-01', paperNumber: '7-QĐ/ĐU', isHeld: false },
    ])
    expect(revision).toBe(before.revision + 1)
    const { roll } = await openMeeting(filled.office, filled.cells[0], '2026-02', '2026-02-05')
    expect(roll.filter(({ post }) => post !== '').map(({ fullName }) => fullName)).toEqual(['Lò Văn Hặc'])
  })

  it('is the one that the page of missing facts shows and changes', async () => {
    await appoint()
    const facts = async () => {
      const all = await filled.office.ask('organisation.startingFacts', {})
      const {
        name: _name,
        total: _total,
        official: _official,
        ...row
      } = all[0] ?? ({} as (typeof all)[number])
      return row
    }
    expect((await facts()).secretary).toMatchObject({ fullName: 'Lò Văn Hặc' })
    await filled.office.ask('organisation.saveStartingFacts', {
      rows: [{ ...(await facts()), secretary: by(2) }],
    })
    expect((await postsOf(filled.cells[0])).posts).toMatchObject([
      { fullName: 'Nguyễn Ước', isHeld: true },
      { fullName: 'Lò Văn Hặc', from: '2026-01-01', to: '2026-11-22', isHeld: false },
    ])
  })

  it('held by two is left to both when the page of missing facts saves something else', async () => {
    await appoint({ post: 'deputy' })
    await appoint({ post: 'deputy', person: by(1) })
    await appoint({ post: 'village-head', person: by(2) })
    const all = await filled.office.ask('organisation.startingFacts', {})
    const { name: _name, total: _total, official: _official, ...row } = all[0] ?? ({} as (typeof all)[number])
    await filled.office.ask('organisation.saveStartingFacts', { rows: [{ ...row, termStart: '2025' }] })
    expect(await held(filled.cells[0])).toEqual([
      ['Phó bí thư', 'Đặng Thị Ánh'],
      ['Phó bí thư', 'Lò Văn Hặc'],
      ['Trưởng thôn, bản, tổ dân phố', 'Nguyễn Ước'],
    ])
  })

  it('ends on a day, is put right, and what should never have been written goes', async () => {
    const { id } = await appoint()
    const revision = async () => (await postsOf(filled.cells[0])).revision
    await filled.office.ask('organisation.endPost', { id, revision: await revision(), on: '2026-11-01' })
    expect((await postsOf(filled.cells[0])).posts).toMatchObject([{ to: '2026-11-01', isHeld: false }])
    const entry = {
      person: by(1),
      post: 'Phó bí thư',
      from: '2025',
      to: null,
      paperNumber: '9-QĐ/ĐU',
      note: '',
    }
    await filled.office.ask('organisation.correctPost', { id, revision: await revision(), entry })
    expect((await postsOf(filled.cells[0])).posts).toMatchObject([
      { post: 'deputy', fullName: 'Đặng Thị Ánh', from: '2025', to: null, paperNumber: '9-QĐ/ĐU' },
    ])
    await filled.office.ask('organisation.correctPost', { id, revision: await revision(), entry: null })
    expect((await postsOf(filled.cells[0])).posts).toEqual([])
    expect(auditOf(filled.office, 'organisation.correctPost')[1]?.changes).toMatchObject({
      removed: { post: 'deputy', valid_from: '2025-01-01' },
    })
  })

  it('by two at once is a hint and no refusal', async () => {
    await appoint()
    await appoint({ person: by(1) })
    await appoint({ post: 'village-head' })
    await appoint({ post: 'village-head', person: { personId: null, fullName: 'Hà Văn Trưởng' } })
    expect((await filled.office.ask('organisation.cell', { id: filled.cells[0] })).hints).toContain(
      'Đang ghi 2 bí thư.',
    )
    expect((await postsOf(filled.cells[0])).hints).toEqual([
      'Đang ghi 2 người giữ chức vụ Trưởng thôn, bản, tổ dân phố.',
    ])
  })

  it.each<[Appointing, string]>([
    [{ person: { personId: null, fullName: '' } }, 'Chưa ghi người giữ chức vụ'],
    [{ replaces: ['00000000-0000-7000-8000-000000000000'], from: null }, 'Chưa ghi ngày bắt đầu'],
    [{ replaces: ['00000000-0000-7000-8000-000000000000'] }, 'Không tìm thấy chức vụ này'],
  ])('is refused for %j', async (part, words) => {
    expect((await refusal(part)).message).toContain(words)
  })

  it('is not given twice to one person at one time, nor ended before it began', async () => {
    const { id } = await appoint()
    expect((await refusal({ from: '2026-06-01' })).message).toContain('đã được ghi giữ chức vụ Bí thư')
    const { revision } = await postsOf(filled.cells[0])
    const ending = { id, revision, on: '2026-01-01' }
    expect((await filled.office.refusal('organisation.endPost', ending)).message).toContain(
      'được ghi từ ngày 01/01/2026',
    )
    const stale = await filled.office.refusal('organisation.endPost', { ...ending, revision: 1 })
    expect(stale.code).toBe('conflict')
  })

  it('ends with its cell, and is not given in one that has ended', async () => {
    await appoint()
    await appoint({ post: 'village-head', person: { personId: null, fullName: 'Hà Văn Trưởng' } })
    await filled.office.ask('organisation.change', {
      request: { kind: 'dissolve', bodyId: filled.cells[0], toBodyId: filled.cells[1], on: '2026-10-01' },
    })
    expect((await postsOf(filled.cells[0])).posts.map(({ to, isHeld }) => [to, isHeld])).toEqual([
      // Shown as on its last day.
      ['2026-10-01', true],
      ['2026-10-01', true],
    ])
    // A village keeps its head.
    expect(await held(filled.cells[1])).toEqual([['Trưởng thôn, bản, tổ dân phố', 'Hà Văn Trưởng']])
    expect((await refusal({ person: by(1), from: '2026-10-05' })).message).toContain('đã kết thúc hoạt động')
  })

  it('stays with whoever is split off, where it is no post in the cell', async () => {
    await appoint({ person: by(0) })
    await appoint({ person: by(0), post: 'in-charge' })
    await appoint({ person: by(0), post: 'village-head' })
    await filled.office.ask('organisation.change', {
      request: {
        kind: 'split',
        sourceId: filled.cells[0],
        sourceGoesOn: true,
        parts: [{ key: 'new-1', name: 'Chi bộ bản Sen Tây', personIds: [filled.members[0] ?? ''] }],
        on: '2026-10-01',
      },
    })
    expect((await held(filled.cells[0])).map(([name]) => name)).toEqual([
      'Cấp ủy viên phụ trách',
      'Trưởng thôn, bản, tổ dân phố',
    ])
  })
})

describe('a second seat in one committee', () => {
  it('is asked about, and given once the clerk says that it is meant', async () => {
    await appoint()
    const refused = await refusal({ post: 'committee-member', from: '2026-06-01' })
    expect(refused.fields).toHaveProperty('alsoHolds')
    expect(refused.message).toContain('đang được ghi giữ chức vụ Bí thư')
    expect(await held(filled.cells[0])).toEqual([['Bí thư', 'Lò Văn Hặc']])
    await appoint({ post: 'committee-member', from: '2026-06-01', alsoHolds: true })
    expect(await held(filled.cells[0])).toHaveLength(2)
  })

  it('is not asked about where the first one ends on the day, nor of a post beside the committee', async () => {
    const { id } = await appoint({ post: 'deputy' })
    await appoint({ post: 'village-head' })
    await appoint({ post: 'in-charge' })
    await appoint({ from: '2026-06-01', replaces: [id] })
    expect((await held(filled.cells[0])).map(([name]) => name)).toEqual([
      'Bí thư',
      'Cấp ủy viên phụ trách',
      'Trưởng thôn, bản, tổ dân phố',
    ])
    // Whoever leads the committee of the commune is one of its members.
    await appoint({ bodyId: null, post: 'board-member' })
    await appoint({ bodyId: null, post: 'board-deputy' })
    expect(await held(null)).toHaveLength(2)
  })

  it('is asked about when a post is put right, too', async () => {
    await appoint()
    const { id } = await appoint({ post: 'village-head' })
    const { revision } = await postsOf(filled.cells[0])
    const entry = { person: by(0), post: 'deputy', from: '2026-01-01', to: null }
    const refused = await filled.office.refusal('organisation.correctPost', { id, revision, entry })
    expect(refused.fields).toHaveProperty('alsoHolds')
    await filled.office.ask('organisation.correctPost', {
      id,
      revision,
      entry: { ...entry, alsoHolds: true },
    })
    expect(await held(filled.cells[0])).toHaveLength(2)
  })
})

describe('a post outside the Party', () => {
  it('is held by somebody who is no member, and by a word that the list lacks', async () => {
    await appoint({
      post: 'Trưởng ban công tác mặt trận',
      person: { personId: null, fullName: 'Hà Văn Mới' },
    })
    await appoint({ post: 'Già làng', person: { personId: null, fullName: 'Hà Văn Mới' } })
    const { posts, choices } = await postsOf(filled.cells[0])
    expect(posts).toMatchObject([
      { post: 'front-head', isMember: false, isParty: false },
      { post: 'Già làng', name: 'Già làng', isMember: false },
    ])
    expect(posts[0]?.personId).toBe(posts[1]?.personId)
    expect(choices.at(-1)).toEqual({ post: 'Già làng', name: 'Già làng', isParty: false })
    expect((await filled.office.ask('people.search', { standing: 'all' })).total).toBe(5)
  })

  it('makes the share of secretaries who are also village heads, with the names behind it', async () => {
    const share = () => filled.office.ask('organisation.headShare', {})
    expect(await share()).toMatchObject({ both: 0, of: 0 })
    await appoint()
    await appoint({ post: 'village-head' })
    expect(await share()).toMatchObject({
      both: 1,
      of: 1,
      without: 0,
      words: '1/1 bí thư chi bộ kiêm trưởng thôn, bản, tổ dân phố (100,0%)',
      // The school's cell is none of a village.
      cells: [
        { name: 'Chi bộ thôn Sen Đông', secretary: 'Lò Văn Hặc', villageHead: 'Lò Văn Hặc', isBoth: true },
      ],
    })
    await filled.office.ask('organisation.addCell', { name: 'Chi bộ bản Noong' })
    expect(await share()).toMatchObject({ both: 1, of: 1, without: 1 })
  })
})

describe('the commune', () => {
  const communes = () =>
    beside(filled.office, (database) =>
      database.prepare("SELECT count(*) FROM body WHERE kind = 'commune'").pluck().get(),
    )

  it('is a body once something is written of it, once, and called as the office is', async () => {
    expect(await postsOf(null)).toMatchObject({ bodyId: null, name: 'Đảng bộ xã Mường Than', revision: 0 })
    expect(communes()).toBe(0)
    const { bodyId } = await appoint({ bodyId: null, post: 'board-secretary' })
    await appoint({ bodyId: null, post: 'board-member', person: by(3) })
    await appoint({ bodyId, post: 'board-standing-member', person: by(3) })
    await filled.office.ask('organisation.saveBody', {
      id: null,
      revision: (await postsOf(null)).revision,
      cellKind: '',
      code: '',
      distanceMetres: null,
      foundedOn: null,
      foundedBy: '',
    })
    expect(communes()).toBe(1)
    expect(await held(null)).toEqual([
      ['Bí thư Đảng ủy', 'Lò Văn Hặc'],
      ['Ủy viên Ban Thường vụ Đảng ủy', 'Vàng A Dơ'],
      ['Đảng ủy viên', 'Vàng A Dơ'],
    ])
    const card = await filled.office.ask('people.card', { id: filled.members[0] ?? '' })
    expect(card.posts).toMatchObject([{ post: 'Bí thư Đảng ủy', cellName: 'Đảng bộ xã Mường Than' }])
    expect((await filled.office.ask('organisation.cells', {})).map(({ name }) => name)).toHaveLength(2)
  })

  it('is not made by a write that is refused', async () => {
    await refusal({ bodyId: null, person: { personId: null, fullName: '' } })
    expect(communes()).toBe(0)
    const stale = { ...(await wanted({ bodyId: null, post: 'board-member' })), revision: 4 }
    expect((await filled.office.refusal('organisation.appoint', stale)).code).toBe('conflict')
    expect(communes()).toBe(0)
  })
})

describe('any posts given, ended and corrected', () => {
  it('never leave one person holding one post twice on a day, and every change is in the audit', async () => {
    const { office, members, cells } = filled
    const step = fc.record({
      what: fc.constantFrom('appoint', 'end', 'correct', 'remove'),
      person: fc.nat(4),
      post: fc.constantFrom('secretary', 'committee-member', 'village-head', 'Già làng'),
      bodyId: fc.constantFrom(null, cells[0], cells[1]),
      day: fc.integer({ min: 1, max: 28 }),
      pick: fc.nat(1000),
    })
    const audits = () =>
      beside(office, (database) => database.prepare('SELECT count(*) FROM audit').pluck().get()) as number
    let written = 0
    const before = audits()
    for (const { what, person, post, bodyId, day, pick } of fc
      .sample(fc.array(step, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 11 })
      .flat()) {
      const on = `2026-0${1 + (pick % 9)}-${String(day).padStart(2, '0')}`
      const { posts, revision } = await postsOf(bodyId)
      const id = posts[pick % Math.max(1, posts.length)]?.id
      const entry = {
        person: { personId: members[person] ?? '', fullName: '' },
        post,
        from: on,
        to: null,
        paperNumber: '',
        note: '',
      }
      const answer =
        what === 'appoint' || id === undefined
          ? await office.call('organisation.appoint', { ...entry, to: undefined, bodyId, revision })
          : what === 'end'
            ? await office.call('organisation.endPost', { id, revision, on })
            : await office.call('organisation.correctPost', {
                id,
                revision,
                entry: what === 'correct' ? entry : null,
              })
      if (answer.ok) written += 1
      else expect(['invalid', 'refused']).toContain(answer.error.code)
    }
    expect(written).toBeGreaterThan(20)
    expect(audits() - before).toBe(written)
    const twice = beside(office, (database) =>
      database
        .prepare(
          `SELECT count(*) FROM post AS a JOIN post AS b ON a.id < b.id AND a.person_id = b.person_id
           AND a.body_id = b.body_id AND a.post = b.post
           WHERE a.valid_from < coalesce(b.valid_to, '9999') AND b.valid_from < coalesce(a.valid_to, '9999')`,
        )
        .pluck()
        .get(),
    )
    expect(twice).toBe(0)
  })
})
