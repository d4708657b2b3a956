import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { closeWindow, newWindow } from './stage.ts'

/** Single steps that a clerk takes many times a day, each on the page where it is taken. */

let office: OfficeProcess
let page: Page
let home = ''
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'so-chi-bo-home-'))
  office = await startOffice({ demo: true, env: { HOME: home } })
  page = await newWindow()
  await page.goto(office.url)
})
afterAll(async () => {
  await closeWindow(page)
  await office?.clear()
  rmSync(home, { recursive: true, force: true })
})

const goTo = async (path: string) => {
  await leadTo(page, path)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** The first cell whose list begins with a member whose name nobody else in the commune has. */
async function cellWithMembers() {
  const everybody = (await office.call('people.search', { limit: 500 })).rows
  const isAlone = (name: string) => everybody.filter((other) => other.fullName === name).length === 1
  for (const { id, name } of await office.call('organisation.cells', {})) {
    const members = everybody.filter((person) => person.cellId === id && isAlone(person.fullName))
    const [first, second] = members
    if (first !== undefined && second !== undefined) return { id, name, first, second }
  }
  throw new Error('the practice commune has no such cell')
}

const withoutMarks = (name: string) =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase()

describe('a name in the boxes of what a cell lacks', () => {
  let cell: Awaited<ReturnType<typeof cellWithMembers>>
  let row: Locator
  beforeAll(async () => {
    cell = await cellWithMembers()
  })
  beforeEach(async () => {
    await goTo('/chi-bo')
    await goTo(`/chi-bo/dieu-con-thieu?chi-bo=${cell.id}`)
    row = page.getByRole('group', { name: cell.name, exact: true })
    await row.waitFor()
  })
  const box = (name: string) => row.getByRole('textbox', { name, exact: true })
  const named = async () =>
    (await office.call('organisation.startingFacts', {})).find((one) => one.cellId === cell.id)?.deputy
  const deputy = async () => (await named())?.personId
  const empty = async () => {
    await box('Phó bí thư').fill('')
    await box('Phó bí thư').press('Tab')
    await page.getByRole('heading', { level: 1 }).click()
    await expect.poll(deputy).toBe(undefined)
    await box('Phó bí thư').click()
  }

  it('is found under a title that says what it is for', async () => {
    await goTo('/chi-bo')
    await page.getByRole('link', { name: 'Thông tin chi bộ còn thiếu' }).click()
    await page.getByRole('heading', { level: 1, name: 'Thông tin chi bộ còn thiếu' }).waitFor()
  })

  it('is taken by Enter from the first suggestion; the next Enter goes on', async () => {
    await empty()
    await box('Phó bí thư').pressSequentially(withoutMarks(cell.first.fullName))
    await page.getByRole('option', { name: cell.first.fullName, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    // The suggestion that is seen may be of the letter before: the office then answers first.
    await expect.poll(() => box('Phó bí thư').inputValue()).toBe(cell.first.fullName)
    expect(await box('Phó bí thư').evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    expect(await box('Phó bí thư').evaluate((field) => field === document.activeElement)).toBe(false)
    await page.getByRole('heading', { level: 1 }).click()
    await expect.poll(deputy).toBe(cell.first.id)
  })

  it('may be one that the register does not have, after Esc', async () => {
    await empty()
    await box('Phó bí thư').pressSequentially('Nguyễn')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1 }).click()
    await expect.poll(async () => (await named())?.fullName).toBe('Nguyễn')
  })

  it('is emptied by Enter although people are suggested', async () => {
    await box('Phó bí thư').fill(cell.first.fullName)
    await page.keyboard.press('Enter')
    await box('Phó bí thư').fill('')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1 }).click()
    await expect.poll(deputy).toBe(undefined)
  })

  describe('typed faster than the office answers', () => {
    beforeAll(() =>
      page.route('**/call/people.pick', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 700))
        await route.continue()
      }),
    )
    // Answers that are still held back are waited for.
    afterAll(() => page.unrouteAll({ behavior: 'wait' }))

    it('is still that of the person of the register', async () => {
      await empty()
      await box('Phó bí thư').fill(withoutMarks(cell.second.fullName))
      await page.getByRole('heading', { level: 1 }).click()
      await expect.poll(deputy, { timeout: 5000 }).toBe(cell.second.id)
      expect(await box('Phó bí thư').inputValue()).toBe(cell.second.fullName)
      // Both saves are done, and the second knew of the first.
      await row.getByText('Đã ghi').waitFor()
      expect(await row.getByRole('alert').count()).toBe(0)
    })

    it('is picked by Enter, and not half typed when the field is left at once', async () => {
      await empty()
      const [family, ...rest] = withoutMarks(cell.first.fullName).split(' ')
      await box('Phó bí thư').fill(`${rest.join(' ')} ${family}`)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.getByRole('heading', { level: 1 }).click()
      await expect.poll(deputy, { timeout: 5000 }).toBe(cell.first.id)
    })
  })
})

describe('a folder for the backup', () => {
  let dialog: Locator
  beforeEach(async () => {
    await goTo('/chi-bo')
    await goTo('/sao-luu')
    await page.getByRole('button', { name: 'Chọn thư mục khác' }).first().click()
    dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Thư mục của tôi' }).waitFor()
  })
  const path = () => dialog.getByRole('textbox', { name: 'Đường dẫn' })
  const here = () => dialog.getByRole('status')

  it('is reached by typing its path', async () => {
    const folder = join(home, 'Kho sao lưu')
    mkdirSync(join(folder, 'Năm 2026'), { recursive: true })
    await path().fill(folder)
    await path().press('Enter')
    await dialog.getByRole('button', { name: 'Năm 2026' }).waitFor()
    expect(await here().textContent()).toBe(folder)
    expect(await path().inputValue()).toBe('')
    await dialog.getByRole('button', { name: 'Quay lại' }).click()
  })

  it('is what was typed and not what was listed before, if nobody pressed Enter', async () => {
    const folder = join(home, 'USB chi bộ')
    mkdirSync(folder)
    await dialog.getByRole('button', { name: 'Thư mục của tôi' }).click()
    await path().fill(folder)
    await dialog.getByRole('button', { name: 'Chọn thư mục này' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => readdirSync(folder), { timeout: 20_000 }).toContain('SoChiBo-sao-luu')
  })

  it('is told in words where the path leads nowhere', async () => {
    const file = join(home, 'danh-sach.xlsx')
    writeFileSync(file, '')
    await path().fill(file)
    await path().press('Enter')
    await dialog.getByText('Đây là một tệp, không phải thư mục', { exact: false }).waitFor()
    await dialog.getByRole('button', { name: 'Chọn thư mục này' }).click()
    expect(await dialog.isVisible()).toBe(true)
    await dialog.getByRole('button', { name: 'Quay lại' }).click()
  })
})

describe('a record that is removed', () => {
  it('goes to the recycle bin before the eyes of the clerk', async () => {
    const name = 'Chi bộ ghi nhầm'
    const { id } = await office.call('organisation.addCell', { name })
    await goTo(`/chi-bo/${id}`)
    await page.getByRole('button', { name: 'Bỏ chi bộ' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('được chuyển vào Thùng rác (trong Thiết lập)', { exact: false }).waitFor()
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('ghi nhầm')
    await dialog.getByRole('button', { name: 'Bỏ chi bộ' }).click()
    await page.getByRole('link', { name: 'Mở thùng rác' }).click()
    await page.getByRole('heading', { level: 1, name: 'Thùng rác' }).waitFor()
    await page.getByRole('row', { name }).waitFor()
    await page.getByRole('link', { name: 'Mở thùng rác' }).waitFor({ state: 'detached' })
  })
})
