import { describe, expect, it } from 'vitest'
import { passwordProblem } from '../../../shared/accounts/passwords.ts'
import { givenRights, roleOf, roleRights, roles } from '../../../shared/accounts/rights.ts'

describe('a password', () => {
  it.each([['chum-suoi-ghe-lua'], ['bốn từ không quen'], ['trời mưa gà gáy'], ['nui cao song dai']])(
    '"%s" will do',
    (password) => {
      expect(passwordProblem(password, ['Lò Thị Ánh', 'anh', 'xã Mường Than'])).toBeUndefined()
    },
  )

  it.each([
    ['ngan', 'ít nhất 10 ký tự'],
    ['123456789', 'ít nhất 10 ký tự'],
    ['1234567890', 'dễ đoán'],
    ['0987654321', 'dễ đoán'],
    ['aaaaaaaaaaaa', 'lặp lại'],
    ['matkhau123456', 'dễ đoán'],
    ['Mật khẩu 2026', 'dễ đoán'],
    ['chibo@20262026', 'dễ đoán'],
    ['Mường Than 2026', 'dễ đoán'],
    ['muongthan1234', 'dễ đoán'],
    ['lothianh1987', 'dễ đoán'],
    ['qwertyuiop', 'dễ đoán'],
  ])('"%s" is refused: %s', (password, why) => {
    expect(passwordProblem(password, ['Lò Thị Ánh', 'anh', 'xã Mường Than'])).toContain(why)
  })

  it('is as long as its letters, however they are composed', () => {
    const nine = 'ghế lúa ơ'
    expect(passwordProblem(nine.normalize('NFD'))).toContain('ít nhất')
  })
})

describe('rights', () => {
  it('are found again as the preset they came from', () => {
    for (const role of roles) expect(roleOf(givenRights(roleRights[role]))).toBe(role)
    expect(roleOf(['read', 'export'])).toBeUndefined()
  })

  it('always hold reading, once, in one order', () => {
    expect(givenRights(['export', 'write', 'export'])).toEqual(['read', 'write', 'export'])
  })
})
