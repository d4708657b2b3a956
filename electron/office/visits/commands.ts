import { groupBy } from '../../../shared/collections.ts'
import { daysOf } from '../../../shared/plans/proposal.ts'
import type { Handlers } from '../context.ts'
import { q } from '../database/executor.ts'
import { cellsOf } from '../meetings/listing.ts'
import { requireMeeting, toKind } from '../meetings/store.ts'
import { requireCell } from '../organisation/store.ts'
import { openPromises } from './promises.ts'
import { setVisit, takeFromMinutes } from './setting.ts'
import { onDayOf, termsInCharge, visitsOf } from './store.ts'

export const visitsCommands: Handlers<'visits'> = {
  'visits.ofPeriod': ({ period }, { db, today }) => {
    const meetings = db.all(
      q
        .selectFrom('meeting')
        .select(['id', 'cell_id', 'period', 'kind', 'held_on', 'recorded_at'])
        .where('period', '=', period)
        .where('deleted_at', 'is', null)
        // The committee of a cell meets by itself; a briefing is a meeting of the commune.
        .where('kind', 'not in', ['committee', 'briefing'])
        .orderBy('held_on')
        .orderBy('id'),
    )
    const peopleOf = visitsOf(db, meetings)
    const byCell = groupBy(meetings, (meeting) => meeting.cell_id)
    const terms = termsInCharge(db)
    const { last } = daysOf(period)
    const isOver = last < today
    const on = isOver ? last : today
    return cellsOf(db, period, today, byCell).map((cell) => ({
      cellId: cell.id,
      cellName: cell.name,
      inCharge: onDayOf(terms.get(cell.id), on).map(({ personId, fullName }) => ({
        ...{ personId, fullName },
      })),
      meetings: (byCell.get(cell.id) ?? []).map((meeting) => ({
        meeting: {
          ...{ id: meeting.id, period, kind: toKind(meeting.kind), heldOn: meeting.held_on },
          isRecorded: meeting.recorded_at !== null,
        },
        people: [...peopleOf(meeting)],
      })),
    }))
  },

  'visits.ofMeeting': ({ meetingId }, { db }) => {
    const meeting = requireMeeting(db, meetingId)
    return [...visitsOf(db, [meeting])(meeting)]
  },

  'visits.promises': ({ cellId }, { db, today }) => {
    if (cellId !== null) requireCell(db, cellId)
    return openPromises(db, today, cellId)
  },

  'visits.set': (input, context) => {
    setVisit(input, context)
    return {}
  },

  'visits.takeFromMinutes': ({ period }, context) => ({ taken: takeFromMinutes(period, context) }),
}
