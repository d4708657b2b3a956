import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Crop, cutOf, movedBy, photoSize, startOf, zoomedBy } from '../../../renderer/people/crop.ts'

const size = fc.record({
  width: fc.integer({ min: 40, max: 8000 }),
  height: fc.integer({ min: 40, max: 8000 }),
})
const step = fc.oneof(
  fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })),
  fc.double({ min: 0.2, max: 5, noNaN: true }),
)

describe('the cut of a picture', () => {
  it('stays 3 x 4 and within the picture, however it is moved and zoomed', () => {
    fc.assert(
      fc.property(size, fc.array(step), (picture, steps) => {
        const crop = steps.reduce<Crop>(
          (now, by) =>
            typeof by === 'number' ? zoomedBy(picture, now, by) : movedBy(picture, now, by[0], by[1]),
          startOf(picture),
        )
        const { left, top, width, height } = cutOf(picture, crop)
        expect(width / height).toBeCloseTo(photoSize.width / photoSize.height, 6)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(top).toBeGreaterThanOrEqual(0)
        expect(left + width).toBeLessThanOrEqual(picture.width + 1e-6)
        expect(top + height).toBeLessThanOrEqual(picture.height + 1e-6)
      }),
    )
  })

  it('covers the frame with as much of the picture as goes in', () => {
    expect(cutOf({ width: 354, height: 472 }, startOf({ width: 354, height: 472 }))).toEqual({
      left: 0,
      top: 0,
      width: 354,
      height: 472,
    })
    expect(cutOf({ width: 1000, height: 400 }, startOf({ width: 1000, height: 400 })).width).toBeCloseTo(300)
  })

  it('moves back at once from an edge that it was pushed against', () => {
    const picture = { width: 1000, height: 400 }
    const pushed = movedBy(picture, startOf(picture), 9, 0)
    expect(cutOf(picture, pushed).left).toBeCloseTo(700)
    expect(cutOf(picture, movedBy(picture, pushed, -0.1, 0)).left).toBeCloseTo(670)
  })
})
