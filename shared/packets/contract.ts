import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { id, isoDate, period, revision, token } from '../fields.ts'
import { paperStates } from '../meetings/contract.ts'
import { meetingKinds } from '../meetings/meeting.ts'

/** Before the meeting what was prepared goes on the e-handbook, after it the finished papers (domain.md 2.2). */
export const phases = ['before', 'after'] as const
export type Phase = (typeof phases)[number]
export const phaseNames: Readonly<Record<Phase, string>> = {
  before: 'Trước buổi sinh hoạt',
  after: 'Sau buổi sinh hoạt',
}

const packetItem = z.object({
  /** Names it among the items of its meeting. */
  key: z.string(),
  name: z.string(),
  /** As it will be called in the packet. */
  fileName: z.string(),
  /** Null for a file that was not made here: a scan, what was prepared. */
  paper: z.object({ id, revision, state: z.enum(paperStates), postedOn: z.string().nullable() }).nullable(),
  /** Whether it goes on the e-handbook unless the clerk says otherwise. */
  isPosted: z.boolean(),
  /** Why not, or what the clerk should know of it: '' or a sentence. */
  note: z.string(),
})
export type PacketItem = z.infer<typeof packetItem>

const packetPart = z.object({
  items: z.array(packetItem),
  /** What is not there yet, in sentences. */
  missing: z.array(z.string()),
})
export type PacketPart = z.infer<typeof packetPart>

export const packetRow = z.object({
  cellId: id,
  cellName: z.string(),
  meetingId: id,
  revision,
  kind: z.enum(meetingKinds),
  heldOn: z.string(),
  isRecorded: z.boolean(),
  /** The last days of the two deadlines, and the days on which it was done. */
  uploadBy: z.string(),
  postBy: z.string(),
  uploadedOn: z.string().nullable(),
  postedOn: z.string().nullable(),
  /** What is due next; null when nothing is. */
  due: z.enum(phases).nullable(),
  /** Whole hours to the end of the day on which it is due; below 0 when it is over. Null when nothing is due. */
  hoursLeft: z.number().int().nullable(),
  before: packetPart,
  after: packetPart,
})
export type PacketRow = z.infer<typeof packetRow>

const meetingsOf = <T extends z.ZodRawShape>(more: T) =>
  z
    .array(z.object({ meetingId: id, ...more }))
    .min(1)
    .max(500)

/** Whole hours before a deadline in which it is near, and after it in which it was just missed. */
export const soonHours = 24
export const lateHours = 7 * 24

/** Gói đưa lên Sổ tay đảng viên điện tử: the papers of a meeting and a text to paste, put on a stick. */
export const packetsContract = {
  /** The meetings of a period, those with the fewest hours left first. */
  'packets.ofPeriod': read(z.object({ period }), z.array(packetRow)),
  /**
   * Packets of this period and the one before whose deadline is near: the hours of `soonHours`, or the days after it in which
   * it still makes sense to hurry. An office that never ticks them is not told for ever.
   */
  'packets.due': read(
    z.object({}),
    z.array(z.object({ period, soon: z.number().int(), late: z.number().int() })),
  ),
  /** The text to paste: title, time, place; attendance and conclusion once the meeting is held. */
  'packets.text': read(z.object({ meetingId: id, phase: z.enum(phases) }), z.object({ text: z.string() })),
  /** Writes a folder a meeting; one of the same name is replaced when the new one is complete. */
  'packets.write': job(
    'export',
    z.object({
      folder: token,
      period,
      phase: z.enum(phases),
      meetings: meetingsOf({ items: z.array(z.string().max(200)).max(200) }),
    }),
    z.object({
      placeName: z.string(),
      folderName: z.string(),
      meetings: z.number().int(),
      papers: z.number().int(),
      /** All that lies in the packets: papers, texts to paste, lists of files. */
      files: z.number().int(),
    }),
  ),
  /** Ghi nhận đã đưa lên: the day for several meetings, and for those of their papers that were posted; all or none. */
  'packets.tick': write(
    'write',
    z.object({
      phase: z.enum(phases),
      on: isoDate,
      meetings: meetingsOf({
        revision,
        papers: z.array(z.object({ paperId: id, revision })).max(200),
      }),
    }),
    z.object({ changed: z.number().int() }),
  ),
}
