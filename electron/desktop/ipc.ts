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

/** The only way from the window into the office: our page, its main frame, a message that fits. */
export function answerWindow(
  office: Promise<Office>,
  ownWindow: () => BrowserWindow | undefined,
  close: () => void,
): void {
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
      return job === undefined
        ? open.call(name, input)
        : taskbar.during(job, () => open.call(name, input, job))
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
}

function isOurs({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  return (
    window !== undefined &&
    sender === window.webContents &&
    senderFrame === window.webContents.mainFrame &&
    senderFrame.origin === officeOrigin
  )
}
