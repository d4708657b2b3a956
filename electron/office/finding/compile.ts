import { sql } from 'kysely'
import { addDays } from '../../../shared/calendar/dates.ts'
import { earliest, latest } from '../../../shared/calendar/partial-dates.ts'
import {
  type Condition,
  type Group,
  isGroup,
  type Part,
  type Scope,
} from '../../../shared/finding/definition.ts'
import { type ElapsedUnit, lastBeginning } from '../../../shared/finding/elapsed.ts'
import { fieldOf } from '../../../shared/finding/fields.ts'
import { presentStandings } from '../../../shared/people/person.ts'
import { fold } from '../../../shared/text/fold.ts'
import {
  type Asking,
  column,
  isEmpty,
  type JoinName,
  joined,
  query,
  remembered,
  type Sql,
  surelyAfter,
  surelyBefore,
  within,
} from './expressions.ts'
import { standingOn } from './party-life.ts'
import { type Rows, type Source, sources } from './sources.ts'

/** A statement in the making: what it asks, and the tables that it turns out to need. */
export interface Statement {
  readonly asking: Asking
  readonly joins: Set<JoinName>
}

export const startStatement = (asking: Asking): Statement => ({ asking, joins: new Set() })

/** The value of a field that has one, with the tables that it needs noted. */
export function expressionOf({ asking, joins }: Statement, source: Extract<Source, { kind: 'single' }>): Sql {
  for (const name of source.joins) joins.add(name)
  return source.value(asking)
}

const all = (parts: readonly Sql[], word: Sql): Sql => sql`(${sql.join(parts, word)})`
const and = (parts: readonly Sql[]): Sql => (parts.length === 0 ? sql`1` : all(parts, sql` AND `))
const or = (parts: readonly Sql[]): Sql => (parts.length === 0 ? sql`0` : all(parts, sql` OR `))

/** A filter as one expression that is 1 or 0 for everybody, never NULL: so that its opposite is exactly the others. */
export function compileGroup(statement: Statement, { join, negated, parts }: Group): Sql {
  const compiled = parts.map((part) => compilePart(statement, part))
  const joinedParts = join === 'and' || compiled.length === 0 ? and(compiled) : or(compiled)
  return negated ? sql`NOT ${joinedParts}` : joinedParts
}

const compilePart = (statement: Statement, part: Part): Sql =>
  isGroup(part) ? compileGroup(statement, part) : compileCondition(statement, part)

function compileCondition(statement: Statement, condition: Condition): Sql {
  const source = sources[condition.field]
  const { asking: ofList } = statement
  const asking = condition.on === undefined ? ofList : { ...ofList, on: condition.on }
  const asked = { ...statement, asking }
  switch (source.kind) {
    case 'rows':
      return compileRows(asked, source, condition)
    case 'marks':
      for (const name of source.joins) statement.joins.add(name)
      return compileMarks(source.marks(asking), condition)
    case 'single': {
      if (source.rows !== undefined) return compileRows(asked, source.rows, condition)
      const value = expressionOf(asked, source)
      return sql`coalesce(${compileValue(asked, value, condition, () =>
        remembered(asking, `texts of ${condition.field}`, () => distinctTexts(asking, source)),
      )}, 0)`
    }
  }
}

/** People with a row for which the question holds; of a negative question, those with rows and none of which it names. */
function compileRows({ asking }: Statement, rows: Rows, condition: Condition): Sql {
  const people = (holds: Sql) =>
    sql`${column('person', 'id')} IN (SELECT ${rows.personId} FROM ${rows.table} WHERE ${rows.where(asking)} AND ${holds})`
  const { operator } = condition
  const filled = people(sql`NOT ${isEmpty(rows.value)}`)
  if (operator === 'empty') return sql`NOT ${filled}`
  if (operator === 'filled') return filled
  const positive = { 'is-not': 'is', 'none-of': 'one-of' } as const
  if (operator === 'is-not' || operator === 'none-of') {
    const named = people(
      compileValue({ asking }, rows.value, { ...condition, operator: positive[operator] }, () => []),
    )
    // Whoever has no post at all surely is not the secretary; whoever has no cell is in no other one.
    return fieldOf(condition.field).many ? sql`NOT ${named}` : sql`(${filled} AND NOT ${named})`
  }
  return people(compileValue({ asking }, rows.value, condition, () => distinctRows(asking, rows)))
}

function compileMarks(marks: ReadonlyMap<string, Sql>, { operator, values }: Condition): Sql {
  const named = () => or(values.map((value) => marks.get(String(value)) ?? sql`0`))
  switch (operator) {
    case 'is':
    case 'one-of':
      return named()
    case 'is-not':
    case 'none-of':
      return sql`NOT ${named()}`
    default: {
      const any = or([...marks.values()])
      return operator === 'filled' ? any : sql`NOT ${any}`
    }
  }
}

type Texts = () => readonly string[]

/** What a value answers to a question; NULL where it has none. */
export function compileValue(
  { asking }: Pick<Statement, 'asking'>,
  value: Sql,
  condition: Condition,
  texts: Texts,
): Sql {
  const { operator, values, field } = condition
  if (operator === 'empty') return isEmpty(value)
  if (operator === 'filled') return sql`NOT ${isEmpty(value)}`
  if (operator === 'yes') return sql`${value} = 1`
  if (operator === 'no') return sql`${value} = 0`
  const { kind, unit } = fieldOf(field)
  switch (kind) {
    case 'date':
      return compileDate(value, condition)
    case 'elapsed':
      return compileElapsed(value, condition, unit ?? 'years', asking.on)
    case 'number':
      return compileNumber(value, condition)
    case 'text':
    case 'secret':
      return compileText(value, condition, texts)
    default:
      if (operator === 'contains') return compileText(value, condition, texts)
      if (operator === 'is' || operator === 'one-of') return within(value, values)
      return sql`(NOT ${isEmpty(value)} AND NOT ${within(value, values)})`
  }
}

const digitsOnly = /^[0-9]+$/

/**
 * Texts are compared folded, which SQLite cannot do: the few or many different texts of the column are folded here,
 * and those that fit go back as one parameter. Digits are the same folded or not.
 */
function compileText(value: Sql, { field, operator, values }: Condition, texts: Texts): Sql {
  const typed = String(values[0] ?? '')
  if (digitsOnly.test(typed) || fieldOf(field).kind === 'secret') {
    if (operator === 'contains') return sql`instr(${value}, ${typed}) > 0`
    if (operator === 'begins') return sql`substr(${value}, 1, ${typed.length}) = ${typed}`
    return sql`${value} = ${typed}`
  }
  const wanted = fold(typed)
  const fits = (text: string) => {
    const folded = fold(text)
    if (operator === 'contains') return folded.includes(wanted)
    return operator === 'begins' ? folded.startsWith(wanted) : folded === wanted
  }
  return within(value, texts().filter(fits))
}

interface TextRow {
  readonly value: string
}

function distinctTexts(asking: Asking, source: Extract<Source, { kind: 'single' }>): readonly string[] {
  const statement = startStatement(asking)
  const value = expressionOf(statement, source)
  return asking.db
    .all(
      query(
        sql<TextRow>`SELECT DISTINCT ${value} AS value FROM person NOT INDEXED ${joined(statement.joins)}
          WHERE ${column('person', 'deleted_at')} IS NULL AND NOT ${isEmpty(value)}`,
      ),
    )
    .map((row) => row.value)
}

const distinctRows = (asking: Asking, rows: Rows): readonly string[] =>
  asking.db
    .all(
      query(
        sql<TextRow>`SELECT DISTINCT ${rows.value} AS value FROM ${rows.table} WHERE ${rows.where(asking)}`,
      ),
    )
    .map((row) => row.value)

/** Days known in part answer only what every day answers that they can mean. */
function compileDate(written: Sql, { operator, values }: Condition): Sql {
  const [first, second = first] = values.map(String)
  if (first === undefined || second === undefined) return sql`0`
  if (operator === 'before') return surelyBefore(written, earliest(first))
  if (operator === 'after') return surelyAfter(written, latest(first))
  const until = operator === 'between' ? second : first
  return and([
    surelyAfter(written, addDays(earliest(first), -1)),
    surelyBefore(written, addDays(latest(until), 1)),
  ])
}

function compileElapsed(since: Sql, { operator, values }: Condition, unit: ElapsedUnit, on: string): Sql {
  const [first, second = first] = values.map(Number)
  if (first === undefined || second === undefined) return sql`0`
  const atLeast = (count: number) => surelyBefore(since, addDays(lastBeginning(count, unit, on), 1))
  const atMost = (count: number) =>
    and([surelyAfter(since, lastBeginning(count + 1, unit, on)), sql`${since} <= ${on}`])
  if (operator === 'from') return atLeast(first)
  if (operator === 'above') return atLeast(first + 1)
  if (operator === 'below') return atMost(first - 1)
  if (operator === 'to') return atMost(first)
  return and([atLeast(first), atMost(operator === 'between' ? second : first)])
}

function compileNumber(value: Sql, { operator, values }: Condition): Sql {
  const [first = null, second = first] = values
  if (operator === 'from') return sql`${value} >= ${first}`
  if (operator === 'above') return sql`${value} > ${first}`
  if (operator === 'below') return sql`${value} < ${first}`
  if (operator === 'to') return sql`${value} <= ${first}`
  return operator === 'between' ? sql`${value} BETWEEN ${first} AND ${second}` : sql`${value} = ${first}`
}

/** Whom a list is drawn from: living records only. Outsiders never were members. */
export function compileScope(asking: Asking, scope: Scope): Sql {
  const living = sql`${column('person', 'deleted_at')} IS NULL`
  const standing = standingOn(asking)
  const present = within(standing, presentStandings)
  const whom: Readonly<Record<Scope, Sql>> = {
    present,
    left: sql`${standing} <> '' AND NOT ${present}`,
    all: sql`${column('person', 'standing')} <> ''`,
    outsiders: sql`${column('person', 'standing')} = ''`,
  }
  return sql`${living} AND ${whom[scope]}`
}
