import { type Content, paragraph, romanHeading, runs } from '../documents/compose.ts'
import type { Block } from '../documents/model.ts'
import { prose } from '../meetings/minutes-words.ts'
import { formatCount } from '../text/numbers.ts'

/** The lists behind the figures of a report. */
export const ways = [
  'overview',
  'present',
  'excused',
  'absent',
  'scores',
  'tasks',
  'petitions',
  'papers',
] as const

/** A figure on the screen beside the text of its section; it opens the list of its names. */
export interface Figure {
  readonly name: string
  readonly text: string
  readonly way: (typeof ways)[number]
}

/**
 * A section (mục) of a report: what the record says of it, drawn anew whenever the paper is, and a text below it, which
 * the clerk writes. As long as nothing was written the proposal stands there.
 */
export interface Section {
  readonly id: string
  readonly title: string
  readonly figures: readonly Figure[]
  readonly drawn: readonly Block[]
  readonly proposal: string
}

/** What the clerk wrote, by section. */
export type Written = Readonly<Record<string, string>>

/** `08`, `12`, `1.250`: a count as reports write it. */
export const counted = (count: number): string => (count > 0 && count < 10 ? `0${count}` : formatCount(count))

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

/** Several sentences as one paragraph. */
export const sentences = (...parts: readonly (Content | undefined)[]): Block[] => {
  const said = parts.filter((part) => part !== undefined && part !== '')
  return said.length === 0
    ? []
    : [paragraph(...runs(...said.flatMap((part, index) => (index === 0 ? [part ?? ''] : [' ', part ?? '']))))]
}

/** The sections that say something, numbered through. */
export function sectionBlocks(sections: readonly Section[], written: Written): Block[] {
  const said = sections
    .map(({ id, title, drawn, proposal }) => ({
      title,
      blocks: [...drawn, ...prose(written[id] ?? proposal)],
    }))
    .filter(({ blocks }) => blocks.length > 0)
  return said.flatMap(({ title, blocks }, index) => [
    romanHeading(index + 1, title.toLocaleUpperCase('vi')),
    ...blocks,
  ])
}
