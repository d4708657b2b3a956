import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Recorder, recordAct, undoAct } from '../../electron/office/acts.ts'
import { createExecutor, type Executor, q } from '../../electron/office/database/executor.ts'
import { migrate } from '../../electron/office/database/migrate.ts'
import { migrations } from '../../electron/office/database/migrations/index.ts'
import { type Connection, openDatabase } from '../../electron/office/database/open.ts'

const now = '2026-11-22T02:00:00Z'
const account = 'a1'
const people = ['p1', 'p2', 'p3'] as const
const cells = ['c1', 'c2', 'c3'] as const

let connection: Connection
let db: Executor
beforeEach(() => {
  connection = openDatabase(':memory:')
  migrate(connection, migrations)
  db = createExecutor(connection)
  db.run(q.insertInto('account').values({ id: account, name: 'Văn phòng', is_built_in: 1, created_at: now }))
  for (const id of cells) {
    db.run(q.insertInto('body').values({ id, kind: 'cell', created_at: now, revision: 1 }))
  }
  for (const id of people) {
    const row = { id, full_name: id, sort_key: id, search_key: id, created_at: now, revision: 1 }
    db.run(q.insertInto('person').values(row))
    db.run(q.insertInto('cell_membership').values({ person_id: id, cell_id: 'c1', valid_from: '2000-01-01' }))
  }
})
afterEach(() => connection.close())

const act = (effectiveOn: string, subjects: readonly string[], work: (rows: Recorder) => void) =>
  recordAct(
    { db, now, account },
    { kind: 'movement.cell-change', effectiveOn, subjects: subjects.map((id) => ({ kind: 'person', id })) },
    work,
  )

/** Ends the open membership of a person and begins the next. */
const move = (personId: string, cellId: string, day: string) =>
  act(day, [personId], (rows) => {
    const open = db.first(
      q
        .selectFrom('cell_membership')
        .selectAll()
        .where('person_id', '=', personId)
        .where('valid_to', 'is', null),
    )
    if (open) {
      const { person_id, valid_from } = open
      rows.update('cell_membership', { person_id, valid_from }, { valid_to: day })
    }
    rows.insert('cell_membership', {
      person_id: personId,
      cell_id: cellId,
      valid_from: day,
      from_written: day,
    })
  })

const undo = (id: string) => undoAct({ db, now, account }, id)

const memberships = () =>
  db.all(q.selectFrom('cell_membership').selectAll().orderBy('person_id').orderBy('valid_from'))

describe('an act', () => {
  it('taken back leaves every row as it was, and moves the revisions of its subjects on', () => {
    const before = memberships()
    const id = move('p1', 'c2', '2026-03-01')
    expect(memberships()).toHaveLength(4)
    undo(id)
    expect(memberships()).toEqual(before)
    const person = db.first(q.selectFrom('person').select('revision').where('id', '=', 'p1'))
    expect(person?.revision).toBe(3)
    expect(db.first(q.selectFrom('act').select('undone_at').where('id', '=', id))?.undone_at).toBe(now)
  })

  it('is not taken back twice', () => {
    const id = move('p1', 'c2', '2026-03-01')
    undo(id)
    expect(() => undo(id)).toThrow('đã được hoàn tác rồi')
  })

  it('is not taken back while a later act stands on what it wrote, and names that act', () => {
    const first = move('p1', 'c2', '2026-03-01')
    const second = move('p1', 'c3', '2026-06-01')
    expect(() => undo(first)).toThrow('"Chuyển chi bộ trong đảng bộ" ngày 01/06/2026')
    undo(second)
    undo(first)
    expect(memberships()).toHaveLength(3)
  })

  it('is not taken back when a row was edited by hand since', () => {
    const id = move('p1', 'c2', '2026-03-01')
    db.run(q.updateTable('cell_membership').set({ cell_id: 'c3' }).where('cell_id', '=', 'c2'))
    expect(() => undo(id)).toThrow('đã được sửa')
  })

  it('is not taken back when another record stands on a row that it wrote', () => {
    const id = act('2026-03-01', [], (rows) =>
      rows.insert('body', { id: 'c9', kind: 'cell', created_at: now, revision: 1 }),
    )
    db.run(
      q
        .insertInto('cell_membership')
        .values({ person_id: 'p1', cell_id: 'c9', valid_from: '1999-01-01', valid_to: '2000-01-01' }),
    )
    expect(() => undo(id)).toThrow('Chưa hoàn tác được')
  })

  it('leaves alone what was changed since in other columns of its rows', () => {
    const id = act('2026-03-01', ['p1'], (rows) => rows.update('person', { id: 'p1' }, { religion: 'Không' }))
    db.run(q.updateTable('person').set({ ethnicity: 'Thái' }).where('id', '=', 'p1'))
    undo(id)
    const person = db.first(q.selectFrom('person').selectAll().where('id', '=', 'p1'))
    expect([person?.religion, person?.ethnicity]).toEqual(['', 'Thái'])
  })

  it('any row of acts, taken back from the last to the first, leaves the first state', () => {
    const steps = fc.array(
      fc.record({ person: fc.constantFrom(...people), cell: fc.constantFrom(...cells) }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(steps, (moves) => {
        const before = memberships()
        const ids = moves.map(({ person, cell }, index) =>
          move(person, cell, `2026-${String(1 + index).padStart(2, '0')}-01`),
        )
        for (const id of ids.reverse()) undo(id)
        expect(memberships()).toEqual(before)
      }),
      { numRuns: 40 },
    )
  })
})
