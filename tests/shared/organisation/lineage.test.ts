import { describe, expect, it } from 'vitest'
import { lineageWords } from '../../../shared/organisation/lineage.ts'

const [dong, tay, sen] = [
  { id: 'dong', name: 'Chi bộ thôn Đông' },
  { id: 'tay', name: 'Chi bộ thôn Tây' },
  { id: 'sen', name: 'Chi bộ bản Sen' },
]
type Body = { readonly id: string; readonly name: string }
const founded = (body: Body) => ({ ...body, isNew: true })
const old = (body: Body) => ({ ...body, isNew: false })
const change = {
  kind: 'merge' as const,
  on: '2026-10-01',
  decisionNumber: '15-QĐ/ĐU',
  decisionDate: '2026-09-28',
  decidedBy: 'Ban Thường vụ Đảng ủy',
  note: '',
  sources: [dong, tay],
  results: [founded(sen)],
}
const bare = { ...change, decisionNumber: '', decisionDate: null, decidedBy: '' }

describe('lineage', () => {
  it('names the sources, the decision, its day and the day from which it holds', () => {
    expect(lineageWords(change, 'sen')).toBe(
      'Sáp nhập từ Chi bộ thôn Đông và Chi bộ thôn Tây theo Quyết định 15-QĐ/ĐU ngày 28/09/2026 của Ban Thường vụ Đảng ủy, từ ngày 01/10/2026.',
    )
  })

  it.each([
    [bare, 'dong', 'Sáp nhập vào Chi bộ bản Sen'],
    [bare, undefined, 'Sáp nhập Chi bộ thôn Đông và Chi bộ thôn Tây thành Chi bộ bản Sen'],
    // A cell that goes on takes the others over.
    [
      { ...bare, results: [old(sen)] },
      undefined,
      'Sáp nhập Chi bộ thôn Đông và Chi bộ thôn Tây vào Chi bộ bản Sen',
    ],
    [{ ...bare, sources: [tay], results: [old(sen)] }, 'tay', 'Sáp nhập vào Chi bộ bản Sen'],
    [{ ...bare, sources: [tay], results: [old(sen)] }, 'sen', 'Chi bộ thôn Tây sáp nhập vào'],
    // The cell that goes on was one of those that were merged.
    [
      { ...bare, sources: [tay, dong], results: [old(dong)] },
      'dong',
      'Sáp nhập từ Chi bộ thôn Đông và Chi bộ thôn Tây',
    ],
    [
      { ...bare, kind: 'split' as const, sources: [sen], results: [founded(dong), founded(tay)] },
      'dong',
      'Tách ra từ Chi bộ bản Sen',
    ],
    [
      { ...bare, kind: 'split' as const, sources: [sen], results: [founded(dong), founded(tay)] },
      'sen',
      'Chia tách, lập Chi bộ thôn Đông, Chi bộ thôn Tây',
    ],
    [
      { ...bare, kind: 'dissolve' as const, sources: [tay], results: [old(sen)] },
      'tay',
      'Giải thể, đảng viên chuyển đến Chi bộ bản Sen',
    ],
    [
      { ...bare, kind: 'dissolve' as const, sources: [tay], results: [old(sen)] },
      'sen',
      'Nhận đảng viên của Chi bộ thôn Tây khi giải thể',
    ],
    [
      {
        ...bare,
        kind: 'rename' as const,
        sources: [dong],
        results: [old({ ...dong, name: 'Chi bộ bản Đông' })],
      },
      'dong',
      'Đổi tên từ Chi bộ thôn Đông thành Chi bộ bản Đông',
    ],
  ])('%# is told from the side of the body', (told, bodyId, words) => {
    expect(lineageWords(told, bodyId)).toBe(`${words}, từ ngày 01/10/2026.`)
  })

  it('says a decision day as precisely as it is known', () => {
    expect(lineageWords({ ...bare, decisionDate: '2026-09' })).toContain('theo Quyết định tháng 09/2026,')
  })
})
