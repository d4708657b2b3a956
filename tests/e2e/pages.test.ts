import { join } from 'node:path'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { out } from '../../build/paths.ts'
import type { TextSize } from '../../shared/setup/contract.ts'
import { findBrowser } from '../helpers/browser.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { quietBrowser } from './stage.ts'

/** What a screen reader or a person with weak sight would stumble over; only what axe calls serious or critical. */
const seriousFaults = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: () => Promise<{
          violations: readonly { impact: string; id: string; nodes: readonly { html: string }[] }[]
        }>
      }
    }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  })
}

/** Controls that lie over each other, and anything that makes the page wider than the screen. */
const layoutFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth)
      faults.push(`wider than the screen by ${root.scrollWidth - root.clientWidth} px`)
    const controls = [
      ...document.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]'),
    ].filter((control) => {
      const { width, height, top, bottom } = control.getBoundingClientRect()
      const isOnTop = document.elementFromPoint(
        control.getBoundingClientRect().left + width / 2,
        top + height / 2,
      )
      return width > 1 && height > 1 && bottom > 0 && top < innerHeight && control.contains(isOnTop)
    })
    const nameOf = (control: HTMLElement) =>
      control.getAttribute('aria-label') ??
      (control.textContent?.trim().slice(0, 40) || control.id || control.tagName)
    controls.forEach((one, index) => {
      const a = one.getBoundingClientRect()
      for (const other of controls.slice(index + 1)) {
        if (one.contains(other) || other.contains(one)) continue
        const b = other.getBoundingClientRect()
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (width > 2 && height > 2) faults.push(`"${nameOf(one)}" lies over "${nameOf(other)}"`)
      }
    })
    return faults
  })

describe('every page of the practice commune', () => {
  let office: OfficeProcess
  let browser: Browser
  let page: Page
  let routes: Readonly<Record<string, string>>
  const complaints: string[] = []

  beforeAll(async () => {
    office = await startOffice({ demo: true })
    const executablePath = findBrowser()
    if (executablePath === undefined)
      throw new Error('No Chrome, Edge or Chromium is installed on this machine')
    browser = await chromium.launch({ executablePath, args: quietBrowser })
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    const [cell] = await office.call('organisation.cells', {})
    const { rows } = await office.call('people.search', { limit: 1 })
    const meetings = await office.call('meetings.ofCell', { cellId: cell?.id ?? '' })
    const [paper] = await office.call('documents.papers', {})
    routes = {
      home: '/',
      month: '/sinh-hoat',
      meeting: `/buoi/${meetings[0]?.id}`,
      cells: '/chi-bo',
      cell: `/chi-bo/${cell?.id}`,
      'starting facts': '/chi-bo/dieu-con-thieu',
      headings: '/chi-bo/dieu-con-thieu?xem=tieu-de',
      members: '/dang-vien',
      member: `/dang-vien/${rows[0]?.id}`,
      import: '/nhap-excel',
      papers: '/van-ban',
      ...(paper && { paper: `/van-ban/${paper.id}` }),
      tasks: '/nhiem-vu',
      backup: '/sao-luu',
      settings: '/thiet-lap',
      'recycle bin': '/thung-rac',
      help: '/tro-giup',
    }
    await page.goto(office.url)
  })
  afterAll(async () => {
    await browser?.close()
    await office?.clear()
  })

  it.each<TextSize>(['normal', 'large', 'largest'])(
    'has no serious fault and nothing that overlaps at 1366 x 768 with %s text',
    async (textSize) => {
      await office.call('setup.textSize', { textSize })
      await page.reload()
      const faults: Record<string, readonly string[]> = {}
      for (const [name, path] of Object.entries(routes)) {
        await page.evaluate((hash) => {
          location.hash = hash
        }, `#${path}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        // The event stream never ends, so there is no idle network to wait for.
        await page.waitForTimeout(name === 'meeting' ? 1500 : 600)
        await page.screenshot({ path: join(out, 'pages', `${name} ${textSize}.png`) })
        const found = [...(await layoutFaults(page)), ...(await seriousFaults(page))]
        if (found.length > 0) faults[name] = found
      }
      expect(faults).toEqual({})
    },
  )

  it('complains about nothing in the console', () => {
    expect(complaints).toEqual([])
  })
})
