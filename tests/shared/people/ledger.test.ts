import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type IsoDate } from '../../../shared/calendar/dates.ts'
import { contains, endAt, replaceFrom, startAt, valueOn } from '../../../shared/calendar/intervals.ts'
import {
  countSteps,
  type Histories,
  type LedgerLine,
  ledger,
  type MembershipSpan,
  membersOn,
  type Scope,
  type StandingSpan,
} from '../../../shared/people/ledger.ts'
import type { Standing } from '../../../shared/people/person.ts'
import { openRulebook } from '../../../shared/rulebook/rules.ts'

const counted = openRulebook().rule('ledger.counted', '2026-11-22')
const first = '2026-01-01'
const dayIn = (n: number) => addDays(first, n)
const length = 120
const people = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5'] as const
const cells = ['c0', 'c1', 'c2', 'c3'] as const

/** A register in small: what the office does, on the pure interval functions alone. */
type Register = ReadonlyMap<
  string,
  { readonly cells: readonly MembershipSpan[]; readonly held: readonly StandingSpan[] }
>

const empty = { cells: [], held: [] }
const intoCell = (register: Register, personId: string, cellId: string, from: IsoDate): Register => {
  const own = register.get(personId) ?? empty
  return new Map(register).set(personId, {
    ...own,
    cells: replaceFrom(own.cells, { personId, cellId, from, to: null }),
  })
}
const toStanding = (register: Register, personId: string, standing: Standing, from: IsoDate): Register => {
  const own = register.get(personId) ?? empty
  return new Map(register).set(personId, {
    ...own,
    held: startAt(own.held, { personId, standing, from, to: null }),
  })
}
const outOfCell = (register: Register, personId: string, day: IsoDate): Register => {
  const own = register.get(personId) ?? empty
  return new Map(register).set(personId, { ...own, cells: endAt(own.cells, day) })
}
const inCell = (register: Register, cellId: string, day: IsoDate): readonly string[] =>
  [...register].filter(([, own]) => valueOn(own.cells, day)?.cellId === cellId).map(([id]) => id)

type Event = (register: Register) => Register

const anyDay = fc.nat(length).map(dayIn)
const anyPerson = fc.constantFrom(...people)
const anyCell = fc.constantFrom(...cells)
const later: readonly Standing[] = [
  'official',
  'exempt',
  'away',
  'visiting',
  'suspended',
  'transferred',
  'died',
  'struck-off',
]

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.tuple(anyPerson, anyCell, anyDay).map(
    ([person, cell, day]): Event =>
      (register) =>
        toStanding(intoCell(register, person, cell, day), person, 'probationary', day),
  ),
  fc.tuple(anyPerson, anyCell, anyDay).map(
    ([person, cell, day]): Event =>
      (register) =>
        intoCell(register, person, cell, day),
  ),
  fc.tuple(anyPerson, fc.constantFrom(...later), anyDay).map(
    ([person, standing, day]): Event =>
      (register) =>
        toStanding(register, person, standing, day),
  ),
  // A merger takes everybody of one cell into another; a split every second one.
  fc.tuple(anyCell, anyCell, anyDay, fc.boolean()).map(
    ([from, to, day, isSplit]): Event =>
      (register) =>
        inCell(register, from, day)
          .filter((_, index) => !isSplit || index % 2 === 0)
          .reduce((changed, person) => intoCell(changed, person, to, day), register),
  ),
  fc.tuple(anyPerson, anyDay).map(
    ([person, day]): Event =>
      (register) =>
        outOfCell(register, person, day),
  ),
)

const anyRegister = fc
  .array(anyEvent, { minLength: 1, maxLength: 40 })
  .map((events) => events.reduce<Register>((register, event) => event(register), new Map()))

const historiesOf = (register: Register): Histories => ({
  memberships: [...register.values()].flatMap((own) => own.cells),
  standings: [...register.values()].flatMap((own) => own.held),
})

/** Counts heads one by one, without the functions under test. */
const heads = (register: Register, day: IsoDate, cellId?: string): readonly string[] =>
  people.filter((person) => {
    const own = register.get(person) ?? empty
    const isCounted = own.held.some((span) => contains(span, day) && counted.includes(span.standing))
    const isHere = own.cells.some((span) => contains(span, day) && span.cellId === cellId)
    return isCounted && (cellId === undefined || isHere)
  })

type OwnScope = Exclude<Scope, object> | { readonly cellId: string }
const scopes: readonly OwnScope[] = ['commune', ...cells.map((cellId) => ({ cellId }))]
const idOf = (scope: OwnScope) => (scope === 'commune' ? undefined : scope.cellId)
const days = Array.from({ length: length + 2 }, (_, n) => dayIn(n - 1))

const personOf = (lines: readonly LedgerLine[]) =>
  lines.flatMap(({ steps }) => steps.map(({ personId }) => personId))
const tally = (ids: readonly string[], sign: number, counts = new Map<string, number>()) => {
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + sign)
  return counts
}

describe('whatever happens to the members of a commune', () => {
  it('nobody is in two cells or of two standings on one day', () => {
    fc.assert(
      fc.property(anyRegister, (register) => {
        for (const own of register.values()) {
          for (const day of days) {
            expect(own.cells.filter((span) => contains(span, day)).length).toBeLessThanOrEqual(1)
            expect(own.held.filter((span) => contains(span, day)).length).toBeLessThanOrEqual(1)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('opening and increases less decreases are the closing, and both are head counts', () => {
    fc.assert(
      fc.property(anyRegister, fc.nat(length), fc.nat(60), (register, start, span) => {
        const [from, last] = [dayIn(start), dayIn(start + span)]
        for (const scope of scopes) {
          const { opening, closing, increases, decreases } = ledger(
            historiesOf(register),
            scope,
            { from, last },
            counted,
          )
          expect(opening).toEqual(heads(register, addDays(from, -1), idOf(scope)))
          expect(closing).toEqual(heads(register, last, idOf(scope)))
          expect(opening.length + countSteps(increases) - countSteps(decreases)).toBe(closing.length)
          const left = tally(personOf(decreases), -1, tally(personOf(increases), 1, tally(opening, 1)))
          expect([...left].flatMap(([id, count]) => Array(count).fill(id)).sort()).toEqual(closing)
        }
      }),
    )
  })

  it('the months follow on each other and add up to the whole time', () => {
    fc.assert(
      fc.property(anyRegister, fc.nat(length - 2), (register, cut) => {
        const histories = historiesOf(register)
        const [end, middle] = [dayIn(length), dayIn(cut)]
        for (const scope of scopes) {
          const whole = ledger(histories, scope, { from: first, last: end }, counted)
          const early = ledger(histories, scope, { from: first, last: middle }, counted)
          const late = ledger(histories, scope, { from: addDays(middle, 1), last: end }, counted)
          expect(early.closing).toEqual(late.opening)
          expect(countSteps(early.increases) + countSteps(late.increases)).toBe(countSteps(whole.increases))
          expect(countSteps(early.decreases) + countSteps(late.decreases)).toBe(countSteps(whole.decreases))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('the cells and those without a cell make up the commune on every date', () => {
    fc.assert(
      fc.property(anyRegister, anyDay, (register, day) => {
        const histories = historiesOf(register)
        const inCells = cells.flatMap((cellId) => membersOn(histories, { cellId }, day, counted))
        const commune = membersOn(histories, 'commune', day, counted)
        const without = commune.filter(
          (person) => !(register.get(person) ?? empty).cells.some((span) => contains(span, day)),
        )
        expect([...inCells, ...without].sort()).toEqual(commune)
      }),
    )
  })
})

describe('the ledger of a month', () => {
  const month = { from: '2026-11-01', last: '2026-11-30' }
  const held = (
    personId: string,
    ...steps: readonly (readonly [Standing, string])[]
  ): readonly StandingSpan[] =>
    steps.map(([standing, from], index) => ({ personId, standing, from, to: steps[index + 1]?.[1] ?? null }))
  const stays = (
    personId: string,
    ...steps: readonly (readonly [string, string])[]
  ): readonly MembershipSpan[] =>
    steps.map(([cellId, from], index) => ({ personId, cellId, from, to: steps[index + 1]?.[1] ?? null }))
  const histories: Histories = {
    memberships: [
      ...stays('an', ['sen', '2000-01-01']),
      ...stays('binh', ['sen', '2000-01-01'], ['dong', '2026-11-10']),
      ...stays('chi', ['sen', '2026-11-05']),
      ...stays('dung', ['sen', '2010-01-01']),
      ...stays('em', ['dong', '2010-01-01'], ['sen', '2026-11-30']),
      ...stays('giang', ['sen', '2025-01-01']),
      ...stays('khach', ['sen', '2026-11-02']),
    ],
    standings: [
      ...held('an', ['official', '2000-01-01']),
      ...held('binh', ['official', '2000-01-01']),
      ...held('chi', ['probationary', '2026-11-05']),
      ...held('dung', ['official', '2010-01-01'], ['died', '2026-11-20']),
      ...held('em', ['official', '2020-01-01']),
      ...held('giang', ['probationary', '2025-11-15'], ['official', '2026-11-15']),
      ...held('khach', ['visiting', '2026-11-02']),
    ],
  }
  const shown = (lines: readonly LedgerLine[]) =>
    lines.map(({ name, steps }) => [name, steps.map((step) => step.personId)])

  it('names who came and went of a cell', () => {
    const book = ledger(histories, { cellId: 'sen' }, month, counted)
    expect(book.opening).toEqual(['an', 'binh', 'dung', 'giang'])
    expect(shown(book.increases)).toEqual([
      ['Kết nạp', ['chi']],
      ['Chuyển đến từ chi bộ khác trong đảng bộ', ['em']],
    ])
    expect(shown(book.decreases)).toEqual([
      ['Từ trần', ['dung']],
      ['Chuyển sang chi bộ khác trong đảng bộ', ['binh']],
    ])
    expect(shown(book.within)).toEqual([['Công nhận chính thức', ['giang']]])
    expect(book.closing).toEqual(['an', 'chi', 'em', 'giang'])
  })

  it('of the commune does not count a change of cell, nor a visitor', () => {
    const book = ledger(histories, 'commune', month, counted)
    expect(shown(book.increases)).toEqual([['Kết nạp', ['chi']]])
    expect(shown(book.decreases)).toEqual([['Từ trần', ['dung']]])
    expect(shown(book.within)).toEqual([
      ['Công nhận chính thức', ['giang']],
      ['Chuyển chi bộ trong đảng bộ', ['binh', 'em']],
    ])
  })

  it('takes the name that was recorded, but only where it fits what happened', () => {
    const named = ledger(histories, 'commune', month, counted, [
      { personId: 'chi', on: '2026-11-05', kind: 'arrival' },
      { personId: 'dung', on: '2026-11-20', kind: 'admission' },
    ])
    expect(shown(named.increases)).toEqual([['Chuyển đến chính thức', ['chi']]])
    expect(shown(named.decreases)).toEqual([['Từ trần', ['dung']]])
  })

  it('says that it does not know where a member without a cell came from or went to', () => {
    const lost: Histories = {
      memberships: [{ personId: 'an', cellId: 'sen', from: '2026-11-10', to: '2026-11-20' }],
      standings: held('an', ['official', '2000-01-01']),
    }
    const ofCell = ledger(lost, { cellId: 'sen' }, month, counted)
    expect(shown(ofCell.increases)).toEqual([['Chưa rõ lý do', ['an']]])
    expect(shown(ofCell.decreases)).toEqual([['Chưa rõ lý do', ['an']]])
    expect(shown(ledger(lost, 'commune', month, counted).within)).toEqual([['Chưa rõ lý do', ['an', 'an']]])
  })

  it.each([
    [['struck-off', 'probationary'], 'increases', 'Kết nạp lại'],
    [['expelled', 'official'], 'increases', 'Khôi phục đảng tịch'],
    [['transferred', 'official'], 'increases', 'Chuyển đến chính thức'],
    [['visiting', 'official'], 'increases', 'Chuyển đến chính thức'],
    [['official', 'transferred'], 'decreases', 'Chuyển đi chính thức'],
    [['away', 'struck-off'], 'decreases', 'Xóa tên'],
    [['suspended', 'expelled'], 'decreases', 'Khai trừ'],
    [['exempt', 'resigned'], 'decreases', 'Cho ra khỏi Đảng'],
    [['official', 'exempt'], 'within', 'Miễn công tác và sinh hoạt đảng'],
    [['exempt', 'official'], 'within', 'Hết miễn công tác và sinh hoạt đảng'],
    [['away', 'exempt'], 'within', 'Trở về sau khi chuyển đi tạm thời'],
    [['official', 'away'], 'within', 'Chuyển đi tạm thời'],
    [['official', 'suspended'], 'within', 'Đình chỉ sinh hoạt đảng'],
    [['suspended', 'official'], 'within', 'Hết đình chỉ sinh hoạt đảng'],
  ] as const)('from %j stands under %s as %s', ([before, after], side, name) => {
    const changed: Histories = {
      memberships: stays('an', ['sen', '2000-01-01']),
      standings: held('an', [before, '2000-01-01'], [after, '2026-11-15']),
    }
    for (const scope of ['commune', { cellId: 'sen' }] as const) {
      const book = ledger(changed, scope, month, counted)
      expect(shown(book[side])).toEqual([[name, ['an']]])
      const others = (['increases', 'decreases', 'within'] as const).filter((other) => other !== side)
      for (const other of others) expect(book[other]).toEqual([])
    }
  })

  it('counts a step on the last day of the month and not one on the day after', () => {
    const until = (last: string) =>
      ledger(histories, { cellId: 'sen' }, { from: '2026-11-29', last }, counted)
    expect(shown(until('2026-11-29').increases)).toEqual([])
    expect(shown(until('2026-11-30').increases)).toHaveLength(1)
  })
})
