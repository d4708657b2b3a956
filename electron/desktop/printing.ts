import { BrowserWindow, session } from 'electron'
import { Refusal } from '../../shared/refusal.ts'
import { paperOrigin } from './protocol.ts'

/** Draws papers in a hidden window, one at a time. */
export interface PaperPrinter {
  readonly makePdf: (html: string, signal?: AbortSignal) => Promise<Uint8Array>
  readonly close: () => void
}

/** A paper has so long to be drawn; hundreds of forms in one, by their letters, so much longer. */
const patienceFor = (html: string): number => 30_000 + html.length / 20
const didNotAnswer =
  'Chưa tạo được bản PDF. Dữ liệu vẫn an toàn. Hãy thử lại; nếu vẫn không được, dùng bản Word.'

/** A paper is our own HTML with its fonts and pictures inside; it needs nothing else and may run nothing. */
const paperPolicy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"

export function paperPrinter(): PaperPrinter {
  // In memory: no paper is left in a cache.
  const drawing = session.fromPartition('paper')
  let html = ''
  drawing.protocol.handle(
    'app',
    () =>
      new Response(html, {
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': paperPolicy,
          'Cache-Control': 'no-store',
        },
      }),
  )
  let hidden: BrowserWindow | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const draw = async (next: string, signal?: AbortSignal): Promise<Uint8Array> => {
    signal?.throwIfAborted()
    hidden ??= new BrowserWindow({
      show: false,
      width: 794,
      height: 1123,
      webPreferences: {
        session: drawing,
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        backgroundThrottling: false,
      },
    })
    const page = hidden.webContents
    html = next
    try {
      return await within(
        patienceFor(next),
        page.loadURL(`${paperOrigin}/`).then(() =>
          page.printToPDF({
            preferCSSPageSize: true,
            printBackground: true,
            margins: { top: 0, right: 0, bottom: 0, left: 0 },
          }),
        ),
        signal,
      )
    } catch {
      // A page that is being drawn listens to nothing: it goes with its window.
      hidden.destroy()
      hidden = undefined
      throw new Refusal('storage', didNotAnswer)
    } finally {
      html = ''
    }
  }

  return {
    makePdf: (next, signal) => {
      const turn = queue.then(() => draw(next, signal))
      queue = turn.catch(() => undefined)
      return turn
    },
    close: () => {
      if (hidden && !hidden.isDestroyed()) hidden.destroy()
      hidden = undefined
    },
  }
}

function within<T>(ms: number, work: Promise<T>, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
    const giveUp = () => reject(new Error('given up'))
    signal?.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    })
  })
}
