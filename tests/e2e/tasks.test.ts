import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, formatDate } from '../../shared/calendar/dates.ts'
import { emptyPerson } from '../../shared/people/person.ts'
import { findBrowser } from '../helpers/browser.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { keyboardOf } from './keyboard.ts'
import { quietBrowser } from './stage.ts'

describe('tasks and petitions followed by keyboard alone', () => {
  let office: OfficeProcess
  let browser: Browser
  let page: Page
  let today: string

  beforeAll(async () => {
    office = await startOffice({})
    await office.call('setup.begin', {
      communeName: 'xã Mường Than',
      province: 'Lai Châu',
      placeName: 'Mường Than',
    })
    const { id: cellId } = await office.call('organisation.addCell', { name: 'Chi bộ thôn Sen Đông' })
    today = (await office.call('setup.state', {})).today
    const { id: personId } = await office.call('people.add', {
      ...{ ...emptyPerson, fullName: 'Lò Văn Hặc', joinedOn: '1995-02-03', officialOn: '1996-02-03' },
      ...{ cellId, from: '1995-02-03', standing: 'official' },
    })
    const heldOn = addDays(today, -40)
    const opened = { cellId, period: heldOn.slice(0, 7), kind: 'regular', heldOn } as const
    const { id } = await office.call('meetings.open', opened)
    const { revision, content } = await office.call('meetings.get', { id })
    const task = { taskId: crypto.randomUUID(), title: 'Làm đường nội bản', personId, who: 'Lò Văn Hặc' }
    const petition = { petitionId: crypto.randomUUID(), content: 'Sửa đường điện', raisedBy: 'Lò Văn Hặc' }
    await office.call('meetings.record', {
      ...{ id, revision },
      content: {
        ...content,
        assignedTasks: [{ ...task, dueOn: addDays(today, -5) }],
        petitions: [{ ...petition, answerer: '', dueOn: null, answer: '' }],
      },
    })
    const executablePath = findBrowser()
    if (executablePath === undefined)
      throw new Error('No Chrome, Edge or Chromium is installed on this machine')
    browser = await chromium.launch({ executablePath, args: quietBrowser })
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    page.setDefaultTimeout(20_000)
    await page.goto(office.url)
    await page.getByRole('heading', { level: 1, name: 'Việc cần làm' }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await office?.clear()
  })

  it('shows an overdue task, takes another deadline for it, and prints the sheet', async () => {
    const keys = keyboardOf(page)
    await keys.press('Alt+3')
    await page.getByRole('heading', { level: 1, name: 'Nhiệm vụ' }).waitFor()
    await page.getByRole('link', { name: 'Quá hạn 1' }).waitFor()
    await keys.enter('Quá hạn 1')
    await keys.enter('Làm đường nội bản')
    const detail = page.getByRole('region', { name: 'Một nhiệm vụ' })
    await detail.getByLabel('Thời hạn').waitFor()
    await keys.tabTo('Thời hạn')
    await keys.press('Control+a')
    await page.keyboard.type(formatDate(addDays(today, 30)))
    await keys.press('Enter')
    await page.getByRole('link', { name: 'Quá hạn 0' }).waitFor()
    const { counts, tasks } = await office.call('tasks.list', {})
    expect([counts.overdue, tasks[0]?.dueOn]).toEqual([0, addDays(today, 30)])

    await keys.enter('In nhiệm vụ đang mở')
    await page.getByRole('dialog').getByRole('img').first().waitFor()
    await keys.press('Escape')
  })

  it('takes the answer to a petition', async () => {
    const keys = keyboardOf(page)
    await keys.enter('Kiến nghị')
    await page.getByRole('heading', { level: 1, name: 'Kiến nghị' }).waitFor()
    await keys.enter('Sửa đường điện')
    await page.getByRole('form', { name: 'Trả lời', exact: true }).waitFor()
    await keys.tabTo('Nội dung trả lời')
    await page.keyboard.type('Điện lực đã sửa')
    await keys.tabTo('Ngày trả lời')
    await page.keyboard.type(formatDate(today))
    await keys.enter('Ghi trả lời')
    await page.getByRole('link', { name: 'Đã trả lời 1' }).waitFor()
    const [answered] = (await office.call('petitions.list', { state: 'answered' })).petitions
    expect(answered).toMatchObject({ answer: 'Điện lực đã sửa', answeredOn: today })
  })
})
