import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTypedOld } from '../../../shared/text/typed-old.ts'

describe('typing in an old table of codes', () => {
  it.each([
    ['§¶ng', 'tcvn3', 'Đảng'],
    ['Chi bé th«n Na Lang', 'tcvn3', 'Chi bộ thôn Na Lang'],
    ['NguyÔn', 'tcvn3', 'Nguyễn'],
    ['®ång chÝ', 'tcvn3', 'đồng chí'],
    ['(§¶ng)', 'tcvn3', '(Đảng)'],
    ['Ñaûng', 'vni', 'Đảng'],
    ['Nguyeãn Vaên Huøng', 'vni', 'Nguyễn Văn Hùng'],
    ['Äáº£ng', 'mojibake', 'Đảng'],
  ])('%s is %s and reads %s', (text, encoding, mended) => {
    expect(findTypedOld(text)).toMatchObject({ encoding, mended })
  })

  it('mends the words that need it among words that are right', () => {
    expect(findTypedOld('Nghị quyết của §¶ng, năm 2026')).toEqual({
      encoding: 'tcvn3',
      before: '§¶ng,',
      after: 'Đảng,',
      mended: 'Nghị quyết của Đảng, năm 2026',
    })
  })

  it('leaves what spells Vietnamese as it stands beside letters that only Unicode has', () => {
    expect(findTypedOld('Ghi chú: bé Páo th«n Na Lang, đã hỏi')?.mended).toBe(
      'Ghi chú: bé Páo thôn Na Lang, đã hỏi',
    )
  })

  it.each([
    '',
    'Thào A Chu',
    'Đảng bộ xã Lùng Vai',
    'Tô Hà',
    'hoà giải, khoá 5',
    'Điều § 5, 20 m², 37 °C',
    'Müller, São Tomé, François, Peña, Ångström',
    'Ất Tỵ ® ©',
    'ĐẮK LẮK',
    'quý',
  ])('%s is left alone', (text) => {
    expect(findTypedOld(text)).toBeUndefined()
  })

  it('is never seen in right words, at any key while they are typed', () => {
    const words =
      'Đảng bộ xã Lùng Vai Nghị quyết chi bộ tháng mười hai khuyến khích nghiệm thu đường giao thông nông thôn ' +
      'chuyển sinh hoạt đảng chính thức dự bị kỷ luật khiển trách đình chỉ xoá tên oà khoẻ thuỷ quýt giữ gìn ' +
      'UỶ BAN NHÂN DÂN ĐẢNG BỘ HUYỆN MƯỜNG KHƯƠNG Vàng Seo Pháng Giàng A Páo Lù Thị Mỷ Y Ê-ban'
    const words_ = fc.array(fc.constantFrom(...words.split(' ')), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(words_, fc.nat(), (chosen, at) => {
        const text = chosen.join(' ')
        expect(findTypedOld(text.slice(0, 1 + (at % text.length)))).toBeUndefined()
      }),
    )
  })
})
