import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatDate } from '../../shared/calendar/dates.ts'
import { keyboardOf } from './keyboard.ts'
import { type SmallOffice, smallOffice } from './small-office.ts'

describe('members in charge by keyboard alone', () => {
  let office: SmallOffice
  let page: Page
  let meetingId: string
  let today: string
  const visit = async () => (await office.call('visits.ofMeeting', { meetingId }))[0]?.visit

  beforeAll(async () => {
    office = await smallOffice()
    today = office.today
    const { id: cellId } = await office.call('organisation.addCell', { name: 'Chi bộ thôn Sen Đông' })
    const inCharge = await office.addMember(cellId, 'Lò Văn Hặc')
    for (const fullName of ['Đặng Thị Ánh', 'Nguyễn Ước']) await office.addMember(cellId, fullName)
    await office.appoint(cellId, 'in-charge', inCharge)
    const opened = { cellId, period: today.slice(0, 7), kind: 'regular', heldOn: today } as const
    meetingId = (await office.call('meetings.open', opened)).id
    const { revision, content, roll } = await office.call('meetings.get', { id: meetingId })
    const marks = roll.map(({ personId }) => ({ personId, state: 'present' as const, reason: '' }))
    const guests = [{ fullName: 'Lò Văn Hặc', title: 'Đảng ủy viên', isSuperior: true }]
    await office.call('meetings.record', { id: meetingId, revision, content: { ...content, marks, guests } })
    page = await office.show('/cap-uy-vien', 'Cấp ủy viên phụ trách')
    // An old PC: the focus must wait for the sentence, however late that is drawn.
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  })
  afterAll(() => office?.close())

  it('takes over who came from the minutes, then a promise with its day, then that it was kept', async () => {
    const keys = keyboardOf(page)
    await page.getByRole('button', { name: 'Ghi có dự cho 1 buổi mà biên bản có tên' }).waitFor()
    await keys.enter('Ghi có dự cho 1 buổi mà biên bản có tên')
    await page.getByText('Có dự', { exact: true }).waitFor()
    expect((await visit())?.came).toBe(true)

    await keys.enter('Chi bộ thôn Sen Đông, Lò Văn Hặc')
    await page.getByRole('form', { name: 'Theo dõi Lò Văn Hặc' }).waitFor()
    await page.getByLabel('Hạn thực hiện').waitFor()
    await keys.tabTo('Hạn thực hiện')
    await page.keyboard.type(formatDate(today))
    await keys.enter('Ghi theo dõi')
    await page.getByText('Chưa nhập việc đã hứa', { exact: true }).waitFor()
    expect((await visit())?.promiseDueOn).toBeNull()

    // What is missing gets the focus, after it has said so.
    await expect.poll(keys.focused).toMatch(/^Việc đã hứa/)
    await page.keyboard.type('Hỗ trợ xi măng làm đường')
    await keys.enter('Ghi theo dõi')
    const open = page.getByRole('link', { name: 'Hỗ trợ xi măng làm đường' })
    await open.waitFor()
    expect(await visit()).toMatchObject({ promise: 'Hỗ trợ xi măng làm đường', promiseDueOn: today })

    await keys.tabTo('Ngày thực hiện xong')
    await page.keyboard.type(formatDate(today))
    await keys.enter('Ghi theo dõi')
    await open.waitFor({ state: 'detached' })
    await page.getByText('Không còn việc nào.').waitFor()
    expect((await visit())?.keptOn).toBe(today)
  })
})
