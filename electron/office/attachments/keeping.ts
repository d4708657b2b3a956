import { Refusal } from '../../../shared/refusal.ts'
import type { WriteContext } from '../context.ts'
import { q } from '../database/executor.ts'
import type { Door, DoorBytes } from '../door.ts'

/** What the clerk has sent; it waits for half an hour. */
export function takeUpload(door: Door, upload: string): DoorBytes {
  const file = door.take(upload)
  if (file !== undefined) return file
  throw new Refusal('not-found', 'Tệp gửi lên không còn chờ nữa. Hãy chọn lại tệp.')
}

/** Names kept bytes in the register; the same bytes stand there once. */
export function keepAttachment(
  { db, now }: WriteContext,
  file: { readonly sha256: string; readonly bytes: number; readonly mediaType: string },
): void {
  db.run(
    q
      .insertInto('attachment')
      .values({ sha256: file.sha256, bytes: file.bytes, media_type: file.mediaType, created_at: now })
      .onConflict((conflict) => conflict.column('sha256').doNothing()),
  )
}
