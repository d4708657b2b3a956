import type { OfferedPaper } from '../../../shared/documents/contract.ts'
import { type PaperKind, type PaperRef, paperKinds, paperTypes } from '../../../shared/documents/kinds.ts'
import {
  type DocumentNumber,
  type PartyDocument,
  partyDocumentSchema,
} from '../../../shared/documents/model.ts'
import { parseNumber, unnumbered } from '../../../shared/documents/numbering.ts'
import { filledIn } from '../../../shared/meetings/filled.ts'
import { isOncePerPeriod } from '../../../shared/meetings/meeting.ts'
import { minutes } from '../../../shared/meetings/minutes.ts'
import type { OwnScore } from '../../../shared/meetings/own-score.ts'
import { extract, extractItems } from '../../../shared/meetings/papers/extract.ts'
import { invitation, invitationItems, notice, summons } from '../../../shared/meetings/papers/notices.ts'
import { isVotedDown, resolution } from '../../../shared/meetings/papers/resolution.ts'
import { scoreSheet } from '../../../shared/meetings/papers/score-sheet.ts'
import type { PaperSource } from '../../../shared/meetings/papers/source.ts'
import { placeNameOf } from '../../../shared/organisation/heading.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import { bandOf, formatPoints, scoreBandNames } from '../../../shared/scores/points.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import { draftOf } from '../meetings/draft.ts'
import { rollFor } from '../meetings/roll.ts'
import { type MeetingRow, recordedContent, requireMeeting, toKind } from '../meetings/store.ts'
import { nameOn } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { communeOf } from '../setup/store.ts'
import { proposedNumber } from './numbers.ts'
import { paperOf, toState } from './store.ts'

/** What the cell voted for itself: in all, by criterion, or both. */
function ownScoreOf(db: Reader, meeting: MeetingRow, book: Rulebook): OwnScore | null {
  const rows = db.all(
    q
      .selectFrom('score')
      .select(['criterion', 'points', 'reason'])
      .where('meeting_id', '=', meeting.id)
      .where('scorer', '=', 'cell'),
  )
  const total = db.first(
    q
      .selectFrom('appraisal')
      .select('points')
      .where('meeting_id', '=', meeting.id)
      .where('scorer', '=', 'cell'),
  )?.points
  if (total === undefined) return null
  return {
    points: formatPoints(total),
    band: scoreBandNames[bandOf(total, book, meeting.held_on)],
    criteria: Object.fromEntries(
      rows.map(({ criterion, points, reason }) => [criterion, { points: formatPoints(points), reason }]),
    ),
  }
}

interface Asked {
  readonly number: DocumentNumber | undefined
  readonly isDraft: boolean
}

/** What the papers of a meeting are made from: the draft while one is being typed, else the record. */
function sourceOf(db: Reader, meetingId: string, ref: PaperRef, { number, isDraft }: Asked): PaperSource {
  const meeting = requireMeeting(db, meetingId)
  const commune = communeOf(db)
  const communeName = commune?.communeName ?? ''
  const content = filledIn(draftOf(db, meetingId)?.content ?? recordedContent(db, meeting))
  const book = rulebookOf(db)
  return {
    communeName,
    placeName: commune?.placeName || placeNameOf(communeName),
    cellName: nameOn(db, meeting.cell_id, content.heldOn),
    period: meeting.period,
    kind: toKind(meeting.kind),
    roll: rollFor(db, meeting, content.heldOn),
    content,
    book,
    number: number
      ? { ...number, digits: book.rule('paper.numberDigits', meeting.held_on) }
      : unnumbered(proposedNumber(db, meetingId, ref)?.series.symbol ?? ''),
    isDraft,
    ownScore: ownScoreOf(db, meeting, book),
    minutesNumber: paperOf(db, meetingId, { kind: 'minutes', item: '' })?.number ?? '',
  }
}

const builders: Readonly<
  Partial<Record<PaperKind, (source: PaperSource, item: string) => PartyDocument | undefined>>
> = { minutes, resolution, 'score-sheet': scoreSheet, notice, summons, extract, invitation }

/** A paper of a meeting as data. Refuses what the meeting does not yield any more, such as the extract of a vote taken off. */
export function paperDocument(db: Reader, meetingId: string, ref: PaperRef, asked: Asked): PartyDocument {
  const document = builders[ref.kind]?.(sourceOf(db, meetingId, ref, asked), ref.item)
  if (!document) throw missing('nội dung này của buổi sinh hoạt')
  return document
}

/** A resolution that the cell voted down is none. */
export function refuseUncarried(db: Reader, meetingId: string, ref: PaperRef): void {
  if (ref.kind !== 'resolution') return
  if (!isVotedDown(sourceOf(db, meetingId, ref, { number: undefined, isDraft: false }))) return
  throw new Refusal(
    'refused',
    'Theo kết quả biểu quyết đã ghi, nghị quyết không được thông qua nên chưa chốt bản in. Nội dung còn nguyên. Hãy xem lại số phiếu ở mục Biểu quyết.',
  )
}

/** A paper as a draft shows it: with the number that is typed, else the one that it has or would get. */
export function draftPaper(db: Reader, meetingId: string, ref: PaperRef, typed?: string): PartyDocument {
  const number = typed ?? proposedNumber(db, meetingId, ref)?.proposed ?? null
  return paperDocument(db, meetingId, ref, {
    number: number === null ? undefined : parseNumber(number),
    isDraft: true,
  })
}

/** Papers of the month's own meeting; an extraordinary one, or the committee's, has none of them. */
const ofMonth: ReadonlySet<PaperKind> = new Set(['resolution', 'score-sheet'])

/** Everything that the meeting can yield, each with how far it is. */
export function offeredPapers(db: Reader, meetingId: string): OfferedPaper[] {
  const meeting = requireMeeting(db, meetingId)
  const { votes, guests } = filledIn(draftOf(db, meetingId)?.content ?? recordedContent(db, meeting))
  const yieldedOf = (kind: PaperKind): readonly { readonly item: string; readonly name: string }[] => {
    if (kind === 'extract') return extractItems(votes)
    if (kind === 'invitation') return [{ item: '', name: '' }, ...invitationItems(guests)]
    if (!isOncePerPeriod(toKind(meeting.kind)) && ofMonth.has(kind)) return []
    return builders[kind] ? [{ item: '', name: '' }] : []
  }
  // A frozen paper whose question or guest the record has no more is still there, printed or signed.
  const made = db.all(q.selectFrom('paper').select(['kind', 'item']).where('meeting_id', '=', meetingId))
  const leftOver = (kind: PaperKind) => {
    const yielded = new Set(yieldedOf(kind).map(({ item }) => item))
    return made
      .filter((paper) => paper.kind === kind && !yielded.has(paper.item))
      .map(({ item }) => ({ item, name: 'không còn trong sổ' }))
  }
  return paperKinds.flatMap((kind) =>
    [...yieldedOf(kind), ...leftOver(kind)].map(({ item, name }) => {
      const paper = paperOf(db, meetingId, { kind, item })
      const title = paperTypes[kind].name
      return {
        kind,
        item,
        name: name === '' ? title : `${title}: ${name}`,
        paperId: paper?.id ?? null,
        state: paper ? toState(paper.state) : 'draft',
        differs: paper !== undefined && paper.state !== 'draft' && differs(db, meetingId, { kind, item }),
      }
    }),
  )
}

/** Whether the record says something else today than the version that was frozen. */
function differs(db: Reader, meetingId: string, ref: PaperRef): boolean {
  const frozen = db.first(
    q
      .selectFrom('paper')
      .innerJoin('paper_version', (join) =>
        join
          .onRef('paper_version.paper_id', '=', 'paper.id')
          .onRef('paper_version.version', '=', 'paper.current_version'),
      )
      .select(['paper.number', 'paper_version.document'])
      .where('paper.meeting_id', '=', meetingId)
      .where('paper.kind', '=', ref.kind)
      .where('paper.item', '=', ref.item),
  )
  if (!frozen) return false
  const source = sourceOf(db, meetingId, ref, {
    number: frozen.number === '' ? undefined : parseNumber(frozen.number),
    isDraft: false,
  })
  const now = builders[ref.kind]?.(source, ref.item)
  if (!now) return true
  // As it was written when it was frozen: the schema orders the fields.
  return JSON.stringify(partyDocumentSchema.parse(now)) !== frozen.document
}
