import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, formatDate } from '../../shared/calendar/dates.ts'
import { keyboardOf } from './keyboard.ts'
import { type SmallOffice, smallOffice } from './small-office.ts'

describe('what the commune does for its cells, by keyboard alone', () => {
  let office: SmallOffice
  let page: Page
  let cellId: string
  let today: string

  beforeAll(async () => {
    office = await smallOffice()
    today = office.today
    cellId = (await office.call('organisation.addCell', { name: 'Chi bộ thôn Sen Đông' })).id
    for (const fullName of ['Lò Văn Hặc', 'Đặng Thị Ánh']) await office.addMember(cellId, fullName)
    const { revision } = await office.call('organisation.body', { id: cellId })
    const weak = { from: today.slice(0, 4), to: null, reason: 'Ít đảng viên', paperNumber: '' }
    await office.call('organisation.saveWeaknesses', { id: cellId, revision, rows: [weak] })
    page = await office.show('/', 'Việc cần làm')
  })
  afterAll(() => office?.close())

  it('writes down a help team with its members and duties', async () => {
    const keys = keyboardOf(page)
    await office.show('/cung-co', 'Chi bộ cần củng cố')
    await page.getByRole('link', { name: 'Chi bộ thôn Sen Đông' }).waitFor()
    await keys.enter('Chi bộ thôn Sen Đông')
    await page.getByRole('form', { name: 'Tổ công tác giúp Chi bộ thôn Sen Đông' }).waitFor()
    await keys.tabTo('Quyết định')
    await page.keyboard.type('12-QĐ/ĐU')
    await keys.tabTo('Thêm thành viên')
    await page.keyboard.type('anh')
    await page.getByRole('option', { name: /Đặng Thị Ánh/ }).waitFor()
    await keys.press('Enter')
    await page.getByLabel('Nhiệm vụ của Đặng Thị Ánh').waitFor()
    await keys.press('Shift+Tab', 'Shift+Tab')
    expect(await keys.focused()).toBe('Nhiệm vụ của Đặng Thị Ánh')
    await page.keyboard.type('tổ trưởng')
    await keys.enter('Ghi tổ công tác')
    await page.getByRole('cell', { name: /12-QĐ\/ĐU/ }).waitFor()
    expect(await office.call('support.ofCell', { cellId })).toMatchObject([
      { decision: '12-QĐ/ĐU', to: null, members: [{ fullName: 'Đặng Thị Ánh', duty: 'tổ trưởng' }] },
    ])
  })

  it('writes down a slip of a check, with a wrong day under its field, and sees it mended', async () => {
    const keys = keyboardOf(page)
    await office.show(`/kiem-tra-so-sach?chi-bo=${cellId}&phieu=moi`, 'Kiểm tra sổ sách chi bộ')
    await page.getByRole('form', { name: /Phiếu kiểm tra/ }).waitFor()
    await keys.tabTo('Kết quả: Sổ biên bản sinh hoạt chi bộ')
    await keys.press('ArrowDown', 'ArrowDown')
    await keys.tabTo('Sửa xong trước ngày')
    await page.keyboard.type(formatDate(addDays(today, -1)))
    await keys.enter('Ghi phiếu')
    await page.getByText('Hạn sửa ở trước ngày kiểm tra', { exact: true }).waitFor()
    expect(await office.call('checks.list', {})).toEqual([])
    await page.keyboard.press('Control+A')
    await page.keyboard.type(formatDate(addDays(today, 7)))
    await keys.enter('Ghi phiếu')
    await page.getByRole('button', { name: 'Ghi thay đổi' }).waitFor()
    const [slip] = await office.call('checks.list', {})
    expect(slip).toMatchObject({
      fixBy: addDays(today, 7),
      items: [{ item: 'minutes', state: 'lacking', remark: 'Chưa ghi buổi sinh hoạt nào trong năm.' }],
    })
    await keys.tabTo('Đã sửa xong ngày')
    await page.keyboard.type(formatDate(today))
    await keys.enter('Ghi thay đổi')
    await page.getByRole('cell', { name: `đã sửa xong ${formatDate(today)}` }).waitFor()
  })

  it('calls a cell to a class, marks who completed it and writes it into the histories', async () => {
    const keys = keyboardOf(page)
    await office.show('/lop-tap-huan', 'Lớp tập huấn, bồi dưỡng')
    await keys.enter('Lớp mới')
    await page.getByRole('form', { name: 'Lớp mới' }).waitFor()
    await keys.tabTo('Tên lớp')
    await page.keyboard.type('Nghiệp vụ công tác đảng')
    await keys.enter('Ghi lớp')
    await page.getByRole('form', { name: 'Gọi học viên' }).waitFor()
    await keys.tabTo('Gọi học viên')
    // Cả một chi bộ.
    await page.keyboard.press('ArrowDown')
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
    await keys.tabTo('Chi bộ được gọi')
    await page.keyboard.type('sen')
    await page.getByRole('option', { name: 'Chi bộ thôn Sen Đông' }).waitFor()
    await keys.press('Enter')
    await keys.enter('Gọi')
    await page.getByText('Đã thêm 2 người').waitFor()
    await keys.enter('Tất cả người chưa ghi: Hoàn thành')
    await page.getByRole('button', { name: 'Ghi vào phiếu đảng viên' }).waitFor()
    await keys.enter('Ghi vào phiếu đảng viên')
    await page.getByText('Đã ghi cho 2 người').waitFor()
    const [training] = await office.call('training.ofYear', { year: Number(today.slice(0, 4)) })
    expect(training?.counts).toMatchObject({ called: 0, completed: 2 })
    await keys.enter('Hoàn tác lần ghi này')
    await page.getByRole('button', { name: 'Ghi vào phiếu đảng viên' }).waitFor()
  })
})
