import { previousPeriod } from '../../../shared/calendar/periods.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { Output, Parsed } from '../../../shared/contract.ts'
import { isMonthlyKind } from '../../../shared/meetings/meeting.ts'
import { daysOf } from '../../../shared/plans/proposal.ts'
import { missing } from '../conflict.ts'
import type { ReadContext, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { requireMeeting, toKind } from '../meetings/store.ts'
import { cellsBetween } from '../organisation/cells-between.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { commonTasksOf, documentsOf, monthView } from './directions.ts'

const presentAt = (db: Reader, meetingId: string): number =>
  db.all(
    q
      .selectFrom('attendance')
      .select('person_id')
      .where('meeting_id', '=', meetingId)
      .where('state', '=', 'present'),
  ).length

/** Which of some documents a cell has studied at other meetings than this one. */
const studiedElsewhere = (
  db: Reader,
  documentIds: readonly string[],
  cellId: string,
  meetingId: string,
): ReadonlySet<string> =>
  new Set(
    db
      .all(
        q
          .selectFrom('studied')
          .innerJoin('meeting', 'meeting.id', 'studied.meeting_id')
          .select('studied.document_id')
          .where('studied.document_id', 'in', documentIds)
          .where('meeting.cell_id', '=', cellId)
          .where('meeting.deleted_at', 'is', null)
          .where('meeting.id', '<>', meetingId),
      )
      .map((row) => row.document_id),
  )

/** What the commune gave a meeting to go by, and what the meeting did with it. */
export function directionsOfMeeting(meetingId: string, { db }: ReadContext): Output<'months.ofMeeting'> {
  const { period, cell_id } = requireMeeting(db, meetingId)
  const { news, directions } = monthView(db, period)
  const here = new Map(
    db
      .all(q.selectFrom('studied').selectAll().where('meeting_id', '=', meetingId))
      .map((row) => [row.document_id, row.members]),
  )
  const before = previousPeriod(period)
  const documents = [period, before, previousPeriod(before)].flatMap((of) =>
    documentsOf(db, of).map((document) => ({ ...document, period: of })),
  )
  const elsewhere = studiedElsewhere(
    db,
    documents.map(({ id }) => id),
    cell_id,
    meetingId,
  )
  return {
    news,
    directions,
    documents: documents
      .filter(({ id, period: of }) => of === period || here.has(id) || !elsewhere.has(id))
      .map((document) => ({
        ...document,
        isStudied: here.has(document.id),
        members: here.get(document.id) ?? null,
      })),
    tasks: [...commonTasksOf(db, period)],
    present: presentAt(db, meetingId),
  }
}

function requireDocument(db: Reader, documentId: string): { readonly period: string } {
  const row = db.first(q.selectFrom('study_document').select('period').where('id', '=', documentId))
  if (!row) throw missing('văn bản cần quán triệt này')
  return row
}

/** Writes which documents were studied at a meeting; the register is the office's own and no part of the minutes. */
export function setStudied(
  { meetingId, documents }: Parsed<'months.setStudied'>,
  { db, audit }: WriteContext,
): void {
  requireMeeting(db, meetingId)
  const before = db.all(q.selectFrom('studied').selectAll().where('meeting_id', '=', meetingId))
  db.run(q.deleteFrom('studied').where('meeting_id', '=', meetingId))
  const wanted = new Map(documents.map((row) => [row.documentId, row.members]))
  for (const [document_id, members] of wanted) {
    requireDocument(db, document_id)
    db.run(q.insertInto('studied').values({ meeting_id: meetingId, document_id, members }))
  }
  audit({
    record: { kind: 'meeting', id: meetingId },
    changes: {
      studied: [
        Object.fromEntries(before.map((row) => [row.document_id, row.members])),
        Object.fromEntries(wanted),
      ],
    },
  })
}

/** Writes one document down as studied at many meetings, each with all who were present. */
export function addStudied(
  { documentId, meetings }: Parsed<'months.addStudied'>,
  { db, audit }: WriteContext,
): { added: number } {
  const { period } = requireDocument(db, documentId)
  const done = new Set(studiedBy(db, documentId).map(({ id }) => id))
  const wanted = [...new Set(meetings)].filter((id) => !done.has(id))
  for (const meetingId of wanted) {
    requireMeeting(db, meetingId)
    db.run(q.insertInto('studied').values({ meeting_id: meetingId, document_id: documentId, members: null }))
  }
  audit({ record: { kind: 'month', id: period }, changes: { studied: { documentId, meetings: wanted } } })
  return { added: wanted.length }
}

/** The recorded monthly meetings of a period, by cell. */
const recordedMonthly = (db: Reader, period: string): ReadonlyMap<string, string> =>
  new Map(
    db
      .all(
        q
          .selectFrom('meeting')
          .select(['id', 'cell_id', 'kind'])
          .where('period', '=', period)
          .where('recorded_at', 'is not', null)
          .where('deleted_at', 'is', null),
      )
      .filter((row) => isMonthlyKind(toKind(row.kind)))
      .map((row) => [row.cell_id, row.id]),
  )

/** The periods that have documents, within two. */
const periodsWithDocuments = (db: Reader, from: string, to: string): readonly string[] =>
  db
    .all(
      q
        .selectFrom('study_document')
        .select('period')
        .distinct()
        .where('period', '>=', from)
        .where('period', '<=', to)
        .where('withdrawn_at', 'is', null)
        .orderBy('period', 'desc'),
    )
    .map((row) => row.period)

/** Who studied a document, by the day. `members` counts those present where no other number was typed. */
function studiedBy(db: Reader, documentId: string) {
  return db.all(
    q
      .selectFrom('studied')
      .innerJoin('meeting', 'meeting.id', 'studied.meeting_id')
      .select(['meeting.id', 'meeting.cell_id', 'meeting.held_on', 'studied.members'])
      .where('studied.document_id', '=', documentId)
      .where('meeting.deleted_at', 'is', null)
      .orderBy('meeting.held_on')
      .orderBy('meeting.id'),
  )
}

/** The register of documents studied in some months, latest month first. */
export function studiesRegister(
  { from, to }: Parsed<'months.studies'>,
  { db }: ReadContext,
): Output<'months.studies'> {
  const names = cellNamesEver(db)
  return periodsWithDocuments(db, from, to).flatMap((period) => {
    const { first, last } = daysOf(period)
    const cells = cellsBetween(db, first, last)
    const met = recordedMonthly(db, period)
    return documentsOf(db, period).map((document) => {
      const rows = studiedBy(db, document.id)
      const done = groupBy(rows, (row) => row.cell_id)
      return {
        ...document,
        period,
        missing: cells
          .filter(({ id }) => !done.has(id))
          .map(({ id, name }) => ({ cellId: id, cellName: name, meetingId: met.get(id) ?? null })),
        studied: rows.map((row) => ({
          cellId: row.cell_id,
          cellName: names.get(row.cell_id)?.(row.held_on) ?? '',
          meetingId: row.id,
          heldOn: row.held_on,
          members: row.members ?? presentAt(db, row.id),
        })),
      }
    })
  })
}
