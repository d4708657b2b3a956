import { sql } from 'kysely'
import { localDay } from '../../../shared/calendar/wall.ts'
import {
  type OnePaper,
  type PaperOfPeriod,
  type PaperView,
  papersPage,
} from '../../../shared/documents/contract.ts'
import { type PaperKind, paperKinds, paperTypes } from '../../../shared/documents/kinds.ts'
import { paperStates } from '../../../shared/meetings/contract.ts'
import { meetingSubject } from '../../../shared/meetings/names.ts'
import { cellReportKinds } from '../../../shared/reports/kinds.ts'
import { reportTitle } from '../../../shared/reports/names.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { toKind } from '../meetings/store.ts'
import { cellNamesEver, nameOn } from '../organisation/store.ts'
import { dayOfReport, toReportKind } from '../reports/store.ts'

export const toState = (text: string) => paperStates.find((state) => state === text) ?? 'draft'

export const findPaper = (db: Reader, id: string) =>
  db.first(q.selectFrom('paper').selectAll().where('id', '=', id))

export function requirePaper(db: Reader, id: string) {
  const paper = findPaper(db, id)
  if (!paper) throw missing('văn bản này')
  return paper
}

export function paperOf(db: Reader, { meetingId, reportId, kind, item }: OnePaper) {
  const papers = q.selectFrom('paper').selectAll().where('kind', '=', kind).where('item', '=', item)
  return db.first(
    meetingId === null
      ? papers.where('report_id', '=', reportId)
      : papers.where('meeting_id', '=', meetingId),
  )
}

export const toPaperKind = (text: string): PaperKind => paperKinds.find((kind) => kind === text) ?? 'minutes'

interface Source {
  readonly meeting_kind: string | null
  readonly period: string | null
  readonly held_on: string | null
  readonly from_period: string | null
  readonly to_period: string | null
  readonly dated_on: string | null
  readonly subject: string | null
}

const papersWithSource = () =>
  q
    .selectFrom('paper')
    .leftJoin('meeting', 'meeting.id', 'paper.meeting_id')
    .leftJoin('report', 'report.id', 'paper.report_id')
    .select(['meeting.kind as meeting_kind', 'meeting.period', 'meeting.held_on'])
    .select(['report.from_period', 'report.to_period', 'report.dated_on', 'report.subject'])

/** `Biên bản sinh hoạt chi bộ thường kỳ tháng 11 năm 2026`, `Báo cáo tháng 11 năm 2026`. */
function titleOf(kind: PaperKind, source: Source): string {
  const { name } = paperTypes[kind]
  if (source.meeting_kind !== null && source.period !== null) {
    return `${name} ${meetingSubject({ kind: toKind(source.meeting_kind), period: source.period })}`
  }
  if (source.from_period === null || source.to_period === null) return name
  return reportTitle(toReportKind(kind), {
    ...{ from: source.from_period, to: source.to_period, subject: source.subject ?? '' },
  })
}

/** The day whose rules and names stand with a paper; '' for one that is of nothing. */
export const dayOfPaper = (source: Pick<Source, 'held_on' | 'dated_on' | 'to_period'>): string =>
  source.held_on ??
  (source.to_period === null ? '' : dayOfReport({ dated_on: source.dated_on, to_period: source.to_period }))

const namedOn = (source: Source, createdAt: string): string =>
  dayOfPaper(source) || localDay(new Date(createdAt))

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
  const paper = db.first(papersWithSource().selectAll('paper').where('paper.id', '=', id))
  if (!paper) throw missing('văn bản này')
  const versions = db.all(
    q.selectFrom('paper_version').select(versionMarks).where('paper_id', '=', id).orderBy('version', 'desc'),
  )
  const officials = new Map(
    db
      .all(
        q
          .selectFrom('official_text')
          .innerJoin('attachment', 'attachment.sha256', 'official_text.sha256')
          .select(['version', 'name', 'media_type', 'added_at'])
          .where('paper_id', '=', id),
      )
      .map((row) => [row.version, { name: row.name, mediaType: row.media_type, addedAt: row.added_at }]),
  )
  return {
    id,
    revision: paper.revision,
    kind: toPaperKind(paper.kind),
    item: paper.item,
    title: titleOf(toPaperKind(paper.kind), paper),
    cellId: paper.body_id,
    cellName: nameOn(db, paper.body_id, namedOn(paper, paper.created_at)),
    meetingId: paper.meeting_id,
    reportId: paper.report_id,
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
      official: officials.get(row.version) ?? null,
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
    /** Only these. */
    readonly ids: readonly string[] | null
    readonly after: string | null
  },
) {
  let rows = papersWithSource()
    .select(['paper.id', 'paper.revision', 'paper.kind', 'paper.item', 'paper.body_id'])
    .select(['paper.meeting_id', 'paper.report_id', 'paper.state', 'paper.number'])
    .select(['paper.current_version', 'paper.created_at'])
    .select((row) => row('paper.id', 'in', versionsOut.select('paper_id')).as('recall'))
    .orderBy('paper.created_at', 'desc')
    .orderBy('paper.id', 'desc')
    .limit(papersPage)
  if (asked.cellId !== null) rows = rows.where('paper.body_id', '=', asked.cellId)
  if (asked.state !== null) rows = rows.where('paper.state', '=', asked.state)
  if (asked.recall) rows = rows.where('paper.id', 'in', versionsOut.select('paper_id'))
  if (asked.ids !== null) rows = rows.where('paper.id', 'in', asked.ids)
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
    kind: toPaperKind(row.kind),
    item: row.item,
    title: titleOf(toPaperKind(row.kind), row),
    cellId: row.body_id,
    cellName: names.get(row.body_id)?.(namedOn(row, row.created_at)) ?? '',
    meetingId: row.meeting_id,
    reportId: row.report_id,
    state: toState(row.state),
    number: row.number,
    currentVersion: row.current_version,
    heldOn: row.held_on,
    recall: Boolean(row.recall),
  }))
}

/**
 * When the version in use was signed, by the index that has the day: a join would read through the document before it.
 * What waits for its signature is not looked up.
 */
const signedOnOf = sql<string | null>`CASE WHEN paper.state NOT IN ('frozen', 'printed') THEN (
  SELECT signed_on FROM paper_version INDEXED BY paper_version_way
  WHERE paper_id = paper.id AND version = paper.current_version) END`

const onBoard = q
  .selectFrom('paper')
  .select(['paper.id', 'paper.revision', 'paper.kind', 'paper.item', 'paper.number', 'paper.state'])
  .select(['paper.current_version', 'paper.posted_on', signedOnOf.as('signed_on')])
  .select(['paper.meeting_id', 'paper.body_id'])
  .leftJoin('official_text', (join) =>
    join
      .onRef('official_text.paper_id', '=', 'paper.id')
      .onRef('official_text.version', '=', 'paper.current_version'),
  )
  .select('official_text.sha256 as official')

/** The papers of all living meetings of a period and of the reports of its cells, as the board of the month shows them. */
export function papersOfPeriod(db: Reader, period: string): Omit<PaperOfPeriod, 'differs'>[] {
  const rows = [
    ...db.all(
      onBoard
        .innerJoin('meeting', 'meeting.id', 'paper.meeting_id')
        .where('meeting.period', '=', period)
        .where('meeting.deleted_at', 'is', null)
        .orderBy('paper.created_at'),
    ),
    ...db.all(
      onBoard
        .innerJoin('report', 'report.id', 'paper.report_id')
        .where('report.from_period', '=', period)
        .where('report.kind', 'in', cellReportKinds)
        .where('report.deleted_at', 'is', null)
        .orderBy('paper.created_at'),
    ),
  ]
  return rows.map((row) => ({
    paperId: row.id,
    revision: row.revision,
    meetingId: row.meeting_id,
    bodyId: row.body_id,
    kind: toPaperKind(row.kind),
    item: row.item,
    number: row.number,
    state: toState(row.state),
    version: row.current_version,
    signedOn: row.signed_on,
    postedOn: row.posted_on,
    isOfficialAttached: row.official !== null,
  }))
}

/** Versions whose sheets must still be called back. */
export const recallCount = (db: Reader): number =>
  db.first(versionsOut.select(sql<number>`count(*)`.as('total')))?.total ?? 0
