import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatDate } from '../../shared/calendar/dates.ts'
import { emptyPerson } from '../../shared/people/person.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { keyboardOf } from './keyboard.ts'
import { closeWindow, newWindow } from './stage.ts'

describe('members in charge by keyboard alone', () => {
  let office: OfficeProcess
  let page: Page
  let meetingId: string
  let today: string
  const visit = async () => (await office.call('visits.ofMeeting', { meetingId }))[0]?.visit

  beforeAll(async () => {
    office = await startOffice({})
    await office.call('setup.begin', {
      communeName: 'xã Mường Than',
      province: 'Lai Châu',
      placeName: 'Mường Than',
    })
    const { id: cellId } = await office.call('organisation.addCell', { name: 'Chi bộ thôn Sen Đông' })
    today = (await office.call('setup.state', {})).today
    const ids: string[] = []
    for (const fullName of ['Lò Văn Hặc', 'Đặng Thị Ánh', 'Nguyễn Ước']) {
      const added = await office.call('people.add', {
        ...{ ...emptyPerson, fullName, joinedOn: '1995-02-03', officialOn: '1996-02-03' },
        ...{ cellId, from: '1995-02-03', standing: 'official' },
      })
      ids.push(added.id)
    }
    const { revision: seen } = await office.call('organisation.posts', { bodyId: cellId })
    await office.call('organisation.appoint', {
      ...{ bodyId: cellId, revision: seen, post: 'in-charge', from: '2020-01-01' },
      person: { personId: ids[0] ?? '', fullName: '' },
    })
    const opened = { cellId, period: today.slice(0, 7), kind: 'regular', heldOn: today } as const
    meetingId = (await office.call('meetings.open', opened)).id
    const { revision, content, roll } = await office.call('meetings.get', { id: meetingId })
    const marks = roll.map(({ personId }) => ({ personId, state: 'present' as const, reason: '' }))
    const guests = [{ fullName: 'Lò Văn Hặc', title: 'Đảng ủy viên', isSuperior: true }]
    await office.call('meetings.record', { id: meetingId, revision, content: { ...content, marks, guests } })
    page = await newWindow()
    // An old PC: the focus must wait for the sentence, however late that is drawn.
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    await page.goto(office.url)
    await page.evaluate(() => {
      location.hash = '#/cap-uy-vien'
    })
    await page.getByRole('heading', { level: 1, name: 'Cấp ủy viên phụ trách' }).waitFor()
  })
  afterAll(async () => {
    await closeWindow(page)
    await office?.clear()
  })

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
