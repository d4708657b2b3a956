import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { q } from '../../../electron/office/database/executor.ts'
import { countOf, runList } from '../../../electron/office/finding/list.ts'
import {
  type Condition,
  condition,
  everybody,
  filter,
  type Group,
  listDefinition,
  type Part,
  type Scope,
  wholeList,
} from '../../../shared/finding/definition.ts'
import {
  type FieldId,
  fieldIds,
  fieldOf,
  isSortable,
  type Operator,
  operatorsOf,
  valuesOf,
} from '../../../shared/finding/fields.ts'
import { interruptionsOf, partyAge } from '../../../shared/people/party-age.ts'
import type { Standing } from '../../../shared/people/person.ts'
import { inventedRegister, today } from './register.ts'

const register = inventedRegister()
afterAll(register.close)
const { db, cells } = register

const ask = (field: FieldId, operator: Operator, ...values: readonly (string | number)[]): Condition => ({
  field,
  operator,
  values,
})
const all = (...parts: readonly Part[]): Group => ({ join: 'and', negated: false, parts })
const either = (...parts: readonly Part[]): Group => ({ join: 'or', negated: false, parts })
const not = (...parts: readonly Part[]): Group => ({ join: 'and', negated: true, parts })

/** Given names of those found, in the order of the list. */
function found(wanted: Group, scope: Scope = 'present', on: string | null = null): string {
  const list = { ...wholeList, scope, filter: filter.parse(wanted), columns: ['fullName' as const], on }
  const { rows, total } = runList({ db, on: on ?? today, today }, list, { offset: 0, limit: 100 })
  expect(rows).toHaveLength(total)
  return rows.map(({ cells: [name = ''] }) => name.split(' ').at(-1)).join(' ')
}

describe('a filter over a register known by hand', () => {
  it.each<[string, Part, string]>([
    ['nobody asked for less', everybody, 'Ánh Dơ Én Hặc Quay Ước Ý'],
    ['women', ask('sex', 'is', 'female'), 'Ánh Én Ý'],
    ['not women', ask('sex', 'is-not', 'female'), 'Dơ Hặc Quay Ước'],
    ['a name without accents', ask('fullName', 'contains', 'van'), 'Dơ Hặc Quay'],
    ['a name with the other tone style', ask('fullName', 'begins', 'LÒ'), 'Hặc'],
    ['a whole name', ask('fullName', 'is', 'bui thi en'), 'Én'],
    ['minorities, in whatever spelling', ask('ethnicKind', 'is', 'minority'), 'Dơ Én Hặc'],
    ['of unknown group', ask('ethnicity', 'empty'), 'Ước'],
    ['surely not Kinh', ask('ethnicity', 'is-not', 'Kinh'), 'Dơ Én Hặc'],
    ['anything but Kinh', not(ask('ethnicity', 'is', 'Kinh')), 'Dơ Én Hặc Ước'],
    ['one of two groups', ask('ethnicity', 'one-of', 'Thái', 'Tày'), 'Én Hặc'],
    ['believers', ask('faith', 'is', 'believer'), 'Dơ Én'],
    ['surely no believers', ask('faith', 'is', 'none'), 'Ánh Hặc Quay'],
    ['digits of a card', ask('cardNumber', 'contains', '0000004'), 'Dơ'],
    ['digits of a personal number', ask('personalId', 'contains', '058'), 'Hặc'],
    ['no personal number', ask('personalId', 'empty'), 'Dơ Én Quay Ước Ý'],
    ['a telephone', ask('telephone', 'filled'), 'Ý'],
    ['probationers', ask('standing', 'is', 'probationary'), 'Ước'],
    ['exempt since before 2021', ask('exemptSince', 'before', '2021'), 'Ý'],
    ['members of a cell', ask('cell', 'is', cells.B), 'Ánh Dơ Én Quay'],
    ['members of another cell', ask('cell', 'is-not', cells.B), 'Hặc Ước Ý'],
    ['in the cell since 2026', ask('cellSince', 'is', '2026'), 'Ánh'],
    ['secretaries', ask('post', 'is', 'secretary'), 'Ánh Hặc'],
    ['without any post', ask('post', 'empty'), 'Dơ Quay Ước Ý'],
    ['not secretary', ask('post', 'is-not', 'secretary'), 'Dơ Én Quay Ước Ý'],
    ['the badge of 50 years', ask('badge', 'is', 50), 'Ý'],
    ['a badge of 40 or more', ask('badge', 'from', 40), 'Ý'],
    ['a badge above 30', ask('badge', 'above', 30), 'Ý'],
    ['a badge below 40', ask('badge', 'below', 40), 'Ý'],
    ['without a badge', ask('badge', 'empty'), 'Ánh Dơ Én Hặc Quay Ước'],
    ['an award', ask('award', 'contains', 'tinh uy'), 'Ánh'],
    ['disciplined by the Party', ask('discipline', 'is', 'party'), 'Quay'],
    ['a family of martyrs', ask('isMartyrFamily', 'yes'), 'Ý'],
    ['no family of martyrs', ask('isMartyrFamily', 'no'), 'Ánh Dơ Én Hặc Quay Ước'],
    ['an income', ask('householdIncome', 'between', 50_000_000, 60_000_000), 'Ý'],
    ['an address by a part', ask('residenceDetail', 'contains', 'sen dong'), 'Hặc'],
    ['lacking the personal number', ask('missingField', 'is', 'personalId'), 'Dơ Én Quay Ước Ý'],
    ['lacking the card, which no probationer has', ask('missingField', 'is', 'cardNumber'), 'Én'],
    [
      'women of the school or men over sixty',
      either(
        all(ask('sex', 'is', 'female'), ask('cell', 'is', cells.B)),
        all(ask('sex', 'is', 'male'), ask('age', 'from', 61)),
      ),
      'Ánh Én Hặc Quay',
    ],
  ])('%s', (_what, wanted, names) => expect(found(all(wanted))).toBe(names))

  it.each<[string, Part, string]>([
    ['1958 is surely before 1959', ask('birthDate', 'before', '1959'), 'Hặc Quay Ý'],
    ['1958 is not surely before June 1958', ask('birthDate', 'before', '1958-06'), 'Quay Ý'],
    ['1958 is surely after 1957', ask('birthDate', 'after', '1957'), 'Ánh Dơ Hặc Ước'],
    ['1958 is not surely after 01/01/1958', ask('birthDate', 'after', '1958-01-01'), 'Ánh Dơ Ước'],
    ['1958 lies in 1958', ask('birthDate', 'is', '1958'), 'Hặc'],
    ['1958 is not 05/1958', ask('birthDate', 'is', '1958-05'), ''],
    ['02/1990 lies in 1990', ask('birthDate', 'is', '1990'), 'Dơ'],
    [
      '02/1990 lies between 01/02/1990 and 28/02/1990',
      ask('birthDate', 'between', '1990-02-01', '1990-02-28'),
      'Dơ',
    ],
    [
      '02/1990 does not surely lie before 15/02/1990',
      ask('birthDate', 'between', '1990-02-01', '1990-02-15'),
      '',
    ],
    ['no birth date', ask('birthDate', 'empty'), 'Én'],
  ])('days known in part: %s', (_what, wanted, names) => expect(found(all(wanted))).toBe(names))

  it.each<[string, Condition, string]>([
    ['thirty tomorrow is not thirty', ask('age', 'to', 29), 'Ước'],
    ['thirty on another day', { ...ask('age', 'from', 30), on: '2026-11-23' }, 'Ánh Dơ Hặc Quay Ước Ý'],
    ['above 67 is not who may be 67', ask('age', 'above', 67), 'Quay Ý'],
    ['67 or 68 is surely below 69', ask('age', 'below', 69), 'Ánh Dơ Hặc Ước'],
    ['67 or 68 is not surely below 68', ask('age', 'below', 68), 'Ánh Dơ Ước'],
    ['67 or 68 is surely 67 or more', ask('age', 'from', 67), 'Hặc Quay Ý'],
    ['67 or 68 is not surely 68', ask('age', 'from', 68), 'Quay Ý'],
    ['party age of thirty on the anniversary', ask('partyAge', 'is', 30), 'Ánh'],
    ['a day too early for thirty', ask('partyAge', 'is', 29), 'Én'],
    ['the time out of the Party is not counted', ask('partyAge', 'is', 41), 'Quay'],
    ['03/1986 is forty whatever the day', ask('partyAge', 'is', 40), 'Hặc'],
    ['no party age in probation', ask('partyAge', 'empty'), 'Ước'],
    ['party age on a day of long ago', { ...ask('partyAge', 'filled'), on: '1997-11-22' }, 'Ánh Hặc Quay Ý'],
    ['eleven months of probation from the ceremony', ask('probationMonths', 'is', 11), 'Ước'],
  ])('ages: %s', (_what, wanted, names) => expect(found(all(wanted))).toBe(names))

  it.each<[string, Scope, string | null, Part, string]>([
    ['who has left', 'left', null, everybody, 'Sơn'],
    ['everybody ever', 'all', null, everybody, 'Ánh Dơ Én Hặc Quay Sơn Ước Ý'],
    ['who never was a member', 'outsiders', null, everybody, 'Vĩ'],
    ['what an outsider is here', 'outsiders', null, ask('outsiderRole', 'is', 'youth'), 'Vĩ'],
    ['on the roll in 2023', 'present', '2023-01-01', everybody, 'Ánh Dơ Én Hặc Quay Sơn Ý'],
    ['on the roll while one was out', 'present', '2002-01-01', everybody, 'Ánh Én Hặc Sơn Ý'],
    ['who had left by 2002', 'left', '2002-01-01', everybody, 'Quay'],
    ['in the old cell a year ago', 'present', '2025-11-21', ask('cell', 'is', cells.A), 'Ánh Hặc Ước Ý'],
    ['deputies of a year ago', 'present', '2025-11-21', ask('post', 'is', 'deputy'), 'Ánh'],
    ['not yet exempt in 2019', 'present', '2019-12-31', ask('standing', 'is', 'exempt'), ''],
    [
      'official in 1997 as of the day',
      'present',
      '1997-11-22',
      ask('standing', 'is', 'official'),
      'Ánh Hặc Quay Sơn Ý',
    ],
  ])('on a day: %s', (_what, scope, on, wanted, names) => expect(found(all(wanted), scope, on)).toBe(names))
})

describe('party age in SQL', () => {
  it('is that of the shared rule on every day', () => {
    const days = [
      '1967-01-01',
      '1981-06-01',
      '1998-02-28',
      '2000-02-29',
      '2001-05-05',
      '2010-01-01',
      '2026-11-22',
    ]
    const rows = db.all(
      q
        .selectFrom('person')
        .innerJoin('member', 'member.person_id', 'person.id')
        .where('deleted_at', 'is', null)
        .select(['person.id', 'full_name', 'admitted_written', 'joined_written', 'official_written']),
    )
    expect(rows).toHaveLength(8)
    for (const on of days) {
      const list = {
        ...wholeList,
        scope: 'all' as const,
        columns: ['fullName' as const, 'partyAge' as const],
        on,
      }
      const shown = new Map(
        runList({ db, on, today }, list, { offset: 0, limit: 100 }).rows.map(({ id, cells: texts }) => [
          id,
          texts[1],
        ]),
      )
      for (const row of rows) {
        const history = standingsOf(row.id)
        const standing =
          history.find(({ from, to }) => from <= on && (to === null || to > on))?.standing ?? null
        const expected = partyAge(
          {
            admittedOn: row.admitted_written,
            joinedOn: row.joined_written,
            officialOn: row.official_written,
            standing,
            interruptions: interruptionsOf(history),
          },
          on,
        )
        const words = expected.years === null ? '' : String(expected.years)
        expect(`${row.full_name} ${on}: ${shown.get(row.id)}`).toBe(`${row.full_name} ${on}: ${words}`)
      }
    }
  })
})

const standingsOf = (id: string) =>
  db
    .all(q.selectFrom('member_standing').selectAll().where('person_id', '=', id))
    .map((row) => ({ standing: row.standing as Standing, from: row.valid_from, to: row.valid_to }))

/** Some value that the field could be asked for, also odd ones. */
const valueFor = (field: FieldId): fc.Arbitrary<string | number> => {
  const { kind, choices } = fieldOf(field)
  if (kind === 'number' || kind === 'elapsed') return fc.integer({ min: 0, max: 120 })
  if (kind === 'date') {
    return fc.constantFrom(
      '1958',
      '1958-06',
      '1970-05-19',
      '1990-02',
      '1996',
      '2025-12',
      '2026-01-01',
      '1900',
      '2000-02-29',
    )
  }
  if (kind === 'body') return fc.constantFrom(cells.A, cells.B, 'nowhere')
  const words = fc.constantFrom(
    'Kinh',
    'Thái',
    'Không',
    'van',
    "'",
    '"',
    '%',
    '_',
    'Lào Cai',
    '0',
    '1',
    ';--',
    '',
  )
  const texts = words.map((word) => (word === '' ? 'x' : word))
  return choices === undefined ? texts : fc.oneof(fc.constantFrom(...Object.keys(choices)), texts)
}

const anyCondition: fc.Arbitrary<Condition> = fc
  .constantFrom(...fieldIds)
  .chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...operatorsOf(field))))
  .chain(([field, operator]) => {
    const count = valuesOf(operator)
    const size = count === 'list' ? { minLength: 1, maxLength: 3 } : { minLength: count, maxLength: count }
    return fc.array(valueFor(field), size).map((values) => ({ field, operator, values }))
  })
const anyGroup = (parts: fc.Arbitrary<Part>): fc.Arbitrary<Group> =>
  fc.record({
    join: fc.constantFrom('and' as const, 'or' as const),
    negated: fc.boolean(),
    parts: fc.array(parts, { maxLength: 3 }),
  })
const anyFilter = anyGroup(fc.oneof(anyCondition, anyGroup(anyCondition)))

const idsFor = (wanted: Group, on: string): ReadonlySet<string> => {
  const list = { ...wholeList, scope: 'all' as const, filter: wanted, columns: ['fullName' as const], on }
  return new Set(runList({ db, on, today }, list, { offset: 0, limit: 100 }).rows.map(({ id }) => id))
}
const anyDay = fc.constantFrom(today, '2002-01-01', '2025-11-21', '1990-06-30')

describe('the algebra of filters', () => {
  it('a filter and its opposite share the members out between them', () => {
    const everyone = idsFor(everybody, today)
    fc.assert(
      fc.property(anyFilter, anyDay, (wanted, on) => {
        const inside = idsFor(wanted, on)
        const outside = idsFor(not(wanted), on)
        expect([...inside].filter((id) => outside.has(id))).toEqual([])
        expect(inside.size + outside.size).toBe(everyone.size)
      }),
      { numRuns: 150 },
    )
  })

  it('and narrows to those of both, or widens to those of either', () => {
    fc.assert(
      fc.property(anyFilter, anyFilter, anyDay, (a, b, on) => {
        const [inA, inB] = [idsFor(a, on), idsFor(b, on)]
        expect(idsFor(all(a, b), on)).toEqual(new Set([...inA].filter((id) => inB.has(id))))
        expect(idsFor(either(a, b), on)).toEqual(new Set([...inA, ...inB]))
      }),
      { numRuns: 100 },
    )
  })
})

describe('every field of the catalogue', () => {
  it.each(fieldIds)('%s can be asked in every way that it allows, shown and ordered by', (field) => {
    const sample: Readonly<Record<string, string | number>> = { number: 30, elapsed: 30, date: '1990' }
    for (const operator of operatorsOf(field)) {
      const count = valuesOf(operator)
      const value = sample[fieldOf(field).kind] ?? 'a'
      const values = Array.from({ length: count === 'list' ? 1 : count }, () => value)
      const asked = condition.parse({ field, operator, values })
      for (const on of [today, '2001-01-01']) {
        for (const scope of ['present', 'all', 'outsiders'] as const) {
          expect(countOf({ db, on, today }, { scope, filter: all(asked) })).toBeGreaterThanOrEqual(0)
        }
      }
    }
    if (!isSortable(field)) return
    for (const descending of [false, true]) {
      const list = listDefinition.parse({
        ...wholeList,
        columns: ['fullName', field],
        order: [{ field, descending }],
      })
      expect(runList({ db, on: today, today }, list, { offset: 0, limit: 100 }).rows).toHaveLength(7)
    }
  })
})

describe('what must not get through', () => {
  it.each<[string, unknown]>([
    ['a field that is not in the catalogue', { field: 'person.id', operator: 'is', values: ['x'] }],
    ['a field of every object', { field: '__proto__', operator: 'is', values: ['x'] }],
    ['a piece of SQL as a field', { field: '1=1) --', operator: 'is', values: ['x'] }],
    ['an operator of SQL', { field: 'sex', operator: 'OR 1=1', values: [] }],
    ['an operator that the field has not', { field: 'sex', operator: 'before', values: ['2000'] }],
    ['a text for a number', { field: 'householdIncome', operator: 'is', values: ['1 OR 1=1'] }],
    ['a day that is none', { field: 'birthDate', operator: 'before', values: ["1958' --"] }],
    ['no value', { field: 'sex', operator: 'is', values: [] }],
    ['too many values', { field: 'birthDate', operator: 'between', values: ['1958'] }],
  ])('%s', (_what, part) => expect(filter.safeParse(all(part as Part)).success).toBe(false))

  it.each([`' OR '1'='1`, `x') OR 1=1 --`, '%', '_', '"', `'; DROP TABLE person; --`, '\\', '$.x'])(
    'a value of %s is only a value',
    (text) => {
      for (const field of fieldIds) {
        for (const operator of operatorsOf(field)) {
          const { kind } = fieldOf(field)
          if (valuesOf(operator) !== 1 || kind === 'number' || kind === 'elapsed' || kind === 'date') continue
          const asked = condition.parse({ field, operator, values: [text] })
          const size = countOf({ db, on: today, today }, { scope: 'present', filter: all(asked) })
          if (operator !== 'is-not') expect(`${field} ${operator} ${size}`).toBe(`${field} ${operator} 0`)
        }
      }
      expect(idsFor(everybody, today).size).toBe(8)
    },
  )

  it('groups nested without end', () => {
    let deep: Part = ask('sex', 'is', 'male')
    for (let level = 0; level < 4; level += 1) deep = all(deep)
    expect(filter.safeParse(deep).success).toBe(true)
    expect(filter.safeParse(all(deep)).success).toBe(false)
    for (let level = 0; level < 5000; level += 1) deep = all(deep)
    expect(filter.safeParse(deep).success).toBe(false)
  })
})
