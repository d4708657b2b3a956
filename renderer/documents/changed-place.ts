/** A piece of text on a page and how far below the page's top it stands, as a share of the page's height. */
export interface Piece {
  readonly text: string
  readonly below: number
}

export interface Place {
  /** Counted from 0. */
  readonly page: number
  readonly below: number
}

/**
 * Where two drawings of one paper first differ, on the later one; undefined when they say the same. What was taken away
 * at the end is where the rest now ends.
 */
export function firstChange(
  before: readonly (readonly Piece[])[],
  after: readonly (readonly Piece[])[],
): Place | undefined {
  for (const [page, pieces] of after.entries()) {
    const former = before[page] ?? []
    const at = pieces.findIndex(({ text }, index) => text !== former[index]?.text)
    const changed = at === -1 ? former.length > pieces.length && pieces.length : at
    if (changed !== false) return { page, below: (pieces[changed] ?? pieces.at(-1))?.below ?? 0 }
  }
  const last = after.length - 1
  if (last < 0 || before.length <= after.length) return undefined
  return { page: last, below: after[last]?.at(-1)?.below ?? 0 }
}

/** Room that is left above and below a place that counts as seen. */
const MARGIN = 24

/** How far to scroll so that the place is seen: not at all when it is, else until it stands a third of the way down. */
export function scrollTo(place: number, view: { readonly top: number; readonly height: number }): number {
  const isSeen = place >= view.top + MARGIN && place <= view.top + view.height - MARGIN
  return isSeen ? view.top : Math.max(0, place - view.height / 3)
}
