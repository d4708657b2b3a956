import type { Input } from '../../shared/contract.ts'
import type { ChangeKind } from '../../shared/organisation/changes.ts'

/** A change of organisation while it is being put together. Empty texts are what is not chosen yet. */
export interface ChangeDraft {
  readonly kind: ChangeKind
  readonly on: string | null
  readonly decisionNumber: string
  readonly decisionDate: string | null
  readonly decidedBy: string
  readonly note: string
  /** The body that is renamed, split, dissolved or moved. */
  readonly bodyId: string
  /** The new name of a renaming, or of the cell that comes of a merger. */
  readonly name: string
  readonly sourceIds: readonly string[]
  /** The cell that goes on in a merger; empty for a new one. */
  readonly intoId: string
  readonly goesOn: boolean
  /** The new cells of a split. */
  readonly parts: readonly { readonly key: string; readonly name: string }[]
  /** Where each member goes: the key of a part, or a cell; missing for whom nothing was said. */
  readonly places: ReadonlyMap<string, string>
  readonly toBodyId: string
  /** The new superior; empty for the commune. */
  readonly parentId: string
}

export const newDraft = (bodyId: string | undefined, today: string | null): ChangeDraft => ({
  kind: 'rename',
  on: today,
  decisionNumber: '',
  decisionDate: null,
  decidedBy: '',
  note: '',
  bodyId: bodyId ?? '',
  name: '',
  sourceIds: bodyId === undefined ? [] : [bodyId],
  intoId: '',
  goesOn: true,
  parts: [{ key: 'new-1', name: '' }],
  places: new Map(),
  toBodyId: '',
  parentId: '',
})

/** The most parts that a digit key can choose among, the cell that goes on included. */
const mostParts = 9

export const canAddPart = ({ parts, goesOn }: ChangeDraft): boolean =>
  parts.length + (goesOn ? 1 : 0) < mostParts

/** One more new cell, with a key that no other has. */
export const withPart = (draft: ChangeDraft): ChangeDraft => {
  const numbers = draft.parts.map(({ key }) => Number(key.slice('new-'.length)))
  return { ...draft, parts: [...draft.parts, { key: `new-${Math.max(0, ...numbers) + 1}`, name: '' }] }
}

/** What the office is asked to plan, and to write. */
export type AskedChange = Input<'organisation.change'>['request']

export type Asked =
  | { readonly request: AskedChange; readonly problem?: never }
  | { readonly request?: never; readonly problem: string }

/** What is asked of the office, or the first thing that is missing. */
export function requestOf(draft: ChangeDraft): Asked {
  const { kind, on, decisionNumber, bodyId, name, places } = draft
  if (on === null) return { problem: 'Chưa nhập ngày có hiệu lực.' }
  const asked = { on, decisionNumber }
  if (kind !== 'merge' && bodyId === '') return { problem: 'Chưa chọn tổ chức.' }
  switch (kind) {
    case 'rename':
      if (name.trim() === '') return { problem: 'Chưa nhập tên mới.' }
      return { request: { ...asked, kind, bodyId, name } }
    case 'move':
      return { request: { ...asked, kind, bodyId, parentId: draft.parentId || null } }
    case 'merge': {
      const { sourceIds, intoId } = draft
      if (sourceIds.length < 2) return { problem: 'Hãy chọn từ hai chi bộ trở lên để sáp nhập.' }
      if (intoId === '' && name.trim() === '') return { problem: 'Chưa nhập tên chi bộ mới.' }
      const into = intoId === '' ? { key: 'new-1', name } : { bodyId: intoId, name: name.trim() || null }
      return { request: { ...asked, kind, sourceIds: [...sourceIds], into } }
    }
    case 'split': {
      if (draft.parts.some((part) => part.name.trim() === '')) return { problem: 'Chưa nhập tên chi bộ mới.' }
      const parts = draft.parts.map((part) => ({
        ...part,
        personIds: [...places].flatMap(([personId, place]) => (place === part.key ? [personId] : [])),
      }))
      return { request: { ...asked, kind, sourceId: bodyId, sourceGoesOn: draft.goesOn, parts } }
    }
    case 'dissolve': {
      const others = [...places].flatMap(([personId, toBodyId]) =>
        toBodyId === '' || toBodyId === draft.toBodyId ? [] : [{ personId, toBodyId }],
      )
      return { request: { ...asked, kind, bodyId, toBodyId: draft.toBodyId || null, others } }
    }
  }
}
