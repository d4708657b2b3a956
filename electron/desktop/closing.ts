import type { BrowserWindow } from 'electron'
import type { Office } from '../office/office.ts'
import { eventChannel } from './channels.ts'

/** An office that does not answer must not keep its window open. */
const patienceMs = 5000
/** The page may still hold the window for typing that is on its way; after that the question is a new one. */
const settledMs = 10_000

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

/**
 * Before the window goes it asks for the copy of the day, where one is due and its stick is in. A page that cannot ask
 * is closed as it is; whatever was half-copied then is no backup and is swept away by the next one.
 */
export function askForCopy(window: BrowserWindow, opening: Promise<Office>): Closing {
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
    void isCopyAsked(office).then((isAsked) => {
      isAsking = false
      if (!isAsked || window.isDestroyed()) close()
      else window.webContents.send(eventChannel, { kind: 'closing' })
    })
  })
  return { close }
}
