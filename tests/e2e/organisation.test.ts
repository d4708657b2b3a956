import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { closeWindow, newWindow } from './stage.ts'

/** Changes of organisation and posts as a clerk makes them, without a mouse. */

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
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const cells = () => office.call('organisation.cells', {})
const cellAt = async (place: number) => {
  const cell = (await cells())[place]
  if (cell === undefined) throw new Error('the practice commune has no such cell')
  return cell
}
const dialog = (name: string) => page.getByRole('dialog', { name, exact: true })
const hasFocus = (name: string) =>
  page.evaluate((label) => document.activeElement?.getAttribute('aria-label') === label, name)
/** Tab until the button has the focus. */
async function tabTo(name: string) {
  const button = page.getByRole('button', { name, exact: true })
  for (let presses = 0; presses < 12; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) return
    await press('Tab')
  }
  throw new Error(`no way to "${name}" by Tab`)
}

describe('the list of cells', () => {
  it('keeps its head in sight when it is scrolled, with nothing showing above it', async () => {
    await goTo('/chi-bo')
    await page.getByRole('row').nth(15).waitFor()
    const above = await page.locator('.page-main').evaluate((list) => {
      list.scrollTop = 260
      const { left, top } = list.getBoundingClientRect()
      return document.elementFromPoint(left + 60, top + 4)?.tagName
    })
    expect(above).toBe('TH')
  })
})

describe('Thay đổi tổ chức', () => {
  it('merges two cells by keyboard: chosen, looked at, written, taken back', async () => {
    const [first, second] = [await cellAt(2), await cellAt(3)]
    const count = (await cells()).length
    await goTo(`/chi-bo/${first.id}`)
    await page.getByRole('button', { name: 'Thay đổi tổ chức', exact: true }).focus()
    await press('Enter')
    const kind = dialog('Thay đổi tổ chức').getByLabel('Loại thay đổi')
    await expect.poll(() => kind.evaluate((select) => select === document.activeElement)).toBe(true)
    await page.keyboard.type('Sáp')
    await press('Tab', 'Tab')
    await page.keyboard.type(second.name)
    // The cell from whose card it was opened is ticked already, and stays in sight.
    await press('Tab', 'Tab', ' ', 'Tab', 'Tab')
    await page.keyboard.type('Chi bộ bản Hợp Nhất')
    await press('Tab')
    await page.keyboard.type('15-QĐ/ĐU')
    await press('Enter')
    await expect.poll(() => hasFocus('Xem trước thay đổi')).toBe(true)
    const total = first.numbers.total + second.numbers.total
    await dialog('Thay đổi tổ chức: xem trước').getByText(`Đảng viên chuyển (${total})`).waitFor()
    expect(await cells()).toHaveLength(count)
    // Esc goes one step back, to what was chosen.
    await press('Escape')
    await dialog('Thay đổi tổ chức').waitFor()
    await press('Enter')
    await tabTo('Ghi vào sổ')
    await press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Chi bộ bản Hợp Nhất' }).waitFor()
    expect(await cells()).toHaveLength(count - 1)

    await goTo('/chi-bo/thay-doi')
    await page.getByRole('button', { name: /^Hoàn tác: Sáp nhập/ }).focus()
    await press('Enter')
    const question = dialog('Hoàn tác: sáp nhập')
    await expect
      .poll(() =>
        question.getByRole('button', { name: 'Hoàn tác' }).evaluate((it) => it === document.activeElement),
      )
      .toBe(true)
    await press('Enter')
    await page.getByText('Đã hoàn tác', { exact: true }).waitFor()
    expect(await cells()).toHaveLength(count)
  })

  it('assigns the members of a split by digits', async () => {
    const cell = await cellAt(4)
    await goTo(`/chi-bo/${cell.id}`)
    await page.getByRole('button', { name: 'Thay đổi tổ chức', exact: true }).focus()
    await press('Enter')
    const kind = dialog('Thay đổi tổ chức').getByLabel('Loại thay đổi')
    await expect.poll(() => kind.evaluate((select) => select === document.activeElement)).toBe(true)
    await page.keyboard.type('Chia')
    await page.getByLabel('Tên chi bộ mới, phím 2').focus()
    await page.keyboard.type('Chi bộ bản Tách Ra')
    const places = dialog('Thay đổi tổ chức').getByRole('combobox', { name: /^Nơi đến của/ })
    await places.first().focus()
    await press('2', '1', '2', 'ArrowUp', '1', '2')
    await press('Tab')
    expect(
      await places.evaluateAll((all) =>
        all.slice(0, 5).map((each) => (each as HTMLSelectElement).selectedIndex),
      ),
    ).toEqual([1, 0, 0, 1, 0])
    await page.getByLabel('Số quyết định').focus()
    await press('Enter')
    await tabTo('Ghi vào sổ')
    await press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Chi bộ bản Tách Ra' }).waitFor()
    const part = (await cells()).find(({ name }) => name === 'Chi bộ bản Tách Ra')
    expect(part?.numbers.total).toBe(2)
  })
})

describe('the tree', () => {
  it('opens and folds by arrows', async () => {
    const cell = await cellAt(0)
    const group = { kind: 'group', name: 'Tổ đảng Thượng', parentId: cell.id } as const
    await office.call('organisation.addBody', group)
    await goTo('/chi-bo')
    await page.getByRole('button', { name: `Mở ${cell.name}` }).waitFor()
    await page.getByRole('link', { name: cell.name, exact: true }).focus()
    await press('ArrowRight', 'ArrowRight', 'Enter')
    await page.getByRole('heading', { level: 2, name: 'Tổ đảng Thượng' }).waitFor()
    await page.getByRole('link', { name: 'Tổ đảng Thượng', exact: true }).focus()
    await press('ArrowLeft', 'ArrowLeft')
    await page.getByRole('button', { name: `Mở ${cell.name}` }).waitFor()
  })
})

describe('a post', () => {
  it('is given by keyboard, and one follows another on the same day', async () => {
    const cell = await cellAt(1)
    await goTo(`/chi-bo/${cell.id}`)
    const open = page.getByRole('button', { name: 'Ghi chức vụ', exact: true })
    for (const name of ['Lường Văn Đầu', 'Lường Văn Sau']) {
      await open.focus()
      await press('Enter')
      const form = dialog(`Ghi chức vụ mới: ${cell.name}`)
      await expect
        .poll(() => form.getByLabel('Chức vụ').evaluate((it) => it === document.activeElement))
        .toBe(true)
      await form.getByLabel('Chức vụ').selectOption('Trưởng ban công tác Mặt trận')
      await press('Tab')
      await page.keyboard.type(name)
      await press('Tab', 'Control+a')
      await page.keyboard.type(name === 'Lường Văn Đầu' ? '01/01/2025' : '01/06/2026')
      await press('Enter')
      await form.waitFor({ state: 'hidden' })
    }
    const { posts } = await office.call('organisation.posts', { bodyId: cell.id })
    expect(
      posts.filter(({ post }) => post === 'front-head').map(({ fullName, to }) => [fullName, to]),
    ).toEqual([
      ['Lường Văn Sau', null],
      ['Lường Văn Đầu', '2026-06-01'],
    ])
    // Taken back, the second appointment leaves the first as it was.
    await page.getByRole('button', { name: /^Hoàn tác: ghi chức vụ .*Lường Văn Sau$/ }).focus()
    await press('Enter')
    const question = dialog('Hoàn tác: ghi chức vụ')
    await question.getByText('Lường Văn Đầu giữ lại chức vụ như trước').waitFor()
    await expect
      .poll(() =>
        question.getByRole('button', { name: 'Hoàn tác' }).evaluate((it) => it === document.activeElement),
      )
      .toBe(true)
    await press('Enter')
    await question.waitFor({ state: 'hidden' })
    const after = (await office.call('organisation.posts', { bodyId: cell.id })).posts
    expect(
      after.filter(({ post }) => post === 'front-head').map(({ fullName, to }) => [fullName, to]),
    ).toEqual([['Lường Văn Đầu', null]])
  })

  it('beside another seat of the same committee is asked about, and given as it is answered', async () => {
    const cell = await cellAt(1)
    const before = (await office.call('organisation.posts', { bodyId: cell.id })).posts
    const deputy = before.find(({ post }) => post === 'deputy')
    if (deputy === undefined) throw new Error('the practice commune has no such post')
    await goTo(`/chi-bo/${cell.id}`)
    await page.getByRole('button', { name: 'Ghi chức vụ', exact: true }).focus()
    await press('Enter')
    const form = dialog(`Ghi chức vụ mới: ${cell.name}`)
    await form.getByLabel('Chức vụ').selectOption('Chi ủy viên')
    await form.getByLabel('Họ và tên').focus()
    await page.keyboard.type(deputy.fullName)
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    await press('Enter', 'Tab', 'Tab', 'Enter')
    await form.getByText('Hãy chọn một trong các cách này').waitFor()
    await form.getByRole('radio', { name: 'Thôi chức vụ Phó bí thư cùng ngày' }).focus()
    await press(' ', 'Enter')
    await form.waitFor({ state: 'hidden' })
    const { posts } = await office.call('organisation.posts', { bodyId: cell.id })
    const own = posts.filter(({ personId }) => personId === deputy.personId)
    expect(own.map(({ post, isHeld }) => [post, isHeld])).toEqual([
      ['committee-member', true],
      ['deputy', false],
    ])
  })
})

describe('a cell that has ended', () => {
  it('says what became of it, with the way there, and offers nothing to write', async () => {
    const [ended, other] = [await cellAt(5), await cellAt(6)]
    await office.call('organisation.change', {
      request: {
        kind: 'merge',
        sourceIds: [ended.id, other.id],
        into: { bodyId: other.id, name: null },
        on: '2026-11-01',
      },
    })
    await goTo(`/chi-bo/${ended.id}`)
    const card = page.getByRole('region', { name: 'Tổ chức đang xem' })
    await card.getByText('từ ngày 01/11/2026. Thẻ này chỉ để xem').waitFor()
    await card.getByRole('heading', { name: 'Chức vụ' }).waitFor()
    await card.getByRole('heading', { name: 'Lịch họp, số văn bản' }).waitFor()
    // Printing what it was, and taking the merger back, are no writing of its past.
    expect(
      (await card.getByRole('button').allInnerTexts()).filter((name) => name !== 'In' && name !== 'Hoàn tác'),
    ).toEqual([])
    expect(await card.getByRole('link', { name: 'Sửa' }).count()).toBe(0)
    await card.getByRole('link', { name: other.name }).first().click()
    await page.getByRole('heading', { level: 2, name: other.name }).waitFor()
  })
})
