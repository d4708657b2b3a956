import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadTo } from '../helpers/leading.ts'
import { browserStage, type Stage } from './stage.ts'

/** What becomes of typing when a form is left, and of lines that were added and never filled in. */

let stage: Stage
let member = ''
beforeAll(async () => {
  stage = await browserStage({ demo: true })
  const { page } = stage
  await page.getByRole('heading', { level: 1 }).waitFor()
  await goTo('/dang-vien')
  await page.getByRole('listbox', { name: 'Danh sách đảng viên' }).getByRole('option').nth(4).click()
  await page.waitForURL(/#\/dang-vien\/[\w-]+/)
  member = /#(\/dang-vien\/[\w-]+)/.exec(page.url())?.[1] ?? ''
})
afterAll(() => stage?.close())

const goTo = (path: string) => leadTo(stage.page, path)
const button = (name: string) => stage.page.getByRole('button', { name, exact: true })
const question = () => stage.page.getByRole('dialog', { name: 'Bỏ những gì vừa gõ?' })

describe('"Không ghi"', () => {
  it('asks before it drops what was typed, and goes back to it', async () => {
    await goTo(`${member}?xem=sua&muc=trinh-do`)
    const languages = stage.page.getByLabel('Ngoại ngữ')
    const before = await languages.inputValue()
    await languages.fill('Tiếng Lào')
    await button('Không ghi').press('Enter')
    await question().waitFor()
    await stage.page.keyboard.press('Escape')
    await question().waitFor({ state: 'detached' })
    expect(await languages.inputValue()).toBe('Tiếng Lào')

    await button('Không ghi').press('Enter')
    await question().getByRole('button', { name: 'Bỏ, không ghi' }).press('Enter')
    await button('Sửa').waitFor()
    await goTo(`${member}?xem=sua&muc=trinh-do`)
    expect(await languages.inputValue()).toBe(before)
  })

  it('asks nothing where nothing was typed', async () => {
    await button('Không ghi').press('Enter')
    await button('Sửa').waitFor()
    expect(await question().count()).toBe(0)
  })
})

describe('a contribution that was begun and not written', () => {
  it('waits on its page for the clerk to come back, and is gone once it is written', async () => {
    const { page } = stage
    const giver = () => page.getByLabel('Đảng viên, hộ hoặc người đóng góp')
    const amount = () => page.getByLabel('Số lượng')
    await goTo('/dong-gop')
    const cells = page.getByRole('form', { name: 'Ghi đóng góp' }).getByLabel('Chi bộ')
    await cells.selectOption({ index: 1 })
    const chosen = await cells.inputValue()
    await giver().fill('Hộ Bà Tư Sen')
    await amount().fill('2,5')
    await goTo('/dang-vien')
    await page.getByRole('listbox', { name: 'Danh sách đảng viên' }).waitFor()
    await goTo('/dong-gop')
    await expect.poll(() => giver().inputValue()).toBe('Hộ Bà Tư Sen')
    expect([await amount().inputValue(), await cells.inputValue()]).toEqual(['2,5', chosen])

    await amount().press('Enter')
    await page.getByLabel('Ghi chú').press('Enter')
    await page.getByText('Đã ghi: Hộ Bà Tư Sen').waitFor()
    await goTo('/dang-vien')
    await goTo('/dong-gop')
    await giver().waitFor()
    expect([await giver().inputValue(), await amount().inputValue()]).toEqual(['', ''])
  })
})

describe('a line that nobody filled in', () => {
  it('is no line: the others are saved without it, and a wrong one below it says so in its own place', async () => {
    const { page } = stage
    await goTo(`${member}?xem=sua&muc=nuoc-ngoai`)
    const rows = () => page.locator('[data-row]')
    const before = await rows().count()
    await button('Thêm chuyến đi').click()
    await button('Thêm chuyến đi').click()
    const country = (row: number) => rows().nth(row).getByLabel('Nước')
    await rows()
      .nth(before + 1)
      .getByLabel('Mục đích')
      .fill('Thăm thân')
    await button('Ghi').press('Enter')
    await expect.poll(() => country(before + 1).getAttribute('aria-invalid')).toBe('true')
    expect(await country(before).getAttribute('aria-invalid')).not.toBe('true')

    await country(before + 1).fill('Lào')
    await button('Ghi').press('Enter')
    await button('Sửa').waitFor()
    await goTo(`${member}?xem=sua&muc=nuoc-ngoai`)
    await expect.poll(() => rows().count()).toBe(before + 1)
  })
})
