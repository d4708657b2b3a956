import { formatDate, isIsoDate } from '../calendar/dates.ts'
import { formatPeriod, isPeriod } from '../calendar/periods.ts'
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
  if (uuid.test(text)) return nameOf(text) ?? 'một bản ghi khác'
  return text
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
  const parts = Object.entries(value)
    .filter(([, part]) => part !== null && part !== '')
    .map(([name, part]) => `${fieldWords(name)}: ${valueWords(name, part, nameOf)}`)
  return parts.length === 0 ? emptyWords : cut(parts.join('; '))
}

/** Every id that stands in a value. */
export function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return uuid.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(idsIn)
  return []
}

const isPair = (value: unknown): value is readonly [unknown, unknown] =>
  Array.isArray(value) && value.length === 2

/** What a row of the audit changed; of an act, the facts that it left. `before` is null where there is none. */
export const changeWords = (
  changes: Readonly<Record<string, unknown>>,
  nameOf: NameOf,
): readonly AuditChange[] =>
  Object.entries(changes).map(([name, value]) => {
    // "cell.committeeFrom" is a value of the rule book, "dossierName 008" the name of one paper of a dossier.
    const field = name.slice(name.lastIndexOf('.') + 1).replace(/ .*$/, '')
    const words = fieldWords(field)
    return {
      field: words === field && name.includes('.') ? 'Giá trị' : words,
      before: isPair(value) ? valueWords(field, value[0], nameOf) : null,
      after: valueWords(field, isPair(value) ? value[1] : value, nameOf),
    }
  })
