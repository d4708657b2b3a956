import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { out } from '../../build/paths.ts'
import type { TextSize } from '../../shared/setup/contract.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { closeWindow, newWindow } from './stage.ts'

/** What opens over a page: forms that are printed, lists, a movement that is recorded, a photo that is cut. */

let office: OfficeProcess
let page: Page
let cell = ''
let member = ''
let paper = ''
beforeAll(async () => {
  office = await startOffice({ demo: true })
  page = await newWindow()
  const cells = await office.call('organisation.cells', {})
  cell = `/chi-bo/${cells.toSorted((a, b) => a.numbers.total - b.numbers.total)[0]?.id}`
  const { rows } = await office.call('people.search', { standing: 'official', limit: 3 })
  member = `/dang-vien/${rows[2]?.id}`
  const papers = await office.call('documents.papers', {})
  paper = `/van-ban/${papers.find(({ kind, state }) => kind === 'minutes' && state !== 'draft')?.id}`
  await page.goto(office.url)
})
afterAll(async () => {
  await closeWindow(page)
  await office?.clear()
})

const goTo = (path: string) => leadTo(page, path)
const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter')
const dialog = () => page.getByRole('dialog')
/** The paper is there, and Enter prints it. */
const drawn = async () => {
  await dialog()
    .getByRole('region', { name: /\d+ trang$/ })
    .waitFor({ timeout: 60_000 })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('In')
}

const cellForm = (item: string) => async () => {
  await goTo(cell)
  await press('In')
  await page.getByRole('menuitem', { name: item, exact: true }).press('Enter')
  await drawn()
}
const movement = (kind: string) => async () => {
  await goTo(member)
  await press('Ghi biến động')
  await dialog().getByRole('combobox', { name: 'Biến động' }).selectOption(kind)
  // A day that no calendar has: nothing is recorded, and the sentence about it stands in its place.
  const day = dialog().getByRole('textbox').first()
  await day.fill('31/02/2026')
  await day.press('Enter')
  await dialog()
    .getByText(/^Không có ngày này trong lịch/)
    .waitFor()
}

const printing = async () => {
  await goTo(paper)
  await press('In')
  await dialog()
    .getByText(/^\d+ tờ giấy A4$/)
    .waitFor()
  await dialog().getByRole('combobox', { name: 'Mặt in' }).selectOption('passes')
  // The sheets are laid anew; until then the button does nothing.
  await dialog().getByRole('button', { name: 'Lưu PDF trang lẻ để in', disabled: false }).waitFor()
}

/** Each dialog at its fullest: with its paper, or with the sentence about what is wrong. */
const dialogs: Readonly<Record<string, () => Promise<void>>> = {
  'list of a cell': cellForm('In danh sách'),
  'forms of a cell': cellForm('In phiếu cả chi bộ'),
  'supplements of a cell': cellForm('In phiếu bổ sung cả chi bộ'),
  'card of a cell': cellForm('In thông tin chi bộ'),
  'form of a member': async () => {
    await goTo(member)
    await press('In phiếu')
    await drawn()
  },
  'supplement of a member': async () => {
    await goTo(member)
    await press('In phiếu')
    await dialog().getByText('Phiếu bổ sung', { exact: true }).click()
    await dialog().getByRole('textbox', { name: 'Năm' }).fill('20')
    await page.keyboard.press('Tab')
    await dialog().getByText('Nhập năm có 4 chữ số, từ 1930.').waitFor()
  },
  ledger: async () => {
    await goTo('/bien-dong')
    await press('In sổ')
    await drawn()
  },
  departure: movement('departure'),
  'change of cell': movement('cell-change'),
  exemption: movement('exemption'),
  expulsion: movement('expulsion'),
  'Ctrl+K': async () => {
    await goTo('/')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /^Tên, số thẻ/ }).fill('biên bản tháng 11')
    await page.getByRole('group', { name: 'Buổi sinh hoạt' }).waitFor()
  },
  'columns of a list': async () => {
    await goTo('/danh-sach/tat-ca')
    await press('Cột')
    await dialog().getByRole('combobox', { name: 'Cột thêm vào' }).click()
    await page.getByRole('option', { name: 'Dân tộc', exact: true }).waitFor()
    await page.keyboard.press('Escape')
  },
  'keeping a list': async () => {
    await goTo('/danh-sach/tat-ca')
    await press('Lưu')
    await dialog().getByRole('textbox').waitFor()
  },
  'list to Excel': async () => {
    await goTo('/danh-sach/tat-ca')
    await press('Xuất Excel')
    await dialog().getByRole('textbox').waitFor()
  },
  'list to paper': async () => {
    await goTo('/danh-sach/chi-uy')
    await press('In danh sách')
    await drawn()
  },
  'question before typing is dropped': async () => {
    await goTo(`${member}?xem=sua&muc=trinh-do`)
    await page.getByLabel('Ngoại ngữ').fill('Tiếng Lào')
    await press('Không ghi')
    await dialog().getByText('Những gì vừa gõ ở đây sẽ mất.').waitFor()
  },
  'paper to the printer': printing,
  'stack to be turned': async () => {
    await printing()
    await press('Lưu PDF trang lẻ để in')
    await dialog().getByText('Bây giờ lật cả chồng giấy để in mặt sau:').waitFor()
  },
  photo: async () => {
    await goTo(`${member}?muc=anh`)
    const photo = { name: 'anh.png', mimeType: 'image/png', buffer: await page.screenshot() }
    await page.locator('input[type=file]').setInputFiles(photo)
    await dialog().getByRole('button', { name: 'Ghi ảnh' }).waitFor()
  },
}

describe.each<TextSize>(['normal', 'largest'])('a dialog with %s text', (textSize) => {
  beforeAll(async () => {
    await office.call('setup.textSize', { textSize })
    await page.reload()
  })

  it.each(Object.keys(dialogs))('has no serious fault and nothing that overlaps: %s', async (name) => {
    await dialogs[name]?.()
    await page.screenshot({ path: join(out, 'pages', `dialog ${name} ${textSize}.png`) })
    expect([...(await layoutFaults(page)), ...(await seriousFaults(page))]).toEqual([])
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })
})

describe('a dialog that is closed', () => {
  it.each(['list of a cell', 'form of a member', 'ledger', 'departure'])(
    'gives the focus back to the button it came from: %s',
    async (name) => {
      await dialogs[name]?.()
      await page.keyboard.press('Escape')
      await dialog().waitFor({ state: 'detached' })
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON')
    },
  )
})
