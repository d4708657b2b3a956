import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { makeCells, period } from '../office/figures/commune.ts'
import { closeWindow, newWindow } from './stage.ts'

const cellCount = 25
const mostEntries = 20

/** What a clerk types from one handwritten sheet, field by field, as the fields come. */
const right = (cell: number) => [
  ...[`${(cell % 9) + 1}/11`, '1930', cell % 2 === 0 ? '21h' : '2110', cell % 3 === 0 ? '0' : '3p(ốm) 5k'],
  ...['1', 'hai', cell % 3 === 0 ? '8/0/0' : '6', '92,5', cell % 3 === 0 ? '8/0/0' : '6/1/1'],
]

describe('the morning after: the sheet of all cells', () => {
  let office: OfficeProcess
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    office = await startOffice()
    await makeCells(office.call, cellCount, 8)
    page = await newWindow()
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(office.url)
  })
  afterAll(async () => {
    await closeWindow(page)
    await office?.clear()
  })

  const field = (name: string, cell: string) =>
    page.getByRole('textbox', { name: `${name}, ${cell}`, exact: true })
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  const open = async () => {
    await leadTo(page, `/ghi-so-lieu/${period}`)
    await page.getByRole('heading', { level: 1, name: 'Ghi số liệu' }).waitFor()
    await page
      .locator('tr[data-row]')
      .nth(cellCount - 1)
      .waitFor()
  }

  it('finds every wrong number, impossible time and unknown absentee at once', async () => {
    await open()
    await field('Ngày họp', 'Chi bộ bản 1').focus()
    const wrong = [
      ['31/11', 'Không có ngày này trong lịch.'],
      ['2570', 'Giờ chưa đúng.'],
      ['19', ''],
      ['31p', 'Không có số 31: danh sách có số 1 đến 8.'],
      ['9', 'Không có số 9: danh sách có số 1 đến 8.'],
      ['bình', 'Không có ai tên "bình" trong danh sách.'],
      ['tất cả', 'Nhập số tán thành/không tán thành/ý kiến khác'],
      ['192', 'Điểm từ 0 đến 100'],
      ['6/1', 'Nhập số có mặt/vắng có lý do/vắng không lý do'],
    ] as const
    for (const [text, sentence] of wrong) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      // Said as soon as the field is left, under the row.
      if (sentence !== '') await page.getByText(sentence).waitFor({ timeout: 2000 })
    }
    expect(await page.locator('input[aria-invalid="true"]').count()).toBe(wrong.length - 1)
    // Nothing was recorded; the clerk stands in the first field that is wrong.
    expect(await focused()).toBe('Ngày họp, Chi bộ bản 1')
    const [row] = await office.call('figures.sheet', { period })
    expect(row).toMatchObject({ meetingId: null })
  })

  it('keeps a row that is not right yet over a crash of the window', async () => {
    await page.getByText('Chưa ghi, đã giữ nháp').waitFor()
    await page.reload()
    await open()
    expect(await field('Vắng', 'Chi bộ bản 1').inputValue()).toBe('31p')
    await page.getByText('Không có số 31: danh sách có số 1 đến 8.').waitFor()
  })

  it(`takes in ${cellCount} cells by keyboard, each in at most ${mostEntries} entries, without leaving the sheet`, async () => {
    await field('Ngày họp', 'Chi bộ bản 1').focus()
    await page.keyboard.press('Control+a')
    const cells = (await office.call('figures.sheet', { period })).map(({ cellName }) => cellName)
    expect(cells).toHaveLength(cellCount)
    for (const [index, cell] of cells.entries()) {
      expect(await focused()).toBe(`Ngày họp, ${cell}`)
      let entries = 0
      for (const text of right(index)) {
        await page.keyboard.type(text)
        await page.keyboard.press('Enter')
        entries += 1
      }
      expect(entries).toBeLessThanOrEqual(mostEntries)
    }
    await page.getByText(`Đã ghi ${cellCount}/${cellCount} buổi.`).waitFor()
    expect(page.url()).toContain(`#/ghi-so-lieu/${period}`)
    expect(await page.locator('input[aria-invalid="true"]').count()).toBe(0)
    // Every field stands in its written form, also where it was left before the roll was there.
    expect(await field('Ngày họp', 'Chi bộ bản 1').inputValue()).toBe('01/11/2026')
    expect(await field('Thư ký', 'Chi bộ bản 1').inputValue()).toBe('7 Hải')
    const month = await office.call('meetings.month', { period })
    for (const [index, { meetings }] of month.entries()) {
      expect(meetings).toMatchObject([
        { isRecorded: true, depth: 'figures', present: index % 3 === 0 ? 8 : 6, base: 8 },
      ])
    }
    expect(await office.call('figures.points', {})).toEqual([])
  })

  it('goes from cell to cell by the arrow keys, and into a text before it leaves it', async () => {
    await field('Chủ trì', 'Chi bộ bản 4').focus()
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toBe('Chủ trì, Chi bộ bản 5')
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toBe('Thư ký, Chi bộ bản 5')
    await page.keyboard.press('ArrowUp')
    expect(await focused()).toBe('Thư ký, Chi bộ bản 4')
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    expect(await focused()).toBe('Thư ký, Chi bộ bản 4')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowLeft')
    expect(await focused()).toBe('Chủ trì, Chi bộ bản 4')
  })

  it('takes back what was typed in a box by Esc', async () => {
    const score = field('Tự chấm', 'Chi bộ bản 6')
    await score.focus()
    const before = await score.inputValue()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('11')
    await page.keyboard.press('Escape')
    expect(await score.inputValue()).toBe(before)
    expect(await focused()).toBe('Tự chấm, Chi bộ bản 6')
    // A row that says what the record says is no draft.
    await expect
      .poll(async () =>
        (await office.call('figures.sheet', { period })).filter(({ draft }) => draft !== null),
      )
      .toEqual([])
  })

  it('leads by F2 to what else is done with a row, and back to its box', async () => {
    const name = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    const to = async (action: string) => {
      await page.keyboard.press('F2')
      for (let step = 0; step < 6 && (await name()) !== action; step += 1) await page.keyboard.press('Tab')
      expect(await name()).toBe(action)
    }
    await field('Vắng', 'Chi bộ bản 7').focus()
    await to('Ghi điểm cần hỏi')
    await page.keyboard.press('F2')
    expect(await focused()).toBe('Vắng, Chi bộ bản 7')
    await to('Ghi điểm cần hỏi')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Điều cần hỏi' }).waitFor()
    await page.keyboard.type('Số 3 vắng có lý do gì?')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('Vắng, Chi bộ bản 7')
    const [point] = await office.call('figures.points', {})
    expect(point?.question).toBe('Số 3 vắng có lý do gì?')
    const { id = '', revision = 0 } = point ?? {}
    await office.call('figures.settlePoint', { id, revision, answer: 'Ốm' })
  })

  it('takes down by keyboard that a cell did not meet, and why', async () => {
    await leadTo(page, '/ghi-so-lieu/2026-10')
    await field('Ngày họp', 'Chi bộ bản 2').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('không họp')
    await page.keyboard.press('Enter')
    await page.getByText('Chi bộ không họp thì bấm F2').waitFor()
    await page.keyboard.press('F2')
    await page.keyboard.press('Enter')
    // What was typed is given up; the row is as it was.
    await expect.poll(() => field('Ngày họp', 'Chi bộ bản 2').inputValue()).toBe('')
    await field('Ngày họp', 'Chi bộ bản 2').focus()
    await page.keyboard.press('F2')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Lý do không họp' }).waitFor()
    await page.keyboard.type('Mưa lũ, đường sạt lở')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Không họp: Mưa lũ, đường sạt lở').waitFor()
    await expect.poll(focused).toBe('Ngày họp, Chi bộ bản 2')
    const month = await office.call('meetings.month', { period: '2026-10' })
    expect(month.find(({ cellName }) => cellName === 'Chi bộ bản 2')).toMatchObject({
      missed: 'Mưa lũ, đường sạt lở',
      meetings: [],
    })
    await open()
  })

  it('does not write over what another window has recorded meanwhile, and shows the newer row', async () => {
    const score = field('Tự chấm', 'Chi bộ bản 4')
    await score.focus()
    await page.getByRole('region', { name: 'Danh sách điểm danh' }).getByText('Lò Văn Cao').waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('70')
    await page.getByText('Chưa ghi, đã giữ nháp').waitFor()
    const row = (await office.call('figures.sheet', { period })).find(
      ({ cellName }) => cellName === 'Chi bộ bản 4',
    )
    const { revision } = await office.call('meetings.get', { id: row?.meetingId ?? '' })
    const days = { consultedOn: null, notifiedOn: '2026-11-01', uploadedOn: null, postedOn: null }
    await office.call('meetings.noteDays', { id: row?.meetingId ?? '', revision, ...days })
    await page.keyboard.press('Control+Enter')
    await page.getByText('vừa được sửa ở một cửa sổ khác').waitFor()
    await page.getByRole('button', { name: 'Bỏ phần vừa nhập, xem bản mới' }).click()
    await page.getByText('vừa được sửa ở một cửa sổ khác').waitFor({ state: 'detached' })
    expect(await score.inputValue()).toBe('92,5')
    const [draft] = (await office.call('figures.sheet', { period })).filter(({ draft }) => draft !== null)
    expect(draft).toBeUndefined()
  })

  it('shows whom a number means, and asks back where totals and names differ', async () => {
    await field('Tổng trên phiếu', 'Chi bộ bản 2').focus()
    const roll = page.getByRole('region', { name: 'Danh sách điểm danh' })
    await roll.getByText('Lò Văn Cao').waitFor()
    expect(await roll.locator('li[data-state]').allInnerTexts()).toEqual([
      expect.stringMatching(/3\s+Lò Văn Cao.*vắng có lý do: ốm/),
      expect.stringMatching(/5\s+Lò Văn Đồi.*vắng không lý do/),
    ])
    await page.keyboard.press('Control+a')
    await page.keyboard.type('7/1/0')
    await page.keyboard.press('Control+Enter')
    expect(await focused()).toBe('Ngày họp, Chi bộ bản 3')
    await page.getByText('1 điểm cần hỏi').waitFor()
    await page.getByRole('link', { name: 'Cần hỏi lại bí thư' }).click()
    await page.getByRole('heading', { level: 2, name: 'Chi bộ bản 2' }).waitFor()
    await page.getByPlaceholder('Câu trả lời của bí thư').fill('Tên đúng, cộng nhầm')
    await page.keyboard.press('Enter')
    await page.getByText('Không có điểm nào cần hỏi lại').waitFor()
    expect(complaints).toEqual([])
  })

  it('attaches the scan of the signed sheet, reduced to grey at 150 dpi', async () => {
    await open()
    await field('Vắng', 'Chi bộ bản 1').focus()
    const photograph = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(3000, 4000)
      const pen = canvas.getContext('2d')
      if (pen === null) throw new Error('no canvas')
      pen.fillStyle = '#c8102e'
      pen.fillRect(0, 0, 3000, 4000)
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())]
    })
    await page.getByRole('button', { name: 'Đính kèm bản quét' }).click()
    const dialog = page.getByRole('dialog')
    const chosen = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Chọn tệp' }).click()
    const file = { name: 'Biên bản tháng 11.png', mimeType: 'image/png', buffer: Buffer.from(photograph) }
    await (await chosen).setFiles(file)
    await dialog.getByRole('button', { name: 'Xem Biên bản tháng 11.jpg' }).click()
    const picture = dialog.getByRole('img', { name: 'Biên bản tháng 11.jpg' })
    await picture.waitFor()
    const seen = await picture.evaluate((image) => {
      if (!(image instanceof HTMLImageElement)) throw new Error('no picture')
      const canvas = new OffscreenCanvas(1, 1)
      const pen = canvas.getContext('2d')
      pen?.drawImage(image, 0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0] = pen?.getImageData(0, 0, 1, 1).data ?? []
      return {
        width: image.naturalWidth,
        height: image.naturalHeight,
        isGrey: red === green && green === blue,
      }
    })
    expect(seen).toEqual({ width: 1240, height: 1653, isGrey: true })
    await page.keyboard.press('Escape')
    await page.getByText('Đã ghi vào sổ, 1 bản quét').waitFor()
    expect(complaints).toEqual([])
  })
})
