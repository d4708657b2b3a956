import { formatPartialDate } from '../../../shared/calendar/partial-dates.ts'
import type { ComparedField, Side } from '../../../shared/duplicates/contract.ts'
import { type FieldId, fieldOf } from '../../../shared/finding/fields.ts'
import { masked } from '../../../shared/people/masking.ts'
import { type Sex, sexNames } from '../../../shared/people/person.ts'
import { formatCount } from '../../../shared/text/numbers.ts'
import { q, type Reader } from '../database/executor.ts'
import type { Schema } from '../database/schema.ts'

/** The row of a person in each table that holds one row a person; undefined where there is none. */
export interface Rows {
  readonly person: Schema['person']
  readonly member: Schema['member'] | undefined
  readonly person_detail: Schema['person_detail'] | undefined
}
export type FieldTable = keyof Rows

export const rowsOfPerson = (db: Reader, id: string): Rows | undefined => {
  const person = db.first(q.selectFrom('person').selectAll().where('id', '=', id))
  return (
    person && {
      person,
      member: db.first(q.selectFrom('member').selectAll().where('person_id', '=', id)),
      person_detail: db.first(q.selectFrom('person_detail').selectAll().where('person_id', '=', id)),
    }
  )
}

type Value = string | number | null

/** A fact that a person has once: its columns are taken together from one of the two records. */
export interface MergedField {
  readonly name: string
  readonly label: string
  readonly table: FieldTable
  readonly columns: readonly string[]
  /** The values in words, as the window shows them. */
  readonly words: (values: readonly Value[]) => string
}

const text = ([value]: readonly Value[]): string => String(value ?? '')
const day = ([value]: readonly Value[]): string => (value === null ? '' : formatPartialDate(String(value)))
const secret = ([value]: readonly Value[]): string => masked(String(value ?? ''))
const flag = ([value]: readonly Value[]): string => (value === 1 ? 'có' : '')
const money = ([value]: readonly Value[]): string =>
  typeof value === 'number' ? `${formatCount(value)} đồng` : ''
const sex = ([value]: readonly Value[]): string => (value === null ? '' : sexNames[value as Sex])
/** From the small to the large, as addresses are written. */
const address = (values: readonly Value[]): string =>
  values
    .filter((part) => part !== '')
    .toReversed()
    .join(', ')
const picture = ([value]: readonly Value[]): string => (value === null ? '' : 'có ảnh')

type Words = MergedField['words']

function of<T extends FieldTable>(table: T) {
  const one = (name: FieldId, column: keyof Schema[T] & string, words: Words = text): MergedField => ({
    name,
    label: fieldOf(name).label,
    table,
    columns: [column],
    words,
  })
  const place = (name: string, label: string, prefix: string): MergedField => ({
    name,
    label,
    table,
    columns: ['country', 'province', 'detail'].map((part) => `${prefix}_${part}`),
    words: address,
  })
  return { one, place }
}

const person = of('person')
const member = of('member')
const detail = of('person_detail')

/** Every such fact, in the order of the member's form. */
export const mergedFields: readonly MergedField[] = [
  person.one('fullName', 'full_name'),
  person.one('otherName', 'other_name'),
  person.one('sex', 'sex', sex),
  person.one('birthDate', 'birth_written', day),
  person.one('ethnicity', 'ethnicity'),
  person.one('religion', 'religion'),
  person.one('personalId', 'personal_id', secret),
  person.one('oldIdNumber', 'old_id_number', secret),
  detail.one('telephone', 'telephone', secret),
  person.place('birthplace', 'Nơi khai sinh', 'birthplace'),
  person.place('hometown', 'Quê quán', 'hometown'),
  person.place('residence', 'Thường trú', 'residence'),
  detail.place('stayingAt', 'Tạm trú', 'staying'),
  member.one('joinedOn', 'joined_written', day),
  member.one('officialOn', 'official_written', day),
  member.one('cardNumber', 'card_number'),
  member.one('cardDate', 'card_written', day),
  member.one('cardPlace', 'card_place'),
  member.one('oldCardNumber', 'old_card_number'),
  member.one('externalId', 'external_id'),
  member.one('profileNumber', 'profile_number'),
  member.one('admittedOn', 'admitted_written', day),
  member.one('admittedBy', 'admitted_by'),
  member.one('ceremonyOn', 'ceremony_written', day),
  member.one('admissionCell', 'admission_cell'),
  member.one('officialCell', 'official_cell'),
  member.one('firstIntroducer', 'first_introducer'),
  member.one('secondIntroducer', 'second_introducer'),
  member.one('residenceCell', 'residence_cell'),
  detail.one('familyClass', 'family_class'),
  detail.one('occupation', 'occupation'),
  detail.one('workplace', 'workplace'),
  detail.one('generalSchooling', 'general_schooling'),
  detail.one('professionalLevel', 'professional_level'),
  detail.one('academicTitle', 'academic_title'),
  detail.one('politicalTheory', 'political_theory'),
  detail.one('foreignLanguages', 'foreign_languages'),
  detail.one('computing', 'computing'),
  detail.one('health', 'health'),
  detail.one('woundedClass', 'wounded_class'),
  detail.one('isMartyrFamily', 'is_martyr_family', flag),
  detail.one('isMeritFamily', 'is_merit_family', flag),
  detail.one('recruitedOn', 'recruited_written', day),
  detail.one('recruitedBy', 'recruited_by'),
  detail.one('youthUnionOn', 'union_written', day),
  detail.one('otherOrganisations', 'other_organisations'),
  detail.one('enlistedOn', 'enlisted_written', day),
  detail.one('dischargedOn', 'discharged_written', day),
  detail.one('leftPartyNote', 'left_party_note'),
  detail.one('readmittedNote', 'readmitted_note'),
  detail.one('restoredNote', 'restored_note'),
  detail.one('legalNote', 'legal_note'),
  detail.one('oldRegimeNote', 'old_regime_note'),
  detail.one('foreignRelations', 'foreign_relations'),
  detail.one('householdIncome', 'household_income', money),
  detail.one('incomePerHead', 'income_per_head', money),
  detail.one('housing', 'housing'),
  detail.one('land', 'land'),
  detail.one('economicActivity', 'economic_activity'),
  detail.one('assets', 'assets'),
  { name: 'photo', label: 'Ảnh', table: 'person_detail', columns: ['photo_sha256'], words: picture },
]

const valuesIn = (rows: Rows, { table, columns }: MergedField): readonly Value[] => {
  const row = rows[table] as Readonly<Record<string, Value>> | undefined
  return columns.map((column) => row?.[column] ?? null)
}

/** A flag that is not set says as little as an empty text. */
const isEmpty = (values: readonly Value[]): boolean =>
  values.every((value) => value === null || value === '' || value === 0)

export function likenessOf(kept: Rows, given: Rows, field: MergedField): ComparedField['likeness'] {
  const [left, right] = [valuesIn(kept, field), valuesIn(given, field)]
  if (isEmpty(right)) return isEmpty(left) ? 'same' : 'only-kept'
  if (isEmpty(left)) return 'only-given'
  return left.every((value, index) => value === right[index]) ? 'same' : 'different'
}

/** The fields beside each other; those that both records lack are left out. */
export const comparedFields = (kept: Rows, given: Rows): ComparedField[] =>
  mergedFields.flatMap((field) => {
    const [left, right] = [valuesIn(kept, field), valuesIn(given, field)]
    if (isEmpty(left) && isEmpty(right)) return []
    return [
      {
        name: field.name,
        label: field.label,
        kept: isEmpty(left) ? '' : field.words(left),
        given: isEmpty(right) ? '' : field.words(right),
        likeness: likenessOf(kept, given, field),
      },
    ]
  })

export interface ChosenFields {
  /** Columns of the kept record that take the other one's values. */
  readonly taken: Readonly<Record<FieldTable, Readonly<Record<string, Value>>>>
  /** Names of the fields that they belong to. */
  readonly takenNames: readonly string[]
  /** What was said in one record and does not stand in the kept one afterwards; for the audit. */
  readonly left: Readonly<Record<string, readonly Value[]>>
}

/** Which values the kept record takes over: those that it lacks, and where both speak those chosen. */
export function chooseFields(kept: Rows, given: Rows, choices: Readonly<Record<string, Side>>): ChosenFields {
  const taken: Record<FieldTable, Record<string, Value>> = { person: {}, member: {}, person_detail: {} }
  const takenNames: string[] = []
  const left: Record<string, readonly Value[]> = {}
  for (const field of mergedFields) {
    const likeness = likenessOf(kept, given, field)
    if (likeness === 'same') continue
    const chosen = likeness === 'different' ? (choices[field.name] ?? 'kept') : 'kept'
    const side = likeness === 'only-given' ? 'given' : chosen
    const [stays, goes] = side === 'given' ? [given, kept] : [kept, given]
    if (side === 'given') {
      takenNames.push(field.name)
      const values = valuesIn(stays, field)
      field.columns.forEach((column, index) => {
        taken[field.table][column] = values[index] ?? null
      })
    }
    const lost = valuesIn(goes, field)
    if (!isEmpty(lost)) left[field.name] = lost
  }
  return { taken, takenNames, left }
}
