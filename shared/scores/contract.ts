import { z } from 'zod'
import { meetingHead } from '../attendance/sitting.ts'
import { read, write } from '../command.ts'
import { id, isoDate, line, period, prose } from '../fields.ts'
import { criterionIds } from '../rulebook/score-rules.ts'
import { partStates } from './part.ts'
import { scoreBands } from './points.ts'

/** Points are in tenths everywhere: 89,9 is 899. */
const tenths = z.number().int().min(0).max(1000)
const band = z.enum(scoreBands)

const criterionPoints = z.object({
  criterion: z.enum(criterionIds),
  points: tenths,
  reason: line(500).default(''),
})

/** A score as people gave it: by criterion where they said so, else the total alone. */
const givenScore = z.object({
  points: tenths,
  band,
  criteria: z.array(criterionPoints),
  judgedOn: z.string().nullable(),
  judgedBy: z.string(),
  reason: z.string(),
  recordedAt: z.string(),
  /** Names this state of the score to whoever changes it. */
  state: z.string(),
})
export type GivenScore = z.infer<typeof givenScore>

const scorePart = z.object({
  id: z.string(),
  title: z.string(),
  maximum: tenths,
  points: tenths,
  state: z.enum(partStates),
  reason: z.string(),
  where: z.string(),
})

const suggestion = z.object({
  points: tenths,
  open: tenths,
  band,
  criteria: z.array(
    z.object({
      id: z.enum(criterionIds),
      title: z.string(),
      maximum: tenths,
      points: tenths,
      open: tenths,
      parts: z.array(scorePart),
    }),
  ),
})
export type SuggestedScore = z.infer<typeof suggestion>

const scoreSheet = z.object({
  meeting: meetingHead,
  cellId: id,
  cellName: z.string(),
  criteria: z.array(z.object({ id: z.enum(criterionIds), title: z.string(), maximum: tenths })),
  /** Chi bộ tự chấm, as it was voted. */
  own: givenScore.nullable(),
  /** Phần mềm gợi ý; null until the meeting is in the record. */
  suggestion: suggestion.nullable(),
  /** Đảng ủy thẩm định. */
  committee: givenScore.nullable(),
  /** Who judged last among the meetings of the period, and when; proposed for the next. Null while nobody has. */
  lastJudged: z.object({ judgedBy: z.string(), judgedOn: z.string().nullable() }).nullable(),
})
export type ScoreSheet = z.infer<typeof scoreSheet>

const total = z.object({ points: tenths, band })
/** A total that people gave, and why they took points off, in their words. */
const givenTotal = total.extend({ reasons: z.array(z.string()) })
const comparedScores = z.object({
  meeting: meetingHead,
  own: givenTotal.nullable(),
  suggestion: total.extend({ open: tenths }).nullable(),
  committee: givenTotal.nullable(),
  /** Why the suggestion lost points, the costliest first. */
  lost: z.array(z.object({ title: z.string(), points: tenths, reason: z.string() })),
})
export type ComparedScores = z.infer<typeof comparedScores>

const setting = {
  meetingId: id,
  /** The `state` of the score that the caller saw; null where there was none. */
  seen: z.string().max(60).nullable(),
  /** Null takes the score back. With criteria it is their sum. */
  points: tenths.nullable(),
  /** All of them, or none where only the total is known. */
  criteria: z.array(criterionPoints).max(20).default([]),
  judgedOn: isoDate.nullable().default(null),
  reason: prose(2000).default(''),
}
const recorded = z.object({ state: z.string().nullable() })

export const scoresContract = {
  /** The three scores of a meeting side by side. */
  'scores.ofMeeting': read(z.object({ meetingId: id }), scoreSheet),
  'scores.setOwn': write('write', z.object(setting), recorded),
  'scores.setCommittee': write('write', z.object({ ...setting, judgedBy: line(200).default('') }), recorded),
  /** All cells of a period, also those that did not meet. */
  'scores.ofPeriod': read(
    z.object({ period }),
    z.array(z.object({ cellId: id, cellName: z.string(), meetings: z.array(comparedScores) })),
  ),
  /** The scores of a cell over the months, earliest first. */
  'scores.ofCell': read(z.object({ cellId: id, from: period, to: period }), z.array(comparedScores)),
}
