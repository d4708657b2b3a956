import Database from 'better-sqlite3'
import { Refusal } from '../../../shared/refusal.ts'

/**
 * The office's own lock: a small SQLite file held with BEGIN EXCLUSIVE. Both hosts see it, and the system frees it when
 * the program is killed, which a file with a process number would not.
 */
export function takeLock(file: string): () => void {
  const lock = new Database(file, { timeout: 0 })
  try {
    lock.pragma('journal_mode=DELETE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (fault) {
    lock.close()
    if (fault instanceof Error && 'code' in fault && String(fault.code).startsWith('SQLITE_BUSY')) {
      throw new Refusal(
        'not-ready',
        'Sổ Chi bộ đang mở ở một cửa sổ khác trên máy này. Dữ liệu an toàn. Hãy dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại.',
      )
    }
    throw fault
  }
  return () => {
    if (lock.inTransaction) lock.exec('ROLLBACK')
    lock.close()
  }
}
