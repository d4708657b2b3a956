import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paperStateNames } from '../../shared/meetings/contract.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { pdfPages } from '../helpers/pdf.ts'
import { closeWindow, newWindow } from './stage.ts'

/** In: from the papers of a month to sheets in their order; a browser gets them as a file. */

let office: OfficeProcess
let page: Page
beforeAll(async () => {
  office = await startOffice({ demo: true })
  page = await newWindow()
  await page.goto(office.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
})
afterAll(async () => {
  await closeWindow(page)
  await office?.clear()
})

const goTo = (path: string) => leadTo(page, path)
const dialog = () => page.getByRole('dialog')
/** Where the sheets are laid anew the button waits for them. */
const pressed = (name: string | RegExp) =>
  dialog().getByRole('button', { name, disabled: false }).press('Enter')
/** Presses what saves and answers the pages of the file. */
const saved = async (name: string) => {
  const [download] = await Promise.all([page.waitForEvent('download'), pressed(name)])
  const pages = await pdfPages(new Uint8Array(await readFile(await download.path())))
  return {
    name: download.suggestedFilename(),
    pages: pages.map(({ lines }) => lines.map(({ text }) => text).join(' ')),
  }
}

it('prints the papers of a month cell by cell, says how many sheets, goes on from a cell, and ticks them', async () => {
  const period = '2026-11'
  const month = await office.call('meetings.month', { period })
  const meetings = month.flatMap((cell) =>
    cell.meetings.filter(({ isRecorded }) => isRecorded).map(({ id }) => id),
  )
  await office.call('documents.freezeMany', { meetings, kinds: ['minutes'], withHints: true })
  const frozen = (await office.call('documents.ofPeriod', { period })).filter(
    ({ state }) => state === 'frozen',
  )
  expect(frozen.length).toBeGreaterThan(1)
  await goTo(`/van-ban/ky/${period}`)
  await page.getByRole('button', { name: `${paperStateNames.frozen} (${frozen.length})` }).press('Enter')
  await page.getByRole('button', { name: `In ${frozen.length} văn bản` }).press('Enter')
  await dialog()
    .getByText(/^\d+ tờ giấy A4$/)
    .waitFor()
  await dialog().getByRole('combobox', { name: 'Mặt in' }).selectOption('long')
  await expect
    .poll(
      async () =>
        (await dialog()
          .getByText(/^\d+ tờ giấy A4$/)
          .count()) > 0,
    )
    .toBe(true)
  const { pages } = await saved('Lưu PDF để in')
  expect(pages.length % 2).toBe(0)
  // Every paper begins on a front: its heading stands on an odd page.
  const begins = pages.flatMap((text, at) => (text.includes('ĐẢNG CỘNG SẢN VIỆT NAM') ? [at] : []))
  expect(begins).toHaveLength(frozen.length)
  expect(begins.every((at) => at % 2 === 0)).toBe(true)
  const places = dialog().getByRole('combobox', { name: /^Kẹt giấy/ })
  const last = (await places.getByRole('option').allTextContents()).at(-1) ?? ''
  await places.selectOption({ label: last })
  const rest = await saved('Lưu PDF phần còn lại')
  expect(rest.pages).toEqual(pages.slice(-rest.pages.length))
  const sheets = /tờ (\d+)(?:–(\d+))?\)$/.exec(last)
  expect(rest.pages).toHaveLength((Number(sheets?.[2] ?? sheets?.[1]) - Number(sheets?.[1]) + 1) * 2)
  await pressed('Giấy đã ra đủ, ghi Đã in')
  await dialog().waitFor({ state: 'detached' })
  await expect
    .poll(
      async () =>
        (await office.call('documents.ofPeriod', { period })).filter(({ state }) => state === 'frozen')
          .length,
    )
    .toBe(0)
})

it('prints odd pages, tells how to turn the stack, then the even pages; a wrong page is named', async () => {
  const papers = await office.call('documents.papers', {})
  const minutes = papers.find(({ kind, state }) => kind === 'minutes' && state !== 'draft')
  await goTo(`/van-ban/${minutes?.id}`)
  await page.getByRole('button', { name: 'In', exact: true }).press('Enter')
  await dialog()
    .getByText(/^\d+ tờ giấy A4$/)
    .waitFor()
  // Enter goes on: the button has the focus.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Lưu PDF để in')
  const range = dialog().getByRole('textbox', { name: 'Các trang' })
  await range.fill('9-12')
  await range.press('Enter')
  await dialog()
    .getByText(/^Chỉ có \d+ trang, không có trang 12\.$/)
    .first()
    .waitFor()
  await range.fill('')
  await range.press('Enter')
  await dialog()
    .getByText(/^\d+ tờ giấy A4$/)
    .waitFor()
  const whole = await saved('Lưu PDF để in')
  await pressed('In lại')
  await dialog().getByRole('combobox', { name: 'Mặt in' }).selectOption('passes')
  await dialog()
    .getByText(/^\d+ tờ giấy A4$/)
    .waitFor()
  const fronts = await saved('Lưu PDF trang lẻ để in')
  await dialog().getByText('Cầm cả chồng, không xáo thứ tự, không bỏ tờ nào.').waitFor()
  const backs = await saved('Lưu PDF trang chẵn')
  expect(fronts.name).toBe('Bản in, trang lẻ.pdf')
  expect(fronts.pages).toEqual(whole.pages.filter((_, at) => at % 2 === 0))
  expect(backs.pages.toReversed()).toEqual(fronts.pages.map((_, at) => whole.pages[at * 2 + 1] ?? ''))
  await pressed('Xong')
  await page.reload()
  await page.getByRole('button', { name: 'In', exact: true }).press('Enter')
  await expect.poll(() => dialog().getByRole('combobox', { name: 'Mặt in' }).inputValue()).toBe('passes')
})

it('prints the book of a cell, and gives the focus back', async () => {
  await goTo('/tap-luu?nam=2026')
  const name = /^In tập của/
  await page.getByRole('button', { name }).first().press('Enter')
  await dialog()
    .getByText(/^\d+ tờ giấy A4$/)
    .waitFor()
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  // The dialog gives the focus back a moment after it has gone.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toMatch(name)
})
