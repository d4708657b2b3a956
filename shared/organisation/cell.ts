import { z } from 'zod'
import { line, partialDate, timeOfDay } from '../fields.ts'

/** Posts (chức vụ) that the foundation asks for. `in-charge` is the committee member who follows the cell. */
export const posts = ['secretary', 'deputy', 'committee-member', 'in-charge'] as const
export type Post = (typeof posts)[number]
export const postNames: Readonly<Record<Post, string>> = {
  secretary: 'Bí thư',
  deputy: 'Phó bí thư',
  'committee-member': 'Chi ủy viên',
  'in-charge': 'Cấp ủy viên phụ trách',
}

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
