import { describe, expect, it } from 'vitest'
import { isVillageCell, kindOfCell } from '../../../shared/organisation/kind-of-cell.ts'

describe('the kind of a cell', () => {
  it.each([
    ['Chi bộ bản Sen Đông', 'village'],
    ['Chi bộ thôn Bản Tùn', 'village'],
    ['Chi bộ Khu Đình Giã', 'village'],
    ['Chi bộ khu 8', 'village'],
    ['Chi bộ tổ dân phố 3', 'village'],
    ['Chi bộ trường TH & THCS Chợ Chậu', 'school'],
    ['Chi bộ Trạm Y tế xã', 'health'],
    ['Chi bộ Công an xã', 'police'],
    ['Chi bộ Quân sự', 'military'],
    ['Chi bộ HTX Sen Vàng', 'cooperative'],
    ['Chi bộ Sen Vàng', ''],
    ['', ''],
  ])('of "%s" is by its name "%s"', (name, code) => {
    expect(kindOfCell('', name)).toMatchObject({ code, isGuess: code !== '' })
  })

  it('as recorded counts before the name', () => {
    expect(kindOfCell('office', 'Chi bộ bản Sen')).toEqual({
      code: 'office',
      label: 'Cơ quan',
      isGuess: false,
    })
    expect(isVillageCell('office', 'Chi bộ bản Sen')).toBe(false)
    expect(isVillageCell('', 'Chi bộ bản Sen')).toBe(true)
  })
})
