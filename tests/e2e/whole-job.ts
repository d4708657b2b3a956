import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import readXlsxFile from 'read-excel-file/node'
import { expect } from 'vitest'
import { periodOf, periodPhrase } from '../../shared/calendar/periods.ts'
import { datePhrase } from '../../shared/calendar/phrases.ts'
import { localDay } from '../../shared/calendar/wall.ts'
import { leadTo } from '../helpers/leading.ts'
import { pdfFonts, pdfPages } from '../helpers/pdf.ts'
import { unzip } from '../helpers/zip.ts'
import type { Stage } from './stage.ts'

const workbook = join(import.meta.dirname, '../fixtures/workbooks/dang-vien-29-cot.xlsx')
const cell = 'Chi bộ thôn Na Lang'

/** A poll waits as long as the window's own locators do. */
const patiently = { timeout: 20_000 }

const today = (): string => localDay(new Date())

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

/** A field by its name, as a screen reader says it. */
const box = (within: Page | Locator, name: string) => within.getByRole('textbox', { name, exact: true })

/** Types as a person does and leaves the field, so that it commits. */
async function type(page: Page, label: string, text: string): Promise<void> {
  const field = box(page, label)
  await field.click()
  await field.fill('')
  await field.pressSequentially(text)
  await field.press('Tab')
}

/** Whoever begins, with a password that nobody guesses first. */
export const firstAccount = { name: 'Đỗ Thị Hạnh', login: 'vanthu1', password: 'chum-suoi-ghe-lua' } as const

/** The administrator's account, and the code that is put away before anything goes on. Answers the code. */
async function makeFirstAccount(page: Page): Promise<string> {
  await type(page, 'Họ và tên', firstAccount.name)
  await type(page, 'Tên đăng nhập', firstAccount.login)
  await page.locator('input[name=password]').fill(firstAccount.password)
  await page.locator('input[name=again]').fill(firstAccount.password)
  await button(page, 'Tiếp tục').click()
  const groups = page.getByRole('status', { name: 'Mã khôi phục' }).locator('span')
  await groups.first().waitFor()
  const code = await groups.allTextContents()
  expect(code.join('-')).toMatch(/^(\w{5}-){5}\w{5}$/)
  expect(await button(page, 'Tiếp tục').isDisabled()).toBe(true)
  await page.getByRole('checkbox', { name: 'Đã in và cất mã' }).check()
  await button(page, 'Tiếp tục').click()
  return code.join('-')
}

/** First run: what the program keeps and where, whose it is. */
export async function firstRun({ page, folder }: Stage): Promise<void> {
  await page.getByText('Chương trình không kết nối mạng', { exact: false }).waitFor()
  await page.getByText('Không nhập nội dung bí mật nhà nước', { exact: false }).waitFor()
  await page.getByText(folder).waitFor()
  await button(page, 'Tiếp tục').click()
  await type(page, 'Tên xã, phường', 'xã Lùng Vai')
  await type(page, 'Tỉnh, thành phố', 'Lào Cai')
  await button(page, 'Tiếp tục').click()
  await makeFirstAccount(page)
  await page.getByRole('link', { name: 'Nhập từ Excel' }).or(button(page, 'Nhập từ Excel')).first().click()
}

/** Names, personal numbers and card numbers of the member list. */
export async function namesAndNumbers(): Promise<readonly string[]> {
  const [sheet] = await readXlsxFile(workbook)
  return (sheet?.data ?? [])
    .slice(3)
    .flatMap((row) => [row[2], row[8], row[9]])
    .filter((value) => typeof value === 'string')
}

/** The office's member list: previewed, imported, and a second time nothing new. */
export async function importMembers({ page }: Stage): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(workbook)
  await page.getByText('Trong 337 đảng viên của 22 chi bộ', { exact: false }).waitFor()
  for (const figure of ['131', '198', '231', '16', '21']) {
    await page.getByText(figure, { exact: false }).first().waitFor()
  }
  await button(page, 'Nhập 337 đảng viên').click()
  await page.getByText('Đã nhập xong').waitFor()

  await button(page, 'Nhập tệp khác').click()
  await page.locator('input[type=file]').setInputFiles(workbook)
  await page.getByText('Trong 337 đảng viên của 22 chi bộ', { exact: false }).waitFor()
  await page.getByText('Không có gì mới so với sổ', { exact: false }).waitFor()
}

const goTo = (page: Page, path: string) => leadTo(page, path)

/** What no workbook holds, for the cell that will meet; its heading is looked at and ticked. */
export async function tellStartingFacts({ page }: Stage): Promise<void> {
  await goTo(page, '/chi-bo/dieu-con-thieu')
  const row = page.getByRole('group', { name: cell })
  // Rows are drawn as they come into sight, and taken away when they leave it.
  const grid = page.getByRole('group', { name: 'Bảng điền' })
  await expect
    .poll(async () => {
      await grid.evaluate((scroller) => scroller.scrollBy(0, 150))
      const place = (await row.count()) === 1 ? await row.boundingBox() : null
      return place !== null && place.y < 500
    }, patiently)
    .toBe(true)
  const secretary = box(row, 'Bí thư')
  await secretary.click()
  await secretary.pressSequentially('hoang thi hong anh')
  await page
    .getByRole('option', { name: /Hoàng Thị Hồng Ánh/ })
    .first()
    .click()
  await box(row, 'Ngày thường họp trong tháng').fill('3')
  await box(row, 'Giờ thường họp').fill('1930')
  await box(row, 'Nơi thường họp').fill('Nhà văn hóa thôn Na Lang')
  await box(row, 'Số biên bản cuối').fill('7')
  await box(row, 'Ký hiệu biên bản').fill('BB/CB')
  await box(row, 'Ký hiệu biên bản').press('Tab')
  await page.getByRole('heading', { name: 'Thông tin chi bộ còn thiếu' }).click()
  await row.getByText('Đã ghi').waitFor()

  await goTo(page, '/chi-bo/dieu-con-thieu?xem=tieu-de')
  await page.getByRole('checkbox', { name: 'Đúng: CHI BỘ THÔN NA LANG' }).click()
  await page.getByRole('checkbox', { name: 'Đúng: CHI BỘ THÔN NA LANG', checked: true }).waitFor()
}

/** One monthly meeting of one cell on one screen. */
export async function runMeeting({ page }: Stage): Promise<void> {
  await goTo(page, '/sinh-hoat')
  await page
    .getByRole('row', { name: new RegExp(cell) })
    .getByRole('button', { name: 'Mở buổi sinh hoạt' })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Mở buổi sinh hoạt' })
  await box(dialog, 'Ngày họp').fill(today().split('-').reverse().join('/'))
  await box(dialog, 'Ngày họp').press('Tab')
  await dialog.getByRole('button', { name: 'Mở buổi sinh hoạt' }).click()
  await page.getByRole('heading', { name: 'Điểm danh' }).waitFor()

  await type(page, 'Bắt đầu lúc', '19h30')
  await type(page, 'Kết thúc lúc', '21:05')
  const secretary = box(page, 'Thư ký')
  await secretary.click()
  await secretary.pressSequentially('ly thu ngoc')
  await page.getByRole('option', { name: /Lý Thu Ngọc/ }).click()

  await button(page, 'Tất cả có mặt').click()
  await page.getByRole('radio', { name: 'Nông Minh Ân: Có mặt' }).focus()
  await page.keyboard.press('p')
  await page.keyboard.type('điều trị tại bệnh viện tỉnh')
  await page.keyboard.press('Enter')
  await page.keyboard.press('k')
  await page.getByText('Tỷ lệ dự: 17/19', { exact: false }).waitFor()

  await button(page, 'Thêm đại biểu').click()
  await type(page, 'Họ và tên đại biểu 1', 'Hoàng Văn Hoan')
  await type(page, 'Chức vụ đại biểu 1', 'Ủy viên Ban Chấp hành Đảng bộ xã')
  await box(page, 'Đánh giá tình hình trong tháng').fill(
    'Chi bộ hoàn thành thu hoạch vụ mùa; an ninh trật tự được giữ vững.',
  )
  await button(page, 'Thêm ý kiến').click()
  const speaker = box(page, 'Người phát biểu ý kiến 1')
  await speaker.click()
  await speaker.pressSequentially('thao a chu')
  await page.getByRole('option', { name: /Thào A Chu/ }).click()
  await box(page, 'Nội dung ý kiến 1').fill('Đề nghị xã sớm tu sửa đoạn đường vào thôn.')
  await button(page, 'Thêm nhiệm vụ').last().click()
  await box(page, 'Nhiệm vụ 1').fill('Vận động 12 hộ trồng ngô vụ đông')
  await box(page, 'Người thực hiện nhiệm vụ 1').fill('Lý Thị Oanh')
  await type(page, 'Thời hạn nhiệm vụ 1', '20/12/2026')
  await button(page, 'Thêm biểu quyết').click()
  await box(page, 'Nội dung biểu quyết 1').fill('Thông qua kết luận của buổi sinh hoạt')
  await button(page, 'Tất cả tán thành').click()
  await box(page, 'Kết luận').fill('Chi bộ thống nhất các nhiệm vụ đã nêu.')
  await box(page, 'Kết luận').press('Tab')
  await page.getByText(/Đã lưu lúc/).waitFor()
  await button(page, 'Ghi vào sổ').click()
  await page.getByText('Chưa ghi vào sổ').waitFor({ state: 'hidden' })
}

/** Chốt bản in, in, ký: the number goes on from the one that the office told. Answers the PDF and the Word file. */
export async function makeMinutes({ page, saveFile }: Stage): Promise<{ pdf: Uint8Array; word: Uint8Array }> {
  await expect.poll(() => box(page, 'Số').inputValue(), patiently).toBe('08-BB/CB')
  await button(page, 'Chốt bản in').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Chốt bản in' }).click()
  await page.getByText('Đã chốt bản in, bản 1', { exact: false }).waitFor()
  const pdf = await saveFile(() => button(page, 'Lưu PDF').click())
  const word = await saveFile(() => button(page, 'Lưu Word').click())
  await button(page, 'Đã in').click()
  await button(page, 'Ghi nhận đã ký').click()
  const dialog = page.getByRole('dialog', { name: 'Ghi nhận đã ký' })
  await dialog.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
  await page.getByText('Đã ký, bản 1', { exact: false }).waitFor()
  return { pdf, word }
}

/** The page as the rule has it: text in order, margins in mm, fonts, page numbers. */
export async function checkPdf(pdf: Uint8Array, chromium: number): Promise<void> {
  const pages = await pdfPages(pdf)
  const text = pages
    .flatMap((page) => page.lines.map((line) => line.text))
    .join('\n')
    .replace(/\s+/g, ' ')
  const inOrder = [
    'ĐẢNG BỘ XÃ LÙNG VAI',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'CHI BỘ THÔN NA LANG',
    'Số 08-BB/CB',
    'BIÊN BẢN',
    `sinh hoạt chi bộ thường kỳ ${periodPhrase(periodOf(today()))}`,
    `19 giờ 30 phút, ${datePhrase(today())}`,
    'có mặt 17 đồng chí',
    'Nông Minh Ân (điều trị tại bệnh viện tỉnh)',
    'Thào A Chu',
    'Hoàng Văn Hoan',
    'Hoàng Thị Hồng Ánh, Bí thư',
    'Lý Thu Ngọc',
    'tu sửa đoạn đường vào thôn',
    'Vận động 12 hộ trồng ngô vụ đông',
    'Thông qua kết luận',
    'Chi bộ thống nhất các nhiệm vụ đã nêu.',
    '21 giờ 05 phút',
    'NGƯỜI GHI BIÊN BẢN',
  ]
  let from = 0
  for (const words of inOrder) {
    const at = text.indexOf(words, from)
    expect(at, `"${words}" after "${text.slice(Math.max(0, from - 40), from)}"`).toBeGreaterThanOrEqual(0)
    from = at
  }

  const words = pages.flatMap((page) => page.words)
  const left = Math.min(...words.map((word) => word.left))
  const right = Math.max(...words.map((word) => word.right))
  expect(left).toBeGreaterThan(29.5)
  expect(left).toBeLessThan(31)
  expect(right).toBeLessThan(195.5)
  const indented = pages[0]?.lines.find((line) => line.text.startsWith('Hôm nay'))
  expect(indented?.left).toBeCloseTo(40, 0)
  const first = pages[0]?.lines[0]
  expect(first?.text).toContain('ĐẢNG')
  for (const font of await pdfFonts(pdf)) expect(font.name).toMatch(/TimesNewRoman|Tinos/i)
  if (chromium >= 131 && pages.length > 1) {
    expect(pages[1]?.lines[0]?.text).toBe('2')
  }
}

/** The Word file says the same on the same page. */
export async function checkWord(word: Uint8Array): Promise<void> {
  const document = (await unzip(word)).get('word/document.xml')?.toString('utf8') ?? ''
  const text = document.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
  for (const words of [
    'CHI BỘ THÔN NA LANG',
    'Số 08-BB/CB',
    'BIÊN BẢN',
    'Thào A Chu',
    'Vận động 12 hộ trồng ngô vụ đông',
  ]) {
    expect(text).toContain(words)
  }
  expect(document).toContain('w:left="1701"')
  expect(document).toContain('w:firstLine="567"')
}

/** A backup to the stick that says it was checked. */
export async function backUp({ page, stick, chooseStick }: Stage): Promise<void> {
  await goTo(page, '/sao-luu')
  await chooseStick(() => button(page, 'Chọn thư mục khác').first().click())
  await page.getByText('đã được đọc lại và khớp', { exact: false }).waitFor({ timeout: 60_000 })
  await page
    .getByText(/Đã kiểm tra lúc/)
    .first()
    .waitFor()
  const root = join(stick, 'SoChiBo-sao-luu')
  const sets = readdirSync(root).filter((name) => !name.startsWith('papers'))
  expect(sets).toHaveLength(1)
  expect(sets[0]).not.toContain('.partial')
  expect(existsSync(join(root, sets[0] ?? '', 'manifest.json'))).toBe(true)
}

/** The stick in another office, that of an empty PC: every member and the signed minutes are there. */
export async function restoreElsewhere({ page, chooseStick }: Stage): Promise<void> {
  await button(page, 'Khôi phục từ bản sao lưu')
    .or(page.getByRole('link', { name: 'Khôi phục từ bản sao lưu' }))
    .first()
    .click()
  await page.getByRole('heading', { name: 'Khôi phục từ bản sao lưu' }).waitFor()
  await chooseStick(() => button(page, 'Chọn thư mục có bản sao lưu').click())
  await button(page, /Xem trước/).click()
  await page.getByRole('textbox', { name: /^Mã khôi phục hoặc mật khẩu/ }).fill(firstAccount.password)
  await button(page, 'Mở và xem trước').click()
  await page.getByText('337', { exact: false }).first().waitFor()
  await button(page, /^Khôi phục/)
    .last()
    .click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Khôi phục/ })
    .click()
  // The office has its accounts again.
  await page.getByRole('heading', { name: 'Đăng nhập', level: 1 }).waitFor({ timeout: 60_000 })
  await page.getByRole('textbox', { name: /^Tên đăng nhập/ }).fill(firstAccount.login)
  await page.getByRole('textbox', { name: /^Mật khẩu/ }).fill(firstAccount.password)
  await button(page, 'Đăng nhập').click()
  await page.getByRole('heading', { name: 'Đăng nhập', level: 1 }).waitFor({ state: 'detached' })
  await goTo(page, '/dang-vien')
  await page.getByText('337 người', { exact: false }).waitFor()
  await goTo(page, '/van-ban')
  await page.getByRole('row', { name: /08-BB\/CB.*Đã ký/ }).waitFor()
}
