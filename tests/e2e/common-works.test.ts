import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadTo } from '../helpers/leading.ts'
import { keyboardOf } from './keyboard.ts'
import { type SmallOffice, smallOffice } from './small-office.ts'

describe('what villages give and count, typed by keyboard alone', () => {
  let office: SmallOffice
  let page: Page
  let year: number

  beforeAll(async () => {
    office = await smallOffice()
    year = Number(office.today.slice(0, 4))
    for (const place of ['Mường', 'Sen Đông']) {
      const { id: cellId } = await office.call('organisation.addCell', { name: `Chi bộ bản ${place}` })
      await office.addMember(cellId, `Lò Văn ${place}`)
    }
    page = await office.show('/', 'Việc cần làm')
  })
  afterAll(() => office?.close())

  const open = async (address: string, title: string) => {
    await leadTo(page, address)
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
  }

  it('takes three gifts in a row, of a member and of households, and adds them up', async () => {
    const keys = keyboardOf(page)
    await open(`/dong-gop?nam=${year}`, 'Đóng góp')
    await page
      .getByRole('combobox', { name: 'Chi bộ', exact: true })
      .selectOption({ label: 'Chi bộ bản Mường' })
    await keys.tabTo('Công trình, việc chung')
    await page.keyboard.type('Đường bê tông')
    await keys.tabTo('Loại')
    await page.keyboard.type('Ti')
    await keys.tabTo('Đảng viên, hộ hoặc người đóng góp')
    const status = page.getByRole('form', { name: 'Ghi đóng góp' }).getByRole('status')
    const gifts = [
      ['Lò Văn Mường', '500.000'],
      ['Hộ ông Vàng A Dơ', '300.000'],
      ['Hộ bà Cứ Thị Mỷ', '200000'],
    ] as const
    for (const [giver, amount] of gifts) {
      await page.keyboard.type(giver)
      // The suggestions come with the letters; whoever is in none stands as a household.
      await page.waitForTimeout(400)
      await keys.press('Enter')
      expect(await keys.focused()).toBe('Số lượng')
      await page.keyboard.type(amount)
      await keys.press('Enter', 'Enter')
      await status.getByText(`Đã ghi: ${giver}`).waitFor()
      expect(await keys.focused()).toBe('Đảng viên, hộ hoặc người đóng góp')
    }
    const { sums } = await office.call('contributions.sums', { year })
    expect(sums).toEqual([
      {
        ...{ kind: 'money', unit: 'đồng' },
        ...{ members: { count: 1, amount: 500_000 }, households: { count: 2, amount: 500_000 } },
      },
    ])
    await keys.enter('Tiền, hộ dân: 500.000 đồng')
    await page.getByText('Tiền, của hộ dân').waitFor()
    const rows = page.getByRole('table', { name: 'Đóng góp', exact: true }).getByRole('row')
    await expect.poll(() => rows.count()).toBe(3)
  })

  it('marks what stands in the way of a gift, and keeps what was typed', async () => {
    const keys = keyboardOf(page)
    await open(`/dong-gop?nam=${year}`, 'Đóng góp')
    await keys.tabTo('Số lượng')
    await page.keyboard.type('nhiều')
    await keys.press('Enter', 'Enter')
    await page.getByText('Chưa phải một số. Ví dụ: 2,5 hoặc 500.000').waitFor()
    await page.getByText('Chưa ghi người đóng góp').waitFor()
    expect(await page.getByLabel('Số lượng').inputValue()).toBe('nhiều')
  })

  it('takes the figures of two villages, marks more poor households than households, and prints a sheet', async () => {
    const keys = keyboardOf(page)
    await open(`/so-lieu-thon?nam=${year}`, 'Số liệu thôn, bản')
    await page.getByLabel('Tổng số hộ, Chi bộ bản Mường').focus()
    const typed = ['120', '480', '130', '12', '100', '5,5', '56', '38']
    for (const text of typed) {
      await page.keyboard.type(text)
      await keys.press('Enter')
    }
    expect(await keys.focused()).toBe('Tổng số hộ, Chi bộ bản Sen Đông')
    await page.getByText('Hộ nghèo nhiều hơn tổng số hộ').waitFor()
    await keys.press('ArrowUp', 'ArrowRight', 'ArrowRight')
    expect(await keys.focused()).toBe('Hộ nghèo, Chi bộ bản Mường')
    await page.keyboard.type('13')
    await keys.press('ArrowDown')
    await page.getByText('Hộ nghèo nhiều hơn tổng số hộ').waitFor({ state: 'detached' })
    const { villages } = await office.call('villages.ofYear', { year })
    expect(villages[0]?.values).toEqual({
      ...{ households: 120, people: 480, poor: 13, 'near-poor': 12, cultural: 100 },
      ...{ 'rice-area': 5.5, 'rice-yield': 56, income: 38 },
    })
    await keys.enter('Chi bộ bản Sen Đông')
    await page.getByRole('region', { name: 'Một thôn, bản' }).waitFor()
    await keys.enter('In phiếu số liệu')
    await page.getByRole('dialog').getByRole('img').first().waitFor()
    await keys.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('asks another figure of villages from this year on', async () => {
    const keys = keyboardOf(page)
    await keys.enter('Danh sách chỉ tiêu')
    await page.getByRole('dialog').waitFor()
    await keys.enter('Thêm chỉ tiêu')
    await page.keyboard.type('Hộ dùng nước sạch')
    await keys.press('Enter')
    await page.keyboard.type('hộ')
    await keys.tabTo(/^Lý do/)
    await page.keyboard.type('Xã yêu cầu')
    await keys.press('Enter')
    await page.getByLabel('Hộ dùng nước sạch, Chi bộ bản Mường').waitFor()
    const before = await office.call('villages.ofYear', { year: year - 1 })
    const { facts } = await office.call('villages.ofYear', { year })
    expect([before.facts.length, facts.length, facts.at(-1)?.key]).toEqual([8, 9, 'ho-dung-nuoc-sach'])
  })
})
