import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatDate } from '../../shared/calendar/dates.ts'
import { localDay } from '../../shared/calendar/wall.ts'
import { leadTo } from '../helpers/leading.ts'
import { keyboardOf } from './keyboard.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { browserStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await browserStage({ demo: true })
  await stage.page.getByRole('heading', { level: 1 }).waitFor()
  await leadTo(stage.page, '/cam-ket')
  await stage.page.getByRole('heading', { level: 1, name: 'Bản cam kết hằng năm' }).waitFor()
})
afterAll(() => stage?.close())

describe('the commitments of a cell by keyboard alone', () => {
  it('are marked as made for all at once, then one is checked with what came of it', async () => {
    const { page } = stage
    const keys = keyboardOf(page)
    const cells = page.getByRole('table', { name: /theo chi bộ/ })
    const first = cells.getByRole('row').nth(1)
    await first.waitFor()
    const figures = async () => (await first.getByRole('cell').allTextContents()).slice(1)
    const [owed, made] = await figures()
    expect(made).toBe('0')
    await keys.enter((await first.getByRole('link').first().textContent()) ?? '')
    await keys.enter(`Chọn ${owed} người chưa làm`)
    await page.getByText(`Đã chọn ${owed} người.`).waitFor()
    expect([...(await layoutFaults(page)), ...(await seriousFaults(page))]).toEqual([])
    await keys.enter('Đã làm')
    await expect.poll(figures).toEqual([owed, owed, '0'])

    const people = page.getByRole('table', { name: /^Bản cam kết năm \d+ của/ })
    const name = (await people.getByRole('button').first().textContent()) ?? ''
    await keys.enter(`Bản cam kết của ${name}`)
    const dialog = page.getByRole('dialog', { name: new RegExp(name) })
    await dialog.waitFor()
    await keys.tabTo('Kết quả thực hiện khi kiểm tra')
    await page.keyboard.type('Thực hiện tốt')
    await keys.enter('Ghi')
    // The outcome is of no check without its day.
    await dialog.getByText('Chưa nhập ngày kiểm tra', { exact: true }).waitFor()
    await expect.poll(keys.focused).toBe('Ngày kiểm tra')
    await page.keyboard.type(formatDate(localDay(new Date())))
    await keys.enter('Ghi')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(figures).toEqual([owed, owed, '1'])

    await keys.enter(/: 1 đã kiểm tra$/)
    await expect.poll(() => people.getByRole('row').count()).toBe(2)
  })

  it('print as a form for each and as a list', async () => {
    const { page } = stage
    await page.getByRole('button', { name: 'In danh sách', exact: true }).press('Enter')
    const dialog = page.getByRole('dialog', { name: /Bản cam kết năm/ })
    await dialog.getByRole('button', { name: 'In', exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})
