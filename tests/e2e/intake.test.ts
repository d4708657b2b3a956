import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Keyboard, keyboardOf } from './keyboard.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { browserStage, type Stage } from './stage.ts'
import { firstRun } from './whole-job.ts'

/** Nhập từ Excel by the keyboard alone, as somebody does it who sees the program for the first time. */

const books = join(import.meta.dirname, '../fixtures/workbooks')
const old = join(books, 'danh-sach-cu-tcvn3.xlsx')

let stage: Stage
let keyboard: Keyboard
beforeEach(async () => {
  stage = await browserStage()
  keyboard = keyboardOf(stage.page)
  await firstRun(stage)
})
afterEach(() => stage.close())

const seen = (text: string | RegExp) => stage.page.getByText(text).first().waitFor()

describe('a workbook dropped on another page', () => {
  const drop = (name: string, file: string) =>
    stage.page.evaluate(
      ([called, base64]) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([bytes], called))
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
      },
      [name, readFileSync(file).toString('base64')] as const,
    )

  it('is looked at on the page for importing; another file is refused in words', async () => {
    const { page } = stage
    await keyboard.press('Alt+1')
    await page.getByRole('heading', { name: 'Việc cần làm', exact: true }).waitFor()
    await drop('anh.png', old)
    await seen('Chỉ kéo thả được tệp danh sách Excel')
    expect(page.url()).not.toContain('nhap-excel')
    await drop('danh sách.xlsx', old)
    await seen('Chữ theo phông cũ')
    await seen('Vũ Minh Đạt')
    expect(page.url()).toContain('nhap-excel')
  })
})

describe('an old list, from the file to the undo', () => {
  it('goes by the keyboard alone, with the letters changed where the clerk agrees', async () => {
    const { page } = stage
    await keyboard.choose('Chọn tệp Excel', old)
    await seen('Chữ theo phông cũ')
    await seen('Vũ Minh Đạt')
    await keyboard.enter(/^Đồng ý đổi cả/)
    await keyboard.enter('Xem trước')
    await seen('Trong 120 đảng viên của 22 chi bộ đọc được')
    await keyboard.enter('Nhập 120 đảng viên')
    await seen('Đã nhập xong')
    await seen(/Thêm 120 đảng viên/)
    await keyboard.enter('Hoàn tác lần nhập này')
    await page.getByRole('dialog').waitFor()
    // The dialog stands before it has taken the focus over from the button below it.
    await expect.poll(() => keyboard.focused()).toBe('Hoàn tác')
    await keyboard.enter('Hoàn tác')
    await seen('Đã đưa về như trước 120 bản ghi.')

    // A second time its columns are known; its letters are asked about again.
    await keyboard.choose('Chọn tệp Excel', old)
    await seen(/Các cột được chỉ như lần nhập/)
    expect(await page.getByRole('checkbox', { name: /^Đồng ý đổi cột/, checked: true }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Chọn tệp Excel' }).waitFor()
  })
})

describe('every step of the wizard', () => {
  it.each([100, 125])('has no serious fault and nothing that overlaps at %i percent', async (percent) => {
    const { page } = stage
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = `${size}%`
    }, percent)
    const faults: Record<string, readonly string[]> = {}
    const look = async (step: string) => {
      const found = [...(await layoutFaults(page)), ...(await seriousFaults(page))]
      if (found.length > 0) faults[step] = found
    }
    const file = (rows: readonly string[]) => ({
      name: 'ds.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    })
    const header = 'Họ và tên,Ngày sinh,Số thẻ,Dân tộc,Chi bộ'
    const input = page.locator('input[type=file]')
    const written = async (text: string) => {
      await page.getByRole('button', { name: text }).click()
      await seen('Đã nhập xong')
      await look(`${text}: done`)
      await page.getByRole('button', { name: 'Nhập tệp khác' }).click()
    }
    await look('file')
    await input.setInputFiles(old)
    await page.getByRole('button', { name: 'Xem trước' }).waitFor()
    await look('columns in an old encoding')
    await page.getByRole('button', { name: 'Chọn tệp khác' }).click()

    await input.setInputFiles(file([header, 'Lò Thị Mai,02/09/1980,123456789012,Thái,Chi bộ bản Sen Đông']))
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await seen('Chi bộ mới được lập')
    await look('new members')
    await written('Nhập 1 đảng viên')

    const rows = [
      'Lò Thị Mai,02/09/1980,123456789012,Dao,Chi bộ bản Noong Thăng',
      'Lò Văn Tâm,31/02/1980,,Thái,Chi bộ bản Sen Đông',
      'Lò Văn Hai,05021980,12345678901,Thái,Chi bộ bản Sen Đông',
    ]
    await input.setInputFiles(file([header, ...rows]))
    await page.getByRole('button', { name: 'Xem trước' }).click()
    for (const text of ['Dòng sai, chưa nhập được', 'Cần hỏi lại 2 ô', 'Thay đổi so với sổ']) await seen(text)
    await look('wrong, doubtful and changed rows')
    await page.getByRole('button', { name: 'Nhận cả 2 ô' }).click()
    await page.getByText('Cần hỏi lại 2 ô').waitFor({ state: 'detached' })
    await page.getByRole('radio', { name: 'Ghi mọi thay đổi' }).check()
    await page.getByRole('checkbox', { name: 'Chi bộ (1)' }).uncheck()
    await page.getByRole('checkbox', { name: /^Bỏ qua 1 dòng sai/ }).check()
    await look('answered and chosen')
    await written('Nhập 2 đảng viên')
    expect(faults).toEqual({})
  })
})

describe('a workbook that is dropped on the window', () => {
  it('is read, wherever it falls', async () => {
    const { page } = stage
    await page.getByRole('button', { name: 'Chọn tệp Excel' }).waitFor()
    const content = readFileSync(join(books, 'DS_DANGVIEN.xlsx')).toString('base64')
    await page.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], 'DS_DANGVIEN.xlsx'))
      const drop = { dataTransfer: transfer, bubbles: true, cancelable: true }
      document.querySelector('nav')?.dispatchEvent(new DragEvent('drop', drop))
    }, content)
    await seen('Trong 337 đảng viên của 22 chi bộ đọc được')
    await seen(/^Các cột đọc được: .*Họ và tên/)
    // It has no columns for sex, ethnic group and religion: a 0 there would be a lie.
    const sums = page.getByRole('region', { name: /đọc được$/ }).getByRole('term')
    expect(await sums.allInnerTexts()).toEqual(['Nông thôn', 'Dự bị', 'Miễn sinh hoạt'])
  })
})
