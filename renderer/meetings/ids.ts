/**
 * A new id as the office makes them (UUID version 7: the time first, so that ids sort by when they were made). A task
 * gets its id where it is typed, because it must keep it from the first draft on.
 */
export function newTaskId(now: number = Date.now()): string {
  const random = crypto.getRandomValues(new Uint8Array(10))
  const hex = [
    now.toString(16).padStart(12, '0'),
    ...Array.from(random, (byte) => byte.toString(16).padStart(2, '0')),
  ]
  const all = hex.join('')
  const variant = ((Number.parseInt(all.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    all.slice(0, 8),
    all.slice(8, 12),
    `7${all.slice(13, 16)}`,
    variant + all.slice(17, 20),
    all.slice(20, 32),
  ].join('-')
}
