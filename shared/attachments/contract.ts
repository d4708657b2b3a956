import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, requiredLine, revision, token } from '../fields.ts'

/** What a file of a meeting is: the signed handwritten original, or what was prepared. */
export const filePurposes = ['signed', 'preparation'] as const
export type FilePurpose = (typeof filePurposes)[number]
export const filePurposeNames: Readonly<Record<FilePurpose, string>> = {
  signed: 'Bản ký',
  preparation: 'Tài liệu chuẩn bị',
}

/** Kinds of file that can be kept, and how large each may be, in bytes. */
export const fileKinds = {
  'application/pdf': { name: 'PDF', most: 20 * 1024 * 1024 },
  'image/jpeg': { name: 'ảnh JPEG', most: 5 * 1024 * 1024 },
  'image/png': { name: 'ảnh PNG', most: 5 * 1024 * 1024 },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    name: 'Word',
    most: 20 * 1024 * 1024,
  },
} as const
export type FileKind = keyof typeof fileKinds
/** Word files (.docx) are kept as they are: they can be neither shown here nor bound into a book. */
export const wordKind = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** The ending of a file of a kind. */
export const endingOf: Readonly<Record<FileKind, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  [wordKind]: 'docx',
}

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

const fileName = requiredLine('tên tệp', 200)

/** Tệp của buổi sinh hoạt: papers of a meeting that were not made here. Bản chính thức: what became of one made here. */
export const attachmentsContract = {
  'attachments.ofMeeting': read(z.object({ meetingId: id }), z.array(meetingFile)),
  'attachments.add': job(
    'write',
    z.object({
      meetingId: id,
      upload: token,
      name: fileName,
      purpose: z.enum(filePurposes),
    }),
    z.object({ sha256: hash }),
  ),
  /** Puts a file behind the door. */
  'attachments.open': job('read', z.object({ meetingId: id, sha256: hash }), doorFile),
  /** Takes a file away from a meeting; its bytes stay, and the audit names them. */
  'attachments.remove': write('write', z.object({ meetingId: id, sha256: hash }), z.object({})),
  /** Gắn bản chính thức: the text of the version in use as it was finally changed in Word or by pen. The print stays. */
  'attachments.setOfficial': job(
    'write',
    z.object({ paperId: id, revision, upload: token, name: fileName }),
    z.object({ sha256: hash }),
  ),
  'attachments.openOfficial': job(
    'read',
    z.object({ paperId: id, version: z.number().int().min(1) }),
    doorFile,
  ),
  /** The print is the official text of the version in use again; the bytes stay, and the audit names them. */
  'attachments.dropOfficial': write('write', z.object({ paperId: id, revision }), z.object({})),
}
