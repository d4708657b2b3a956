import { sql } from 'kysely'
import { formatDate } from '../../../shared/calendar/dates.ts'
import { overlaps, valueOn } from '../../../shared/calendar/intervals.ts'
import type { SaidRow } from '../../../shared/duplicates/contract.ts'
import { type Held, unite } from '../../../shared/duplicates/uniting.ts'
import { isPresent, standingNames } from '../../../shared/people/person.ts'
import { actName } from '../act-names.ts'
import type { Recorder } from '../acts.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { movementAct } from '../movements/recording.ts'
import { nameOn } from '../organisation/store.ts'
import { toStanding, unknownBeginning } from '../people/store.ts'
import { attendanceOf } from './merged.ts'
import { named, type Pair, type Part } from './part.ts'

type HistoryTable = 'cell_membership' | 'member_standing' | 'group_membership' | 'working_away'
type HistoryRow = Schema[HistoryTable]
interface Spoken<R> extends Held {
  readonly row: R
}

const heldBy = <R extends HistoryRow>(db: Reader, table: HistoryTable, personId: string): Spoken<R>[] => {
  const rows = sql<R>`SELECT * FROM ${sql.table(table)} WHERE person_id = ${personId} ORDER BY valid_from`
  return db
    .all({ compile: () => rows.compile(q) })
    .map((row) => ({ from: row.valid_from, written: row.from_written, to: row.valid_to, row }))
}

interface United<R> {
  readonly kept: readonly Spoken<R>[]
  readonly given: readonly Spoken<R>[]
  readonly result: readonly Spoken<R>[]
  /** What the given-up record said of days on which the kept one's word holds. */
  readonly overruled: readonly Spoken<R>[]
  readonly added: readonly Spoken<R>[]
}

function unitedOf<R extends HistoryRow>(
  db: Reader,
  table: HistoryTable,
  { keptId, givenId }: Pair,
  meaningOf: (row: R) => string,
): United<R> {
  const [kept, given] = [heldBy<R>(db, table, keptId), heldBy<R>(db, table, givenId)]
  const isSame = (a: Spoken<R>, b: Spoken<R>) => meaningOf(a.row) === meaningOf(b.row)
  const result = unite(kept, given, isSame, unknownBeginning)
  return {
    kept,
    given,
    result,
    overruled: given.filter((row) => !result.some((one) => isSame(one, row) && overlaps(one, row))),
    added: result.filter((row) => !kept.some((one) => isSame(one, row))),
  }
}

/** The rows of the kept record become the united ones; only those that differ are touched. */
function writeUnited<R extends HistoryRow>(
  rows: Recorder,
  table: HistoryTable,
  { keptId, givenId }: Pair,
  { kept, given, result }: United<R>,
): void {
  // The recorder's types follow one table at a time; here the tables share their key.
  const writer = rows as {
    readonly insert: (table: HistoryTable, row: object) => void
    readonly remove: (table: HistoryTable, key: object) => void
  }
  const wanted = result.map(({ from, written, to, row }) => ({
    ...row,
    person_id: keptId,
    valid_from: from,
    from_written: written,
    valid_to: to,
  }))
  const known = new Map(kept.map(({ row }) => [JSON.stringify(row), row]))
  const isKnown = (row: object) => known.delete(JSON.stringify(row))
  const added = wanted.filter((row) => !isKnown(row))
  for (const { from } of given) writer.remove(table, { person_id: givenId, valid_from: from })
  for (const { valid_from } of known.values()) writer.remove(table, { person_id: keptId, valid_from })
  for (const row of added) writer.insert(table, row)
}

const said = <R>(rows: readonly Spoken<R>[], words: (row: R) => string): SaidRow[] =>
  rows.map(({ written, to, row }) => ({ what: words(row), from: written, to }))

function partOf<R extends HistoryRow>(
  table: HistoryTable,
  pair: Pair,
  united: United<R>,
  title: string,
  words: (row: R) => string,
): Part {
  const wordsOf = (rows: readonly Spoken<R>[]) => [...new Set(rows.map(({ row }) => words(row)))]
  const [added, overruled] = [wordsOf(united.added), wordsOf(united.overruled)]
  return {
    shown: [{ title, kept: said(united.kept, words), given: said(united.given, words) }],
    effects: [
      ...(added.length > 0 ? [`${title}: thêm ${named(added)}.`] : []),
      ...(overruled.length > 0
        ? [
            `${title}: không lấy ${named(overruled)} của hồ sơ kia, vì hồ sơ giữ lại ghi khác trong thời gian ấy.`,
          ]
        : []),
    ],
    overruled: united.overruled.map(({ row }) => row),
    write: (rows) => writeUnited(rows, table, pair, united),
  }
}

type CellRow = Schema['cell_membership']
type StandingRow = Schema['member_standing']

/** Cells, standings, groups and work far away of both records, made one history each. */
export function historyParts(db: Reader, pair: Pair): readonly Part[] {
  const cells = unitedOf<CellRow>(db, 'cell_membership', pair, (row) => row.cell_id)
  const standings = unitedOf<StandingRow>(db, 'member_standing', pair, (row) => row.standing)
  const groups = unitedOf<Schema['group_membership']>(db, 'group_membership', pair, (row) => row.group_id)
  const away = unitedOf<Schema['working_away']>(db, 'working_away', pair, (row) => row.place)
  const bodyName = (id: string, row: { readonly valid_to: string | null }) =>
    nameOn(db, id, row.valid_to ?? '9999-12-31')
  const standingWord = (standing: string) => {
    const known = toStanding(standing)
    return known ? standingNames[known] : standing
  }
  const standingPart = partOf('member_standing', pair, standings, 'Trạng thái', (row) =>
    standingWord(row.standing),
  )
  return [
    partOf('cell_membership', pair, cells, 'Chi bộ', (row) => bodyName(row.cell_id, row)),
    {
      ...standingPart,
      why: whyNot(db, pair, cells, standings),
      write: (rows) => {
        const open = standings.result.at(-1)
        // A trigger repeats the open standing in the person's row, but nothing takes the first one back.
        if (standings.kept.length === 0 && open) {
          rows.update('person', { id: pair.keptId }, { standing: open.row.standing })
        }
        standingPart.write(rows)
      },
    },
    partOf('group_membership', pair, groups, 'Tổ đảng', (row) => bodyName(row.group_id, row)),
    partOf('working_away', pair, away, 'Đi làm xa', (row) => row.place),
  ]
}

/** Contradictions that only the papers can settle; a sentence that names the first of them. */
function whyNot(
  db: Reader,
  pair: Pair,
  cells: United<CellRow>,
  standings: United<StandingRow>,
): string | undefined {
  return (
    lostEnd(standings) ??
    lifeAfterDeath(db, pair, standings.result) ??
    officialBeforeProbation(standings.result) ??
    lostMovement(db, pair, cells, standings)
  )
}

const dayWords = ({ written, from }: Held): string => (written === null ? '' : ` từ ${formatDate(from)}`)

/** A death, an expulsion that only the given-up record knows must not vanish. Who moved away may have come back. */
function lostEnd({ given, result }: United<StandingRow>): string | undefined {
  const lost = given.find((row) => {
    const standing = toStanding(row.row.standing)
    if (!standing || isPresent(standing) || standing === 'transferred') return false
    return valueOn(result, row.from)?.row.standing !== standing
  })
  if (!lost) return undefined
  const standing = toStanding(lost.row.standing)
  return `Hồ sơ bỏ đi ghi "${standing ? standingNames[standing] : ''}"${dayWords(lost)} mà hồ sơ giữ lại ghi khác. Hãy giữ hồ sơ kia, hoặc sửa lại trạng thái của một hồ sơ trước khi gộp.`
}

function lifeAfterDeath(
  db: Reader,
  { keptId, givenId }: Pair,
  result: readonly Spoken<StandingRow>[],
): string | undefined {
  const death = result.find(({ row }) => row.standing === 'died')
  if (!death) return undefined
  if (death.to !== null) {
    return `Một hồ sơ ghi "Từ trần"${dayWords(death)}, hồ sơ kia còn ghi việc sau ngày đó. Hãy kiểm tra có phải hai người không, hoặc sửa một hồ sơ trước khi gộp.`
  }
  const met = [keptId, givenId]
    .flatMap((id) => attendanceOf(db, id))
    .find((row) => row.state === 'present' && death.written !== null && row.held_on > death.from)
  return (
    met &&
    `Một hồ sơ ghi "Từ trần"${dayWords(death)}, hồ sơ kia có mặt ở buổi sinh hoạt ngày ${formatDate(met.held_on)}. Hãy kiểm tra có phải hai người không.`
  )
}

function officialBeforeProbation(result: readonly Spoken<StandingRow>[]): string | undefined {
  const wrong = result.find(({ row }, index) => {
    const before = result[index - 1]?.row.standing
    return row.standing === 'probationary' && (before === 'official' || before === 'exempt')
  })
  return (
    wrong &&
    `Một hồ sơ ghi đã là đảng viên chính thức, hồ sơ kia ghi dự bị${dayWords(wrong)}. Hãy sửa lại trạng thái của một hồ sơ trước khi gộp.`
  )
}

/** A recorded movement stands on a paper: it must hold in the united history too. */
function lostMovement(
  db: Reader,
  { givenId }: Pair,
  cells: United<CellRow>,
  standings: United<StandingRow>,
): string | undefined {
  const movements = db.all(
    q
      .selectFrom('movement')
      .innerJoin('act', 'act.id', 'movement.act_id')
      .select(['movement.kind', 'act.effective_on'])
      .where('movement.person_id', '=', givenId)
      .where('act.undone_at', 'is', null)
      .orderBy('act.effective_on'),
  )
  const holds = <R>(united: United<R>, day: string, meaningOf: (row: R) => string) => {
    const begun = united.given.find(({ from }) => from === day)
    const now = united.result.find(({ from }) => from === day)
    return !begun || (now !== undefined && meaningOf(now.row) === meaningOf(begun.row))
  }
  const lost = movements.find(
    ({ effective_on: day }) =>
      !holds(standings, day, (row) => row.standing) || !holds(cells, day, (row) => row.cell_id),
  )
  return (
    lost &&
    `Hồ sơ bỏ đi có biến động "${actName(movementAct + lost.kind)}" ngày ${formatDate(lost.effective_on)} không khớp với lịch sử của hồ sơ giữ lại. Hãy giữ hồ sơ kia, hoặc hoàn tác biến động ấy trước khi gộp.`
  )
}
