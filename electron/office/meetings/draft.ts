import { type MeetingContent, meetingContent } from '../../../shared/meetings/meeting.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'

const kind = 'meeting'

export interface KeptDraft {
  readonly content: MeetingContent
  readonly revision: number
  readonly keptAt: string
}

/** Stands for a draft that the record took over. Its revision stays, so that no later draft bears the same one. */
const takenOver = 'null'

const rowOf = (db: Reader, meetingId: string) =>
  db.first(q.selectFrom('draft').selectAll().where('kind', '=', kind).where('record_id', '=', meetingId))

/** What is being typed of a meeting; undefined when nothing waits to be recorded. */
export function draftOf(db: Reader, meetingId: string): KeptDraft | undefined {
  const row = rowOf(db, meetingId)
  if (!row || row.body === takenOver) return undefined
  return { content: meetingContent.parse(JSON.parse(row.body)), revision: row.revision, keptAt: row.kept_at }
}

/** Revision that the next keeping must name; it only ever rises. */
export const draftRevisionOf = (db: Reader, meetingId: string): number => rowOf(db, meetingId)?.revision ?? 0

/** Refuses to pass over what another window has typed and this one has not seen. */
export function requireDraft(db: Reader, meetingId: string, seen: number): void {
  if (draftRevisionOf(db, meetingId) === seen) return
  throw new Refusal(
    'conflict',
    'Buổi sinh hoạt này đang được nhập ở một cửa sổ khác. Những gì bạn vừa nhập chưa ghi đè lên. Hãy chọn giữ bản nào.',
    { current: draftOf(db, meetingId) },
  )
}

const write = (
  db: Writer,
  meetingId: string,
  columns: { readonly body: string; readonly revision: number; readonly kept_at: string },
) =>
  db.run(
    q
      .insertInto('draft')
      .values({ kind, record_id: meetingId, ...columns })
      .onConflict((conflict) => conflict.columns(['kind', 'record_id']).doUpdateSet(columns)),
  )

/** Keeps a draft over the one that the window saw; another window's newer one is not overwritten. */
export function keepDraft(
  db: Writer,
  meetingId: string,
  seen: number,
  content: MeetingContent,
  now: string,
): KeptDraft {
  requireDraft(db, meetingId, seen)
  const revision = seen + 1
  write(db, meetingId, { body: JSON.stringify(content), revision, kept_at: now })
  return { content, revision, keptAt: now }
}

/** Ends a draft that the record took over. Answers the revision that the next keeping must name. */
export function dropDraft(db: Writer, meetingId: string, now: string): number {
  const revision = draftRevisionOf(db, meetingId) + 1
  write(db, meetingId, { body: takenOver, revision, kept_at: now })
  return revision
}
