import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPeriods, periodOf, periodPhrase } from '../../shared/calendar/periods.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { type Keyboard, keyboardOf } from './keyboard.ts'
import { closeWindow, newWindow } from './stage.ts'

/** A month of the whole commune, planned and opened without a mouse. */

let office: OfficeProcess
let page: Page
let keys: Keyboard
let period = ''
let home = ''
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'so-chi-bo-home-'))
  office = await startOffice({ demo: true, env: { HOME: home } })
  page = await newWindow()
  keys = keyboardOf(page)
  const { today } = await office.call('setup.state', {})
  // A month that the practice data has nothing of.
  period = addPeriods(periodOf(today), 3)
  await page.goto(office.url)
})
afterAll(async () => {
  await closeWindow(page)
  await office?.clear()
  rmSync(home, { recursive: true, force: true })
})

const goTo = async (path: string, title: string) => {
  await leadTo(page, path)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}
const meetings = async () => (await office.call('meetings.month', { period })).flatMap((row) => row.meetings)

describe('Mở kỳ', () => {
  it('opens every cell in one action by keyboard, with the directions typed once, and takes it back', async () => {
    const cells = await office.call('organisation.cells', {})
    await goTo(`/sinh-hoat/${period}`, 'Sinh hoạt')
    await keys.enter('Mở kỳ cho các chi bộ')
    await page.getByRole('heading', { level: 1, name: `Mở kỳ ${periodPhrase(period)}` }).waitFor()
    const news = page.getByLabel('Thông tin thời sự, tình hình nổi bật')
    await news.focus()
    await page.keyboard.type('Chuẩn bị bầu cử')
    await keys.enter('Thêm văn bản')
    await page.keyboard.type('Nghị quyết về chuyển đổi số')
    await keys.press('Enter')
    await page.keyboard.type('57-NQ/TW')
    await keys.press('Enter')
    await page.keyboard.type('31/02/2024')
    await keys.press('Enter')
    await page.keyboard.type('Bộ Chính trị')
    await keys.enter('Thêm nhiệm vụ chung')
    await page.keyboard.type('Tổng dọn vệ sinh')
    const open = page.getByRole('button', { name: `Mở ${cells.length} buổi` })
    await open.focus()
    await keys.press('Enter')
    // A day that does not exist is not passed over in silence.
    await page.getByText('Còn ngày chưa đúng trong định hướng tháng').waitFor()
    expect(await meetings()).toEqual([])
    await page.getByLabel('Ngày văn bản 1').focus()
    await keys.press('Control+a')
    await page.keyboard.type('22/12/2024')
    await open.focus()
    await keys.press('Enter')
    await page.getByRole('table', { name: `Kỳ ${periodPhrase(period)}` }).waitFor()
    await expect.poll(async () => (await meetings()).length).toBe(cells.length)
    expect(await office.call('months.get', { period })).toMatchObject({
      news: 'Chuẩn bị bầu cử',
      documents: [
        {
          ...{ title: 'Nghị quyết về chuyển đổi số', number: '57-NQ/TW', issuedOn: '2024-12-22' },
          issuer: 'Bộ Chính trị',
        },
      ],
      tasks: [{ title: 'Tổng dọn vệ sinh' }],
    })
    await page.getByText(`0/${cells.length} chi bộ đã sinh hoạt trong kỳ`, { exact: false }).waitFor()

    await goTo(`/sinh-hoat/${period}/mo-ky`, `Mở kỳ ${periodPhrase(period)}`)
    await page.getByRole('button', { name: /^Hoàn tác: mở/ }).focus()
    await keys.press('Enter')
    await page.getByRole('dialog', { name: 'Hoàn tác: mở kỳ' }).waitFor()
    await expect.poll(() => keys.focused()).toBe('Hoàn tác')
    await keys.press('Enter')
    await expect.poll(async () => (await meetings()).length).toBe(0)
    expect((await office.call('months.get', { period })).news).toBe('Chuẩn bị bầu cử')
  })

  it('leaves out a cell that is not ticked, and opens on a day that was typed', async () => {
    await goTo(`/sinh-hoat/${period}/mo-ky`, `Mở kỳ ${periodPhrase(period)}`)
    const [first, second] = await office.call('months.preview', { period })
    if (!first || !second) throw new Error('the practice commune has no cells')
    // The kind stands behind the cell where it is not the ordinary one.
    await page.getByRole('checkbox', { name: new RegExp(`^Mở buổi của ${first.cellName}`) }).focus()
    await keys.press(' ')
    const day = page.getByLabel(new RegExp(`^Ngày họp của ${second.cellName}`))
    await day.focus()
    await page.keyboard.press('Control+a')
    const typed = `${period}-27`
    await page.keyboard.type(`27/${period.slice(5)}/${period.slice(0, 4)}`)
    await keys.press('Tab')
    await page.getByRole('button', { name: /^Mở \d+ buổi$/ }).focus()
    await keys.press('Enter')
    await expect
      .poll(async () => {
        const rows = await office.call('meetings.month', { period })
        return [first, second].map(
          ({ cellId }) => rows.find((row) => row.cellId === cellId)?.meetings[0]?.heldOn,
        )
      })
      .toEqual([undefined, typed])
    // The window goes to the month by itself; the next step must not overtake it.
    await page.getByRole('table', { name: `Kỳ ${periodPhrase(period)}` }).waitFor()
  })

  it('keeps what was typed of the directions while its page is left', async () => {
    await goTo(`/sinh-hoat/${period}/mo-ky`, `Mở kỳ ${periodPhrase(period)}`)
    const words = page.getByLabel('Nội dung định hướng sinh hoạt')
    await words.focus()
    await page.keyboard.type('Tập trung sản xuất vụ xuân')
    await goTo('/chi-bo', 'Chi bộ')
    await goTo(`/sinh-hoat/${period}/mo-ky`, `Mở kỳ ${periodPhrase(period)}`)
    await expect.poll(() => words.inputValue()).toBe('Tập trung sản xuất vụ xuân')
    await page.getByRole('button', { name: 'Ghi định hướng' }).focus()
    await keys.press('Enter')
    await expect
      .poll(async () => (await office.call('months.get', { period })).directions)
      .toBe('Tập trung sản xuất vụ xuân')
  })
})

describe('Quán triệt văn bản', () => {
  it('is ticked in the meeting and stands in the register', async () => {
    const [meeting] = await meetings()
    await goTo(`/buoi/${meeting?.id}`, 'Chi bộ')
    const tick = page.getByRole('checkbox', { name: /^Nghị quyết về chuyển đổi số/ })
    await tick.focus()
    await keys.press(' ')
    await page.getByLabel(/^Số đảng viên được quán triệt/).focus()
    await page.keyboard.type('12')
    await keys.press('Tab')
    await expect
      .poll(async () => (await office.call('months.studies', { from: period, to: period }))[0]?.studied)
      .toMatchObject([{ meetingId: meeting?.id, members: 12 }])
    await goTo(`/quan-triet?nam=${period.slice(0, 4)}`, 'Văn bản đã quán triệt')
    await page.getByRole('link', { name: /^Nghị quyết về chuyển đổi số/ }).focus()
    await keys.press('Enter')
    await page.getByText('12 đảng viên').waitFor()
  })
})

describe('Kế hoạch năm', () => {
  it('is proposed for all cells by keyboard, then changed for one', async () => {
    const year = Number(period.slice(0, 4)) + 2
    await goTo(`/ke-hoach?nam=${year}`, 'Kế hoạch sinh hoạt năm')
    await keys.enter('Lập kế hoạch năm')
    await page.getByRole('dialog', { name: `Lập kế hoạch sinh hoạt năm ${year}` }).waitFor()
    await keys.enter('Lập kế hoạch')
    const plans = async () => (await office.call('plans.year', { year })).cells
    await expect.poll(async () => (await plans()).every((row) => row.plans.length === 12)).toBe(true)
    const [cell] = await plans()
    await goTo(`/ke-hoach?nam=${year}&chi-bo=${cell?.cellId}`, 'Kế hoạch sinh hoạt năm')
    await page.getByRole('button', { name: /^Sửa kế hoạch 02\// }).focus()
    await keys.press('Enter')
    await page.getByLabel('Nội dung chuyên đề').focus()
    await page.keyboard.type('Học và làm theo Bác')
    await keys.press('Enter')
    await expect
      .poll(async () => (await plans())[0]?.plans.find(({ topic }) => topic !== '')?.topic)
      .toBe('Học và làm theo Bác')
  })
})
