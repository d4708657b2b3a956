import { z } from 'zod'
import { login } from '../accounts/contract.ts'
import { passwordMost } from '../accounts/passwords.ts'
import { backupCounts } from '../backup/contract.ts'
import { media } from '../backup/media.ts'
import { job, read, write } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, requiredLine, revision } from '../fields.ts'

const copy = z.object({
  madeAt: z.string(),
  placeName: z.string(),
  medium: z.enum(media).nullable(),
  setName: z.string(),
  /** It lacks papers that were lost already when it was made. */
  lacksPapers: z.boolean(),
})

/** The office as one clerk leaves it to another. Kept with the handover, so that its paper can be printed again. */
export const handoverFacts = z.object({
  communeName: z.string(),
  province: z.string(),
  placeName: z.string(),
  counts: backupCounts,
  /** Meetings that were opened and not recorded. */
  openMeetings: z.number().int(),
  openTasks: z.number().int(),
  overdueTasks: z.number().int(),
  /** The last copy, and the last one that outlives the disk of the office; null where there is none. */
  lastCopy: copy.nullable(),
  secondCopy: copy.nullable(),
  /** Who may enter from then on. */
  accounts: z.array(z.object({ name: z.string(), login: z.string(), role: z.string() })),
  /** Where the audit of this installation ended: its number of entries and the hash of the last one. */
  audit: z.object({ sequence: z.number().int(), hash: z.string() }),
  programVersion: z.string(),
})
export type HandoverFacts = z.infer<typeof handoverFacts>

export const handoverStates = ['waiting', 'received', 'cancelled'] as const

const party = z.object({ id, name: z.string(), login: z.string() })

export const handover = z.object({
  id,
  state: z.enum(handoverStates),
  giver: party,
  receiver: party,
  begunAt: z.string(),
  receivedAt: z.string().nullable(),
})
export type Handover = z.infer<typeof handover>

/** Bàn giao: one clerk's chair goes to another, by the hand of both. */
export const handoversContract = {
  /** Newest first. */
  'handovers.list': read(z.object({}), z.array(handover)),
  /**
   * Names who receives: somebody who has an account, or somebody new with a password for the first entry. They get the
   * rights of the giver, who goes on until they have received.
   */
  'handovers.begin': job(
    'administer',
    z.object({
      giverId: id,
      /** Of the giver's account. */
      revision,
      receiver: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('known'), id }),
        z.object({
          kind: z.literal('new'),
          name: requiredLine('họ và tên', 80),
          login,
          password: z.string().min(1, 'Chưa nhập mật khẩu').max(passwordMost),
        }),
      ]),
    }),
    z.object({ id }),
  ),
  /** By the receiver: from then on the giver's password opens nothing. */
  'handovers.receive': job('read', z.object({ id }), z.object({ id })),
  'handovers.cancel': write('administer', z.object({ id }), z.object({})),
  /** Biên bản bàn giao as a PDF, as often as it is wanted. */
  'handovers.paper': job('read', z.object({ id }), doorFile),
}
