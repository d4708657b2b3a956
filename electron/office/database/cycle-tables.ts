/** The tables of `migrations/0050-meeting-cycle.ts`. Column comments stand there. Points are in tenths. */
export interface CycleTables {
  open_point: {
    id: string
    meeting_id: string
    subject: string
    question: string
    raised_at: string
    answer: string
    settled_at: string | null
    revision: number
  }
  meeting_file: {
    meeting_id: string
    sha256: string
    position: number
    name: string
    purpose: string
    added_at: string
  }
  score: { meeting_id: string; scorer: string; criterion: string; points: number; reason: string }
  appraisal: {
    meeting_id: string
    scorer: string
    points: number
    judged_on: string | null
    judged_by: string
    reason: string
    recorded_at: string
  }
  month: {
    period: string
    news: string
    directions: string
    opened_at: string
    opened_by: string
    revision: number
  }
  study_document: {
    id: string
    period: string
    position: number
    number: string
    issuer: string
    issued_written: string | null
    title: string
    withdrawn_at: string | null
  }
  studied: { meeting_id: string; document_id: string; members: number | null }
  common_task: {
    id: string
    period: string
    position: number
    title: string
    product: string
    due_on: string | null
    withdrawn_at: string | null
  }
  plan: {
    id: string
    cell_id: string
    period: string
    kind: string
    planned_on: string | null
    starts_at: string | null
    place: string
    topic: string
    speaker: string
    drafter: string
    approver: string
    note: string
    created_at: string
    revision: number
    deleted_at: string | null
    deleted_by: string | null
    deleted_reason: string | null
  }
  petition: {
    id: string
    cell_id: string
    meeting_id: string | null
    position: number
    content: string
    raised_by: string
    answerer: string
    answer: string
    due_on: string | null
    answered_on: string | null
    created_at: string
    revision: number
    withdrawn_at: string | null
  }
  visit: {
    meeting_id: string
    person_id: string
    came: 0 | 1 | null
    remarks: string
    promise: string
    outcome: string
    promise_due_on: string | null
    kept_on: string | null
    stands_in: 0 | 1
  }
}

/** Columns of these tables that an insert may leave to their default. */
export interface CycleDefaults {
  open_point: 'answer'
  score: 'reason'
  appraisal: 'judged_by' | 'reason'
  month: 'news' | 'directions'
  study_document: 'number' | 'issuer'
  common_task: 'product'
  plan: 'place' | 'topic' | 'speaker' | 'drafter' | 'approver' | 'note'
  petition: 'raised_by' | 'answerer' | 'answer'
  visit: 'remarks' | 'promise' | 'outcome' | 'stands_in'
}
