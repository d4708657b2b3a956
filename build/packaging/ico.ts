/** One size of a picture, square. */
export interface Picture {
  /** Pixels of a side, up to 256. */
  readonly size: number
  readonly png: Uint8Array
  /** Four bytes a pixel, from the top left. */
  readonly rgba: Uint8Array
}

const fileHeader = 6
const entryHeader = 16
const bitmapHeader = 40

/**
 * A Windows icon file. Up to 64 pixels as bitmaps, which the installer's tools read in every version; larger ones as PNG,
 * which Windows has read since Vista.
 */
export function icoOf(pictures: readonly Picture[]): Buffer {
  const images = pictures.map((picture) => (picture.size > 64 ? Buffer.from(picture.png) : bitmapOf(picture)))
  const header = Buffer.alloc(fileHeader + entryHeader * images.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(images.length, 4)
  let offset = header.length
  images.forEach((image, index) => {
    const at = fileHeader + entryHeader * index
    // A side of 256 is written as 0.
    const side = (pictures[index]?.size ?? 0) % 256
    header.writeUInt8(side, at)
    header.writeUInt8(side, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(image.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += image.length
  })
  return Buffer.concat([header, ...images])
}

/** Blue, green, red, opacity from the bottom left; then the old one-bit mask, empty because the opacity says it all. */
function bitmapOf({ size, rgba }: Picture): Buffer {
  const maskRow = Math.ceil(size / 32) * 4
  const image = Buffer.alloc(bitmapHeader + size * size * 4 + maskRow * size)
  image.writeUInt32LE(bitmapHeader, 0)
  image.writeInt32LE(size, 4)
  image.writeInt32LE(size * 2, 8)
  image.writeUInt16LE(1, 12)
  image.writeUInt16LE(32, 14)
  image.writeUInt32LE(size * size * 4 + maskRow * size, 20)
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = (row * size + column) * 4
      const to = bitmapHeader + ((size - 1 - row) * size + column) * 4
      image[to] = rgba[from + 2] ?? 0
      image[to + 1] = rgba[from + 1] ?? 0
      image[to + 2] = rgba[from] ?? 0
      image[to + 3] = rgba[from + 3] ?? 0
    }
  }
  return image
}
