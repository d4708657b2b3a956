import type { OutsiderFields, RoleHeld } from '../../shared/outsiders/contract.ts'
import { onOtherPerson } from '../components/handing-over.ts'

/** What a clerk has typed about somebody outside the roll and not yet saved. */
export interface Draft {
  readonly fields: Readonly<Partial<OutsiderFields>>
  /** Undefined as long as the roles were not touched. */
  readonly roles: readonly KeyedRole[] | undefined
}
/** The key names the row while it moves. */
export type KeyedRole = RoleHeld & { readonly key: string }

/** Unsaved typing outlives its page as long as the window is open, in memory only. */
const drafts = new Map<string, Draft>()
const none: Draft = { fields: {}, roles: undefined }

export const draftOf = (id: string): Draft => drafts.get(id) ?? none
export const hasDraft = (id: string): boolean => drafts.has(id)
export const keepDraft = (id: string, draft: Draft): void => void drafts.set(id, draft)
export const dropDraft = (id: string): void => void drafts.delete(id)

onOtherPerson(() => drafts.clear())

/** Nobody closes over unsaved typing without being asked. */
window.addEventListener('beforeunload', (event) => {
  if (drafts.size > 0) event.preventDefault()
})

let made = 0
export const newKey = (): string => {
  made += 1
  return `role-${made}`
}
