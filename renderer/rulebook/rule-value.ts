import { meetingKindNames, voteKindNames } from '../../shared/meetings/meeting.ts'
import { standingNames } from '../../shared/people/person.ts'
import type { CapBase, CapScope } from '../../shared/rulebook/appraisal-rules.ts'
import type { RuleRow } from '../../shared/rulebook/contract.ts'
import type { FormName } from '../../shared/rulebook/rules.ts'
import type { CriterionRule } from '../../shared/rulebook/score-rules.ts'
import type { Threshold, VoteBase } from '../../shared/rulebook/vote-rules.ts'
import { formatCount } from '../../shared/text/numbers.ts'

const baseNames: Readonly<Record<VoteBase, string>> = {
  'official-convened': 'đảng viên chính thức được triệu tập',
  'official-all': 'toàn bộ đảng viên chính thức của chi bộ',
}
/** Words of lists: standings, kinds of question, kinds of meeting. */
const listedWords: Readonly<Record<string, string>> = {
  ...standingNames,
  ...voteKindNames,
  ...meetingKindNames,
}
const capBaseNames: Readonly<Record<CapBase, string>> = {
  good: 'số được xếp Hoàn thành tốt',
  'good-and-excellent': 'số được xếp Hoàn thành tốt trở lên',
  rated: 'số được xếp loại',
}
const capScopeNames: Readonly<Record<CapScope, string>> = { commune: 'toàn đảng bộ', cell: 'từng chi bộ' }
const choiceWords: Readonly<Record<string, string>> = { ...baseNames, ...capBaseNames, ...capScopeNames }

/** The value of a rule in words: '90 phút', 'trên 1/2', 'Chính thức, Dự bị'. */
export function ruleValueWords({ value, unit }: Pick<RuleRow, 'value' | 'unit'>): string {
  if (typeof value === 'number')
    return `${Number.isInteger(value) ? formatCount(value) : numberWords(value)}${unit === '%' ? '%' : unit === '' ? '' : ` ${unit}`}`
  if (typeof value === 'string') return choiceWords[value] ?? value
  if (isCriteria(value)) return value.map(({ title, maximum }) => `${title} ${maximum}`).join('; ')
  if (Array.isArray(value)) return value.map((item) => listedWords[String(item)] ?? String(item)).join(', ')
  if (isThreshold(value)) {
    return `${value.isStrict ? 'trên' : 'từ'} ${value.numerator}/${value.denominator}${value.isStrict ? '' : ' trở lên'}`
  }
  if (isFormName(value)) return [value.number, value.title].filter((part) => part !== '').join(': ')
  return ''
}

/** `0.5` -> `0,5`, as it is also typed. */
export const numberWords = (value: number): string => String(value).replace('.', ',')

/** Reads `90`, `0,5` or `1.250`; undefined if it is no number. */
export function parseNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/\.(?=\d{3}(\D|$))/g, '')
    .replace(',', '.')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

function isCriteria(value: unknown): value is readonly CriterionRule[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'object' && 'maximum' in item)
  )
}

function isThreshold(value: unknown): value is Threshold {
  return typeof value === 'object' && value !== null && 'numerator' in value && 'denominator' in value
}

function isFormName(value: unknown): value is FormName {
  return typeof value === 'object' && value !== null && 'number' in value && 'title' in value
}
