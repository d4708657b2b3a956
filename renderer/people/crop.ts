/** What of a picture is cut out: its middle in the picture's own pixels, and how far it is magnified beyond just covering the frame. */
export interface Crop {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** 3 x 4 cm at 300 dots an inch. */
export const photoSize: Size = { width: 354, height: 472 }
const mostZoom = 8

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value))

/** The part of the picture that the crop shows, in the picture's pixels; it never reaches over the edge. */
export function cutOf(picture: Size, { x, y, zoom }: Crop) {
  const ratio = photoSize.width / photoSize.height
  const covering =
    picture.width / picture.height > ratio
      ? { width: picture.height * ratio, height: picture.height }
      : { width: picture.width, height: picture.width / ratio }
  const width = covering.width / zoom
  const height = covering.height / zoom
  return {
    left: between(0, x - width / 2, picture.width - width),
    top: between(0, y - height / 2, picture.height - height),
    width,
    height,
  }
}

/** The middle of the picture, as large as it goes; a portrait's face is in its upper half. */
export const startOf = (picture: Size): Crop => ({ x: picture.width / 2, y: picture.height * 0.45, zoom: 1 })

/** Moves what is shown by parts of the frame: 0.1 to the right shows what lay a tenth of the frame further right. */
export function movedBy(picture: Size, crop: Crop, dx: number, dy: number): Crop {
  const cut = cutOf(picture, crop)
  const next = {
    ...crop,
    x: cut.left + cut.width / 2 + dx * cut.width,
    y: cut.top + cut.height / 2 + dy * cut.height,
  }
  const kept = cutOf(picture, next)
  return { ...next, x: kept.left + kept.width / 2, y: kept.top + kept.height / 2 }
}

export const zoomedBy = (picture: Size, crop: Crop, factor: number): Crop =>
  movedBy(picture, { ...crop, zoom: between(1, crop.zoom * factor, mostZoom) }, 0, 0)
