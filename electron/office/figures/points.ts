import { sql } from 'kysely'
import { addDays } from '../../../shared/calendar/dates.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { OpenPoint } from '../../../shared/figures/contract.ts'
import { totalsQuestion } from '../../../shared/figures/figures.ts'
import type { Mark, RollLine } from '../../../shared/meetings/meeting.ts'
import { postNames } from '../../../shared/organisation/cell.ts'
import { masked } from '../../../shared/people/masking.ts'
import { textSortKey } from '../../../shared/text/names.ts'
import type { ReadContext } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { uuidv7 } from '../database/uuid.ts'
import { type MeetingRow, toKind } from '../meetings/store.ts'
import { cellNamesEver, holdersOn } from '../organisation/store.ts'

const totalsSubject = 'totals'
/** How long an answered question is still shown. */
const settledDays = 90

export function raisePoint(
  db: Writer,
  { meetingId, subject, question }: { readonly [K in 'meetingId' | 'subject' | 'question']: string },
  now: string,
): string {
  const id = uuidv7()
  db.run(
    q.insertInto('open_point').values({
      ...{ id, subject, question },
      meeting_id: meetingId,
      raised_at: now,
      revision: 1,
    }),
  )
  return id
}

/**
 * Keeps the question on totals and names as the row now has it. What was answered once is not asked again in the same
 * words; a question that the row itself answered is settled by it.
 */
export function followTotals(db: Writer, meetingId: string, question: string | null, now: string): void {
  const asked = db.all(
    q
      .selectFrom('open_point')
      .selectAll()
      .where('meeting_id', '=', meetingId)
      .where('subject', '=', totalsSubject),
  )
  const open = asked.find(({ settled_at }) => settled_at === null)
  if (open?.question === question) return
  if (open) {
    const next =
      question === null ? { answer: 'Đã ghi lại, tổng số và tên khớp nhau.', settled_at: now } : { question }
    db.run(
      q
        .updateTable('open_point')
        .set({ ...next, revision: open.revision + 1 })
        .where('id', '=', open.id),
    )
  } else if (question !== null && !asked.some((point) => point.question === question)) {
    raisePoint(db, { meetingId, subject: totalsSubject, question }, now)
  }
}

/** What the minutes say of the names answers the open question on the totals of the sheet, or words it anew. */
export function answerTotals(
  db: Writer,
  { id, ...meeting }: MeetingRow,
  roll: readonly RollLine[],
  marks: readonly Mark[],
  now: string,
): void {
  const { sheet_present: present, sheet_excused: excused, sheet_absent: absent } = meeting
  const isAsked = db.first(
    q
      .selectFrom('open_point')
      .select('id')
      .where('meeting_id', '=', id)
      .where('subject', '=', totalsSubject)
      .where('settled_at', 'is', null),
  )
  if (!isAsked || present === null) return
  followTotals(db, id, totalsQuestion({ present, excused, absent }, roll, [...marks]), now)
}

/** Open questions of each meeting that has some. */
export const pointCounts = (db: Reader, period: string): ReadonlyMap<string, number> =>
  new Map(
    [
      ...groupBy(
        db.all(
          q
            .selectFrom('open_point')
            .innerJoin('meeting', 'meeting.id', 'open_point.meeting_id')
            .select('open_point.meeting_id')
            .where('open_point.settled_at', 'is', null)
            .where('meeting.period', '=', period),
        ),
        (row) => row.meeting_id,
      ),
    ].map(([id, rows]) => [id, rows.length]),
  )

/** Questions that nobody has answered yet, of all cells. */
export const openPointCount = (db: Reader): number =>
  db.first(
    q
      .selectFrom('open_point')
      .innerJoin('meeting', 'meeting.id', 'open_point.meeting_id')
      .select(sql<number>`count(*)`.as('count'))
      .where('open_point.settled_at', 'is', null)
      .where('meeting.deleted_at', 'is', null),
  )?.count ?? 0

const askedPosts = ['secretary', 'deputy'] as const

/** Who answers for each cell today: its secretary, else a deputy. */
function answererOn(
  db: Reader,
  day: string,
): (cellId: string) => { personId: string; fullName: string; post: string } | undefined {
  const holders = holdersOn(db, day)
  return (cellId) => {
    for (const post of askedPosts) {
      const holder = holders.find((each) => each.cellId === cellId && each.post === post)
      if (holder) return { personId: holder.personId, fullName: holder.fullName, post: postNames[post] }
    }
    return undefined
  }
}

/** Whom to telephone for some cells; the number in full only where `isPlain`. */
export function askedOn(
  db: Reader,
  today: string,
  cellIds: readonly string[],
  isPlain: boolean,
): (cellId: string) => OpenPoint['asked'] {
  const answerer = answererOn(db, today)
  const telephones = telephonesOf(
    db,
    cellIds.flatMap((cellId) => answerer(cellId)?.personId ?? []),
  )
  return (cellId) => {
    const person = answerer(cellId)
    const telephone = telephones.get(person?.personId ?? '') ?? ''
    return person ? { ...person, telephone: isPlain ? telephone : masked(telephone) } : null
  }
}

/** Questions by cell, the oldest first; telephones in full only where `isPlain`. */
export function pointList(
  { db, today }: Pick<ReadContext, 'db' | 'today'>,
  { withSettled, isPlain }: { readonly withSettled: boolean; readonly isPlain: boolean },
): OpenPoint[] {
  const query = q
    .selectFrom('open_point')
    .innerJoin('meeting', 'meeting.id', 'open_point.meeting_id')
    .selectAll('open_point')
    .select(['meeting.cell_id', 'meeting.period', 'meeting.kind', 'meeting.held_on', 'meeting.depth'])
    .where('meeting.deleted_at', 'is', null)
    .orderBy('open_point.raised_at')
  const open = db.all(query.where('open_point.settled_at', 'is', null))
  const settled = withSettled
    ? db.all(query.where('open_point.settled_at', '>=', addDays(today, -settledDays)))
    : []
  const names = cellNamesEver(db)
  const rows = [...open, ...settled]
  const asked = askedOn(
    db,
    today,
    rows.map((row) => row.cell_id),
    isPlain,
  )
  return rows
    .map((row) => {
      return {
        id: row.id,
        revision: row.revision,
        cellId: row.cell_id,
        cellName: names.get(row.cell_id)?.(row.held_on) ?? '',
        meetingId: row.meeting_id,
        period: row.period,
        kind: toKind(row.kind),
        heldOn: row.held_on,
        isOnSheet: row.depth === 'figures',
        question: row.question,
        raisedAt: row.raised_at,
        answer: row.answer,
        settledAt: row.settled_at,
        asked: asked(row.cell_id),
      }
    })
    .map((point) => ({ point, key: textSortKey(point.cellName) }))
    .toSorted((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1))
    .map(({ point }) => point)
}

function telephonesOf(db: Reader, personIds: readonly string[]): ReadonlyMap<string, string> {
  const ids = [...new Set(personIds)]
  if (ids.length === 0) return new Map()
  return new Map(
    db
      .all(q.selectFrom('person_detail').select(['person_id', 'telephone']).where('person_id', 'in', ids))
      .map((row) => [row.person_id, row.telephone]),
  )
}
