import { describe, expect, it } from 'vitest'
import { nationalHeaders } from '../../../shared/forms/national.ts'
import { askedBy, requiredParts } from '../../../shared/people/required.ts'
import { headerKey } from '../../../shared/text/headers.ts'

describe('what must not stay empty', () => {
  it('are the starred columns of the national workbook, but for the name and the cell', () => {
    const starred = nationalHeaders.flatMap((header, place) => (header.includes('*') ? [place + 1] : []))
    const [name, cell] = [3, 14]
    expect(requiredParts.map(({ column }) => column)).toEqual(
      starred.filter((column) => column !== name && column !== cell),
    )
  })

  it.each(requiredParts.map(({ label, column }) => [label, column] as const))(
    '%s is asked for by column %i',
    (label, column) => {
      const [first = ''] = headerKey(nationalHeaders[column - 1] ?? '').split(' ')
      expect(headerKey(label).split(' ')[0]).toBe(first)
    },
  )

  it('tells who asks', () => {
    expect(askedBy('personalId')).toBe('Cột 9 của mẫu 29 cột, mục 19 của phiếu đảng viên')
    expect(askedBy('cardNumber')).toBe('Cột 10 của mẫu 29 cột, đầu phiếu đảng viên')
  })
})
