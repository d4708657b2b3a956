import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { icoOf } from '../../build/packaging/ico.ts'
import { root } from '../../build/paths.ts'

const icon = (name: string) => readFileSync(join(root, 'build', 'icons', name))

interface Entry {
  readonly side: number
  readonly image: Buffer
}

const entriesOf = (ico: Buffer): readonly Entry[] =>
  Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index
    const from = ico.readUInt32LE(at + 12)
    return {
      side: ico.readUInt8(at) || 256,
      image: ico.subarray(from, from + ico.readUInt32LE(at + 8)),
    }
  })

const isPng = (image: Buffer) => image.subarray(1, 4).toString('latin1') === 'PNG'

describe("the program's icon", () => {
  it('has every size that Windows shows, each with its own picture', () => {
    const entries = entriesOf(icon('icon.ico'))
    expect(entries.map(({ side }) => side)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256])
    for (const { side, image } of entries) {
      const [width, height] = isPng(image)
        ? [image.readUInt32BE(16), image.readUInt32BE(20)]
        : [image.readInt32LE(4), image.readInt32LE(8) / 2]
      expect([width, height]).toEqual([side, side])
    }
  })

  it.each([16, 32, 48, 64, 128, 256, 512])('has a picture of %i pixels for Linux', (size) => {
    const png = icon(`${size}x${size}.png`)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
  })

  it('writes a bitmap upside down, blue first, as Windows reads it', () => {
    const [red, green, blue, clear] = [
      [255, 0, 0, 255],
      [0, 255, 0, 255],
      [0, 0, 255, 255],
      [0, 0, 0, 0],
    ] as const
    const rgba = Uint8Array.from([red, green, blue, clear].flat())
    const [entry] = entriesOf(icoOf([{ size: 2, png: new Uint8Array(), rgba }]))
    const pixels = entry?.image.subarray(40, 56)
    expect([...(pixels ?? [])]).toEqual([255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255, 255, 0, 255, 0, 255])
  })
})
