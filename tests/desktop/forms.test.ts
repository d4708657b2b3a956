import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input, Output } from '../../shared/contract.ts'
import { desktopStage, type Stage } from '../e2e/stage.ts'
import { leadTo } from '../helpers/leading.ts'
import { pdfPages } from '../helpers/pdf.ts'

/** What the register gives out, drawn by the real Electron: forms, a photo taken in, the workbook of 29 columns. */

let stage: Stage
beforeAll(async () => {
  stage = await desktopStage({ demo: true })
  // The practice data are made first; the office's own page comes after that.
  await stage.page.getByRole('heading', { name: 'Việc cần làm' }).waitFor({ timeout: 60_000 })
})
afterAll(() => stage?.close())

type Read = 'organisation.cells' | 'organisation.tree' | 'people.search'
const ask = async <N extends Read>(name: N, input: Input<N>): Promise<Output<N>> => {
  const question = `officeDoor.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`
  const answer = (await stage.page.evaluate(question)) as { readonly value: Output<N> }
  return answer.value
}
const goTo = async (path: string) => {
  await leadTo(stage.page, path)
  await stage.page.getByRole('heading', { level: 1 }).waitFor()
}
const button = (name: string) => stage.page.getByRole('button', { name, exact: true })

async function smallCell() {
  const cells = await ask('organisation.cells', {})
  const [cell] = cells.toSorted((a, b) => a.numbers.total - b.numbers.total)
  if (cell === undefined) throw new Error('the practice commune has no cell')
  return cell
}

/** Opens what is printed of a cell or the commune by its menu. */
async function printMenu(item: string) {
  await button('In').press('Enter')
  await stage.page.getByRole('menuitem', { name: item }).press('Enter')
}
const savedPdf = () => stage.saveFile(() => button('Lưu PDF').press('Enter'))
const hasPicture = (pdf: Uint8Array) => Buffer.from(pdf).includes('/Subtype /Image')

describe('the forms of all members of a cell', () => {
  it('are one PDF, each member on pages of his own', async () => {
    const { page } = stage
    const cell = await smallCell()
    const { rows } = await ask('people.search', { cellId: cell.id })
    await goTo(`/chi-bo/${cell.id}`)
    await printMenu('In phiếu cả chi bộ')
    const sheets = page.getByRole('region', { name: /^In phiếu cả chi bộ: .*, \d+ trang$/ })
    await sheets.waitFor({ timeout: 60_000 })
    const pages = await pdfPages(await savedPdf())
    expect(await sheets.getAttribute('aria-label')).toContain(`, ${pages.length} trang`)
    // A long form takes a page more; nobody's begins on a page of somebody else.
    const texts = pages.map(({ lines }) => lines.map((line) => line.text).join('\n'))
    const firsts = texts.filter((text) => text.startsWith('ĐẢNG BỘ TỈNH'))
    expect(texts[0]).toBe(firsts[0])
    expect(firsts).toHaveLength(rows.length)
    expect(texts.filter((text) => text.includes('SỐ LÝ LỊCH'))).toEqual(firsts)
    for (const { fullName } of rows)
      expect(firsts.filter((text) => text.toUpperCase().includes(fullName.toUpperCase()))).not.toEqual([])
    for (const { width, height } of pages) expect([width, height].map(Math.round)).toEqual([210, 297])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

describe('the form of one member', () => {
  it('has the photo that was taken from a file', async () => {
    const { page } = stage
    const { rows } = await ask('people.search', { limit: 3 })
    const member = rows[2]
    if (member === undefined) throw new Error('the practice commune has no members')
    const form = async () => {
      await button('In phiếu').press('Enter')
      await page.getByRole('region', { name: /^In phiếu: .*, \d+ trang$/ }).waitFor({ timeout: 60_000 })
      const pdf = await savedPdf()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      return pdf
    }
    await goTo(`/dang-vien/${member.id}?muc=anh`)
    expect(hasPicture(await form())).toBe(false)

    const picture = join(stage.stick, 'Ảnh thẻ.png')
    await page.screenshot({ path: picture })
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('Chọn ảnh').press('Enter')])
    await chooser.setFiles(picture)
    const crop = page.getByRole('dialog', { name: 'Cắt ảnh 3 x 4' })
    await crop.getByRole('group', { name: /^Phần ảnh được cắt/ }).press('ArrowRight')
    await page.keyboard.press('Enter')
    await crop.waitFor({ state: 'detached' })
    await page
      .getByRole('img', { name: `Ảnh thẻ của ${member.fullName}` })
      .first()
      .waitFor()

    const pdf = await form()
    expect(hasPicture(pdf)).toBe(true)
    const [first] = await pdfPages(pdf)
    expect(first?.lines.map(({ text }) => text).join('\n')).toContain(member.fullName.toUpperCase())
  })
})

describe('the workbook of 29 columns', () => {
  it('changes nothing when it is read back', async () => {
    const { page } = stage
    const { total } = await ask('people.search', {})
    await goTo('/dang-vien')
    const file = join(stage.stick, 'xuat-29-cot.xlsx')
    writeFileSync(file, await stage.saveFile(() => button('Xuất Excel (29 cột)').press('Enter')))
    await goTo('/nhap-excel')
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText(new RegExp(`^Trong ${total} đảng viên`)).waitFor()
    await page.getByText('Không có gì mới so với sổ.').waitFor()
    expect(await page.getByText('Sai ở đâu, sửa thế nào').count()).toBe(0)
  })
})

describe('the forms of all members', () => {
  it('of the whole commune show how far they are, and are stopped without a trace', async () => {
    const { page } = stage
    await goTo('/chi-bo/dang-bo')
    await printMenu('In phiếu toàn đảng bộ')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/^Đang lập biểu mẫu \(\d+%\)$/).waitFor()
    await dialog.getByText('Đang dựng bản in').waitFor()
    await dialog.getByRole('button', { name: 'Hủy' }).press('Enter')
    await dialog.getByText('Đã hủy, chưa có bản in nào.').waitFor()
    expect(await button('Lưu PDF').isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    // What was given up holds up nothing after it.
    await printMenu('In thông tin các chi bộ')
    await dialog.getByRole('region', { name: /, \d+ trang$/ }).waitFor({ timeout: 15_000 })
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})
