import { access, constants, realpath, stat } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from '../../../shared/refusal.ts'
import { isShown } from './shown.ts'

// Not the native one, which turns a mapped drive (Z:) into its share and fails on some virtual drives.
const realPath = promisify(realpath)

const example = sep === '\\' ? 'E:\\Sao luu' : '/media/usb/Sao luu'

/** A share would be signed in to before anybody asked for it, and `\\.\` names devices. */
const isShare = (path: string): boolean => /^[\\/]{2}/.test(path)

const isWithin = (path: string, folder: string): boolean => {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** What the file system says against a path, in words of the clerk. */
function inWordsOfPaths(thrown: unknown): Refusal {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : ''
  return code === 'EACCES' || code === 'EPERM'
    ? new Refusal('refused', 'Không có quyền mở thư mục này. Hãy chọn thư mục khác.')
    : new Refusal('not-found', 'Không thấy thư mục này. Hãy xem lại đường dẫn; nếu là USB, hãy cắm lại USB.')
}

/** A folder that the clerk named by typing: only what could also be reached by opening one folder after another. */
export async function typedFolder(typed: string, dataFolder: string): Promise<string> {
  if (typed === '') throw new Refusal('invalid', 'Chưa ghi đường dẫn thư mục.')
  if (isShare(typed))
    throw new Refusal('refused', 'Chỉ chọn được thư mục trên máy này hoặc trên USB, không chọn trên mạng.')
  // A drive alone would mean the folder that happens to be current there.
  const path = /^[A-Za-z]:$/.test(typed) ? `${typed}\\` : typed
  if (!isAbsolute(path))
    throw new Refusal('invalid', `Hãy ghi đường dẫn đầy đủ của thư mục, ví dụ ${example}.`)

  const folder = await realPath(path).catch((thrown: unknown) => Promise.reject(inWordsOfPaths(thrown)))
  if (isWithin(folder, await realPath(dataFolder).catch(() => dataFolder))) {
    throw new Refusal(
      'refused',
      'Đây là thư mục dữ liệu của chương trình, bản sao lưu phải để nơi khác. Hãy chọn USB hoặc thư mục khác.',
    )
  }
  if (!folder.split(sep).every(isShown))
    throw new Refusal(
      'refused',
      'Không chọn được thư mục ẩn hoặc thư mục của hệ thống. Hãy chọn thư mục khác.',
    )
  try {
    const isFolder = (await promisify(stat)(folder)).isDirectory()
    if (!isFolder)
      throw new Refusal(
        'refused',
        'Đây là một tệp, không phải thư mục. Hãy ghi đường dẫn của thư mục chứa nó.',
      )
    await promisify(access)(folder, constants.R_OK | constants.X_OK)
  } catch (thrown) {
    throw thrown instanceof Refusal ? thrown : inWordsOfPaths(thrown)
  }
  return folder
}
