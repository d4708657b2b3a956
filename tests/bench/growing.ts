import { keystrokes } from './keystrokes.ts'
import { compare } from './measure.ts'
import { type BenchOffice, openBenchOffice } from './office.ts'
import { type Row, ratioRow } from './row.ts'
import { type Measurement, membersOf, yearsOf } from './setting.ts'

const budget = 1.3
const lastPeriod = '2026-11'

type Page = readonly [name: string, open: (office: BenchOffice) => Promise<unknown>]

async function pagesOf(office: BenchOffice): Promise<readonly Page[]> {
  const cells = await office.ask('organisation.cells', {})
  const cellId = cells[0]?.id
  const month = await office.ask('meetings.month', { period: lastPeriod })
  const meeting = month[0]?.meetings[0]
  if (cellId === undefined || meeting === undefined) throw new Error('the data has no cell or no meeting')
  return [
    [
      'search, 15 keystrokes',
      async (of) => {
        for (const query of keystrokes) await of.ask('people.search', { query })
      },
    ],
    ['members, first page', (of) => of.ask('people.search', {})],
    ['members of a cell', (of) => of.ask('people.search', { cellId })],
    ['cells', (of) => of.ask('organisation.cells', {})],
    ['month of all cells', (of) => of.ask('meetings.month', { period: lastPeriod })],
    ['table of the commune, a month', (of) => of.ask('overview.ofMonth', { period: lastPeriod })],
    [
      'table of the commune, half a year',
      (of) => of.ask('overview.ofSpan', { from: '2026-06', to: lastPeriod }),
    ],
    ['members in charge, a month', (of) => of.ask('visits.ofPeriod', { period: lastPeriod })],
    ['meetings of a cell', (of) => of.ask('meetings.ofCell', { cellId })],
    ['papers', (of) => of.ask('documents.papers', {})],
    ['open tasks', (of) => of.ask('tasks.open', {})],
    ['home', (of) => of.ask('home.overview', {})],
    ['open a meeting', (of) => of.ask('meetings.get', { id: meeting.id })],
    ['board of the papers', (of) => of.ask('documents.ofPeriod', { period: lastPeriod })],
    ['packets of a month', (of) => of.ask('packets.ofPeriod', { period: lastPeriod })],
    ['books of a year', (of) => of.ask('books.look', { book: 'minutes', year: 2026 })],
    ['sheet of figures', (of) => of.ask('figures.sheet', { period: lastPeriod })],
    ['scores of all cells', (of) => of.ask('scores.ofPeriod', { period: lastPeriod })],
  ]
}

/** The same page of the same program with many years of meetings, against one year. */
export const growing: Measurement = async ({ scale, office, rounds }) => {
  const young = await openBenchOffice(await office(scale.oneYear))
  const old = await openBenchOffice(await office(scale.manyYears))
  try {
    const rows: Row[] = []
    const before = await pagesOf(young)
    for (const [index, [name, open]] of (await pagesOf(old)).entries()) {
      const openYoung = before[index]?.[1] ?? open
      const measured = await compare(
        () => open(old),
        () => openYoung(young),
        { rounds: rounds(25), warmUp: 4, leastMs: 8 },
      )
      rows.push(
        ratioRow(
          {
            name,
            scale: `${membersOf(scale.manyYears)}, ${yearsOf(scale.manyYears)}`,
            note: `against the same with ${yearsOf(scale.oneYear)} of meetings`,
          },
          measured,
          budget,
        ),
      )
    }
    return rows
  } finally {
    await young.close()
    await old.close()
  }
}
