import { join } from 'node:path'
import { databaseName } from '../../electron/office/database/name.ts'
import { openDatabase } from '../../electron/office/database/open.ts'
import { type Condition, everybody, wholeList } from '../../shared/finding/definition.ts'
import type { FieldId } from '../../shared/finding/fields.ts'
import { compare } from './measure.ts'
import { openBenchOffice } from './office.ts'
import { ratioRow } from './row.ts'
import { type Measurement, membersOf } from './setting.ts'

/** A filter counts, then looks up its first page in order: at most three readings of what the plain way reads once. */
const filterTimes = 3
/** Counts read the same rows and name, order and sum what they find. */
const countTimes = 2.5

const present = ['probationary', 'official', 'exempt', 'away', 'visiting', 'suspended']
  .map((standing) => `'${standing}'`)
  .join(', ')
const onRoll = `person.deleted_at IS NULL AND person.standing IN (${present})`

const conditions: readonly Condition[] = [
  { field: 'sex', operator: 'is', values: ['female'] },
  { field: 'ethnicity', operator: 'is-not', values: ['Kinh'] },
  { field: 'joinedOn', operator: 'before', values: ['1996-11-23'] },
]
/** The same by hand, one count on the bare connection. */
const plainFilter = `SELECT count(*) FROM person NOT INDEXED JOIN member ON member.person_id = person.id
  WHERE ${onRoll} AND person.sex = 'female' AND person.ethnicity NOT IN ('', 'Kinh')
    AND member.joined_written < '1996-11-23' AND member.joined_written NOT IN ('1996', '1996-11')`

const countedBy: readonly FieldId[] = ['sex', 'ethnicity', 'standing', 'joinedOn', 'cell']
const plainCounts: readonly string[] = [
  `SELECT sex, count(*) FROM person NOT INDEXED WHERE ${onRoll} GROUP BY 1`,
  `SELECT ethnicity, count(*) FROM person NOT INDEXED WHERE ${onRoll} GROUP BY 1`,
  `SELECT standing, count(*) FROM person NOT INDEXED WHERE ${onRoll} GROUP BY 1`,
  `SELECT substr(joined_written, 1, 4), count(*) FROM person NOT INDEXED
    JOIN member ON member.person_id = person.id WHERE ${onRoll} GROUP BY 1`,
  `SELECT cell_id, count(*) FROM person NOT INDEXED
    JOIN cell_membership ON cell_membership.person_id = person.id AND valid_to IS NULL WHERE ${onRoll} GROUP BY 1`,
]

/** A filter over three fields with its first page of 100 rows, and statistics by five fields, through the dispatcher. */
export const filtering: Measurement = async ({ scale, office, rounds }) => {
  const size = scale.largest
  const folder = await office(size)
  const opened = await openBenchOffice(folder)
  const connection = openDatabase(join(folder, databaseName), { readonly: true })
  const list = { ...wholeList, filter: { ...everybody, parts: [...conditions] } }
  const count = connection.prepare(plainFilter).pluck()
  const counts = plainCounts.map((text) => connection.prepare(text))
  const ask = async (field: FieldId) =>
    opened.ask('finding.counts', { scope: 'present', filter: everybody, on: null, by: [field] })
  try {
    const { total } = await opened.ask('finding.run', list)
    if (total !== count.get()) throw new Error('the filter and the plain count differ')
    const filtered = await compare(
      () => opened.ask('finding.run', list),
      () => count.get(),
      { rounds: rounds(15), warmUp: 3 },
    )
    const counted = await compare(
      async () => {
        for (const field of countedBy) await ask(field)
      },
      () => {
        for (const statement of counts) statement.all()
      },
      { rounds: rounds(9), warmUp: 2 },
    )
    const told = { scale: membersOf(size) }
    return [
      ratioRow(
        {
          ...told,
          name: 'filter over 3 fields',
          note: `finds ${total}; against one count(*) written by hand`,
        },
        filtered,
        filterTimes,
      ),
      ratioRow(
        { ...told, name: 'statistics by 5 fields', note: 'against five GROUP BYs written by hand' },
        counted,
        countTimes,
      ),
    ]
  } finally {
    connection.close()
    await opened.close()
  }
}
