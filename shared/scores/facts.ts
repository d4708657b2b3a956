import type { MeetingKind } from '../meetings/meeting.ts'
import type { PreparationWay } from '../meetings/preparation.ts'

/** What the record tells of a meeting as far as its score asks for it. Unknown is null. */
export interface ScoreFacts {
  readonly kind: MeetingKind
  /** At 'figures' the sheet is the original: what it does not state is not known. At 'full' it was not written. */
  readonly depth: 'figures' | 'full'
  readonly heldOn: string
  readonly today: string
  readonly minutes: number | null
  /** Members called. */
  readonly convened: number
  /** Null until everybody was called. */
  readonly attendance: {
    readonly present: number
    readonly base: number
    /** Without leave. */
    readonly absent: number
  } | null
  /** Names of those who were now absent with leave more often running than the rule has it. */
  readonly excusedTooOften: readonly string[]
  readonly speakers: number | null
  readonly preparation: PreparationWay
  /** Day of the chi ủy's meeting, or of the hội ý. */
  readonly preparedOn: string | null
  readonly notifiedOn: string | null
  readonly uploadedOn: string | null
  readonly postedOn: string | null
  readonly hasAgenda: boolean
  readonly hasFeeStatus: boolean
  readonly hasReview: boolean
  readonly hasOpinions: boolean
  readonly hasCriticism: boolean
  readonly hasPraise: boolean
  readonly hasConclusion: boolean
  readonly hasPlace: boolean
  readonly hasChair: boolean
  readonly hasSecretary: boolean
  readonly hasTasks: boolean
  readonly exampleMinutes: number | null
  /** Whether the period has a thematic meeting, by itself or combined; its topic is '' where not written. */
  readonly thematic: { readonly topic: string } | null
  /** Questions put to the vote whose result was not written. */
  readonly votesWithoutResult: readonly string[]
  /** Tasks of the earlier month that were reported on, and those that were done. */
  readonly results: { readonly total: number; readonly done: number } | null
}
