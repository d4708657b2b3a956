import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { out } from '../../build/paths.ts'
import { type Keyboard, keyboardOf } from './keyboard.ts'
import type { Stage } from './stage.ts'
import { firstAccount } from './whole-job.ts'

const books = join(import.meta.dirname, '../fixtures/workbooks')
const expected = JSON.parse(readFileSync(join(books, 'expected.json'), 'utf8'))

export const national = 'dang-vien-29-cot.xlsx'
export const superiors = 'DS_DANGVIEN.xlsx'
export const old = 'danh-sach-cu-tcvn3.xlsx'

/** What a preview sums up, by the names of `expected.json`. */
const sumNames = {
  women: 'Nữ',
  minority: 'Dân tộc thiểu số',
  rural: 'Nông thôn',
  religious: 'Có tôn giáo',
  probationary: 'Dự bị',
  exempt: 'Miễn sinh hoạt',
} as const

/** Nothing in a preview is further than this, however many people are in it. */
const fewSteps = 40

/** The three books of an office into one empty register, in some order, and the last one out of it, without a mouse. */
export const describeThreeBooks = (
  where: string,
  open: () => Promise<Stage>,
  order: readonly string[],
): void => {
  describe(`the three books of an office, by the keyboard alone ${where}`, () => {
    let stage: Stage
    let keyboard: Keyboard
    const taken: string[] = []
    beforeAll(async () => {
      stage = await open()
      keyboard = keyboardOf(stage.page)
    })
    afterAll(() => stage.close())
    afterEach(async ({ task }) => {
      if (task.result?.state !== 'fail') return
      await stage.page.screenshot({ path: join(out, 'failures', `${where} ${task.name}.png`) })
    })
    const seen = (text: string | RegExp) => stage.page.getByText(text).first().waitFor()
    const heading = (name: string) => stage.page.getByRole('heading', { name, exact: true }).waitFor()

    /** From choosing the file to its preview. */
    const preview = async (book: string) => {
      const { page } = stage
      await keyboard.choose('Chọn tệp Excel', join(books, book))
      if (book === old) {
        await seen('Chữ theo phông cũ')
        await keyboard.enter(/^Đồng ý đổi cả/)
        // The next Tab goes on from here, for who sees it and for who hears it.
        expect(await keyboard.focused()).toBe('Không đổi cả 4 cột')
        expect(await page.getByText('Vi Thu Ánh', { exact: true }).count()).toBe(2)
        await keyboard.enter('Xem trước')
      }
      const { members, cells } = expected[book]
      await seen(`Trong ${members} đảng viên của ${cells} chi bộ đọc được`)
    }
    /** What the preview sums up: "Nữ 131 (38,9%)". */
    const sums = async () => {
      const shown = stage.page.getByRole('region', { name: /đọc được$/ }).locator('dl > div')
      return (await shown.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
    }
    /** From the import to the list of members, and back. */
    const checkRegister = async (members: number, way: string) => {
      await keyboard.enter(way)
      await seen(`${members} người`)
      await keyboard.enter('Nhập từ Excel')
      await heading('Các lần nhập')
    }

    it('begin with an empty PC', async () => {
      await heading('Sổ Chi bộ')
      await keyboard.enter('Tiếp tục')
      await keyboard.tabTo(/^Tên xã, phường/)
      await stage.page.keyboard.type('xã Lùng Vai')
      await keyboard.tabTo(/^Tỉnh, thành phố/)
      await stage.page.keyboard.type('Lào Cai')
      await keyboard.enter('Tiếp tục')
      await heading('Tài khoản quản trị')
      const fields = { 'Họ và tên': 'name', 'Tên đăng nhập': 'login', 'Mật khẩu': 'password' } as const
      for (const [field, name] of Object.entries(fields)) {
        await keyboard.tabTo(new RegExp(`^${field}`))
        await stage.page.keyboard.type(firstAccount[name])
      }
      await keyboard.tabTo(/^Nhập lại mật khẩu/)
      await stage.page.keyboard.type(firstAccount.password)
      await keyboard.enter('Tiếp tục')
      await heading('Mã khôi phục')
      await keyboard.tabTo('Đã in và cất mã')
      await keyboard.press('Space')
      await keyboard.enter('Tiếp tục')
      await heading('Danh sách đảng viên')
      await keyboard.enter('Nhập từ Excel')
      await heading('Nhập từ Excel')
    })

    it.each(order)('hold what is expected of %s', async (book) => {
      await preview(book)
      const shown = await sums()
      for (const [name, label] of Object.entries(sumNames)) {
        const count = expected[book][name]
        if (count !== undefined) expect(shown.join('; ')).toContain(`${label} ${count} (`)
      }
      const before = peopleOf(taken)
      if (book === superiors && taken.includes(national)) {
        await seen('Không có gì mới so với sổ.')
        await keyboard.press('Escape')
        await checkRegister(before, 'Đảng viên')
        return
      }
      expect(await keyboard.tabTo(/^Nhập \d+ đảng viên$/)).toBeLessThan(fewSteps)
      await keyboard.press('Enter')
      await seen('Đã nhập xong')
      taken.push(book)
      await seen(`Thêm ${peopleOf(taken) - before} đảng viên`)
      await checkRegister(peopleOf(taken), 'Xem danh sách đảng viên')
    })

    it('are taken back, the last one first', async () => {
      const { page } = stage
      const book = taken.pop()
      await keyboard.enter(new RegExp(`^Hoàn tác lần nhập ${book}`))
      await page.getByRole('dialog', { name: 'Hoàn tác lần nhập' }).waitFor()
      await keyboard.enter('Hoàn tác')
      await seen(`Đã đưa về như trước ${expected[book ?? ''].members} bản ghi.`)
      expect(await page.getByText(/^Giữ nguyên/).count()).toBe(0)
      await checkRegister(peopleOf(taken), 'Đảng viên')
    })
  })
}

/** How many people these books hold; whom the old list names is in the others too. */
const peopleOf = (taken: readonly string[]): number =>
  Math.max(0, ...taken.map((book) => expected[book].members))
