import { type MeetingContent, meetingContent } from '../../../shared/meetings/meeting.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'

const kind = 'meeting'

export interface KeptDraft {
  readonly content: MeetingContent
  readonly revision: number
  readonly keptAt: string
}

/** What is being typed of a meeting; undefined when nothing waits to be recorded. */
export function draftOf(db: Reader, meetingId: string): KeptDraft | undefined {
  const row = db.first(
    q.selectFrom('draft').selectAll().where('kind', '=', kind).where('record_id', '=', meetingId),
  )
  return (
    row && {
      content: meetingContent.parse(JSON.parse(row.body)),
      revision: row.revision,
      keptAt: row.kept_at,
    }
  )
}

/** Keeps a draft over the one that the window saw; another window's newer one is not overwritten. */
export function keepDraft(
  db: Writer,
  meetingId: string,
  seen: number,
  content: MeetingContent,
  now: string,
): KeptDraft {
  const before = db.first(
    q.selectFrom('draft').select('revision').where('kind', '=', kind).where('record_id', '=', meetingId),
  )
  if ((before?.revision ?? 0) !== seen) {
    throw new Refusal(
      'conflict',
      'Buổi sinh hoạt này đang được nhập ở một cửa sổ khác. Những gì bạn vừa nhập chưa ghi đè lên. Hãy chọn giữ bản nào.',
      { current: draftOf(db, meetingId) },
    )
  }
  const columns = { body: JSON.stringify(content), revision: seen + 1, kept_at: now }
  db.run(
    q
      .insertInto('draft')
      .values({ kind, record_id: meetingId, ...columns })
      .onConflict((conflict) => conflict.columns(['kind', 'record_id']).doUpdateSet(columns)),
  )
  return { content, revision: seen + 1, keptAt: now }
}

export const dropDraft = (db: Writer, meetingId: string) =>
  db.run(q.deleteFrom('draft').where('kind', '=', kind).where('record_id', '=', meetingId))
