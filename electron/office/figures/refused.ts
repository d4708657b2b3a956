import { addPeriods, periodOf } from '../../../shared/calendar/periods.ts'
import type { RefusedRow, RowKey } from '../../../shared/figures/contract.ts'
import { figureFields, figureNames, figureTexts } from '../../../shared/figures/figures.ts'
import { readDay, readRow } from '../../../shared/figures/row.ts'
import { textSortKey } from '../../../shared/text/names.ts'
import type { ReadContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { meetingOfPeriod } from '../meetings/opening.ts'
import { requireMeeting } from '../meetings/store.ts'
import { nameOn } from '../organisation/store.ts'
import { closedOf } from './closed.ts'
import { askedOn } from './points.ts'
import { rollOfRow } from './sheet.ts'
import { draftKind, keyOfDraft } from './store.ts'

const periodsBack = 12

type Read = Pick<ReadContext, 'db' | 'today'>

/** What is wrong with a row as it was typed, read as the sheet reads it. */
function faultsOf({ db, today }: Read, key: RowKey, body: string): RefusedRow['faults'] {
  const texts = figureTexts.parse(JSON.parse(body))
  const meetingId = meetingOfPeriod(db, key)
  const meeting = meetingId === undefined ? undefined : requireMeeting(db, meetingId)
  if (meeting !== undefined && closedOf(db, meeting) !== null) return []
  const typed = readDay(texts.heldOn, { period: key.period, today })
  const day = typed.ok ? typed.value : (meeting?.held_on ?? `${key.period}-15`)
  const { faults } = readRow(texts, { period: key.period, today, roll: rollOfRow(db, key, day) })
  return figureFields.flatMap((field) => {
    const fault = faults[field]
    return fault === undefined ? [] : [{ name: figureNames[field], typed: texts[field], fault }]
  })
}

/** Rows that wait as drafts since what was typed cannot be right, by cell; what is only half typed is none of them. */
export function refusedRows(read: Read, isPlain: boolean): RefusedRow[] {
  const { db, today } = read
  const first = addPeriods(periodOf(today), -periodsBack)
  const found = db
    .all(
      q
        .selectFrom('draft')
        .select(['record_id', 'body', 'kept_at'])
        .where('kind', '=', draftKind)
        // The id begins with the period.
        .where('record_id', '>=', first)
        .where('body', '<>', 'null'),
    )
    .flatMap((row) => {
      const key = keyOfDraft(row.record_id)
      const isLiving = db.first(
        q.selectFrom('body').select('id').where('id', '=', key.cellId).where('deleted_at', 'is', null),
      )
      const faults = isLiving ? faultsOf(read, key, row.body) : []
      return faults.length === 0 ? [] : [{ ...key, keptAt: row.kept_at, faults }]
    })
  const asked = askedOn(
    db,
    today,
    found.map(({ cellId }) => cellId),
    isPlain,
  )
  return found
    .map((row) => ({ ...row, cellName: nameOn(db, row.cellId, today), asked: asked(row.cellId) }))
    .map((row) => ({ row, key: textSortKey(row.cellName) }))
    .toSorted((a, b) => (a.key === b.key ? 0 : a.key < b.key ? -1 : 1))
    .map(({ row }) => row)
}
