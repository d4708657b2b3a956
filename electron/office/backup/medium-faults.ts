import { accessSync, constants } from 'node:fs'
import { Refusal } from '../../../shared/refusal.ts'
import { inWords } from '../database/storage-faults.ts'
import { sizeOf } from '../files.ts'
import {
  backupWords,
  isSameDevice,
  type MediumWords,
  pulledOut,
  pulledOutCode,
  readBackCode,
  readBackDifferently,
} from './copying.ts'

/** What a medium that is failing answers; Node says ENOENT of a folder that could not be made. */
const mediumFails = /^(EIO|ENXIO|ENODEV|ENOTCONN|ESTALE|EBADF|ENOENT|SQLITE_IOERR|SQLITE_CANTOPEN)/

const codeOf = (fault: unknown): string => {
  if (fault instanceof Refusal) return String(fault.current ?? '')
  return fault instanceof Error && 'code' in fault ? String(fault.code) : ''
}

/** Whether the system could not do what was asked, rather than found something that makes no sense. */
export const isSystemFault = (fault: unknown): boolean =>
  fault instanceof Refusal ||
  mediumFails.test(codeOf(fault)) ||
  /^(E[A-Z0-9]+|SQLITE_FULL)$/.test(codeOf(fault))

/** Whether a file or folder is there and could not be read. */
export const isReadFault = (fault: unknown): boolean => {
  const code = codeOf(fault)
  return code !== 'ENOENT' && mediumFails.test(code)
}

const isCancelled = (fault: unknown): boolean => fault instanceof Refusal && fault.code === 'cancelled'

/** Node says ENOENT of a folder that cannot be made on a locked stick, so the stick itself is asked. */
function isLocked(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return false
  } catch (fault) {
    return /^(EROFS|EACCES|EPERM)/.test(codeOf(fault))
  }
}

const lockedMedium = ({ doing }: MediumWords, code: string) =>
  new Refusal(
    'storage',
    `Không ghi được vào USB hoặc thư mục đã chọn (chỉ đọc hoặc không có quyền). Dữ liệu trong máy còn nguyên. Hãy gạt khóa ghi của USB hoặc chọn nơi khác rồi ${doing} lại.`,
    { current: code },
  )

const fullMedium = ({ disk, copy }: MediumWords, code: string) =>
  new Refusal(
    'storage',
    `${disk} đã hết chỗ trống nên ${copy} chưa dùng được. Dữ liệu trong máy còn nguyên. Hãy dùng USB khác hoặc xóa bớt tệp trên USB này.`,
    { current: code },
  )

const failingMedium = ({ medium, copy, doing }: MediumWords, code: string) =>
  new Refusal(
    'storage',
    `${medium} không đọc hoặc không ghi được (có thể đã hỏng) nên ${copy} chưa dùng được. Dữ liệu trong máy còn nguyên. Hãy dùng USB khác; nếu chỉ có USB này thì rút ra, cắm lại rồi ${doing} lần nữa.`,
    { current: code },
  )

/** Faults of writing in words of the medium: what the clerk must look at is the stick, not the PC. */
export function whileWriting(
  thrown: unknown,
  folder: string,
  device: string,
  words: MediumWords = backupWords,
): unknown {
  if (isCancelled(thrown)) return thrown
  const code = codeOf(thrown)
  if (code === pulledOutCode || !isSameDevice(folder, device)) return pulledOut(words)
  if (/^(EROFS|EACCES|EPERM)/.test(code) || isLocked(folder)) return lockedMedium(words, code)
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL)/.test(code)) return fullMedium(words, code)
  if (code === readBackCode || /^SQLITE_(CORRUPT|NOTADB)/.test(code)) return readBackDifferently(words)
  return mediumFails.test(code) ? failingMedium(words, code) : inWords(thrown)
}

export const damagedSet = () =>
  new Refusal(
    'refused',
    'Bản sao lưu này bị hỏng: nội dung không còn như lúc sao lưu. Dữ liệu trong máy chưa bị đụng đến. Hãy chọn bản khác.',
  )

const unreadableSource = (code: string) =>
  new Refusal(
    'storage',
    'Không đọc được bản sao lưu: USB hoặc ổ chứa nó có lỗi hoặc đã bị rút ra. Dữ liệu trong máy chưa bị đụng đến. Hãy cắm lại USB rồi chọn lại bản sao lưu, hoặc chọn bản khác.',
    { current: code },
  )

function isThere(file: string): boolean {
  try {
    return sizeOf(file) !== undefined
  } catch {
    return false
  }
}

/** Faults of a look or a restore in words of what is read; a backup that vanished was on a stick that was pulled out. */
export function whileReading(thrown: unknown, file: string): unknown {
  if (isCancelled(thrown)) return thrown
  const code = codeOf(thrown)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return damagedSet()
  return mediumFails.test(code) || !isThere(file) ? unreadableSource(code) : thrown
}
