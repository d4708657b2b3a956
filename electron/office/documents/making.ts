import type { OfferedPaper, OnePaper } from '../../../shared/documents/contract.ts'
import { minutesRef, type PaperKind, paperKinds, paperTypes } from '../../../shared/documents/kinds.ts'
import {
  type DocumentNumber,
  type PartyDocument,
  partyDocumentSchema,
} from '../../../shared/documents/model.ts'
import { parseNumber, unnumbered } from '../../../shared/documents/numbering.ts'
import { filledIn } from '../../../shared/meetings/filled.ts'
import { minutes } from '../../../shared/meetings/minutes.ts'
import type { OwnScore } from '../../../shared/meetings/own-score.ts'
import { ballotReport, electedItems } from '../../../shared/meetings/papers/ballot-report.ts'
import { conclusion } from '../../../shared/meetings/papers/conclusion.ts'
import { extract, extractItems } from '../../../shared/meetings/papers/extract.ts'
import {
  isItemVotedDown,
  itemResolution,
  resolvedItems,
} from '../../../shared/meetings/papers/item-resolution.ts'
import { invitation, invitationItems, notice, summons } from '../../../shared/meetings/papers/notices.ts'
import { yields } from '../../../shared/meetings/papers/offered.ts'
import { isVotedDown, resolution } from '../../../shared/meetings/papers/resolution.ts'
import { scoreSheet } from '../../../shared/meetings/papers/score-sheet.ts'
import { signatureSheet } from '../../../shared/meetings/papers/signature-sheet.ts'
import type { PaperSource } from '../../../shared/meetings/papers/source.ts'
import { placeNameOf } from '../../../shared/organisation/heading.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { reportDocument } from '../../../shared/reports/document.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import { bandOf, formatPoints, scoreBandNames } from '../../../shared/scores/points.ts'
import { plannedContents } from '../agendas/store.ts'
import { briefingPaper } from '../briefings/papers.ts'
import { missing } from '../conflict.ts'
import type { ReadContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { draftOf } from '../meetings/draft.ts'
import { rollFor } from '../meetings/roll.ts'
import { type MeetingRow, recordedContent, requireMeeting, toKind } from '../meetings/store.ts'
import { nameOn } from '../organisation/store.ts'
import { reportSource } from '../reports/source.ts'
import { dayOfReport, requireReport } from '../reports/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { communeOf } from '../setup/store.ts'
import { proposedNumber, readNumber } from './numbers.ts'
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

type OfMeeting = OnePaper & { readonly meetingId: string }
type OfReport = OnePaper & { readonly reportId: string }
const isOfMeeting = (paper: OnePaper): paper is OfMeeting => paper.meetingId !== null

interface Asked {
  readonly number: DocumentNumber | undefined
  readonly isDraft: boolean
  /** What is often known only later left as dots: the cell's own score, the day on which the members were told. */
  readonly isEarly?: boolean
}

/** They tell beforehand what the meeting will go through: where nothing is written yet, the agenda of its template. */
const callsToMeeting: ReadonlySet<PaperKind> = new Set(['summons', 'invitation'])

/** What the papers of a meeting are made from: the draft while one is being typed, else the record. */
function sourceOf(db: Reader, paper: OfMeeting, { number, isDraft, isEarly = false }: Asked): PaperSource {
  const { meetingId } = paper
  const meeting = requireMeeting(db, meetingId)
  const commune = communeOf(db)
  const communeName = commune?.communeName ?? ''
  const written = filledIn(draftOf(db, meetingId)?.content ?? recordedContent(db, meeting))
  const content = callsToMeeting.has(paper.kind)
    ? { ...written, agenda: plannedContents(db, meeting, written.agenda) }
    : written
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
      : unnumbered(proposedNumber(db, paper)?.series.symbol ?? ''),
    isDraft,
    ownScore: isEarly ? null : ownScoreOf(db, meeting, book),
    minutesNumber: paperOf(db, { ...paper, ...minutesRef })?.number ?? '',
    notifiedOn: isEarly ? null : meeting.notified_on,
    isByFigures: meeting.depth === 'figures',
  }
}

const builders: Readonly<
  Partial<Record<PaperKind, (source: PaperSource, item: string) => PartyDocument | undefined>>
> = {
  ...{ minutes, resolution, 'score-sheet': scoreSheet, notice, summons, extract, invitation, conclusion },
  'signature-sheet': signatureSheet,
  'item-resolution': itemResolution,
  'ballot-report': ballotReport,
}

function meetingPaper(db: Reader, paper: OfMeeting, asked: Asked): PartyDocument | undefined {
  const { kind, item } = paper
  const source = sourceOf(db, paper, asked)
  return source.kind === 'briefing' ? briefingPaper(db, source, kind) : builders[kind]?.(source, item)
}

/** A report as data, with its figures as the record has them now. */
function reportPaper(read: ReadContext, paper: OfReport, { number, isDraft }: Asked): PartyDocument {
  const report = requireReport(read.db, paper.reportId)
  // A report yields the one paper of its own kind.
  if (report.kind !== paper.kind || paper.item !== '') throw missing('văn bản này của báo cáo')
  const digits = rulebookOf(read.db).rule('paper.numberDigits', dayOfReport(report))
  return reportDocument(
    reportSource(read, report, {
      number: number
        ? { ...number, digits }
        : unnumbered(proposedNumber(read.db, paper)?.series.symbol ?? ''),
      isDraft,
    }),
  )
}

/** A paper as data; undefined for what its meeting does not yield any more, such as the extract of a vote taken off. */
function built(read: ReadContext, paper: OnePaper, asked: Asked): PartyDocument | undefined {
  return isOfMeeting(paper)
    ? meetingPaper(read.db, paper, asked)
    : reportPaper(read, { ...paper, reportId: paper.reportId ?? '' }, asked)
}

/** A paper of a meeting or a report as data. */
export function paperDocument(read: ReadContext, paper: OnePaper, asked: Asked): PartyDocument {
  const document = built(read, paper, asked)
  if (!document) throw missing('nội dung này của buổi sinh hoạt')
  return document
}

/** A resolution that the cell voted down is none. */
export function refuseUncarried(db: Reader, paper: OnePaper): void {
  if (!isOfMeeting(paper)) return
  const source = () => sourceOf(db, paper, { number: undefined, isDraft: false })
  const isRefused =
    (paper.kind === 'resolution' && isVotedDown(source())) ||
    (paper.kind === 'item-resolution' && isItemVotedDown(source(), paper.item))
  if (!isRefused) return
  throw new Refusal(
    'refused',
    'Theo kết quả biểu quyết đã ghi, nghị quyết không được thông qua nên chưa chốt bản in. Nội dung còn nguyên. Hãy xem lại số phiếu ở mục Biểu quyết.',
  )
}

/** A paper as a draft shows it: with the number that is typed, else the one that it has or would get. */
export function draftPaper(read: ReadContext, paper: OnePaper, typed?: string): PartyDocument {
  const number = typed ?? proposedNumber(read.db, paper)?.proposed ?? null
  return paperDocument(read, paper, {
    number: number === null ? undefined : readNumber(read.db, paper, number),
    isDraft: true,
  })
}

/** Everything that the meeting can yield, each with how far it is. */
export function offeredPapers(read: ReadContext, meetingId: string): OfferedPaper[] {
  const { db } = read
  const meeting = requireMeeting(db, meetingId)
  const content = filledIn(draftOf(db, meetingId)?.content ?? recordedContent(db, meeting))
  const { votes, guests } = content
  const yieldedOf = (kind: PaperKind): readonly { readonly item: string; readonly name: string }[] => {
    if (!yields(toKind(meeting.kind), kind)) return []
    if (kind === 'extract') return extractItems(content)
    if (kind === 'item-resolution') return resolvedItems(votes)
    if (kind === 'ballot-report') return electedItems(votes)
    if (kind === 'invitation') return [{ item: '', name: '' }, ...invitationItems(guests)]
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
      const asked = { meetingId, reportId: null, kind, item }
      const paper = paperOf(db, asked)
      const title = paperTypes[kind].name
      return {
        kind,
        item,
        name: name === '' ? title : `${title}: ${name}`,
        paperId: paper?.id ?? null,
        state: paper ? toState(paper.state) : 'draft',
        differs: paper !== undefined && paper.state !== 'draft' && differsFromRecord(read, asked),
      }
    }),
  )
}

/** Whether the record says something else today than the version that was frozen. */
export function differsFromRecord(read: ReadContext, asked: OnePaper): boolean {
  const paper = paperOf(read.db, asked)
  const frozen =
    paper &&
    read.db.first(
      q
        .selectFrom('paper_version')
        .select('document')
        .where('paper_id', '=', paper.id)
        .where('version', '=', paper.current_version),
    )
  if (!frozen) return false
  const number = paper.number === '' ? undefined : parseNumber(paper.number)
  // Dots are filled in by hand: a score, or a day of telling, that is known since contradicts nothing.
  return [false, true].every((isEarly) => {
    const now = built(read, asked, { number, isDraft: false, isEarly })
    // As it was written when it was frozen: the schema orders the fields.
    return !now || JSON.stringify(partyDocumentSchema.parse(now)) !== frozen.document
  })
}
