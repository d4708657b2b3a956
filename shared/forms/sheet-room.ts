/** Something that Chromium keeps on one page, in points; what may be torn is several of them. */
export type Heights = readonly number[]

/** How a sheet is measured before it is drawn: lengths in points, letters of Times New Roman of 16 points. */
const letter = 7.5

/** Lines that a text takes in a width; each line end that was typed begins a new one. */
export const linesIn = (text: string, width: number): number =>
  text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.trim().length * letter) / width)), 0)

/** Pages that pieces fill one after another, none of them torn. */
export function pagesOf(heights: Heights, page: number): number {
  let pages = 1
  let left = page
  for (const height of heights) {
    if (height > left) {
      pages += 1
      left = page
    }
    left -= height
  }
  return pages
}

interface Room {
  readonly review: number
  readonly opinions: number
}

const least: Room = { review: 2, opinions: 5 }
const most: Room = { review: 6, opinions: 22 }

/**
 * Lines for the hand: as many as the sheets hold that are needed anyway, so that none is turned over for a few words and
 * none is left half empty.
 */
export function roomOn(page: number, heightsWith: (room: Room) => Heights): Room {
  const pages = pagesOf(heightsWith(least), page)
  let room = least
  for (;;) {
    const { review, opinions }: Room = room
    const wider = [
      // One line of the last month for every three of the discussion.
      ...(review < most.review && review * 3 <= opinions ? [{ review: review + 1, opinions }] : []),
      ...(opinions < most.opinions ? [{ review, opinions: opinions + 1 }] : []),
    ].find((candidate) => pagesOf(heightsWith(candidate), page) === pages)
    if (wider === undefined) return room
    room = wider
  }
}
