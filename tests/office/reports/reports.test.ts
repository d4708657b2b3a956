import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discard } from '../../helpers/office.ts'
import { type Filled, filledOffice } from '../filled-office.ts'

let filled: Filled
beforeEach(async () => {
  filled = await filledOffice()
})
afterEach(() => discard(filled.office))

const begin = async (): Promise<string> =>
  (
    await filled.office.ask('reports.begin', {
      ...({ kind: 'cell-report', bodyId: filled.cells[0], from: '2026-11', to: '2026-11' } as const),
    })
  ).id
const get = (id: string) => filled.office.ask('reports.get', { id })
const write = async (id: string, name: string, content: string | null, more: object = {}) => {
  const { revision, subject, addressee, datedOn } = await get(id)
  const head = { id, revision, subject, addressee, datedOn, ...more }
  return filled.office.ask('reports.write', { ...head, sections: [{ section: name, content }] })
}
const freeze = async (id: string, number: string | null = null) => {
  const { revision: meetingRevision, kind } = await get(id)
  return filled.office.ask('documents.freeze', { reportId: id, kind, meetingRevision, number })
}
const section = async (id: string, name: string) => {
  const found = (await get(id)).sections.find((each) => each.section === name)
  if (!found) throw new Error(`no section ${name}`)
  return found
}
const secondMeeting = async () => {
  const { office, cells, members } = filled
  const { id } = await office.ask('meetings.open', {
    ...({ cellId: cells[0], period: '2026-11', kind: 'thematic', heldOn: '2026-11-15' } as const),
  })
  const { revision, content } = await office.ask('meetings.get', { id })
  const marks = members.slice(0, 3).map((personId, index) => ({
    ...{ personId, state: index === 0 ? ('excused' as const) : ('present' as const), reason: '' },
  }))
  await office.ask('meetings.record', { id, revision, content: { ...content, marks } })
}

describe('the monthly report of a cell', () => {
  it('proposes the words of the minutes, and keeps what the clerk writes instead', async () => {
    const id = await begin()
    expect(await section(id, 'next')).toMatchObject({
      proposal: 'Chi bộ thống nhất các nội dung trên.',
      content: null,
    })
    await write(id, 'next', 'Làm xong đường bản.')
    expect((await section(id, 'next')).content).toBe('Làm xong đường bản.')
    await write(id, 'next', null)
    expect((await section(id, 'next')).content).toBeNull()
  })

  it('draws its figures anew while what was written stays', async () => {
    const id = await begin()
    await write(id, 'held', 'Nền nếp tốt.')
    const figure = async () => (await section(id, 'held')).figures.find(({ name }) => name === 'Dự')?.text
    expect(await figure()).toBe('3/3 (100,0%)')
    await secondMeeting()
    expect(await figure()).toBe('5/6 (83,3%)')
    expect((await section(id, 'held')).content).toBe('Nền nếp tốt.')
  })

  it('stands on the board of its month with the tờ trình, and is signed from there, not before its day', async () => {
    const { office, cells } = filled
    const asked = { bodyId: cells[0], from: '2026-11', to: '2026-11' }
    const id = await begin()
    await write(id, 'held', null, { datedOn: '2026-11-20' })
    const submission = await office.ask('reports.begin', { kind: 'submission', ...asked })
    await write(submission.id, 'reason', null, { datedOn: '2026-11-20' })
    const other = await office.ask('reports.begin', { kind: 'commune-report', ...asked, bodyId: null })
    for (const each of [id, submission.id, other.id]) await freeze(each)
    const onBoard = async () =>
      (await office.ask('documents.ofPeriod', { period: '2026-11' })).filter(
        ({ meetingId }) => meetingId === null,
      )
    const papers = await onBoard()
    expect(papers.map(({ kind, bodyId }) => [kind, bodyId])).toEqual([
      ['cell-report', cells[0]],
      ['submission', cells[0]],
    ])
    const chosen = papers.map(({ paperId, revision }) => ({ paperId, revision }))
    const error = await office.refusal('documents.signMany', { papers: chosen, signedOn: '2026-11-19' })
    expect(error.message).toContain('ở trước ngày của một báo cáo')
    await office.ask('documents.signMany', { papers: chosen, signedOn: '2026-11-20' })
    expect((await onBoard()).map(({ state }) => state)).toEqual(['signed', 'signed'])
  })

  it('is one: beginning again answers the one that there is', async () => {
    expect(await begin()).toBe(await begin())
    expect(await filled.office.ask('reports.beginForAll', { period: '2026-11' })).toEqual({ begun: 0 })
  })

  it('is missing for a cell that met and has none, and for that one alone begun with the others', async () => {
    const { cells } = await filled.office.ask('reports.ofSpan', { from: '2026-11', to: '2026-11' })
    expect(cells.map(({ hasMet, report }) => [hasMet, report])).toEqual(
      [
        [true, null],
        [false, null],
      ].toSorted(() => (cells[0]?.hasMet ? 1 : -1)),
    )
    expect(await filled.office.ask('reports.beginForAll', { period: '2026-11' })).toEqual({ begun: 1 })
  })

  it('does not mix the meetings of another cell or of the committee into its own', async () => {
    const { office, cells } = filled
    const other = await office.ask('reports.begin', {
      ...({ kind: 'cell-report', bodyId: cells[1], from: '2026-11', to: '2026-11' } as const),
    })
    expect((await section(other.id, 'held')).figures).toEqual([])
  })

  it('names the newer version to whoever saw an older one', async () => {
    const id = await begin()
    await write(id, 'limits', 'Một đảng viên đến muộn.')
    const late = { id, revision: 1, subject: '', addressee: '', datedOn: null }
    expect(await filled.office.refusal('reports.write', late)).toMatchObject({ code: 'conflict' })
  })
})

describe('the way of a report', () => {
  it('is that of all papers: frozen with its number, printed, signed, amended in a second version', async () => {
    const { office } = filled
    const id = await begin()
    const first = await freeze(id, '05-BC/CB')
    expect(first).toMatchObject({ kind: 'cell-report', number: '05-BC/CB', state: 'frozen', reportId: id })
    expect(first.title).toBe('Báo cáo tháng 11 năm 2026')
    expect((await get(id)).isLocked).toBe(true)
    const refused = { id, revision: (await get(id)).revision, subject: '', addressee: '', datedOn: null }
    expect(await office.refusal('reports.write', refused)).toMatchObject({ code: 'refused' })

    await office.ask('documents.advance', {
      papers: [{ paperId: first.id, revision: first.revision }],
      ...({ to: 'printed', on: '2026-11-20' } as const),
    })
    const printed = await office.ask('documents.paper', { id: first.id })
    await office.ask('documents.signMany', {
      papers: [{ paperId: first.id, revision: printed.revision }],
      signedOn: '2026-11-22',
    })
    const signed = await office.ask('documents.paper', { id: first.id })
    const reason = 'Thiếu một nhiệm vụ'
    await office.ask('documents.reopen', { paperId: first.id, revision: signed.revision, reason })
    await write(id, 'limits', 'Đã bổ sung.')
    const second = await freeze(id, '05-BC/CB')
    expect(second).toMatchObject({ id: first.id, currentVersion: 2, number: '05-BC/CB' })
    expect(second.versions.find(({ version }) => version === 1)?.recall).toBe(true)
  })

  it('has a series of its own: the next number follows the last, apart from the minutes', async () => {
    const { office, cells, meeting } = filled
    await freeze(await begin(), '05-BC/CB')
    const { id } = await office.ask('reports.begin', {
      ...({ kind: 'cell-report', bodyId: cells[0], from: '2026-10', to: '2026-10' } as const),
    })
    expect(
      (await office.ask('documents.proposeNumber', { reportId: id, kind: 'cell-report' })).proposed,
    ).toBe('06-BC/CB')
    const twice = await office.ask('documents.proposeNumber', {
      ...({ reportId: id, kind: 'cell-report', number: '05-BC/CB' } as const),
    })
    expect(twice.warnings).not.toEqual([])
    expect((await office.ask('documents.proposeNumber', { meetingId: meeting })).proposed).toBeNull()
  })

  it('tells when the record says something else since it was frozen', async () => {
    const id = await begin()
    await freeze(id)
    expect((await get(id)).differs).toBe(false)
    await secondMeeting()
    expect((await get(id)).differs).toBe(true)
  })

  it('stands among the papers under its name, also as Word', async () => {
    const { office } = filled
    const id = await begin()
    const file = await office.ask('documents.word', { reportId: id, kind: 'cell-report' })
    expect(file.name).toBe('Báo cáo tháng Chi bộ thôn Sen Đông tháng 11 năm 2026.docx')
    const paper = await freeze(id)
    const [listed] = await office.ask('documents.papers', {})
    expect(listed).toMatchObject({ id: paper.id, title: 'Báo cáo tháng 11 năm 2026', reportId: id })
    expect(listed?.cellName).toBe('Chi bộ thôn Sen Đông')
  })

  it('is not signed before the day it bears', async () => {
    const { office } = filled
    const id = await begin()
    await write(id, 'next', null, { datedOn: '2026-11-20' })
    const { id: paperId, revision } = await freeze(id)
    const early = { paperId, revision, signedOn: '2026-11-19', signers: 'Bí thư' }
    expect((await office.refusal('documents.recordSigned', early)).fields).toHaveProperty('signedOn')
    const signed = await office.ask('documents.recordSigned', { ...early, signedOn: '2026-11-20' })
    expect(signed.state).toBe('signed')
  })

  it('is of a meeting or of a report, never of both or neither', async () => {
    const { office, meeting } = filled
    const id = await begin()
    expect((await office.refusal('documents.ofMeeting', { meetingId: meeting, reportId: id })).code).toBe(
      'invalid',
    )
    expect((await office.refusal('documents.ofMeeting', {})).code).toBe('invalid')
    const wrong = { reportId: id, kind: 'submission' } as const
    expect((await office.refusal('documents.preview', wrong)).code).toBe('not-found')
  })
})

describe('the report of the commune', () => {
  it('leaves number and day to the registry', async () => {
    const { office } = filled
    const { id } = await office.ask('reports.begin', {
      ...({ kind: 'commune-report', bodyId: null, from: '2026-10', to: '2026-12' } as const),
    })
    const view = await get(id)
    expect(view).toMatchObject({ datedOn: null, bodyName: 'Đảng ủy xã Mường Than' })
    expect(view.title).toBe('Báo cáo sinh hoạt chi bộ quý IV năm 2026')
    const proposal = await office.ask('documents.proposeNumber', { reportId: id, kind: 'commune-report' })
    expect(proposal).toMatchObject({ proposed: null, symbol: 'BC/ĐU' })
  })

  it('counts no month that has not begun as missed', async () => {
    const { id } = await filled.office.ask('reports.begin', {
      ...({ kind: 'commune-report', bodyId: null, from: '2026-10', to: '2026-12' } as const),
    })
    const { figures } = await section(id, 'held')
    expect(figures[0]).toMatchObject({ text: '1/4' })
  })

  it('is of the commune: a cell has none, nor has the commune a report of a cell', async () => {
    const { office, cells } = filled
    const span = { from: '2026-11', to: '2026-11' }
    expect(
      (await office.refusal('reports.begin', { kind: 'commune-report', bodyId: cells[0], ...span })).code,
    ).toBe('not-found')
    expect((await office.refusal('reports.begin', { kind: 'cell-report', bodyId: null, ...span })).code).toBe(
      'not-found',
    )
  })
})

describe('a tờ trình', () => {
  it('has its subject in its name, is addressed to the committee, and there may be several', async () => {
    const { office, cells } = filled
    const asked = { kind: 'submission', bodyId: cells[0], from: '2026-11', to: '2026-11' } as const
    const { id } = await office.ask('reports.begin', asked)
    expect((await office.ask('reports.begin', asked)).id).not.toBe(id)
    expect((await get(id)).addressee).toBe('Đảng ủy xã Mường Than')
    await write(id, 'reason', 'Nhà văn hóa đã dột.', { subject: 'về việc sửa nhà văn hóa' })
    expect((await get(id)).title).toBe('Tờ trình về việc sửa nhà văn hóa')
  })
})

describe('a report in the recycle bin', () => {
  it('comes back, unless another one of the same time took its place', async () => {
    const { office } = filled
    const id = await begin()
    const { revision } = await get(id)
    await office.ask('reports.remove', { id, revision, reason: 'Lập nhầm' })
    expect((await office.refusal('reports.get', { id })).code).toBe('not-found')
    expect(await office.ask('recycle.list', {})).toMatchObject([
      { kind: 'report', title: 'Báo cáo tháng 11 năm 2026, Chi bộ thôn Sen Đông' },
    ])
    const again = await begin()
    expect((await office.refusal('recycle.restore', { kind: 'report', id })).message).toContain('thùng rác')
    const other = await get(again)
    await office.ask('reports.remove', { id: again, revision: other.revision, reason: 'Lập nhầm' })
    await office.ask('recycle.restore', { kind: 'report', id })
    expect((await get(id)).id).toBe(id)
  })

  it('is not thrown away once it was frozen', async () => {
    const id = await begin()
    await freeze(id)
    const { revision } = await get(id)
    expect((await filled.office.refusal('reports.remove', { id, revision, reason: 'Nhầm' })).code).toBe(
      'refused',
    )
  })
})

describe('the sections of a report', () => {
  it.each([
    ['cell-report', 0],
    ['submission', 0],
    ['commune-report', null],
    ['commune-review', null],
  ] as const)('of a %s can all be written, and no other', async (kind, cell) => {
    const { office, cells } = filled
    const bodyId = cell === null ? null : cells[cell]
    const { id } = await office.ask('reports.begin', { kind, bodyId, from: '2026-11', to: '2026-11' })
    const { sections } = await get(id)
    for (const { section: name } of sections) await write(id, name, 'Lời của văn phòng.')
    expect((await get(id)).sections.map(({ content }) => content)).toEqual(
      sections.map(() => 'Lời của văn phòng.'),
    )
    const { revision, subject, addressee, datedOn } = await get(id)
    const strange = { id, revision, subject, addressee, datedOn }
    const wrong = { ...strange, sections: [{ section: 'other', content: 'x' }] }
    expect((await office.refusal('reports.write', wrong)).code).toBe('not-found')
  })
})
