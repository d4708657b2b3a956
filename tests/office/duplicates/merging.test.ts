import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WriteContext } from '../../../electron/office/context.ts'
import { createExecutor, type Executor, q } from '../../../electron/office/database/executor.ts'
import { migrate } from '../../../electron/office/database/migrate.ts'
import { migrations } from '../../../electron/office/database/migrations/index.ts'
import { type Connection, openDatabase } from '../../../electron/office/database/open.ts'
import { duplicatesCommands } from '../../../electron/office/duplicates/commands.ts'
import { mergedFields } from '../../../electron/office/duplicates/fields.ts'
import { unknownBeginning } from '../../../electron/office/people/store.ts'
import { Refusal } from '../../../shared/refusal.ts'

const today = '2026-11-22'
const now = `${today}T02:00:00Z`
const account = 'a1'
const cells = ['c1', 'c2', 'c3'] as const

/** A record drawn by lot: every table that a merger may touch can hold something. */
const record = fc.record({
  isMember: fc.boolean(),
  religion: fc.constantFrom('', 'Không', 'Phật giáo'),
  personalId: fc.constantFrom('', '012060000001', '012060000002'),
  birth: fc.constantFrom(null, '1970', '1970-05-19'),
  card: fc.constantFrom('', '230000000001', '230000000002'),
  telephone: fc.constantFrom(undefined, '', '0912345678', '0987654321'),
  cells: fc.uniqueArray(
    fc.record({ year: fc.integer({ min: 1995, max: 2025 }), cell: fc.constantFrom(...cells) }),
    {
      selector: ({ year }) => year,
      maxLength: 3,
    },
  ),
  hasUnknownBeginning: fc.boolean(),
  joined: fc.integer({ min: 1980, max: 2024 }),
  standing: fc.constantFrom('official', 'exempt', 'transferred', 'away'),
  posts: fc.uniqueArray(
    fc.record({
      post: fc.constantFrom('secretary', 'village-head'),
      body: fc.constantFrom('c1', 'c2'),
      year: fc.integer({ min: 2000, max: 2024 }),
      paper: fc.constantFrom('', '12-QĐ/ĐU'),
    }),
    { selector: ({ post, body }) => post + body, maxLength: 3 },
  ),
  roles: fc.uniqueArray(fc.constantFrom('Quần chúng ưu tú', 'Khách mời thường xuyên'), { maxLength: 2 }),
  careers: fc.array(
    fc.record({
      from: fc.constantFrom(null, '1990', '2001-05', '2010'),
      what: fc.constantFrom('Bộ đội', 'Giáo viên'),
    }),
    {
      maxLength: 3,
    },
  ),
  papers: fc.uniqueArray(
    fc.record({
      code: fc.constantFrom('001', '002', '003'),
      state: fc.constantFrom('have', 'missing', 'not-needed'),
      note: fc.constantFrom('', 'bản sao'),
    }),
    { selector: ({ code }) => code, maxLength: 3 },
  ),
  contacts: fc.array(fc.constantFrom('2026-01-05', '2026-06-01'), { maxLength: 2 }),
  away: fc.constantFrom(null, 2019, 2023),
  commitments: fc.uniqueArray(
    fc.record({
      year: fc.constantFrom(2024, 2025, 2026),
      content: fc.constantFrom('', 'Giúp 02 hộ nghèo'),
      isChecked: fc.boolean(),
      isThrownAway: fc.boolean(),
    }),
    { selector: ({ year }) => year, maxLength: 3 },
  ),
})
type Drawn = typeof record extends fc.Arbitrary<infer R> ? R : never

function insertRecord(db: Executor, id: string, one: Drawn): void {
  const at = (year: number) => `${year}-01-01`
  db.run(
    q.insertInto('person').values({
      ...{ id, full_name: `Lò Văn ${id}`, sort_key: id, search_key: id, created_at: now, revision: 1 },
      ...{ religion: one.religion, birth_written: one.birth, personal_id: one.personalId },
    }),
  )
  if (one.isMember) {
    db.run(
      q.insertInto('member').values({ person_id: id, card_number: one.card, joined_written: at(one.joined) }),
    )
    const beginnings = one.cells.toSorted((a, b) => a.year - b.year)
    beginnings.forEach(({ year, cell }, index) => {
      const next = beginnings[index + 1]
      const isUnknown = index === 0 && one.hasUnknownBeginning
      db.run(
        q.insertInto('cell_membership').values({
          person_id: id,
          cell_id: cell,
          valid_from: isUnknown ? unknownBeginning : at(year),
          from_written: isUnknown ? null : at(year),
          valid_to: next ? at(next.year) : null,
        }),
      )
    })
    const official = at(one.joined + 1)
    const steps = [
      { standing: 'probationary', from: at(one.joined), to: official },
      { standing: 'official', from: official, to: one.standing === 'official' ? null : '2025-03-01' },
      ...(one.standing === 'official' ? [] : [{ standing: one.standing, from: '2025-03-01', to: null }]),
    ]
    for (const { standing, from, to } of steps) {
      const row = { person_id: id, standing, valid_from: from, from_written: from, valid_to: to }
      db.run(q.insertInto('member_standing').values(row))
    }
  }
  if (one.telephone !== undefined) {
    db.run(q.insertInto('person_detail').values({ person_id: id, telephone: one.telephone }))
  }
  one.posts.forEach(({ post, body, year, paper }, index) => {
    const row = { id: `${id}-post-${index}`, person_id: id, body_id: body, post, paper_number: paper }
    db.run(q.insertInto('post').values({ ...row, valid_from: at(year), from_written: at(year) }))
  })
  for (const role of one.roles) {
    const row = { id: `${id}-${role}`, person_id: id, body_id: 'c1', role, valid_from: unknownBeginning }
    db.run(q.insertInto('outsider').values(row))
  }
  one.careers.forEach(({ from, what }, position) => {
    db.run(q.insertInto('career').values({ person_id: id, position, from_written: from, what }))
  })
  for (const { code, state, note } of one.papers) {
    db.run(q.insertInto('dossier_item').values({ person_id: id, type_code: code, state, note }))
  }
  one.contacts.forEach((day, index) => {
    db.run(q.insertInto('contact').values({ id: `${id}-contact-${index}`, person_id: id, made_on: day }))
  })
  for (const { year, content, isChecked, isThrownAway } of one.commitments) {
    db.run(
      q.insertInto('commitment').values({
        ...{ id: `${id}-commitment-${year}`, person_id: id, cell_id: 'c1', year, content, revision: 1 },
        ...{ made_on: at(year), checked_on: isChecked ? `${year}-12-01` : null, created_at: now },
        ...(isThrownAway && { deleted_at: now, deleted_by: account, deleted_reason: 'nhầm' }),
      }),
    )
  }
  if (one.away !== null) {
    const row = {
      person_id: id,
      valid_from: at(one.away),
      valid_to: at(one.away + 1),
      place: `Bắc Ninh ${id}`,
    }
    db.run(q.insertInto('working_away').values(row))
  }
}

const tables = [
  'person',
  'member',
  'person_detail',
  'cell_membership',
  'member_standing',
  'group_membership',
  'working_away',
  'post',
  'outsider',
  'contact',
  'career',
  'dossier_item',
  'commitment',
  'movement',
  'attendance',
] as const

/** Every row, without the revisions, which only tell windows that a record moved on. */
const everything = (): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    tables.map((table) => [
      table,
      connection
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .map((row) => {
          const { revision: _, ...facts } = row as Record<string, unknown>
          return JSON.stringify(facts)
        })
        .toSorted(),
    ]),
  )

interface Register {
  readonly audited: unknown[]
  readonly context: WriteContext
}

let connection: Connection
let db: Executor
beforeAll(() => {
  connection = openDatabase(':memory:')
  migrate(connection, migrations)
  db = createExecutor(connection)
  db.run(q.insertInto('account').values({ id: account, name: 'Văn phòng', is_built_in: 1, created_at: now }))
  for (const id of cells) {
    db.run(q.insertInto('body').values({ id, kind: 'cell', created_at: now, revision: 1 }))
  }
})
afterAll(() => connection.close())

const office = {
  ...{
    folder: '',
    origin: '',
    version: '',
    isDemo: false,
    fontFolder: '',
    publisherKeys: [],
    canInstall: false,
  },
  hostKind: 'browser' as const,
}

function withTwo(kept: Drawn, given: Drawn, work: (register: Register) => void): void {
  connection.exec('BEGIN')
  try {
    insertRecord(db, 'kept', kept)
    // Two living records never have the same personal number.
    insertRecord(db, 'given', given.personalId === kept.personalId ? { ...given, personalId: '' } : given)
    const audited: unknown[] = []
    work({ audited, context: { db, now, today, account, office, audit: (entry) => audited.push(entry) } })
  } finally {
    connection.exec('ROLLBACK')
  }
}

const input = { keptId: 'kept', keptRevision: 1, givenId: 'given', givenRevision: 1 }

/** Merges the two; answers undefined where the office refuses with a sentence, and then nothing was written. */
function merged({ context }: Register, choices: Readonly<Record<string, 'kept' | 'given'>> = {}) {
  const before = everything()
  try {
    return duplicatesCommands['duplicates.merge']({ ...input, choices }, context).actId
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    expect(fault.message).toMatch(/Hãy/)
    expect(everything()).toEqual(before)
    return undefined
  }
}

const choices = fc.dictionary(
  fc.constantFrom(...mergedFields.map(({ name }) => name)),
  fc.constantFrom('kept' as const, 'given' as const),
  { maxKeys: 6 },
)

describe('any two records', () => {
  it('merged and parted again are in every table as they were', () => {
    let count = 0
    fc.assert(
      fc.property(record, record, choices, (kept, given, chosen) => {
        withTwo(kept, given, (register) => {
          const before = everything()
          const actId = merged(register, chosen)
          if (actId === undefined) return
          count += 1
          duplicatesCommands['duplicates.undo']({ actId }, register.context)
          expect(everything()).toEqual(before)
        })
      }),
      { numRuns: 150 },
    )
    expect(count).toBeGreaterThan(75)
  })

  it('merged lose no fact: what does not stand in the kept record is in the audit', () => {
    fc.assert(
      fc.property(record, record, choices, (kept, given, chosen) => {
        withTwo(kept, given, (register) => {
          const { audited } = register
          const rowsBefore = (
            table: 'post' | 'outsider' | 'contact' | 'career' | 'dossier_item' | 'cell_membership',
          ) =>
            connection.prepare(`SELECT * FROM ${table} WHERE person_id = 'given'`).all() as Record<
              string,
              unknown
            >[]
          const before = {
            posts: rowsBefore('post'),
            outsiders: rowsBefore('outsider'),
            contacts: rowsBefore('contact'),
            careers: rowsBefore('career'),
            papers: rowsBefore('dossier_item'),
            cells: rowsBefore('cell_membership'),
            kept: connection.prepare("SELECT * FROM person WHERE id = 'kept'").get() as Record<
              string,
              unknown
            >,
            given: connection.prepare("SELECT * FROM person WHERE id = 'given'").get() as Record<
              string,
              unknown
            >,
          }
          if (merged(register, chosen) === undefined) return
          const rows = (table: string) =>
            connection.prepare(`SELECT * FROM ${table} WHERE person_id = 'kept'`).all() as Record<
              string,
              unknown
            >[]
          const audit = JSON.stringify(audited)
          const isAudited = (row: Record<string, unknown>) =>
            audit.includes(JSON.stringify(row).slice(1, -1)) || audit.includes(JSON.stringify(row))
          for (const column of ['religion', 'birth_written', 'personal_id']) {
            const now = db.first(
              q.selectFrom('person').selectAll().where('id', '=', 'kept'),
            ) as unknown as Record<string, unknown>
            for (const value of [before.kept[column], before.given[column]]) {
              if (value === null || value === '') continue
              expect(now[column] === value || audit.includes(JSON.stringify(value))).toBe(true)
            }
          }
          for (const contact of before.contacts)
            expect(rows('contact').some(({ id }) => id === contact.id)).toBe(true)
          for (const career of before.careers) {
            const isThere = ({ what, from_written }: Record<string, unknown>) =>
              what === career.what && from_written === career.from_written
            expect(rows('career').some(isThere)).toBe(true)
          }
          for (const paper of before.papers) {
            const now = rows('dossier_item').find(({ type_code }) => type_code === paper.type_code)
            expect(now !== undefined).toBe(true)
            if (paper.state === 'have') expect(now?.state).toBe('have')
            if (now?.state !== paper.state) expect(isAudited(paper)).toBe(true)
          }
          for (const post of before.posts) {
            const isThere = (now: Record<string, unknown>) =>
              now.post === post.post && now.body_id === post.body_id
            expect(rows('post').some(isThere)).toBe(true)
            if (post.paper_number !== '') {
              expect(rows('post').some((now) => isThere(now) && now.paper_number !== '')).toBe(true)
            }
          }
          for (const role of before.outsiders) {
            expect(rows('outsider').some((now) => now.role === role.role)).toBe(true)
          }
          for (const cell of before.cells) {
            const isThere = rows('cell_membership').some((now) => now.cell_id === cell.cell_id)
            expect(isThere || isAudited(cell)).toBe(true)
          }
        })
      }),
      { numRuns: 150 },
    )
  })
})
