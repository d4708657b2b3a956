import type { ComparedPart, SaidRow, Side } from '../../../shared/duplicates/contract.ts'
import { attendanceNames } from '../../../shared/meetings/meeting.ts'
import { formatCount } from '../../../shared/text/numbers.ts'
import { actName } from '../act-names.ts'
import type { Recorder } from '../acts.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import { movementAct } from '../movements/recording.ts'
import { nameOn } from '../organisation/store.ts'
import { fromRows, searchKeyOf, sortKeyOf } from '../people/rows.ts'
import { commitmentsPart } from './commitments.ts'
import { type ChosenFields, chooseFields, type Rows, rowsOfPerson } from './fields.ts'
import { historyParts } from './histories.ts'
import { listParts } from './lists.ts'
import { attendanceOf, recordsOf } from './merged.ts'
import type { Pair, Part } from './part.ts'
import { roleParts } from './roles.ts'
import { supportParts } from './support.ts'

/** What making two records one would do; nothing is written by making it. */
export interface MergePlan {
  readonly kept: Rows
  readonly given: Rows
  readonly shown: readonly ComparedPart[]
  readonly effects: readonly string[]
  /** Null where the two can be merged. */
  readonly why: string | null
  readonly fields: ChosenFields
  readonly overruled: readonly unknown[]
  readonly write: (rows: Recorder) => void
}

function livingRows(db: Reader, id: string): Rows {
  const rows = rowsOfPerson(db, id)
  if (!rows || rows.person.deleted_at !== null) throw missing('người này trong sổ')
  return rows
}

export function planMerge(db: Reader, pair: Pair, choices: Readonly<Record<string, Side>> = {}): MergePlan {
  const [kept, given] = [livingRows(db, pair.keptId), livingRows(db, pair.givenId)]
  const fields = chooseFields(kept, given, choices)
  const parts: readonly Part[] = [
    ...historyParts(db, pair),
    ...roleParts(db, pair, (kind) => actName(movementAct + kind)),
    ...listParts(db, pair),
    tasksPart(db, pair),
    contributionsPart(db, pair),
    commitmentsPart(db, pair),
    ...supportParts(db, pair),
  ]
  const meetings = meetingsPart(db, pair)
  return {
    kept,
    given,
    shown: [...parts, meetings]
      .flatMap(({ shown }) => shown)
      .filter((part) => part.kept.length + part.given.length > 0),
    effects: [...parts, meetings].flatMap(({ effects }) => effects),
    why: parts.find(({ why }) => why !== undefined)?.why ?? null,
    fields,
    overruled: parts.flatMap(({ overruled }) => overruled),
    write: (rows) => {
      writeFields(rows, pair, kept, given, fields)
      for (const part of parts) part.write(rows)
    },
  }
}

/** The person's own facts. Names and numbers carry the keys by which the person is sorted and found. */
function writeFields(
  rows: Recorder,
  { keptId }: Pair,
  kept: Rows,
  given: Rows,
  { taken }: ChosenFields,
): void {
  const fields = fromRows({ ...kept.person, ...taken.person }, memberOf(kept, given, taken))
  const keys = { sort_key: sortKeyOf(fields), search_key: searchKeyOf(fields) }
  const person = { ...taken.person, ...keys }
  const isChanged = Object.entries(person).some(
    ([column, value]) => kept.person[column as keyof typeof kept.person] !== value,
  )
  if (isChanged) rows.update('person', { id: keptId }, person)
  if (kept.member) {
    if (Object.keys(taken.member).length > 0) rows.update('member', { person_id: keptId }, taken.member)
  } else if (given.member) rows.insert('member', { person_id: keptId, ...taken.member })
  if (kept.person_detail) {
    if (Object.keys(taken.person_detail).length > 0) {
      rows.update('person_detail', { person_id: keptId }, taken.person_detail)
    }
  } else if (given.person_detail) {
    rows.insert('person_detail', { person_id: keptId, ...taken.person_detail })
  }
}

const memberOf = (kept: Rows, given: Rows, taken: ChosenFields['taken']) => {
  const member = kept.member ?? (given.member && blankOf(given.member))
  return member && { ...member, ...taken.member }
}

/** A row of the same columns that says nothing. */
const blankOf = <R extends object>(row: R): R =>
  Object.fromEntries(
    Object.entries(row).map(([column]) => [column, column.endsWith('_written') ? null : '']),
  ) as R

/** What was written at meetings stays as it was; only reads of the person follow. */
function meetingsPart(db: Reader, { keptId, givenId }: Pair): Pick<Part, 'shown' | 'effects'> {
  // A briefing of secretaries is no meeting of a cell.
  const ofCells = (id: string) => attendanceOf(db, id).filter(({ kind }) => kind !== 'briefing')
  const [kept, given] = [ofCells(keptId), ofCells(givenId)]
  const said = (rows: typeof kept): SaidRow[] => {
    const [last] = rows.slice(-1)
    if (!last) return []
    const counts = Object.entries(attendanceNames)
      .map(([state, name]) => [name, rows.filter((row) => row.state === state).length] as const)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${name.toLocaleLowerCase('vi')} ${count}`)
    return [
      {
        what: [
          `${formatCount(rows.length)} buổi, gần nhất ở ${nameOn(db, last.cell_id, last.held_on)}`,
          ...counts,
        ].join(', '),
        from: rows[0]?.held_on ?? null,
        to: last.held_on,
      },
    ]
  }
  const both = kept.filter((row) => given.some((one) => one.meeting_id === row.meeting_id))
  const effects = [
    ...(given.length > 0
      ? [
          `${formatCount(given.length)} buổi sinh hoạt đã ghi tên hồ sơ kia giữ nguyên như đã ghi, và được tính cho hồ sơ giữ lại.`,
        ]
      : []),
    ...(both.length > 0
      ? [
          `Lưu ý: hai hồ sơ cùng có tên trong ${formatCount(both.length)} buổi sinh hoạt. Hãy chắc chắn đây là một người.`,
        ]
      : []),
  ]
  return {
    shown: [{ title: 'Sinh hoạt', kept: said(kept), given: said(given) }],
    effects,
  }
}

/** What was given was given by this one person. */
function contributionsPart(db: Reader, { keptId, givenId }: Pair): Part {
  const given = db.all(q.selectFrom('contribution').select('id').where('person_id', '=', givenId))
  return {
    shown: [],
    effects:
      given.length > 0 ? [`${formatCount(given.length)} lượt đóng góp chuyển sang hồ sơ giữ lại.`] : [],
    overruled: [],
    write: (rows) => {
      for (const { id } of given) rows.update('contribution', { id }, { person_id: keptId })
    },
  }
}

/** Work that goes on is the kept record's from now on; what is done stays with the record under which it was done. */
function tasksPart(db: Reader, { keptId, givenId }: Pair): Part {
  const tasks = db.all(
    q
      .selectFrom('task')
      .select(['id', 'reported'])
      .where('person_id', 'in', recordsOf(db, givenId))
      .where('withdrawn_at', 'is', null),
  )
  const open = tasks.filter(({ reported }) => reported !== 'done')
  const done = tasks.length - open.length
  return {
    shown: [],
    effects: [
      ...(open.length > 0
        ? [`${formatCount(open.length)} nhiệm vụ chưa xong chuyển sang hồ sơ giữ lại.`]
        : []),
      ...(done > 0 ? [`${formatCount(done)} nhiệm vụ đã xong vẫn giữ tên như đã ghi.`] : []),
    ],
    overruled: [],
    write: (rows) => {
      for (const { id } of open) rows.update('task', { id }, { person_id: keptId })
    },
  }
}
