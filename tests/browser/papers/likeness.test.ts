import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../../build/paths.ts'
import { findBrowser, pdfPrinter } from '../../../electron/browser/chromium.ts'
import { fontFaceCss } from '../../../electron/office/documents/fonts.ts'
import { lineBreak, paragraph } from '../../../shared/documents/compose.ts'
import { documentHtml } from '../../../shared/documents/html.ts'
import { layout05Hd2026 as layout } from '../../../shared/documents/layout.ts'
import type { Block, PartyDocument } from '../../../shared/documents/model.ts'
import { minutes } from '../../../shared/meetings/minutes.ts'
import { ordinaryMeeting } from '../../fixtures/papers/meetings.ts'
import { dotsPerInch } from '../../fixtures/papers/papers.ts'
import { drawnPages } from '../../helpers/drawing.ts'
import { fromPng, type Grey, toPng, white } from '../../helpers/grey.ts'
import { otherBlocks } from '../../helpers/likeness.ts'

/** What the comparison of printed pages sees and what it lets pass: a comparison that passes everything is none. */

const reference = minutes(ordinaryMeeting)
const faces = fontFaceCss(join(root, 'node_modules/@fontsource/tinos/files'))

/** The page moved by whole points of the picture. */
function shifted({ width, height, points }: Grey, right: number, down: number): Grey {
  const moved = new Uint8Array(points.length).fill(white)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = [x - right, y - down]
      if (fromX < 0 || fromY < 0 || fromX >= width || fromY >= height) continue
      moved[y * width + x] = points[fromY * width + fromX] ?? white
    }
  }
  return { width, height, points: moved }
}

/** The paper with words put in the place of others, wherever they stand. */
const changed = (from: string, to: string): PartyDocument => {
  const text = JSON.stringify(reference)
  if (!text.includes(from)) throw new Error(`the paper does not say: ${from}`)
  return JSON.parse(text.replace(from, to)) as PartyDocument
}

describe.skipIf(findBrowser() === undefined)('the comparison of printed pages', () => {
  const printer = pdfPrinter()
  let pages: readonly Grey[]
  const draw = async (document: PartyDocument, look = layout) =>
    drawnPages(await printer.makePdf(documentHtml(document, look, { fontFaceCss: faces })), dotsPerInch)
  /** Which pages are another, and how far from the top the first difference stands, in mm. */
  const differing = (seen: readonly Grey[]) =>
    seen.flatMap((page, index) => {
      const other = otherBlocks(pages[index] ?? page, page)
      const [first] = other
      return first === undefined ? [] : [{ page: index + 1, top: (first.top / dotsPerInch) * 25.4 }]
    })

  beforeAll(async () => {
    pages = await draw(reference)
  })
  afterAll(() => printer.close())

  it('passes the same paper drawn again, and kept as a file', async () => {
    expect(differing(await draw(reference))).toEqual([])
    for (const page of pages) expect(fromPng(toPng(page))).toEqual(page)
  })

  it.each([
    [1, 0],
    [0, 1],
    [-1, -1],
  ])('passes a page that stands %i points to the right and %i lower', (right, down) => {
    expect(differing(pages.map((page) => shifted(page, right, down)))).toEqual([])
  })

  it.each([
    ['a sentence that is missing', 'Thu đủ của 11/13 đồng chí, số tiền 312.000 đồng.', 'Thu đủ.', 1],
    ['another name', 'Hoàng Văn Hoan', 'Hoàng Văn Phụng', 1],
    ['another number', 'tổng số 14', 'tổng số 1.214', 1],
    ['a line of a table that is gone', 'Nhiệm vụ đề ra', 'Nhiệm vụ', 2],
  ])('sees %s', async (_what, from, to, page) => {
    const seen = differing(await draw(changed(from, to)))
    expect(seen.map((each) => each.page)).toContain(page)
  })

  it('sees a word that stands a line lower, and says where', async () => {
    const word = 'đồng.'
    const lowered = reference.blocks.map(
      (block): Block =>
        block.kind === 'paragraph' && JSON.stringify(block).includes(`312.000 ${word}`)
          ? paragraph('Thu đủ của 11/13 đồng chí, số tiền 312.000', lineBreak, word)
          : block,
    )
    const [seen] = differing(await draw({ ...reference, blocks: lowered }))
    expect(seen?.page).toBe(1)
    expect(seen?.top).toBeGreaterThan(240)
  })

  it.each([
    [
      'a margin that is 2 mm wider',
      { page: { ...layout.page, margins: { ...layout.page.margins, left: 32 } } },
    ],
    ['letters one point smaller', { body: { ...layout.body, size: 13 } }],
    ['lines one point further apart', { body: { ...layout.body, lineHeight: 20 } }],
    ['a table with room in its cells', { table: { ...layout.table, padding: 2.4 } }],
  ])('sees %s', async (_what, change) => {
    expect(differing(await draw(reference, { ...layout, ...change })).length).toBeGreaterThan(0)
  })

  it('sees a page of another size', async () => {
    const wide = await draw(reference, { ...layout, page: { ...layout.page, width: 216 } })
    expect(differing(wide)[0]).toEqual({ page: 1, top: 0 })
  })
})
