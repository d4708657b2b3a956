/*
 * Page numbers of a book, as annotations in an incremental update (ISO 32000-1, 7.5.6 and 12.5.6.6): what was frozen is
 * not touched, and can be had back by cutting the update off. It reads only what `joinPdfs` writes: page dictionaries
 * as objects of their own, references in a stream. Pages that are turned, and files of another make, stay without.
 */

interface PageObject {
  readonly number: number
  /** The dictionary without its closing `>>`. */
  readonly open: string
}

const pagePattern = /(?:^|\n)(\d+) 0 obj\n(<< \/Type \/Page [^\n]*)>>\nendobj/g
const boxPattern = /\/MediaBox \[\s*(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s*\]/

const pagesIn = (text: string): readonly PageObject[] =>
  [...text.matchAll(pagePattern)].map(([, number, open]) => ({ number: Number(number), open: open ?? '' }))

const size = 9
/** Of figures, hyphens and spaces in Helvetica, in em. */
const widths: Readonly<Record<string, number>> = { '-': 0.333, ' ': 0.278 }
const figureWidth = 0.556
const boxWidth = 70
const boxHeight = 12
/** From the lower edge of the sheet, in points: within the margin of every paper (20 mm), between the words of a form. */
const fromBottom = 22

const stream = (dictionary: string, content: string): string =>
  `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`

/** The annotation of a page and its look; undefined where the page is turned or says no size. */
function annotationOf(
  { open }: PageObject,
  words: string,
  look: number,
): readonly [string, string] | undefined {
  const box = boxPattern.exec(open)
  const turned = /\/Rotate (-?\d+)/.exec(open)?.[1] ?? '0'
  if (box === null || Number(turned) % 360 !== 0) return undefined
  const [left, bottom] = [(Number(box[1]) + Number(box[3]) - boxWidth) / 2, Number(box[2]) + fromBottom]
  const rect = [left, bottom, left + boxWidth, bottom + boxHeight].map((value) => value.toFixed(2)).join(' ')
  const width = [...words].reduce((sum, letter) => sum + (widths[letter] ?? figureWidth) * size, 0)
  const start = ((boxWidth - width) / 2).toFixed(2)
  return [
    `<< /Type /Annot /Subtype /FreeText /F 196 /Rect [${rect}] /Contents (${words}) /DA (/Helv ${size} Tf 0 g) /AP << /N ${look} 0 R >> >>`,
    stream(
      `/Type /XObject /Subtype /Form /BBox [0 0 ${boxWidth} ${boxHeight}] /Resources << /Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>`,
      `BT /Helv ${size} Tf 0 g ${start} 3 Td (${words}) Tj ET`,
    ),
  ]
}

/** The page with one annotation more; undefined where its annotations lie somewhere else. */
function annotated(open: string, annotation: number): string | undefined {
  const own = `${annotation} 0 R`
  if (!open.includes('/Annots')) return `${open} /Annots [${own}]>>`
  const list = /\/Annots \[([^\]]*)\]/.exec(open)
  return list === null ? undefined : `${open.replace(list[0], `/Annots [${list[1]} ${own}]`)}>>`
}

/** An update: objects by their numbers, then where they lie. */
function update(bytes: Buffer, objects: ReadonlyMap<number, string>, root: string, end: number): Buffer {
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

/** Writes `- 12 -` at the foot of the pages from `first` on, counted from 1. */
export function numberPages(pdf: Uint8Array, first: number): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const text = bytes.toString('latin1')
  const [, total, root] = /\/Size (\d+) \/Type \/XRef \/Root (\d+ 0 R)/.exec(text) ?? []
  if (total === undefined || root === undefined) return pdf
  const objects = new Map<number, string>()
  let next = Number(total)
  for (const [index, page] of pagesIn(text).entries()) {
    if (index + 1 < first) continue
    const made = annotationOf(page, `- ${index + 1} -`, next + 1)
    const body = made && annotated(page.open, next)
    if (!made || body === undefined) continue
    objects
      .set(next, made[0])
      .set(next + 1, made[1])
      .set(page.number, body)
    next += 2
  }
  return objects.size === 0 ? pdf : update(bytes, objects, root, next)
}
