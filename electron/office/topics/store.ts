import { type Topic, type TopicState, topicSources } from '../../../shared/topics/contract.ts'
import { missing } from '../conflict.ts'
import { q, type Reader } from '../database/executor.ts'
import { type MeetingRow, requireMeeting } from '../meetings/store.ts'
import { cellNamesEver } from '../organisation/store.ts'
import { followerOf } from '../tasks/owner.ts'

/** Topics of living cells, with the meeting that takes them up; one in the recycle bin takes up nothing. */
const everyTopic = () =>
  q
    .selectFrom('topic')
    .innerJoin('body', 'body.id', 'topic.cell_id')
    .leftJoin('meeting', (join) =>
      join.onRef('meeting.id', '=', 'topic.meeting_id').on('meeting.deleted_at', 'is', null),
    )
    .where('topic.deleted_at', 'is', null)
    .where('body.deleted_at', 'is', null)

const toTopics = (db: Reader, query: ReturnType<typeof everyTopic>): Topic[] => {
  const names = cellNamesEver(db)
  return db
    .all(query.selectAll('topic').select(['meeting.id as taken_id', 'meeting.held_on']))
    .map((row) => ({
      ...{ id: row.id, revision: row.revision, cellId: row.cell_id },
      cellName: names.get(row.cell_id)?.(row.raised_on) ?? '',
      raisedOn: row.raised_on,
      source: topicSources.find((source) => source === row.source) ?? 'people',
      ...{ raisedBy: row.raised_by, content: row.content },
      takenAt:
        row.taken_id === null || row.held_on === null
          ? null
          : { meetingId: row.taken_id, heldOn: row.held_on },
      setAside: row.set_aside ?? '',
    }))
}

export function requireTopic(db: Reader, id: string): Topic {
  const [found] = toTopics(db, everyTopic().where('topic.id', '=', id))
  if (!found) throw missing('nội dung đề nghị này')
  return found
}

const waiting = () => everyTopic().where('topic.set_aside', 'is', null).where('meeting.id', 'is', null)

const inState = {
  waiting,
  taken: () => everyTopic().where('meeting.id', 'is not', null),
  'set-aside': () => everyTopic().where('topic.set_aside', 'is not', null),
  all: everyTopic,
} as const satisfies Readonly<Record<TopicState, typeof everyTopic>>

const most = 500

/** The latest first. */
export function listTopics(
  db: Reader,
  { cellId, state }: { readonly cellId: string | null; readonly state: TopicState },
): { total: number; topics: Topic[] } {
  const found = toTopics(
    db,
    inState[state]().orderBy('topic.raised_on', 'desc').orderBy('topic.id', 'desc'),
  ).filter((topic) => cellId === null || topic.cellId === cellId)
  return { total: found.length, topics: found.slice(0, most) }
}

/** What waits for a cell on a day; a cell that ended since leaves its own to the one that goes on. */
function waitingFor(db: Reader, { cell_id: cellId, held_on: heldOn }: MeetingRow): Topic[] {
  const topics = toTopics(
    db,
    waiting().where('topic.raised_on', '<=', heldOn).orderBy('topic.raised_on').orderBy('topic.id'),
  )
  return topics.filter((topic) => topic.cellId === cellId || followerOf(db, topic.cellId, null) === cellId)
}

/** What a meeting has to decide on, and what it took up. */
export function topicsOfMeeting(db: Reader, meetingId: string): Topic[] {
  const taken = everyTopic()
    .where('topic.meeting_id', '=', meetingId)
    .orderBy('topic.raised_on')
    .orderBy('topic.id')
  return [...toTopics(db, taken), ...waitingFor(db, requireMeeting(db, meetingId))]
}
