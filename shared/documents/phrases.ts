import { dayNumber, monthNumber } from '../calendar/phrases.ts'
import { formatPercent } from '../text/numbers.ts'
import { blank, plain } from './compose.ts'
import type {
  DocumentHeader,
  DocumentNumber,
  Heading,
  List,
  PartyDocument,
  Run,
  Runs,
  Vote,
} from './model.ts'

/** Phrases that every printed paper words alike, whichever renderer draws it. */

const LETTERS = 'abcdđeghiklmnopqrstuvxy'

/**
 * The first `count` letters of a printed list: a, b, c, d, đ, e, g, h, i, k, ... without f, j, w, z
 * (domain.md 3.2). After the last letter they double: aa, bb, ...
 */
export const listLetters = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    (LETTERS[index % LETTERS.length] ?? '').repeat(Math.floor(index / LETTERS.length) + 1),
  )

/** What stands before each item of a list. */
export const listMarkers = (list: List): readonly string[] =>
  list.style === 'dash'
    ? list.items.map(() => '-')
    : listLetters(list.items.length).map((letter) => `${letter})`)

const ROMAN = [
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const satisfies readonly (readonly [string, number])[]

const roman = (number: number): string => {
  let rest = number
  let printed = ''
  for (const [digits, value] of ROMAN) {
    while (rest >= value) {
      printed += digits
      rest -= value
    }
  }
  return printed
}

/** `I. `, `1. ` or nothing. */
export const headingLabel = (heading: Heading): string => {
  if (heading.number === undefined) return ''
  return `${heading.level === 'roman' ? roman(heading.number) : heading.number}. `
}

/** `Số 05-NQ/CB`: so many digits at least as the rule wants (two), no colon, no spaces (36-HD/VPTW 2018, domain.md 3.2). Dots until numbered. */
export const numberLine = (number: DocumentNumber): Runs => [
  plain('Số '),
  number.value === undefined
    ? blank(6)
    : plain(`${String(number.value).padStart(number.digits ?? 2, '0')}${number.suffix ?? ''}`),
  plain(`-${number.type}/${number.organisation}`),
]

/** `Mường Than, ngày 05 tháng 11 năm 2026`, with dots for what is not known. */
export const placeAndDateLine = (placeAndDate: NonNullable<DocumentHeader['placeAndDate']>): Runs => {
  const [yearDigits, monthDigits, dayDigits] = placeAndDate.date?.split('-') ?? []
  return [
    placeAndDate.place === undefined ? blank(16) : plain(placeAndDate.place),
    plain(', ngày '),
    dayDigits === undefined ? blank(5) : plain(dayNumber(Number(dayDigits))),
    plain(' tháng '),
    monthDigits === undefined ? blank(5) : plain(monthNumber(Number(monthDigits))),
    plain(' năm '),
    yearDigits === undefined ? blank(8) : plain(yearDigits),
  ]
}

/** `08` for a count of people, as papers write it; 0 stays 0. */
export const people = (count: number): string => (count > 0 && count < 10 ? `0${count}` : String(count))

const number = (value: number | undefined): Run => (value === undefined ? blank(6) : plain(people(value)))

/**
 * `Biểu quyết …: tán thành 12/13 đồng chí (92,3%); không tán thành 01 đồng chí; ý kiến khác 0 đồng chí.`
 * (domain.md 2.5: số tán thành / tổng số, tỷ lệ %, và không tán thành, ý kiến khác).
 */
export const voteLine = (vote: Vote): Runs => {
  const { base, agree } = vote
  const share =
    base === undefined || agree === undefined || base === 0 ? blank(8) : plain(formatPercent(agree, base))
  return [
    plain(`${vote.subject}: tán thành `),
    number(agree),
    plain('/'),
    number(base),
    plain(' đồng chí ('),
    share,
    plain('); không tán thành '),
    number(vote.disagree),
    plain(' đồng chí; ý kiến khác '),
    number(vote.otherOpinion),
    plain(' đồng chí.'),
  ]
}

/** `- Như trên;` … `- Lưu Chi bộ.` */
export const recipientLines = (recipients: readonly string[]): readonly string[] =>
  recipients.map((recipient, index) => `- ${recipient}${index === recipients.length - 1 ? '.' : ';'}`)

/** Type and trích yếu in one line: `BIÊN BẢN sinh hoạt chi bộ thường kỳ tháng 11 năm 2026`. */
export const documentName = ({ title }: PartyDocument): string => [title.type, ...title.subject].join(' ')

/** Dots that move to the next line would pull the words before them apart, so such text is set left. */
export const justifiable = (runs: Runs): boolean => runs.every((run) => run.kind !== 'blank')
