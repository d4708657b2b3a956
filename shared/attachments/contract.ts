import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, requiredLine, token } from '../fields.ts'

/** What a file of a meeting is: the signed handwritten original, what was prepared, a text finally changed by hand. */
export const filePurposes = ['signed', 'preparation', 'official-text'] as const
export type FilePurpose = (typeof filePurposes)[number]
export const filePurposeNames: Readonly<Record<FilePurpose, string>> = {
  signed: 'Bản ký',
  preparation: 'Tài liệu chuẩn bị',
  'official-text': 'Văn bản chính thức',
}

/** Kinds of file that can be kept, and how large each may be, in bytes. */
export const fileKinds = {
  'application/pdf': { name: 'PDF', most: 20 * 1024 * 1024 },
  'image/jpeg': { name: 'ảnh JPEG', most: 5 * 1024 * 1024 },
  'image/png': { name: 'ảnh PNG', most: 5 * 1024 * 1024 },
} as const
export type FileKind = keyof typeof fileKinds

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const meetingFile = z.object({
  sha256: hash,
  name: z.string(),
  purpose: z.enum(filePurposes),
  mediaType: z.string(),
  bytes: z.number().int(),
  addedAt: z.string(),
})
export type MeetingFile = z.infer<typeof meetingFile>

/** Tệp của buổi sinh hoạt: papers of a meeting that were not made here. */
export const attachmentsContract = {
  'attachments.ofMeeting': read(z.object({ meetingId: id }), z.array(meetingFile)),
  'attachments.add': job(
    'write',
    z.object({
      meetingId: id,
      upload: token,
      name: requiredLine('tên tệp', 200),
      purpose: z.enum(filePurposes),
    }),
    z.object({ sha256: hash }),
  ),
  /** Puts a file behind the door. */
  'attachments.open': job('read', z.object({ meetingId: id, sha256: hash }), doorFile),
  /** Takes a file away from a meeting; its bytes stay, and the audit names them. */
  'attachments.remove': write('write', z.object({ meetingId: id, sha256: hash }), z.object({})),
}
