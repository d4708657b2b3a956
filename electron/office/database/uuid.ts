import { randomFillSync } from 'node:crypto'

const bytes = new Uint8Array(16)
/** Drawn for many ids at once: one by one, random bytes are among the dearest parts of an import. */
const drawn = new Uint8Array(256 * bytes.length)
let used = drawn.length
let lastTime = 0
let counter = 0

/** UUID version 7 (RFC 9562): ordered by time, so that new records land at the end of an index. */
export function uuidv7(now = Date.now()): string {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  bytes.set(drawn.subarray(used, used + bytes.length))
  used += bytes.length
  // The 12 bits behind the version count up within a millisecond: a batch stays in the order of its making.
  if (now <= lastTime) counter += 1
  else {
    lastTime = now
    counter = (((bytes[6] ?? 0) & 0x07) << 8) | (bytes[7] ?? 0)
  }
  if (counter > 0xfff) {
    lastTime += 1
    counter = 0
  }
  const time = lastTime
  bytes[0] = Math.floor(time / 2 ** 40)
  bytes[1] = Math.floor(time / 2 ** 32)
  bytes[2] = Math.floor(time / 2 ** 24)
  bytes[3] = Math.floor(time / 2 ** 16)
  bytes[4] = Math.floor(time / 2 ** 8)
  bytes[5] = time
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
