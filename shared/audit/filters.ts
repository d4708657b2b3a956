import { isGroup, type Part } from '../finding/definition.ts'
import { fieldOf, isFieldId, operatorNames } from '../finding/fields.ts'
import { codeWords } from './codes.ts'

const joins = { and: ' và ', or: ' hoặc ' } as const

function partWords(part: Part): string {
  if (isGroup(part)) {
    const words = part.parts.map(partWords).join(joins[part.join])
    if (words === '') return ''
    return part.negated ? `không phải (${words})` : part.parts.length > 1 ? `(${words})` : words
  }
  const { label } = fieldOf(part.field)
  const values = part.values.map((value) => codeWords(part.field, String(value)) ?? String(value)).join(', ')
  return `${label} ${operatorNames[part.operator]} ${values}`.trim()
}

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' &&
  value !== null &&
  ('parts' in value
    ? Array.isArray(value.parts) && value.parts.every(isPart)
    : 'field' in value &&
      typeof value.field === 'string' &&
      isFieldId(value.field) &&
      'operator' in value &&
      typeof value.operator === 'string' &&
      Object.hasOwn(operatorNames, value.operator) &&
      'values' in value &&
      Array.isArray(value.values))

/** The conditions of a list in words, as far as this program knows them. */
export function filterWords(filter: unknown): string {
  if (!isPart(filter)) return 'điều kiện khác'
  const words = partWords(filter)
  return words === '' ? 'mọi người' : words
}
