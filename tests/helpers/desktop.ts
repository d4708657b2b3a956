import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { findElectron } from '../../build/electron.ts'
import { root } from '../../build/paths.ts'

/** The desktop program in the real Electron on its own folder, driven by Playwright. */
export interface Desktop {
  readonly folder: string
  readonly electron: ElectronApplication
  readonly page: Page
  /** Closes the window as a user does and waits for the end of the program. */
  readonly close: () => Promise<void>
  /** Closes it if need be and removes its folder, unless the folder was given. */
  readonly clear: () => Promise<void>
}

export interface DesktopOptions {
  readonly folder?: string
  readonly demo?: boolean
  /** A file that the system asks the program to open. */
  readonly file?: string
}

export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  if (!findElectron())
    throw new Error('No Electron is to be had here; set ELECTRON_OVERRIDE_DIST_PATH to a folder with one.')
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'so-chi-bo-desktop-'))
  const display = await openDisplay()
  const data = options.demo ? ['--demo'] : ['--data', folder]
  const file = options.file === undefined ? [] : [options.file]
  // Playwright finds the binary through the electron package, as build/electron.ts does. Given a path instead, it does
  // not hold the program back until it listens, and now and then waits for ever for a window that came too early.
  const electron = await _electron
    .launch({
      // Never in the product: containers run tests as root and have no graphics card.
      args: ['--no-sandbox', '--disable-gpu', root, ...data, ...file],
      env: { ...withoutUndefined(process.env), DISPLAY: display.name },
      timeout: 60_000,
    })
    .catch((error: unknown) => {
      display.end()
      throw error
    })
  const page = await programWindow(electron)
  await page.waitForLoadState()

  let ended: Promise<void> | undefined
  const close = () => {
    ended ??= electron.close().finally(display.end)
    return ended
  }
  return {
    folder,
    electron,
    page,
    close,
    clear: async () => {
      await close()
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/**
 * The window that people see. Practice data freeze papers while it comes up, and the hidden window that draws them may be
 * told of before it.
 */
async function programWindow(electron: ElectronApplication): Promise<Page> {
  await electron.firstWindow()
  const found = () => electron.windows().find((page) => page.url().startsWith('app://office/'))
  for (let waited = 0; found() === undefined && waited < patience; waited += pause) {
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return found() ?? electron.firstWindow()
}
const patience = 60_000
const pause = 50

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

interface Display {
  readonly name: string
  readonly end: () => void
}

/** The display there is, or one in memory; `-terminate` ends it with its program even if this process is killed. */
export function openDisplay(): Promise<Display> {
  if (process.env.DISPLAY) return Promise.resolve({ name: process.env.DISPLAY, end: () => {} })
  return new Promise((resolve, reject) => {
    const xvfb = spawn(
      'Xvfb',
      ['-displayfd', '3', '-terminate', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    )
    xvfb.once('error', (error) =>
      reject(new Error(`no display and no Xvfb (${error.message}): install xvfb`)),
    )
    xvfb.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    xvfb.stdio[3]?.once('data', (number: Buffer) =>
      resolve({ name: `:${number.toString('utf8').trim()}`, end: () => xvfb.kill() }),
    )
  })
}
