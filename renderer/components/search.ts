/** Conditions of a list as they stand in the address; null takes one out. */
export type SearchPart = Readonly<Record<string, string | null>>

/** The search with some of its conditions changed, the others kept. */
export function searchWith(search: URLSearchParams, part: SearchPart): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(part)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  return next
}
