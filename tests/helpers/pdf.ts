import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What stands on printed pages and where, in millimetres from the top left corner of the sheet. */

export type Box = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly baseline: number
  /** Size of the letters in points. */
  readonly size: number
}

export type PdfPage = {
  readonly width: number
  readonly height: number
  /** Left and right ends are exact; columns that stand more than 6 mm apart are lines of their own. */
  readonly lines: readonly Box[]
  /** Exact at line ends, within about 1 mm inside a line. */
  readonly words: readonly Box[]
}

const MM_PER_POINT = 25.4 / 72
const COLUMN_GAP = 6
/** Of Times New Roman, in em. */
const ASCENT = 0.891
const DESCENT = 0.216

const withPdf = async <T>(bytes: Uint8Array, use: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> => {
  // pdf.js takes the array that it is given for itself.
  const task = getDocument({ data: new Uint8Array(bytes), fontExtraProperties: true, verbosity: 0 })
  try {
    return await use(await task.promise)
  } finally {
    await task.destroy()
  }
}

type Piece = {
  readonly text: string
  readonly x: number
  readonly width: number
  readonly y: number
  readonly size: number
}

const box = (pieces: readonly Piece[], pageHeight: number): Box => {
  const baseline = (pageHeight - Math.max(...pieces.map((piece) => piece.y))) * MM_PER_POINT
  const size = Math.max(...pieces.map((piece) => piece.size))
  return {
    text: pieces
      .map((piece) => piece.text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
      .normalize('NFC'),
    left: Math.min(...pieces.map((piece) => piece.x)) * MM_PER_POINT,
    right: Math.max(...pieces.map((piece) => piece.x + piece.width)) * MM_PER_POINT,
    top: baseline - ASCENT * size * MM_PER_POINT,
    bottom: baseline + DESCENT * size * MM_PER_POINT,
    baseline,
    size,
  }
}

/** Letters of one baseline, in columns, in reading order. */
const columnsOf = (row: readonly Piece[]): readonly (readonly Piece[])[] => {
  const columns: Piece[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const piece of row.toSorted((a, b) => a.x - b.x)) {
    const isNew = (piece.x - end) * MM_PER_POINT > COLUMN_GAP
    if (isNew) columns.push([])
    const needsSpace = !isNew && piece.x - end > piece.size * 0.15
    columns.at(-1)?.push(needsSpace ? { ...piece, text: ` ${piece.text}` } : piece)
    end = piece.x + piece.width
  }
  return columns
}

/** A piece cut at its spaces, positions by the share of letters. */
const cut = (piece: Piece): readonly Piece[] =>
  [...piece.text.matchAll(/\S+|\s+/g)].map((match) => ({
    ...piece,
    text: match[0],
    x: piece.x + (piece.width * match.index) / piece.text.length,
    width: (piece.width * match[0].length) / piece.text.length,
  }))

const wordsOf = (column: readonly Piece[]): readonly (readonly Piece[])[] =>
  column.flatMap(cut).reduce<Piece[][]>(
    (words, piece) => {
      if (piece.text.trim() === '') words.push([])
      else words.at(-1)?.push(piece)
      return words
    },
    [[]],
  )

/** Pages with their lines and words, from top to bottom. */
export const pdfPages = (bytes: Uint8Array): Promise<readonly PdfPage[]> =>
  withPdf(bytes, async (pdf) => {
    const pages: PdfPage[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      const rows: Piece[][] = []
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue
        const [a = 0, b = 0, , , fromOrigin = 0, y = 0] = item.transform as readonly number[]
        const text = item.str
        // From the edge of the sheet, which need not be where the page counts from.
        const x = fromOrigin - (page.view[0] ?? 0)
        const piece = { text, x, y, width: item.width, size: Math.hypot(a, b) }
        const row = rows.find((others) => Math.abs((others[0]?.y ?? Number.NaN) - y) < 1)
        if (row) row.push(piece)
        else rows.push([piece])
      }
      const columns = rows.toSorted((a, b) => (b[0]?.y ?? 0) - (a[0]?.y ?? 0)).flatMap(columnsOf)
      pages.push({
        width: width * MM_PER_POINT,
        height: height * MM_PER_POINT,
        lines: columns.map((column) => box(column, height)),
        words: columns
          .flatMap(wordsOf)
          .filter((word) => word.length > 0)
          .map((word) => box(word, height)),
      })
    }
    return pages
  })

/** PostScript names of the fonts that pages use, without the prefix of a subset, and whether each lies in the file. */
export const pdfFonts = (
  bytes: Uint8Array,
): Promise<readonly { readonly name: string; readonly embedded: boolean }[]> =>
  withPdf(bytes, async (pdf) => {
    const fonts = new Map<string, boolean>()
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      const { styles } = await page.getTextContent()
      await page.getOperatorList()
      for (const id of Object.keys(styles)) {
        const font = page.commonObjs.get(id) as { readonly name: string; readonly missingFile: boolean }
        const name = font.name.replace(/^[A-Z]{6}\+/, '')
        fonts.set(name, (fonts.get(name) ?? true) && !font.missingFile)
      }
    }
    return [...fonts].map(([name, embedded]) => ({ name, embedded }))
  })
