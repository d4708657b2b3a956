import { titleOfLine } from '../agendas/words.ts'
import type { MeetingContent } from './meeting.ts'
import { linesOf } from './minutes-words.ts'

/** Letters that an opinion keeps of what it is about. */
const longestItem = 500

/** What an opinion may be about: the questions put to the vote, then the lines of the agenda, each once. */
export function itemsOfMeeting({
  agenda,
  votes,
}: Pick<MeetingContent, 'agenda' | 'votes'>): readonly string[] {
  const questions = votes.map(({ question }) => question.trim())
  const all = [...questions, ...linesOf(agenda).map(titleOfLine)]
  return [...new Set(all)].filter((item) => item !== '' && item.length <= longestItem)
}
