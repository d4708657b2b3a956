import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, formatDate } from '../../shared/calendar/dates.ts'
import { leadTo } from '../helpers/leading.ts'
import { keyboardOf } from './keyboard.ts'
import { type SmallOffice, smallOffice } from './small-office.ts'

describe('tasks and petitions followed by keyboard alone', () => {
  let office: SmallOffice
  let page: Page
  let today: string

  beforeAll(async () => {
    office = await smallOffice()
    today = office.today
    const { id: cellId } = await office.call('organisation.addCell', { name: 'Chi bộ thôn Sen Đông' })
    const personId = await office.addMember(cellId, 'Lò Văn Hặc')
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
    page = await office.show('/', 'Việc cần làm')
  })
  afterAll(() => office?.close())

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

    await keys.enter('In theo chi bộ')
    await page.getByRole('dialog').getByRole('img').first().waitFor()
    await keys.press('Escape')
  })

  it('takes a note between two meetings and a day of reminding, which then stands at home', async () => {
    const keys = keyboardOf(page)
    await keys.enter('Đang mở 1')
    await keys.enter('Làm đường nội bản')
    await keys.enter('Ghi theo dõi')
    await page.getByRole('form', { name: 'Ghi theo dõi' }).waitFor()
    await keys.tabTo('Nội dung theo dõi')
    await page.keyboard.type('Đã đổ xong 1 km')
    await keys.enter('Ghi theo dõi')
    await page.getByRole('button', { name: `Sửa theo dõi ngày ${formatDate(today)}` }).waitFor()
    await keys.tabTo('Nhắc từ ngày')
    await page.keyboard.type(formatDate(today))
    await keys.press('Enter')
    await page.getByRole('link', { name: 'Cần nhắc 1' }).waitFor()
    const [task] = (await office.call('tasks.list', { state: 'reminded' })).tasks
    expect(task).toMatchObject({ state: 'not-started', notes: [{ content: 'Đã đổ xong 1 km' }] })
    await keys.press('Alt+1')
    await page.getByRole('heading', { level: 1, name: 'Việc cần làm' }).waitFor()
    await keys.enter('1 nhiệm vụ đến ngày nhắc')
    await page.getByRole('link', { name: 'Làm đường nội bản' }).waitFor()
    await keys.enter('In danh sách')
    await page.getByRole('dialog').getByRole('img').first().waitFor()
    await keys.press('Escape')
  })

  it('brings the note before the next meeting, where it becomes the result when the clerk takes it', async () => {
    const keys = keyboardOf(page)
    const [{ id: cellId } = { id: '' }] = await office.call('organisation.cells', {})
    const opened = { cellId, period: today.slice(0, 7), kind: 'regular', heldOn: today } as const
    const { id } = await office.call('meetings.open', opened)
    await leadTo(page, `/buoi/${id}`)
    await page.getByText('Đã đổ xong 1 km').waitFor()
    const take = page.getByRole('button', { name: 'Lấy theo dõi làm kết quả nhiệm vụ 1' })
    await take.focus()
    await keys.press('Enter')
    expect(await page.getByLabel('Kết quả nhiệm vụ 1', { exact: true }).inputValue()).toBe('Đã đổ xong 1 km')
    await leadTo(page, '/nhiem-vu')
    await page.getByRole('heading', { level: 1, name: 'Nhiệm vụ' }).waitFor()
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
