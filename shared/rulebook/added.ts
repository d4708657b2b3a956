import { z } from 'zod'
import { isIsoDate } from '../calendar/dates.ts'
import { meetingKindNames, voteKindNames } from '../meetings/meeting.ts'
import { standingNames } from '../people/person.ts'
import { capBases } from './appraisal-rules.ts'
import type { Range } from './rule.ts'
import { type AddedEntry, type RuleId, rules } from './rules.ts'

const text = z.string().trim().min(1).max(300)
const inRange = ({ least, most, isWhole }: Range) =>
  isWhole ? z.number().int().min(least).max(most) : z.number().min(least).max(most)

const threshold = z
  .strictObject({
    numerator: z.number().int().positive().max(100),
    denominator: z.number().int().positive().max(100),
    isStrict: z.boolean(),
  })
  .refine(({ numerator, denominator }) => numerator <= denominator)
const formName = z.strictObject({ number: z.string().max(40), title: text })

/** Words that the program acts upon: another one would mean nothing to it. */
const codesOf = (names: Readonly<Record<string, string>>) =>
  z
    .array(z.string().refine((code) => Object.hasOwn(names, code)))
    .refine((codes) => new Set(codes).size === codes.length)
const codes: Readonly<Partial<Record<RuleId, z.ZodType>>> = {
  'attendance.outOfBase': codesOf(standingNames),
  'roll.convened': codesOf(standingNames),
  'vote.outOfBase': codesOf(standingNames),
  'commitment.owed': codesOf(standingNames),
  'ledger.counted': codesOf(standingNames),
  'vote.needsMinimum': codesOf(voteKindNames),
  'attendance.countedKinds': codesOf(meetingKindNames),
  'appraisal.capBase': z.enum(capBases),
  'appraisal.capScope': z.enum(['commune', 'cell']),
}

/**
 * What a value of a rule may be; undefined where only a newer program can bring another one, because the rule names what
 * the program itself knows how to fill in (criteria, items of checks, figures of villages).
 */
export function valueSchema(id: RuleId): z.ZodType | undefined {
  const { range } = rules[id]
  if (range !== undefined) return inRange(range)
  if (codes[id] !== undefined) return codes[id]
  if (/^vote\..*\.base$/.test(id)) return z.enum(['official-convened', 'official-all'])
  if (/^vote\..*\.threshold$/.test(id)) return threshold
  if (id.startsWith('form.')) return formName
  if (id.startsWith('paper.symbol.')) return text.max(40)
  if (id.startsWith('paper.recipients.') || id === 'commitment.sections') return z.array(text).min(1).max(20)
  return undefined
}

const isRuleId = (id: string): id is RuleId => Object.hasOwn(rules, id)

/** Whether this program knows what an entry says. */
export function isFitEntry({ ruleId, from, to, value, basis }: AddedEntry): boolean {
  if (!isRuleId(ruleId) || !isIsoDate(from) || basis.trim() === '') return false
  if (to !== undefined && !(isIsoDate(to) && to > from)) return false
  return valueSchema(ruleId)?.safeParse(value).success === true
}

/** Whether entries could be laid over the book: each is understood, and no rule has two of one day. */
export const areFitEntries = (entries: readonly AddedEntry[]): boolean =>
  entries.every(isFitEntry) &&
  new Set(entries.map(({ ruleId, from }) => `${ruleId} ${from}`)).size === entries.length
