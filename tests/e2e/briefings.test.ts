import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, formatDate } from '../../shared/calendar/dates.ts'
import { leadTo } from '../helpers/leading.ts'
import { keyboardOf } from './keyboard.ts'
import { type SmallOffice, smallOffice } from './small-office.ts'

describe('a briefing of secretaries by keyboard alone', () => {
  let office: SmallOffice
  let page: Page
  let today: string
  const cells: string[] = []

  beforeAll(async () => {
    office = await smallOffice()
    today = office.today
    for (const place of ['Đoài', 'Đông', 'Sen']) {
      const { id } = await office.call('organisation.addCell', { name: `Chi bộ bản ${place}` })
      cells.push(id)
      await office.appoint(id, 'secretary', await office.addMember(id, `Lò Văn ${place}`))
      await office.appoint(id, 'deputy', await office.addMember(id, `Vàng Thị ${place}`))
    }
    page = await office.show('/giao-ban', 'Giao ban bí thư')
  })
  afterAll(() => office?.close())

  it('is opened, called with a deputy standing in, gives a task, and the task arrives at the cells', async () => {
    const keys = keyboardOf(page)
    await keys.enter('Mở buổi giao ban')
    await page.getByRole('dialog', { name: 'Mở buổi giao ban' }).waitFor()
    await keys.tabTo(/^Ngày họp/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Giao ban bí thư chi bộ' }).waitFor()

    await keys.tabTo('Chủ trì')
    await page.keyboard.type('lo van sen')
    await page.getByRole('option', { name: 'Lò Văn Sen' }).waitFor()
    await page.keyboard.press('Enter')
    await keys.tabTo('Lò Văn Đoài: Có mặt')
    await page.keyboard.press('d')
    await page.keyboard.press('t')
    await page.keyboard.press('p')
    await page.keyboard.type('đi viện')
    await page.getByText('2/3 chi bộ').waitFor()

    await keys.enter('Thêm nhiệm vụ')
    await page.keyboard.type('Thu đảng phí')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Giao nhiệm vụ 1 cho: Các chi bộ (3)' }).waitFor()
    await page.keyboard.press('Enter')
    await keys.tabTo('Chi bộ bản Đông')
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Giao nhiệm vụ 1 cho: Chi bộ bản Đoài, Chi bộ bản Sen' }).waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText('Đã ghi vào sổ').waitFor()

    const [row] = await office.call('briefings.ofYear', { year: Number(today.slice(0, 4)) })
    expect(row?.figures).toMatchObject({ cells: 3, represented: 2, byStandIn: 1, late: 1, excused: 1 })
    expect(row?.tasks.given).toBe(2)
    const reported = []
    for (const cellId of cells) {
      const heldOn = addDays(today, 5)
      const opened = { cellId, period: heldOn.slice(0, 7), kind: 'regular', heldOn } as const
      const { id } = await office.call('meetings.open', opened)
      const { content } = await office.call('meetings.get', { id })
      reported.push(content.reportedTasks.map(({ title }) => title))
    }
    expect(reported).toEqual([['Thu đảng phí'], [], ['Thu đảng phí']])
    await leadTo(page, '/giao-ban')
    await page.getByRole('link', { name: formatDate(today) }).waitFor()
    await page.getByRole('row', { name: `${formatDate(today)} 2/3 66,7% 1 1/0 0/2 Nháp` }).waitFor()
  })
})
