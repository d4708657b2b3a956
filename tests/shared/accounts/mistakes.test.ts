import { describe, expect, it } from 'vitest'
import { accountMistakes } from '../../../shared/accounts/mistakes.ts'

describe('what was typed for an account', () => {
  it('is told all that is wrong with it at once, by field', () => {
    expect(accountMistakes({ name: ' ', login: 'Hà', password: '' })).toEqual({
      name: 'Chưa nhập họ và tên',
      login: expect.stringContaining('3 đến 30 ký tự'),
      password: 'Chưa nhập mật khẩu',
    })
  })

  it('will do with a name, a login and a password that is hard to guess', () => {
    expect(accountMistakes({ name: 'Lò Thị Ánh', login: 'vanthu1', password: 'chum-suoi-ghe-lua' })).toEqual(
      {},
    )
  })

  it('may not have its own name for a password', () => {
    const { password } = accountMistakes({ name: 'Lò Thị Ánh', login: 'vanthu1', password: 'lothianh1987' })
    expect(password).toContain('dễ đoán')
    const short = accountMistakes({ name: 'Lò Thị Ánh', login: 'vanthu1', password: 'ngan' })
    expect(short.password).toContain('ít nhất 10 ký tự')
  })
})
