import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Output } from '../../shared/contract.ts'
import { keyboardOf } from './keyboard.ts'
import { type SmallOffice, smallOffice } from './small-office.ts'

describe('scores set by keyboard alone', () => {
  let office: SmallOffice
  let page: Page
  let meetingId: string
  const sheet = (): Promise<Output<'scores.ofMeeting'>> => office.call('scores.ofMeeting', { meetingId })

  beforeAll(async () => {
    office = await smallOffice()
    const { today } = office
    const { id: cellId } = await office.call('organisation.addCell', { name: 'Chi bộ thôn Sen Đông' })
    for (const fullName of ['Lò Văn Hặc', 'Đặng Thị Ánh', 'Nguyễn Ước']) {
      await office.addMember(cellId, fullName)
    }
    const opened = { cellId, period: today.slice(0, 7), kind: 'regular', heldOn: today } as const
    meetingId = (await office.call('meetings.open', opened)).id
    const { revision, content, roll } = await office.call('meetings.get', { id: meetingId })
    const marks = roll.map(({ personId }) => ({ personId, state: 'present' as const, reason: '' }))
    await office.call('meetings.record', { id: meetingId, revision, content: { ...content, marks } })
    page = await office.show('/cham-diem', 'Chấm điểm')
  })
  afterAll(() => office?.close())

  it('takes the cell’s total, then every criterion, then the committee’s with its reason', async () => {
    const keys = keyboardOf(page)
    const dialog = page.getByRole('dialog')
    // A dialog that still slides in has its fields elsewhere; whatever can be clicked stands still.
    const opened = async () => {
      await dialog.getByRole('button', { name: 'Đóng' }).click({ trial: true })
    }
    await page.getByRole('link', { name: 'Chi bộ thôn Sen Đông' }).waitFor()
    await keys.enter('Chi bộ thôn Sen Đông')
    await page.getByRole('button', { name: 'Ghi điểm chi bộ tự chấm' }).waitFor()
    await keys.enter('Ghi điểm chi bộ tự chấm')
    await opened()
    await keys.tabTo('Tổng điểm')
    await page.keyboard.type('101')
    await keys.press('Enter')
    await dialog.getByText('Từ 0 đến 100').waitFor()
    await keys.tabTo('Tổng điểm')
    await keys.press('Control+a')
    await page.keyboard.type('92,5')
    await keys.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect((await sheet()).own).toMatchObject({ points: 925, band: 'good', criteria: [] })
    // The focus comes back to where the dialog was opened.
    await expect.poll(keys.focused).toBe('Sửa điểm chi bộ tự chấm')

    await keys.enter('Sửa điểm chi bộ tự chấm')
    await opened()
    await keys.tabTo('Tổng điểm')
    await keys.press('Control+a', 'Delete')
    for (const points of ['5', '4', '9,5', '38', '5', '27', '5']) {
      await keys.press('Tab')
      await page.keyboard.type(points)
    }
    // Four lost points; each is asked why, below the points.
    expect(await dialog.getByRole('textbox', { name: /^Lý do trừ điểm/ }).count()).toBe(4)
    await keys.tabTo('Lý do trừ điểm: Công tác chuẩn bị')
    await page.keyboard.type('dự thảo gửi muộn một ngày')
    await keys.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect((await sheet()).own).toMatchObject({ points: 935 })
    expect((await sheet()).own?.criteria.map(({ points }) => points)).toEqual([50, 40, 95, 380, 50, 270, 50])
    expect((await sheet()).own?.criteria[2]?.reason).toBe('dự thảo gửi muộn một ngày')

    await keys.enter('Ghi điểm thẩm định')
    await opened()
    await keys.tabTo('Tổng điểm')
    await page.keyboard.type('90')
    await keys.tabTo(/^Người thẩm định/)
    await keys.enter('Ghi')
    // What was refused is no longer said of a field once that is filled.
    const unnamed = dialog.getByText(/Chưa nhập người thẩm định/)
    await unnamed.first().waitFor()
    await keys.tabTo(/^Người thẩm định/)
    await page.keyboard.type('Ban Thường vụ Đảng ủy')
    await expect
      .poll(() => dialog.getByRole('textbox', { name: /^Người thẩm định/ }).getAttribute('aria-invalid'))
      .not.toBe('true')
    await keys.tabTo(/^Ngày thẩm định/)
    const { heldOn } = (await sheet()).meeting
    // The year goes without saying, as on the sheet of figures.
    await page.keyboard.type(heldOn.slice(5).split('-').reverse().join('/'))
    await keys.enter('Ghi')
    await dialog
      .getByText(/Chưa nhập lý do điểm khác chi bộ tự chấm/)
      .first()
      .waitFor()
    expect((await sheet()).committee).toBeNull()
    await keys.tabTo(/^Lý do, nếu khác/)
    await page.keyboard.type('Đăng văn bản chậm')
    await keys.enter('Ghi')
    await dialog.waitFor({ state: 'detached' })
    const after = await sheet()
    expect(after.committee).toMatchObject({
      points: 900,
      judgedBy: 'Ban Thường vụ Đảng ủy',
      judgedOn: heldOn,
    })
    expect(after.own?.points).toBe(935)
    await page.getByRole('table', { name: 'Điểm của các chi bộ' }).getByText('93,5 (Tốt)').waitFor()
    await page.getByRole('table', { name: 'Điểm của các chi bộ' }).getByText('90 (Tốt)').waitFor()
  })
})
