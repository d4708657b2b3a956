import { createHash } from 'node:crypto'
import type { MeetingContent } from '../../../shared/meetings/meeting.ts'
import type { Reader } from '../database/executor.ts'
import { commonTasksOf } from './directions.ts'

/** The same id at every reading, until the meeting is recorded and the task is in the record. */
function taskIdOf(meetingId: string, commonTaskId: string): string {
  const hex = createHash('sha256').update(`${meetingId} ${commonTaskId}`).digest('hex')
  // Version 8: an id of the program's own making (RFC 9562).
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** The commune's tasks of a month, as a monthly meeting that is not recorded yet proposes them to its cell. */
export const proposedTasks = (
  db: Reader,
  meetingId: string,
  period: string,
): MeetingContent['assignedTasks'] =>
  commonTasksOf(db, period).map(({ id, title, product, dueOn }) => ({
    taskId: taskIdOf(meetingId, id),
    title,
    personId: null,
    who: '',
    dueOn,
    commonTaskId: id,
    ...(product !== '' && { product }),
  }))
