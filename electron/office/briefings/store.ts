import type { BriefingAround, BriefingRow } from '../../../shared/briefings/contract.ts'
import { briefingFigures, cellsAtBriefing } from '../../../shared/briefings/seats.ts'
import { groupBy } from '../../../shared/collections.ts'
import { postName, postRank } from '../../../shared/organisation/posts.ts'
import { isOverdue } from '../../../shared/tasks/history.ts'
import { q, type Reader } from '../database/executor.ts'
import { listed } from '../database/listed.ts'
import { draftOf } from '../meetings/draft.ts'
import { toPaperState } from '../meetings/listing.ts'
import { toRollLine, toTaskState, writtenRoll } from '../meetings/roll.ts'
import { type MeetingRow, marksOf } from '../meetings/store.ts'
import { communeBody } from '../organisation/bodies.ts'
import { cellNamesEver, holdersOn } from '../organisation/store.ts'
import { ledCells } from './roll.ts'

const living = () =>
  q.selectFrom('meeting').where('meeting.kind', '=', 'briefing').where('meeting.deleted_at', 'is', null)

/** The tasks that some briefings gave and nobody took off again, by briefing. */
const tasksGiven = (db: Reader, ids: readonly string[]) =>
  groupBy(
    db.all(
      q
        .selectFrom('task')
        .select(['id', 'given_at', 'position', 'title', 'cell_id', 'due_on', 'reported'])
        .where('given_at', 'in', listed(ids))
        .where('withdrawn_at', 'is', null)
        .orderBy('position')
        .orderBy('id'),
    ),
    (row) => row.given_at ?? '',
  )

const following = (reported: string) => (reported === 'done' ? 'done' : 'open')

/** The briefings of a year, latest first, each with who was there for which cell. */
export function briefingsOfYear(db: Reader, year: number, today: string): BriefingRow[] {
  const rows = db.all(
    living()
      .leftJoin('paper', (join) =>
        join.onRef('paper.meeting_id', '=', 'meeting.id').on('paper.kind', '=', 'minutes'),
      )
      .select(['meeting.id', 'meeting.period', 'meeting.held_on', 'meeting.recorded_at', 'paper.state'])
      .where('meeting.period', '>=', `${year}-01`)
      .where('meeting.period', '<=', `${year}-12`)
      .orderBy('meeting.held_on', 'desc')
      .orderBy('meeting.id', 'desc'),
  )
  const tasks = tasksGiven(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const written = writtenRoll(db, row.id)
    const roll = written.flatMap(toRollLine)
    const marks = marksOf(written)
    const given = tasks.get(row.id) ?? []
    return {
      ...{ id: row.id, period: row.period, heldOn: row.held_on, isRecorded: row.recorded_at !== null },
      paperState: toPaperState(row.state),
      figures: briefingFigures(roll, marks),
      cells: cellsAtBriefing(roll, marks).map(({ cellName, state }) => ({ cellName, state })),
      tasks: {
        given: given.length,
        done: given.filter(({ reported }) => reported === 'done').length,
        overdue: given.filter((task) => isOverdue(task.due_on, following(task.reported), today)).length,
      },
    }
  })
}

type Officer = NonNullable<BriefingAround['chair']>

/** Who leads the commune on a day, the first of their posts with them. */
export function leadersOn(db: Reader, day: string): readonly Officer[] {
  const commune = communeBody(db)
  if (!commune) return []
  const ranked = holdersOn(db, day, commune.id).toSorted((a, b) => postRank(a.post) - postRank(b.post))
  const first = new Map<string, Officer>()
  for (const { personId, fullName, post } of ranked) {
    if (!first.has(personId)) first.set(personId, { personId, fullName, post: postName(post) })
  }
  return [...first.values()]
}

/** A person with the post in the commune, '' for none. */
export function officerOf(db: Reader, personId: string | null, leaders: readonly Officer[]): Officer | null {
  if (personId === null) return null
  const leader = leaders.find((each) => each.personId === personId)
  if (leader) return leader
  const person = db.first(q.selectFrom('person').select('full_name').where('id', '=', personId))
  return person ? { personId, fullName: person.full_name, post: '' } : null
}

/** The briefing before one, with its tasks line by line as the cells stand today. */
function previousOf(db: Reader, meeting: MeetingRow, today: string): BriefingAround['previous'] {
  const before = db.first(
    living()
      .select(['meeting.id', 'meeting.held_on'])
      .where('meeting.held_on', '<', meeting.held_on)
      .where('meeting.recorded_at', 'is not', null)
      .orderBy('meeting.held_on', 'desc')
      .limit(1),
  )
  if (!before) return null
  const names = cellNamesEver(db)
  const collator = new Intl.Collator('vi')
  const lines = groupBy(tasksGiven(db, [before.id]).get(before.id) ?? [], (row) => String(row.position))
  return {
    id: before.id,
    heldOn: before.held_on,
    tasks: [...lines.values()].map((own) => ({
      title: own[0]?.title ?? '',
      dueOn: own[0]?.due_on ?? null,
      cells: own
        .map((row) => ({
          cellId: row.cell_id,
          cellName: names.get(row.cell_id)?.(today) ?? '',
          state: toTaskState(row.reported),
          isOverdue: isOverdue(row.due_on, following(row.reported), today),
        }))
        .sort((a, b) => collator.compare(a.cellName, b.cellName)),
    })),
  }
}

/** What stands around a briefing. */
export function aroundOf(
  db: Reader,
  meeting: MeetingRow,
  today: string,
): Omit<BriefingAround, 'communeName'> {
  const draft = draftOf(db, meeting.id)?.content
  const day = draft?.heldOn ?? meeting.held_on
  const leaders = leadersOn(db, day)
  return {
    cells: ledCells(db, day).map((cell) => ({ ...cell })),
    leaders: [...leaders],
    chair: officerOf(db, draft ? draft.chairId : meeting.chair_id, leaders),
    secretary: officerOf(db, draft ? draft.secretaryId : meeting.secretary_id, leaders),
    previous: previousOf(db, meeting, today),
  }
}
