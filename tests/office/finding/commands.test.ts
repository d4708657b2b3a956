import { afterEach, describe, expect, it } from 'vitest'
import { everybody, type ListDefinition, wholeList } from '../../../shared/finding/definition.ts'
import { discard, type OfficeUnderTest } from '../../helpers/office.ts'
import { filledOffice } from '../filled-office.ts'

const open: OfficeUnderTest[] = []
afterEach(async () => {
  for (const office of open.splice(0)) await discard(office)
})
const filled = async () => {
  const made = await filledOffice()
  open.push(made.office)
  return made
}
const women: ListDefinition = {
  ...wholeList,
  filter: { ...everybody, parts: [{ field: 'sex', operator: 'is', values: ['female'] }] },
}
const save = (office: OfficeUnderTest, name: string, definition = wholeList) =>
  office.ask('finding.save', { id: null, revision: null, name, definition })

describe('kept lists', () => {
  it('are kept under a name and come back as they were', async () => {
    const { office } = await filled()
    await save(office, ' Nữ   thôn ', women)
    const { saved } = await office.ask('finding.lists', {})
    expect(saved).toEqual([{ id: expect.any(String), name: 'Nữ thôn', revision: 1, definition: women }])
  })

  it('are changed only by who saw the newest', async () => {
    const { office } = await filled()
    const { id } = await save(office, 'Nữ')
    await office.ask('finding.save', { id, revision: 1, name: 'Đảng viên nữ', definition: women })
    const refused = await office.refusal('finding.save', {
      id,
      revision: 1,
      name: 'Khác',
      definition: wholeList,
    })
    expect(refused.code).toBe('conflict')
    expect((await office.ask('finding.lists', {})).saved).toMatchObject([
      { name: 'Đảng viên nữ', revision: 2 },
    ])
  })

  it('have names of their own', async () => {
    const { office } = await filled()
    await save(office, 'Nữ')
    const refused = await office.refusal('finding.save', {
      id: null,
      revision: null,
      name: 'nu',
      definition: wholeList,
    })
    expect(refused).toMatchObject({ code: 'invalid', message: 'Đã có danh sách tên "Nữ". Hãy đặt tên khác.' })
  })

  it('go into the recycle bin and come back from it', async () => {
    const { office } = await filled()
    const { id } = await save(office, 'Nữ')
    await office.ask('finding.remove', { id, revision: 1, reason: 'Không dùng' })
    expect((await office.ask('finding.lists', {})).saved).toEqual([])
    const [thrown] = await office.ask('recycle.list', {})
    expect(thrown).toMatchObject({ kind: 'list', id, title: 'Nữ', reason: 'Không dùng' })
    await save(office, 'NỮ')
    expect((await office.refusal('recycle.restore', { kind: 'list', id })).message).toContain(
      'danh sách khác',
    )
    const [other] = (await office.ask('finding.lists', {})).saved
    await office.ask('finding.remove', { id: other?.id ?? '', revision: 1, reason: 'Trùng tên' })
    await office.ask('recycle.restore', { kind: 'list', id })
    expect((await office.ask('finding.lists', {})).saved).toMatchObject([{ id, name: 'Nữ' }])
  })

  it('stand beside the ready ones, each of which can be run', async () => {
    const { office } = await filled()
    const { ready } = await office.ask('finding.lists', {})
    expect(ready.length).toBeGreaterThan(12)
    const totals = new Map<string, number>()
    for (const { id, definition } of ready)
      totals.set(id, (await office.ask('finding.run', definition)).total)
    expect(totals.get('tat-ca')).toBe(5)
    expect(totals.get('tuoi-dang-du-huy-hieu')).toBe(5)
    expect(totals.get('nu')).toBe(0)
    expect(totals.get('thieu-thong-tin')).toBe(5)
  })
})

describe('Ctrl+K', () => {
  it.each([
    ['dang thi', 'people', 'Đặng Thị Ánh'],
    ['sen dong', 'cells', 'Chi bộ thôn Sen Đông'],
    ['sen đông tháng 11', 'meetings', 'Sinh hoạt thường kỳ tháng 11 năm 2026'],
    ['11/2026', 'meetings', 'Sinh hoạt thường kỳ tháng 11 năm 2026'],
    ['01-BB', 'papers', 'Biên bản'],
    ['sen đông', 'papers', 'Biên bản'],
    ['danh sach hop', 'lists', 'Danh sách họp'],
  ] as const)('"%s" finds among the %s %s', async (query, kind, title) => {
    const made = await filled()
    const { office, meeting, cells } = made
    const facts = (await office.ask('organisation.startingFacts', {})).find((row) => row.cellId === cells[0])
    if (!facts) throw new Error('no facts of the cell')
    const { name: _name, total: _total, official: _official, ...row } = facts
    const numbers = row.numbers.map((series) => ({ ...series, lastNumber: 0 }))
    await office.ask('organisation.saveStartingFacts', { rows: [{ ...row, numbers }] })
    const { revision } = await office.ask('meetings.get', { id: meeting })
    await office.ask('documents.freeze', {
      meetingId: meeting,
      meetingRevision: revision,
      number: '01-BB/CB',
    })
    await save(office, 'Danh sách họp quý')
    const found = await office.ask('finding.everything', { query })
    expect(found[kind].map((hit) => hit.title)).toContainEqual(expect.stringContaining(title))
  })

  it('finds no meeting of another month, for a name that is no cell, or for a number of a paper', async () => {
    const { office } = await filled()
    expect((await office.ask('finding.everything', { query: 'sen đông tháng 9' })).meetings).toEqual([])
    for (const query of ['nguyễn tháng 11', '01-BB']) {
      expect((await office.ask('finding.everything', { query })).meetings).toEqual([])
    }
  })

  it('answers nothing to nothing', async () => {
    const { office } = await filled()
    for (const query of ['', ' ', '---']) {
      const found = await office.ask('finding.everything', { query })
      expect(Object.values(found).flat()).toEqual([])
    }
  })
})
