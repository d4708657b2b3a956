import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import type { Answer } from '../../shared/command.ts'
import type { Office } from '../office/office.ts'
import { eventChannel, requestChannel } from './channels.ts'
import { officeOrigin } from './protocol.ts'
import { taskbarOf } from './taskbar.ts'

const request = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    name: z.string().max(100),
    input: z.unknown(),
    job: z.string().max(100).optional(),
  }),
  z.object({ kind: z.literal('cancel'), job: z.string().max(100) }),
  z.object({ kind: z.literal('close') }),
])

const refused: Answer<never> = {
  ok: false,
  error: { code: 'forbidden', message: 'Yêu cầu không đến từ cửa sổ của chương trình nên bị từ chối.' },
}

/** A copy that runs when the window closes has its own question, in the window. */
const askedInTheWindow = 'backup.make'

/**
 * The only way from the window into the office: our page, its main frame, a message that fits.
 *
 * Answers how to ask for the jobs that are running: a promise that settles when they have ended; undefined where none is.
 */
export function answerWindow(
  office: Promise<Office>,
  ownWindow: () => BrowserWindow | undefined,
  close: () => void,
): () => Promise<unknown> | undefined {
  const working = new Set<Promise<unknown>>()
  const noted = <T>(work: Promise<T>): Promise<T> => {
    const forget = () => void working.delete(work)
    working.add(work)
    work.then(forget, forget)
    return work
  }
  const taskbar = taskbarOf(ownWindow)
  ipcMain.handle(requestChannel, async (event, message: unknown): Promise<Answer<unknown>> => {
    const asked = request.safeParse(message)
    if (!asked.success || !isOurs(event, ownWindow())) return refused
    if (asked.data.kind === 'close') {
      close()
      return { ok: true, value: null }
    }
    const open = await office
    if (asked.data.kind === 'call') {
      const { name, input, job } = asked.data
      if (job === undefined) return open.call(name, input)
      const work = taskbar.during(job, () => open.call(name, input, job))
      return name === askedInTheWindow ? work : noted(work)
    }
    open.cancel(asked.data.job)
    return { ok: true, value: null }
  })

  office
    .then((open) =>
      open.onEvent((event) => {
        ownWindow()?.webContents.send(eventChannel, event)
        if (event.kind === 'progress') taskbar.progress(event.job, event.fraction)
      }),
    )
    // An office that does not open is reported where it is opened.
    .catch(() => {})

  return () => (working.size === 0 ? undefined : Promise.allSettled(working))
}

function isOurs({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  return (
    window !== undefined &&
    sender === window.webContents &&
    senderFrame === window.webContents.mainFrame &&
    senderFrame.origin === officeOrigin
  )
}
