import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Keyboard, keyboardOf } from './keyboard.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { browserStage, type Stage } from './stage.ts'

/** Finding and counting as a clerk without a mouse does it, from Ctrl+K to a workbook. */

let stage: Stage
let keys: Keyboard
beforeAll(async () => {
  stage = await browserStage({ demo: true })
  keys = keyboardOf(stage.page)
})
afterAll(() => stage?.close())

const heading = () => stage.page.getByRole('heading', { level: 1 })
const note = () => stage.page.locator('.page-note')
const noFaults = async () => {
  expect([...(await layoutFaults(stage.page)), ...(await seriousFaults(stage.page))]).toEqual([])
}
/** Types a part of what is wanted into the list that has the focus, and takes the first that is found. */
const choose = async (text: string) => {
  await stage.page.keyboard.type(text)
  await stage.page.locator('[data-combobox-option][data-combobox-selected]').waitFor()
  await keys.press('Enter')
}
/** How many people the page says that there are. */
const peopleFound = async (): Promise<number> =>
  Number(/^([\d.]+) người/.exec((await note().textContent()) ?? '')?.[1]?.replaceAll('.', ''))

describe('Tìm và đếm', () => {
  it('is opened from anywhere by a few words', async () => {
    await heading().getByText('Việc cần làm').waitFor()
    await keys.press('Control+k')
    await stage.page.getByRole('combobox', { name: /^Tên, số thẻ/ }).waitFor()
    await stage.page.keyboard.type('loc va thong ke')
    await stage.page.getByRole('option', { name: /Lọc và thống kê/ }).waitFor()
    await keys.press('Enter')
    await heading().getByText('Tất cả đảng viên').waitFor()
    await expect.poll(peopleFound).toBeGreaterThan(100)
  })

  it('finds pages by what the office calls them', async () => {
    await keys.press('Control+k')
    await stage.page.getByRole('combobox', { name: /^Tên, số thẻ/ }).waitFor()
    await stage.page.keyboard.type('dang vien 213')
    const options = stage.page.getByRole('group', { name: 'Trang' }).getByRole('option')
    await expect
      .poll(() => options.allInnerTexts())
      .toEqual([
        expect.stringContaining('Đảng viên 213 của đảng bộ, cư trú nơi khác'),
        expect.stringContaining('Đảng viên 213 nơi khác, cư trú tại đây'),
      ])
    await keys.press('Escape')
    await stage.page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('puts and, or and not together, and says which condition does not count yet', async () => {
    const everybody = await peopleFound()
    await keys.enter('Sửa điều kiện')
    await keys.enter('Thêm điều kiện')
    await choose('gioi tinh')
    expect(await stage.page.getByText('Điều kiện chưa xong nên chưa tính.').count()).toBe(1)
    await stage.page.getByText('(1 điều kiện chưa xong, chưa tính)').waitFor()
    expect(await peopleFound()).toBe(everybody)
    await noFaults()
    await keys.press('Tab', 'Tab')
    await choose('nu')
    await note().getByText('Giới tính là Nữ').waitFor()
    expect(await stage.page.getByText(/chưa xong/).count()).toBe(0)
    const women = await peopleFound()
    expect(women).toBeLessThan(everybody)

    await keys.enter('Thêm nhóm')
    await choose('tuoi')
    await keys.press('Tab')
    expect(await keys.focused()).toBe('Cách hỏi')
    await keys.press('Tab')
    await stage.page.keyboard.type('40')
    await keys.enter('Thêm điều kiện')
    await choose('tuoi dang')
    await keys.press('Tab', 'ArrowDown', 'Tab')
    await stage.page.keyboard.type('20')
    await keys.tabTo('Lấy những người còn lại (ngược lại)')
    await keys.press('Space')
    await note().getByText(': Giới tính là Nữ và không phải (Tuổi dưới 40 hoặc Tuổi đảng trên 20)').waitFor()
    expect(await peopleFound()).toBeLessThan(women)
    await noFaults()
  })

  it('keeps the place of a bound that is typed before the other one', async () => {
    await keys.enter('Thêm điều kiện')
    await choose('tuoi')
    await keys.press('Tab', 'ArrowDown', 'ArrowDown', 'Tab', 'Tab')
    expect(await keys.focused()).toBe('Tuổi, đến')
    await stage.page.keyboard.type('60')
    await keys.press('Shift+Tab')
    await stage.page.getByText('Điều kiện chưa xong nên chưa tính.').waitFor()
    await stage.page.keyboard.type('18')
    await keys.press('Tab')
    await note().getByText('và Tuổi từ 18 đến 60').waitFor()
  })

  it('counts by a field, and every figure opens as many names', async () => {
    const all = await peopleFound()
    await keys.enter('Ẩn điều kiện')
    await keys.enter('Thống kê theo…')
    await expect.poll(keys.focused).toBe('Thống kê theo')
    await choose('dan toc')
    await stage.page.getByRole('columnheader', { name: 'Dân tộc' }).waitFor()
    await noFaults()
    await keys.tabTo(/: [\d.]+ người, xem tên$/)
    const [, label = '', count = ''] = /^(.+): ([\d.]+) người/.exec(await keys.focused()) ?? []
    expect(Number(count)).toBeLessThan(all)
    await keys.press('Enter')
    await note().getByText(`Dân tộc là ${label}`).waitFor()
    expect(await peopleFound()).toBe(Number(count))
    const names = stage.page.getByRole('listbox', { name: 'Danh sách' }).getByRole('option')
    expect(await names.first().getAttribute('aria-setsize')).toBe(count)
  })

  it('takes columns of its own', async () => {
    await keys.enter('Cột')
    await stage.page.getByRole('dialog', { name: 'Cột của danh sách' }).waitFor()
    await noFaults()
    await keys.enter('Bỏ cột Sinh ngày')
    await keys.tabTo('Cột thêm vào')
    await choose('dan toc')
    await keys.enter('Xong')
    await stage.page.getByRole('dialog').waitFor({ state: 'detached' })
    await stage.page.getByRole('button', { name: 'Xếp theo Dân tộc' }).waitFor()
    expect(await stage.page.getByRole('button', { name: 'Xếp theo Sinh ngày' }).count()).toBe(0)
  })

  it('is kept under a name, and the notice of it covers nothing', async () => {
    await keys.enter('Lưu')
    await stage.page.getByRole('dialog', { name: 'Lưu thành danh sách' }).waitFor()
    await noFaults()
    await keys.tabTo(/^Tên danh sách/)
    await stage.page.keyboard.insertText('Nữ theo dân tộc')
    await keys.press('Enter')
    const notice = stage.page.getByRole('alert').filter({ hasText: 'Đã lưu danh sách.' })
    await notice.waitFor()
    await stage.page.getByRole('dialog').waitFor({ state: 'detached' })
    const [strip, head, list] = await Promise.all([
      notice.boundingBox(),
      stage.page.locator('.page-head').boundingBox(),
      stage.page.locator('.page-body').boundingBox(),
    ])
    expect(strip?.y).toBeGreaterThanOrEqual((list?.y ?? 0) + (list?.height ?? 0))
    expect(head?.y).toBe(0)
    await noFaults()
    await heading().getByText('Nữ theo dân tộc').waitFor()
    await stage.page.getByRole('navigation', { name: 'Các danh sách' }).getByText('Nữ theo dân tộc').waitFor()
  })

  it('goes to Excel with its own columns', async () => {
    const people = await peopleFound()
    await keys.enter('Xuất Excel')
    await stage.page.getByRole('dialog', { name: 'Xuất danh sách ra Excel' }).waitFor()
    await noFaults()
    await keys.tabTo(/^Tên danh sách/)
    const bytes = await stage.saveFile(() => keys.press('Enter'))
    const rows = await sheetOf(bytes)
    const head = rows.findIndex((row) => row.includes('Họ và tên'))
    expect(rows[head]).toContain('Dân tộc')
    expect(rows[head]).not.toContain('Sinh ngày')
    const named = rows
      .slice(head + 1)
      .filter((row) => typeof row[0] === 'number' || /^\d+$/.test(String(row[0])))
    expect(named).toHaveLength(people)
  })
})

async function sheetOf(bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> {
  const [sheet] = await readXlsxFile(Buffer.from(bytes))
  return sheet?.data ?? []
}
