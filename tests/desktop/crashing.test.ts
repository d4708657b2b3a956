import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desktop, startDesktop } from '../helpers/desktop.ts'

const within = { timeout: 10_000 }

describe('a page of the desktop program that breaks down', () => {
  let desktop: Desktop
  beforeAll(async () => {
    desktop = await startDesktop()
  })
  afterAll(() => desktop.clear())

  /** Breaks the page of the window down, `later` milliseconds after the start by the clock of the program. */
  const breakDown = async (later: number, timeOfDay: string) => {
    await desktop.electron.evaluate(
      ({ BrowserWindow }, [ms, day]) => {
        performance.now = () => ms
        Date.now = () => Date.parse(day)
        const seen = globalThis as { pageIsGone?: boolean }
        seen.pageIsGone = false
        const contents = BrowserWindow.getAllWindows().find((one) => one.isVisible())?.webContents
        contents?.once('render-process-gone', () => {
          seen.pageIsGone = true
        })
        contents?.forcefullyCrashRenderer()
      },
      [later, timeOfDay] as const,
    )
    const isGone = () => desktop.electron.evaluate(() => (globalThis as { pageIsGone?: boolean }).pageIsGone)
    await expect.poll(isGone, within).toBe(true)
  }
  const hasPage = () =>
    desktop.electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.isVisible())
      return window !== undefined && !window.webContents.isCrashed() && !window.webContents.isLoading()
    })

  it('comes back, and comes back again although the clock of the PC was set back meanwhile', async () => {
    await expect.poll(hasPage, within).toBe(true)
    await breakDown(60_000, '2026-11-22')
    await expect.poll(hasPage, within).toBe(true)
    await breakDown(120_000, '2026-03-01')
    await expect.poll(hasPage, within).toBe(true)
  })

  it('is left alone if it breaks down at once', async () => {
    await breakDown(180_000, '2026-11-22')
    await expect.poll(hasPage, within).toBe(true)
    await breakDown(181_000, '2026-11-23')
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(await hasPage()).toBe(false)
  })
})
