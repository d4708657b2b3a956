import { type PaperKind, recordKinds } from '../../../shared/documents/kinds.ts'
import type { MeetingView } from '../../../shared/meetings/contract.ts'
import { filledIn } from '../../../shared/meetings/filled.ts'
import { extractItems } from '../../../shared/meetings/papers/extract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { q, type Reader } from '../database/executor.ts'
import { toPaperState } from './listing.ts'
import { recordedContent, requireMeeting } from './store.ts'

/** Papers of one item of the record. */
const ofOneItem: ReadonlySet<string> = new Set<PaperKind>(['extract', 'item-resolution', 'ballot-report'])

/** An extract whose item was taken off the record cannot be frozen again: it would leave the meeting open for ever. */
function isYielded(
  db: Reader,
  meetingId: string,
  { kind, item }: { readonly kind: string; readonly item: string },
): boolean {
  if (!ofOneItem.has(kind)) return true
  const content = filledIn(recordedContent(db, requireMeeting(db, meetingId)))
  return extractItems(content).some((offered) => offered.item === item)
}

/**
 * The paper that holds the record of a meeting fast: frozen, printed or signed. Several papers come of one record; while
 * one of them is open for an amended version, the record may change, and the others are told apart from it.
 */
export function lockOf(db: Reader, meetingId: string): MeetingView['lockedBy'] {
  const papers = db.all(
    q
      .selectFrom('paper')
      .select(['id', 'kind', 'item', 'state', 'current_version'])
      .where('meeting_id', '=', meetingId)
      .where('kind', 'in', recordKinds)
      .orderBy('created_at'),
  )
  if (papers.some((paper) => paper.state === 'draft' && isYielded(db, meetingId, paper))) return null
  const frozen = papers.filter(({ state }) => state !== 'draft')
  const paper = frozen.find(({ kind }) => kind === 'minutes') ?? frozen[0]
  return paper
    ? { paperId: paper.id, state: toPaperState(paper.state), version: paper.current_version }
    : null
}

export function refuseLocked(db: Reader, meetingId: string): void {
  if (lockOf(db, meetingId)) {
    throw new Refusal(
      'refused',
      'Biên bản của buổi này đã chốt bản in nên không sửa thẳng được. Bản đã chốt còn nguyên. Muốn sửa, hãy bấm "Lập bản sửa đổi" và ghi lý do.',
    )
  }
}
