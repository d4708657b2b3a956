import type { Host } from '../office/host.ts'
import { removableDrives } from '../office/places/drives.ts'
import type { PdfPrinter } from './chromium.ts'

/** The office's host when the window is an ordinary browser: no dialogs of the system, no printer of its own. */
export function browserHost(printer: PdfPrinter): Host {
  return {
    kind: 'browser',
    makePdf: printer.makePdf,
    // The window shows the PDF; the browser's own print button does the rest.
    printPdf: async () => 'shown',
    drives: removableDrives,
    chooseFolder: async () => 'ask',
  }
}
