import { describe, expect, it } from 'vitest'
import { addressText, boxes, fill, formDate, picture, ruled, span } from '../../../shared/forms/parts.ts'

const boxCount = (html: string) => html.match(/class="box[ "]/g)?.length ?? 0

describe('the parts of a form', () => {
  it.each([
    ['1986-02-03', '03/02/1986'],
    ['1986-03', '…/03/1986'],
    ['1958', '…/…/1958'],
    [null, '…/…/……'],
  ] as const)('writes the day %s as %s: what nobody knows stays open', (date, written) => {
    expect(formDate(date)).toBe(written)
  })

  it.each([
    ['1979-09-05', '1986-08', '09/1979 - 08/1986'],
    ['1979', null, '1979 - nay'],
    [null, '1986-08', '… - 08/1986'],
    [null, null, ''],
  ] as const)('writes the time from %s to %s as %s', (from, to, written) => {
    expect(span(from, to)).toBe(written)
  })

  it('gives a number one digit a box, with its gap, and loses none of a longer one', () => {
    const { html } = boxes('012345LCH', 10, 6)
    expect(boxCount(html)).toBe(10)
    expect(html.match(/<span class="box apart">L/)).not.toBeNull()
    expect(boxes('12-HSĐV-0123456789', 10).html).toBe('<span>12-HSĐV-0123456789</span>')
    expect(boxCount(boxes('', 12).html)).toBe(12)
  })

  it('leaves Việt Nam out of an address and names another country', () => {
    const place = { province: 'tỉnh Lai Châu', detail: 'bản Sen Đông' }
    expect(addressText({ country: 'Việt Nam', ...place })).toBe('bản Sen Đông, tỉnh Lai Châu')
    expect(addressText({ country: 'Lào', province: '', detail: 'Viêng Chăn' })).toBe('Viêng Chăn, Lào')
  })

  it('keeps the lines of prose and escapes what was typed', () => {
    expect(fill('15)', 'Công đoàn\nHội <b>Nông dân</b>').html).toBe(
      '<p class="fill">15) Công đoàn</p><p class="fill">Hội &lt;b&gt;Nông dân&lt;/b&gt;</p>',
    )
  })

  it('keeps the lines that were typed in the cells of a table', () => {
    expect(ruled([{ title: 'A', share: 1 }], [['Đổ đường <b>\nSản phẩm: 2 km']]).html).toContain(
      '>Đổ đường &lt;b&gt;<br>Sản phẩm: 2 km</td>',
    )
  })

  it('adds blank rows only up to the least number', () => {
    const columns = [{ title: 'A', share: 1 }]
    const rows = (count: number) =>
      ruled(
        columns,
        Array.from({ length: count }, () => ['x']),
        3,
      ).html
    expect(rows(1).match(/<tr>/g)).toHaveLength(4)
    expect(rows(5).match(/<tr>/g)).toHaveLength(6)
  })

  it('takes nothing for a picture that is none', () => {
    expect(() => picture('"><script>')).toThrow(RangeError)
  })
})
