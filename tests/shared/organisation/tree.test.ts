import { describe, expect, it } from 'vitest'
import { type BodyInTree, mayStandUnder, treeRows, whyNotUnder } from '../../../shared/organisation/tree.ts'

const bodies: readonly BodyInTree[] = [
  { id: 'xa', kind: 'commune', name: 'Mường Than', parentId: null, endedOn: null },
  { id: 'db', kind: 'intermediate', name: 'Đảng bộ UBND xã', parentId: 'xa', endedOn: '2026-09-30' },
  { id: 'sen', kind: 'cell', name: 'Chi bộ bản Sen Đông', parentId: null, endedOn: null },
  { id: 'to', kind: 'group', name: 'Tổ đảng 1', parentId: 'sen', endedOn: null },
]
const body = (id: string) => bodies.find((one) => one.id === id) ?? { id, kind: 'cell' as const, name: id }

describe('the tree of the commune', () => {
  it.each([
    ['intermediate', 'commune', true],
    ['cell', 'commune', true],
    ['cell', 'intermediate', true],
    ['group', 'cell', true],
    ['group', 'commune', false],
    ['cell', 'cell', false],
    ['intermediate', 'cell', false],
    ['intermediate', 'intermediate', false],
    ['commune', 'commune', false],
  ] as const)('a %s under a %s: %s', (child, parent, expected) => {
    expect(mayStandUnder(child, parent)).toBe(expected)
  })

  it.each([
    ['sen', 'db', '2026-09-29', undefined],
    ['sen', null, '2026-11-22', undefined],
    ['sen', 'xa', '2026-11-22', undefined],
    ['to', 'sen', '2026-11-22', undefined],
    ['sen', 'db', '2026-09-30', 'đã kết thúc hoạt động'],
    ['sen', 'to', '2026-11-22', 'Chi bộ không đặt dưới tổ đảng được.'],
    ['to', null, '2026-11-22', 'phải thuộc một chi bộ'],
    ['sen', 'mất', '2026-11-22', 'Không tìm thấy'],
    ['xa', 'sen', '2026-11-22', 'đứng đầu'],
  ] as const)('%s under %s on %s: %s', (child, parent, day, words) => {
    const why = whyNotUnder(bodies, body(child), parent, day)
    if (words === undefined) expect(why).toBeUndefined()
    else expect(why).toContain(words)
  })
})

describe('the tree as rows', () => {
  const flat = bodies.filter(({ kind }) => kind === 'cell')
  const rows = (some: readonly BodyInTree[], isOpen = true) =>
    treeRows(some, () => isOpen).map(({ body: { id }, depth, hasChildren }) => [id, depth, hasChildren])

  it('of a commune without bodies between it and its cells is a flat list', () => {
    expect(rows([...flat, { ...body('a'), parentId: null, endedOn: null }])).toEqual([
      ['sen', 0, false],
      ['a', 0, false],
    ])
  })

  it('has groups below their cell and bodies between before the cells; the commune is no row', () => {
    const cellBelow = { id: 'vp', kind: 'cell' as const, name: 'Chi bộ VP', parentId: 'db', endedOn: null }
    expect(rows([cellBelow, ...bodies.toReversed()])).toEqual([
      ['db', 0, true],
      ['vp', 1, false],
      ['sen', 0, true],
      ['to', 1, false],
    ])
  })

  it('shows nothing below what is folded, and at the top what is under a body that is not shown', () => {
    expect(rows(bodies, false).map(([id]) => id)).toEqual(['db', 'sen'])
    expect(rows(bodies.filter(({ id }) => id === 'to'))).toEqual([['to', 0, false]])
  })
})
