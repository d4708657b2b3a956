import { describe, expect, it } from 'vitest'
import {
  cellHeading,
  committeeNameOf,
  communeHeading,
  placeNameOf,
} from '../../../shared/organisation/heading.ts'

describe('the heading of a cell', () => {
  it.each([
    ['xã Mường Than', 'Chi bộ bản Sen Đông', 'ĐẢNG BỘ XÃ MƯỜNG THAN', 'CHI BỘ BẢN SEN ĐÔNG'],
    ['Đảng bộ xã Mường Than', 'chi bộ khu 8', 'ĐẢNG BỘ XÃ MƯỜNG THAN', 'CHI BỘ KHU 8'],
    [
      'ĐẢNG BỘ PHƯỜNG AN PHÚ',
      'Chi bộ trường TH & THCS Chợ Chậu',
      'ĐẢNG BỘ PHƯỜNG AN PHÚ',
      'CHI BỘ TRƯỜNG TH & THCS CHỢ CHẬU',
    ],
    ['xã Hữu Lũng', 'bản Ỷ Lường', 'ĐẢNG BỘ XÃ HỮU LŨNG', 'CHI BỘ BẢN Ỷ LƯỜNG'],
    ['', 'Chi bộ thôn Đông', 'ĐẢNG BỘ ………………', 'CHI BỘ THÔN ĐÔNG'],
  ])('of "%s" and "%s" is %s over %s', (commune, cell, superior, issuing) => {
    expect(cellHeading(commune, cell)).toEqual({ superior, issuing })
  })

  it.each([
    ['xã Mường Than', 'Mường Than'],
    ['Đảng bộ xã Mường Than', 'Mường Than'],
    ['phường An Phú', 'An Phú'],
    ['Đặc khu Cô Tô', 'Cô Tô'],
    ['Mường Than', 'Mường Than'],
    ['', ''],
  ])('the place in the date line of "%s" is "%s"', (commune, place) => {
    expect(placeNameOf(commune)).toBe(place)
  })
})

describe('the heading of the commune', () => {
  it.each([
    ['xã Lùng Vai', 'Lào Cai', 'ĐẢNG BỘ TỈNH LÀO CAI', 'ĐẢNG ỦY XÃ LÙNG VAI'],
    ['Đảng bộ xã Lùng Vai', 'tỉnh Lào Cai', 'ĐẢNG BỘ TỈNH LÀO CAI', 'ĐẢNG ỦY XÃ LÙNG VAI'],
    ['phường An Phú', 'Hồ Chí Minh', 'ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH', 'ĐẢNG ỦY PHƯỜNG AN PHÚ'],
    ['phường An Phú', 'TP. Hồ Chí Minh', 'ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH', 'ĐẢNG ỦY PHƯỜNG AN PHÚ'],
    ['đặc khu Cô Tô', 'Đảng bộ tỉnh Quảng Ninh', 'ĐẢNG BỘ TỈNH QUẢNG NINH', 'ĐẢNG ỦY ĐẶC KHU CÔ TÔ'],
    ['', '', 'ĐẢNG BỘ TỈNH ………………', 'ĐẢNG ỦY ………………'],
  ])('of "%s" in "%s" is %s over %s', (commune, province, superior, issuing) => {
    expect(communeHeading(commune, province)).toEqual({ superior, issuing })
  })

  it.each([
    ['xã Lùng Vai', 'Đảng ủy xã Lùng Vai'],
    ['Đảng ủy xã Lùng Vai', 'Đảng ủy xã Lùng Vai'],
    ['', 'Đảng ủy xã'],
  ])('its committee is called: "%s" is "%s"', (commune, name) => {
    expect(committeeNameOf(commune)).toBe(name)
  })
})
