import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { programId } from '../office/hosting/identity.ts'
import type { OpenedOffice } from '../office/hosting/opening.ts'
import { programPaths } from '../office/hosting/paths.ts'
import { premises } from '../office/hosting/premises.ts'
import { windowFiles } from '../office/hosting/window-files.ts'
import { createLog } from '../office/log.ts'
import { launchArguments } from './arguments.ts'
import { askBeforeClosing, type Closing } from './closing.ts'
import { drawWithoutBrokenCard, tellUncaught } from './crashes.ts'
import { offerToSave } from './downloads.ts'
import { firstFiles } from './first-files.ts'
import { desktopHost } from './host.ts'
import { answerWindow } from './ipc.ts'
import { closePapersWhenLocked } from './locking.ts'
import { noApplicationMenu } from './menu.ts'
import { officePages } from './office-pages.ts'
import { openedFile } from './opened-file.ts'
import { paperViewer } from './paper-viewer.ts'
import { paperPrinter } from './printing.ts'
import { declareScheme, serveApp } from './protocol.ts'
import { stayOffline } from './seclusion.ts'
import { openWindow } from './window.ts'

/** What build/start.ts waits for: one word a line on standard output. */
type Signal = 'ready' | 'already-open'
const signal = (word: Signal) => console.log(`so-chi-bo: ${word}`)

const bundleFolder = import.meta.dirname
const wish = launchArguments(process.argv.slice(1))
const place = premises(wish)
const opened = openedFile(wish.file)

// The window's own traces (cache, lock) stay beside the data, so that two data folders are two programs.
const windowTraces = join(place.folder, 'window')
try {
  mkdirSync(windowTraces, { recursive: true, mode: 0o700 })
  app.setPath('userData', windowTraces)
} catch {
  // A folder that cannot be written is the office's to report once the window is there.
}

const log = createLog(place.folder)
tellUncaught(log)
drawWithoutBrokenCard(windowTraces, log)

// A pinned shortcut and the window are one button of the taskbar only under one name.
if (process.platform === 'win32') app.setAppUserModelId(programId)
declareScheme()
stayOffline()

let window: BrowserWindow | undefined
let isClosing = false

/** Most of the program's code: none of it is needed for the window itself. */
const loadOffice = () => import('../office/hosting/opening.ts')

async function run(): Promise<void> {
  await app.whenReady()
  noApplicationMenu()

  const paths = programPaths(bundleFolder)
  const printer = paperPrinter()
  const viewer = paperViewer()
  let closing: Closing | undefined
  const host = desktopHost(
    printer,
    viewer,
    () => window,
    () => closing?.close(),
    opened.take,
  )
  // The window draws itself while the office is loaded and opened; what it asks meanwhile waits.
  const { files, handedOut } = firstFiles(windowFiles(paths.window))
  const opening: Promise<OpenedOffice> = handedOut
    .then(loadOffice)
    .then(({ openFor }) => openFor(host, place, paths))
  const office = opening.then((open) => open.office)

  serveApp({ office: officePages(files, office), paper: viewer.pages })
  offerToSave()
  const workUnderWay = answerWindow(
    office,
    () => window,
    () => closing?.close(),
  )
  const shownWindow = openWindow(join(bundleFolder, 'preload.cjs'), windowTraces, log)
  window = shownWindow.window
  closing = askBeforeClosing(shownWindow.window, office, workUnderWay)

  app.on('second-instance', (_, args) => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
    opened.ask(launchArguments(args.slice(1)).file, window)
  })
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    opening
      .then((open) => open.close())
      .catch(complain)
      .finally(() => app.exit(process.exitCode === 1 ? 1 : 0))
  })
  window.on('closed', () => {
    window = undefined
    printer.close()
    // Papers that are still shown go with it.
    app.quit()
  })

  void office.then((open) => closePapersWhenLocked(open, viewer)).catch(() => undefined)
  await Promise.all([shownWindow.shown, office])
  signal('ready')
}

function complain(error: unknown): void {
  console.error(`Không khởi động được cửa sổ: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

if (app.requestSingleInstanceLock()) {
  run().catch((error: unknown) => {
    complain(error)
    app.exit(1)
  })
} else {
  signal('already-open')
  app.exit(0)
}
