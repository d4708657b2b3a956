import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { makeCells, period, typedRow } from '../office/figures/commune.ts'
import { closeWindow, newWindow } from './stage.ts'

let office: OfficeProcess
let page: Page
let cells: readonly string[]
beforeAll(async () => {
  office = await startOffice()
  cells = await makeCells(office.call, 2, 6)
  page = await newWindow()
  await page.goto(office.url)
})
afterAll(async () => {
  await closeWindow(page)
  await office?.clear()
})
const open = (address: string) => leadTo(page, address)

describe('a meeting whose minutes were begun by mistake', () => {
  it('is given up on its page, after a question that says what is lost', async () => {
    const cellId = cells[0] ?? ''
    const { id } = await office.call('meetings.open', {
      ...{ cellId, period, kind: 'regular', heldOn: '2026-11-05' },
    })
    await open(`/buoi/${id}`)
    await page.getByRole('textbox', { name: 'Kết luận', exact: true }).fill('Nhầm buổi')
    await page.getByText(/Đã lưu lúc/).waitFor()
    await page.getByRole('button', { name: 'Bỏ phần sửa dở' }).click()
    const dialog = page.getByRole('dialog', { name: 'Bỏ phần sửa dở?' })
    await dialog.getByText('mọi điều đã nhập sẽ bị bỏ').waitFor()
    await dialog.getByRole('button', { name: 'Bỏ phần sửa dở' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Bỏ phần sửa dở' }).waitFor({ state: 'hidden' })
    expect(await page.getByRole('textbox', { name: 'Kết luận', exact: true }).inputValue()).toBe('')
    const row = (await office.call('figures.sheet', { period })).find((each) => each.cellId === cellId)
    expect(row).toMatchObject({ meetingId: id, state: 'open' })
  })

  it('tells at the row that a deadline stands there without its task, and takes the details of one', async () => {
    await page.getByRole('button', { name: 'Thêm nhiệm vụ', exact: true }).click()
    await page.getByRole('textbox', { name: 'Thời hạn nhiệm vụ 1' }).fill('20/12/2026')
    await page.keyboard.press('Tab')
    await page.getByText('Nhiệm vụ 1 chưa ghi việc phải làm.').waitFor()
    await page.getByRole('textbox', { name: 'Nhiệm vụ 1', exact: true }).fill('Làm đường')
    await page.getByText('Nhiệm vụ 1 chưa ghi việc phải làm.').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Chi tiết nhiệm vụ 1' }).click()
    await page.getByRole('textbox', { name: 'Chỉ tiêu của nhiệm vụ 1' }).fill('Đường bê tông')
    await page.getByRole('textbox', { name: 'Mức phải đạt của nhiệm vụ 1' }).fill('2,5')
    await page.getByRole('textbox', { name: 'Đơn vị tính của nhiệm vụ 1' }).fill('km')
    await page.keyboard.press('Control+s')
    await page.getByText('Đã ghi vào sổ', { exact: true }).waitFor()
    const { tasks } = await office.call('tasks.list', { state: 'open' })
    expect(tasks).toMatchObject([{ title: 'Làm đường', indicator: 'Đường bê tông', unit: 'km', target: 2.5 }])
  })
})

describe('a row of the sheet whose roll has changed since', () => {
  it('says who, and takes the roll anew from the keyboard', async () => {
    const [otherId = '', cellId = ''] = cells
    const typed = await typedRow(office.call, cellId, { heldOn: '5/11', absences: '2p' })
    const { meetingId } = await office.call('figures.record', typed)
    const { roll } = await office.call('meetings.get', { id: meetingId })
    const gone = roll[4]
    const personId = gone?.personId ?? ''
    const { revision } = await office.call('people.card', { id: personId })
    await office.call('movements.record', {
      ...{ personId, revision, kind: 'cell-change', on: '2026-11-02', cellId: otherId },
    })
    await open(`/ghi-so-lieu/${period}`)
    await page.getByText(`${gone?.fullName}:`).waitFor()
    await page.getByRole('button', { name: 'Cập nhật danh sách điểm danh' }).press('Enter')
    await page.getByText(`${gone?.fullName}:`).waitFor({ state: 'hidden' })
    expect((await office.call('meetings.get', { id: meetingId })).roll).toHaveLength(5)
  })
})
