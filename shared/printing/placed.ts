import type { PrintSet } from './sheets.ts'

/** A paper that lies in a PDF among others. */
export interface PlacedPaper {
  /** Whose it is: the name of the cell. */
  readonly label: string
  /** By which copies are chosen. */
  readonly kind: string
  /** Its first page, counted from 1; it ends where the next one begins. */
  readonly first: number
}

/**
 * The sets of a PDF of papers that lie cell by cell: what follows each other for one cell is its set. A kind that is not
 * named is printed once.
 *
 * @param total the pages of the PDF
 */
export function setsOfPlaced(
  papers: readonly PlacedPaper[],
  total: number,
  copies: Readonly<Record<string, number>>,
): readonly PrintSet[] {
  const sets: { label: string; papers: PrintSet['papers'][number][] }[] = []
  for (const [at, { label, kind, first }] of papers.entries()) {
    if (sets.at(-1)?.label !== label) sets.push({ label, papers: [] })
    const end = papers[at + 1]?.first ?? total + 1
    const pages = Array.from({ length: end - first }, (_, index) => first + index)
    sets.at(-1)?.papers.push({ part: 0, pages, copies: copies[kind] ?? 1 })
  }
  return sets
}
