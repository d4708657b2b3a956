import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import type { Log } from '../office/log.ts'
import { mendPage } from './crashes.ts'
import { offerEditing } from './menu.ts'
import { officeOrigin } from './protocol.ts'
import { keepPlace, least, openingPlace, readPlace } from './window-place.ts'
import { offerZoom } from './zoom.ts'

export interface OpenedWindow {
  readonly window: BrowserWindow
  /** Settles when the first page is drawn and on the screen; rejects when it cannot be. */
  readonly shown: Promise<void>
}

/** What the page's own ground is (index.html, window.css): the window never flashes in another colour before it. */
const ground = { light: '#f5f6f7', dark: '#141619' }

/** The first display first. */
function screens() {
  const first = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== first.id)
  return [first, ...others].map(({ workArea }) => workArea)
}

/** @param traces where the window keeps what is its own */
export function openWindow(preload: string, traces: string, log: Log): OpenedWindow {
  const kept = readPlace(traces)
  const { bounds, isMaximized } = openingPlace(kept, screens())
  const window = new BrowserWindow({
    ...bounds,
    minWidth: least.width,
    minHeight: least.height,
    title: 'Sổ Chi bộ',
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  offerEditing(window.webContents)
  offerZoom(window.webContents)
  rememberPlace(window, traces)
  askBeforeLosing(window)

  const shown = new Promise<void>((resolve, reject) => {
    window.once('ready-to-show', () => {
      window.webContents.setZoomLevel(kept?.zoom ?? 0)
      if (isMaximized) window.maximize()
      window.show()
      resolve()
    })
    window.webContents.once('render-process-gone', (_, { reason }) => reject(new Error(reason)))
    window.loadURL(`${officeOrigin}/`).catch(reject)
  })
  shown.then(() => mendPage(window, log)).catch(() => {})
  return { window, shown }
}

/** Kept when the window goes; its size of before while it fills the screen. */
function rememberPlace(window: BrowserWindow, traces: string): void {
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds()
    const zoom = window.webContents.isDestroyed() ? 0 : window.webContents.getZoomLevel()
    keepPlace(traces, { x, y, width, height, isMaximized: window.isMaximized(), zoom })
  })
}

/** How often and how long apart a held window is closed again before the clerk is asked. */
const retries = 5
const retryAfter = 120

/**
 * A page with typing that the office does not have yet holds the window. Mostly the typing is only on its way, so the
 * window is closed again after a moment; the clerk is asked when the page still holds it. Without this it would for ever.
 */
function askBeforeLosing(window: BrowserWindow): void {
  let tries = 0
  let retry: NodeJS.Timeout | undefined
  window.webContents.on('will-prevent-unload', (event) => {
    if (retry !== undefined) return
    if (tries < retries) {
      tries += 1
      retry = setTimeout(() => {
        retry = undefined
        if (!window.isDestroyed()) window.close()
      }, retryAfter)
      return
    }
    tries = 0
    const choice = dialog.showMessageBoxSync(window, {
      type: 'question',
      title: 'Sổ Chi bộ',
      message: 'Còn nội dung đang sửa chưa ghi vào sổ.',
      detail: 'Ở lại để bấm Ghi, hoặc đóng và bỏ phần đang sửa. Những gì đã ghi trước đó còn nguyên.',
      buttons: ['Ở lại', 'Đóng và bỏ'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (choice === 1) event.preventDefault()
  })
}
