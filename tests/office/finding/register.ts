import Database from 'better-sqlite3'
import { createExecutor, type Executor, q } from '../../../electron/office/database/executor.ts'
import { migrate } from '../../../electron/office/database/migrate.ts'
import { migrations } from '../../../electron/office/database/migrations/index.ts'
import { uuidv7 } from '../../../electron/office/database/uuid.ts'
import { toMemberRow, toPersonRow } from '../../../electron/office/people/rows.ts'
import { emptyPerson, type PersonFields, type Standing } from '../../../shared/people/person.ts'
import { fold } from '../../../shared/text/fold.ts'
import { textSortKey } from '../../../shared/text/names.ts'

/** The day on which the invented register is asked. */
export const today = '2026-11-22'

/** From a day on, until the next of its kind. */
type Step<T> = readonly [from: string, what: T]

interface Invented {
  readonly name: string
  readonly fields?: Partial<PersonFields>
  readonly standings: readonly Step<Standing>[]
  readonly cells: readonly Step<string | null>[]
}

const cellNames = {
  A: [
    ['1930-02-03', 'Chi bộ bản Sen Đông'],
    ['2025-07-01', 'Chi bộ thôn Sen Đông'],
  ],
  B: [['1930-02-03', 'Chi bộ Trường Mầm non']],
} as const

/** Nine people: seven members, one who moved away, one who never was a member; and one in the recycle bin. */
const people: readonly Invented[] = [
  {
    name: 'Lò Văn Hặc',
    fields: {
      sex: 'male',
      birthDate: '1958',
      ethnicity: 'Thái',
      religion: 'Không',
      joinedOn: '1986-03',
      officialOn: '1987-03',
      cardNumber: '230000000001',
      personalId: '012058000001',
      residence: { country: 'Việt Nam', province: 'Lào Cai', detail: 'Thôn Sen Đông' },
    },
    standings: [
      ['1986-03-01', 'probationary'],
      ['1987-03-01', 'official'],
    ],
    cells: [['1986-03-01', 'A']],
  },
  {
    name: 'Đặng Thị Ánh',
    fields: {
      sex: 'female',
      birthDate: '1970-05-19',
      ethnicity: 'Kinh',
      religion: 'Không',
      joinedOn: '1996-11-22',
      officialOn: '1997-11-22',
      cardNumber: '230000000002',
      personalId: '012070000002',
      residence: { country: 'Việt Nam', province: 'Lào Cai', detail: 'Khu 8' },
    },
    standings: [
      ['1996-11-22', 'probationary'],
      ['1997-11-22', 'official'],
    ],
    cells: [
      ['1996-11-22', 'A'],
      ['2026-01-01', 'B'],
    ],
  },
  {
    name: 'Nguyễn Ước',
    fields: { sex: 'male', birthDate: '1996-11-23', joinedOn: '2025-11-20' },
    standings: [['2025-11-20', 'probationary']],
    cells: [['2025-11-20', 'A']],
  },
  {
    name: 'Vàng A Dơ',
    fields: {
      sex: 'male',
      birthDate: '1990-02',
      ethnicity: "H'Mông",
      religion: 'Tin lành',
      joinedOn: '2015-02-03',
      officialOn: '2016-02-03',
      cardNumber: '230000000004',
    },
    standings: [
      ['2015-02-03', 'probationary'],
      ['2016-02-03', 'official'],
    ],
    cells: [['2015-02-03', 'B']],
  },
  {
    name: 'Trần Thị Ý',
    fields: {
      sex: 'female',
      birthDate: '1945-01-02',
      ethnicity: 'Kinh',
      joinedOn: '1966-01-01',
      officialOn: '1967-01-01',
      cardNumber: '230000000005',
    },
    standings: [
      ['1966-01-01', 'probationary'],
      ['1967-01-01', 'official'],
      ['2020-05-01', 'exempt'],
    ],
    cells: [['1966-01-01', 'A']],
  },
  {
    name: 'Bùi Thị Én',
    fields: {
      sex: 'female',
      ethnicity: 'Tày',
      religion: 'Công giáo',
      joinedOn: '1996-11-23',
      officialOn: '1997-11-23',
    },
    standings: [
      ['1996-11-23', 'probationary'],
      ['1997-11-23', 'official'],
    ],
    cells: [['1996-11-23', 'B']],
  },
  {
    name: 'Phạm Văn Quay',
    fields: {
      sex: 'male',
      birthDate: '1955-06-15',
      ethnicity: 'Kinh',
      religion: 'Không',
      joinedOn: '1980-01-01',
      officialOn: '1981-01-01',
      cardNumber: '230000000007',
    },
    standings: [
      ['1980-01-01', 'probationary'],
      ['1981-01-01', 'official'],
      ['2000-01-01', 'struck-off'],
      ['2005-01-01', 'official'],
    ],
    cells: [
      ['1980-01-01', 'B'],
      ['2000-01-01', null],
      ['2005-01-01', 'B'],
    ],
  },
  {
    name: 'Hoàng Văn Sơn',
    fields: {
      sex: 'male',
      birthDate: '1960-01-01',
      ethnicity: 'Kinh',
      religion: 'Không',
      joinedOn: '1985-01-01',
      officialOn: '1986-01-01',
    },
    standings: [
      ['1985-01-01', 'probationary'],
      ['1986-01-01', 'official'],
      ['2024-06-01', 'transferred'],
    ],
    cells: [
      ['1985-01-01', 'A'],
      ['2024-06-01', null],
    ],
  },
  { name: 'Lương Văn Vĩ', fields: { sex: 'male', birthDate: '1999' }, standings: [], cells: [] },
  {
    name: 'Nguyễn Văn Xóa',
    fields: { sex: 'male', birthDate: '1970' },
    standings: [['2000-01-01', 'official']],
    cells: [['2000-01-01', 'A']],
  },
]

export interface Register {
  readonly db: Executor
  /** Ids by name. */
  readonly ids: ReadonlyMap<string, string>
  readonly cells: Readonly<Record<keyof typeof cellNames, string>>
  readonly close: () => void
}

const spans = <T>(steps: readonly Step<T>[]) =>
  steps.map(([valid_from, what], index) => ({
    interval: { valid_from, from_written: valid_from, valid_to: steps[index + 1]?.[0] ?? null },
    what,
  }))

/** A register in memory whose every count is known by hand. */
export function inventedRegister(): Register {
  const connection = new Database(':memory:')
  migrate(connection, migrations)
  const db = createExecutor(connection)
  const created_at = '2026-01-01T00:00:00.000Z'
  const account = uuidv7()
  db.run(q.insertInto('account').values({ id: account, name: 'Văn phòng', is_built_in: 1, created_at }))
  const cells = { A: uuidv7(), B: uuidv7() }
  for (const cell of ['A', 'B'] as const) {
    db.run(q.insertInto('body').values({ id: cells[cell], kind: 'cell', created_at, revision: 1 }))
    for (const { interval, what } of spans<string>(cellNames[cell])) {
      const keys = { sort_key: textSortKey(what), match_key: fold(what) }
      db.run(q.insertInto('body_name').values({ body_id: cells[cell], ...interval, name: what, ...keys }))
    }
  }
  const ids = new Map<string, string>()
  for (const { name, fields, standings, cells: seats } of people) {
    const id = uuidv7()
    ids.set(name, id)
    const all = { ...emptyPerson, ...fields, fullName: name }
    db.run(q.insertInto('person').values({ id, ...toPersonRow(all), created_at, revision: 1 }))
    if (standings.length > 0) {
      db.run(q.insertInto('member').values({ person_id: id, ...toMemberRow(all) }))
    }
    for (const { interval, what } of spans(standings)) {
      db.run(q.insertInto('member_standing').values({ person_id: id, ...interval, standing: what }))
    }
    for (const { interval, what } of spans(seats)) {
      if (what !== 'A' && what !== 'B') continue
      db.run(q.insertInto('cell_membership').values({ person_id: id, ...interval, cell_id: cells[what] }))
    }
  }
  const idOf = (name: string) => ids.get(name) ?? ''
  const post = (name: string, body_id: string, held: string, valid_from: string, valid_to: string | null) =>
    db.run(
      q
        .insertInto('post')
        .values({ id: uuidv7(), person_id: idOf(name), body_id, post: held, valid_from, valid_to }),
    )
  post('Lò Văn Hặc', cells.A, 'secretary', '2020-01-01', null)
  post('Lò Văn Hặc', cells.B, 'in-charge', '2020-01-01', null)
  post('Đặng Thị Ánh', cells.A, 'deputy', '2020-01-01', '2026-01-01')
  post('Đặng Thị Ánh', cells.B, 'secretary', '2026-01-01', null)
  post('Bùi Thị Én', cells.B, 'committee-member', '2022-01-01', null)
  db.run(
    q
      .updateTable('member')
      .set({ ceremony_written: '2025-12-01' })
      .where('person_id', '=', idOf('Nguyễn Ước')),
  )
  db.run(
    q.insertInto('person_detail').values({
      person_id: idOf('Trần Thị Ý'),
      telephone: '0912345678',
      occupation: 'Hưu trí',
      is_martyr_family: 1,
      household_income: 60_000_000,
    }),
  )
  const award = (name: string, position: number, kind: 'award' | 'badge', badge_years: number | null) =>
    db.run(
      q.insertInto('award').values({
        person_id: idOf(name),
        position,
        kind,
        badge_years,
        name: kind === 'award' ? 'Bằng khen của Tỉnh ủy' : '',
      }),
    )
  award('Trần Thị Ý', 0, 'badge', 30)
  award('Trần Thị Ý', 1, 'badge', 50)
  award('Đặng Thị Ánh', 0, 'award', null)
  db.run(
    q
      .insertInto('discipline')
      .values({ person_id: idOf('Phạm Văn Quay'), position: 0, kind: 'party', form: 'Cảnh cáo' }),
  )
  db.run(
    q.insertInto('outsider').values({
      id: uuidv7(),
      person_id: idOf('Lương Văn Vĩ'),
      body_id: cells.A,
      role: 'youth',
      valid_from: '2026-01-01',
    }),
  )
  db.run(
    q
      .updateTable('person')
      .set({ deleted_at: created_at, deleted_by: account, deleted_reason: 'Ghi nhầm' })
      .where('id', '=', idOf('Nguyễn Văn Xóa')),
  )
  return { db, ids, cells, close: () => connection.close() }
}
