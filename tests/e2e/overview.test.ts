import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { closeWindow, newWindow } from './stage.ts'

describe('the figures of the commune', () => {
  let office: OfficeProcess
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    office = await startOffice({ demo: true })
    page = await newWindow()
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(office.url)
  })
  afterAll(async () => {
    await closeWindow(page)
    await office?.clear()
  })

  const goTo = (path: string) =>
    page.evaluate((hash) => {
      location.hash = hash
    }, `#${path}`)
  const halfYear = '/tong-hop?thang=2026-07&dai=6'
  const aside = () => page.getByRole('region', { name: 'Sau con số' })
  /** Opens a figure by the keyboard, from the table as it stands without anything beside it. */
  const open = async (name: string): Promise<number> => {
    await goTo(halfYear)
    const figure = page.getByRole('link', { name: new RegExp(`^${name}: `) })
    await figure.waitFor()
    const shown = Number((await figure.textContent())?.replace(/\D/g, ''))
    await figure.focus()
    await page.keyboard.press('Enter')
    return shown
  }

  it('of half a year open exactly the meetings that they count', async () => {
    const { cells } = await office.call('overview.ofSpan', { from: '2026-07', to: '2026-12' })
    const [first] = cells.filter(({ now }) => now.held > 1 && now.thematic > 0)
    if (first === undefined) throw new Error('the practice commune has no such cell')
    for (const name of ['Toàn đảng bộ', first.cellName]) {
      for (const what of ['buổi thường kỳ', 'chuyên đề']) {
        const shown = await open(`${name}, ${what}`)
        await aside().getByText(`${shown} buổi đã ghi vào sổ`).waitFor()
        expect(await aside().getByRole('listitem').count()).toBe(shown)
      }
    }
    expect(await layoutFaults(page)).toEqual([])
    expect(await seriousFaults(page)).toEqual([])
  })

  it('of attendance open the names, as many turns as the figure says', async () => {
    const { cells } = await office.call('attendance.ofCommune', { from: '2026-07', to: '2026-12' })
    const cell = cells.find(({ turns }) => turns.excused > 2)
    if (cell === undefined) throw new Error('the practice commune has no such cell')
    await goTo('/du-sinh-hoat?thang=2026-07&dai=6')
    const figure = page.getByRole('link', {
      name: `${cell.cellName}, Vắng có lý do: ${cell.turns.excused}`,
      exact: true,
    })
    await figure.focus()
    await page.keyboard.press('Enter')
    const names = page.getByRole('region', { name: 'Tên sau con số' })
    await names.getByText(`${cell.turns.excused} lượt của`).waitFor()
    const days = names.getByRole('link', { name: /^\d{2}\/\d{2}\/\d{4}$/ })
    expect(await days.count()).toBe(cell.turns.excused)
  })

  it('of a month stand with why they are so, when the clerk asks for it', async () => {
    await goTo('/tong-hop?thang=2026-10&dai=1')
    const month = await office.call('overview.ofMonth', { period: '2026-10' })
    const row = month.flatMap(({ meetings }) => meetings).find(({ why }) => why.lost.length > 0)
    const reason = row?.why.lost[0]?.title ?? ''
    await page.getByRole('row', { name: /^Toàn đảng bộ/ }).waitFor()
    expect(await page.getByText('Gợi ý mất điểm:').count()).toBe(0)
    await page.getByRole('checkbox', { name: 'Hiện lý do của điểm' }).focus()
    await page.keyboard.press('Space')
    await page.getByText('Gợi ý mất điểm:').first().waitFor()
    expect(await page.getByText(reason).count()).toBeGreaterThan(0)
    expect(await layoutFaults(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
