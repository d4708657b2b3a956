import { BrowserWindow, type WebContentsPrintOptions } from 'electron'
import { Refusal } from '../../shared/refusal.ts'
import type { HostPrinting, PrinterWish } from '../office/host.ts'
import { type PaperViewer, viewerPreferences } from './paper-viewer.ts'

/*
 * A PDF goes to a printer by Chromium's own viewer in a hidden window, without a dialog. What that takes from the options
 * was measured with a CUPS queue: printer, sides and paper arrive, a range of pages does not; copies and ranges are
 * therefore pages of the PDF itself. Sent before the viewer has the paper, one empty page comes out and is called a success.
 */

/** The viewer has a paper of hundreds of pages ready in seconds. */
const readyWithin = 60_000
/** Older Electrons never say that a PDF was taken; the window stays as long as the system may still read from it. */
const answerWithin = (bytes: number): number => 6_000 + bytes / 500
const windowStays = 10 * 60_000
/** With six that are left so, a seventh paper does not appear in its viewer. */
const mostStaying = 3

/** The viewer tells whoever asks it something that its paper is there, as it tells the print preview of Chromium. */
const untilThere = `new Promise((resolve) => {
  addEventListener('message', ({ data }) => {
    if (data?.type !== 'documentLoaded') return
    clearInterval(asking)
    resolve(data.load_state === 'success')
  })
  const ask = () => document.querySelector('embed')?.postMessage?.({ type: 'getSelectedText' })
  const asking = setInterval(ask, 100)
  ask()
})`

const duplexModes = { one: 'simplex', long: 'longEdge', short: 'shortEdge' } as const

const optionsFor = ({ printer, sides }: PrinterWish): WebContentsPrintOptions => ({
  silent: true,
  ...(printer !== '' && { deviceName: printer }),
  pageSize: 'A4',
  // With margins of its own the page is not fitted into what the printer can reach: it stays as large as it is.
  margins: { marginType: 'none' },
  scaleFactor: 100,
  printBackground: true,
  copies: 1,
  duplexMode: duplexModes[sides],
})

export function pdfSending(viewer: PaperViewer, ownWindow: () => BrowserWindow | undefined): HostPrinting {
  const staying: (() => void)[] = []
  return {
    printers: async () => {
      const known = (await ownWindow()?.webContents.getPrintersAsync()) ?? []
      return known.map(({ name, displayName }) => ({ name, title: displayName === '' ? name : displayName }))
    },
    send: async (pdf, wish) => {
      // The name is what the queue of the printer shows to everybody.
      const paper = viewer.lay(pdf, 'so-chi-bo.pdf')
      const window = new BrowserWindow({
        show: false,
        webPreferences: { ...viewerPreferences, backgroundThrottling: false },
      })
      const clear = () => {
        paper.takeAway()
        if (!window.isDestroyed()) window.destroy()
      }
      const isThere = await before(readyWithin, showIn(window, paper.address)).catch(() => false)
      if (isThere !== true) {
        clear()
        return 'unable'
      }
      const said = new Promise<{ readonly isTaken: boolean }>((resolve) => {
        window.webContents.print(optionsFor(wish), (isTaken) => {
          clear()
          resolve({ isTaken })
        })
      })
      const answer = await before(answerWithin(pdf.byteLength), said)
      if (answer === undefined) {
        setTimeout(clear, windowStays).unref()
        staying.push(clear)
        if (staying.length > mostStaying) staying.shift()?.()
        return 'sent'
      }
      if (answer.isTaken) return 'printed'
      throw new Refusal(
        'storage',
        `${wish.printer === '' ? 'Máy in mặc định' : `Máy in "${wish.printer}"`} không nhận bản in, chưa có trang nào được gửi. Văn bản vẫn an toàn. Hãy xem máy in đã bật và cắm dây chưa, hoặc chọn máy in khác.`,
      )
    },
  }
}

async function showIn(window: BrowserWindow, address: string): Promise<boolean> {
  await window.loadURL(address)
  return window.webContents.executeJavaScript(untilThere)
}

/** What comes in time; undefined when nothing does. */
function before<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
