import type { Directions } from '../../shared/months/contract.ts'
import { onOtherPerson } from '../components/handing-over.ts'

export type DirectionsWish = Directions & { readonly revision: number }

/** Directions that were typed and not saved outlive their page as long as the window is open, in memory only. */
const drafts = new Map<string, DirectionsWish>()

export const draftOf = (period: string): DirectionsWish | undefined => drafts.get(period)
export const keepDraft = (period: string, wish: DirectionsWish): void => void drafts.set(period, wish)
export const dropDraft = (period: string): void => void drafts.delete(period)

onOtherPerson(() => drafts.clear())

/** Nobody closes over unsaved typing without being asked. */
window.addEventListener('beforeunload', (event) => {
  if (drafts.size > 0) event.preventDefault()
})
