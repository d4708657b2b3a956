import { describe, expect, it } from 'vitest'
import { reducedSize } from '../../../renderer/attachments/reduce.ts'

describe('a picture of a page, reduced', () => {
  it.each([
    ['a telephone photograph', 3024, 4032, 1240, 1653],
    ['the same, lying', 4032, 3024, 1653, 1240],
    ['A4 at 300 dpi', 2480, 3508, 1240, 1754],
    ['A4 at 150 dpi', 1240, 1754, 1240, 1754],
    ['a long strip', 300, 6000, 88, 1754],
    ['a small picture, which is never magnified', 640, 480, 640, 480],
  ])('%s of %i x %i becomes %i x %i', (_name, width, height, toWidth, toHeight) => {
    expect(reducedSize(width, height)).toEqual({ width: toWidth, height: toHeight })
  })
})
