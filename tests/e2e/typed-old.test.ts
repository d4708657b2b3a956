import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { closeWindow, newWindow } from './stage.ts'

/** Unikey sends its letters one by one, as signs of the table of codes that it is set to. */
describe('Unikey left in an old table of codes', () => {
  let office: OfficeProcess
  let page: Page
  beforeAll(async () => {
    office = await startOffice({ demo: true })
    page = await newWindow()
    await page.goto(office.url)
  })
  afterAll(async () => {
    await closeWindow(page)
    await office?.clear()
  })

  const notice = () => page.getByRole('alert').filter({ hasText: 'Bộ gõ (Unikey) đang để bảng mã' })
  const field = () => page.getByRole('textbox', { name: 'Họ và tên', exact: true })
  const show = async (hash: string) => {
    await leadTo(page, hash)
    await page.reload()
  }
  const openForm = async () => {
    await show('/nguoi-ngoai?xem=them')
    await field().fill('')
  }

  it('is noticed while the word is typed, told with the way to mend it, and mended in the field', async () => {
    await openForm()
    await field().pressSequentially('Gi')
    expect(await notice().count()).toBe(0)
    await field().pressSequentially('µng Thæ')
    await notice().waitFor()
    expect(await notice().textContent()).toContain('TCVN3 (ABC)')
    expect(await notice().textContent()).toContain('“Giµng” đúng ra là “Giàng”')
    expect(await notice().textContent()).toContain('chọn bảng mã Unicode')

    await notice().getByRole('button', { name: 'Sửa chữ trong ô này' }).click()
    expect(await field().inputValue()).toBe('Giàng Thổ')
    await notice().waitFor({ state: 'detached' })
    // The typing goes on where it was.
    await page.keyboard.type(' Páo')
    expect(await field().inputValue()).toBe('Giàng Thổ Páo')
    expect(await notice().count()).toBe(0)
  })

  it('goes away where the clerk sets it right alone, and is not heard again where it was closed', async () => {
    await openForm()
    await field().pressSequentially('Vµng')
    await notice().waitFor()
    await field().fill('Vàng')
    await notice().waitFor({ state: 'detached' })

    await field().fill('Vµng')
    await notice().waitFor()
    await notice().getByRole('button', { name: 'Đóng' }).click()
    await field().pressSequentially(' th«n')
    await page.waitForTimeout(300)
    expect(await notice().count()).toBe(0)
  })

  it('tells of a password without showing it', async () => {
    await show('/tai-khoan')
    const password = page.getByLabel(/^Mật khẩu/).first()
    await password.pressSequentially('chi bé th«n')
    await notice().waitFor()
    expect(await notice().textContent()).toContain('gõ lại từ đầu')
    expect(await notice().textContent()).not.toContain('th«n')
    expect(await notice().textContent()).not.toContain('thôn')
  })
})
