import { sql } from 'kysely'
import { earliest } from '../../../shared/calendar/partial-dates.ts'
import { periodPhrase } from '../../../shared/calendar/periods.ts'
import { type PaperView, papersPage } from '../../../shared/documents/contract.ts'
import type { DocumentNumber, PartyDocument } from '../../../shared/documents/model.ts'
import {
  nextNumber,
  numberText,
  parseNumber,
  type Series,
  unnumbered,
} from '../../../shared/documents/numbering.ts'
import { paperStates } from '../../../shared/meetings/contract.ts'
import { filledIn } from '../../../shared/meetings/filled.ts'
import { meetingKindNames } from '../../../shared/meetings/meeting.ts'
import { minutes } from '../../../shared/meetings/minutes.ts'
import { placeNameOf } from '../../../shared/organisation/heading.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { localDay } from '../local-day.ts'
import { draftOf } from '../meetings/draft.ts'
import { rollFor } from '../meetings/roll.ts'
import { recordedContent, requireMeeting, toKind } from '../meetings/store.ts'
import { cellNamesEver, nameOn } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { communeOf } from '../setup/store.ts'

const toState = (text: string) => paperStates.find((state) => state === text) ?? 'draft'

export const findPaper = (db: Reader, id: string) =>
  db.first(q.selectFrom('paper').selectAll().where('id', '=', id))

export function requirePaper(db: Reader, id: string) {
  const paper = findPaper(db, id)
  if (!paper) throw missing('văn bản này')
  return paper
}

export const paperOfMeeting = (db: Reader, meetingId: string) =>
  db.first(
    q.selectFrom('paper').selectAll().where('meeting_id', '=', meetingId).where('kind', '=', 'minutes'),
  )

const titleOf = (meeting: { readonly kind: string; readonly period: string } | undefined): string =>
  meeting
    ? `Biên bản sinh hoạt chi bộ ${meetingKindNames[toKind(meeting.kind)]} ${periodPhrase(meeting.period)}`
    : 'Biên bản'

/** Everything of a version but the frozen document itself, which only printing reads. */
const versionMarks = [
  'version',
  'number',
  'frozen_at',
  'printed_at',
  'signed_on',
  'signers',
  'replaced_at',
  'recalled_on',
  'recalled_note',
  'reason',
] as const

type VersionWay = Pick<Schema['paper_version'], 'printed_at' | 'signed_on' | 'replaced_at'>

/** Whether a version is on paper (printed, or signed and so printed) and was replaced: its sheets had to come back. */
export const isReplacedOnPaper = ({ printed_at, signed_on, replaced_at }: VersionWay): boolean =>
  replaced_at !== null && (printed_at !== null || signed_on !== null)

/** The versions whose sheets are still out, as the index `paper_version_out` has them. */
const versionsOut = q
  .selectFrom('paper_version')
  .where('replaced_at', 'is not', null)
  .where('recalled_on', 'is', null)
  .where((or) => or.or([or('printed_at', 'is not', null), or('signed_on', 'is not', null)]))

export function paperView(db: Reader, id: string): PaperView {
  const paper = requirePaper(db, id)
  const meeting =
    paper.meeting_id === null
      ? undefined
      : db.first(
          q.selectFrom('meeting').select(['kind', 'period', 'held_on']).where('id', '=', paper.meeting_id),
        )
  const versions = db.all(
    q.selectFrom('paper_version').select(versionMarks).where('paper_id', '=', id).orderBy('version', 'desc'),
  )
  return {
    id,
    revision: paper.revision,
    kind: 'minutes',
    title: titleOf(meeting),
    cellId: paper.body_id,
    cellName: nameOn(db, paper.body_id, meeting?.held_on ?? localDay(new Date(paper.created_at))),
    meetingId: paper.meeting_id,
    state: toState(paper.state),
    number: paper.number,
    currentVersion: paper.current_version,
    versions: versions.map((row) => ({
      version: row.version,
      number: row.number,
      frozenAt: row.frozen_at,
      printedAt: row.printed_at,
      signedOn: row.signed_on,
      signers: row.signers,
      recall: isReplacedOnPaper(row) && row.recalled_on === null,
      recalledOn: row.recalled_on,
      recalledNote: row.recalled_note,
      reason: row.reason,
    })),
  }
}

/** One page of the papers, the latest first, one query for all of them. */
export function paperRows(
  db: Reader,
  asked: {
    readonly cellId: string | null
    readonly state: string | null
    readonly recall: boolean
    readonly after: string | null
  },
) {
  let rows = q
    .selectFrom('paper')
    .leftJoin('meeting', 'meeting.id', 'paper.meeting_id')
    .select([
      'paper.id',
      'paper.revision',
      'paper.body_id',
      'paper.meeting_id',
      'paper.state',
      'paper.number',
    ])
    .select([
      'paper.current_version',
      'paper.created_at',
      'meeting.kind',
      'meeting.period',
      'meeting.held_on',
    ])
    .select((row) => row('paper.id', 'in', versionsOut.select('paper_id')).as('recall'))
    .orderBy('paper.created_at', 'desc')
    .orderBy('paper.id', 'desc')
    .limit(papersPage)
  if (asked.cellId !== null) rows = rows.where('paper.body_id', '=', asked.cellId)
  if (asked.state !== null) rows = rows.where('paper.state', '=', asked.state)
  if (asked.recall) rows = rows.where('paper.id', 'in', versionsOut.select('paper_id'))
  if (asked.after !== null) {
    const { created_at, id } = requirePaper(db, asked.after)
    rows = rows.where((row) =>
      row(row.refTuple('paper.created_at', 'paper.id'), '<', row.tuple(created_at, id)),
    )
  }
  const names = cellNamesEver(db)
  return db.all(rows).map((row) => ({
    id: row.id,
    revision: row.revision,
    kind: 'minutes' as const,
    title: titleOf(
      row.kind !== null && row.period !== null ? { kind: row.kind, period: row.period } : undefined,
    ),
    cellId: row.body_id,
    cellName: names.get(row.body_id)?.(row.held_on ?? localDay(new Date(row.created_at))) ?? '',
    meetingId: row.meeting_id,
    state: toState(row.state),
    number: row.number,
    currentVersion: row.current_version,
    heldOn: row.held_on,
    recall: Boolean(row.recall),
  }))
}

/** Versions whose sheets must still be called back. */
export const recallCount = (db: Reader): number =>
  db.first(versionsOut.select(sql<number>`count(*)`.as('total')))?.total ?? 0

interface GivenSeries extends Series {
  /** The numbers of `given` as they stand on their papers: `03` and `03a` are two. */
  readonly written: readonly string[]
}

/**
 * The series of minutes of a cell, without the paper that is being numbered. Numbers run for a whole term (36-HD 1.3.1):
 * meetings before the term that the office knows of do not count for those of the term, nor the other way round.
 */
function seriesOf(db: Reader, cellId: string, day: string, ownPaper: string | undefined): GivenSeries {
  const start = db.first(
    q.selectFrom('paper_series').selectAll().where('body_id', '=', cellId).where('kind', '=', 'minutes'),
  )
  const term = db.first(q.selectFrom('body').select('term_written').where('id', '=', cellId))?.term_written
  const termFrom = term ? earliest(term) : ''
  const isOfTerm = (heldOn: string): boolean => heldOn >= termFrom
  const given = db
    .all(
      q
        .selectFrom('paper')
        .innerJoin('meeting', 'meeting.id', 'paper.meeting_id')
        .select(['paper.id', 'paper.number', 'paper.number_value', 'meeting.held_on'])
        .where('paper.body_id', '=', cellId)
        .where('paper.kind', '=', 'minutes')
        .where('paper.number_value', 'is not', null),
    )
    .filter((row) => row.id !== ownPaper && isOfTerm(row.held_on) === isOfTerm(day))
  return {
    lastKnown: isOfTerm(day) ? (start?.last_number ?? null) : null,
    given: given.flatMap((row) => row.number_value ?? []),
    written: given.map((row) => row.number),
    symbol: start?.symbol || String(rulebookOf(db).rule('paper.symbol.minutes', day)),
  }
}

/** The number proposed for the minutes of a meeting: the one they have, else the next; null when none is known. */
export function proposedNumber(db: Reader, meetingId: string) {
  const meeting = requireMeeting(db, meetingId)
  const paper = paperOfMeeting(db, meetingId)
  const series = seriesOf(db, meeting.cell_id, meeting.held_on, paper?.id)
  const next = nextNumber(series)
  const digits = rulebookOf(db).rule('paper.numberDigits', meeting.held_on)
  const proposed = paper?.number || (next === undefined ? null : numberText(next, series.symbol, digits))
  return { proposed, series }
}

/** Whether another paper of the cell in the same term bears that very number. */
export function isNumberTaken(db: Reader, meetingId: string, number: DocumentNumber): boolean {
  const { series } = proposedNumber(db, meetingId)
  return series.written.some((text) => {
    const other = parseNumber(text)
    return other?.value === number.value && other?.suffix === number.suffix
  })
}

/** The minutes as a draft shows them: with the number that is typed, else the one that they have or would get. */
export function draftMinutes(db: Reader, meetingId: string, typed?: string): PartyDocument {
  const number = typed ?? proposedNumber(db, meetingId).proposed
  return minutesOf(db, meetingId, {
    number: number === null ? undefined : parseNumber(number),
    isDraft: true,
  })
}

/** The minutes of a meeting as data: from the draft while one is being typed, else from the record. */
export function minutesOf(
  db: Reader,
  meetingId: string,
  options: { readonly number: DocumentNumber | undefined; readonly isDraft: boolean },
): PartyDocument {
  const meeting = requireMeeting(db, meetingId)
  const commune = communeOf(db)
  const communeName = commune?.communeName ?? ''
  const content = filledIn(draftOf(db, meetingId)?.content ?? recordedContent(db, meeting))
  const digits = rulebookOf(db).rule('paper.numberDigits', meeting.held_on)
  return minutes({
    communeName,
    placeName: commune?.placeName || placeNameOf(communeName),
    cellName: nameOn(db, meeting.cell_id, content.heldOn),
    period: meeting.period,
    kind: toKind(meeting.kind),
    roll: rollFor(db, meeting, content.heldOn),
    content,
    book: rulebookOf(db),
    number: options.number
      ? { ...options.number, digits }
      : unnumbered(seriesOf(db, meeting.cell_id, meeting.held_on, undefined).symbol),
    isDraft: options.isDraft,
  })
}
