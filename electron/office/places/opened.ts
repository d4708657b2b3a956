import { statSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import { isOwnFile } from '../../../shared/backup/door-file.ts'
import { Refusal } from '../../../shared/refusal.ts'

/**
 * The folder of a file that the system handed to the program. What is said there is not trusted: it must be a file of
 * ours that is there now; nothing is read from it.
 */
export function folderOpened(path: string): string {
  const isThere =
    isAbsolute(path) && isOwnFile(path) && statSync(path, { throwIfNoEntry: false })?.isFile() === true
  if (isThere) return dirname(path)
  throw new Refusal(
    'refused',
    'Không thấy bản sao lưu vừa được mở. Sổ đang dùng không thay đổi. Hãy cắm lại USB, rồi chọn bản sao lưu ở mục Khôi phục của trang Sao lưu.',
  )
}
