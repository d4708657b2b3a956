import type { z } from 'zod'
import { Refusal } from '../../shared/refusal.ts'
import { q, type Reader, type Writer } from './database/executor.ts'

export interface KeptDraft<T> {
  readonly content: T
  readonly revision: number
  readonly keptAt: string
}

interface DraftKind<T> {
  /** Names the kind in the table of drafts. */
  readonly kind: string
  readonly schema: z.ZodType<T>
  /** What is told to a window that would pass over what another one has typed. */
  readonly conflict: string
}

/** Stands for a draft that the record took over. Its revision stays, so that no later draft bears the same one. */
const takenOver = 'null'

/** Drafts of one kind: what is being typed, kept over the revision that was seen, until the record takes it over. */
export function draftsOf<T>({ kind, schema, conflict }: DraftKind<T>) {
  const rowOf = (db: Reader, recordId: string) =>
    db.first(q.selectFrom('draft').selectAll().where('kind', '=', kind).where('record_id', '=', recordId))

  const write = (
    db: Writer,
    recordId: string,
    columns: { readonly body: string; readonly revision: number; readonly kept_at: string },
  ) =>
    db.run(
      q
        .insertInto('draft')
        .values({ kind, record_id: recordId, ...columns })
        .onConflict((clash) => clash.columns(['kind', 'record_id']).doUpdateSet(columns)),
    )

  /** What is being typed; undefined when nothing waits to be recorded. */
  const draftOf = (db: Reader, recordId: string): KeptDraft<T> | undefined => {
    const row = rowOf(db, recordId)
    if (!row || row.body === takenOver) return undefined
    return { content: schema.parse(JSON.parse(row.body)), revision: row.revision, keptAt: row.kept_at }
  }

  /** Revision that the next keeping must name; it only ever rises. */
  const draftRevisionOf = (db: Reader, recordId: string): number => rowOf(db, recordId)?.revision ?? 0

  /** Refuses to pass over what another window has typed and this one has not seen. */
  const requireDraft = (db: Reader, recordId: string, seen: number): void => {
    if (draftRevisionOf(db, recordId) === seen) return
    throw new Refusal('conflict', conflict, { current: draftOf(db, recordId) })
  }

  return {
    draftOf,
    draftRevisionOf,
    requireDraft,

    /** Keeps a draft over the one that the window saw; another window's newer one is not overwritten. */
    keepDraft: (db: Writer, recordId: string, seen: number, content: T, now: string): KeptDraft<T> => {
      requireDraft(db, recordId, seen)
      const revision = seen + 1
      write(db, recordId, { body: JSON.stringify(content), revision, kept_at: now })
      return { content, revision, keptAt: now }
    },

    /** Ends a draft that the record took over. Answers the revision that the next keeping must name. */
    dropDraft: (db: Writer, recordId: string, now: string): number => {
      const revision = draftRevisionOf(db, recordId) + 1
      write(db, recordId, { body: takenOver, revision, kept_at: now })
      return revision
    },
  }
}
