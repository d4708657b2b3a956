import { Refusal } from '../../../shared/refusal.ts'

const sentences: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT)/,
    'Ổ đĩa đã hết chỗ trống. Việc vừa làm chưa được ghi; những gì đã lưu trước đó còn nguyên. Hãy xóa bớt tệp không cần trên ổ đĩa rồi làm lại.',
  ],
  [
    /^(SQLITE_READONLY|SQLITE_PERM|SQLITE_CANTOPEN|EROFS|EACCES|EPERM)/,
    'Không ghi được vào thư mục dữ liệu (chỉ đọc hoặc không có quyền). Việc vừa làm chưa được ghi; dữ liệu cũ còn nguyên. Hãy mở quyền ghi cho thư mục hoặc hỏi người quản lý máy.',
  ],
  [
    /^(SQLITE_CORRUPT|SQLITE_NOTADB)/,
    'Tệp dữ liệu bị hỏng. Chương trình dừng ghi để giữ nguyên hiện trạng. Hãy khôi phục từ bản sao lưu gần nhất; đừng xóa tệp đang có.',
  ],
  [
    /^(SQLITE_IOERR|EIO|ENXIO|ENODEV|ESTALE|EBADF)/,
    'Ổ đĩa không đọc hoặc ghi được. Những gì đã báo lưu trước đó còn nguyên. Hãy kiểm tra ổ đĩa hoặc cắm lại USB rồi làm lại.',
  ],
  [
    /^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY|ETXTBSY)/,
    'Tệp dữ liệu đang bận vì một chương trình khác giữ nó. Việc vừa làm chưa được ghi. Hãy chờ một lát rồi làm lại.',
  ],
]

/**
 * Some removals name no code for what the system itself calls an input or output error, and folders that are to be made
 * one in another are called missing, which those that are made cannot be.
 */
const isNamelessFault = (fault: Error & { readonly code: unknown }): boolean =>
  'syscall' in fault && (fault.code === '' || (fault.code === 'ENOENT' && fault.syscall === 'mkdir'))

/** Faults of disk and file that a clerk can act on, in words; anything else comes back as it was. */
export function inWords(fault: unknown): unknown {
  if (fault instanceof Refusal || !(fault instanceof Error) || !('code' in fault)) return fault
  const code = isNamelessFault(fault) ? 'EIO' : String(fault.code)
  const found = sentences.find(([pattern]) => pattern.test(code))
  return found ? new Refusal('storage', found[1], { current: code }) : fault
}

/** Whether a fault says that the database file itself cannot be trusted. */
export const isDamage = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && /^SQLITE_(CORRUPT|NOTADB)/.test(String(fault.code))
