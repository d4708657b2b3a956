import { useSearchParams } from 'wouter'
import { type Group, type ListDefinition, listDefinition } from '../../shared/finding/definition.ts'
import { type FieldId, fieldIds } from '../../shared/finding/fields.ts'
import { navigate } from '../components/location.ts'

/**
 * Where the window is within the lists. What was changed of a list stands in the address, so that the way back from a
 * member's card or a figure leads to the list as it was, and nothing that was put together is lost.
 */
export interface ListPlace {
  /** A ready or a kept list; undefined for one that has no name yet. */
  readonly listId: string | undefined
  /** What was changed of it; undefined while it is as it is kept. */
  readonly definition: ListDefinition | undefined
  /** By which fields it is counted; empty while its names are shown. */
  readonly by: readonly FieldId[]
  readonly personId: string | undefined
}

const keys = { definition: 'loc', by: 'theo', person: 'nguoi' } as const

const toDefinition = (text: string | null): ListDefinition | undefined => {
  if (text === null) return undefined
  try {
    return listDefinition.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

export function useListPlace(listId: string | undefined): ListPlace {
  const [search] = useSearchParams()
  const by = (search.get(keys.by) ?? '').split(',')
  return {
    listId,
    definition: toDefinition(search.get(keys.definition)),
    by: fieldIds.filter((id) => by.includes(id)).sort((a, b) => by.indexOf(a) - by.indexOf(b)),
    personId: search.get(keys.person) ?? undefined,
  }
}

export function addressOf({ listId, definition, by, personId }: Partial<ListPlace>): string {
  const search = new URLSearchParams()
  if (definition !== undefined) search.set(keys.definition, JSON.stringify(definition))
  if (by !== undefined && by.length > 0) search.set(keys.by, by.join(','))
  if (personId !== undefined) search.set(keys.person, personId)
  const text = search.toString()
  return `/danh-sach${listId === undefined ? '' : `/${listId}`}${text === '' ? '' : `?${text}`}`
}

export const goTo = (place: Partial<ListPlace>, replace = false): void =>
  navigate(addressOf(place), { replace })

/** The address of the names behind a figure: the same list, narrowed. */
export const namesBehind = (list: ListDefinition, filter: Group): string =>
  addressOf({ definition: { ...list, filter } })
