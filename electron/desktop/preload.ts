import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { Answer, OfficeEvent } from '../../shared/command.ts'
import { eventChannel, requestChannel } from './channels.ts'

/** What the window gets of the desktop program, as renderer/office.ts expects it; nothing of Electron or Node. */
const officeDoor = {
  call: (name: string, input: unknown, job?: string): Promise<Answer<unknown>> =>
    ipcRenderer.invoke(requestChannel, { kind: 'call', name, input, ...(job === undefined ? {} : { job }) }),
  cancel: (job: string): void => {
    void ipcRenderer.invoke(requestChannel, { kind: 'cancel', job })
  },
  close: (): void => {
    void ipcRenderer.invoke(requestChannel, { kind: 'close' })
  },
  onEvent: (listener: (event: OfficeEvent) => void): (() => void) => {
    const hear = (_: IpcRendererEvent, event: OfficeEvent) => listener(event)
    ipcRenderer.on(eventChannel, hear)
    return () => ipcRenderer.off(eventChannel, hear)
  },
}

contextBridge.exposeInMainWorld('officeDoor', officeDoor)
