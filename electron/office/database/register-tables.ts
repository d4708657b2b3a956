import type { Interval } from './schema.ts'

type Flag = 0 | 1

/** The rows of the tables of `migrations/0040-register.ts`. Column comments stand there. */
export interface RegisterTables {
  act: {
    id: string
    kind: string
    effective_on: string
    paper_number: string
    decided_by: string
    note: string
    paper_written: string | null
    recorded_at: string
    account_id: string
    undone_at: string | null
    undone_by: string | null
  }
  act_subject: { act_id: string; record_kind: 'body' | 'person'; record_id: string; role: string }
  act_row: {
    act_id: string
    position: number
    table_name: string
    row_key: string
    before: string | null
    after: string | null
  }
  movement: {
    act_id: string
    person_id: string
    kind: string
    from_cell_id: string | null
    to_cell_id: string | null
    other_organisation: string
    until_on: string | null
  }
  body_parent: Interval & { body_id: string; parent_id: string }
  body_weakness: Interval & { body_id: string; reason: string; paper_number: string }
  group_membership: Interval & { person_id: string; group_id: string }
  person_detail: {
    person_id: string
    staying_country: string
    staying_province: string
    staying_detail: string
    telephone: string
    family_class: string
    occupation: string
    workplace: string
    general_schooling: string
    professional_level: string
    academic_title: string
    political_theory: string
    foreign_languages: string
    computing: string
    health: string
    wounded_class: string
    is_martyr_family: Flag
    is_merit_family: Flag
    recruited_written: string | null
    union_written: string | null
    enlisted_written: string | null
    discharged_written: string | null
    recruited_by: string
    other_organisations: string
    left_party_note: string
    readmitted_note: string
    restored_note: string
    legal_note: string
    old_regime_note: string
    foreign_relations: string
    household_income: number | null
    income_per_head: number | null
    housing: string
    land: string
    economic_activity: string
    assets: string
    photo_sha256: string | null
  }
  career: {
    person_id: string
    position: number
    from_written: string | null
    to_written: string | null
    what: string
    organisation: string
  }
  training: {
    person_id: string
    position: number
    from_written: string | null
    to_written: string | null
    school: string
    subject: string
    form: string
    certificate: string
  }
  relative: {
    person_id: string
    position: number
    relation: string
    full_name: string
    birth_written: string | null
    detail: string
  }
  award: {
    person_id: string
    position: number
    kind: string
    badge_years: number | null
    awarded_written: string | null
    name: string
    paper_number: string
    awarded_by: string
  }
  discipline: {
    person_id: string
    position: number
    kind: string
    imposed_written: string | null
    lifted_written: string | null
    form: string
    reason: string
    paper_number: string
    imposed_by: string
  }
  travel: {
    person_id: string
    position: number
    from_written: string | null
    to_written: string | null
    country: string
    purpose: string
  }
  dossier_item: { person_id: string; type_code: string; state: string; kept_where: string; note: string }
  working_away: Interval & {
    person_id: string
    place: string
    work: string
    telephone: string
    contact_person: string
  }
  contact: { id: string; person_id: string; made_on: string; made_by: string; means: string; note: string }
  outsider: Interval & {
    id: string
    person_id: string
    body_id: string
    role: string
    other_organisation: string
    note: string
  }
  distinct_people: { first_id: string; second_id: string; decided_at: string; account_id: string }
  saved_list: {
    id: string
    name: string
    sort_key: string
    definition: string
    created_at: string
    revision: number
    deleted_at: string | null
    deleted_by: string | null
    deleted_reason: string | null
  }
  workbook_layout: { header_key: string; mapping: string; used_at: string }
}

/** Columns of these tables that an insert may leave to their default. */
export interface RegisterDefaults {
  act: 'paper_number' | 'decided_by' | 'note'
  act_subject: 'role'
  movement: 'other_organisation'
  body_weakness: 'reason' | 'paper_number'
  person_detail: Exclude<keyof RegisterTables['person_detail'], 'person_id'>
  career: 'what' | 'organisation'
  training: 'school' | 'subject' | 'form' | 'certificate'
  relative: 'relation' | 'full_name' | 'detail'
  award: 'name' | 'paper_number' | 'awarded_by'
  discipline: 'form' | 'reason' | 'paper_number' | 'imposed_by'
  travel: 'country' | 'purpose'
  dossier_item: 'kept_where' | 'note'
  working_away: 'place' | 'work' | 'telephone' | 'contact_person'
  contact: 'made_by' | 'means' | 'note'
  outsider: 'other_organisation' | 'note'
}
