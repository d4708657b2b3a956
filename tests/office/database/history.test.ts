import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brokenLink } from '../../../electron/office/audit.ts'
import { createExecutor } from '../../../electron/office/database/executor.ts'
import { type Connection, openDatabase } from '../../../electron/office/database/open.ts'
import { standings } from '../../../shared/people/person.ts'
import { discard, type OfficeUnderTest, officeAt } from '../../helpers/office.ts'
import { now, person } from '../filled-office.ts'
import { movementTo, movesTo } from '../movements/moving.ts'
import { databaseOf } from './raw.ts'

interface Interval {
  readonly person_id: string
  readonly valid_from: string
  readonly valid_to: string | null
  readonly what: string
}

let office: OfficeUnderTest
let connection: Connection
const cells: string[] = []

beforeAll(async () => {
  office = await officeAt({ now })
  for (const name of ['Chi bộ thôn Một', 'Chi bộ thôn Hai', 'Chi bộ thôn Ba']) {
    cells.push((await office.ask('organisation.addCell', { name })).id)
  }
  connection = openDatabase(databaseOf(office.folder), { readonly: true })
})
afterAll(async () => {
  connection.close()
  await discard(office)
})

const historyOf = (table: 'cell_membership' | 'member_standing', id: string) =>
  connection
    .prepare(
      `SELECT person_id, valid_from, valid_to, ${table === 'member_standing' ? 'standing' : 'cell_id'} AS what
      FROM ${table} WHERE person_id = ? ORDER BY valid_from`,
    )
    .all(id) as Interval[]

/** One after the other without gap or overlap, the last one open. */
function expectUnbroken(history: readonly Interval[]): void {
  history.forEach((interval, index) => {
    const next = history[index + 1]
    expect(interval.valid_to).toBe(next?.valid_from ?? null)
    if (interval.valid_to !== null) expect(interval.valid_to > interval.valid_from).toBe(true)
    if (next) expect(next.what).not.toBe(interval.what)
  })
}

const day = fc
  .integer({ min: 0, max: 700 })
  .map((days) => new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))
const step = fc.record({
  kind: fc.constantFrom('standing' as const, 'cell' as const),
  standing: fc.constantFrom(...standings),
  cell: fc.nat({ max: 2 }),
  from: day,
})
const beginning = fc.record({
  joinedOn: fc.constantFrom(null, '1958', '1986-03', '2024-12-01'),
  officialOn: fc.constantFrom(null, '1959', '1986-03', '2025-12-01'),
  standing: fc.constantFrom('probationary' as const, 'official' as const, 'exempt' as const),
  from: day,
})

describe('the history of a member, whatever is done to it', () => {
  it('never has two standings or two cells on one day, and the list shows the standing that is open', async () => {
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(beginning, fc.array(step, { maxLength: 12 }), async (begin, steps) => {
        const { standing, from, ...dates } = begin
        const fields = person('Lò Thị Hạnh', { birthDate: '1940', ...dates })
        const added = await office.call('people.add', { ...fields, cellId: cells[0], from, standing })
        // An official date before the admission is refused, which is right.
        if (!added.ok) {
          expect(added.error.code).toBe('invalid')
          return
        }
        const { id } = added.value as { id: string }
        let revision = 1
        for (const each of steps) {
          const { standing: held } = await office.ask('people.card', { id })
          const kind = each.kind === 'cell' ? 'cell-change' : movementTo(held, each.standing)
          if (kind === undefined) continue
          const cellId = cells[each.cell] ?? null
          const wanted = { personId: id, kind, on: each.from, revision, cellId, standing: each.standing }
          const answer = await office.call('movements.record', wanted)
          if (answer.ok) {
            revision += 1
            accepted += 1
          } else expect(['invalid', 'refused']).toContain(answer.error.code)
        }

        const held = historyOf('member_standing', id)
        const memberships = historyOf('cell_membership', id)
        expectUnbroken(held)
        expectUnbroken(memberships)
        const shown = connection.prepare('SELECT standing, revision FROM person WHERE id = ?').get(id)
        expect(shown).toEqual({ standing: held.at(-1)?.what, revision })
        const card = await office.ask('people.card', { id })
        expect([card.standing, card.revision]).toEqual([held.at(-1)?.what, revision])
      }),
      { numRuns: 60 },
    )
    expect(accepted).toBeGreaterThan(20)
  })

  it('puts nobody into two cells on one day, in the whole office', () => {
    const doubles = connection
      .prepare(
        `SELECT count(*) FROM cell_membership a JOIN cell_membership b ON b.person_id = a.person_id
          AND a.valid_from < b.valid_from AND b.valid_from < coalesce(a.valid_to, '9999')`,
      )
      .pluck()
      .get()
    expect(doubles).toBe(0)
    expect(brokenLink(createExecutor(connection))).toBeUndefined()
  })

  it('is guarded by the database itself', async () => {
    const fields = person('Lò Thị Hạnh', { officialOn: null })
    const { id } = await office.ask('people.add', {
      ...fields,
      cellId: cells[0] ?? '',
      from: '2025-01-01',
      standing: 'probationary',
    })
    await movesTo(office, id, cells[1] ?? '', '2025-06-01')
    const writer = openDatabase(databaseOf(office.folder))
    try {
      const insert = writer.prepare(
        'INSERT INTO cell_membership (person_id, valid_from, valid_to, cell_id) VALUES (?, ?, ?, ?)',
      )
      expect(() => insert.run(id, '2025-03-01', '2025-04-01', cells[2])).toThrow('intervals overlap')
      expect(() => insert.run(id, '2026-01-01', null, cells[2])).toThrow('intervals overlap')
      expect(() => insert.run(id, '2024-01-01', '2023-01-01', cells[2])).toThrow('CHECK')
      const stretch = writer.prepare(
        'UPDATE cell_membership SET valid_to = NULL WHERE person_id = ? AND valid_from = ?',
      )
      expect(() => stretch.run(id, '2025-01-01')).toThrow('intervals overlap')
    } finally {
      writer.close()
    }
  })
})
