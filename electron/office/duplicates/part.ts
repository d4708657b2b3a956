import type { ComparedPart } from '../../../shared/duplicates/contract.ts'
import type { Recorder } from '../acts.ts'

/** The two records of a merger. */
export interface Pair {
  readonly keptId: string
  readonly givenId: string
}

/** One part of a merger, worked out before anything is written. */
export interface Part {
  /** Rows of both records beside each other, for the comparison. */
  readonly shown: readonly ComparedPart[]
  /** What it does, in sentences. */
  readonly effects: readonly string[]
  /** Why the two cannot be merged as they are. */
  readonly why?: string | undefined
  /** What the given-up record said and the kept one overrules, for the audit. */
  readonly overruled: readonly unknown[]
  readonly write: (rows: Recorder) => void
}

/** Several names in a sentence; a long list is cut. */
export function named(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} và ${names.length - most} mục khác` : shown
}
