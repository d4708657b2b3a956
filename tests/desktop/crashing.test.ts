import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desktop, startDesktop } from '../helpers/desktop.ts'

const within = { timeout: 10_000 }

describe('a page of the desktop program that does not answer', () => {
  let desktop: Desktop
  beforeAll(async () => {
    desktop = await startDesktop()
    await desktop.page.getByRole('heading', { level: 1 }).waitFor()
  })
  afterAll(() => desktop.clear())

  const asked = () => desktop.electron.evaluate(() => (globalThis as { asked?: string }).asked ?? '')

  it('is asked about after a while, and opened again when the clerk wants it', async () => {
    await desktop.electron.evaluate(({ BrowserWindow, dialog }) => {
      const seen = globalThis as { asked?: string; isBack?: boolean }
      dialog.showMessageBox = (_window: unknown, options?: { message: string }) => {
        seen.asked = options?.message ?? ''
        return Promise.resolve({ response: 1, checkboxChecked: false })
      }
      const contents = BrowserWindow.getAllWindows().find((one) => one.isVisible())?.webContents
      // As work would that never ends. Chromium notices it by a key that nobody answers, which needs a focused window.
      contents?.executeJavaScript('for (;;);').catch(() => undefined)
      contents?.emit('unresponsive')
      contents?.once('did-finish-load', () => {
        seen.isBack = true
      })
    })
    await expect.poll(asked, { timeout: 30_000 }).toBe('Cửa sổ đang bận và chưa trả lời.')
    const isBack = () => desktop.electron.evaluate(() => (globalThis as { isBack?: boolean }).isBack)
    await expect.poll(isBack, { timeout: 20_000 }).toBe(true)
    const hasHeading = () =>
      desktop.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((one) => one.isVisible())
          ?.webContents.executeJavaScript("document.querySelector('h1') !== null"),
      )
    await expect.poll(hasHeading, within).toBe(true)
  }, 60_000)
})

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

  /** The driver has given up a page that crashed once; the program has not. */
  const inPage = (source: string) =>
    desktop.electron.evaluate(
      ({ BrowserWindow }, code) =>
        BrowserWindow.getAllWindows()
          .find((one) => one.isVisible())
          ?.webContents.executeJavaScript(code),
      source,
    )

  it('says after it came back what has happened', async () => {
    await expect
      .poll(() => inPage('document.body.textContent'), within)
      .toContain('Cửa sổ vừa gặp lỗi và đã tự mở lại')
  })

  it('asks if it breaks down at once, and comes back when the clerk wants it', async () => {
    await breakDown(180_000, '2026-11-22')
    await expect.poll(hasPage, within).toBe(true)
    await desktop.electron.evaluate(({ dialog }) => {
      const seen = globalThis as { asked?: string; answer?: () => void }
      // Stands for the clerk, who takes a while.
      dialog.showMessageBox = (_window: unknown, options?: { message: string }) => {
        seen.asked = options?.message ?? ''
        return new Promise((resolve) => {
          seen.answer = () => resolve({ response: 0, checkboxChecked: false })
        })
      }
    })
    await breakDown(181_000, '2026-11-23')
    const asked = () => desktop.electron.evaluate(() => (globalThis as { asked?: string }).asked)
    await expect.poll(asked, within).toBe('Cửa sổ của chương trình gặp lỗi hai lần liền.')
    expect(await hasPage()).toBe(false)
    await desktop.electron.evaluate(() => (globalThis as { answer?: () => void }).answer?.())
    await expect.poll(hasPage, within).toBe(true)
  })

  it('writes an error that nobody caught into the log, tells it in Vietnamese and works on', async () => {
    await desktop.electron.evaluate(({ dialog }) => {
      const seen = globalThis as { asked?: string }
      dialog.showMessageBox = (options: unknown) => {
        seen.asked = JSON.stringify(options)
        return Promise.resolve({ response: 1, checkboxChecked: false })
      }
      setTimeout(() => {
        throw new TypeError('Lò Văn Hặc is not a function')
      }, 0)
    })
    const asked = () => desktop.electron.evaluate(() => (globalThis as { asked?: string }).asked ?? '')
    await expect.poll(asked, within).toContain('Chương trình gặp lỗi.')
    const log = readFileSync(join(desktop.folder, 'log', 'office.log'), 'utf8')
    expect(log).toContain('"event":"main"')
    expect(log).not.toContain('Hặc')
    expect(await asked()).not.toContain('Hặc')
    const answer = await inPage("officeDoor.call('setup.state', {})")
    expect(answer).toMatchObject({ ok: true })
  })

  it('does without a graphics card whose process has ended twice, from the next start on', async () => {
    const file = join(desktop.folder, 'window', 'software-rendering')
    const gone = () =>
      desktop.electron.evaluate(({ app }) => {
        app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 139 })
      })
    await gone()
    expect(existsSync(file)).toBe(false)
    await gone()
    await expect.poll(() => existsSync(file), within).toBe(true)
    const { folder } = desktop
    await desktop.close()
    desktop = await startDesktop({ folder })
    await desktop.page.getByRole('heading', { level: 1 }).waitFor()
    await desktop.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
})
