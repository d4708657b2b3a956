import { differences, type IsTaken } from '../../../shared/intake/differences.ts'
import type { FormTexts } from '../../../shared/intake/form-texts.ts'
import { type IntakeRecord, standingSteps } from '../../../shared/intake/record.ts'
import { isPresent } from '../../../shared/people/person.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { type EndedPost, endPosts, leaveGroup, standingRows } from '../people/histories.ts'
import { toMemberRow, toPersonRow } from '../people/rows.ts'
import { toStanding, unknownBeginning } from '../people/store.ts'
import { textsBefore, writeFormTexts } from './form-texts.ts'
import type { KnownMember } from './matching.ts'

/** What an import found of a member before it changed him or her; kept for the undo. */
export interface Before {
  readonly fields: KnownMember['fields']
  readonly wasMember: boolean
  readonly memberships: readonly Schema['cell_membership'][]
  readonly standings: readonly Schema['member_standing'][]
  /** Posts that the import ended; absent in what was kept before imports ended any. */
  readonly endedPosts?: readonly EndedPost[]
  /** The group of the old cell that the import let somebody leave, as it was. */
  readonly leftGroup?: Schema['group_membership']
  /** What stood in the texts of the form that the import changed, '' where nothing did; absent where it changed none. */
  readonly texts?: FormTexts
}

interface Changing {
  readonly isTaken: IsTaken
  readonly cellOf: (record: IntakeRecord) => string
  readonly today: string
}

/** Takes over what the clerk chose of what the workbook changes in a member; answers how he or she was. */
export function changeMember(
  db: Writer,
  known: KnownMember,
  record: IntakeRecord,
  { isTaken, cellOf, today }: Changing,
): Before {
  const { id } = known
  const next = differences(known, record, isTaken)
  const before: Before = {
    fields: known.fields,
    ...textsBefore(known.texts, next.texts),
    wasMember: db.first(q.selectFrom('member').select('person_id').where('person_id', '=', id)) !== undefined,
    memberships: db.all(q.selectFrom('cell_membership').selectAll().where('person_id', '=', id)),
    standings: db.all(
      q.selectFrom('member_standing').selectAll().where('person_id', '=', id).orderBy('valid_from'),
    ),
  }
  const member = toMemberRow(next.fields)
  db.run(
    q
      .updateTable('person')
      .set({ ...toPersonRow(next.fields), revision: known.revision + 1 })
      .where('id', '=', id),
  )
  db.run(
    q
      .insertInto('member')
      .values({ person_id: id, ...member })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(member)),
  )
  writeFormTexts(db, id, next.texts)
  const endedPosts: EndedPost[] = []
  let leftGroup: Schema['group_membership'] | undefined
  if (next.movesCell) {
    const from = endOpen(db, 'cell_membership', before.memberships, today)
    db.run(
      q.insertInto('cell_membership').values({ person_id: id, valid_from: from, cell_id: cellOf(record) }),
    )
    endedPosts.push(...endPosts(db, id, from, 'cell'))
    leftGroup = leaveGroup(db, id, from)
  }
  changeStandings(db, known, next, before.standings, today)
  const left = leftOn(db, id)
  if (left !== undefined) {
    endedPosts.push(...endPosts(db, id, left, 'party'))
    leftGroup ??= leaveGroup(db, id, left)
  }
  return { ...before, ...(endedPosts.length > 0 && { endedPosts }), ...(leftGroup && { leftGroup }) }
}

/** The day on which somebody left the Party's register; undefined of those who are on it. */
function leftOn(db: Reader, personId: string): string | undefined {
  const last = db.first(
    q
      .selectFrom('member_standing')
      .select(['standing', 'valid_from'])
      .where('person_id', '=', personId)
      .where('valid_to', 'is', null),
  )
  const standing = last && toStanding(last.standing)
  return standing === undefined || isPresent(standing) ? undefined : last?.valid_from
}

/**
 * A history that still is what an import made of the dates is made anew from the new dates; one that the office has
 * written on is only carried on.
 */
function changeStandings(
  db: Writer,
  known: KnownMember,
  next: ReturnType<typeof differences>,
  rows: readonly Schema['member_standing'][],
  today: string,
): void {
  const standing = next.standing?.standing ?? known.standing ?? 'probationary'
  const on = next.standing === null ? known.standingOn : next.standing.on
  const shapeOf = (steps: readonly { standing: string; written: string | null }[]) =>
    JSON.stringify(steps.map((step) => [step.standing, step.written]))
  const ownDay = (of: string, day: string | null) => (of === 'official' || of === 'probationary' ? null : day)

  const kept = rows.map((row) => ({ standing: row.standing, written: row.from_written }))
  const made =
    known.standing === null
      ? []
      : standingSteps(
          known.fields,
          known.standing,
          ownDay(known.standing, known.standingOn),
          unknownBeginning,
          today,
        )
  const steps = standingSteps(next.fields, standing, ownDay(standing, on), unknownBeginning, today)
  if (shapeOf(kept) === shapeOf(made)) {
    if (shapeOf(steps) === shapeOf(made)) return
    db.run(q.deleteFrom('member_standing').where('person_id', '=', known.id))
    for (const row of standingRows(known.id, steps)) db.run(q.insertInto('member_standing').values(row))
  } else if (next.standing !== null) {
    const last = steps.at(-1)
    if (last === undefined) return
    const day = last.written === null ? today : last.from
    const from = endOpen(db, 'member_standing', rows, day)
    const from_written = from === day ? last.written : null
    db.run(
      q
        .insertInto('member_standing')
        .values({ person_id: known.id, valid_from: from, from_written, standing }),
    )
  }
}

/**
 * Ends the interval that is open, so that another may begin on the day. One that began no earlier is taken away: it
 * never held. Answers the first day that is free for the new interval.
 */
function endOpen(
  db: Writer,
  table: 'cell_membership' | 'member_standing',
  rows: readonly {
    readonly person_id: string
    readonly valid_from: string
    readonly valid_to: string | null
  }[],
  day: string,
): string {
  const open = rows.find((row) => row.valid_to === null)
  if (open === undefined) return day
  const { person_id, valid_from } = open
  if (valid_from >= day) {
    db.run(q.deleteFrom(table).where('person_id', '=', person_id).where('valid_from', '=', valid_from))
    return valid_from
  }
  db.run(
    q
      .updateTable(table)
      .set({ valid_to: day })
      .where('person_id', '=', person_id)
      .where('valid_from', '=', valid_from),
  )
  return day
}
