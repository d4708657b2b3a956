import { sql } from 'kysely'
import { type AuditRow, auditPage } from '../../../shared/audit/contract.ts'
import { actWords, kindWords, ruleWords } from '../../../shared/audit/names.ts'
import { changeWords, idsIn, secretsIn, type Telling } from '../../../shared/audit/values.ts'
import { addDays, type IsoDate } from '../../../shared/calendar/dates.ts'
import { usualItems } from '../../../shared/checks/items.ts'
import { usualFacts } from '../../../shared/villages/facts.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { namesOf, namesOfGoneMeetings } from './record-names.ts'

type Row = Schema['audit']

/** Midnight of the clerk's wall, in UTC. */
const midnight = (day: string): string => new Date(`${day}T00:00:00`).toISOString()

export interface Wanted {
  readonly from: string | null
  readonly to: string | null
  readonly accountId: string | null
  readonly record: { readonly kind: string; readonly id: string } | null
}

/** The installations that wrote here. One probe each: DISTINCT would walk the whole audit. */
export function originsOf(db: Reader): readonly string[] {
  const origins: string[] = []
  for (;;) {
    const next = db.first(
      q
        .selectFrom('audit')
        .select('origin')
        .where('origin', '>', origins.at(-1) ?? '')
        .orderBy('origin')
        .limit(1),
    )
    if (next === undefined) return origins
    origins.push(next.origin)
  }
}

const ofBodies = ['body', 'cell']

/**
 * Whose rows tell of a record too when they name it: who was appointed in a body, who was merged into whom, which meetings
 * went with their month. '' stands for acts of the office itself.
 */
const tellingOf: Readonly<Record<string, readonly string[]>> = {
  person: ['', 'person', ...ofBodies, 'training-class'],
  body: ['', ...ofBodies],
  cell: ['', ...ofBodies],
  village: ['', ...ofBodies],
  meeting: ['month'],
}

/**
 * The rows of one record: its own, those of the imports that wrote it, and those of others that name it as what they
 * changed. Who was at a meeting or signed a paper is told by those, not here.
 */
function about(db: Reader, { kind, id }: NonNullable<Wanted['record']>) {
  const imports = db
    .all(q.selectFrom('intake_change').select('batch_id').distinct().where('record_id', '=', id))
    .map(({ batch_id }) => batch_id)
  const others = tellingOf[kind] ?? []
  // Lists as they are: SQLite looks a value up in a subquery's list thirty times as slowly.
  const ways = [sql`+record_id = ${id}`]
  if (imports.length > 0) {
    ways.push(sql`(+record_kind = 'intake_batch' AND record_id IN (${sql.join(imports)}))`)
  }
  if (others.length > 0) {
    ways.push(sql`(coalesce(record_kind, '') IN (${sql.join(others)}) AND instr(changes, ${id}) > 0)`)
  }
  return sql<boolean>`(${sql.join(ways, sql` OR `)})`
}

/**
 * The latest rows of one installation behind those that were shown: by its chain, which is in the order of time. What is
 * narrowed walks the table as it lies, from its end: "+" keeps SQLite from a range of keys, for which it unpacks every row
 * to compare its key (800 ms against 40 for 100,000 rows that do not fit).
 */
function latestOf(db: Reader, origin: string, before: number | undefined, wanted: Wanted): readonly Row[] {
  const isNarrowed =
    wanted.accountId !== null || wanted.record !== null || wanted.from !== null || wanted.to !== null
  let rows = q.selectFrom('audit').selectAll().orderBy('origin', 'desc').orderBy('sequence', 'desc')
  rows = isNarrowed ? rows.where(sql<boolean>`+origin = ${origin}`) : rows.where('origin', '=', origin)
  if (before !== undefined) {
    rows = isNarrowed ? rows.where(sql<boolean>`+sequence < ${before}`) : rows.where('sequence', '<', before)
  }
  if (wanted.from !== null) rows = rows.where('at', '>=', midnight(wanted.from))
  if (wanted.to !== null) rows = rows.where('at', '<', midnight(addDays(wanted.to, 1)))
  if (wanted.accountId !== null) rows = rows.where('account_id', '=', wanted.accountId)
  if (wanted.record !== null) rows = rows.where(about(db, wanted.record))
  return db.all(rows.limit(auditPage))
}

/**
 * The rows of several installations as one list. Those of one stay in the order of its chain, whatever its clock said:
 * where that was set back, a list by time would put the latest act among those of another year.
 */
function merged(lists: readonly (readonly Row[])[]): readonly Row[] {
  const [first = [], ...others] = lists
  return others.reduce((left, right) => {
    const both: Row[] = []
    for (let [i, j] = [0, 0]; ; ) {
      const [a, b] = [left[i], right[j]]
      if (a === undefined) return [...both, ...right.slice(j)]
      if (b === undefined) return [...both, ...left.slice(i)]
      if (a.at >= b.at) {
        both.push(a)
        i += 1
      } else {
        both.push(b)
        j += 1
      }
    }
  }, first)
}

type Changes = Readonly<Record<string, unknown>>

const changesOf = (row: Row): Changes => JSON.parse(row.changes) as Changes

/** What the office calls the figures of its villages, or the books it looks at: by its lists, besides the program's. */
function ownWordsOf(db: Reader, today: IsoDate): (command: string) => Telling['ownWords'] {
  const rulebook = rulebookOf(db)
  const words = (lines: readonly { readonly key: string; readonly name: string }[]) => {
    const names = new Map(lines.map(({ key, name }) => [key, name]))
    return (key: string) => names.get(key)
  }
  const figures = words([...usualFacts, ...rulebook.rule('village.facts', today)])
  const books = words([...usualItems, ...rulebook.rule('check.items', today)])
  return (command) =>
    command.startsWith('villages.') ? figures : command.startsWith('checks.') ? books : undefined
}

/** The rule of which a row of the rule book tells; its record is the office's own value of it. */
const ruleOf = (changes: Changes): string | undefined =>
  Object.keys(changes).flatMap((name) => ruleWords(name) ?? [])[0]

/** How the values of rows are told: with the names of whatever stands in them. */
function tellingFor(db: Reader, rows: readonly Row[], today: IsoDate): (command: string) => Telling {
  const parsed = rows.map(changesOf)
  const names = namesOf(db, [
    ...parsed.flatMap(idsIn).map((id) => ({ kind: '', id })),
    ...rows.flatMap(({ record_kind: kind, record_id: id }) => (kind && id ? [{ kind, id }] : [])),
  ])
  const gone = namesOfGoneMeetings(
    db,
    rows.flatMap(({ record_kind: kind, record_id: id }) =>
      kind === 'meeting' && id !== null && !names.has(id) ? [id] : [],
    ),
  )
  const nameOf = (id: string) => names.get(id) ?? gone.get(id)
  const wordsBy = ownWordsOf(db, today)
  return (command) => {
    const ownWords = wordsBy(command)
    return { nameOf, command, ...(ownWords && { ownWords }) }
  }
}

/** Rows as a clerk reads them; numbers of people are masked. */
export function inWords(db: Reader, rows: readonly Row[], today: IsoDate): AuditRow[] {
  const accounts = new Map(
    db.all(q.selectFrom('account').select(['id', 'name'])).map(({ id, name }) => [id, name]),
  )
  const tellingBy = tellingFor(db, rows, today)
  return rows.map((row) => {
    const { record_kind: kind, record_id: id, command } = row
    const changes = changesOf(row)
    const telling = tellingBy(command)
    const name = kind === 'rule' ? ruleOf(changes) : telling.nameOf(id ?? '')
    return {
      ...{ origin: row.origin, sequence: row.sequence, at: row.at },
      accountName: accounts.get(row.account_id) ?? '',
      act: actWords(command),
      record: kind && id ? { kind, id, kindName: kindWords(kind), name: name ?? '' } : null,
      changes: [...changeWords(changes, telling)],
      isMasked: secretsIn(changes).length > 0,
    }
  })
}

/** The latest rows behind those that were shown, of every installation. */
export const latestRows = (
  db: Reader,
  after: Readonly<Record<string, number>>,
  wanted: Wanted,
): readonly Row[] =>
  merged(originsOf(db).map((origin) => latestOf(db, origin, after[origin], wanted))).slice(0, auditPage)

/** What a row changed, with the numbers of people in full; undefined where there is no such row. */
export function inFull(db: Reader, origin: string, sequence: number, today: IsoDate) {
  const row = db.first(
    q.selectFrom('audit').selectAll().where('origin', '=', origin).where('sequence', '=', sequence),
  )
  if (row === undefined) return undefined
  const changes = changesOf(row)
  const words = changeWords(changes, { ...tellingFor(db, [row], today)(row.command), numbers: 'full' })
  return { row, words, fields: secretsIn(changes) }
}
