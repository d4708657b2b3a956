import { sql } from 'kysely'
import { addPeriods, periodOf } from '../../../shared/calendar/periods.ts'
import type { PaperOfPeriod } from '../../../shared/documents/contract.ts'
import { recordKinds } from '../../../shared/documents/kinds.ts'
import type { ReadContext } from '../context.ts'
import { q } from '../database/executor.ts'
import { differsFromRecord } from './making.ts'
import { toPaperKind } from './store.ts'

/** The plus keeps the kind out of the index: it would be looked up in it once for each kind of paper that there is. */
const isOfRecord = (table: 'paper' | 'other') =>
  sql<boolean>`+${sql.ref(`${table}.kind`)} IN (${sql.join(recordKinds)})`

/**
 * Frozen papers of which another paper of the same meeting was opened for an amended version after them: the record may
 * have changed in between. Nothing else opens a record that is held fast, so nothing else is drawn again to compare.
 */
const openedSince = q
  .selectFrom('meeting')
  // Cross joins are read in this order: from the few meetings asked for, not from the papers of all years, and there
  // from the paper that was opened again, which most meetings have none of.
  .crossJoin('paper as other')
  .crossJoin('paper')
  .crossJoin('paper_version as frozen')
  .crossJoin('paper_version as replaced')
  .select(['paper.id', 'paper.kind', 'paper.item', 'paper.meeting_id'])
  .where('meeting.deleted_at', 'is', null)
  .whereRef('paper.meeting_id', '=', 'meeting.id')
  .where('paper.state', '<>', 'draft')
  .where(isOfRecord('paper'))
  .whereRef('other.meeting_id', '=', 'meeting.id')
  .whereRef('other.id', '<>', 'paper.id')
  .where(isOfRecord('other'))
  .where((or) => or.or([or('other.current_version', '>', 1), or('other.state', '=', 'draft')]))
  .whereRef('frozen.paper_id', '=', 'paper.id')
  .whereRef('frozen.version', '=', 'paper.current_version')
  .whereRef('replaced.paper_id', '=', 'other.id')
  .whereRef('replaced.replaced_at', '>=', 'frozen.frozen_at')
  .distinct()

const differingOf = (read: ReadContext, suspects: typeof openedSince): ReadonlySet<string> =>
  new Set(
    read.db
      .all(suspects)
      .filter(({ meeting_id, kind, item }) =>
        differsFromRecord(read, { meetingId: meeting_id, reportId: null, kind: toPaperKind(kind), item }),
      )
      .map(({ id }) => id),
  )

/** Papers of these meetings that no longer say what the record says since it was amended. */
export const differingOfMeetings = (
  read: ReadContext,
  meetings: readonly (string | null)[],
): ReadonlySet<string> => {
  const ids = [...new Set(meetings)].filter((id) => id !== null)
  return ids.length === 0 ? new Set() : differingOf(read, openedSince.where('meeting.id', 'in', ids))
}

/** The same of all meetings of a period, whose papers are known: in most months none was opened again. */
export const differingOfPeriod = (
  read: ReadContext,
  period: string,
  papers: readonly Pick<PaperOfPeriod, 'kind' | 'version' | 'state'>[],
): ReadonlySet<string> =>
  papers.some(({ kind, version, state }) => (version > 1 || state === 'draft') && recordKinds.includes(kind))
    ? differingOf(read, openedSince.where('meeting.period', '=', period))
    : new Set()

/** Further back lies what nobody amends any more; the paper itself goes on saying it. */
const periodsBack = 12

/** Papers of the last twelve periods that no longer say what the record says. */
export const differingLately = (read: ReadContext): ReadonlySet<string> =>
  differingOf(read, openedSince.where('meeting.period', '>=', addPeriods(periodOf(read.today), -periodsBack)))
