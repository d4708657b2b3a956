import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WindowPlace } from '../../electron/desktop/window-place.ts'
import { type Desktop, startDesktop } from '../helpers/desktop.ts'

let folder: string
let desktop: Desktop | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-desktop-'))
})
afterEach(async () => {
  await desktop?.close()
  desktop = undefined
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const file = () => join(folder, 'window', 'place.json')
const keep = (place: WindowPlace) => {
  mkdirSync(join(folder, 'window'), { recursive: true })
  writeFileSync(file(), JSON.stringify(place))
}
const kept = (): WindowPlace => JSON.parse(readFileSync(file(), 'utf8'))

/** Once it is on the screen. */
async function stateOf({ electron, page }: Desktop) {
  await expect
    .poll(() =>
      electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some((each) => each.isVisible()),
      ),
    )
    .toBe(true)
  await page.waitForLoadState()
  return electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible())
    if (!window) throw new Error('no window is there')
    return { ...window.getNormalBounds(), zoom: window.webContents.getZoomLevel() }
  })
}

describe('the window', () => {
  it('comes back in the size, in the place and with the zoom that it was left in', async () => {
    keep({ x: 40, y: 30, width: 1000, height: 640, isMaximized: false, zoom: 1 })
    desktop = await startDesktop({ folder })
    expect(await stateOf(desktop)).toEqual({ x: 40, y: 30, width: 1000, height: 640, zoom: 1 })
    // The driver's own keys go past the window's.
    await desktop.electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows().find((each) => each.isVisible())?.webContents
      contents?.sendInputEvent({ type: 'keyDown', keyCode: '-', modifiers: ['control'] })
    })
    await expect.poll(async () => desktop && (await stateOf(desktop)).zoom).toBe(0.5)
    await desktop.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((each) => each.isVisible())
        ?.setBounds({ x: 60, y: 50, width: 900, height: 600 }),
    )
    await desktop.close()
    expect(kept()).toEqual({ x: 60, y: 50, width: 900, height: 600, isMaximized: false, zoom: 0.5 })
  })

  it('never opens off the screen', async () => {
    keep({ x: 9000, y: -4000, width: 1000, height: 640, isMaximized: false, zoom: 0 })
    desktop = await startDesktop({ folder })
    const { x, y } = await stateOf(desktop)
    expect(x).toBeGreaterThanOrEqual(0)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(x).toBeLessThan(1366)
  })

  it('opens also where what it kept is no place at all', async () => {
    mkdirSync(join(folder, 'window'))
    writeFileSync(file(), '{"x": "links')
    desktop = await startDesktop({ folder })
    expect((await stateOf(desktop)).width).toBeGreaterThan(500)
  })

  it('shows the name of the program before anything of it runs', async () => {
    desktop = await startDesktop({ folder })
    const first = await desktop.page.evaluate(async () => (await fetch('/')).text())
    expect(first).toContain('<p class="starting-name">Sổ Chi bộ</p>')
  })

  it('shows long work on the taskbar, and takes it away when it is done', async () => {
    const stick = mkdtempSync(join(tmpdir(), 'so-chi-bo-stick-'))
    desktop = await startDesktop({ folder })
    await stateOf(desktop)
    await desktop.electron.evaluate(({ BrowserWindow, dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
      const seen = globalThis as { bars?: number[] }
      const bars: number[] = []
      seen.bars = bars
      const window = BrowserWindow.getAllWindows().find((each) => each.isVisible())
      if (window)
        window.setProgressBar = (value: number) => {
          bars.push(value)
        }
      // Each look at the clock comes two seconds later: every work is a long one.
      let now = performance.now()
      performance.now = () => {
        now += 2000
        return now
      }
    }, stick)
    await desktop.page.evaluate(
      `(async () => {
        await officeDoor.call('setup.begin', { communeName: 'xã Mường Than', province: 'Lào Cai', placeName: '' })
        const { value } = await officeDoor.call('places.chooseFolder', { title: 'Chọn' })
        await officeDoor.call('backup.make', { folder: value.token }, 'the-job')
      })()`,
    )
    const bars = await desktop.electron.evaluate(() => (globalThis as { bars?: number[] }).bars ?? [])
    expect(bars.some((bar) => bar > 0 && bar < 1)).toBe(true)
    expect(bars.at(-1)).toBe(-1)
    rmSync(stick, { recursive: true, force: true })
  })

  it('underlines no spelling', async () => {
    desktop = await startDesktop({ folder })
    expect(
      await desktop.electron.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled()),
    ).toBe(false)
  })
})
