import { BrowserWindow } from 'electron'
import { type AppPages, paperOrigin } from './protocol.ts'

/** Shows finished papers for printing. */
export interface PaperViewer {
  /** Has a paper at an address until it is taken away; the name is the last part of it. */
  readonly lay: (pdf: Uint8Array, name: string) => { readonly address: string; readonly takeAway: () => void }
  readonly show: (pdf: Uint8Array, name: string) => Promise<void>
  readonly pages: AppPages
  readonly closeAll: () => void
}

/** The viewer works in the default session only, and is a plugin. */
export const viewerPreferences = {
  plugins: true,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  spellcheck: false,
} as const

/** Chromium's own viewer in a window: its print button opens the system's dialog with exactly this PDF. */
export function paperViewer(): PaperViewer {
  const papers = new Map<string, Uint8Array>()
  const windows = new Set<BrowserWindow>()
  let last = 0
  const lay: PaperViewer['lay'] = (pdf, name) => {
    last += 1
    const path = `/${last}/${encodeURIComponent(name)}`
    papers.set(path, pdf)
    return { address: `${paperOrigin}${path}`, takeAway: () => papers.delete(path) }
  }
  return {
    lay,
    pages: async (request) => {
      const pdf = papers.get(new URL(request.url).pathname)
      if (!pdf) return undefined
      return new Response(new Uint8Array(pdf), {
        headers: { 'Content-Type': 'application/pdf', 'Cache-Control': 'no-store' },
      })
    },
    show: async (pdf, name) => {
      const { address, takeAway } = lay(pdf, name)
      const window = new BrowserWindow({
        width: 1000,
        height: 900,
        title: name,
        backgroundColor: '#ffffff',
        webPreferences: viewerPreferences,
      })
      windows.add(window)
      window.once('closed', () => {
        takeAway()
        windows.delete(window)
      })
      await window.loadURL(address)
    },
    closeAll: () => {
      for (const window of windows) window.close()
    },
  }
}
