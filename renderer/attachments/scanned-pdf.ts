import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { openPdf, type Pdf } from '../documents/open-pdf.ts'
import { type PicturePage, pdfOfPictures } from './pdf-of-pictures.ts'

const mostPages = 60
/** Less than this is not worth a second drawing of what somebody signed. */
const worthwhile = 0.8

/**
 * Names that stand in the bytes of a PDF which must stay as it is: it is signed or locked; or its pictures are of a kind
 * that is small already and that the window cannot always draw.
 */
const keptMarks = ['/ByteRange', '/Encrypt', '/JBIG2Decode', '/CCITTFaxDecode', '/JPXDecode'] as const

/** Whether a PDF bears none of those marks and holds pictures at all. */
export function mayBeReduced(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes)
  return text.includes('/Image') && !keptMarks.some((mark) => text.includes(mark))
}

const pictureSteps: ReadonlySet<number> = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject])

/** Whether every page is a picture without a letter, a form or a note on it: a scan, and nothing else. */
async function isScan(pdf: Pdf): Promise<boolean> {
  if (pdf.numPages > mostPages || (await pdf.getFieldObjects()) !== null) return false
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const [{ items }, notes, steps] = await Promise.all([
      page.getTextContent(),
      page.getAnnotations(),
      page.getOperatorList(),
    ])
    const hasText = items.some((item) => 'str' in item && item.str.trim() !== '')
    if (hasText || notes.length > 0 || !steps.fnArray.some((step) => pictureSteps.has(step))) return false
  }
  return true
}

type Canvas = { readonly canvas: OffscreenCanvas; readonly pen: OffscreenCanvasRenderingContext2D }
type Shrunk = (canvas: OffscreenCanvas) => Promise<Blob>
type SizeOf = (width: number, height: number) => { readonly width: number; readonly height: number }

function canvasOf(width: number, height: number): Canvas | undefined {
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  return pen === null ? undefined : { canvas, pen }
}

/** A page that came out in one colour was not drawn: its picture is of a kind that this window does not know. */
function isBlank({ canvas, pen }: Canvas): boolean {
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
  for (let at = 4; at < data.length; at += 4) if (data[at] !== data[0]) return false
  return true
}

async function drawn(
  pdf: Pdf,
  number: number,
  sizeOf: SizeOf,
  toJpeg: Shrunk,
): Promise<PicturePage | undefined> {
  const page = await pdf.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  // A4 is 1240 dots wide at 150 to the inch; a larger sheet is drawn within that.
  const size = sizeOf((width / 72) * 150, (height / 72) * 150)
  const made = canvasOf(size.width, size.height)
  if (made === undefined) return undefined
  const element = document.createElement('canvas')
  element.width = size.width
  element.height = size.height
  await page.render({ canvas: element, viewport: page.getViewport({ scale: size.width / width }) }).promise
  made.pen.fillStyle = '#fff'
  made.pen.fillRect(0, 0, size.width, size.height)
  made.pen.filter = 'grayscale(1)'
  made.pen.drawImage(element, 0, 0)
  if (isBlank(made)) return undefined
  const jpeg = new Uint8Array(await (await toJpeg(made.canvas)).arrayBuffer())
  return { jpeg, pixels: size, points: { width, height } }
}

/** A scanned PDF with its pages in grey at 150 dpi; undefined where it is to stay as it is. */
export async function greyPdf(bytes: Uint8Array, sizeOf: SizeOf, toJpeg: Shrunk): Promise<Blob | undefined> {
  if (!mayBeReduced(bytes)) return undefined
  const pdf = await openPdf(bytes).catch(() => undefined)
  if (pdf === undefined) return undefined
  try {
    if (!(await isScan(pdf))) return undefined
    const pages: PicturePage[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await drawn(pdf, number, sizeOf, toJpeg)
      if (page === undefined) return undefined
      pages.push(page)
    }
    const made = pdfOfPictures(pages)
    return made.length < bytes.length * worthwhile ? new Blob([made], { type: 'application/pdf' }) : undefined
  } catch {
    // What cannot be read here is still the clerk's file: it is sent as it came.
    return undefined
  } finally {
    await pdf.loadingTask.destroy()
  }
}
