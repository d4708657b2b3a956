import { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/*
 * The build for older engines is used because the newer one needs functions that Chromium 130 does not have.
 */

export type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>

let sharedWorker: PDFWorker | undefined
/** One worker for the window. It is started by us, as pdf.js would not take the desktop's own scheme for the same origin. */
function pdfWorker(): PDFWorker {
  sharedWorker ??= PDFWorker.create({
    port: new Worker(workerUrl, { type: 'module' }),
  })
  return sharedWorker
}

/** Opens a PDF; the bytes are copied. */
export const openPdf = (bytes: Uint8Array): Promise<Pdf> =>
  getDocument({
    data: bytes.slice(),
    worker: pdfWorker(),
    useWasm: false,
    isOffscreenCanvasSupported: false,
  }).promise
