import { formatPartialDate, isPartialDate } from '../calendar/partial-dates.ts'
import { fieldIds, fieldOf } from '../finding/fields.ts'
import type { PersonLists } from '../people/details.ts'
import { type Address, sexNames } from '../people/person.ts'
import { formatCount } from '../text/numbers.ts'
import { addressText } from './parts.ts'
import type { SupplementSection } from './supplement.ts'

/** One change of a record as the audit keeps it: field to [old, new]. */
type RecordedFields = Readonly<Record<string, unknown>>

const sectionOf: Readonly<Record<string, SupplementSection>> = {
  residence: 'residence',
  stayingAt: 'residence',
  occupation: 'work',
  workplace: 'work',
  recruitedOn: 'work',
  recruitedBy: 'work',
  generalSchooling: 'schooling',
  professionalLevel: 'schooling',
  academicTitle: 'schooling',
  politicalTheory: 'schooling',
  foreignLanguages: 'schooling',
  computing: 'schooling',
  foreignRelations: 'abroad',
  familyClass: 'family',
  householdIncome: 'household',
  incomePerHead: 'household',
  housing: 'household',
  land: 'household',
  economicActivity: 'household',
  assets: 'household',
}

/** Labels of what `finding` does not name as a whole. */
const ownLabels: Readonly<Record<string, string>> = {
  residence: 'Nơi thường trú',
  stayingAt: 'Nơi tạm trú',
  birthplace: 'Nơi đăng ký khai sinh',
  hometown: 'Quê quán',
  youthUnionOn: 'Ngày vào Đoàn',
}

const money: ReadonlySet<string> = new Set(['householdIncome', 'incomePerHead'])
/** Not on the form: what the office keeps for itself. */
const unprinted: ReadonlySet<string> = new Set(['telephone', 'externalId'])

const labelOf = (field: string): string | undefined => {
  const id = fieldIds.find((known) => known === field)
  return ownLabels[field] ?? (id === undefined ? undefined : fieldOf(id).label)
}

const isAddress = (value: unknown): value is Address =>
  typeof value === 'object' &&
  value !== null &&
  'country' in value &&
  'province' in value &&
  'detail' in value

function words(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'có' : ''
  if (typeof value === 'number') return money.has(field) ? `${formatCount(value)} đồng` : String(value)
  if (isAddress(value)) return addressText(value)
  if (typeof value !== 'string') return ''
  if (field === 'sex') return value === 'male' || value === 'female' ? sexNames[value] : value
  return field.endsWith('On') || field.endsWith('Date')
    ? isPartialDate(value)
      ? formatPartialDate(value)
      : value
    : value
}

const isPair = (value: unknown): value is readonly [unknown, unknown] =>
  Array.isArray(value) && value.length === 2

type Relative = PersonLists['relatives'][number]

const relativeWords = ({ relation, fullName, birthDate, detail }: Relative): string =>
  [`${relation}: ${fullName}`, birthDate === null ? '' : `sinh ${formatPartialDate(birthDate)}`, detail]
    .filter((part) => part !== '')
    .join(', ')

const isUnknown = (field: string, value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : words(field, value) === ''

/** Relatives that are new or of whom something else is known now. */
function newRelatives(before: unknown, after: unknown): readonly string[] {
  const list = (value: unknown) => (Array.isArray(value) ? (value as readonly Relative[]) : [])
  const known = new Set(list(before).map((relative) => JSON.stringify(relative)))
  return list(after)
    .filter((relative) => !known.has(JSON.stringify(relative)))
    .map(relativeWords)
}

/**
 * Lines of the form from what the audit keeps of a year, in the order in which it was written: of a field that changed
 * more than once, its first old and its last new value. What went back to what it was is no change,
 * and neither is a field that was written down for the first time, unless those are asked for: in the year in which a
 * register is filled that would be everything.
 */
export function fieldChanges(
  recorded: readonly RecordedFields[],
  isFirstShown: boolean,
): Readonly<Partial<Record<SupplementSection, readonly string[]>>> {
  const spans = new Map<string, { readonly before: unknown; readonly after: unknown }>()
  for (const changes of recorded) {
    for (const [field, value] of Object.entries(changes)) {
      if (!isPair(value)) continue
      const [old, after] = value
      // Written down for the first time: what comes later is measured against that.
      const before = isUnknown(field, old) && !isFirstShown ? after : old
      spans.set(field, { before: spans.has(field) ? spans.get(field)?.before : before, after })
    }
  }
  const lines: Partial<Record<SupplementSection, string[]>> = {}
  const add = (section: SupplementSection, text: string) => {
    lines[section] = [...(lines[section] ?? []), text]
  }
  for (const [field, { before, after }] of spans) {
    if (field === 'relatives') {
      for (const line of newRelatives(before, after)) add('family', line)
      continue
    }
    const label = labelOf(field)
    const [was, is] = [words(field, before), words(field, after)]
    if (label === undefined || unprinted.has(field) || was === is) continue
    add(sectionOf[field] ?? 'other', `${label}: ${is || 'bỏ ghi'}${was === '' ? '' : ` (trước đây: ${was})`}`)
  }
  return lines
}
