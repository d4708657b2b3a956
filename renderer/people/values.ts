import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { FullForm, MemberCard } from '../../shared/people/contract.ts'
import { type Address, type PersonFields, type Sex, sexNames } from '../../shared/people/person.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import type { Draft } from './drafts.ts'
import type { Field } from './sections.ts'

/** The record from which the fields of a section are read. */
export interface Values {
  readonly fields: PersonFields
  readonly details: FullForm['details']
  readonly admission: FullForm['admission']
}

export const valuesOf = (card: MemberCard, form: FullForm): Values => ({
  fields: card,
  details: form.details,
  admission: form.admission,
})

export function fieldValue(values: Values | Draft, { place, key }: Field): unknown {
  const part: Readonly<Record<string, unknown>> | undefined = values[place]
  return part?.[key]
}

/** What was typed, also where that is nothing; else what is kept. */
export function typedValue(draft: Draft, values: Values, field: Field): unknown {
  const typed = draft[field.place]
  return typed !== undefined && field.key in typed ? fieldValue(draft, field) : fieldValue(values, field)
}

/** A field by the name that the office's errors have. */
export const pathOf = ({ place, key }: Field): string => `${place}.${key}`

const addressWords = ({ detail, province, country }: Address): string =>
  [detail, province, country].filter((part) => part !== '').join(', ')

/** A value as the card says it; '' where nothing is known. */
export function wordsOf(field: Field, value: unknown): string {
  switch (field.kind) {
    case 'sex':
      return value === null ? '' : sexNames[value as Sex]
    case 'yes':
      return value === true ? 'Có' : ''
    case 'money':
      return typeof value === 'number' ? formatCount(value) : ''
    case 'date':
      return typeof value === 'string' ? formatPartialDate(value) : ''
    case 'address':
      return addressWords(value as Address)
    default:
      return typeof value === 'string' ? value : ''
  }
}
