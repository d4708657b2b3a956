import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** A picture in 16 greys: what a printed page looks like, small enough to be kept beside a test. */
export interface Grey {
  readonly width: number
  readonly height: number
  /** One byte a point, row after row: 0 is black, 15 is white. */
  readonly points: Uint8Array
}

export const white = 15
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const HEAD_LENGTH = 13
const FOUR_BITS = 4

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** As a PNG of four bits a point, two points a byte. */
export function toPng({ width, height, points }: Grey): Buffer {
  const stride = Math.ceil(width / 2) + 1
  const rows = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * stride + 1 + (x >> 1)
      const level = points[y * width + x] ?? white
      rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? level << 4 : level)
    }
  }
  const head = Buffer.alloc(HEAD_LENGTH)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = FOUR_BITS
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}

/** @throws when the file is no picture that `toPng` made */
export function fromPng(file: Buffer): Grey {
  const width = file.readUInt32BE(16)
  const height = file.readUInt32BE(20)
  if (!file.subarray(0, 8).equals(signature) || file[24] !== FOUR_BITS || file[25] !== 0) {
    throw new RangeError('not a picture in 16 greys')
  }
  const packed: Buffer[] = []
  for (let at = 8 + HEAD_LENGTH + 12; at < file.length; at += file.readUInt32BE(at) + 12) {
    const isData = file.toString('latin1', at + 4, at + 8) === 'IDAT'
    if (isData) packed.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)))
  }
  const rows = inflateSync(Buffer.concat(packed))
  const stride = Math.ceil(width / 2) + 1
  const points = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const pair = rows[y * stride + 1 + (x >> 1)] ?? 0
      points[y * width + x] = x % 2 === 0 ? pair >> 4 : pair & 15
    }
  }
  return { width, height, points }
}
