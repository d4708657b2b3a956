import { formatDate } from '../calendar/dates.ts'
import type { DocumentNumber } from './model.ts'

/** What the office knows of a series: one kind of paper of one organisation in one term (36-HD 1.3.1). */
export interface Series {
  /** Last number used before this program; null when nobody said. */
  readonly lastKnown: number | null
  /** Numbers given by this program, in any order. */
  readonly given: readonly number[]
  /** `BB/CB`, or the symbol the office has used so far. */
  readonly symbol: string
}

/** `08-BB/CB`: at least `digits` figures, hyphen, symbol; no spaces, no colon (domain.md 3.2). */
export const numberText = (value: number, symbol: string, digits: number, suffix = ''): string =>
  `${String(value).padStart(digits, '0')}${suffix}-${symbol}`

/** The last number used, by this program or before it. */
export function lastUsed({ lastKnown, given }: Series): number | undefined {
  const used = [...given, ...(lastKnown === null ? [] : [lastKnown])]
  return used.length === 0 ? undefined : Math.max(...used)
}

/**
 * The number that comes next. Without any number to go on from there is none: an office in the middle of its term
 * must not start at 01 again.
 */
export function nextNumber(series: Series): number | undefined {
  const last = lastUsed(series)
  return last === undefined ? undefined : last + 1
}

/** Sentences about gaps and doubles of a number that the clerk means to give. */
export function numberWarnings(value: number, { lastKnown, given }: Series): string[] {
  const warnings: string[] = []
  const next = nextNumber({ lastKnown, given, symbol: '' })
  if (given.includes(value)) warnings.push(`Số ${value} đã dùng cho một văn bản khác của chi bộ.`)
  else if (lastKnown !== null && value <= lastKnown)
    warnings.push(`Số ${value} không lớn hơn số cuối đã dùng là ${lastKnown}.`)
  else if (next !== undefined && value > next) {
    warnings.push(
      value - next === 1 ? `Bỏ trống số ${next}.` : `Bỏ trống các số từ ${next} đến ${value - 1}.`,
    )
  }
  return warnings
}

/** A number with the day of the meeting, or of the report, whose paper bears it. */
interface Dated {
  readonly number: string
  readonly day: string
}

/**
 * Whether numbers and days run in one order, as a sentence where they do not: minutes of November numbered after those of
 * December. It is no fault, a cell may write its minutes late; undefined where all is in order.
 */
export function orderWarning(meant: Dated, others: readonly Dated[]): string | undefined {
  const value = parseNumber(meant.number)?.value
  if (value === undefined) return undefined
  const known = others.flatMap((other) => {
    const its = parseNumber(other.number)?.value
    return its === undefined ? [] : [{ ...other, value: its }]
  })
  const byDay = known.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const later = byDay.findLast((other) => other.value < value && other.day > meant.day)
  const earlier = byDay.find((other) => other.value > value && other.day < meant.day)
  const found = later ?? earlier
  if (found === undefined) return undefined
  return `Số không theo thứ tự ngày: ${meant.number} của ngày ${formatDate(meant.day)} đứng ${later === undefined ? 'trước' : 'sau'} ${found.number} của ngày ${formatDate(found.day)}.`
}

const written = /^(\d{1,5})(\p{Ll})?-([^/\s]{1,20})\/([^/\s]{1,20})$/u

/** Reads `08-BB/CB` or `03a-BB/CB`; undefined when it is not a number and symbol. */
export function parseNumber(text: string): (DocumentNumber & { readonly value: number }) | undefined {
  const parts = written.exec(text.trim().replace(/^số\s*:?\s*/iu, ''))
  if (!parts) return undefined
  const [, figures = '', suffix, type = '', organisation = ''] = parts
  const value = Number(figures)
  return value < 1 ? undefined : { value, ...(suffix !== undefined && { suffix }), type, organisation }
}

/** A number typed by itself gets the symbol of its series: `10` is `10-BB/CU`, `03a` is `03a-BB/CU`. */
export const completedNumber = (text: string, symbol: string): string => {
  const figures = /^(?:số\s*:?\s*)?(\d{1,5}\p{Ll}?)$/iu.exec(text.trim())?.[1]
  return figures === undefined ? text : `${figures}-${symbol}`
}

/** `BB/CB` out of what an office writes for a symbol: `bb/cb` stays, `Số 07-BB/CB` loses its number. */
export function parseSymbol(text: string): string | undefined {
  const symbol = /^(?:số\s*:?\s*)?(?:\d{1,5}\p{Ll}?-)?([^/\s]{1,20}\/[^/\s]{1,20})$/iu.exec(text.trim())?.[1]
  return symbol === undefined || parseNumber(`1-${symbol}`) === undefined ? undefined : symbol
}

/** The number line of a paper whose number is not known yet: dots before the symbol. */
export function unnumbered(symbol: string): DocumentNumber {
  const [type = '', organisation = ''] = symbol.split('/')
  return { type: type || 'BB', organisation: organisation || 'CB' }
}
