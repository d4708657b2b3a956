import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { writeWhole } from '../office/files.ts'
import type { Log } from '../office/log.ts'
import { eventChannel } from './channels.ts'

const title = 'Sổ Chi bộ'
const safe = 'Những gì đã ghi vào sổ còn nguyên.'

/** A page that breaks down again sooner would go on for ever. */
const soonMs = 10_000
/** A page may be busy with a long list; nobody is asked before. */
const patienceMs = 15_000
/** So long after its load the page hears what has happened. */
const settledMs = 500

/** Asks beside the window and answers the button; while it is asked already, none. */
function asker(window: BrowserWindow) {
  let isAsking = false
  return async (message: string, detail: string, buttons: readonly string[]): Promise<number | undefined> => {
    if (isAsking || window.isDestroyed()) return undefined
    isAsking = true
    try {
      const { response } = await dialog.showMessageBox(window, {
        ...{ type: 'warning', title, message, detail, noLink: true },
        ...{ buttons: [...buttons], defaultId: 0, cancelId: 0 },
      })
      return response
    } finally {
      isAsking = false
    }
  }
}

/**
 * A page that broke down is loaded again, and says so: the office still has everything, drafts too. Where it breaks down at
 * once, or does not answer, the clerk is asked.
 */
export function mendPage(window: BrowserWindow, log: Log): void {
  const contents = window.webContents
  const ask = asker(window)
  const reload = (isOutOfMemory: boolean) => {
    if (window.isDestroyed()) return
    contents.once('did-finish-load', () => {
      setTimeout(() => {
        if (!window.isDestroyed()) contents.send(eventChannel, { kind: 'reopened', isOutOfMemory })
      }, settledMs)
    })
    contents.reload()
  }

  let lastCrash = Number.NEGATIVE_INFINITY
  contents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return
    log.note('page gone', { reason })
    // Not the time of day: a clock that was set back would make an old crash the newest.
    const now = performance.now()
    const isSoon = now - lastCrash <= soonMs
    lastCrash = now
    // Not from within the event: the page is still being taken down.
    if (!isSoon) setTimeout(() => reload(reason === 'oom'), 100)
    else {
      void ask(
        'Cửa sổ của chương trình gặp lỗi hai lần liền.',
        `${safe} Mở lại cửa sổ để làm tiếp; nếu vẫn lỗi thì đóng bớt chương trình khác hoặc khởi động lại máy.`,
        ['Mở lại cửa sổ', 'Đóng chương trình'],
      ).then((button) => {
        if (button === 0) reload(false)
        else if (button === 1) window.destroy()
      })
    }
  })

  let waiting: NodeJS.Timeout | undefined
  contents.on('unresponsive', () => {
    clearTimeout(waiting)
    waiting = setTimeout(async () => {
      log.note('page unresponsive')
      const button = await ask(
        'Cửa sổ đang bận và chưa trả lời.',
        `${safe} Hãy chờ thêm; nếu chờ lâu vẫn vậy thì mở lại cửa sổ, phần đang nhập dở đã giữ được sẽ còn.`,
        ['Chờ thêm', 'Mở lại cửa sổ'],
      )
      if (button === 1 && !window.isDestroyed()) contents.forcefullyCrashRenderer()
    }, patienceMs)
  })
  contents.on('responsive', () => clearTimeout(waiting))
}

const softwareFile = (traces: string): string => join(traces, 'software-rendering')
/** How often the graphics card's process may end before the program does without the card. */
const mostGpuCrashes = 2

/**
 * Draws without the graphics card from the next start on, once its process has ended again and again; a new version of the
 * program tries the card anew. Call before the program is ready.
 */
export function drawWithoutBrokenCard(traces: string, log: Log): void {
  try {
    if (readFileSync(softwareFile(traces), 'utf8').trim() === app.getVersion()) {
      app.disableHardwareAcceleration()
      return
    }
  } catch {
    // The card was never a trouble.
  }
  let crashes = 0
  app.on('child-process-gone', (_, { type, reason }) => {
    if (type !== 'GPU' || reason === 'clean-exit' || reason === 'killed') return
    crashes += 1
    log.note('graphics process gone', { reason, crashes })
    if (crashes !== mostGpuCrashes) return
    try {
      writeWhole(softwareFile(traces), Buffer.from(`${app.getVersion()}\n`))
    } catch {
      // Chromium itself does without the card for the rest of this session.
    }
  })
}

/** A fault that nobody has caught is written down and told in words, once; Electron would show its own in English. */
export function tellUncaught(log: Log): void {
  let isTold = false
  process.on('uncaughtException', (fault) => {
    const number = log.fault('main', fault)
    if (isTold || !app.isReady()) return
    isTold = true
    void dialog
      .showMessageBox({
        ...{ type: 'error', title, message: 'Chương trình gặp lỗi.', noLink: true },
        detail: `${safe} Nên mở lại chương trình; nếu vẫn lỗi, báo người phụ trách kèm số ${number}.`,
        ...{ buttons: ['Mở lại chương trình', 'Làm tiếp'], defaultId: 0, cancelId: 1 },
      })
      .then(({ response }) => {
        if (response !== 0) return
        app.relaunch()
        app.quit()
      })
  })
  process.on('unhandledRejection', (fault) => void log.fault('main', fault))
}
