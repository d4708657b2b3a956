import { app, BrowserWindow, screen } from 'electron'
import { offerEditing } from './menu.ts'
import { officeOrigin } from './protocol.ts'

export interface OpenedWindow {
  readonly window: BrowserWindow
  /** Settles when the first page is drawn and on the screen; rejects when it cannot be. */
  readonly shown: Promise<void>
}

/** Narrower screens than this are used whole. */
const roomyWidth = 1500

export function openWindow(preload: string): OpenedWindow {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize
  const window = new BrowserWindow({
    width: Math.min(1440, width),
    height: Math.min(900, height),
    minWidth: 800,
    minHeight: 560,
    title: 'Sổ Chi bộ',
    backgroundColor: '#ffffff',
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

  const shown = new Promise<void>((resolve, reject) => {
    window.once('ready-to-show', () => {
      if (width < roomyWidth) window.maximize()
      window.show()
      resolve()
    })
    window.webContents.once('render-process-gone', (_, { reason }) => reject(new Error(reason)))
    window.loadURL(`${officeOrigin}/`).catch(reject)
  })
  shown.then(() => reopenAfterCrash(window)).catch(() => {})
  return { window, shown }
}

/** A page that broke down is loaded again: the office still has everything. One that breaks at once is left alone. */
function reopenAfterCrash(window: BrowserWindow): void {
  let lastCrash = 0
  window.webContents.on('render-process-gone', () => {
    const now = Date.now()
    // Not from within the event: the page is still being taken down.
    if (now - lastCrash > 10_000) setTimeout(() => !window.isDestroyed() && window.webContents.reload(), 100)
    lastCrash = now
  })
}
