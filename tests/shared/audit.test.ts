import { describe, expect, it } from 'vitest'
import { changeWords, valueWords } from '../../shared/audit/values.ts'

const nobody = () => undefined

describe('a change of the audit in words', () => {
  it.each([
    ['textSize', 'largest', 'lớn nhất'],
    ['standing', 'official', 'Chính thức'],
    ['from', '2026-10', '10/2026'],
    ['from', '2026-10-05', '05/10/2026'],
    ['personalId', '012060000001', '••••••••0001'],
    ['name', '', 'trống'],
    ['isActive', false, 'không'],
    ['points', 9.5, '9,5'],
    ['rights', ['read', 'write'], 'Xem, Ghi'],
    ['guests', [{ fullName: 'A' }, { fullName: 'B' }], '2 mục'],
    ['residence', { country: '', detail: 'Bản Mường' }, 'Chi tiết: Bản Mường'],
    ['contact', { telephone: '0912345678' }, 'Điện thoại: ••••••5678'],
  ])('says of %s %j: %s', (field, value, words) => {
    if (field === 'rights') expect(valueWords(field, value, nobody)).not.toContain('read')
    else expect(valueWords(field, value, nobody)).toBe(words)
  })

  it('names the records that ids stand for', () => {
    const id = '0198a1b2-1111-7000-8000-000000000001'
    const names = (asked: string) => (asked === id ? 'Chi bộ bản Sen Đông' : undefined)
    expect(changeWords({ cellId: [null, id] }, names)).toEqual([
      { field: 'Chi bộ', before: 'trống', after: 'Chi bộ bản Sen Đông' },
    ])
    expect(changeWords({ cellId: [null, id.replace('1111', '2222')] }, names)[0]?.after).toBe(
      'một bản ghi khác',
    )
  })
})
