import type { MeetingContent } from '../../../shared/meetings/meeting.ts'
import { type EarlierText, ownWords, type PhrasePart, phrasesOf } from '../../../shared/meetings/phrases.ts'
import { likeness } from '../../../shared/text/similarity.ts'
import type { Handlers } from '../context.ts'
import { q, type Reader } from '../database/executor.ts'
import { draftOf } from './draft.ts'
import { type MeetingRow, recordedContent, requireMeeting } from './store.ts'

/** So many meetings are read, however long the cell has been keeping minutes here. */
const mostMeetings = 24
const mostPhrases = 60

/** The meetings of the cell that were recorded before this one, the latest first; a committee keeps its own words. */
const earlierThan = (meeting: MeetingRow, most: number) =>
  q
    .selectFrom('meeting')
    .where('cell_id', '=', meeting.cell_id)
    .where('held_on', '<=', meeting.held_on)
    .where('id', '<>', meeting.id)
    .where('deleted_at', 'is', null)
    .where('recorded_at', 'is not', null)
    .where('kind', meeting.kind === 'committee' ? '=' : '<>', 'committee')
    .orderBy('held_on', 'desc')
    .limit(most)

const columns = {
  agenda: 'agenda',
  feeStatus: 'fee_status',
  review: 'review',
  praise: 'praise',
  criticism: 'criticism',
  conclusion: 'conclusion',
  exampleTopic: 'example_topic',
} as const satisfies Partial<Record<PhrasePart, keyof MeetingRow>>
type ColumnPart = keyof typeof columns
const isColumnPart = (part: PhrasePart): part is ColumnPart => part in columns

type RowPart = Exclude<PhrasePart, ColumnPart>

/** The texts of one meeting that stand in rows of their own. */
const rowTexts: Readonly<Record<RowPart, (db: Reader, meetingId: string) => readonly string[]>> = {
  opinions: (db, id) =>
    db
      .all(q.selectFrom('opinion').select('text').where('meeting_id', '=', id).orderBy('position'))
      .map((row) => row.text),
  votes: (db, id) =>
    db
      .all(q.selectFrom('vote').select('question').where('meeting_id', '=', id).orderBy('position'))
      .map((row) => row.question),
  assignedTasks: (db, id) =>
    db
      .all(
        q
          .selectFrom('task')
          .select('title')
          .where('given_at', '=', id)
          .where('withdrawn_at', 'is', null)
          .orderBy('position'),
      )
      .map((row) => row.title),
}

function earlierTexts(db: Reader, meeting: MeetingRow, part: PhrasePart): EarlierText[] {
  if (isColumnPart(part)) {
    const column = columns[part]
    return db
      .all(earlierThan(meeting, mostMeetings).select(['held_on', column]))
      .map((row) => ({ heldOn: row.held_on, text: row[column] }))
  }
  return db
    .all(earlierThan(meeting, mostMeetings).select(['id', 'held_on']))
    .flatMap(({ id, held_on: heldOn }) => rowTexts[part](db, id).map((text) => ({ heldOn, text })))
}

export const phraseCommands: Pick<Handlers<'meetings'>, 'meetings.phrases' | 'meetings.likeness'> = {
  'meetings.phrases': ({ id, part }, { db }) => {
    const earlier = earlierTexts(db, requireMeeting(db, id), part).filter(({ text }) => text !== '')
    const [last] = earlier
    return { last: isColumnPart(part) ? (last ?? null) : null, phrases: phrasesOf(earlier, mostPhrases) }
  },

  'meetings.likeness': ({ id }, { db }) => {
    const meeting = requireMeeting(db, id)
    const before = db.first(earlierThan(meeting, 1).selectAll())
    if (!before) return null
    const content: MeetingContent = draftOf(db, id)?.content ?? recordedContent(db, meeting)
    const percent = likeness(ownWords(content), ownWords(recordedContent(db, before)))
    return { percent, meetingId: before.id, heldOn: before.held_on }
  },
}
