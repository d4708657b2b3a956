import { type BrowserWindow, dialog } from 'electron'
import type { Office } from '../office/office.ts'
import { eventChannel } from './channels.ts'

/** An office that does not answer must not keep its window open. */
const patienceMs = 5000
/** The page may still hold the window for typing that is on its way; after that the question is a new one. */
const settledMs = 10_000
/** Work that ends sooner is not worth a question. */
const atOnceMs = 400

const later = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms))

/** Whether there is a copy to make or to wait for. */
async function isCopyAsked(office: Office | undefined): Promise<boolean> {
  if (!office) return false
  const asked = office.call('backup.closing', {}).catch(() => undefined)
  const answer = await Promise.race([asked, later(patienceMs, undefined)])
  return answer?.ok === true && answer.value !== null
}

export interface Closing {
  /** The window has its answer: closes it without another question. */
  readonly close: () => void
}

/** Waits until work has ended; not so where the clerk does not want to. Nothing is asked about what ends at once. */
async function waitForWork(window: BrowserWindow, work: Promise<unknown>): Promise<void> {
  const atOnce = await Promise.race([work.then(() => true), later(atOnceMs, false)])
  if (atOnce || window.isDestroyed()) return
  const ended = new AbortController()
  void work.then(() => ended.abort())
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    title: 'Sổ Chi bộ',
    message: 'Còn việc đang làm dở, ví dụ đang in hoặc đang xuất tệp.',
    detail:
      'Làm xong chương trình tự đóng. Đóng ngay thì việc ấy bị bỏ dở: giấy có thể ra thiếu, tệp có thể không có. Sổ vẫn còn nguyên.',
    buttons: ['Chờ làm xong', 'Đóng ngay'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal: ended.signal,
  })
  if (response === 0) await work
}

/**
 * Before the window goes it lets work come to its end, papers on their way to the printer among it, then asks for the copy
 * of the day, where one is due and its stick is in. A page that cannot ask is closed as it is; whatever was half-copied
 * then is no backup and is swept away by the next one.
 *
 * @param workUnderWay settles when the jobs that are running have ended; undefined while none is
 */
export function askBeforeClosing(
  window: BrowserWindow,
  opening: Promise<Office>,
  workUnderWay: () => Promise<unknown> | undefined,
): Closing {
  let office: Office | undefined
  opening.then(
    (open) => {
      office = open
    },
    () => undefined,
  )
  let settledAt = Number.NEGATIVE_INFINITY
  let isAsking = false
  let isHanging = false
  window.on('unresponsive', () => {
    isHanging = true
  })
  window.on('responsive', () => {
    isHanging = false
  })
  const close = () => {
    settledAt = performance.now()
    if (!window.isDestroyed()) window.close()
  }
  window.on('close', (event) => {
    if (performance.now() - settledAt < settledMs || isHanging || window.webContents.isCrashed()) return
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    const work = workUnderWay()
    const ready = work === undefined ? Promise.resolve() : waitForWork(window, work)
    void ready
      .then(() => isCopyAsked(office))
      .then((isAsked) => {
        isAsking = false
        if (!isAsked || window.isDestroyed()) close()
        else window.webContents.send(eventChannel, { kind: 'closing' })
      })
  })
  return { close }
}
