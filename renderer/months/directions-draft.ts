import type { Directions } from '../../shared/months/contract.ts'
import { keptTyping } from '../components/kept-typing.ts'

export type DirectionsWish = Directions & { readonly revision: number }

/** Directions of a period that were typed and not saved. */
export const { of: draftOf, keep: keepDraft, drop: dropDraft } = keptTyping<DirectionsWish>()
