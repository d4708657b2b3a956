import { standingNames } from '../../shared/people/person.ts'
import type { RuleRow } from '../../shared/rulebook/contract.ts'
import type { FormName, Threshold, VoteBase } from '../../shared/rulebook/rules.ts'

const baseNames: Readonly<Record<VoteBase, string>> = {
  'official-convened': 'đảng viên chính thức được triệu tập',
  'official-all': 'toàn bộ đảng viên chính thức của chi bộ',
}
const standingWords: Readonly<Record<string, string>> = standingNames
const baseWords: Readonly<Record<string, string>> = baseNames

/** The value of a rule in words: '90 phút', 'trên 1/2', 'Chính thức, Dự bị'. */
export function ruleValueWords({ value, unit }: Pick<RuleRow, 'value' | 'unit'>): string {
  if (typeof value === 'number')
    return `${numberWords(value)}${unit === '%' ? '%' : unit === '' ? '' : ` ${unit}`}`
  if (typeof value === 'string') return baseWords[value] ?? value
  if (Array.isArray(value)) return value.map((item) => standingWords[String(item)] ?? String(item)).join(', ')
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

function isThreshold(value: unknown): value is Threshold {
  return typeof value === 'object' && value !== null && 'numerator' in value && 'denominator' in value
}

function isFormName(value: unknown): value is FormName {
  return typeof value === 'object' && value !== null && 'number' in value && 'title' in value
}
