import { filePurposes, wordKind } from '../../../shared/attachments/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { missing } from '../conflict.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { behindDoor } from '../documents/printing.ts'
import { requireMeeting } from '../meetings/store.ts'
import { keepAttachment, takeUpload } from './keeping.ts'
import { requireKind } from './kinds.ts'
import { officialCommands } from './official.ts'

const filesOf = (db: Reader, meetingId: string) =>
  db.all(
    q
      .selectFrom('meeting_file')
      .innerJoin('attachment', 'attachment.sha256', 'meeting_file.sha256')
      .selectAll('meeting_file')
      .select(['attachment.media_type', 'attachment.bytes'])
      .where('meeting_id', '=', meetingId)
      .orderBy('position'),
  )

function requireFile(db: Reader, meetingId: string, sha256: string) {
  requireMeeting(db, meetingId)
  const file = filesOf(db, meetingId).find((each) => each.sha256 === sha256)
  if (!file) throw missing('tệp này')
  return file
}

export const attachmentsCommands: Handlers<'attachments'> = {
  ...officialCommands,

  'attachments.ofMeeting': ({ meetingId }, { db }) => {
    requireMeeting(db, meetingId)
    return filesOf(db, meetingId).map((row) => ({
      sha256: row.sha256,
      name: row.name,
      purpose: filePurposes.find((purpose) => purpose === row.purpose) ?? 'signed',
      mediaType: row.media_type,
      bytes: row.bytes,
      addedAt: row.added_at,
    }))
  },

  'attachments.add': async ({ meetingId, upload, name, purpose }, { read, write, door, papers }) => {
    read(({ db }) => requireMeeting(db, meetingId))
    const file = takeUpload(door, upload)
    const mediaType = requireKind(file.bytes)
    if (purpose === 'signed' && mediaType === wordKind) {
      throw new Refusal(
        'invalid',
        'Chưa đính kèm: tệp Word không phải là bản quét của bản ký. Hãy quét bản ký thành PDF hoặc ảnh rồi chọn lại tệp.',
      )
    }
    const sha256 = papers.keep(file.bytes)
    door.drop(upload)
    return write((context) => {
      const { db, audit, now } = context
      requireMeeting(db, meetingId)
      const there = filesOf(db, meetingId)
      if (there.some((each) => each.sha256 === sha256)) {
        throw new Refusal('refused', 'Tệp này đã đính kèm vào buổi sinh hoạt này. Không có gì thay đổi.')
      }
      keepAttachment(context, { sha256, bytes: file.bytes.length, mediaType })
      const position = (there.at(-1)?.position ?? -1) + 1
      db.run(
        q
          .insertInto('meeting_file')
          .values({ meeting_id: meetingId, sha256, position, name, purpose, added_at: now }),
      )
      audit({ record: { kind: 'meeting', id: meetingId }, changes: { attached: { sha256, name, purpose } } })
      return { sha256 }
    })
  },

  'attachments.open': async ({ meetingId, sha256 }, context) => {
    const { name, media_type: mediaType } = context.read(({ db }) => requireFile(db, meetingId, sha256))
    const bytes = context.papers.read(sha256, 'đính kèm buổi sinh hoạt')
    return behindDoor(context, name, mediaType, bytes)
  },

  'attachments.remove': ({ meetingId, sha256 }, { db, audit }) => {
    const { name, purpose } = requireFile(db, meetingId, sha256)
    db.run(q.deleteFrom('meeting_file').where('meeting_id', '=', meetingId).where('sha256', '=', sha256))
    audit({ record: { kind: 'meeting', id: meetingId }, changes: { detached: { sha256, name, purpose } } })
    return {}
  },
}
