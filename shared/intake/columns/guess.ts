/** Which column of any member list holds what: a proposal for the clerk to confirm. */
import { parsePartialDate } from '../../calendar/partial-dates.ts'
import { recognise } from '../../lists/coded-list.ts'
import { generalSchooling, politicalTheory, professionalLevels, schoolClass } from '../../lists/levels.ts'
import { fold, tidy } from '../../text/fold.ts'
import { headerKey } from '../../text/headers.ts'
import { isSyllable } from '../../text/syllable.ts'
import { readGroupRow } from '../groups.ts'
import type { CellValue, SheetRow } from '../layout.ts'
import { plainText } from '../values.ts'
import { toEthnicGroup, toReligion, toSex, toStatus } from '../words.ts'
import { type ListColumn, mostColumns } from './headings.ts'
import { matchHeading, PART_SIGN } from './matching.ts'

export interface ColumnGuess {
  /** Place of the column, counted from 0. */
  readonly place: number
  /** 0 to 1: from 0.7 on the header says so and the values do not speak against it. */
  readonly score: number
  /** Vietnamese, for the clerk: what spoke for it. */
  readonly why: string
}
export type ColumnGuesses = Readonly<Partial<Record<ListColumn, ColumnGuess>>>

interface Kind {
  /** In words, behind "12/15 ô là". */
  readonly name: string
  readonly fits: (text: string, value: CellValue) => boolean
  /** Values that do not fit refute the header. */
  readonly isStrict?: boolean
}

const isMark = (text: string) => /^(?:x|v|\+|1|có|✓|✔)$/i.test(text)
const isPhrase = (text: string, least: number, most: number) => {
  const words = text.split(/[\s'’-]+/)
  return words.length >= least && words.length <= most && words.every(isSyllable)
}
const digits = (text: string) => text.replace(/[.,]0+$/, '').replace(/['\s]/g, '')

const date: Kind = {
  name: 'ngày',
  fits: (text, value) =>
    value instanceof Date ||
    parsePartialDate(text, 99) !== undefined ||
    (/^\d{5}$/.test(text) && Number(text) > 2200),
  isStrict: true,
}
const twelve: Kind = {
  name: 'số 12 chữ số',
  fits: (text) => /^\d{10,12}$/.test(digits(text)),
  isStrict: true,
}
const personal: Kind = {
  name: 'số định danh (mã tỉnh ở đầu)',
  fits: (text) =>
    /^(?:00[1-9]|0[1-9]\d)\d{9}$/.test(digits(text).padStart(12, '0')) && digits(text).length > 9,
  isStrict: true,
}
const fullName: Kind = {
  name: 'họ tên',
  fits: (text) => isPhrase(text, 2, 6) && /^\p{Lu}/u.test(text) && !/^chi bộ/i.test(text),
}
const cell: Kind = { name: 'tên chi bộ', fits: (text) => /^(?:chi bo|cb)\s/.test(fold(text)) }
const listed = (name: string, find: (text: string) => unknown): Kind => ({
  name,
  fits: (text) => text !== '' && find(text) !== undefined,
})

const kinds: Readonly<Partial<Record<ListColumn, Kind>>> = {
  ordinal: { name: 'số thứ tự', fits: (text) => /^\d{1,5}$/.test(text) },
  fullName,
  familyAndMiddle: { name: 'họ và tên đệm', fits: (text) => isPhrase(text, 1, 4) },
  givenName: { name: 'tên', fits: (text) => isPhrase(text, 1, 1) },
  sex: { name: 'Nam hoặc Nữ', fits: (text) => toSex(text) !== undefined, isStrict: true },
  male: { name: 'dấu đánh', fits: isMark, isStrict: true },
  female: { name: 'dấu đánh', fits: isMark, isStrict: true },
  maleBirth: date,
  femaleBirth: date,
  birthDate: date,
  ethnicity: listed('dân tộc', toEthnicGroup),
  religion: listed('tôn giáo', toReligion),
  personalId: personal,
  cardNumber: twelve,
  oldIdNumber: {
    name: 'số 9 chữ số',
    fits: (text) => /^\d{7,9}$|^\d{12}$/.test(digits(text)),
    isStrict: true,
  },
  cardDate: date,
  cell,
  joinedOn: date,
  officialOn: date,
  status: listed('trạng thái', toStatus),
  statusDate: date,
  telephone: {
    name: 'số điện thoại',
    fits: (text) => /^0?[2-9]\d{8,9}$/.test(digits(text).replace(/[.-]/g, '')),
  },
  generalSchooling: {
    name: 'trình độ phổ thông',
    fits: (text, value) =>
      value instanceof Date ||
      schoolClass(text) !== undefined ||
      recognise(generalSchooling, text) !== undefined,
  },
  professionalLevel: listed('trình độ chuyên môn', (text) => recognise(professionalLevels, text)),
  politicalTheory: listed('trình độ lý luận', (text) => recognise(politicalTheory, text)),
}
/** Columns that values alone may tell, the most telling first. */
const toldByValues: readonly ListColumn[] = [
  'personalId',
  'sex',
  'cell',
  'ethnicity',
  'fullName',
  'cardNumber',
]

const headerWeight = 0.7
const valueWeight = 1 - headerWeight
/** What values alone are worth where the header is unknown. */
const valuesAlone = 0.5
const mostRows = 200
const fewestValues = 3
const sureShare = 0.8
const refutedShare = 0.2
const leastScore = 0.3

/**
 * For each fact of the register the likeliest column, by its header and by the values below it; a column serves one
 * fact only. `headers` as `findHeader` gives them and `sampleRows` from its `dataRow` on, both in Unicode. A fact that
 * no column fits is absent.
 */
export function guessColumns(headers: readonly string[], sampleRows: readonly SheetRow[]): ColumnGuesses {
  const rows = sampleRows.slice(0, mostRows).filter((row) => readGroupRow(row) === undefined)
  const width = Math.min(mostColumns, Math.max(headers.length, ...rows.map((row) => row.length)))
  const table: Table = Array.from({ length: width }, (_, place) => ({
    label: tidy(headers[place] ?? ''),
    values: rows.flatMap((row) => {
      const value = row[place] ?? null
      const text = plainText(value)
      return text === '' ? [] : [{ value, text }]
    }),
  }))
  const candidates = table
    .flatMap((_, place) => [...byHeader(table, place), ...byValues(table, place)])
    .filter(({ score }) => score >= leastScore)
    .toSorted((a, b) => b.score - a.score || a.place - b.place)

  const guesses: Partial<Record<ListColumn, ColumnGuess>> = {}
  const taken = new Set<number>()
  for (const { column, ...guess } of candidates) {
    if (guesses[column] !== undefined || taken.has(guess.place)) continue
    guesses[column] = guess
    taken.add(guess.place)
  }
  return guesses
}

interface TableColumn {
  readonly label: string
  readonly values: readonly { readonly value: CellValue; readonly text: string }[]
}
type Table = readonly TableColumn[]
type Candidate = ColumnGuess & { readonly column: ListColumn }

function byHeader(table: Table, place: number): readonly Candidate[] {
  const { label, values } = table[place] ?? { label: '', values: [] }
  return headingsOf(table, place).map(({ column, score: match }) => {
    const kind = kinds[column]
    const fitting = kind ? share(values, kind) : undefined
    const isRefuted = kind?.isStrict === true && fitting !== undefined && fitting.share < refutedShare
    const score = match * headerWeight + (fitting?.share ?? match) * valueWeight
    const said = label === '' ? 'Cột bên phải của "Họ và tên"' : `Tiêu đề "${label}"`
    const why = fitting ? `${said}; ${fitting.count}/${values.length} ô là ${kind?.name}.` : `${said}.`
    return { column, place, score: rounded(isRefuted ? score * refutedShare : score), why }
  })
}

/** The headings of a column, with what its neighbours and its values make of them. */
function headingsOf(table: Table, place: number): readonly { column: ListColumn; score: number }[] {
  const { label, values } = table[place] ?? { label: '', values: [] }
  if (isGivenNameBeside(table, place)) return [{ column: 'givenName', score: 1 }]
  const matches = label === '' ? [] : matchHeading(label)
  const [first] = matches
  // The name in two columns below one merged header.
  if (first?.column === 'fullName' && isGivenNameBeside(table, place + 1)) {
    return [{ column: 'familyAndMiddle', score: 1 }]
  }
  if (first?.column === 'givenName' && share(values, fullName)?.isSure)
    return [{ column: 'fullName', score: 1 }]
  // "Nam" without accents is also "Năm": it means men where the next column means women.
  const isMale = lastPart(label) === 'nam' && lastPart(table[place + 1]?.label ?? '') === 'nu'
  const isFemale = lastPart(label) === 'nu' && lastPart(table[place - 1]?.label ?? '') === 'nam'
  if (!isMale && !isFemale) return matches
  const hasDates = share(values, date)?.isSure === true && !share(values, { name: '', fits: isMark })?.isSure
  const column = isMale ? (hasDates ? 'maleBirth' : 'male') : hasDates ? 'femaleBirth' : 'female'
  return [{ column, score: 1 }]
}

function isGivenNameBeside(table: Table, place: number): boolean {
  const [left, here] = [table[place - 1], table[place]]
  if (left === undefined || here === undefined || here.label !== '') return false
  const isName = matchHeading(left.label)[0]?.column
  return (
    (isName === 'fullName' || isName === 'familyAndMiddle') &&
    share(here.values, { name: '', fits: (text) => isPhrase(text, 1, 1) || /^\p{L}+$/u.test(text) })
      ?.isSure === true
  )
}

function byValues(table: Table, place: number): readonly Candidate[] {
  const { values } = table[place] ?? { values: [] }
  return toldByValues.flatMap((column, rank) => {
    const kind = kinds[column]
    const fitting = kind && share(values, kind)
    if (!kind || !fitting?.isSure || values.length < fewestValues) return []
    const why = `${fitting.count}/${values.length} ô là ${kind.name}.`
    return [{ column, place, score: rounded(fitting.share * valuesAlone - rank / 100), why }]
  })
}

function share(values: TableColumn['values'], kind: Kind) {
  if (values.length === 0) return undefined
  const count = values.filter(({ text, value }) => kind.fits(text, value)).length
  return { count, share: count / values.length, isSure: count >= values.length * sureShare }
}

const lastPart = (label: string) => headerKey(label.slice(label.lastIndexOf(PART_SIGN) + 1))
const rounded = (score: number) => Math.round(score * 100) / 100
