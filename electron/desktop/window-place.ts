import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '../office/files.ts'

/** Pixels of the desktop, as Electron counts them. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const placeFile = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  isMaximized: z.boolean(),
  /** Steps of Chromium's zoom; 0 is the size as it is drawn. */
  zoom: z.number().min(-3).max(5),
})
export type WindowPlace = z.infer<typeof placeFile>

const fileIn = (folder: string): string => join(folder, 'place.json')

/** Where the window was when it was closed last; undefined where nobody knows. */
export function readPlace(folder: string): WindowPlace | undefined {
  try {
    return placeFile.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')))
  } catch {
    return undefined
  }
}

/** Where it cannot be kept the window opens next time as at the first: nobody is told of that. */
export function keepPlace(folder: string, place: WindowPlace): void {
  try {
    writeWhole(fileIn(folder), Buffer.from(`${JSON.stringify(place)}\n`, 'utf8'))
  } catch {
    // See above.
  }
}

export const least = { width: 800, height: 560 } as const
const usual = { width: 1440, height: 900 } as const
/** Narrower screens than this are used whole. */
const roomyWidth = 1500
/** So much of the title bar must be on a screen for a hand to take it. */
const graspable = { width: 120, height: 30 } as const

const overlap = (start: number, length: number, from: number, size: number): number =>
  Math.min(start + length, from + size) - Math.max(start, from)

/** Whether the title bar of a window can be taken hold of on a screen. */
const isGraspable = ({ x, y, width }: Area, screen: Area): boolean =>
  overlap(x, width, screen.x, screen.width) >= graspable.width &&
  y >= screen.y &&
  overlap(y, graspable.height, screen.y, screen.height) >= graspable.height

const within = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to)

/** No larger than the screen, and still to be taken hold of after it became smaller. */
function fitted(place: Area, screen: Area): Area {
  const width = within(place.width, least.width, screen.width)
  const height = within(place.height, least.height, screen.height)
  const x = within(place.x, screen.x - width + graspable.width, screen.x + screen.width - graspable.width)
  const y = within(place.y, screen.y, screen.y + screen.height - graspable.height)
  return { x, y, width, height }
}

export interface Opening {
  readonly bounds: Area
  readonly isMaximized: boolean
}

/**
 * Where the window opens: where it was, as long as that is on a screen that is still there; else in the middle of the
 * first screen, which a small one fills.
 */
export function openingPlace(kept: WindowPlace | undefined, screens: readonly Area[]): Opening {
  const [first = { x: 0, y: 0, width: 1366, height: 768 }] = screens
  const screen = kept && screens.find((each) => isGraspable(kept, each))
  if (kept && screen) {
    const { isMaximized, zoom: _, ...bounds } = kept
    return { bounds: fitted(bounds, screen), isMaximized }
  }
  const width = Math.min(kept?.width ?? usual.width, first.width)
  const height = Math.min(kept?.height ?? usual.height, first.height)
  const x = first.x + Math.round((first.width - width) / 2)
  const y = first.y + Math.round((first.height - height) / 2)
  const isMaximized = kept?.isMaximized ?? first.width < roomyWidth
  return { bounds: fitted({ x, y, width, height }, first), isMaximized }
}
