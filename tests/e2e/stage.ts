import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { findBrowser } from '../helpers/browser.ts'
import { startDesktop } from '../helpers/desktop.ts'
import { startOffice } from '../helpers/office-process.ts'

/** A window of the program, in either host, with what a clerk has beside it: a stick and a folder of files. */
export interface Stage {
  readonly page: Page
  /** The folder that stands for the USB stick. */
  readonly stick: string
  /** The office's data folder; in the desktop program the traces of its window lie in it too. */
  readonly folder: string
  /** The process of the program, above all that it starts. */
  readonly pid: number
  /** Presses what saves a file and answers its bytes. */
  readonly saveFile: (press: () => Promise<void>) => Promise<Uint8Array>
  /** Presses what asks for a folder and chooses the stick. */
  readonly chooseStick: (press: () => Promise<void>) => Promise<void>
  /** Major version of the Chromium that draws papers. */
  readonly chromium: number
  readonly close: () => Promise<void>
}

const quietBrowser = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A window of an installed browser, as large as the screens of old office PCs; `closeWindow` ends the browser with it. */
export async function newWindow(): Promise<Page> {
  const executablePath = findBrowser()
  if (executablePath === undefined)
    throw new Error('No Chrome, Edge or Chromium is installed on this machine')
  const browser = await chromium.launch({ executablePath, args: quietBrowser })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(20_000)
  return page
}

/** Also where the window never came up. */
export const closeWindow = (page: Page | undefined): Promise<void> | undefined =>
  page?.context().browser()?.close()

/** The office on 127.0.0.1 in an ordinary browser. */
export async function browserStage(options: { readonly demo?: boolean } = {}): Promise<Stage> {
  const home = await mkdtemp(join(tmpdir(), 'so-chi-bo-home-'))
  const stick = await mkdtemp(join(home, 'usb-'))
  const office = await startOffice({ ...options, env: { HOME: home } })
  const page = await newWindow()
  await page.goto(office.url)
  return {
    page,
    stick,
    folder: office.folder,
    pid: office.pid,
    saveFile: async (press) => {
      const [download] = await Promise.all([page.waitForEvent('download'), press()])
      return new Uint8Array(readFileSync(await download.path()))
    },
    chooseStick: async (press) => {
      await press()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Thư mục của tôi' }).click()
      await dialog.getByRole('button', { name: stick.slice(home.length + 1) }).click()
      await dialog.getByText(stick).waitFor()
      await dialog.getByRole('button', { name: 'Chọn thư mục này' }).click()
    },
    chromium: Number.parseInt(page.context().browser()?.version() ?? '0', 10),
    close: async () => {
      await closeWindow(page)
      await office.clear()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** The desktop program in the real Electron; the system's dialogs are answered by the test. */
export async function desktopStage(options: { readonly demo?: boolean } = {}): Promise<Stage> {
  const home = await mkdtemp(join(tmpdir(), 'so-chi-bo-home-'))
  const stick = await mkdtemp(join(home, 'usb-'))
  const desktop = await startDesktop(options)
  const { electron, page } = desktop
  page.setDefaultTimeout(20_000)
  const version = await electron.evaluate(() => process.versions.chrome ?? '0')
  const pid = await electron.evaluate(() => process.pid)
  return {
    page,
    stick,
    folder: desktop.folder,
    pid,
    saveFile: async (press) => {
      const file = join(home, `saved-${Date.now()}`)
      const saved = electron.evaluate(
        ({ session }, path) =>
          new Promise<void>((resolve, reject) => {
            session.defaultSession.once('will-download', (_event, item) => {
              item.setSavePath(path)
              item.once('done', (_done, state) =>
                state === 'completed' ? resolve() : reject(new Error(state)),
              )
            })
          }),
        file,
      )
      await press()
      await saved
      return new Uint8Array(readFileSync(file))
    },
    chooseStick: async (press) => {
      await electron.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
      }, stick)
      await press()
    },
    chromium: Number.parseInt(version, 10),
    close: async () => {
      await desktop.clear()
      await rm(home, { recursive: true, force: true })
    },
  }
}
