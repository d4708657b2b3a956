import type { Address, PersonFields, Sex } from '../../../shared/people/person.ts'
import { fold } from '../../../shared/text/fold.ts'
import { nameSortKey } from '../../../shared/text/names.ts'
import type { Schema } from '../database/schema.ts'

/** What a person's row holds of the fields; identity, standing and the recycle bin are the store's affair. */
export const personColumns = [
  'full_name',
  'sort_key',
  'search_key',
  'other_name',
  'sex',
  'birth_written',
  'ethnicity',
  'religion',
  'personal_id',
  'old_id_number',
  'birthplace_country',
  'birthplace_province',
  'birthplace_detail',
  'hometown_country',
  'hometown_province',
  'hometown_detail',
  'residence_country',
  'residence_province',
  'residence_detail',
] as const satisfies readonly (keyof Schema['person'])[]
export type PersonColumns = Pick<Schema['person'], (typeof personColumns)[number]>

/** What a member's row holds of the fields. */
export const memberColumns = [
  'external_id',
  'card_number',
  'card_place',
  'card_written',
  'old_card_number',
  'joined_written',
  'official_written',
] as const satisfies readonly (keyof Schema['member'])[]
export type MemberColumns = Pick<Schema['member'], (typeof memberColumns)[number]>

/** Everything by which a person is looked for: names and numbers, folded, joined by spaces. */
export function searchKeyOf(fields: PersonFields): string {
  const { fullName, otherName, personalId, cardNumber, oldIdNumber, oldCardNumber } = fields
  const words = [fullName, otherName, personalId, cardNumber, oldIdNumber, oldCardNumber]
  return fold(words.filter((word) => word !== '').join(' '))
}

export const sortKeyOf = (fields: PersonFields): string => nameSortKey(fields.fullName)

export const toPersonRow = (fields: PersonFields): PersonColumns => ({
  full_name: fields.fullName,
  sort_key: sortKeyOf(fields),
  search_key: searchKeyOf(fields),
  other_name: fields.otherName,
  sex: fields.sex,
  birth_written: fields.birthDate,
  ethnicity: fields.ethnicity,
  religion: fields.religion,
  personal_id: fields.personalId,
  old_id_number: fields.oldIdNumber,
  birthplace_country: fields.birthplace.country,
  birthplace_province: fields.birthplace.province,
  birthplace_detail: fields.birthplace.detail,
  hometown_country: fields.hometown.country,
  hometown_province: fields.hometown.province,
  hometown_detail: fields.hometown.detail,
  residence_country: fields.residence.country,
  residence_province: fields.residence.province,
  residence_detail: fields.residence.detail,
})

export const toMemberRow = (fields: PersonFields): MemberColumns => ({
  external_id: fields.externalId,
  card_number: fields.cardNumber,
  card_place: fields.cardPlace,
  card_written: fields.cardDate,
  old_card_number: fields.oldCardNumber,
  joined_written: fields.joinedOn,
  official_written: fields.officialOn,
})

const noMember: MemberColumns = {
  external_id: '',
  card_number: '',
  card_place: '',
  card_written: null,
  old_card_number: '',
  joined_written: null,
  official_written: null,
}

/** The fields of a person as they are kept; somebody who is no member has no member row. */
export function fromRows(
  person: Omit<PersonColumns, 'sort_key' | 'search_key'>,
  member: MemberColumns = noMember,
): PersonFields {
  return {
    fullName: person.full_name,
    otherName: person.other_name,
    sex: toSex(person.sex),
    birthDate: person.birth_written,
    ethnicity: person.ethnicity,
    religion: person.religion,
    personalId: person.personal_id,
    oldIdNumber: person.old_id_number,
    birthplace: toAddress(person.birthplace_country, person.birthplace_province, person.birthplace_detail),
    hometown: toAddress(person.hometown_country, person.hometown_province, person.hometown_detail),
    residence: toAddress(person.residence_country, person.residence_province, person.residence_detail),
    externalId: member.external_id,
    cardNumber: member.card_number,
    cardPlace: member.card_place,
    cardDate: member.card_written,
    oldCardNumber: member.old_card_number,
    joinedOn: member.joined_written,
    officialOn: member.official_written,
  }
}

const toSex = (sex: string | null): Sex | null => (sex === 'male' || sex === 'female' ? sex : null)

const toAddress = (country: string, province: string, detail: string): Address => ({
  country,
  province,
  detail,
})
