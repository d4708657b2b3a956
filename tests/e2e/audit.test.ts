import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyboardOf } from './keyboard.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { type SmallOffice, smallOffice } from './small-office.ts'

let office: SmallOffice
let page: Page
beforeAll(async () => {
  office = await smallOffice()
  const { id: cellId } = await office.call('organisation.addCell', { name: 'Chi bộ bản Sen Đông' })
  const id = await office.addMember(cellId, 'Lường Văn Ân')
  await office.addMember(cellId, 'Đặng Thị Ánh')
  const { revision } = await office.call('people.card', { id })
  const fields = { fullName: 'Lường Văn An', personalId: '012060000001' }
  await office.call('people.changeForm', { id, revision, fields })
  page = await office.show('/nhat-ky', 'Nhật ký')
})
afterAll(() => office?.close())

const state = () => page.getByText(/^Đang xem: /)
const acts = async () =>
  page.getByRole('table', { name: 'Nhật ký' }).locator('tbody tr td:nth-child(3)').allTextContents()

describe("the audit's page by keyboard alone", () => {
  it('finds who changed a member by a part of the name, today or before, and says what it is narrowed to', async () => {
    const keys = keyboardOf(page)
    await expect.poll(acts).toContain('Thêm chi bộ')
    await keys.tabTo('Tìm theo tên')
    await page.keyboard.type('luong an')
    const found = page.getByRole('listbox', { name: 'Bản ghi tìm thấy' }).getByRole('option')
    await expect.poll(() => found.allTextContents()).toHaveLength(1)
    await expect.poll(() => found.first().textContent()).toContain('trước đây: Lường Văn Ân')
    expect([...(await layoutFaults(page)), ...(await seriousFaults(page))]).toEqual([])
    await page.keyboard.press('Enter')
    await expect.poll(() => state().textContent()).toContain('những việc đã làm với người Lường Văn An')
    await expect.poll(acts).toEqual(['Sửa phiếu đảng viên', 'Thêm đảng viên'])
    const changed = page.getByRole('row', { name: /Sửa phiếu đảng viên/ })
    await changed.getByText('Lường Văn Ân', { exact: true }).waitFor()
  })

  it('shows the numbers of a row to whoever may see them, and says so in a row of its own', async () => {
    const keys = keyboardOf(page)
    await page.getByText('••••••••0001').waitFor()
    await keys.enter(/^Xem đủ số của việc Sửa phiếu đảng viên/)
    await page.getByText('012060000001').waitFor()
    await expect.poll(acts).toEqual(['Xem đủ số trong nhật ký', 'Sửa phiếu đảng viên', 'Thêm đảng viên'])
    // The row of the showing does not hold what was shown.
    expect(await page.getByText('012060000001').count()).toBe(1)
  })

  it('says what to do where nothing answers, and takes every condition away at once', async () => {
    const keys = keyboardOf(page)
    await keys.tabTo('Từ ngày')
    await page.keyboard.type('01/01/2020')
    await page.keyboard.press('Tab')
    await page.keyboard.type('02/01/2020')
    await page.keyboard.press('Tab')
    await page.getByText('Không có việc nào khớp').waitFor()
    await page.getByText('Hãy nới rộng khoảng ngày, hoặc bỏ bớt điều kiện.').waitFor()
    await expect.poll(() => state().textContent()).toContain('từ ngày 01/01/2020, đến hết ngày 02/01/2020')
    expect([...(await layoutFaults(page)), ...(await seriousFaults(page))]).toEqual([])
    await keys.enter('Bỏ mọi điều kiện')
    await expect.poll(() => state().textContent()).toBe('Đang xem: mọi việc, mới nhất ở trên.')
    await expect.poll(acts).toContain('Thêm chi bộ')
    // The button that was pressed is gone: the focus is where one begins anew.
    await expect.poll(keys.focused).toBe('Tìm theo tên')
    await expect.poll(() => page.getByLabel('Từ ngày').inputValue()).toBe('')
    await page.keyboard.type('zzz')
    await page.getByText(/^Không tìm thấy tên này\./).waitFor()
    await page.keyboard.press('Escape')
  })
})
