import { type BrowserWindow, dialog } from 'electron'
import type { Host } from '../office/host.ts'
import { removableDrives } from '../office/places/drives.ts'
import { isInstalled, startInstaller } from './installer.ts'
import type { PaperViewer } from './paper-viewer.ts'
import type { PaperPrinter } from './printing.ts'
import { pdfSending } from './sending.ts'

const answerMs = 500

/** The office's host in the desktop program. */
export function desktopHost(
  printer: PaperPrinter,
  viewer: PaperViewer,
  ownWindow: () => BrowserWindow | undefined,
  leave: () => void,
  openedFile: () => string | undefined,
): Host {
  return {
    kind: 'desktop',
    makePdf: printer.makePdf,
    printPdf: async (pdf, name) => {
      await viewer.show(pdf, name)
      return 'shown'
    },
    printing: pdfSending(viewer, ownWindow),
    drives: removableDrives,
    openedFile,
    ...(isInstalled(process.execPath) && {
      install: async (file: string) => {
        await startInstaller(file)
        // The window still gets its answer; the installer waits for the program to be gone.
        setTimeout(leave, answerMs)
      },
    }),
    chooseFolder: async (title) => {
      const window = ownWindow()
      const options = {
        title,
        buttonLabel: 'Chọn',
        properties: ['openDirectory' as const, 'createDirectory' as const],
      }
      const { canceled, filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options))
      return canceled ? undefined : filePaths[0]
    },
  }
}
