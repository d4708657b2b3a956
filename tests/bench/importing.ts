import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { databaseName } from '../../electron/office/database/name.ts'
import { startOffice } from '../helpers/office-process.ts'
import { median, timed } from './measure.ts'
import { hasProc, peakMb } from './processes.ts'
import { type Row, ratioRow, unmeasuredRow } from './row.ts'
import { type Measurement, thousands } from './setting.ts'
import { makeWorkbook } from './workbook.ts'

const budgets = { time: 2, memory: 1.3, preview: 2 }
/** The workbook whose preview has a budget of its own. */
const previewed = 5000
const bareImport = join(import.meta.dirname, 'bare-import.mjs')

interface Cost {
  readonly ms: number
  /** Until the preview is there; of the plain way, until the library has read the rows. */
  readonly readMs: number
  readonly peakMb: number
}

/** The built program on an empty office: upload, preview, taking over. Its own process, as its memory counts. */
async function importByOffice(folder: string, workbook: string, members: number): Promise<Cost> {
  const office = await startOffice({ folder })
  try {
    let previewId = ''
    const readMs = await timed(async () => {
      const upload = await office.upload(workbook)
      previewId = (await office.call('intake.open', { upload })).preview?.previewId ?? ''
    })
    const writeMs = await timed(async () => {
      const applied = await office.call('intake.apply', { previewId })
      if (applied.new !== members) throw new Error(`${applied.new} of ${members} members came in`)
    })
    return { ms: readMs + writeMs, readMs, peakMb: peakMb(office.pid) }
  } finally {
    await office.stop()
  }
}

function importBare(folder: string, workbook: string): Cost {
  const said = execFileSync(process.execPath, [bareImport, workbook, join(folder, databaseName)])
  return JSON.parse(said.toString('utf8')) as Cost
}

/** A whole workbook into an empty office, against the library alone and bare inserts of the same rows. */
export const importing: Measurement = async ({ scale, office, folder, rounds }) => {
  const rows: Row[] = []
  const empty = await office({ members: 0, cells: 0, meetingCells: 0, years: 0 })
  const emptyOffice = () => {
    const copy = folder('intake')
    cpSync(empty, copy, { recursive: true })
    return copy
  }
  for (const members of scale.imports) {
    const told = { scale: `${thousands(members)} members`, note: '' }
    if (!hasProc) {
      rows.push(
        unmeasuredRow({ ...told, name: 'import', note: 'memory of processes is read from /proc (Linux)' }),
      )
      continue
    }
    const workbook = join(folder('workbook'), 'dang-vien-29-cot.xlsx')
    await makeWorkbook(workbook, members)
    const ours: Cost[] = []
    const bare: Cost[] = []
    for (let round = 0; round < rounds(members > 10_000 ? 3 : 5); round += 1) {
      ours.push(await importByOffice(emptyOffice(), workbook, members))
      bare.push(importBare(emptyOffice(), workbook))
    }
    const of = (what: keyof Cost) => ({
      value: median(ours.map((cost) => cost[what])),
      baseline: median(bare.map((cost) => cost[what])),
    })
    if (members <= previewed) {
      rows.push(
        ratioRow(
          {
            ...told,
            name: 'import, preview',
            note: 'upload and preview, with the columns looked at, against read-excel-file alone',
          },
          of('readMs'),
          budgets.preview,
        ),
      )
    }
    rows.push(
      ratioRow(
        {
          ...told,
          name: 'import',
          note: 'upload, preview and taking over, against read-excel-file alone and bare inserts in one transaction',
        },
        of('ms'),
        budgets.time,
      ),
      ratioRow(
        {
          ...told,
          name: 'import, peak memory',
          unit: 'MB',
          note: 'each side in a process of its own: the built browser host, and the bare reader',
        },
        of('peakMb'),
        budgets.memory,
      ),
    )
  }
  return rows
}
