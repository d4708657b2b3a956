import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { databaseName } from '../../electron/office/database/name.ts'
import { startOffice } from '../helpers/office-process.ts'
import { hasProc, residentMb } from './processes.ts'
import { unmeasuredRow, valueRow } from './row.ts'
import { type Measurement, membersOf } from './setting.ts'
import { work } from './working-day.ts'

const budgetMb = 200

/** What the office process of the browser host holds after opening the largest data, 200 searches, 20 meetings. */
export const remembering: Measurement = async ({ scale, office }) => {
  const size = scale.largest
  const told = { name: 'memory of the office (RSS)', scale: membersOf(size), unit: 'MB' as const }
  if (!hasProc) return [unmeasuredRow({ ...told, note: 'memory of processes is read from /proc (Linux)' })]
  const folder = await office(size)
  const bareMemory = join(import.meta.dirname, 'bare-memory.mjs')
  const baseline = Number(execFileSync(process.execPath, [bareMemory, join(folder, databaseName)]).toString())
  const running = await startOffice({ folder })
  try {
    await work(running.call)
    return [
      valueRow(
        {
          ...told,
          note: 'after 200 searches and 20 meetings, against Node with better-sqlite3 doing as many bare SELECTs',
        },
        { value: residentMb(running.pid), baseline },
        budgetMb,
      ),
    ]
  } finally {
    await running.stop()
  }
}
