import type { Block } from './model.ts'

/**
 * What a page break must not tear apart. It is told from the document alone and marked nowhere in it, so no builder can
 * forget it, and papers that were frozen before it was known keep to it in Word as well. Within a part there is never a
 * page with one line of it alone, and none at all within a row of a table or a vote: that is for the renderers.
 */

/** Lines of text that signatures take with them, and that stand below a heading. */
const LINES = 2

/** How many parts a block has, between which a page may end; a paragraph is one, however long. */
export const partsOf = (block: Block): number => {
  switch (block.kind) {
    case 'list':
      return block.items.length
    case 'table':
      return block.rows.length
    case 'dottedLines':
      return block.lines
    default:
      return 1
  }
}

/** Whether a part of a block, counted from 0, stays on the page of what comes after it. */
export type Kept = (part: number) => boolean

/** For each block, which of its parts stay with what comes after them. */
export const keeping = (blocks: readonly Block[]): readonly Kept[] =>
  blocks.map((block, index) => {
    const parts = partsOf(block)
    const isBelowHeading = blocks[index - 1]?.kind === 'heading' && block.kind !== 'table'
    const first = isBelowHeading ? Math.min(LINES, parts) - 1 : 0
    const last = lastKept(block, blocks[index + 1], blocks[index + 2])
    return (part) => part < first || part >= parts - last
  })

/** How many parts at the end of a block stay with the next one. */
function lastKept(block: Block, next: Block | undefined, afterNext: Block | undefined): number {
  if (next === undefined) return 0
  if (next.kind === 'signatures') return LINES
  if (afterNext?.kind === 'signatures' && partsOf(next) < LINES) return LINES - 1
  // A vote says who was for it; the paragraph below says whether it was carried.
  if (
    block.kind === 'heading' ||
    block.kind === 'annex' ||
    leadsIn(block) ||
    (block.kind === 'vote' && next.kind === 'paragraph')
  )
    return 1
  return 0
}

/** `Phân công thực hiện:` stands over what it announces. */
function leadsIn(block: Block): boolean {
  const last = block.kind === 'paragraph' ? block.runs.at(-1) : undefined
  return last?.kind === 'text' && last.text.trimEnd().endsWith(':')
}
