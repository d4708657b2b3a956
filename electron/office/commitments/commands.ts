import { formatDate } from '../../../shared/calendar/dates.ts'
import { groupBy } from '../../../shared/collections.ts'
import type { CommitmentFields } from '../../../shared/commitments/contract.ts'
import type { Parsed } from '../../../shared/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Rulebook } from '../../../shared/rulebook/rules.ts'
import { changedFields } from '../audit.ts'
import { missing, requireRevision } from '../conflict.ts'
import type { Handlers, WriteContext } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { uuidv7 } from '../database/uuid.ts'
import { cellsBetween } from '../organisation/cells-between.ts'
import { nameOn, requireCell } from '../organisation/store.ts'
import { onDay } from '../people/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import {
  commitmentOf,
  committedIn,
  countCommitments,
  dayOfYear,
  requireCommitment,
  toCommitment,
} from './store.ts'

const nothing: CommitmentFields = { madeOn: null, content: '', checkedOn: null, outcome: '' }

const toFields = (row: Schema['commitment']): CommitmentFields => ({
  madeOn: row.made_on,
  content: row.content,
  checkedOn: row.checked_on,
  outcome: row.outcome,
})
const toColumns = ({ madeOn, content, checkedOn, outcome }: CommitmentFields) => ({
  ...{ made_on: madeOn, content, checked_on: checkedOn, outcome },
})

/** What cannot be so, each under its field. A commitment may be made towards the end of the year before. */
function problemsOf(
  { madeOn, checkedOn, outcome }: CommitmentFields,
  year: number,
  today: string,
): Record<string, string> {
  const isOfYear = madeOn === null || [year - 1, year].includes(Number(madeOn.slice(0, 4)))
  return {
    ...(madeOn !== null && madeOn > today && { madeOn: 'Ngày làm ở sau hôm nay' }),
    ...(!isOfYear && { madeOn: `Bản cam kết năm ${year} làm trong năm ${year - 1} hoặc năm ${year}` }),
    ...(checkedOn !== null && madeOn === null && { madeOn: 'Chưa nhập ngày làm bản cam kết' }),
    ...(checkedOn !== null && checkedOn > today && { checkedOn: 'Ngày kiểm tra ở sau hôm nay' }),
    ...(checkedOn !== null &&
      madeOn !== null &&
      checkedOn < madeOn && { checkedOn: `Ngày kiểm tra phải từ ngày làm ${formatDate(madeOn)} trở đi` }),
    ...(outcome !== '' && checkedOn === null && { checkedOn: 'Chưa nhập ngày kiểm tra' }),
  }
}

function refuseWrong(fields: CommitmentFields, year: number, today: string): void {
  const problems = problemsOf(fields, year, today)
  const [first] = Object.values(problems)
  if (first === undefined) return
  throw new Refusal('invalid', `Chưa ghi. ${first}. Nội dung đã ghi trước vẫn còn nguyên.`, {
    fields: problems,
  })
}

/** The cell of the member on the day on which the year is looked at. */
function cellOfMember(db: Reader, personId: string, day: string): string {
  const row = db.first(
    q
      .selectFrom('cell_membership')
      .innerJoin('person', 'person.id', 'cell_membership.person_id')
      .select('cell_membership.cell_id')
      .where('cell_membership.person_id', '=', personId)
      .where('person.deleted_at', 'is', null)
      .where(onDay('cell_membership.valid_from', 'cell_membership.valid_to', day)),
  )
  if (!row) throw missing('đảng viên này trong chi bộ nào vào ngày đó')
  return row.cell_id
}

interface Written {
  readonly personId: string
  readonly year: number
  readonly cellId: string
  readonly fields: CommitmentFields
}

/** Writes a commitment over the one that is there, or a new one; one audit row. */
function write(
  { db, audit, now }: WriteContext,
  before: Schema['commitment'] | undefined,
  { personId, year, cellId, fields }: Written,
): string {
  const id = before?.id ?? uuidv7()
  if (before === undefined) {
    db.run(
      q.insertInto('commitment').values({
        ...{ id, person_id: personId, cell_id: cellId, year, created_at: now, revision: 1 },
        ...toColumns(fields),
      }),
    )
  } else {
    db.run(
      q
        .updateTable('commitment')
        .set({ ...toColumns(fields), revision: before.revision + 1 })
        .where('id', '=', id),
    )
  }
  audit({
    record: { kind: 'commitment', id },
    changes: {
      personId,
      year,
      ...changedFields({ ...(before === undefined ? nothing : toFields(before)) }, { ...fields }),
    },
  })
  return id
}

/** What is done with the commitments of the running year in the month of today. */
function seasonOf(book: Rulebook, year: number, today: string): 'making' | 'checking' | null {
  if (!today.startsWith(String(year))) return null
  const month = Number(today.slice(5, 7))
  if (month <= book.rule('commitment.madeByMonth', today)) return 'making'
  return month >= book.rule('commitment.checkMonth', today) ? 'checking' : null
}

/** Sets one of the days for many. */
function mark({ year, what, personIds, on }: Parsed<'commitments.mark'>, context: WriteContext) {
  const { db, today, audit } = context
  const members = new Map(
    committedIn(db, { year, cellId: null, today }).map((member) => [member.personId, member]),
  )
  let marked = 0
  for (const personId of new Set(personIds)) {
    const member = members.get(personId)
    const before = commitmentOf(db, personId, year)
    const known = before === undefined ? nothing : toFields(before)
    const isReady =
      member?.isOwed === true &&
      (what === 'made' ? known.madeOn === null : known.madeOn !== null && known.checkedOn === null)
    if (!isReady) continue
    const fields = { ...known, ...(what === 'made' ? { madeOn: on } : { checkedOn: on }) }
    refuseWrong(fields, year, today)
    write(context, before, { personId, year, cellId: member.cellId, fields })
    marked += 1
  }
  const outcome = { marked, passedOver: new Set(personIds).size - marked }
  if (marked === 0) audit({ changes: { year, what, on, ...outcome } })
  return outcome
}

export const commitmentsCommands: Handlers<'commitments'> = {
  'commitments.ofYear': ({ year }, { db, today }) => {
    const on = dayOfYear(year, today)
    const people = committedIn(db, { year, cellId: null, today })
    const byCell = groupBy(people, ({ cellId }) => cellId)
    const book = rulebookOf(db)
    return {
      ...countCommitments(people),
      on,
      season: seasonOf(book, year, today),
      cells: cellsBetween(db, on, on).map(({ id, name }) => ({
        ...{ cellId: id, cellName: name },
        ...countCommitments(byCell.get(id) ?? []),
      })),
    }
  },

  'commitments.ofCell': ({ year, cellId }, { db, today }) => {
    requireCell(db, cellId)
    const on = dayOfYear(year, today)
    const people = committedIn(db, { year, cellId, today })
    return {
      ...countCommitments(people),
      ...{ cellName: nameOn(db, cellId, on), on },
      people: people.map(({ cellId: _, ...person }) => person),
    }
  },

  'commitments.ofPerson': ({ personId }, { db, today }) =>
    db
      .all(
        q
          .selectFrom('commitment')
          .selectAll()
          .where('person_id', '=', personId)
          .where('deleted_at', 'is', null)
          .orderBy('year', 'desc'),
      )
      .map(toCommitment(db, today)),

  'commitments.save': ({ personId, year, revision, ...fields }, context) => {
    const { db, today } = context
    const before = commitmentOf(db, personId, year)
    const read = toCommitment(db, today)
    requireRevision(before?.revision ?? 0, revision, () => (before === undefined ? null : read(before)))
    refuseWrong(fields, year, today)
    const cellId = before?.cell_id ?? cellOfMember(db, personId, dayOfYear(year, today))
    return read(requireCommitment(db, write(context, before, { personId, year, cellId, fields })))
  },

  'commitments.mark': mark,

  'commitments.remove': ({ id, revision, reason }, { db, audit, now, account, today }) => {
    const before = requireCommitment(db, id)
    requireRevision(before.revision, revision, () => toCommitment(db, today)(before))
    db.run(
      q
        .updateTable('commitment')
        .set({ deleted_at: now, deleted_by: account, deleted_reason: reason, revision: revision + 1 })
        .where('id', '=', id),
    )
    audit({ record: { kind: 'commitment', id }, changes: { removed: reason } })
    return {}
  },
}
