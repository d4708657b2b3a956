import { type Admission, noAdmission, noDetails, type PersonDetails } from '../../../shared/people/details.ts'
import type { Schema } from '../database/schema.ts'

/*
 * The member's form as rows and back. Every field stands once in `detailColumns` or `admissionColumns`; dates are
 * columns that end in `_written`, as everywhere.
 */
export const detailColumns = {
  telephone: 'telephone',
  familyClass: 'family_class',
  occupation: 'occupation',
  workplace: 'workplace',
  generalSchooling: 'general_schooling',
  professionalLevel: 'professional_level',
  academicTitle: 'academic_title',
  politicalTheory: 'political_theory',
  foreignLanguages: 'foreign_languages',
  computing: 'computing',
  health: 'health',
  woundedClass: 'wounded_class',
  recruitedOn: 'recruited_written',
  recruitedBy: 'recruited_by',
  youthUnionOn: 'union_written',
  otherOrganisations: 'other_organisations',
  enlistedOn: 'enlisted_written',
  dischargedOn: 'discharged_written',
  leftPartyNote: 'left_party_note',
  readmittedNote: 'readmitted_note',
  restoredNote: 'restored_note',
  legalNote: 'legal_note',
  oldRegimeNote: 'old_regime_note',
  foreignRelations: 'foreign_relations',
  householdIncome: 'household_income',
  incomePerHead: 'income_per_head',
  housing: 'housing',
  land: 'land',
  economicActivity: 'economic_activity',
  assets: 'assets',
} as const satisfies Partial<Record<keyof PersonDetails, keyof Schema['person_detail']>>

export const admissionColumns = {
  profileNumber: 'profile_number',
  admittedOn: 'admitted_written',
  admittedBy: 'admitted_by',
  ceremonyOn: 'ceremony_written',
  admissionCell: 'admission_cell',
  officialCell: 'official_cell',
  firstIntroducer: 'first_introducer',
  secondIntroducer: 'second_introducer',
  residenceCell: 'residence_cell',
} as const satisfies Record<keyof Admission, keyof Schema['member']>

type Row = Readonly<Record<string, unknown>>

const toColumns = (fields: Row, columns: Readonly<Record<string, string>>): Row =>
  Object.fromEntries(Object.entries(columns).map(([field, column]) => [column, fields[field]]))

const toFields = (row: Row, columns: Readonly<Record<string, string>>): Row =>
  Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, row[column]]))

export type DetailRow = Omit<Schema['person_detail'], 'person_id' | 'photo_sha256'>

export const toDetailRow = (details: PersonDetails): DetailRow =>
  ({
    ...toColumns(details, detailColumns),
    staying_country: details.stayingAt.country,
    staying_province: details.stayingAt.province,
    staying_detail: details.stayingAt.detail,
    is_martyr_family: details.isMartyrFamily ? 1 : 0,
    is_merit_family: details.isMeritFamily ? 1 : 0,
  }) as DetailRow

export const fromDetailRow = (row: DetailRow | undefined): PersonDetails =>
  row === undefined
    ? noDetails
    : {
        ...noDetails,
        ...toFields(row, detailColumns),
        stayingAt: {
          country: row.staying_country,
          province: row.staying_province,
          detail: row.staying_detail,
        },
        isMartyrFamily: row.is_martyr_family === 1,
        isMeritFamily: row.is_merit_family === 1,
      }

export type AdmissionRow = Pick<Schema['member'], (typeof admissionColumns)[keyof Admission]>

export const toAdmissionRow = (admission: Admission): AdmissionRow =>
  toColumns(admission, admissionColumns) as AdmissionRow

export const fromAdmissionRow = (row: AdmissionRow | undefined): Admission =>
  row === undefined ? noAdmission : { ...noAdmission, ...toFields(row, admissionColumns) }
