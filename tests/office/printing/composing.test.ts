import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, pdfPrinter } from '../../../electron/browser/chromium.ts'
import { composeSheets } from '../../../electron/office/printing/composing.ts'
import type { SentPage } from '../../../shared/printing/sheets.ts'
import { pdfPages } from '../../helpers/pdf.ts'

const pointsPerMm = 72 / 25.4
const page = (text: string) => `<p style="break-after:page;margin:0">${text}</p>`
const paperOf = (name: string, count: number) =>
  `<!doctype html><meta charset="utf-8"><style>@page{size:A4;margin:20mm 15mm 20mm 30mm}body{margin:0}</style>${Array.from({ length: count }, (_, index) => page(`${name} trang ${index + 1}`)).join('')}`

const front = (part: number, number: number): SentPage => ({ part, page: number, isBack: false })
const back = (part: number, number: number): SentPage => ({ part, page: number, isBack: true })

describe.skipIf(findBrowser() === undefined)('the PDF that goes to the printer', { timeout: 60_000 }, () => {
  const printer = pdfPrinter()
  let minutes: Uint8Array
  let resolution: Uint8Array
  beforeAll(async () => {
    minutes = await printer.makePdf(paperOf('Biên bản', 3))
    resolution = await printer.makePdf(paperOf('Nghị quyết', 1))
  })
  afterAll(() => printer.close())
  const composed = (sent: readonly SentPage[], backShift = 0) =>
    composeSheets({ parts: [minutes, resolution], counts: [3, 1], sent, backShift })
  const texts = async (pdf: Uint8Array) => (await pdfPages(pdf)).map(({ lines }) => lines[0]?.text ?? '')

  it('has the pages in the order asked for, again where they are asked for again, and empty ones between', async () => {
    const pdf = await composed([front(0, 1), back(0, 2), front(0, 3), null, front(1, 1), null, front(1, 1)])
    expect(await texts(pdf)).toEqual([
      ...['Biên bản trang 1', 'Biên bản trang 2', 'Biên bản trang 3', ''],
      ...['Nghị quyết trang 1', '', 'Nghị quyết trang 1'],
    ])
    for (const { width, height } of await pdfPages(pdf)) {
      expect(width).toBeCloseTo(210, 0)
      expect(height).toBeCloseTo(297, 0)
    }
  })

  it('has each page where the paper has it, to a tenth of a millimetre', async () => {
    const [there] = await pdfPages(minutes)
    const [here] = await pdfPages(await composed([front(0, 1)]))
    expect(here?.lines[0]?.left).toBeCloseTo(there?.lines[0]?.left ?? 0, 1)
    expect(here?.lines[0]?.baseline).toBeCloseTo(there?.lines[0]?.baseline ?? 0, 1)
  })

  it('moves only the backs, by as much as was asked for', async () => {
    const [first, second] = await pdfPages(await composed([front(0, 1), back(0, 2)], 15 * pointsPerMm))
    expect(first?.lines[0]?.left).toBeCloseTo(30, 0)
    expect((first?.lines[0]?.left ?? 0) - (second?.lines[0]?.left ?? 0)).toBeCloseTo(15, 1)
    expect(second?.width).toBeCloseTo(210, 0)
  })

  it('is hardly larger with ten copies than with one', async () => {
    const one = await composed([front(0, 1), front(0, 2), front(0, 3)])
    const ten = await composed(
      Array.from({ length: 10 }, () => [front(0, 1), front(0, 2), front(0, 3)]).flat(),
    )
    expect(ten.length - one.length).toBeLessThan(30 * 600)
  })

  it('is refused for pages that are not there', async () => {
    await expect(composed([front(1, 2)])).rejects.toThrow('has no page 2')
    await expect(
      composeSheets({ parts: [minutes], counts: [2], sent: [front(0, 1)], backShift: 0 }),
    ).rejects.toThrow('2 pages were expected')
  })
})
