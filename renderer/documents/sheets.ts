import { firstChange, type Piece, type Place, scrollTo } from './changed-place.ts'
import { openPdf, type Pdf } from './open-pdf.ts'

/* Draws a PDF as a stack of sheets. */

export interface Sheets {
  /**
   * Shows other bytes (they are copied); the sheets shown before stay until the new ones are drawn. The place read stays
   * too, unless the bytes are a later drawing of the same paper that is to be followed, and changed out of view.
   * Answers the number of pages.
   */
  readonly show: (bytes: Uint8Array, isFollowed: boolean) => Promise<number>
  readonly destroy: () => void
}

interface Sheet {
  readonly element: HTMLElement
  readonly draw: () => Promise<void>
  readonly clear: () => void
}

/** How far outside the view a sheet is already drawn, and how far away its picture is given back. */
const NEAR = '800px'
const MIN_WIDTH = 200

export function createSheets(scroller: HTMLElement, stack: HTMLElement): Sheets {
  let pdf: Pdf | undefined
  let turn = 0
  let drawnWidth = 0
  let observer: IntersectionObserver | undefined
  let texts: readonly (readonly Piece[])[] | undefined

  const widthNow = () => Math.max(MIN_WIDTH, stack.clientWidth)

  const place = async (next: Pdf, mine: number, change?: Place): Promise<void> => {
    const width = widthNow()
    const sheets: Sheet[] = []
    for (let number = 1; number <= next.numPages; number++) {
      sheets.push(await makeSheet(next, number, width))
      if (mine !== turn) return
    }
    const gap = gapOf(scroller)
    const heights = sheets.map((sheet) => Number.parseFloat(sheet.element.style.height))
    const tops = heights.map((_, index) =>
      heights.slice(0, index).reduce((sum, each) => sum + each + gap, gap),
    )
    const view = { top: scroller.scrollTop, height: scroller.clientHeight }
    const top =
      change === undefined
        ? view.top
        : scrollTo((tops[change.page] ?? 0) + change.below * (heights[change.page] ?? 0), view)
    for (const [index, sheet] of sheets.entries()) {
      const [y = 0, height = 0] = [tops[index], heights[index]]
      if (y < top + view.height && y + height > top) await sheet.draw()
      if (mine !== turn) return
    }
    drawnWidth = width
    observer?.disconnect()
    observer = watch(scroller, sheets)
    stack.replaceChildren(...sheets.map((sheet) => sheet.element))
    scroller.scrollTop = top
  }

  const refit = new ResizeObserver(
    later(() => {
      if (pdf !== undefined && Math.abs(widthNow() - drawnWidth) > 1)
        place(pdf, ++turn).catch(() => undefined)
    }, 150),
  )
  refit.observe(stack)

  return {
    show: async (bytes, isFollowed) => {
      const mine = ++turn
      const next = await openPdf(bytes)
      if (mine !== turn) {
        void next.loadingTask.destroy()
        return next.numPages
      }
      const before = pdf
      pdf = next
      const nextTexts = isFollowed ? await textsOf(next) : undefined
      if (mine !== turn) {
        void before?.loadingTask.destroy()
        return next.numPages
      }
      const change = texts && nextTexts && firstChange(texts, nextTexts)
      await place(next, mine, change)
      if (mine === turn) texts = nextTexts
      void before?.loadingTask.destroy()
      return next.numPages
    },
    destroy: () => {
      turn++
      refit.disconnect()
      observer?.disconnect()
      void pdf?.loadingTask.destroy()
      pdf = undefined
    },
  }
}

/** The room around and between the sheets, 1rem as in documents.css. */
const gapOf = (scroller: HTMLElement): number => Number.parseFloat(getComputedStyle(scroller).paddingTop) || 0

async function textsOf(pdf: Pdf): Promise<readonly (readonly Piece[])[]> {
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1)
  return Promise.all(
    numbers.map(async (number) => {
      const page = await pdf.getPage(number)
      const { height } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      return items.flatMap((item) =>
        'str' in item ? [{ text: item.str, below: 1 - Number(item.transform[5]) / height }] : [],
      )
    }),
  )
}

async function makeSheet(pdf: Pdf, number: number, width: number): Promise<Sheet> {
  const page = await pdf.getPage(number)
  const scale = width / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale })
  const sharpness = Math.min(2, globalThis.devicePixelRatio || 1)

  const element = document.createElement('div')
  element.className = 'pdf-sheet'
  element.style.width = `${Math.floor(viewport.width)}px`
  element.style.height = `${Math.floor(viewport.height)}px`
  let state: 'empty' | 'drawn' = 'empty'

  return {
    element,
    draw: async () => {
      if (state === 'drawn') return
      state = 'drawn'
      const canvas = document.createElement('canvas')
      canvas.width = Math.floor(viewport.width * sharpness)
      canvas.height = Math.floor(viewport.height * sharpness)
      canvas.setAttribute('role', 'img')
      canvas.setAttribute('aria-label', `Trang ${number}`)
      try {
        const [text] = await Promise.all([
          page.getTextContent(),
          page.render({ canvas, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0] }).promise,
        ])
        const readable = document.createElement('div')
        readable.className = 'pdf-sheet-text'
        readable.textContent = text.items
          .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
          .join('')
        element.replaceChildren(canvas, readable)
      } catch {
        // The document was replaced while this sheet was being drawn.
        state = 'empty'
      }
    },
    clear: () => {
      state = 'empty'
      element.querySelector('canvas')?.remove()
    },
  }
}

function watch(root: HTMLElement, sheets: readonly Sheet[]): IntersectionObserver {
  const byElement = new Map(sheets.map((sheet) => [sheet.element, sheet] as const))
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const sheet = entry.target instanceof HTMLElement ? byElement.get(entry.target) : undefined
        if (entry.isIntersecting) void sheet?.draw()
        else sheet?.clear()
      }
    },
    { root, rootMargin: `${NEAR} 0px` },
  )
  for (const sheet of sheets) observer.observe(sheet.element)
  return observer
}

function later(run: () => void, wait: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(run, wait)
  }
}
