import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyPerson } from '../../shared/people/person.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { keyboardOf } from './keyboard.ts'
import { closeWindow, newWindow } from './stage.ts'
import { firstAccount } from './whole-job.ts'

/** What goes on below the cover, in an office at work. */
describe('a locked screen', () => {
  let office: OfficeProcess
  let page: Page
  let meetingId: string
  beforeAll(async () => {
    office = await startOffice()
    await office.call('setup.begin', { communeName: 'xã Lùng Vai', province: 'Lào Cai', placeName: '' })
    const { id: cellId } = await office.call('organisation.addCell', { name: 'Chi bộ thôn Na Lang' })
    const member = {
      ...emptyPerson,
      fullName: 'Thào A Chu',
      joinedOn: '2000-02-03',
      officialOn: '2001-02-03',
    }
    await office.call('people.add', { ...member, cellId, from: '2010-01-01', standing: 'official' })
    const opened = { cellId, period: '2026-11', kind: 'regular' as const, heldOn: '2026-11-05' }
    meetingId = (await office.call('meetings.open', opened)).id
    await office.call('accounts.begin', firstAccount)
    page = await newWindow()
    await page.goto(office.url)
  })
  afterAll(async () => {
    await closeWindow(page)
    await office?.clear()
  })

  const show = (hash: string) => leadTo(page, hash)
  const conclusion = () => page.getByRole('textbox', { name: 'Kết luận', exact: true })
  const cover = () => page.getByRole('heading', { name: 'Màn hình đang khóa' })
  const unlock = async () => {
    await cover().waitFor()
    await keyboardOf(page).tabTo(/^Mật khẩu/)
    await page.keyboard.type(firstAccount.password)
    await page.keyboard.press('Enter')
    await cover().waitFor({ state: 'detached' })
  }
  const kept = async () => (await office.call('meetings.get', { id: meetingId })).content.conclusion

  it('holds nothing of a draft back: the last letter is with the office, and the text stands where it was', async () => {
    await show(`/buoi/${meetingId}`)
    await conclusion().click()
    await page.keyboard.type('Chi bộ thống nhất')
    await page.keyboard.press('Control+l')
    await unlock()
    expect(await kept()).toBe('Chi bộ thống nhất')
    expect(await conclusion().inputValue()).toBe('Chi bộ thống nhất')
    await page.keyboard.type(' cao')
    await expect.poll(kept).toBe('Chi bộ thống nhất cao')
    expect(await page.getByRole('alert').allTextContents()).toEqual([])
  })

  it('is learned from the first answer where the news of it never came, and no page shows that as a fault', async () => {
    await page.route('**/events', (route) => route.abort())
    await page.reload()
    await conclusion().waitFor()
    await office.call('accounts.lock', {})
    await show('/nhiem-vu')
    await cover().waitFor()
    await page.getByText('Màn hình đang khóa. Hãy đăng nhập', { exact: false }).waitFor({ state: 'detached' })
    await unlock()
    await page.getByText('Nhiệm vụ được giao trong biên bản', { exact: false }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.unroute('**/events')
  })

  it('is locked still after the window was closed and opened again, and tells nothing of the office', async () => {
    await office.call('accounts.lock', {})
    await page.reload()
    await cover().waitFor()
    expect(await page.locator('body').textContent()).not.toContain('Lùng Vai')
    await unlock()
    await page.getByRole('navigation', { name: 'Các phần của chương trình' }).waitFor()
  })
})
