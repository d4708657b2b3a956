/** How well the header of a column fits each heading. */
import { headerKey } from '../../text/headers.ts'
import { type Heading, headings, type ListColumn } from './headings.ts'

export interface HeadingMatch {
  readonly column: ListColumn
  /** 0 to 1: 1 for the heading itself, less where it is only a part of the header. */
  readonly score: number
}

/** Between a header over several columns and the one below it. */
export const PART_SIGN = ' - '

const leastScore = 0.45
/** A heading within longer words: `Ngày vào Đảng (ghi theo lý lịch)` is one, `Họ tên người giới thiệu` is not. */
const partWeight = 0.9
/** The lower header alone, where the one above it is only a title such as "Thông tin cá nhân". */
const lowerWeight = 0.9

const byKey = new Map<string, Heading>()
for (const heading of headings) if (!byKey.has(heading.key)) byKey.set(heading.key, heading)
const phrases = headings
  .filter(({ key }) => key.includes(' ') || key.length > 4)
  .map((heading) => ({ ...heading, words: joinWords(heading.key).trim() }))

/** The headings that a header means, the best first; empty for one that is not known. */
export function matchHeading(label: string): readonly HeadingMatch[] {
  const whole = matchKey(headerKey(label))
  const cut = label.lastIndexOf(PART_SIGN)
  if (cut < 0 || whole[0]?.score === 1) return whole
  const lower = matchKey(headerKey(label.slice(cut + PART_SIGN.length)))
  return best([...whole, ...lower.map((match) => ({ ...match, score: match.score * lowerWeight }))])
}

function matchKey(key: string): readonly HeadingMatch[] {
  const exact = byKey.get(key)
  if (exact) return [{ column: exact.column, score: 1 }]
  const length = key.split(' ').length
  const words = joinWords(key)
  return best(
    phrases
      .filter((phrase) => words.includes(` ${phrase.words} `))
      .map((phrase) => ({
        column: phrase.column,
        score: (partWeight * phrase.key.split(' ').length) / length,
      })),
  )
}

function best(matches: readonly HeadingMatch[]): readonly HeadingMatch[] {
  const sorted = matches.filter(({ score }) => score >= leastScore).toSorted((a, b) => b.score - a.score)
  return sorted.filter(({ column }, index) => sorted.findIndex((other) => other.column === column) === index)
}

/** One word of two syllables: a day of meeting (ngày sinh hoạt) is no day of birth. */
function joinWords(key: string): string {
  return ` ${key} `.replaceAll(' sinh hoat ', ' sinh_hoat ')
}
