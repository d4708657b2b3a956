import type { Generated } from 'kysely'
import type { CycleDefaults, CycleTables } from './cycle-tables.ts'
import type { RegisterDefaults, RegisterTables } from './register-tables.ts'
import type { SurroundingDefaults, SurroundingTables } from './surrounding-tables.ts'

/** The rows of the tables in `migrations/`. Column comments stand there. */
type Flag = 0 | 1

interface Deletable {
  deleted_at: string | null
  deleted_by: string | null
  deleted_reason: string | null
}

export interface Interval {
  valid_from: string
  from_written: string | null
  valid_to: string | null
}

export interface Schema extends RegisterTables, CycleTables, SurroundingTables {
  account: {
    id: string
    name: string
    is_built_in: Flag
    created_at: string
    login: string | null
    rights: string
    is_active: Flag
    last_entered_at: string | null
    revision: number
  }
  office: {
    id: number
    origin: string
    commune_name: string | null
    province: string | null
    place_name: string | null
    created_at: string
    revision: number
  }
  setting: { name: string; value: string }
  audit: {
    origin: string
    sequence: number
    at: string
    account_id: string
    command: string
    record_kind: string | null
    record_id: string | null
    changes: string
    previous_hash: string
    hash: string
  }
  draft: { kind: string; record_id: string; body: string; revision: number; kept_at: string }
  attachment: { sha256: string; bytes: number; media_type: string; created_at: string }
  rule_value: {
    id: string
    rule_id: string
    valid_from: string
    value: string
    reason: string
    account_id: string
    created_at: string
  }
  backup_made: {
    id: string
    made_at: string
    verified_at: string
    place_name: string
    set_name: string
    bytes: number
    sha256: string
    counts: string
    medium: string | null
  }
  handover: {
    id: string
    giver_id: string
    receiver_id: string
    begun_at: string
    received_at: string | null
    facts: string | null
    cancelled_at: string | null
  }
  backup_place: {
    id: string
    path: string
    label: string
    medium: string
    last_made_at: string
  }
  body: {
    id: string
    kind: string
    parent_id: string | null
    code: string
    usual_day: number | null
    usual_time: string | null
    usual_place: string
    term_written: string | null
    heading_confirmed_at: string | null
    cell_kind: string
    distance_metres: number | null
    founded_written: string | null
    founded_by: string
    ended_on: string | null
    created_at: string
    revision: number
  } & Deletable
  body_name: Interval & { body_id: string; name: string; sort_key: string; match_key: string }
  paper_series: { body_id: string; kind: string; last_number: number | null; symbol: string }
  person: {
    id: string
    full_name: string
    sort_key: string
    search_key: string
    standing: string
    other_name: string
    sex: string | null
    birth_written: string | null
    ethnicity: string
    religion: string
    personal_id: string
    old_id_number: string
    birthplace_country: string
    birthplace_province: string
    birthplace_detail: string
    hometown_country: string
    hometown_province: string
    hometown_detail: string
    residence_country: string
    residence_province: string
    residence_detail: string
    merged_into: string | null
    created_at: string
    revision: number
  } & Deletable
  member: {
    person_id: string
    external_id: string
    card_number: string
    card_place: string
    card_written: string | null
    old_card_number: string
    joined_written: string | null
    official_written: string | null
    profile_number: string
    admitted_written: string | null
    admitted_by: string
    ceremony_written: string | null
    admission_cell: string
    official_cell: string
    first_introducer: string
    second_introducer: string
    residence_cell: string
  }
  cell_membership: Interval & { person_id: string; cell_id: string }
  member_standing: Interval & { person_id: string; standing: string }
  post: Interval & {
    id: string
    person_id: string
    body_id: string
    post: string
    paper_number: string
    note: string
  }
  intake_batch: {
    id: string
    file_name: string
    file_sha256: string
    layout: string
    imported_at: string
    account_id: string
    new_count: number
    changed_count: number
    same_count: number
    new_cells: number
    undone_at: string | null
  }
  intake_change: {
    batch_id: string
    position: number
    record_kind: string
    record_id: string
    before: string | null
    revision_after: number
  }
  meeting: {
    id: string
    cell_id: string
    period: string
    kind: string
    held_on: string
    starts_at: string | null
    ends_at: string | null
    place: string
    mode: string
    chair_id: string | null
    secretary_id: string | null
    topic: string
    agenda: string
    fee_status: string
    review: string
    conclusion: string
    recorded_at: string | null
    created_at: string
    revision: number
    minutes_state: string
    depth: string
    criticism: string
    praise: string
    example_topic: string
    example_minutes: number | null
    consulted_on: string | null
    notified_on: string | null
    uploaded_on: string | null
    posted_on: string | null
    sheet_present: number | null
    sheet_excused: number | null
    sheet_absent: number | null
    speakers: number | null
  } & Deletable
  attendance: {
    meeting_id: string
    person_id: string
    position: number
    full_name: string
    standing: string
    in_base: Flag
    post: string
    state: string | null
    reason: string
    number: number
    is_late: Flag
    is_online: Flag
  }
  guest: { meeting_id: string; position: number; full_name: string; title: string; is_superior: Flag }
  opinion: {
    meeting_id: string
    position: number
    speaker_id: string | null
    speaker: string
    text: string
    kind: string
    /** The question or the line of the agenda that it is about; '' where nobody said. */
    item: string
  }
  vote: {
    meeting_id: string
    position: number
    kind: string
    question: string
    in_favour: number | null
    against: number | null
    other: number | null
    method: string
    about_id: string | null
    seats: number | null
    ballots_issued: number | null
    ballots_collected: number | null
    ballots_invalid: number | null
  }
  task: {
    id: string
    cell_id: string
    given_at: string | null
    position: number
    title: string
    person_id: string | null
    who: string
    due_on: string | null
    revision: number
    withdrawn_at: string | null
    reported: string
    product: string
    for_whom: string
    indicator: string
    unit: string
    target: number | null
    remind_on: string | null
    common_task_id: string | null
  }
  task_report: {
    meeting_id: string
    task_id: string
    position: number
    state: string
    result: string
    achieved: number | null
  }
  paper: {
    id: string
    kind: string
    body_id: string
    meeting_id: string | null
    report_id: string | null
    state: string
    number: string
    number_value: number | null
    current_version: number
    created_at: string
    revision: number
    reopened_because: string
    scanned_on: string | null
    posted_on: string | null
    archived_on: string | null
    item: string
  }
  paper_version: {
    paper_id: string
    version: number
    number: string
    document: string
    layout: string
    rules: string
    pdf_sha256: string
    frozen_at: string
    frozen_by: string
    reason: string
    printed_at: string | null
    signed_on: string | null
    signers: string
    signed_recorded_at: string | null
    replaced_at: string | null
    recalled_on: string | null
    recalled_note: string
  }
}

export type Table = keyof Schema

/** Columns that an insert may leave to their default. */
interface Defaulted extends RegisterDefaults, CycleDefaults, SurroundingDefaults {
  account: 'rights' | 'is_active' | 'revision'
  body: 'code' | 'usual_place' | 'cell_kind' | 'founded_by'
  paper_series: 'symbol'
  person:
    | 'standing'
    | 'other_name'
    | 'ethnicity'
    | 'religion'
    | 'personal_id'
    | 'old_id_number'
    | `${'birthplace' | 'hometown' | 'residence'}_${'country' | 'province' | 'detail'}`
  member:
    | 'external_id'
    | 'card_number'
    | 'card_place'
    | 'old_card_number'
    | 'profile_number'
    | 'admitted_by'
    | 'admission_cell'
    | 'official_cell'
    | 'first_introducer'
    | 'second_introducer'
    | 'residence_cell'
  post: 'paper_number' | 'note'
  meeting:
    | 'place'
    | 'mode'
    | 'topic'
    | 'agenda'
    | 'fee_status'
    | 'review'
    | 'conclusion'
    | 'minutes_state'
    | 'depth'
    | 'criticism'
    | 'praise'
    | 'example_topic'
  attendance: 'post' | 'reason' | 'is_late' | 'is_online'
  opinion: 'kind' | 'item'
  vote: 'method'
  task: 'who' | 'reported' | 'product' | 'for_whom' | 'indicator' | 'unit'
  task_report: 'result'
  paper: 'number' | 'reopened_because' | 'item'
  paper_version: 'reason' | 'signers' | 'recalled_note'
}

type DefaultedOf<T extends Table> = T extends keyof Defaulted ? Defaulted[T] : never

/** Kysely's view of the same tables. */
export type Tables = {
  [T in Table]: {
    [C in keyof Schema[T]]: C extends DefaultedOf<T> ? Generated<Schema[T][C]> : Schema[T][C]
  }
}
