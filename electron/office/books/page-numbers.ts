import { boxPattern, type PageObject, pagesIn, trailerOf, update } from '../documents/pdf-update.ts'

/*
 * Page numbers of a book, as annotations in an update (ISO 32000-1, 12.5.6.6): what was frozen is not touched. Pages that
 * are turned, and files of another make, stay without.
 */

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

/** Writes `- 12 -` at the foot of the pages from `first` on, counted from 1. */
export function numberPages(pdf: Uint8Array, first: number): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const text = bytes.toString('latin1')
  const trailer = trailerOf(text)
  if (!trailer) return pdf
  const objects = new Map<number, string>()
  let { next } = trailer
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
  return objects.size === 0 ? pdf : update(bytes, objects, trailer.root, next)
}
