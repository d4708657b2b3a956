import { join } from 'node:path'
import Database from 'better-sqlite3'
import { databaseName } from '../../electron/office/database/name.ts'
import { compare } from './measure.ts'
import { openBenchOffice } from './office.ts'
import { type Row, ratioRow } from './row.ts'
import { type Measurement, membersOf } from './setting.ts'

/** From a closed office to its first page of 100 members, against the bare file and one plain SELECT of 100 rows. */
export const opening: Measurement = async ({ scale, office, rounds }) => {
  const rows: Row[] = []
  for (const size of [scale.small, scale.manyYears, scale.largest]) {
    const folder = await office(size)
    const closing: (() => unknown)[] = []
    const measured = await compare(
      // Lock, marks of the file, pragmas, built-in person, every capability, then the page through the dispatcher.
      async () => {
        const opened = await openBenchOffice(folder)
        await opened.ask('people.search', {})
        closing.push(() => opened.close())
        await Promise.all(closing.splice(0).map((close) => close()))
      },
      // The file, and the same 100 people of the first table alone.
      () => {
        const connection = new Database(join(folder, databaseName))
        connection
          .prepare('SELECT * FROM person WHERE deleted_at IS NULL ORDER BY sort_key, id LIMIT 100')
          .all()
        connection.close()
      },
      { rounds: rounds(15), warmUp: 2 },
    )
    rows.push(
      ratioRow(
        {
          name: 'open, first page, close',
          scale: membersOf(size),
          note: 'the whole office, against the bare file and one SELECT of 100 rows',
        },
        measured,
        null,
      ),
    )
  }
  return rows
}
