import { type Grey, white } from './grey.ts'

/**
 * Whether two pictures of a page show the same. Another Chromium sets a line a hair's breadth elsewhere, so each block of
 * the one is looked for in the other within a few points; a word on another line or a sentence that is gone is farther.
 */

/** Side of a block, and how far it is looked for, in points of the picture. */
const BLOCK = 16
const REACH = 2
/** Mean difference of a block, in greys, from which it shows something else. */
const OTHER = 0.5

export interface Block {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** In greys, the mean over the block where it fits best. */
  readonly difference: number
}

/** Without the grain of letters: each point with its neighbours. */
function soft({ width, height, points }: Grey): Grey {
  const level = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? white : (points[y * width + x] ?? white)
  const across = new Float64Array(width * height)
  const softened = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      across[y * width + x] = level(x - 1, y) + 2 * level(x, y) + level(x + 1, y)
    }
  }
  const row = (x: number, y: number) =>
    y < 0 || y >= height ? white * 4 : (across[y * width + x] ?? white * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      softened[y * width + x] = row(x, y - 1) + 2 * row(x, y) + row(x, y + 1)
    }
  }
  return { width, height, points: softened }
}

/** Softened points count sixteen times as much. */
const SOFT = 16

function differenceAt(
  a: Grey,
  b: Grey,
  block: Omit<Block, 'difference'>,
  [right, down]: readonly [number, number],
): number {
  let sum = 0
  for (let y = block.top; y < block.top + block.height; y += 1) {
    const other = y + down
    for (let x = block.left; x < block.left + block.width; x += 1) {
      const beside = x + right
      const isInside = other >= 0 && other < b.height && beside >= 0 && beside < b.width
      const there = isInside ? (b.points[other * b.width + beside] ?? white * SOFT) : white * SOFT
      sum += Math.abs((a.points[y * a.width + x] ?? white * SOFT) - there)
    }
  }
  return sum / (block.width * block.height * SOFT)
}

const steps = Array.from({ length: REACH * 2 + 1 }, (_, index) => index - REACH)
/** The nearest first: most blocks fit where they are. */
const shifts = steps
  .flatMap((right) => steps.map((down) => [right, down] as const))
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b))

function bestFit(a: Grey, b: Grey, block: Omit<Block, 'difference'>): number {
  let best = Number.POSITIVE_INFINITY
  for (const shift of shifts) {
    best = Math.min(best, differenceAt(a, b, block, shift))
    if (best < OTHER / 2) return best
  }
  return best
}

const starts = (length: number): readonly number[] =>
  Array.from({ length: Math.ceil(length / BLOCK) }, (_, index) => index * BLOCK)

/** Blocks that show something else, looked for from both sides: what came is as wrong as what went. */
export function otherBlocks(reference: Grey, seen: Grey, tolerance = OTHER): readonly Block[] {
  const whole = { left: 0, top: 0, width: reference.width, height: reference.height }
  if (reference.width !== seen.width || reference.height !== seen.height) {
    return [{ ...whole, difference: white }]
  }
  const [a, b] = [soft(reference), soft(seen)]
  return starts(whole.height).flatMap((top) =>
    starts(whole.width).flatMap((left) => {
      const block = {
        left,
        top,
        width: Math.min(BLOCK, whole.width - left),
        height: Math.min(BLOCK, whole.height - top),
      }
      const difference = Math.max(bestFit(a, b, block), bestFit(b, a, block))
      return difference >= tolerance ? [{ ...block, difference }] : []
    }),
  )
}

/** What was seen, pale, with the blocks that differ as dark as they differ. */
export function differencePicture(seen: Grey, blocks: readonly Block[]): Grey {
  const points = seen.points.map((level) => 11 + Math.round((level * 4) / white))
  for (const { left, top, width, height } of blocks) {
    for (let y = top; y < Math.min(top + height, seen.height); y += 1) {
      for (let x = left; x < Math.min(left + width, seen.width); x += 1) {
        points[y * seen.width + x] = Math.round((seen.points[y * seen.width + x] ?? white) / 2)
      }
    }
  }
  return { ...seen, points }
}
