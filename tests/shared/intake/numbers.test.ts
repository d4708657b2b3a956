import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CellValue } from '../../../shared/intake/layout.ts'
import { judgeNumber, type NumberField } from '../../../shared/intake/numbers.ts'

describe('a number of any workbook', () => {
  it.each<[NumberField, CellValue, string]>([
    ['personalId', '010072358099', '010072358099'],
    ['personalId', 123456789012, '123456789012'],
    ['oldIdNumber', '063012345', '063012345'],
    ['oldIdNumber', '010163383157', '010163383157'],
    ['cardNumber', null, ''],
    ['cardNumber', ' ', ''],
  ])('%s %j is %s as it stands', (field, value, number) => {
    expect(judgeNumber(value, field)).toEqual({ value: number, certainty: 'as-is', why: '' })
  })

  it.each<[NumberField, CellValue, string, string]>([
    ['cardNumber', '123456789012.0', '123456789012', 'phần thừa'],
    ['cardNumber', 77000000006, '077000000006', 'Thiếu 1 chữ số'],
    ['cardNumber', 7000000006, '007000000006', 'Thiếu 2 chữ số'],
    ['cardNumber', '77000000006.0', '077000000006', 'Thiếu 1 chữ số'],
    ['personalId', "'010072358099", '010072358099', 'phần thừa'],
    ['personalId', '010 072 358 099', '010072358099', 'khoảng trắng'],
    ['oldIdNumber', 63012345, '063012345', 'Thiếu 1 chữ số'],
    ['cardNumber', 'Chưa có', '', 'chưa có số'],
    ['oldIdNumber', '-', '', 'chưa có số'],
  ])('%s %j is mended to %s', (field, value, number, why) => {
    expect(judgeNumber(value, field)).toEqual({
      value: number,
      certainty: 'mended',
      why: expect.stringContaining(why),
    })
  })

  it.each<[NumberField, CellValue, string]>([
    ['cardNumber', '77000000006', '077000000006'],
    ['personalId', '1072358099', '001072358099'],
    ['oldIdNumber', '63012345', '063012345'],
  ])('%s %j of text is asked for', (field, value, number) => {
    expect(judgeNumber(value, field)).toMatchObject({ value: number, certainty: 'ask' })
  })

  it.each<[NumberField, CellValue, string]>([
    ['personalId', '1.23457E+11', 'mất chữ số'],
    ['personalId', '1,23457E+11', 'mất chữ số'],
    ['personalId', '063012345', 'CMND cũ'],
    ['personalId', 63012345, 'Có 8 chữ số'],
    ['cardNumber', '0100723580991', 'Có 13 chữ số'],
    ['cardNumber', 123456789012.5, 'chữ số'],
    ['cardNumber', '01007235809X', 'chữ số'],
    ['oldIdNumber', '123', 'Có 3 chữ số'],
  ])('%s %j is wrong', (field, value, why) => {
    expect(judgeNumber(value, field)).toEqual({
      value: '',
      certainty: 'wrong',
      why: expect.stringContaining(why),
    })
  })

  it('comes back whole from a number cell, and never without a question from a shortened text', () => {
    const number = fc
      .tuple(fc.integer({ min: 1, max: 96 }), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([province, rest]) => String(province).padStart(3, '0') + String(rest).padStart(9, '0'))
    fc.assert(
      fc.property(number, (id) => {
        expect(judgeNumber(Number(id), 'personalId')).toMatchObject({ value: id, certainty: 'mended' })
        expect(judgeNumber(String(Number(id)), 'personalId')).toMatchObject({ value: id, certainty: 'ask' })
      }),
    )
  })
})
