/*
 * The markers of a JPEG stream (ITU-T T.81, annex B): enough to tell a picture that printers and other programs can open
 * from one that was cut off or is something else.
 */
const marker = {
  begin: 0xd8,
  end: 0xd9,
  scan: 0xda,
  /** Restarts inside a scan stand alone, without a length. */
  firstRestart: 0xd0,
  lastRestart: 0xd7,
} as const
/** Baseline, extended and progressive pictures; arithmetic and lossless ones open nowhere. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2]
/** Far beyond a picture of 3 x 4 cm; a header that claims more asks a program for gigabytes. */
const widest = 10_000

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

/** The place of the marker after the coded data that begins at a place; the end of the bytes where there is none. */
function afterScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1] ?? 0
    const isCoded = code === 0 || code === 0xff || (code >= marker.firstRestart && code <= marker.lastRestart)
    if (!isCoded) return at
  }
  return bytes.length
}

/** Whether the bytes are one whole JPEG picture of a sensible size. What lies behind its end is read by nobody. */
export function isJpeg(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== marker.begin) return false
  let at = 2
  let hasFrame = false
  let hasScan = false
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return false
    const code = bytes[at + 1] ?? 0
    if (code === 0xff) {
      at += 1
      continue
    }
    if (code === marker.end) return hasFrame && hasScan
    const length = word(bytes, at + 2)
    if (code < 0xc0 || (code >= marker.firstRestart && code <= marker.begin) || length < 2) return false
    if (frames.includes(code)) {
      const [height, width] = [word(bytes, at + 5), word(bytes, at + 7)]
      if (hasFrame || length < 11 || Math.min(height, width) < 1 || Math.max(height, width) > widest)
        return false
      hasFrame = true
    }
    at += 2 + length
    if (code === marker.scan) {
      if (!hasFrame) return false
      hasScan = true
      at = afterScan(bytes, at)
    }
  }
  return false
}
