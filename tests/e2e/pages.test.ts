import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { out } from '../../build/paths.ts'
import type { TextSize } from '../../shared/setup/contract.ts'
import { leadTo } from '../helpers/leading.ts'
import { type OfficeProcess, startOffice } from '../helpers/office-process.ts'
import { allPages } from './all-pages.ts'
import { layoutFaults, seriousFaults } from './page-faults.ts'
import { closeWindow, newWindow } from './stage.ts'

interface Look {
  readonly textSize: TextSize
  readonly colours: 'light' | 'dark'
  readonly width: number
  readonly height: number
}

describe('every page of the practice commune', () => {
  let office: OfficeProcess
  let page: Page
  let routes: Readonly<Record<string, string>>
  const complaints: string[] = []

  beforeAll(async () => {
    office = await startOffice({ demo: true })
    page = await newWindow()
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    routes = await allPages(office)
    await page.goto(office.url)
  })
  afterAll(async () => {
    await closeWindow(page)
    await office?.clear()
  })

  it.each<Look>([
    { textSize: 'normal', colours: 'light', width: 1366, height: 768 },
    { textSize: 'large', colours: 'light', width: 1366, height: 768 },
    { textSize: 'largest', colours: 'light', width: 1366, height: 768 },
    { textSize: 'normal', colours: 'dark', width: 1366, height: 768 },
    { textSize: 'normal', colours: 'light', width: 1920, height: 1080 },
  ])(
    'has no serious fault and nothing that overlaps at $width x $height with $textSize text in $colours colours',
    async ({ textSize, colours, width, height }) => {
      await office.call('setup.textSize', { textSize })
      await page.emulateMedia({ colorScheme: colours })
      await page.setViewportSize({ width, height })
      await page.reload()
      const faults: Record<string, readonly string[]> = {}
      for (const [name, path] of Object.entries(routes)) {
        await leadTo(page, path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        // The event stream never ends, so there is no idle network to wait for.
        await page.waitForTimeout(name === 'meeting' ? 1500 : 600)
        await page.screenshot({ path: join(out, 'pages', `${name} ${width} ${textSize} ${colours}.png`) })
        const found = [...(await layoutFaults(page)), ...(await seriousFaults(page))]
        if (found.length > 0) faults[name] = found
      }
      expect(faults).toEqual({})
      const ground = await page.locator('.main').evaluate((main) => getComputedStyle(main).backgroundColor)
      expect(ground).toBe(colours === 'dark' ? 'rgb(27, 29, 33)' : 'rgb(255, 255, 255)')
    },
    // A hundred pages and more, each looked at for about a second.
    240_000,
  )

  it('complains about nothing in the console', () => {
    expect(complaints).toEqual([])
  })
})
