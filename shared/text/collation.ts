/**
 * A sort key in Vietnamese order for a column that SQLite sorts by plain bytes.
 *
 * The order is CLDR's `vi` (domain.md 10.1): all letters of the text first (a ă â b c d đ e ê ...), then all tones
 * (ngang, huyền, hỏi, ngã, sắc, nặng); upper and lower case and the two tone styles count as equal; a space comes
 * before any other character. Runs of digits are one unit, ordered by their value.
 *
 * A key is `<letters> <tones>` in ASCII, so that code units and UTF-8 bytes agree:
 * - a space is `!`; punctuation is `#` and a sign; a number is the count of its digits and the digits;
 * - a letter is itself; ă â đ ê ô ơ ư follow their base letter as `a{ a| d{ e{ o{ o| u{`, because `{` and `|` are
 *   greater than any first character of another unit; anything else is `z~` and its code point;
 * - the tones are one `0` a unit, followed by `1` to `5` for a tone and `6` for a foreign mark.
 * The blank between the two levels is less than everything in them, so a beginning comes before the whole.
 */
import { tidy } from './fold.ts'
import { unifyToneStyle } from './tone.ts'

const LEVEL_END = ' '
const TONES: ReadonlyMap<string, string> = new Map([
  ['\u0300', '1'],
  ['\u0309', '2'],
  ['\u0303', '3'],
  ['\u0301', '4'],
  ['\u0323', '5'],
])
const FOREIGN_MARK = '6'
const LETTERS_WITH_MARKS: ReadonlyMap<string, string> = new Map([
  ['a\u0306', 'a{'],
  ['a\u0302', 'a|'],
  ['e\u0302', 'e{'],
  ['o\u0302', 'o{'],
  ['o\u031b', 'o|'],
  ['u\u031b', 'u{'],
])
/** Punctuation in CLDR's order, signs that count as equal together; it comes after the space and before the digits. */
const PUNCTUATION = '_ - – — , ; : ! ? . \'‘’ "“” ( ) [ ] { } @ * / \\ & # % ` ^ + < = > | ~ $'.split(' ')
const PUNCTUATION_CODES: ReadonlyMap<string, string> = new Map(
  PUNCTUATION.flatMap((signs, index) =>
    [...signs].map((sign) => [sign, `#${String.fromCharCode(0x30 + index)}`]),
  ),
)

/** A unit of comparing: a run of digits, or one character with its marks. */
const UNIT = /\d+|[^\p{M}]\p{M}*|\p{M}+/gu
const LONGEST_NUMBER = 42

/** The byte-comparable key of one text in Vietnamese order, without case; see the head of this file. */
export function collationKey(text: string): string {
  const units = unifyToneStyle(tidy(text)).toLowerCase().normalize('NFD').match(UNIT) ?? []
  let letters = ''
  let tones = ''
  for (const unit of units) {
    const [letter, tone] = weigh(unit)
    letters += letter
    tones += `0${tone}`
  }
  return `${letters}${LEVEL_END}${tones.replace(/0+$/, '')}`
}

function weigh(unit: string): readonly [letter: string, tone: string] {
  const [base = '', ...marks] = unit
  if (base >= '0' && base <= '9') return [weighNumber(unit), '']
  let letter = weighBase(base)
  let tone = ''
  for (const mark of marks) {
    const marked = LETTERS_WITH_MARKS.get(base + mark)
    if (marked !== undefined) letter = marked
    else tone += TONES.get(mark) ?? FOREIGN_MARK
  }
  return [letter, tone]
}

function weighNumber(digits: string): string {
  const value = digits.replace(/^0+(?=\d)/, '').slice(0, LONGEST_NUMBER)
  return String.fromCharCode(0x30 + value.length) + value
}

function weighBase(base: string): string {
  if (base >= 'a' && base <= 'z') return base
  if (base === ' ') return '!'
  if (base === 'đ') return 'd{'
  return PUNCTUATION_CODES.get(base) ?? `z~${(base.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`
}
