import { describe, expect, it } from 'vitest'
import { usualItems } from '../../../shared/checks/items.ts'
import { checkSlip } from '../../../shared/checks/papers.ts'
import { partyDocumentSchema } from '../../../shared/documents/model.ts'

const head = { communeName: 'xã Mường Than', province: 'Lai Châu', placeName: 'Mường Than' }
const blank = checkSlip(head, 'PHIẾU KIỂM TRA SỔ SÁCH CHI BỘ', {
  cellName: 'Chi bộ bản Sen Đông',
  items: usualItems.map(({ name }) => ({ name, state: null, remark: '' })),
  check: null,
})

describe('a slip for checking books', () => {
  it('is a Party document of the commune that leaves number and day to be written by hand', () => {
    expect(partyDocumentSchema.parse(blank)).toEqual(blank)
    expect(blank.header).toEqual({
      superior: 'ĐẢNG BỘ TỈNH LAI CHÂU',
      issuer: 'ĐẢNG ỦY XÃ MƯỜNG THAN',
      placeAndDate: { place: 'Mường Than' },
    })
  })

  it('has a line for each item of the list, with room for what is found', () => {
    const table = blank.blocks.find((block) => block.kind === 'table')
    expect(table?.rows).toHaveLength(usualItems.length)
    expect(table?.rows.map(([, , found]) => found)).toEqual(usualItems.map(() => []))
  })
})
