import { join } from 'node:path'
import { databaseName } from '../../electron/office/database/name.ts'
import { openDatabase } from '../../electron/office/database/open.ts'
import { searchWords } from '../../shared/text/fold.ts'
import { keystrokes } from './keystrokes.ts'
import { compare } from './measure.ts'
import { openBenchOffice } from './office.ts'
import { ratioRow } from './row.ts'
import { type Measurement, membersOf } from './setting.ts'

/** A keystroke may cost three counts over the covering index, or half a millisecond more, whichever is larger. */
const times = 3
const spareMs = 0.5

/** The slowest of the fixed keystrokes, through the dispatcher, total and first page of 100 rows included. */
export const searching: Measurement = async ({ scale, office, rounds }) => {
  const size = scale.largest
  const folder = await office(size)
  const opened = await openBenchOffice(folder)
  const connection = openDatabase(join(folder, databaseName), { readonly: true })
  const count = connection
    .prepare(
      'SELECT count(*) FROM person INDEXED BY person_list WHERE deleted_at IS NULL AND instr(search_key, ?) > 0',
    )
    .pluck()
  try {
    const results = []
    for (const query of keystrokes) {
      const word = searchWords(query)[0] ?? ''
      const found = await opened.ask('people.search', { query })
      const measured = await compare(
        () => opened.call('people.search', { query }),
        // One count of the first word alone.
        () => count.get(word),
        { rounds: rounds(25), warmUp: 3 },
      )
      results.push({ query, total: found.total, ...measured })
    }
    const slowest = results.toSorted((a, b) => b.value - a.value)[0]
    const nothing = results.at(-1)
    if (slowest === undefined || nothing?.total !== 0) throw new Error('the last keystroke must find nobody')
    const row = (name: string, result: typeof slowest) =>
      ratioRow(
        {
          name,
          scale: membersOf(size),
          note: `"${result.query}" finds ${result.total}; against one count(*) with instr over the covering index`,
        },
        result,
        Math.max(times, (result.baseline + spareMs) / result.baseline),
      )
    return [row('search, slowest keystroke', slowest), row('search, finds nothing', nothing)]
  } finally {
    connection.close()
    await opened.close()
  }
}
