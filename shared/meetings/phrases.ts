import { fold } from '../text/fold.ts'
import type { MeetingContent } from './meeting.ts'
import { linesOf } from './minutes-words.ts'

/** Parts of the minutes whose words may be taken from earlier ones of the same cell. */
export const phraseParts = [
  'agenda',
  'feeStatus',
  'review',
  'praise',
  'criticism',
  'conclusion',
  'exampleTopic',
  'opinions',
  'assignedTasks',
  'votes',
] as const
export type PhrasePart = (typeof phraseParts)[number]

/** A text of one earlier meeting. */
export interface EarlierText {
  readonly heldOn: string
  readonly text: string
}

/** Each line once, however it was spelt, with the day of the latest meeting that has it. `earlier` is the latest first. */
export function phrasesOf(earlier: readonly EarlierText[], most: number): EarlierText[] {
  const known = new Map<string, EarlierText>()
  for (const { heldOn, text } of earlier) {
    for (const line of linesOf(text)) {
      if (known.size >= most) return [...known.values()]
      const key = fold(line)
      if (!known.has(key)) known.set(key, { heldOn, text: line })
    }
  }
  return [...known.values()]
}

/** What is written of a meeting in the clerk's own words, to be held against that of another month. */
export const ownWords = (content: MeetingContent): string =>
  [
    content.review,
    content.praise,
    content.criticism,
    content.exampleTopic,
    ...content.opinions.map(({ text }) => text),
    ...content.assignedTasks.map(({ title }) => title),
    content.conclusion,
  ]
    .filter((text) => text !== '')
    .join('\n')
