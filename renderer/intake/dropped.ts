import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { navigate } from '../components/location.ts'

const importPath = '/nhap-excel'
const workbooks = /\.(xlsx|xls|csv|tsv|ods)$/i

let waiting: File | undefined

/** The workbook that was dropped on another page, told once. */
export function takeDropped(): File | undefined {
  const file = waiting
  waiting = undefined
  return file
}

/**
 * A workbook dropped anywhere on the window is shown on the page for importing, where nothing is written before the clerk
 * says so; whatever else is dropped is refused in words, and never takes the window's place.
 */
export function useDroppedWorkbook(path: string, mayImport: boolean): void {
  useEffect(() => {
    // The page for importing takes what is dropped there itself.
    if (path === importPath) return
    const keepPage = (event: DragEvent) => event.preventDefault()
    const onDrop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      if (event.defaultPrevented || file === undefined) return
      event.preventDefault()
      if (!workbooks.test(file.name)) {
        notifications.show({ message: 'Chỉ kéo thả được tệp danh sách Excel (.xlsx) hoặc .csv.' })
        return
      }
      if (!mayImport) {
        notifications.show({ message: 'Tài khoản này chưa được giao quyền nhập từ Excel.' })
        return
      }
      waiting = file
      navigate(importPath)
    }
    window.addEventListener('dragover', keepPage)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', keepPage)
      window.removeEventListener('drop', onDrop)
    }
  }, [path, mayImport])
}
