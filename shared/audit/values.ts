import { formatDate, isIsoDate } from '../calendar/dates.ts'
import { formatPeriod, isPeriod } from '../calendar/periods.ts'
import { formatMoment } from '../calendar/wall.ts'
import { masked } from '../people/masking.ts'
import { codeWords } from './codes.ts'
import type { AuditChange } from './contract.ts'
import { fieldWords, isSecretField } from './names.ts'

/** What stands for the id of a record: its name today; undefined where it is no id, or of nothing that is known. */
export type NameOf = (id: string) => string | undefined

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const longest = 240

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text)

function ofText(field: string, text: string, nameOf: NameOf): string {
  const coded = codeWords(field, text)
  if (coded !== undefined) return coded
  if (isPeriod(text)) return formatPeriod(text)
  if (isIsoDate(text)) return formatDate(text)
  if (uuid.test(text)) return nameOf(text) ?? unknownRecord
  if (checksum.test(text)) return `${text.slice(0, 8)}…`
  return momentIn(text) ?? text
}

const unknownRecord = 'một bản ghi khác'
/** SHA-256, of which the beginning is enough to compare. */
const checksum = /^[0-9a-f]{64}$/

/** A moment on the clerk's wall; names of folders bear it with hyphens for colons. */
function momentIn(text: string): string | undefined {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d[:-]\d\d[:-]\d\d[.-]\d{3})Z/.exec(text) ?? []
  if (day === undefined || time === undefined) return undefined
  const moment = `${day}T${time.replace(/^(..).(..).(..).(...)$/, '$1:$2:$3.$4')}Z`
  return Number.isNaN(Date.parse(moment)) ? undefined : formatMoment(moment)
}

type ById = Readonly<Record<string, unknown>>

/** Facts of several people or bodies, each under its id: the marks of a roll. */
const isById = (value: unknown): value is ById =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).every((key) => uuid.test(key))

/** A code and what was written behind it: `excused: đi viện`. */
function markWords(field: string, value: unknown, nameOf: NameOf): string {
  const [, code = '', note = ''] = typeof value === 'string' ? (/^([a-z-]+): (.+)$/.exec(value) ?? []) : []
  const words = codeWords(field, code)
  return words === undefined ? valueWords(field, value, nameOf) : `${words} (${note})`
}

const fewNames = 6

/** Who is said to be what: a few by their names, many by their number. */
function wordsById(field: string, value: ById, nameOf: NameOf): string {
  const groups = new Map<string, string[]>()
  for (const [id, fact] of Object.entries(value)) {
    const words = markWords(field, fact, nameOf)
    groups.set(words, [...(groups.get(words) ?? []), nameOf(id) ?? unknownRecord])
  }
  const parts = [...groups].map(
    ([words, names]) => `${words}: ${names.length > fewNames ? `${names.length} người` : names.join(', ')}`,
  )
  return parts.length === 0 ? emptyWords : cut(parts.join('; '))
}

/** What stands where there was, or is, nothing. */
export const emptyWords = 'trống'

/** A value of the audit as a clerk reads it. Numbers of people are masked, at any depth. */
export function valueWords(field: string, value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined || value === '') return emptyWords
  if (value === true) return 'có'
  if (value === false) return 'không'
  if (typeof value === 'string')
    return cut(isSecretField(field) ? masked(value) : ofText(field, value, nameOf))
  if (typeof value === 'number') return String(value).replace('.', ',')
  if (Array.isArray(value)) {
    if (value.length === 0) return 'không có'
    const isPlain = value.every((item) => typeof item === 'string' || typeof item === 'number')
    return isPlain && value.length <= 8
      ? cut(value.map((item) => valueWords(field, item, nameOf)).join(', '))
      : `${value.length} mục`
  }
  if (isById(value)) return wordsById(field, value, nameOf)
  const parts = Object.entries(value)
    .filter(([, part]) => part !== null && part !== '')
    .map(([name, part]) => `${fieldWords(name)}: ${valueWords(name, part, nameOf)}`)
  return parts.length === 0 ? emptyWords : cut(parts.join('; '))
}

/** Every id that stands in a value. */
export function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return uuid.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, part]) => [...idsIn(key), ...idsIn(part)])
  }
  return []
}

const isPair = (value: unknown): value is readonly [unknown, unknown] =>
  Array.isArray(value) && value.length === 2

/** Of facts under ids, those alone that are not what they were. */
function lessWhatStayed([before, after]: readonly [unknown, unknown]): readonly [unknown, unknown] {
  if (!isById(before) || !isById(after)) return [before, after]
  const changed = (from: ById, to: ById) =>
    Object.fromEntries(
      Object.entries(from).filter(([id, fact]) => JSON.stringify(fact) !== JSON.stringify(to[id])),
    )
  return [changed(before, after), changed(after, before)]
}

/** What a row of the audit changed; of an act, the facts that it left. `before` is null where there is none. */
export const changeWords = (
  changes: Readonly<Record<string, unknown>>,
  nameOf: NameOf,
): readonly AuditChange[] =>
  Object.entries(changes).map(([name, value]) => {
    // "cell.committeeFrom" is a value of the rule book, "dossierName 008" the name of one paper of a dossier.
    const field = name.slice(name.lastIndexOf('.') + 1).replace(/ .*$/, '')
    const words = fieldWords(field)
    const [before, after] = isPair(value) ? lessWhatStayed(value) : [undefined, value]
    return {
      field: words === field && name.includes('.') ? 'Giá trị' : words,
      before: before === undefined ? null : valueWords(field, before, nameOf),
      after: valueWords(field, after, nameOf),
    }
  })
