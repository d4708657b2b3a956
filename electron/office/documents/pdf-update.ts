/*
 * Incremental updates of a PDF (ISO 32000-1, 7.5.6): what is there is not touched, and can be had back by cutting the
 * update off. It reads only what `joinPdfs` writes: page dictionaries as objects of their own, references in a stream.
 */

export interface PageObject {
  readonly number: number
  /** The dictionary without its closing `>>`. */
  readonly open: string
}

const pagePattern = /(?:^|\n)(\d+) 0 obj\n(<< \/Type \/Page [^\n]*)>>\nendobj/g

/** The pages of a joined PDF, in their order. */
export const pagesIn = (text: string): readonly PageObject[] =>
  [...text.matchAll(pagePattern)].map(([, number, open]) => ({ number: Number(number), open: open ?? '' }))

/** Left, lower, right and upper edge in points. */
export const boxPattern = /\/MediaBox \[\s*(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s*\]/

/** Where an update of a joined PDF begins; undefined for a file of another make. */
export function trailerOf(text: string): Trailer | undefined {
  const [, total, root, info] =
    /\/Size (\d+) \/Type \/XRef \/Root (\d+ 0 R)(?: \/Info (\d+) 0 R)?/.exec(text) ?? []
  if (total === undefined || root === undefined) return undefined
  return { next: Number(total), root, info: info === undefined ? undefined : Number(info) }
}

interface Trailer {
  /** The first number that no object has. */
  readonly next: number
  readonly root: string
  /** The object that says title and author. */
  readonly info: number | undefined
}

/** An update: objects by their numbers, then where they lie. */
export function update(
  bytes: Buffer,
  objects: ReadonlyMap<number, string>,
  root: string,
  end: number,
): Buffer {
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.subarray(-64).toString('latin1'))?.[1])
  const parts: Buffer[] = [Buffer.from('\n')]
  let at = bytes.length + 1
  const places: (readonly [number, number])[] = []
  for (const [number, body] of [...objects].sort(([a], [b]) => a - b)) {
    const object = Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1')
    places.push([number, at])
    parts.push(object)
    at += object.length
  }
  places.push([end, at])
  const entries = Buffer.alloc(places.length * 7)
  for (const [index, [, place]] of places.entries()) {
    entries.writeUInt8(1, index * 7)
    entries.writeUInt32BE(place, index * 7 + 1)
  }
  const index = places.map(([number]) => `${number} 1`).join(' ')
  const head = `${end} 0 obj\n<< /Type /XRef /Size ${end + 1} /Root ${root} /Prev ${previous} /W [1 4 2] /Index [${index}] /Length ${entries.length} >>\nstream\n`
  return Buffer.concat([
    bytes,
    ...parts,
    Buffer.from(head, 'latin1'),
    entries,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`, 'latin1'),
  ])
}
