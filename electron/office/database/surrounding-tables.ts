/** The tables of `migrations/0060-around-the-meeting.ts`. Column comments stand there. */
interface Recorded {
  created_at: string
  revision: number
  deleted_at: string | null
  deleted_by: string | null
  deleted_reason: string | null
}

export interface SurroundingTables {
  report: {
    id: string
    kind: string
    body_id: string
    from_period: string
    to_period: string
    dated_on: string | null
    subject: string
    addressee: string
  } & Recorded
  report_section: { report_id: string; section: string; content: string }
  commitment: {
    id: string
    person_id: string
    cell_id: string
    year: number
    made_on: string | null
    content: string
    checked_on: string | null
    outcome: string
  } & Recorded
  training_class: {
    id: string
    title: string
    from_on: string
    to_on: string | null
    organiser: string
    place: string
    audience: string
    note: string
  } & Recorded
  training_class_person: { class_id: string; person_id: string; state: string; note: string }
  task_note: {
    id: string
    task_id: string
    noted_on: string
    content: string
    achieved: number | null
  } & Recorded
  help_team: {
    id: string
    cell_id: string
    from_on: string
    to_on: string | null
    decision: string
    goals: string
    outcome: string
  } & Recorded
  help_team_person: { team_id: string; person_id: string; position: number; duty: string }
  book_check: {
    id: string
    cell_id: string
    checked_on: string
    checker_id: string | null
    checker: string
    conclusion: string
    fix_by: string | null
    fixed_on: string | null
  } & Recorded
  book_check_item: { check_id: string; item: string; state: string; remark: string }
  contribution: {
    id: string
    cell_id: string
    given_written: string | null
    person_id: string | null
    giver: string
    kind: string
    amount: number
    unit: string
    work: string
    note: string
  } & Recorded
  village_sheet: {
    cell_id: string
    year: number
    source: string
    note: string
    recorded_at: string
    revision: number
  }
  village_fact: { cell_id: string; year: number; fact: string; value: number }
  roll_number: { meeting_id: string; person_id: string; number: number }
  candidate: {
    meeting_id: string
    position: number
    place: number
    person_id: string | null
    full_name: string
    votes: number | null
  }
  missed_meeting: { period: string; cell_id: string; reason: string; noted_at: string }
  topic: {
    id: string
    cell_id: string
    raised_on: string
    source: string
    raised_by: string
    content: string
    meeting_id: string | null
    set_aside: string | null
  } & Recorded
  official_text: { paper_id: string; version: number; sha256: string; name: string; added_at: string }
}

/** Columns of these tables that an insert may leave to their default. */
export interface SurroundingDefaults {
  report: 'subject' | 'addressee'
  commitment: 'content' | 'outcome'
  training_class: 'organiser' | 'place' | 'audience' | 'note'
  training_class_person: 'note'
  help_team: 'decision' | 'goals' | 'outcome'
  help_team_person: 'duty'
  book_check: 'checker' | 'conclusion'
  book_check_item: 'remark'
  contribution: 'giver' | 'work' | 'note'
  village_sheet: 'source' | 'note'
  topic: 'raised_by'
}
