import { session } from 'electron'
import { officeOrigin, paperOrigin } from './protocol.ts'

const ours = [`${officeOrigin}/door/`, `blob:${officeOrigin}/`, `${paperOrigin}/`]

/** Files leave to where the clerk says, and nothing that is not the office's own is ever downloaded. */
export function offerToSave(): void {
  session.defaultSession.on('will-download', (event, item) => {
    const url = item.getURL()
    if (ours.some((start) => url.startsWith(start))) {
      item.setSaveDialogOptions({ title: 'Lưu tệp', defaultPath: item.getFilename(), buttonLabel: 'Lưu' })
    } else event.preventDefault()
  })
}
