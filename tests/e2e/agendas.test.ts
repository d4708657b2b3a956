import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatDate } from '../../shared/calendar/dates.ts'
import { localDay } from '../../shared/calendar/wall.ts'
import { leadTo } from '../helpers/leading.ts'
import { keyboardOf } from './keyboard.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { browserStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await browserStage({ demo: true })
  await stage.page.getByRole('heading', { level: 1 }).waitFor()
})
afterAll(() => stage?.close())

const goTo = (path: string) => leadTo(stage.page, path)
const box = (name: string) => stage.page.getByRole('textbox', { name, exact: true })
const today = () => formatDate(localDay(new Date()))

describe('a template of an agenda by keyboard alone', () => {
  it('gets an item, in another place, and says what is missing of the least length', async () => {
    const { page } = stage
    const keys = keyboardOf(page)
    await goTo('/mau-chuong-trinh?loai=thematic')
    await page.getByText('đủ thời lượng tối thiểu 90 phút').waitFor()
    const rows = await page.locator('[data-row]').count()
    await keys.tabTo('Số phút mục 4')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('5')
    await page.getByText('còn thiếu 20 phút').waitFor()

    await keys.tabTo('Thêm mục')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Xem phim tư liệu')
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => box(`Nội dung mục ${rows}`).inputValue()).toBe('Xem phim tư liệu')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('Thư viện xã')
    await page.keyboard.press('Enter')
    await page.keyboard.type('20')
    await page.getByText('đủ thời lượng tối thiểu 90 phút').waitFor()

    await keys.enter('Ghi mẫu')
    await page.getByText('Chưa nhập lý do').first().waitFor()
    await expect.poll(keys.focused).toMatch(/^Lý do, căn cứ/)
    await page.keyboard.type('Theo hướng dẫn của Đảng ủy')
    await keys.enter('Ghi mẫu')
    await page.getByText(`Văn phòng đặt từ ngày ${today()}: Theo hướng dẫn của Đảng ủy`).waitFor()
    await page.reload()
    expect(await box(`Nội dung mục ${rows}`).inputValue()).toBe('Xem phim tư liệu')
    expect(await box(`Người trình bày mục ${rows}`).inputValue()).toBe('Thư viện xã')
  })

  it('keeps what is being typed while the clerk looks elsewhere', async () => {
    const { page } = stage
    await goTo('/mau-chuong-trinh?loai=committee')
    await box('Nội dung mục 1').fill('Bí thư nêu nội dung')
    await goTo('/sinh-hoat')
    await page.getByRole('heading', { level: 1, name: 'Sinh hoạt' }).waitFor()
    await goTo('/mau-chuong-trinh?loai=committee')
    await expect.poll(() => box('Nội dung mục 1').inputValue()).toBe('Bí thư nêu nội dung')
    await page.getByRole('button', { name: 'Không ghi' }).press('Enter')
    await page.getByRole('button', { name: 'Bỏ, không ghi' }).press('Enter')
    await expect.poll(() => box('Nội dung mục 1').inputValue()).toBe('Nêu nội dung cuộc họp')
    // A question that is still closing gives the focus back, and takes it from whoever has it by then.
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

describe('a meeting', () => {
  it('takes its agenda from the template, item by item, and needs no other confirmation', async () => {
    const { page } = stage
    await goTo('/sinh-hoat')
    await page.getByRole('heading', { level: 1, name: 'Sinh hoạt' }).waitFor()
    await page.getByRole('button', { name: 'Mở buổi sinh hoạt' }).first().press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Mở buổi sinh hoạt' }).press('Enter')
    await page.getByRole('heading', { name: 'Điểm danh' }).waitFor()
    await page.getByRole('button', { name: 'Lấy chương trình mẫu' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Chương trình mẫu' })
    const admission = dialog.getByRole('checkbox', { name: 'Xét đề nghị kết nạp đảng viên; bỏ phiếu' })
    await admission.waitFor()
    expect(await admission.isChecked()).toBe(false)
    expect([...(await layoutFaults(page)), ...(await seriousFaults(page))]).toEqual([])
    await admission.press('Space')
    await dialog.getByRole('button', { name: 'Đưa vào chương trình' }).press('Enter')
    const agenda = box('Chương trình')
    await expect.poll(() => agenda.inputValue()).toContain('. Xét đề nghị kết nạp đảng viên; bỏ phiếu (')
    const text = await agenda.inputValue()
    expect(text).toMatch(/^1\. Tuyên bố lý do/)
    expect(text).not.toContain('kỷ luật')
    expect(await page.getByText('Lấy từ biên bản trước, chưa xác nhận.').count()).toBe(0)
    await page.getByText(/Đã lưu lúc/).waitFor()
    await page.reload()
    await expect.poll(() => agenda.inputValue()).toBe(text)
  })
})
