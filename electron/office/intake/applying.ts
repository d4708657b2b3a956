import { createHash } from 'node:crypto'
import { cellKey } from '../../../shared/intake/cells.ts'
import { differences } from '../../../shared/intake/differences.ts'
import { type IntakeRecord, standingSteps, unpackRecord } from '../../../shared/intake/record.ts'
import { isPresent } from '../../../shared/people/person.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { WriteContext } from '../context.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { uuidv7 } from '../database/uuid.ts'
import { insertCell } from '../organisation/store.ts'
import { type EndedPost, endPosts, standingRows } from '../people/histories.ts'
import { toMemberRow, toPersonRow } from '../people/rows.ts'
import { toStanding, unknownBeginning } from '../people/store.ts'
import { memberInserter } from './inserting.ts'
import { cellsByKey, type KnownMember, type Match } from './matching.ts'
import { auditState, matchesOf } from './preview.ts'
import type { Preview, Verdict } from './previews.ts'
import { packedIn } from './workbook.ts'

/** What an import found of a member before it changed him or her; kept for the undo. */
export interface Before {
  readonly fields: KnownMember['fields']
  readonly wasMember: boolean
  readonly memberships: readonly Schema['cell_membership'][]
  readonly standings: readonly Schema['member_standing'][]
  /** Posts that the import ended; absent in what was kept before imports ended any. */
  readonly endedPosts?: readonly EndedPost[]
}

export interface Applied {
  readonly batchId: string
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly newCells: number
}

const changedMeanwhile = () =>
  new Refusal(
    'conflict',
    'Sổ đã được sửa sau khi xem trước tệp này. Chưa ghi gì. Hãy xem trước lại tệp rồi quyết định.',
  )

/** Takes a preview over into the register; all of it in the transaction of `context`. */
export function applyPreview(preview: Preview, context: WriteContext): Applied {
  const { db, now, today, account, office } = context
  const isUntouched = preview.seenAt === auditState(db, office.origin)
  const batchId = uuidv7()
  const digest = createHash('sha256')
  const counts = { new: 0, changed: 0, same: 0, newCells: 0 }

  // The batch's row comes first because the changes refer to it; its counts follow from the verdicts.
  for (const { what } of preview.verdicts) if (what !== 'wrong') counts[what] += 1
  const cells = new Map([...cellsByKey(db)].map(([key, { id }]) => [key, id]))
  const missingCells = preview.reading.cells.filter(({ name }) => !cells.has(cellKey(name)))
  counts.newCells = missingCells.length
  db.run(
    q.insertInto('intake_batch').values({
      id: batchId,
      file_name: preview.fileName,
      file_sha256: preview.fileSha256,
      layout: preview.reading.layout.id,
      imported_at: now,
      account_id: account,
      new_count: counts.new,
      changed_count: counts.changed,
      same_count: counts.same,
      new_cells: counts.newCells,
      undone_at: null,
    }),
  )

  const noteChange = changeNoter(db, batchId)
  for (const { name } of missingCells) {
    const id = insertCell(db, name, now)
    cells.set(cellKey(name), id)
    noteChange('body', id, null, 1)
    digest.update(JSON.stringify(['body', id, name]))
  }

  const cellOf = (record: IntakeRecord): string => {
    const id = cells.get(cellKey(record.cellName))
    if (id === undefined) throw new Error('a record of a cell that the reading does not list')
    return id
  }
  const insertMember = memberInserter(db, now, today)
  let position = 0
  for (const chunk of preview.reading.chunks) {
    const verdicts = preview.verdicts.slice(position, position + chunk.records)
    position += chunk.records
    if (isUntouched && verdicts.every(({ what }) => what === 'same' || what === 'wrong')) continue
    digest.update(chunk.bytes)
    const records = packedIn(chunk).map(unpackRecord)
    const needsMatch = !isUntouched || verdicts.some(({ what }) => what === 'changed')
    const matches = needsMatch ? matchesOf(db, records) : undefined
    for (const [index, record] of records.entries()) {
      const verdict = verdicts[index]
      const match = matches?.[index]
      if (verdict === undefined || verdict.what === 'wrong') continue
      if (match !== undefined && !isAsSeen(verdict, match)) throw changedMeanwhile()
      if (verdict.what === 'new') {
        const id = insertMember(record, cellOf(record))
        noteChange('person', id, null, 1)
        digest.update(id)
      } else if (verdict.what === 'changed' && match?.known !== undefined) {
        const before = changeMember(db, match.known, record, cellOf(record), today)
        noteChange('person', match.known.id, before, match.known.revision + 1)
        digest.update(JSON.stringify([match.known.id, before]))
      }
    }
  }

  context.audit({
    record: { kind: 'intake_batch', id: batchId },
    changes: {
      fileName: preview.fileName,
      fileSha256: preview.fileSha256,
      layout: preview.reading.layout.id,
      ...counts,
      skipped: preview.wrong,
      // One row stands for thousands of records: the digest binds them all into the chain, as the workbook told
      // them and as they were before.
      changesSha256: digest.digest('hex'),
    },
  })
  return { batchId, ...counts }
}

/** Whether the register still says of a record what it said at the preview. */
function isAsSeen(verdict: Verdict, { known, fault }: Match): boolean {
  switch (verdict.what) {
    case 'new':
      return known === undefined && fault === undefined
    case 'changed':
    case 'same':
      return known?.id === verdict.id && known.revision === verdict.revision
    case 'wrong':
      return true
  }
}

function changeNoter(db: Writer, batchId: string) {
  const insert = db.inserter('intake_change', [
    'batch_id',
    'position',
    'record_kind',
    'record_id',
    'before',
    'revision_after',
  ])
  let position = 0
  return (kind: 'body' | 'person', id: string, before: Before | null, revision: number) => {
    position += 1
    insert({
      batch_id: batchId,
      position,
      record_kind: kind,
      record_id: id,
      before: before === null ? null : JSON.stringify(before),
      revision_after: revision,
    })
  }
}

/** Takes over what the workbook changes in a member; answers how he or she was. */
function changeMember(
  db: Writer,
  known: KnownMember,
  record: IntakeRecord,
  cellId: string,
  today: string,
): Before {
  const { id } = known
  const next = differences(known, record)
  const before: Before = {
    fields: known.fields,
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
  const endedPosts: EndedPost[] = []
  if (next.movesCell) {
    const from = endOpen(db, 'cell_membership', before.memberships, today)
    db.run(q.insertInto('cell_membership').values({ person_id: id, valid_from: from, cell_id: cellId }))
    endedPosts.push(...endPosts(db, id, from))
  }
  changeStandings(db, known, next, before.standings, today)
  const left = leftOn(db, id)
  if (left !== undefined) endedPosts.push(...endPosts(db, id, left))
  return endedPosts.length === 0 ? before : { ...before, endedPosts }
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
