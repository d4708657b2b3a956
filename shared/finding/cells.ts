import { formatPartialDate, isPartialDate } from '../calendar/partial-dates.ts'
import { masked } from '../people/masking.ts'
import { formatCount } from '../text/numbers.ts'
import { elapsedRange } from './elapsed.ts'
import { type Field, type FieldId, fieldOf } from './fields.ts'

/** How a value comes out of the register: text, number, a written day; several are a list. */
export type RawValue = string | number | null | readonly (string | number)[]

const one = (field: Field, value: string | number, on: string, isPlain: boolean): string => {
  const text = String(value)
  switch (field.kind) {
    case 'choice':
      return field.choices?.[text] ?? text
    case 'flag':
      return Number(value) === 1 ? 'Có' : ''
    case 'number':
      return Number.isSafeInteger(Number(value)) ? formatCount(Number(value)) : text
    case 'date':
      return isPartialDate(text) ? formatPartialDate(text) : text
    case 'elapsed': {
      if (!isPartialDate(text)) return ''
      const { least, most } = elapsedRange(text, field.unit ?? 'years', on)
      return least === most ? String(least) : `${least}-${most}`
    }
    case 'secret':
      return isPlain ? text : masked(text)
    default:
      return text
  }
}

/**
 * A value as it stands in a list, in words; '' where nothing is written down. Numbers of persons and telephones are
 * masked unless `isPlain`.
 */
export function cellText(id: FieldId, value: RawValue, on: string, isPlain = false): string {
  const field = fieldOf(id)
  if (value === null || value === '') return ''
  if (typeof value === 'string' || typeof value === 'number') return one(field, value, on, isPlain)
  return value.map((each) => one(field, each, on, isPlain)).join(', ')
}
