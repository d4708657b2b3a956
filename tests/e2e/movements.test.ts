import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatDate } from '../../shared/calendar/dates.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { closeWindow, newWindow } from './stage.ts'

/** Movements as a clerk records them, reads them in the ledger, and takes them back. */

let office: OfficeProcess
let page: Page
let home = ''
let today = ''
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'so-chi-bo-home-'))
  office = await startOffice({ demo: true, env: { HOME: home } })
  today = (await office.call('setup.state', {})).today
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
const cardOf = (id: string) => office.call('people.card', { id })
const officialMember = async (place: number) => {
  const { rows } = await office.call('people.search', { standing: 'official', limit: 50 })
  const row = rows.filter(({ posts }) => posts === '')[place]
  if (row === undefined) throw new Error('the practice commune has no such member')
  return row
}

describe('Ghi biến động', () => {
  it('is done by keyboard, shows what will come of it, and can be taken back on the card', async () => {
    const { id, fullName } = await officialMember(0)
    await goTo(`/dang-vien/${id}?muc=dang-tich`)
    await page.getByRole('button', { name: 'Ghi biến động', exact: true }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: `Ghi biến động: ${fullName}` })
    const kind = dialog.getByRole('combobox', { name: 'Biến động' })
    await expect.poll(() => kind.evaluate((select) => select === document.activeElement)).toBe(true)
    // The groups stand in the order of the list: leaving the Party, transfers, standing.
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('ArrowDown')
      if ((await kind.inputValue()) === 'departure') break
    }
    await page.keyboard.press('Tab')
    await page.keyboard.type(formatDate(today))
    await page.keyboard.press('Tab')
    await page.keyboard.insertText('Đảng ủy phường Sa Pa')
    await page.keyboard.press('Tab')
    await page.keyboard.type('15')
    await dialog.getByRole('status').getByText('Chuyển đi.').waitFor()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(`Đã ghi "Chuyển đi chính thức" của ${fullName}`).waitFor()
    expect((await cardOf(id)).standing).toBe('transferred')
    const [movement] = await office.call('movements.ofPerson', { personId: id })
    expect(movement).toMatchObject({
      otherOrganisation: 'Đảng ủy phường Sa Pa',
      paperNumber: '15',
      on: today,
    })

    await page.getByRole('button', { name: /^Hoàn tác: Chuyển đi chính thức/ }).focus()
    await page.keyboard.press('Enter')
    const question = page.getByRole('dialog', { name: 'Hoàn tác biến động' })
    await question.getByRole('button', { name: 'Hoàn tác' }).press('Enter')
    await question.waitFor({ state: 'detached' })
    expect((await cardOf(id)).standing).toBe('official')
    await page.getByText('Đã hoàn tác', { exact: true }).waitFor()
  })

  it('asks for a cell before anything is written, and offers the way back in the message', async () => {
    const { id, cellId } = await officialMember(1)
    const target = (await office.call('organisation.cells', {})).find((cell) => cell.id !== cellId)
    await goTo(`/dang-vien/${id}`)
    await page.getByRole('button', { name: 'Ghi biến động', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Biến động' }).selectOption('cell-change')
    await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
    await dialog.getByRole('alert').getByText('Hãy chọn chi bộ nơi đến.').waitFor()
    await dialog.getByRole('combobox', { name: 'Đến chi bộ' }).selectOption(target?.id ?? '')
    await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await cardOf(id)).cellId).toBe(target?.id)
    const message = page.getByRole('alert').filter({ hasText: 'Chuyển chi bộ trong đảng bộ' })
    await message.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect.poll(async () => (await cardOf(id)).cellId).toBe(cellId)
  })
})

describe('the ledger', () => {
  it('opens the names of a figure with their paper, and goes to the month before by keyboard', async () => {
    const { id, fullName } = await officialMember(2)
    const { revision } = await cardOf(id)
    const death = { personId: id, revision, kind: 'death', on: today, paperNumber: '03/TKT' } as const
    const { actId } = await office.call('movements.record', death)
    await goTo('/bien-dong')
    await page
      .getByRole('table', { name: 'Sổ tăng giảm' })
      .getByRole('link', { name: /^Từ trần/ })
      .click()
    const names = page.getByRole('region', { name: 'Danh sách của con số' })
    await names.getByRole('link', { name: fullName }).waitFor()
    await names.getByText('Số 03/TKT').waitFor()
    const { closing } = await office.call('movements.ledger', {
      from: `${today.slice(0, 7)}-01`,
      last: today,
    })
    const closes = page.getByRole('link', { name: /^Cuối kỳ/ }).first()
    expect(await closes.textContent()).toBe(String(closing))
    const cells = page.getByRole('table', { name: 'Tăng giảm theo chi bộ' })
    expect(await cells.getByRole('row', { name: /^Cộng/ }).getByRole('cell').last().textContent()).toBe(
      String(closing),
    )
    await page.keyboard.press('Alt+ArrowLeft')
    await page.getByRole('button', { name: 'Hiện nay' }).waitFor()
    await office.call('movements.undo', { actId })
  })
})

describe('Chuyển nhiều người', () => {
  it('shows what each leaves, moves those that are ticked, and takes all back at once', async () => {
    const cells = await office.call('organisation.cells', {})
    const from = cells.find(({ numbers }) => numbers.total > 5)
    const to = cells.find(({ id }) => id !== from?.id)
    if (from === undefined || to === undefined) throw new Error('the practice commune has no such cells')
    const { rows } = await office.call('people.search', { cellId: from.id })
    const [holder] = rows.filter(({ posts }) => posts !== '')
    const [plain] = rows.filter(({ posts }) => posts === '')
    if (holder === undefined || plain === undefined) throw new Error('the cell has no such members')
    await goTo(`/bien-dong/chuyen-chi-bo?chi-bo=${from.id}`)
    await page.getByRole('combobox', { name: 'Sang chi bộ' }).selectOption(to.id)
    for (const { fullName } of [holder, plain]) {
      await page
        .getByRole('checkbox', { name: `Chọn ${fullName}`, exact: true })
        .first()
        .press('Space')
    }
    await page.getByText('Thôi chức vụ:').waitFor()
    await page.getByText('Chuyển được').waitFor()
    await page.getByRole('button', { name: 'Chuyển 2 người' }).press('Enter')
    const message = page.getByRole('alert').filter({ hasText: `Đã chuyển 2 người sang ${to.name}` })
    await message.waitFor()
    expect([(await cardOf(holder.id)).cellId, (await cardOf(plain.id)).cellId]).toEqual([to.id, to.id])
    await message.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect.poll(async () => (await cardOf(holder.id)).cellId).toBe(from.id)
    expect((await cardOf(plain.id)).cellId).toBe(from.id)
  })
})

describe('a new member', () => {
  it('who has just arrived is recorded with the movement and its paper', async () => {
    const cellId = (await office.call('organisation.cells', {}))[0]?.id ?? ''
    await goTo(`/dang-vien?xem=them&chi-bo=${cellId}`)
    await page.getByRole('combobox', { name: 'Vào sổ vì' }).selectOption('arrival')
    await page.getByRole('textbox', { name: 'Từ ngày' }).fill(formatDate(today))
    await page.getByRole('textbox', { name: 'Chuyển đến từ' }).fill('Đảng ủy xã Bản Lang')
    await page.getByRole('textbox', { name: 'Số giấy tờ' }).fill('21-GGT')
    await page.getByRole('textbox', { name: 'Họ và tên' }).fill('Bùi Thị Én Mới')
    await page.getByRole('button', { name: 'Ghi', exact: true }).click()
    await page.getByRole('heading', { name: 'Bùi Thị Én Mới' }).waitFor()
    const [row] = (await office.call('people.search', { query: 'bui thi en moi' })).rows
    expect(row).toMatchObject({ standing: 'official', cellId })
    expect(await office.call('movements.ofPerson', { personId: row?.id ?? '' })).toMatchObject([
      { kind: 'arrival', on: today, otherOrganisation: 'Đảng ủy xã Bản Lang', paperNumber: '21-GGT' },
    ])
  })
})
