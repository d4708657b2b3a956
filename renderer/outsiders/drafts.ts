import type { OutsiderFields, RoleHeld } from '../../shared/outsiders/contract.ts'
import { keptTyping } from '../components/kept-typing.ts'

/** What a clerk has typed about somebody outside the roll and not yet saved. */
export interface Draft {
  readonly fields: Readonly<Partial<OutsiderFields>>
  /** Undefined as long as the roles were not touched. */
  readonly roles: readonly KeyedRole[] | undefined
}
/** The key names the row while it moves. */
export type KeyedRole = RoleHeld & { readonly key: string }

const drafts = keptTyping<Draft>()
const none: Draft = { fields: {}, roles: undefined }

export const draftOf = (id: string): Draft => drafts.of(id) ?? none
export const hasDraft = (id: string): boolean => drafts.of(id) !== undefined
export const { keep: keepDraft, drop: dropDraft } = drafts

let made = 0
export const newKey = (): string => {
  made += 1
  return `role-${made}`
}
