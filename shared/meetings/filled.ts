import type { MeetingContent } from './meeting.ts'

/** A given task of which somebody typed who, when or what for, but not what is to be done: it cannot be recorded. */
export const isUntitled = (task: MeetingContent['assignedTasks'][number]): boolean =>
  task.title === '' &&
  (task.who !== '' ||
    task.dueOn !== null ||
    (task.target ?? null) !== null ||
    [task.product, task.forWhom, task.indicator, task.unit].some((text = '') => text !== ''))

/** The same of a task of last month that was added by hand: somebody typed who, when or how far, but not what it was. */
export const isUntitledReport = ({
  title,
  who,
  dueOn,
  result,
  achieved = null,
}: MeetingContent['reportedTasks'][number]): boolean =>
  title === '' && (who !== '' || dueOn !== null || result !== '' || achieved !== null)

export const untitledReport = (position: number): string =>
  `Nhiệm vụ tháng trước ${position} chưa ghi việc đã giao.`

/** What is said of such a task, by its place from 1. */
export const untitledTask = (position: number): string => `Nhiệm vụ ${position} chưa ghi việc phải làm.`

/**
 * The content without rows that nobody filled in: a row is added before it is typed, and an empty one must neither be
 * kept as a task nor be printed.
 */
export const filledIn = (content: MeetingContent): MeetingContent => ({
  ...content,
  guests: content.guests.filter(({ fullName, title }) => fullName !== '' || title !== ''),
  reportedTasks: content.reportedTasks.filter(({ title, result }) => title !== '' || result !== ''),
  opinions: content.opinions.filter(({ speaker, text }) => speaker !== '' || text !== ''),
  assignedTasks: content.assignedTasks.filter(({ title }) => title !== ''),
  petitions: content.petitions.filter(({ content: asked, raisedBy }) => asked !== '' || raisedBy !== ''),
  votes: content.votes.filter(
    ({ question, inFavour, about, seats = null, ballots, candidates = [] }) =>
      question !== '' ||
      inFavour !== null ||
      (about ?? null) !== null ||
      seats !== null ||
      Object.values(ballots ?? {}).some((count) => count !== null) ||
      candidates.some(({ fullName }) => fullName !== ''),
  ),
})
