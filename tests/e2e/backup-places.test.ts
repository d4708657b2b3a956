import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { out } from '../../build/paths.ts'
import { type Keyboard, keyboardOf } from './keyboard.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { browserStage, type Stage } from './stage.ts'

describe('copies without asking for each', () => {
  let stage: Stage
  let keys: Keyboard
  beforeAll(async () => {
    stage = await browserStage({ demo: true })
    keys = keyboardOf(stage.page)
  })
  afterAll(() => stage.close())
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await stage.page.screenshot({ path: join(out, 'failures', `backup-places ${task.name}.png`) })
  })
  const text = (words: string | RegExp) => stage.page.getByText(words).first().waitFor()

  const choose = async (field: string, choice: string) => {
    await keys.tabTo(field)
    await keys.press('Enter')
    await stage.page.getByRole('option', { name: choice }).waitFor()
    const marked = stage.page.locator('[role=option][data-combobox-selected]')
    // Where the list begins is not said; down it goes until the choice is marked.
    for (let step = 0; step < 5 && !(await marked.allTextContents()).includes(choice); step += 1)
      await keys.press('ArrowDown')
    await keys.press('Enter')
    const box = stage.page.getByRole('combobox', { name: field })
    await expect.poll(() => box.inputValue()).toBe(choice)
  }

  it('a place is remembered after the first copy, and the second is one press', async () => {
    await stage.page.getByRole('heading', { level: 1 }).waitFor()
    await keys.press('Alt+8')
    await text('Chưa có bản sao lưu nào')
    await stage.chooseStick(() => keys.enter('Chọn thư mục khác'))
    const again = stage.page.getByRole('button', { name: /^Sao lưu ra đây: usb-/ })
    await again.waitFor()
    await stage.page.getByText(/Hãy làm thêm một bản ra USB/).waitFor()
    await keys.enter(/^Sao lưu ra đây: usb-/)
    const rows = stage.page.getByRole('table', { name: 'Các lần sao lưu' }).getByRole('row')
    await expect.poll(() => rows.count()).toBe(3)
    // A folder of this PC is no second copy, and the page says so.
    await text('Bản sao lưu chỉ nằm cùng ổ cứng với sổ')
    await text(/Ổ cứng hỏng là mất cả sổ/)
    expect(await seriousFaults(stage.page)).toEqual([])
    expect(await layoutFaults(stage.page)).toEqual([])
  })

  it('the times of copies are set with the keyboard and stay', async () => {
    await choose('Khi đóng chương trình', 'Tự sao lưu rồi đóng')
    await choose('Trong lúc làm việc', 'Mỗi ngày một lần')
    await keys.tabTo('Lúc')
    await keys.press('Control+A')
    await stage.page.keyboard.type('17h00')
    await keys.press('Enter')
    await expect
      .poll(async () => {
        await stage.page.reload()
        await stage.page.getByRole('heading', { name: 'Tự sao lưu' }).waitFor()
        return [
          await stage.page.getByRole('combobox', { name: 'Khi đóng chương trình' }).inputValue(),
          await stage.page.getByRole('textbox', { name: 'Lúc', exact: true }).inputValue(),
        ]
      })
      .toEqual(['Tự sao lưu rồi đóng', '17:00'])
    expect(await seriousFaults(stage.page)).toEqual([])
  })

  it('everything is taken out after it was said that nothing of it is encrypted', async () => {
    await keys.enter('Xuất toàn bộ sổ')
    await text(/Bản xuất không mã hóa/)
    await stage.chooseStick(() => keys.enter('Chọn thư mục để xuất'))
    await text('Đã xuất toàn bộ sổ')
    expect(await seriousFaults(stage.page)).toEqual([])
    expect(await layoutFaults(stage.page)).toEqual([])
    await stage.page.screenshot({ path: join(out, 'pages', 'takeout 100.png') })
  })

  it('the first page says in words that a second copy is wanted', async () => {
    await keys.press('Alt+1')
    await text('Bản sao lưu chỉ nằm cùng ổ cứng với sổ')
    await text('cần sao lưu ngay')
  })
})
