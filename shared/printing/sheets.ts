/*
 * Which page goes on which side of which sheet. A set (bộ) is what one cell gets; every copy of every paper begins on a
 * fresh sheet, so that sets can be taken apart by hand and no paper has another's first page on its back.
 */

export const sides = ['one', 'long', 'short', 'passes'] as const
/**
 * `long` and `short`: the printer turns the sheet over its long or its short edge. `passes`: the printer prints on one
 * side only; the fronts come first, and the clerk puts the stack in again for the backs.
 */
export type Sides = (typeof sides)[number]

/** As a clerk reads it. */
export const sidesNames: Readonly<Record<Sides, string>> = {
  one: 'Một mặt',
  long: 'Hai mặt, lật theo cạnh dài',
  short: 'Hai mặt, lật theo cạnh ngắn',
  passes: 'Hai lượt, máy in một mặt',
}

export const passes = ['fronts', 'backs'] as const
export type Pass = (typeof passes)[number]

/** A paper of a set. */
export interface SetPaper {
  /** Its place among the PDFs of the job, from 0. */
  readonly part: number
  /** Its pages that are printed, counted from 1. */
  readonly pages: readonly number[]
  readonly copies: number
}

export interface PrintSet {
  /** Whose it is: the name of the cell. */
  readonly label: string
  readonly papers: readonly SetPaper[]
}

export interface PageOfPart {
  readonly part: number
  /** Counted from 1. */
  readonly page: number
}

export interface Sheet {
  /** The place of its set, from 0. */
  readonly set: number
  readonly front: PageOfPart
  /** Null where nothing is printed on the back. */
  readonly back: PageOfPart | null
}

/** One page that goes to the printer; null is an empty one, which keeps what follows on its own side. */
export type SentPage = (PageOfPart & { readonly isBack: boolean }) | null

export function sheetsOf(sets: readonly PrintSet[], how: Sides): readonly Sheet[] {
  const step = how === 'one' ? 1 : 2
  const sheets: Sheet[] = []
  for (const [set, { papers }] of sets.entries()) {
    for (const { part, pages, copies } of papers) {
      for (let copy = 0; copy < copies; copy += 1) {
        for (let at = 0; at < pages.length; at += step) {
          const [front, back] = pages.slice(at, at + step)
          if (front === undefined) continue
          sheets.push({
            set,
            front: { part, page: front },
            back: back === undefined ? null : { part, page: back },
          })
        }
      }
    }
  }
  return sheets
}

export interface Sending {
  readonly sides: Sides
  /** Which pass of two; without meaning otherwise. */
  readonly pass: Pass
  /** The backs begin with the last sheet: the stack is put in as it came out, the last sheet on top. */
  readonly isBackReversed: boolean
  /** Goes on with this set, counted from 0, in the order in which this pass prints; null prints everything. */
  readonly from: number | null
}

const isSecondPass = ({ sides: how, pass }: Sending): boolean => how === 'passes' && pass === 'backs'

/** The sheets of this pass in the order in which they go through the printer: after a jam only what is left, from the set on. */
export function sheetsLeft(sheets: readonly Sheet[], sending: Sending): readonly Sheet[] {
  const { isBackReversed, from } = sending
  const ordered = isSecondPass(sending) && isBackReversed ? sheets.toReversed() : sheets
  const first = from === null ? 0 : ordered.findIndex(({ set }) => set === from)
  return first < 0 ? [] : ordered.slice(first)
}

/** What goes to the printer, in its order. */
export function sentPages(sheets: readonly Sheet[], sending: Sending): readonly SentPage[] {
  const left = sheetsLeft(sheets, sending)
  const frontOf = ({ front }: Sheet): SentPage => ({ ...front, isBack: false })
  const backOf = ({ back }: Sheet): SentPage => (back === null ? null : { ...back, isBack: true })
  if (isSecondPass(sending)) return left.map(backOf)
  if (sending.sides === 'one' || sending.sides === 'passes') return left.map(frontOf)
  return left.flatMap((sheet) => [frontOf(sheet), backOf(sheet)])
}

/** Where a set lies among the sheets of the job, counted from 1. */
export interface SetPlace {
  readonly set: number
  readonly label: string
  readonly firstSheet: number
  readonly lastSheet: number
}

/** The sets that have sheets, in the order of the job. */
export function placesOf(sets: readonly PrintSet[], sheets: readonly Sheet[]): readonly SetPlace[] {
  return sets.flatMap(({ label }, set) => {
    const firstSheet = sheets.findIndex((sheet) => sheet.set === set) + 1
    const lastSheet = sheets.findLastIndex((sheet) => sheet.set === set) + 1
    return firstSheet === 0 ? [] : [{ set, label, firstSheet, lastSheet }]
  })
}
