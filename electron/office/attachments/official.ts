import { Refusal } from '../../../shared/refusal.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { behindDoor } from '../documents/printing.ts'
import { paperView, requirePaper } from '../documents/store.ts'
import { keepAttachment, takeUpload } from './keeping.ts'
import { requireKind } from './kinds.ts'

/** The text that stands in place of a version of a paper; undefined where its print is the official one. */
export const officialText = (db: Reader, paperId: string, version: number) =>
  db.first(
    q
      .selectFrom('official_text')
      .innerJoin('attachment', 'attachment.sha256', 'official_text.sha256')
      .selectAll('official_text')
      .select(['attachment.media_type', 'attachment.bytes'])
      .where('paper_id', '=', paperId)
      .where('version', '=', version),
  )

/** A paper as it was seen, with a version that is in use: a draft has none. */
function requireFrozen(db: Reader, paperId: string, revision: number) {
  const paper = requirePaper(db, paperId)
  requireRevision(paper.revision, revision, () => paperView(db, paperId))
  if (paper.state === 'draft') {
    throw new Refusal(
      'refused',
      'Văn bản này đang sửa đổi nên chưa gắn được bản chính thức. Hãy chốt bản in mới rồi gắn.',
    )
  }
  return paper
}

function drop({ db }: WriteContext, paperId: string, version: number): void {
  db.run(q.deleteFrom('official_text').where('paper_id', '=', paperId).where('version', '=', version))
}

const touch = ({ db }: WriteContext, paperId: string, revision: number): void =>
  void db.run(
    q
      .updateTable('paper')
      .set({ revision: revision + 1 })
      .where('id', '=', paperId),
  )

export const officialCommands: Pick<
  Handlers<'attachments'>,
  'attachments.setOfficial' | 'attachments.openOfficial' | 'attachments.dropOfficial'
> = {
  'attachments.setOfficial': async ({ paperId, revision, upload, name }, { read, write, door, papers }) => {
    read(({ db }) => requireFrozen(db, paperId, revision))
    const file = takeUpload(door, upload)
    const mediaType = requireKind(file.bytes)
    const sha256 = papers.keep(file.bytes)
    door.drop(upload)
    return write((context) => {
      const { db, audit, now } = context
      const { current_version: version } = requireFrozen(db, paperId, revision)
      const before = officialText(db, paperId, version)
      keepAttachment(context, { sha256, bytes: file.bytes.length, mediaType })
      drop(context, paperId, version)
      db.run(
        q.insertInto('official_text').values({ paper_id: paperId, version, sha256, name, added_at: now }),
      )
      touch(context, paperId, revision)
      audit({
        record: { kind: 'paper', id: paperId },
        changes: { version, official: [before?.sha256 ?? null, sha256], name },
      })
      return { sha256 }
    })
  },

  'attachments.openOfficial': async ({ paperId, version }, context) => {
    const file = context.read(({ db }) => officialText(db, paperId, version))
    if (!file) throw missing('bản chính thức này')
    const bytes = context.papers.read(file.sha256, 'của bản chính thức')
    return behindDoor(context, file.name, file.media_type, bytes)
  },

  'attachments.dropOfficial': ({ paperId, revision }, context) => {
    const { db, audit } = context
    const { current_version: version } = requireFrozen(db, paperId, revision)
    const before = officialText(db, paperId, version)
    if (!before) throw missing('bản chính thức của văn bản này')
    drop(context, paperId, version)
    touch(context, paperId, revision)
    audit({
      record: { kind: 'paper', id: paperId },
      changes: { version, official: [before.sha256, null], name: before.name },
    })
    return {}
  },
}
