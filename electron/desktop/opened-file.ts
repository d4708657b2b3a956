import type { BrowserWindow } from 'electron'
import { eventChannel } from './channels.ts'

export interface OpenedFile {
  /** The file that the system asked this program to open, told once. */
  readonly take: () => string | undefined
  /** Of a second start, whose window this one is. */
  readonly ask: (file: string | undefined, window: BrowserWindow | undefined) => void
}

/** What a clerk pressed twice in the system's folder: it waits until somebody is in who may see it. */
export function openedFile(file: string | undefined): OpenedFile {
  let waiting = file
  return {
    take: () => {
      const path = waiting
      waiting = undefined
      return path
    },
    ask: (path, window) => {
      if (path === undefined) return
      waiting = path
      window?.webContents.send(eventChannel, { kind: 'opened' })
    },
  }
}
