import { z } from 'zod'
import { job, read, write } from '../command.ts'
import { id, isoDate, line, period, requiredLine, revision, token } from '../fields.ts'
import { paperStates } from '../meetings/contract.ts'
import { type PaperRef, paperKinds, paperRef } from './kinds.ts'

/** What a paper is of: a meeting, or a report. */
const paperOf = { meetingId: id.nullable().default(null), reportId: id.nullable().default(null) }
export type PaperOf = { readonly [N in keyof typeof paperOf]: string | null }

/** A paper by what it is of, and which of its papers. */
export type OnePaper = PaperOf & PaperRef
const onePaper = { ...paperOf, ...paperRef.shape }
const isOfOne = ({ meetingId, reportId }: PaperOf): boolean => (meetingId === null) !== (reportId === null)
const notOfOne = { error: 'Phải nêu một buổi sinh hoạt hoặc một báo cáo' }

/** A file that waits behind the binary door: fetch `/door/<token>`. */
export const doorFile = z.object({ token, name: z.string(), mediaType: z.string(), bytes: z.number().int() })
export type DoorFile = z.infer<typeof doorFile>

export const paperVersion = z.object({
  version: z.number().int(),
  number: z.string(),
  frozenAt: z.string(),
  printedAt: z.string().nullable(),
  signedOn: z.string().nullable(),
  signers: z.string(),
  /** A later version replaced it after it had been printed: the sheets are out and must be recalled (thu hồi). */
  recall: z.boolean(),
  /** The day on which they were called back, and what the clerk says of it. */
  recalledOn: z.string().nullable(),
  recalledNote: z.string(),
  reason: z.string(),
  /** Bản chính thức: the text as it was finally changed in Word or by pen, in place of this print. */
  official: z.object({ name: z.string(), mediaType: z.string(), addedAt: z.string() }).nullable(),
})

export const paperView = z.object({
  id,
  revision,
  kind: z.enum(paperKinds),
  /** Which of several of its kind; '' where a meeting yields one. */
  item: z.string(),
  title: z.string(),
  cellId: id,
  cellName: z.string(),
  meetingId: id.nullable(),
  reportId: id.nullable(),
  state: z.enum(paperStates),
  number: z.string(),
  currentVersion: z.number().int(),
  versions: z.array(paperVersion),
})
export type PaperView = z.infer<typeof paperView>

/** A paper that a meeting can yield, and how far it is. */
export const offeredPaper = z.object({
  kind: z.enum(paperKinds),
  item: z.string(),
  /** `Nghị quyết`, `Trích biên bản: Đề nghị kết nạp ...`. */
  name: z.string(),
  paperId: id.nullable(),
  state: z.enum(paperStates),
  /** It was frozen, and what the record says since is something else: an amended version is due. */
  differs: z.boolean(),
})
export type OfferedPaper = z.infer<typeof offeredPaper>

/** Steps of the way of a paper that are ticked for many papers at once; signing is one of its own. */
export const tickedSteps = ['printed', 'scanned', 'posted', 'archived'] as const
export type TickedStep = (typeof tickedSteps)[number]

const chosenPapers = z
  .array(z.object({ paperId: id, revision }))
  .min(1)
  .max(500)

/** A paper among those of a month. */
export const paperOfPeriod = z.object({
  paperId: id,
  revision,
  /** Null for a paper of a report. */
  meetingId: id.nullable(),
  /** Whose paper it is. */
  bodyId: id,
  kind: z.enum(paperKinds),
  item: z.string(),
  number: z.string(),
  state: z.enum(paperStates),
  version: z.number().int(),
  signedOn: z.string().nullable(),
  postedOn: z.string().nullable(),
  /** A text changed in Word or by pen stands in place of the print. */
  isOfficialAttached: z.boolean(),
  /** The record was amended since by way of another paper of the meeting, and says something else. */
  differs: z.boolean(),
})
export type PaperOfPeriod = z.infer<typeof paperOfPeriod>

export const numberProposal = z.object({
  /** A paper of this kind carries a number. */
  isNumbered: z.boolean(),
  /** '08-BB/CB'; null when the last number used is not known: the paper then prints dots. */
  proposed: z.string().nullable(),
  symbol: z.string(),
  /** Sentences about gaps and doubles. */
  warnings: z.array(z.string()),
  /** A sentence where the number is out of the order of days; said once more before freezing. */
  outOfOrder: z.string().nullable(),
})

/** A meeting whose papers were not frozen with the others, and why. */
export const leftUnfrozen = z.object({
  meetingId: id,
  cellName: z.string(),
  heldOn: z.string(),
  why: z.array(z.string()),
  /** Facts to be looked at; otherwise something that has to be mended first. */
  isHint: z.boolean(),
})
export type LeftUnfrozen = z.infer<typeof leftUnfrozen>
export const frozenMany = z.object({ frozen: z.number().int(), left: z.array(leftUnfrozen) })
export type FrozenMany = z.infer<typeof frozenMany>

/** The list of papers comes in pages of so many; a shorter one is the last. */
export const papersPage = 200

export const documentsContract = {
  /**
   * The latest first; `after` is the last paper of the page before. `recall`: only those with sheets still out;
   * `differs`: only those of the last twelve periods that no longer say what the record says.
   */
  'documents.papers': read(
    z.object({
      cellId: id.nullable().default(null),
      state: z.enum(paperStates).nullable().default(null),
      recall: z.boolean().default(false),
      differs: z.boolean().default(false),
      after: id.nullable().default(null),
    }),
    z.array(
      paperView.omit({ versions: true }).extend({
        heldOn: z.string().nullable(),
        recall: z.boolean(),
        differs: z.boolean(),
      }),
    ),
  ),
  'documents.paper': read(z.object({ id }), paperView),
  /** The paper as it was frozen, of a meeting or a report; null while there is none. */
  'documents.ofMeeting': read(z.object(onePaper).refine(isOfOne, notOfOne), paperView.nullable()),
  /** Every paper that the meeting can yield as it is now, and those that were made. */
  'documents.offered': read(z.object({ meetingId: id }), z.array(offeredPaper)),
  /** A paper as it would print now, drawn from what is kept of the meeting. The preview is the PDF. */
  'documents.preview': job(
    'read',
    z.object({ ...onePaper, number: line(40).optional() }).refine(isOfOne, notOfOne),
    doorFile.extend({ pages: z.number().int() }),
  ),
  /** The next number; with `number`, what speaks against the one that the clerk means to give. */
  'documents.proposeNumber': read(
    z.object({ ...onePaper, number: line(40).optional() }).refine(isOfOne, notOfOne),
    numberProposal,
  ),
  /** Chốt bản in: number given; the canonical document, its layout and the PDF itself are kept. */
  'documents.freeze': job(
    'write',
    z
      .object({
        ...onePaper,
        /** The revision that was seen of the meeting or the report. */
        meetingRevision: revision,
        number: line(40).nullable(),
        /** The clerk was told that another paper of the cell bears the number; otherwise a double is refused. */
        allowDouble: z.boolean().default(false),
      })
      .refine(isOfOne, notOfOne),
    paperView,
  ),
  /** Chốt bản in for a whole month: those that want a look first are left, with what it is. */
  'documents.freezeMany': job(
    'write',
    z.object({
      meetings: z.array(id).min(1).max(500),
      kinds: z.array(z.enum(paperKinds)).min(1),
      withHints: z.boolean().default(false),
    }),
    frozenMany,
  ),
  'documents.pdf': job('read', z.object({ paperId: id, version: z.number().int().optional() }), doorFile),
  /** `number` stands on a draft as in the preview; a frozen paper keeps its own. */
  'documents.word': job(
    'export',
    z.object({ ...onePaper, number: line(40).optional() }).refine(isOfOne, notOfOne),
    doorFile,
  ),
  /** The kept PDFs of several papers in one file, in the order given. */
  'documents.pdfOfMany': job(
    'read',
    z.object({ papers: z.array(id).min(1).max(500) }),
    doorFile.extend({ pages: z.number().int() }),
  ),
  /** Prints the kept PDFs of several papers in one go; those that were only frozen are marked as printed. */
  'documents.printMany': job(
    'write',
    z.object({ papers: z.array(id).min(1).max(500) }),
    z.object({ how: z.enum(['printed', 'shown', 'cancelled']) }),
  ),
  /** Prints the kept PDF through the host. */
  'documents.print': job(
    'write',
    z.object({ paperId: id }),
    z.object({ how: z.enum(['printed', 'shown', 'cancelled']) }),
  ),
  'documents.markPrinted': write('sign', z.object({ paperId: id, revision }), paperView),
  /** Ghi nhận đã ký: people sign on paper, the program records it. */
  'documents.recordSigned': write(
    'sign',
    z.object({ paperId: id, revision, signedOn: isoDate, signers: line(300) }),
    paperView,
  ),
  /** The papers of all meetings of a period, and of the reports (báo cáo, tờ trình) of its cells. */
  'documents.ofPeriod': read(z.object({ period }), z.array(paperOfPeriod)),
  /** Ticks one step (đã in, đã quét, đã đăng, đã lưu) for several papers; all of them or none. */
  'documents.advance': write(
    'sign',
    z.object({ papers: chosenPapers, to: z.enum(tickedSteps), on: isoDate }),
    z.object({ changed: z.number().int() }),
  ),
  /** Ghi nhận đã ký for several papers, signed by those whose names stand on them; all of them or none. */
  'documents.signMany': write(
    'sign',
    z.object({ papers: chosenPapers, signedOn: isoDate }),
    z.object({ changed: z.number().int() }),
  ),
  /** Takes back the last tick, made by mistake: of printing, signing, scanning, posting or filing. */
  'documents.stepBack': write('sign', z.object({ paperId: id, revision }), paperView),
  /** Opens the meeting for a change after freezing; the next freeze makes a new version. */
  'documents.reopen': write(
    'write',
    z.object({ paperId: id, revision, reason: requiredLine('lý do', 300) }),
    paperView,
  ),
  /** Đã thu hồi: the printed sheets of a replaced version came back. Said again, it puts the day and the note right. */
  'documents.recall': write(
    'write',
    z.object({
      paperId: id,
      revision,
      version: z.number().int().min(1),
      on: isoDate,
      note: line(300).default(''),
    }),
    paperView,
  ),
  /** Every cell's heading on one trial print. */
  'documents.headingTrial': job('read', z.object({}), doorFile),
}
