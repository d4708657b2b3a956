import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Area, least, openingPlace, type WindowPlace } from '../../../electron/desktop/window-place.ts'

const small: Area = { x: 0, y: 0, width: 1366, height: 728 }
const large: Area = { x: 0, y: 0, width: 1920, height: 1040 }
const second: Area = { x: 1920, y: 0, width: 1280, height: 984 }
const at = (x: number, y: number, more: Partial<WindowPlace> = {}): WindowPlace => ({
  ...{ x, y, width: 1000, height: 700, isMaximized: false, zoom: 0, ...more },
})

describe('where the window opens', () => {
  it.each<[string, WindowPlace | undefined, Area[], Area, boolean]>([
    [
      'fills a small screen the first time',
      undefined,
      [small],
      { x: 0, y: 0, width: 1366, height: 728 },
      true,
    ],
    [
      'stands in the middle of a large one the first time',
      undefined,
      [large],
      { x: 240, y: 70, width: 1440, height: 900 },
      false,
    ],
    ['is where it was', at(300, 200), [large], { x: 300, y: 200, width: 1000, height: 700 }, false],
    [
      'is on the second screen, where it was',
      at(2000, 100),
      [large, second],
      { x: 2000, y: 100, width: 1000, height: 700 },
      false,
    ],
    [
      'comes to the first when the second is gone',
      at(2000, 100),
      [large],
      { x: 460, y: 170, width: 1000, height: 700 },
      false,
    ],
    [
      'is made as small as the screen',
      at(0, 0, { width: 1900, height: 1000 }),
      [small],
      { x: 0, y: 0, width: 1366, height: 728 },
      false,
    ],
    [
      'fills the screen again',
      at(10, 10, { isMaximized: true }),
      [large],
      { x: 10, y: 10, width: 1000, height: 700 },
      true,
    ],
    [
      'does not hide its title above the screen',
      at(100, -60),
      [large],
      { x: 460, y: 170, width: 1000, height: 700 },
      false,
    ],
  ])('%s', (_, kept, screens, bounds, isMaximized) => {
    expect(openingPlace(kept, screens)).toEqual({ bounds, isMaximized })
  })

  it('is never where no hand reaches its title, nor larger than a screen', () => {
    const number = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: 1, max: 6000 })
    const screen = fc.record({
      x: number,
      y: number,
      width: fc.integer({ min: least.width, max: 4000 }),
      height: fc.integer({ min: least.height, max: 3000 }),
    })
    fc.assert(
      fc.property(
        number,
        number,
        size,
        size,
        fc.array(screen, { minLength: 1, maxLength: 3 }),
        (x, y, width, height, screens) => {
          const { bounds } = openingPlace(at(x, y, { width, height }), screens)
          const shown = screens.some(
            (each) =>
              bounds.width <= each.width &&
              bounds.height <= each.height &&
              Math.min(bounds.x + bounds.width, each.x + each.width) - Math.max(bounds.x, each.x) >= 120 &&
              bounds.y >= each.y &&
              bounds.y + 30 <= each.y + each.height,
          )
          expect(shown).toBe(true)
        },
      ),
    )
  })
})
