import { type PaperState, paperStateNames } from '../meetings/contract.ts'

/** What the month's list knows of a meeting. */
export interface StagedMeeting {
  readonly heldOn: string
  readonly isRecorded: boolean
  readonly depth: 'figures' | 'full'
  readonly paperState: PaperState
}

export interface Stage {
  readonly name: string
  /** The day is past and nothing was written down. */
  readonly isLate: boolean
}

/** How far a meeting is, in words: chưa họp, chưa ghi, đã ghi số liệu, đã ghi đầy đủ, đã chốt, đã ký, đã đăng. */
export function stageOf({ heldOn, isRecorded, depth, paperState }: StagedMeeting, today: string): Stage {
  if (paperState !== 'draft') return { name: paperStateNames[paperState], isLate: false }
  if (isRecorded) return { name: depth === 'figures' ? 'Đã ghi số liệu' : 'Đã ghi đầy đủ', isLate: false }
  return heldOn < today ? { name: 'Chưa ghi', isLate: true } : { name: 'Chưa họp', isLate: false }
}
