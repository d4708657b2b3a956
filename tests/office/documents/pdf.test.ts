import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../../build/paths.ts'
import { fontFaceCss } from '../../../electron/office/documents/fonts.ts'
import { blank, paragraph } from '../../../shared/documents/compose.ts'
import { documentHtml, hasBoldItalic } from '../../../shared/documents/html.ts'
import { layout05Hd2026 as layout } from '../../../shared/documents/layout.ts'
import type { Block, PartyDocument, Run } from '../../../shared/documents/model.ts'
import { sampleMinutes } from '../../fixtures/sample-minutes.ts'
import { findBrowser, openBrowser, type TestBrowser } from '../../helpers/browser.ts'
import { type PdfPage, pdfFonts, pdfPages } from '../../helpers/pdf.ts'

const POINT = 25.4 / 72
const fontFolder = join(root, 'node_modules/@fontsource/tinos/files')

/** Margin boxes, and so page numbers and the mark of a draft, came with Chromium 131. */
const MARGIN_BOXES = 131

const withBlocks = (blocks: readonly Block[], draft = false): PartyDocument => ({
  ...sampleMinutes,
  draft,
  blocks,
})

describe.skipIf(findBrowser() === undefined)('the printed paper', { timeout: 60_000 }, () => {
  let browser: TestBrowser
  let bytes: Uint8Array
  let pages: readonly PdfPage[]

  const print = (document: PartyDocument): Promise<Uint8Array> =>
    browser.pdf(
      documentHtml(document, layout, { fontFaceCss: fontFaceCss(fontFolder, hasBoldItalic(document)) }),
    )

  const line = (text: string) => {
    const found = pages.flatMap((page) => page.lines).find((candidate) => candidate.text.startsWith(text))
    if (found === undefined) throw new Error(`No line starts with: ${text}`)
    return found
  }

  beforeAll(async () => {
    browser = await openBrowser()
    bytes = await print(sampleMinutes)
    pages = await pdfPages(bytes)
  }, 60_000)

  afterAll(() => browser?.close())

  it('is on A4 sheets', () => {
    expect(pages).toHaveLength(3)
    for (const page of pages) {
      expect(page.width).toBeCloseTo(210, 0)
      expect(page.height).toBeCloseTo(297, 0)
    }
  })

  it('starts a paragraph 30 mm from the edge and 10 mm in', () => {
    expect(line('Hôm nay, hồi 19 giờ').left).toBeCloseTo(40, 0)
    expect(line('Hôm nay, hồi 19 giờ').left / POINT).toBeCloseTo(85 + 28.3, 0)
    expect(line('bản Sen Đông, chi bộ').left).toBeCloseTo(30, 0)
    expect(Math.min(...pages.flatMap((page) => page.lines).map((each) => each.left))).toBeCloseTo(30, 0)
  })

  it('stays inside the margins, and justified lines reach them', () => {
    for (const page of pages) {
      for (const each of page.lines.filter((candidate) => candidate.baseline > 19)) {
        expect(each.right).toBeLessThanOrEqual(195.2)
        expect(each.top).toBeGreaterThan(19.5)
        expect(each.bottom).toBeLessThanOrEqual(277)
      }
    }
    expect(line('Hôm nay, hồi 19 giờ').right).toBeCloseTo(195, 0)
  })

  it('has letters of 14 pt on lines exactly 19 pt apart', () => {
    const [first, second] = pages[0]?.lines.filter(({ left, baseline }) => left < 31 && baseline > 75) ?? []
    const opening = line('Hôm nay, hồi 19 giờ')
    expect(opening.size).toBeCloseTo(14, 1)
    expect(first).toBeDefined()
    expect(((first?.baseline ?? 0) - opening.baseline) / POINT).toBeGreaterThan(18)
    expect(((first?.baseline ?? 0) - opening.baseline) / POINT).toBeLessThan(20)
    expect(second?.baseline).toBeGreaterThan(first?.baseline ?? 0)
  })

  it('numbers its pages at the top, in the middle of the text, from the second on', () => {
    if (browser.majorVersion < MARGIN_BOXES) return
    const numbers = pages.map((page) => page.lines.filter((each) => each.baseline < 19))
    expect(numbers[0]).toEqual([])
    for (const [index, found] of numbers.entries()) {
      if (index === 0) continue
      expect(found.map((each) => each.text)).toEqual([String(index + 1)])
      const [number] = found
      expect(((number?.left ?? 0) + (number?.right ?? 0)) / 2).toBeCloseTo(30 + 165 / 2, 0)
      expect(number?.top).toBeGreaterThan(9.5)
      expect(number?.top).toBeLessThan(12)
      expect(number?.size).toBeCloseTo(13, 1)
    }
  })

  it('carries its fonts with it, Times New Roman or the one of the same measures, and no third', async () => {
    const fonts = await pdfFonts(bytes)
    expect(fonts.length).toBeGreaterThanOrEqual(3)
    for (const { name, embedded } of fonts) {
      expect(name).toMatch(/^(Tinos|TimesNewRoman)/)
      expect(embedded).toBe(true)
    }
  })

  it('has a font of its own for what is bold and italic, and none where nothing is', async () => {
    const names = async (document: PartyDocument) =>
      (await pdfFonts(await print(document))).map(({ name }) => name).join()
    const both: Run = { kind: 'text', text: 'Việc đã rõ, đường đã mở', bold: true, italic: true }
    expect(await names(withBlocks([paragraph(both)]))).toMatch(/Bold-?Italic/)
    expect(await names(sampleMinutes)).not.toMatch(/Bold-?Italic/)
  })

  it('prints number and date on one line under the two halves of the header', () => {
    const number = line('Số 11-BB/CB')
    const date = line('Mường Than, ngày 05 tháng 11 năm 2026')
    expect(number.baseline).toBeCloseTo(date.baseline, 1)
    expect((number.left + number.right) / 2).toBeCloseTo(30 + 75 / 2, 0)
    expect((date.left + date.right) / 2).toBeCloseTo(30 + 77 + 88 / 2, 0)
  })

  it('gives the name of the Party the width that the layout profile counts with', () => {
    const { size, width } = layout.header.partyName
    const name = line('ĐẢNG CỘNG SẢN VIỆT NAM')
    expect((name.right - name.left) / POINT).toBeCloseTo(size * width, 0)
  })

  it('repeats the head of a table that runs over to the next page', () => {
    const heads = pages.map((page) => page.lines.filter((each) => each.text.startsWith('STT')).length)
    expect(heads).toEqual([1, 1, 1])
  })

  it('keeps dates and symbols on one line', () => {
    expect(pages.flatMap((page) => page.words).map((word) => word.text)).toEqual(
      expect.arrayContaining(['25/10/2026', '50-CT/TW,']),
    )
  })

  it('stays in the margins with a long name of the cell, a long word and long dots', async () => {
    const printed = await pdfPages(
      await print({
        ...withBlocks([
          paragraph('Chủ trì: ', blank(200)),
          paragraph('Đường dẫn'.repeat(60).replaceAll(' ', '')),
        ]),
        header: {
          superior: 'ĐẢNG BỘ XÃ MƯỜNG THAN',
          issuer: 'CHI BỘ TRƯỜNG PHỔ THÔNG DÂN TỘC BÁN TRÚ TIỂU HỌC VÀ TRUNG HỌC CƠ SỞ MƯỜNG THAN',
          placeAndDate: {},
        },
      }),
    )
    const lines = printed.flatMap((page) => page.lines)
    expect(Math.max(...lines.map((each) => each.right))).toBeLessThanOrEqual(195.2)
    const name = lines.filter(({ text }) => /CHI BỘ TRƯỜNG|MƯỜNG THAN$/.test(text))
    expect(Math.max(...name.map((each) => each.right))).toBeLessThanOrEqual(107)
  })

  it('marks every page of a draft', async () => {
    if (browser.majorVersion < MARGIN_BOXES) return
    const printed = await pdfPages(await print({ ...sampleMinutes, draft: true }))
    for (const page of printed) {
      expect(page.lines.filter((each) => each.text === 'DỰ THẢO')).toHaveLength(1)
    }
  })
})
