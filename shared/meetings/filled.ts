import type { MeetingContent } from './meeting.ts'

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
    ({ question, inFavour, about }) => question !== '' || inFavour !== null || (about ?? null) !== null,
  ),
})
