import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sections } from '../../renderer/people/sections.ts'
import type { MemberRow } from '../../shared/people/contract.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { closeWindow, newWindow } from './stage.ts'

/** A picture of 90 x 60 dots, drawn by the page itself: green to the left, blue to the right of its middle. */
const pngOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 90
    canvas.height = 60
    const context = canvas.getContext('2d')
    if (context === null) return ''
    context.fillStyle = 'rgb(0 200 0)'
    context.fillRect(0, 0, 45, 60)
    context.fillStyle = 'rgb(0 0 200)'
    context.fillRect(45, 0, 45, 60)
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  })

/** The size of a shown picture, and which of the two colours its left and right quarter have. */
const shownOf = (picture: Locator) =>
  picture.evaluate((image) => {
    if (!(image instanceof HTMLImageElement) || image.naturalWidth === 0) return undefined
    const canvas = document.createElement('canvas')
    const { naturalWidth: width, naturalHeight: height } = image
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const colourAt = (x: number) => {
      const [red = 0, green = 0, blue = 0] = context?.getImageData(x, height / 2, 1, 1).data ?? []
      if (red > 60 || green + blue < 120) return 'none'
      return green > blue ? 'green' : 'blue'
    }
    return { size: [width, height], colours: [colourAt(width / 4), colourAt((width * 3) / 4)] }
  })

describe('the member card', () => {
  let office: OfficeProcess
  let page: Page
  let member: MemberRow
  const complaints: string[] = []

  const open = async (path: string) => {
    await leadTo(page, path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const chosenTab = () => page.getByRole('tab', { selected: true })
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  beforeAll(async () => {
    office = await startOffice({ demo: true })
    page = await newWindow()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    const { rows } = await office.call('people.search', { standing: 'official', limit: 3 })
    const [, , third] = rows
    if (third === undefined) throw new Error('no member')
    member = third
    await page.goto(office.url)
  })
  afterAll(async () => {
    await closeWindow(page)
    await office?.clear()
  })

  it('is gone through, edited and left by keyboard alone, section by section', async () => {
    await open(`/dang-vien/${member.id}`)
    await chosenTab().focus()
    for (const section of sections) {
      await page.getByRole('tabpanel').getByRole('heading', { name: section.title, exact: true }).waitFor()
      if (section.panel === undefined) {
        await press('F2')
        await page.getByRole('button', { name: 'Không ghi' }).waitFor()
        expect(await page.evaluate(() => document.activeElement?.closest('form') !== null)).toBe(true)
        await press('Control+s')
        await page.getByRole('button', { name: 'Sửa', exact: true }).waitFor()
        expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tabpanel')
        await press('Shift+Tab')
      }
      expect(await chosenTab().evaluate((tab) => tab === document.activeElement)).toBe(true)
      await press('ArrowDown')
    }
  })

  it('takes a coded value by its first letters, keeps the draft, and writes only what was typed', async () => {
    await open(`/dang-vien/${member.id}?xem=sua&muc=trinh-do`)
    await page.getByLabel('Lý luận chính trị').fill('')
    await page.keyboard.type('so c')
    await press('ArrowDown', 'Enter')
    await page.getByLabel('Ngoại ngữ').fill('Tiếng Thái')
    await press('Tab')
    await open(`/dang-vien/${member.id}?muc=trinh-do`)
    await page.getByRole('button', { name: 'Sửa tiếp' }).click()
    expect(await page.getByLabel('Ngoại ngữ').inputValue()).toBe('Tiếng Thái')
    await press('Control+s')
    await page.getByRole('tabpanel').getByText('Tiếng Thái').waitFor()
    const { details } = await office.call('people.form', { id: member.id })
    expect(details).toMatchObject({ politicalTheory: 'Sơ cấp', foreignLanguages: 'Tiếng Thái' })
  })

  it('edits a list row by row with Enter, and offers the newer record when somebody else was faster', async () => {
    await open(`/dang-vien/${member.id}?xem=sua&muc=nuoc-ngoai`)
    const before = (await office.call('people.form', { id: member.id })).lists.journeys.length
    await page.getByRole('button', { name: 'Thêm chuyến đi' }).focus()
    await press('Enter')
    await page.keyboard.type('8/2015')
    await press('Enter', 'Enter')
    await page.keyboard.type('Lào')
    await press('Enter')
    await page.keyboard.type('Thăm thân')
    const { revision } = await office.call('people.card', { id: member.id })
    // The window hears of it and would simply take the newer record; this one is too quick for it.
    await page.route('**/call/people.card', (route) => route.abort())
    await page.route('**/call/people.form', (route) => route.abort())
    await office.call('people.changeForm', { id: member.id, revision, details: { housing: 'Nhà sàn' } })
    await press('Control+s')
    const again = page.getByRole('button', { name: 'Lấy bản mới hơn, giữ phần đang sửa' })
    await again.waitFor()
    await page.unroute('**/call/people.card')
    await page.unroute('**/call/people.form')
    await again.click()
    await again.waitFor({ state: 'detached' })
    await expect.poll(async () => page.getByLabel('Mục đích').last().inputValue()).toBe('Thăm thân')
    await page.waitForTimeout(300)
    await page.getByRole('button', { name: 'Ghi', exact: true }).click()
    await page.getByRole('button', { name: 'Sửa', exact: true }).waitFor()
    const { details, lists } = await office.call('people.form', { id: member.id })
    expect(details.housing).toBe('Nhà sàn')
    expect(lists.journeys.slice(before)).toEqual([
      { from: '2015-08', to: null, country: 'Lào', purpose: 'Thăm thân' },
    ])
  })

  it('hides the numbers until they are asked for, and sends none that was not typed', async () => {
    const { revision } = await office.call('people.card', { id: member.id })
    await office.call('people.changeForm', {
      id: member.id,
      revision,
      details: { telephone: '0912345678' },
    })
    await open(`/dang-vien/${member.id}?muc=lien-he`)
    await page.getByText('••••••5678').waitFor()
    await page.getByRole('button', { name: 'Sửa', exact: true }).click()
    await expect.poll(() => page.getByLabel('Điện thoại').inputValue()).toBe('••••••5678')
    await page.getByLabel('Chi bộ nơi cư trú').fill('Chi bộ khu 8')
    await press('Control+s')
    await page.getByText('••••••5678').waitFor()
    await page.getByRole('button', { name: 'Hiện số' }).click()
    await page.getByText('0912345678').waitFor()
    await open('/dang-vien')
    await open(`/dang-vien/${member.id}?muc=lien-he`)
    await page.getByText('••••••5678').waitFor()
  })

  it('leads from what is missing to the field that is empty', async () => {
    const { revision } = await office.call('people.card', { id: member.id })
    await office.call('people.changeForm', {
      id: member.id,
      revision,
      fields: { residence: { country: 'Việt Nam', province: '', detail: 'bản Lằn' } },
    })
    await open(`/con-thieu?chi-bo=${member.cellId}`)
    await page.getByRole('link', { name: 'thường trú: tỉnh' }).click()
    const province = page.getByRole('group', { name: 'Nơi thường trú' }).getByLabel('Tỉnh, thành phố')
    await expect.poll(() => province.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('lai chau')
    await press('Control+s')
    await page.getByText('bản Lằn, Lai Châu, Việt Nam').waitFor()
  })

  it('marks the dossier as fast as the keys come', async () => {
    await open(`/dang-vien/${member.id}?muc=ho-so`)
    await page.getByRole('row', { name: /^001/ }).focus()
    await press('c', 'ArrowDown', 't', 'ArrowDown', 'k', 'ArrowDown', 'c', 'Enter')
    await page.keyboard.type('Tủ 1, ngăn 2')
    await press('Enter')
    await expect
      .poll(async () => {
        const { items } = await office.call('people.dossier', { id: member.id })
        return items.slice(0, 4).map(({ code, state, keptWhere }) => [code, state, keptWhere])
      })
      .toEqual([
        ['001', 'have', expect.any(String)],
        ['002', 'missing', expect.any(String)],
        ['003', 'not-needed', expect.any(String)],
        ['004', 'have', 'Tủ 1, ngăn 2'],
      ])
  })

  it.each([
    ['as it is shown first', [], ['green', 'blue']],
    [
      'moved and zoomed by keys',
      [...Array<string>(9).fill('+'), ...Array<string>(30).fill('ArrowRight')],
      ['blue', 'blue'],
    ],
  ])('cuts a picture to 354 x 472 dots %s, and shows it', async (_, keys, colours) => {
    await open(`/dang-vien/${member.id}?muc=anh`)
    const buffer = Buffer.from(await pngOf(page), 'base64')
    await page.locator('input[type=file]').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer })
    const dialog = page.getByRole('dialog', { name: 'Cắt ảnh 3 x 4' })
    await dialog.waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
      .toContain('Phần ảnh được cắt')
    await press(...keys, 'Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect
      .poll(() => shownOf(page.getByRole('img', { name: `Ảnh thẻ của ${member.fullName}` })))
      .toEqual({ size: [354, 472], colours })
  })

  it('leaves the cutting by Esc, and gives the focus back to what it was opened with', async () => {
    await open(`/dang-vien/${member.id}?muc=anh`)
    const opener = page.getByRole('button', { name: /^(Chọn|Thay) ảnh$/ })
    await opener.focus()
    const buffer = Buffer.from(await pngOf(page), 'base64')
    await page.locator('input[type=file]').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer })
    const dialog = page.getByRole('dialog', { name: 'Cắt ảnh 3 x 4' })
    const cutting = dialog.getByRole('group', { name: /^Phần ảnh được cắt/ })
    await cutting.waitFor()
    const isFocused = () => cutting.evaluate((element) => element === document.activeElement)
    await expect.poll(isFocused).toBe(true)
    expect(await cutting.evaluate((element) => getComputedStyle(element).outlineWidth)).toBe('2px')
    await press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('writes down a contact in the list of those who are far away', async () => {
    const [first] = await office.call('people.away', {})
    if (first === undefined) throw new Error('nobody is away')
    await open('/di-lam-xa')
    await page
      .getByRole('button', { name: `Ghi liên hệ với ${first.fullName}` })
      .first()
      .focus()
    await press('Enter')
    const form = page.getByRole('form', { name: `Ghi liên hệ với ${first.fullName}` })
    await form.getByLabel('Cách liên hệ').fill('Zalo')
    await press('Enter')
    await form.waitFor({ state: 'detached' })
    const people = await office.call('people.away', {})
    expect(people.find(({ id }) => id === first.id)?.lastContact).not.toBe(first.lastContact)
  })

  it('complains of nothing', () => {
    expect(complaints.filter((text) => !text.includes('net::ERR_FAILED'))).toEqual([])
  })
})
