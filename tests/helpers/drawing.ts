import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Grey, white } from './grey.ts'

/**
 * Pages of a PDF as pictures, drawn by the library that shows PDFs in the window. It draws the letters that lie in the
 * file, never those of the machine.
 */

type Canvases = {
  readonly create: (
    width: number,
    height: number,
  ) => { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D }
}

/** So many greys tell letters from paper; more would only make the files larger. */
const GREYS = 6

function greys({ width, height, data }: ImageData): Grey {
  const points = new Uint8Array(width * height)
  for (let at = 0; at < points.length; at += 1) {
    const [red = 255, green = 255, blue = 255] = data.subarray(at * 4, at * 4 + 3)
    const light = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
    points[at] = Math.round((Math.round(light * (GREYS - 1)) * white) / (GREYS - 1))
  }
  return { width, height, points }
}

/** The pages one after another, so many dots an inch. */
export async function drawnPages(bytes: Uint8Array, dotsPerInch: number): Promise<readonly Grey[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 })
  try {
    const pdf = await task.promise
    const canvases = pdf.canvasFactory as Canvases
    const pages: Grey[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      const viewport = page.getViewport({ scale: dotsPerInch / 72 })
      const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)]
      const { canvas, context } = canvases.create(width, height)
      await page.render({ canvas, viewport, background: 'white' }).promise
      pages.push(greys(context.getImageData(0, 0, width, height)))
    }
    return pages
  } finally {
    await task.destroy()
  }
}
