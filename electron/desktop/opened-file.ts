import type { BrowserWindow } from 'electron'
import { isOwnFile } from '../../shared/backup/door-file.ts'
import { eventChannel } from './channels.ts'

export interface OpenedFile {
  /** The file that the system asked this program to open, told once. */
  readonly take: () => string | undefined
  /** From a second start, whose window this one is. */
  readonly ask: (args: readonly string[], window: BrowserWindow | undefined) => void
}

/** Our own kind of file among the arguments of a start; switches and everything else are passed over. */
const fileIn = (args: readonly string[]): string | undefined =>
  args.find((arg) => !arg.startsWith('-') && isOwnFile(arg))

/** What a clerk pressed twice in the system's folder: it waits until somebody is in who may see it. */
export function openedFile(args: readonly string[]): OpenedFile {
  let waiting = fileIn(args)
  return {
    take: () => {
      const path = waiting
      waiting = undefined
      return path
    },
    ask: (again, window) => {
      const path = fileIn(again)
      if (path === undefined) return
      waiting = path
      window?.webContents.send(eventChannel, { kind: 'opened' })
    },
  }
}
