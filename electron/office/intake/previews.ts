import { randomBytes } from 'node:crypto'
import type { IntakePreview } from '../../../shared/intake/contract.ts'
import type { AcceptedValues, IntakePlan } from '../../../shared/intake/plan.ts'
import type { WorkbookReading } from './workbook.ts'

/** What the clerk was shown and may now take over. The records stay packed: they are unpacked a chunk at a time. */
export interface Preview {
  /** The workbook itself, as long as the door keeps it. */
  readonly upload: string
  readonly fileName: string
  readonly fileSha256: string
  /** Null for a known layout. */
  readonly plan: IntakePlan | null
  readonly accepted: AcceptedValues
  readonly reading: WorkbookReading
  /** What each record is, in the order of the records. */
  readonly verdicts: readonly Verdict[]
  readonly wrong: number
  /** Rows that only the register speaks against. */
  readonly errors: IntakePreview['errors']
  readonly changed: IntakePreview['changed']
  /** State of the audit chain when the register was looked at. */
  readonly seenAt: string
}

/** `known` names the member and the revision that the preview was made from. */
export type Verdict =
  | { readonly what: 'new' | 'wrong' }
  | { readonly what: 'changed' | 'same'; readonly id: string; readonly revision: number }

const keptAtMost = 3
const kept = new Map<string, Preview>()

export function keepPreview(preview: Preview): string {
  for (const id of kept.keys()) {
    if (kept.size < keptAtMost) break
    kept.delete(id)
  }
  const id = randomBytes(18).toString('base64url')
  kept.set(id, preview)
  return id
}

export const findPreview = (id: string): Preview | undefined => kept.get(id)

export const dropPreview = (id: string): boolean => kept.delete(id)
