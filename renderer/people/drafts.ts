import type { Admission, PersonDetails, PersonLists } from '../../shared/people/details.ts'
import type { PersonFields } from '../../shared/people/person.ts'
import { onOtherPerson } from '../components/handing-over.ts'

/** What a clerk has typed about a member and not yet saved, by the part of the record that it belongs to. */
export interface Draft {
  readonly fields?: Readonly<Partial<PersonFields>>
  readonly details?: Readonly<Partial<PersonDetails>>
  readonly admission?: Readonly<Partial<Admission>>
  readonly lists?: Readonly<Partial<PersonLists>>
}

/**
 * Unsaved typing outlives its page as long as the window is open. It is kept in memory only: personal data do not
 * belong in the browser's storage. A member's sections are drafts of their own.
 */
const drafts = new Map<string, Draft>()

const keyOf = (id: string, section: string): string => `${id}/${section}`
const isEmpty = (draft: Draft): boolean =>
  Object.values(draft).every((part) => Object.keys(part ?? {}).length === 0)

export const draftOf = (id: string, section: string): Draft => drafts.get(keyOf(id, section)) ?? {}
export const hasDraft = (id: string, section: string): boolean => drafts.has(keyOf(id, section))
export function keepDraft(id: string, section: string, draft: Draft): void {
  if (isEmpty(draft)) drafts.delete(keyOf(id, section))
  else drafts.set(keyOf(id, section), draft)
}
export const dropDraft = (id: string, section: string): void => void drafts.delete(keyOf(id, section))

/** The draft with one part of it added to. */
export const withPart = <P extends keyof Draft>(
  draft: Draft,
  part: P,
  more: NonNullable<Draft[P]>,
): Draft => ({
  ...draft,
  [part]: { ...draft[part], ...more },
})

onOtherPerson(() => drafts.clear())

/** Nobody closes over unsaved typing without being asked: the browser asks by itself, the desktop in its own words. */
window.addEventListener('beforeunload', (event) => {
  if (drafts.size > 0) event.preventDefault()
})
