import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadTo } from '../helpers/leading.ts'
import { pdfPages } from '../helpers/pdf.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { browserStage, type Stage } from './stage.ts'

/** Several papers of one meeting, and the board of a month, as a clerk works with them. */
describe('the papers of a month', () => {
  let stage: Stage
  let page: Page
  beforeAll(async () => {
    stage = await browserStage({ demo: true })
    page = stage.page
  })
  afterAll(() => stage?.close())

  const goTo = async (path: string) => {
    await leadTo(page, path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const bar = () => page.getByRole('region', { name: 'Ghi nhận cho nhiều văn bản' })

  it('a resolution is made from a meeting whose minutes are signed, and numbered in its own series', async () => {
    await goTo('/sinh-hoat/2026-10')
    await page.getByRole('table').locator('a[href^="#/buoi/"]').first().click()
    const choice = page.getByRole('combobox', { name: 'Văn bản của buổi này' })
    await choice.selectOption({ label: 'Nghị quyết' })
    await page.getByText('NGHỊ QUYẾT', { exact: false }).first().waitFor({ state: 'attached' })
    const number = page.getByRole('textbox', { name: 'Số', exact: true })
    await number.fill('07-NQ/CB')
    await page.getByRole('button', { name: 'Chốt bản in' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Chốt bản in' }).click()
    await page.getByText('Số 07-NQ/CB').first().waitFor()
    await choice.locator('option', { hasText: 'Nghị quyết (đã chốt bản in)' }).waitFor({ state: 'attached' })
  })

  it('many papers are saved as one file, and ticked as posted at once', async () => {
    await goTo('/van-ban/ky/2026-10')
    await page.getByRole('table', { name: 'Văn bản kỳ tháng 10 năm 2026' }).waitFor()
    await page.getByRole('button', { name: /^Đã ký \(\d+\)$/ }).click()
    const chosen = Number(/\d+/.exec((await bar().getByRole('status').first().textContent()) ?? '')?.[0])
    expect(chosen).toBeGreaterThan(10)
    const bytes = await stage.saveFile(() => page.getByRole('button', { name: 'Lưu một tệp PDF' }).click())
    expect((await pdfPages(bytes)).length).toBeGreaterThanOrEqual(chosen)

    await bar().getByRole('button', { name: 'Đã đăng' }).click()
    await page.getByRole('button', { name: `Đã đăng (${chosen})` }).waitFor()
    expect(await page.getByRole('button', { name: /^Đã ký \(/ }).count()).toBe(0)
    await page.getByRole('combobox', { name: 'Xem', exact: true }).selectOption({ label: 'Chưa ký đủ' })
    await page.getByText('Nghị quyết số 07-NQ/CB').waitFor()
    const shown = page.getByRole('row').filter({ has: page.getByRole('cell') })
    await expect
      .poll(() => shown.filter({ hasText: 'Đã đăng' }).filter({ hasNotText: 'Nghị quyết' }).count())
      .toBe(0)
  })

  it('the papers of a whole month are frozen in one go, those that want a look are left', async () => {
    await goTo('/van-ban/ky/2026-11')
    const many = page.getByRole('region', { name: 'Chốt bản in cho nhiều buổi' })
    const button = many.getByRole('button', { name: /^Chốt bản in \d+ buổi$/ })
    await button.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Mỗi văn bản nhận số tiếp theo').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Chốt bản in' }).click()
    const told = many.getByText(/^Đã chốt \d+ văn bản/)
    await told.waitFor({ timeout: 110_000 })
    const frozen = Number(/\d+/.exec((await told.textContent()) ?? '')?.[0])
    expect(frozen).toBeGreaterThan(10)
    await bar()
      .getByRole('button', { name: `Đã chốt bản in (${frozen})` })
      .waitFor()
    expect(await layoutFaults(page)).toEqual([])
  })

  it('a tick made by mistake is taken back on the paper', async () => {
    await goTo('/van-ban/ky/2026-10')
    await page
      .getByRole('link', { name: /^Biên bản số/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Bỏ ghi nhận "Đã đăng"' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ ghi nhận' }).click()
    await page.getByRole('button', { name: 'Bỏ ghi nhận "Đã ký"' }).waitFor()
  })
})
