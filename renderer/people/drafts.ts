import type { PersonFields } from '../../shared/people/person.ts'

/** What a clerk has typed about a member and not yet saved. */
export type Draft = Readonly<Partial<PersonFields>>

/**
 * Unsaved typing outlives its page as long as the window is open. It is kept in memory only: personal data do not
 * belong in the browser's storage.
 */
const drafts = new Map<string, Draft>()

const isEmpty = (draft: Draft): boolean => Object.keys(draft).length === 0

export const draftOf = (key: string): Draft => drafts.get(key) ?? {}
export const hasDraft = (key: string): boolean => drafts.has(key)
export function keepDraft(key: string, draft: Draft): void {
  if (isEmpty(draft)) drafts.delete(key)
  else drafts.set(key, draft)
}
export const dropDraft = (key: string): void => void drafts.delete(key)

/** Nobody closes over unsaved typing without being asked: the browser asks by itself, the desktop in its own words. */
window.addEventListener('beforeunload', (event) => {
  if (drafts.size > 0) event.preventDefault()
})
