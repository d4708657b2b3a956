import { z } from 'zod'
import { line, partialDate, timeOfDay } from '../fields.ts'

export { type Post, postNames } from './posts.ts'

/** Posts that the page of missing facts asks for. `in-charge` is the committee member who follows the cell. */
export const startingPosts = ['secretary', 'deputy', 'committee-member', 'in-charge'] as const
export type StartingPost = (typeof startingPosts)[number]

/** Where and when the cell usually meets; a habit, not a rule. */
export const meetingHabit = z.object({
  /** Day of the month, 1 to 31; null when not known. */
  day: z.number().int().min(1).max(31).nullable(),
  time: timeOfDay.nullable(),
  place: line(200),
})
export type MeetingHabit = z.infer<typeof meetingHabit>

export const termStart = partialDate.nullable()

/** A name typed for a post: a person of the register, or somebody who is not in it. */
export const named = z.object({ personId: z.string().nullable(), fullName: line(120) })
export type Named = z.infer<typeof named>
