import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { allPages } from './all-pages.ts'
import { closeWindow, newWindow } from './stage.ts'

/** What only shows something, by the name of its control; whatever else can be pressed is a mistake. */
const looking: readonly RegExp[] = [
  // Ways about: other months, years and spans, other pages, filters and orders of lists.
  /^(Kỳ|Năm) (trước|sau|này|nay)$/,
  /^Hiện nay$/,
  /^(Từ|Đến) kỳ$/,
  /^Độ dài của kỳ$/,
  /^Xem( lý do điểm: .*)?$/,
  /^Thu gọn lý do điểm/,
  /^Tìm /,
  /^(Chi bộ|Trạng thái|Thứ tự|Sổ của|Tập|Loại buổi|Loại chi bộ|Mức ưu tiên|Mục của hồ sơ)$/,
  /^(Hạn (từ|đến) ngày|Người thực hiện|Người, đơn vị trả lời|Nhiệm vụ chung|Có chỉ tiêu|Lọc theo chi bộ)$/,
  /^(Chỉ loại còn thiếu|Hiện cả chi bộ đã kết thúc|Hiện cả ô giống nhau|Xem cả điểm đã có câu trả lời)$/,
  /^(Biến động|Lọc và thống kê|Các chi bộ|Gói Sổ tay|Kiến nghị|Mở buổi sinh hoạt|Người ngoài danh sách)$/,
  /^(Sinh hoạt|Sinh hoạt của kỳ|Sổ tăng giảm|Thay đổi tổ chức|Theo kỳ|Thùng rác|Tài khoản|Tập lưu)$/,
  /^(Về danh sách|Xem tiêu đề văn bản|Đảng viên cư trú nơi khác|Đến hạn|So sánh)$/,
  // Parts of a member's record, versions of a paper.
  /^(Bản thân|Liên hệ, nơi ở|Đảng tịch|Trình độ|Công tác|Đào tạo|Khen thưởng|Kỷ luật|Lịch sử bản thân|Nước ngoài|Gia đình|Kinh tế|Hồ sơ|Dự sinh hoạt|Đi làm xa|Ảnh)$/,
  /^(Văn bản của buổi này|Bản \d+Chốt bản in)/,
  // Two records side by side: which value would be kept is not written by choosing.
  /^(So sánh .* và .*|Hồ sơ (giữ lại|bỏ đi)|Đổi bên giữ lại)$/,
  /^(Chi bộ (công nhận chính thức|kết nạp)|Giáo dục phổ thông|Họ và tên|ID cơ sở dữ liệu quốc gia|Ngày [^:]+|Quê quán|Sinh ngày|Số [^:]+|Sức khỏe|Thường trú): ./,
  // Ticks that gather papers for one PDF, texts that are copied by hand; a PDF may be had by whoever may read.
  /^Chọn (Biên bản|Nghị quyết|Báo cáo|Chi bộ|[\p{L} ]+$|\d+ người|các buổi)/u,
  /^(Đã ký|Đã in|Chốt bản in|Đã quét|Đã đăng|Đã lưu) \(\d+\)$/,
  /^(Đưa vào gói|Nội dung để dán của|Bản cam kết của|Đưa lên lúc nào|Kèm bảng theo dõi)/,
  /^(Lưu PDF|Chép|Đóng|Quay lại)$/,
  // One's own: the password, the lock, how large the letters are.
  /^(Đổi mật khẩu|Khóa \(Ctrl\+L\)|Thường|Lớn|Rất lớn|(Hiện|Ẩn) mật khẩu.*|Mật khẩu.*|Nhập lại mật khẩu.*)$/,
]

/** Covers the window. */
const leaving = /^Khóa/

describe('an account that may only look', () => {
  let office: OfficeProcess
  let page: Page
  let routes: Readonly<Record<string, string>>
  const refused: string[] = []

  beforeAll(async () => {
    office = await startOffice({ demo: true })
    routes = await allPages(office)
    const passwords = { first: 'trau-cay-ruong-bac', given: 'mua-roi-ngoi-nha', own: 'cau-treo-ban-xa' }
    await office.call('accounts.begin', {
      name: 'Giàng Thị Súa',
      login: 'quantri',
      password: passwords.first,
    })
    await office.call('accounts.add', {
      name: 'Nông Văn Bí',
      login: 'bithu',
      password: passwords.given,
      rights: ['read'],
    })
    await office.call('accounts.lock', {})
    await office.call('accounts.enter', { login: 'bithu', password: passwords.given })
    await office.call('accounts.changePassword', { current: passwords.given, next: passwords.own })
    page = await newWindow()
    page.on('response', async (response) => {
      const [, command] = /\/call\/(.+)$/.exec(response.url()) ?? []
      if (command === undefined) return
      const answer = (await response.json().catch(() => undefined)) as
        | { error?: { code: string } }
        | undefined
      if (answer?.error?.code === 'forbidden') refused.push(`${new URL(page.url()).hash}: ${command}`)
    })
    await page.goto(office.url)
    await page.getByText('Chỉ xem, không ghi sổ').waitFor()
  }, 120_000)
  afterAll(async () => {
    await closeWindow(page)
    await office?.clear()
  })

  /** Whatever a person could press, type or choose in: by kind and name. */
  const controls = (
    within: string,
    which = 'button, input, select, textarea, [contenteditable=true], a.mantine-Button-root',
  ) =>
    page
      .locator(within)
      .evaluateAll(
        (parts, wanted) =>
          parts.flatMap((part) =>
            [...part.querySelectorAll<HTMLInputElement>(wanted)]
              .filter((each) => !each.matches(':disabled') && !each.readOnly && each.checkVisibility())
              .map((each) =>
                (each.ariaLabel ?? each.labels?.[0]?.textContent ?? each.textContent ?? '').trim(),
              ),
          ),
        which,
      )
  const isLooking = (name: string) => looking.some((known) => known.test(name))

  it('finds on no page a control that leads to what it may not do', async () => {
    const wrong: string[] = []
    const pressed = new Set<string>()
    const goTo = async (path: string) => {
      await leadTo(page, path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      // The event stream never ends, so there is no idle network to wait for.
      await page.waitForTimeout(500)
    }
    for (const [name, path] of Object.entries(routes)) {
      await goTo(path)
      for (const control of await controls('main')) if (!isLooking(control)) wrong.push(`${name}: ${control}`)
      // Of buttons that differ by a name alone, one is pressed.
      const labels = new Map<string, string>()
      for (const label of await controls('main', 'button')) {
        const kind = looking.find((known) => known.test(label))?.source
        if (kind !== undefined && !pressed.has(kind) && !leaving.test(label)) labels.set(kind, label)
      }
      for (const [kind, label] of labels) {
        pressed.add(kind)
        await goTo('/tro-giup')
        await goTo(path)
        await page.locator('main').evaluate((main, wanted) => {
          const named = [...main.querySelectorAll('button')].find(
            (button) => (button.ariaLabel ?? button.textContent ?? '').trim() === wanted,
          )
          named?.click()
        }, label)
        await page.waitForTimeout(500)
        for (const control of await controls('[role=dialog], [role=menu]'))
          if (!isLooking(control)) wrong.push(`${name}, ${label}: ${control}`)
      }
      if (labels.size > 0) await page.keyboard.press('Escape')
    }
    expect(wrong).toEqual([])
    // The page of the audit tells by the office's refusal that it is not for everybody.
    expect(refused.filter((each) => !each.startsWith('#/nhat-ky'))).toEqual([])
    expect(pressed.size).toBeGreaterThan(12)
  }, 240_000)
})
