import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadTo } from '../helpers/leading.ts'
import { pdfPages } from '../helpers/pdf.ts'
import { type Keyboard, keyboardOf } from './keyboard.ts'
import { browserStage, type Stage } from './stage.ts'

describe('what leaves the office, by keyboard alone', () => {
  let stage: Stage
  let page: Page
  let keys: Keyboard
  beforeAll(async () => {
    stage = await browserStage({ demo: true })
    page = stage.page
    keys = keyboardOf(page)
  })
  afterAll(() => stage?.close())

  const goTo = async (path: string, title: string | RegExp) => {
    await leadTo(page, path)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  }
  const folder = () => join(stage.stick, 'SoChiBo-so-tay', '2026-10 sau buoi sinh hoat')

  it('a packet is written onto a stick, and ticked as posted', async () => {
    await goTo('/so-tay/2026-10', 'Gói đưa lên Sổ tay')
    await page.getByRole('table', { name: 'Gói Sổ tay kỳ tháng 10 năm 2026' }).waitFor()
    // What holds self-criticism stays off unless the clerk says otherwise, and the page says why.
    const withheld = page.getByRole('checkbox', { name: /^Đưa vào gói: Biên bản .* của Chi bộ bản Giẳng$/ })
    expect(await withheld.isChecked()).toBe(false)
    await page.getByText('Có nội dung tự phê bình và phê bình: mặc định không đăng.').first().waitFor()
    await keys.enter(/^Chọn các buổi chưa đăng \(\d+\)$/)
    const told = page.getByText(/^Đã chọn \d+ buổi/)
    await told.waitFor()
    const count = Number(/\d+/.exec((await told.textContent()) ?? '')?.[0])
    expect(count).toBeGreaterThan(0)

    await keys.tabTo(/^Đưa vào gói: Biên bản .* của Chi bộ bản Giẳng$/)
    await page.keyboard.press('Space')
    await expect.poll(() => withheld.isChecked()).toBe(true)
    while ((await keys.focused()) !== 'Chọn thư mục để ghi gói') await keys.press('Shift+Tab')
    await keys.enter('Chọn thư mục để ghi gói')
    await page.getByRole('dialog').getByRole('button', { name: 'Thư mục của tôi' }).waitFor()
    await keys.enter('Thư mục của tôi')
    await page.getByRole('dialog').getByRole('button', { name: /^usb-/ }).waitFor()
    await keys.enter(/^usb-/)
    await page.getByRole('dialog').getByText(stage.stick).waitFor()
    await keys.enter('Chọn thư mục này')
    await page.getByText(`Đã ghi ${count} gói`).waitFor()
    const cells = readdirSync(folder())
    expect(cells).toHaveLength(count)
    const files = readdirSync(join(folder(), cells[0] ?? ''))
    expect(files).toContain('Noi dung de dan.txt')
    const pdf = files.find((name) => name.endsWith('.pdf')) ?? ''
    const [first] = await pdfPages(new Uint8Array(readFileSync(join(folder(), cells[0] ?? '', pdf))))
    expect(first?.words.map(({ text }) => text).join(' ')).toContain('BIÊN BẢN')

    await keys.enter(`Đã đăng ${count} buổi`)
    await page.getByText('Chưa chọn buổi nào.').waitFor()
    await page.getByRole('button', { name: 'Chọn các buổi chưa đăng (0)' }).waitFor()
  })

  it('the text to paste is seen and copied', async () => {
    await goTo('/so-tay/2026-10', 'Gói đưa lên Sổ tay')
    await keys.enter(/^Nội dung để dán của Chi bộ/)
    const text = page.getByRole('textbox', { name: 'Nội dung để dán' })
    await text.waitFor()
    expect(await text.inputValue()).toMatch(/^Sinh hoạt chi bộ .* tháng 10 năm 2026\nChi bộ /)
    await keys.enter('Chép')
    await page.getByText('Đã chép.').waitFor()
    await keys.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(keys.focused).toMatch(/^Nội dung để dán của Chi bộ/)
  })

  it('a text that was changed by pen stands in place of the print, and is taken off again', async () => {
    const file = join(stage.stick, 'sua bang but.pdf')
    writeFileSync(file, '%PDF-1.4\n% bút\n%%EOF\n')
    await goTo('/van-ban/ky/2026-10', 'Văn bản của kỳ')
    const link = page.getByRole('link', { name: /^Biên bản số/ }).first()
    await link.waitFor()
    const path = (await link.getAttribute('href'))?.slice(1) ?? ''
    await goTo(path, /^Biên bản/)
    await page.getByRole('button', { name: 'Gắn bản chính thức' }).waitFor()
    await keys.choose('Gắn bản chính thức', file)
    await page.getByText('Có bản chính thức: sua bang but.pdf').waitFor()
    await goTo('/van-ban/ky/2026-10', 'Văn bản của kỳ')
    await page.getByText('Bản chính thức gắn kèm').waitFor()
    await goTo(path, /^Biên bản/)
    await page.getByRole('button', { name: 'Gỡ', exact: true }).waitFor()
    await keys.enter('Gỡ')
    const question = page.getByRole('dialog', { name: 'Gỡ bản chính thức' })
    await question.waitFor()
    await keys.enter('Gỡ')
    await page.getByRole('button', { name: 'Gắn bản chính thức' }).waitFor()
  })

  it('the book of a year is bound from the page of the papers', async () => {
    await goTo('/tap-luu?nam=2026', 'Tập lưu')
    await page.getByRole('table', { name: 'Tập biên bản năm 2026' }).waitFor()
    const bytes = await stage.saveFile(() => keys.enter(/^Lưu PDF tập của Chi bộ/))
    const [cover, contents] = await pdfPages(bytes)
    expect(cover?.words.map(({ text }) => text).join(' ')).toContain('TẬP BIÊN BẢN năm 2026')
    expect(contents?.words.map(({ text }) => text).join(' ')).toContain('MỤC LỤC')
  })
})
