import type { FrozenMany, LeftUnfrozen, OnePaper } from '../../../shared/documents/contract.ts'
import type { PaperKind } from '../../../shared/documents/kinds.ts'
import { meetingHints } from '../../../shared/meetings/hints.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext, ReadContext } from '../context.ts'
import { rollFor } from '../meetings/roll.ts'
import { recordedContent, requireMeeting, toKind } from '../meetings/store.ts'
import { nameOn } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { freeze } from './freezing.ts'
import { offeredPapers } from './making.ts'
import { outOfOrder, proposedNumber } from './numbers.ts'
import { requireOrigin } from './origin.ts'

interface Asked {
  readonly meetings: readonly string[]
  readonly kinds: readonly PaperKind[]
  /** Also where there is something that a clerk should look at first, having been told. */
  readonly withHints: boolean
}

/** What speaks against freezing the papers of a meeting unseen. */
function hintsOf({ db, today }: ReadContext, meetingId: string): readonly string[] {
  const meeting = requireMeeting(db, meetingId)
  const content = recordedContent(db, meeting)
  return meetingHints({
    ...{ content, kind: toKind(meeting.kind), book: rulebookOf(db), today },
    roll: rollFor(db, meeting, content.heldOn),
    isByFigures: meeting.depth === 'figures',
  })
}

/** Numbers that would be out of the order of days: of a month that is frozen late, after the one that followed it. */
const orderHints = ({ db }: ReadContext, papers: readonly OnePaper[]): readonly string[] =>
  papers.flatMap((paper) => outOfOrder(db, paper, proposedNumber(db, paper)?.proposed ?? null) ?? [])

/** The papers of these kinds that a meeting yields and that were never frozen; an amended one wants a look of its own. */
const unfrozen = (read: ReadContext, meetingId: string, kinds: readonly PaperKind[]): readonly OnePaper[] =>
  offeredPapers(read, meetingId)
    .filter(({ kind, paperId }) => paperId === null && kinds.includes(kind))
    .map(({ kind, item }) => ({ meetingId, reportId: null, kind, item }))

async function freezeOne(paper: OnePaper, context: JobContext): Promise<void> {
  const { revision, proposal } = context.read(({ db }) => ({
    revision: requireOrigin(db, paper).revision,
    proposal: proposedNumber(db, paper),
  }))
  if (proposal !== undefined && !proposal.isOfRegistry && proposal.proposed === null) {
    throw new Refusal('refused', 'Chưa biết số cuối đã dùng, nên chưa có số để chốt.')
  }
  const number = proposal?.proposed ?? null
  await freeze({ ...paper, meetingRevision: revision, number, allowDouble: false }, context)
}

/**
 * Chốt bản in of one month in one go: every paper of these kinds that the meetings yield, each with the number that
 * follows. What a clerk should look at first is left, with what it is; what was frozen before a fault stays frozen.
 */
export async function freezeMany(
  { meetings, kinds, withHints }: Asked,
  context: JobContext,
): Promise<FrozenMany> {
  const left: LeftUnfrozen[] = []
  let frozen = 0
  for (const [index, meetingId] of meetings.entries()) {
    const { cellName, heldOn, papers, hints } = context.read((read) => {
      const meeting = requireMeeting(read.db, meetingId)
      const offered = unfrozen(read, meetingId, kinds)
      return {
        cellName: nameOn(read.db, meeting.cell_id, meeting.held_on),
        heldOn: meeting.held_on,
        papers: offered,
        hints: withHints ? [] : [...hintsOf(read, meetingId), ...orderHints(read, offered)],
      }
    })
    const leave = (why: readonly string[], isHint: boolean) =>
      left.push({ meetingId, cellName, heldOn, why: [...why], isHint })
    const tell: JobContext = {
      ...context,
      progress: () => context.progress(`Đang chốt: ${cellName}`, index / meetings.length),
    }
    if (papers.length > 0 && hints.length > 0) leave(hints, true)
    else {
      for (const paper of papers) {
        try {
          await freezeOne(paper, tell)
          frozen += 1
        } catch (fault) {
          if (!(fault instanceof Refusal)) throw fault
          if (fault.code === 'cancelled') return { frozen, left }
          // No further paper of this meeting: what the second says may lean on the first.
          leave([fault.message], false)
          break
        }
      }
    }
  }
  return { frozen, left }
}
