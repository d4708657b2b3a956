import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from '../../../build/paths.ts'
import { findBrowser, pdfPrinter } from '../../../electron/browser/chromium.ts'
import { fontFaceCss } from '../../../electron/office/documents/fonts.ts'
import {
  arabicHeading,
  column,
  dashList,
  dottedLines,
  lineBreak,
  paragraph,
  romanHeading,
  signatory,
  signaturePair,
  table,
  vote,
  wideColumn,
} from '../../../shared/documents/compose.ts'
import { documentHtml } from '../../../shared/documents/html.ts'
import { layout05Hd2026 as layout } from '../../../shared/documents/layout.ts'
import type { Block, PartyDocument } from '../../../shared/documents/model.ts'
import { type PdfPage, pdfPages } from '../../helpers/pdf.ts'

/** A paper that grows line by line, so that the page ends at every place in turn. */

const linesOnAPage = Math.floor(
  ((layout.page.height - layout.page.margins.top - layout.page.margins.bottom) * 72) /
    25.4 /
    layout.body.lineHeight,
)

const sentence = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${name} câu ${index + 1} nói về việc của chi bộ.`).join(' ')

/** As many lines as are asked for, before what is looked at. */
const grown = (lines: number): Block =>
  paragraph(...Array.from({ length: lines }, (_, index) => [`Dòng ${index + 1}.`, lineBreak]).flat())

const pair = signaturePair(signatory('THƯ KÝ', 'Lò Thị Ún'), signatory('CHỦ TRÌ', 'La Văn Đường'))

const document = (blocks: readonly Block[]): PartyDocument => ({
  schemaVersion: 1,
  draft: false,
  header: { issuer: 'CHI BỘ BẢN SEN ĐÔNG' },
  title: { type: 'BIÊN BẢN', subject: [] },
  blocks,
})

const rows = Array.from({ length: 6 }, (_, index) => [
  String(index + 1),
  `Đầu hàng ${index + 1}, ${sentence('việc', 3)} hết hàng ${index + 1}`,
])

describe.skipIf(findBrowser() === undefined)('a page ends', { timeout: 120_000 }, () => {
  const printer = pdfPrinter()
  const faces = fontFaceCss(join(root, 'node_modules/@fontsource/tinos/files'))
  afterAll(() => printer.close())

  /** The pages of the paper grown by 0, 1, 2 ... lines, until every place has been the end of a page. */
  const printedAll = async (blocks: readonly Block[]): Promise<readonly (readonly PdfPage[])[]> => {
    const printed: (readonly PdfPage[])[] = []
    for (let lines = 1; lines <= linesOnAPage; lines += 1) {
      const html = documentHtml(document([grown(lines), ...blocks]), layout, { fontFaceCss: faces })
      printed.push(await pdfPages(await printer.makePdf(html)))
    }
    return printed
  }

  const textOf = (page: PdfPage): string => page.lines.map(({ text }) => text).join(' ')
  const pageOf = (pages: readonly PdfPage[], words: string): number =>
    pages.findIndex((page) => textOf(page).includes(words))
  /** Whether the words stand on one page in every one of the papers; and that some page ended right before them. */
  const expectTogether = (printed: readonly (readonly PdfPage[])[], ...words: readonly string[]) => {
    for (const [index, pages] of printed.entries()) {
      const found = words.map((each) => pageOf(pages, each))
      expect(found, `${words.join(' | ')} after ${index + 1} lines`).toEqual(words.map(() => found[0]))
      expect(found[0]).toBeGreaterThanOrEqual(0)
    }
    expect(new Set(printed.map((pages) => pageOf(pages, words[0] ?? ''))).size).toBeGreaterThan(1)
  }

  it('never within a vote, nor between it and its result', async () => {
    const printed = await printedAll([
      paragraph(sentence('Trước', 6)),
      vote(`Thông qua việc một ${sentence('hỏi', 4)}`, { base: 13, agree: 12, disagree: 1, otherOpinion: 7 }),
      paragraph('Kết quả một: được thông qua (cần từ 07 phiếu tán thành).'),
      vote('Thông qua việc hai', { base: 13, agree: 12, disagree: 1, otherOpinion: 8 }),
      paragraph('Kết quả hai: được thông qua (cần từ 07 phiếu tán thành).'),
      vote('Thông qua việc ba', { base: 13, agree: 12, disagree: 1, otherOpinion: 9 }),
      paragraph(sentence('Sau', 20)),
    ])
    expectTogether(printed, 'Thông qua việc một', 'ý kiến khác 07', 'Kết quả một')
    expectTogether(printed, 'Thông qua việc hai', 'ý kiến khác 08', 'Kết quả hai')
    expectTogether(printed, 'Thông qua việc ba', 'ý kiến khác 09')
  })

  it('never between headings and the beginning of what stands below them, two lines or all of it', async () => {
    const printed = await printedAll([
      romanHeading(1, 'Phần một'),
      arabicHeading(1, 'Mục một'),
      paragraph('Đầu một.', lineBreak, 'Dòng hai của một.', lineBreak, sentence('Sau', 8)),
      arabicHeading(2, 'Mục hai'),
      dashList(['Đầu hai.', 'Ý hai của hai.', sentence('ý', 4)]),
      arabicHeading(3, 'Mục ba'),
      paragraph('Đầu ba.'),
      paragraph('Đoạn sau.'),
      arabicHeading(4, `Mục bốn ${sentence('dài', 3)} hết mục bốn`),
      dottedLines(20),
    ])
    expectTogether(printed, 'I. Phần một', '1. Mục một', 'Đầu một.', 'Dòng hai của một.')
    expectTogether(printed, '2. Mục hai', 'Đầu hai.', 'Ý hai của hai.')
    expectTogether(printed, '3. Mục ba', 'Đầu ba.')
    expectTogether(printed, '4. Mục bốn', 'hết mục bốn')
    for (const pages of printed) {
      const page = pages.find((each) => textOf(each).includes('hết mục bốn'))
      expect(page?.lines.filter(({ text }) => /^\.{50,}/.test(text)).length).toBeGreaterThanOrEqual(2)
    }
  })

  it('never within a row of a table, nor between its head and the first row, nor between it and its heading', async () => {
    const printed = await printedAll([
      arabicHeading(1, 'Việc tháng trước'),
      table([column('STT', 12, 'center'), wideColumn('Nhiệm vụ đề ra')], rows),
      paragraph(sentence('Sau', 8)),
    ])
    expectTogether(printed, '1. Việc tháng trước', 'Nhiệm vụ đề ra', 'Đầu hàng 1', 'hết hàng 1')
    for (const row of rows.keys()) expectTogether(printed, `Đầu hàng ${row + 1}`, `hết hàng ${row + 1}`)
    for (const pages of printed) {
      for (const page of pages.filter((each) => textOf(each).includes('Nhiệm vụ đề ra'))) {
        expect(textOf(page)).toContain('Đầu hàng')
      }
    }
  })

  it('never between the last two lines of text, whatever they are, and the signatures', async () => {
    const endings: (readonly [name: string, blocks: readonly Block[], last: readonly string[]])[] = [
      ['hai đoạn', [paragraph('Áp chót A.'), paragraph('Chót A.')], ['Áp chót A.', 'Chót A.']],
      [
        'một đoạn dài',
        [paragraph(sentence('Dài', 9), lineBreak, 'Áp chót B.', lineBreak, 'Chót B.')],
        ['Áp chót B.', 'Chót B.'],
      ],
      ['danh sách', [dashList(['một', 'hai', 'Áp chót C.', 'Chót C.'])], ['Áp chót C.', 'Chót C.']],
      ['một mục', [arabicHeading(1, 'Áp chót D'), paragraph('Chót D.')], ['Áp chót D', 'Chót D.']],
      [
        'bảng',
        [table([column('STT', 12, 'center'), wideColumn('Nhiệm vụ đề ra')], rows)],
        ['Đầu hàng 5', 'Đầu hàng 6', 'hết hàng 6'],
      ],
      [
        'biểu quyết',
        [vote('Áp chót E', { base: 13, agree: 12, disagree: 1, otherOpinion: 7 }), paragraph('Chót E.')],
        ['Áp chót E', 'ý kiến khác 07', 'Chót E.'],
      ],
    ]
    const others = Array.from({ length: 6 }, (_, index) => [
      `Ô ${index + 1}, ${sentence('khác', 2)} xong ô ${index + 1}`,
    ])
    endings.push([
      'bảng và một dòng',
      [table([wideColumn('Nhiệm vụ khác')], others), paragraph('Chót F.')],
      ['Ô 6', 'xong ô 6', 'Chót F.'],
    ])
    const printed = await printedAll(
      endings.flatMap(([name, blocks]) => [
        ...blocks,
        signaturePair(signatory(`THƯ KÝ ${name}`, `Lò Thị ${name}`), signatory(`CHỦ TRÌ ${name}`)),
      ]),
    )
    for (const [name, , last] of endings) {
      expectTogether(printed, ...last, `THƯ KÝ ${name}`, `CHỦ TRÌ ${name}`, `Lò Thị ${name}`)
    }
  })

  it('never between the last two rows of dots and the signatures', async () => {
    for (const pages of await printedAll([dottedLines(12), pair])) {
      const page = pages.find((each) => textOf(each).includes('THƯ KÝ'))
      expect(page?.lines.filter(({ text }) => /^\.{50,}/.test(text)).length).toBeGreaterThanOrEqual(2)
      expect(page && textOf(page)).toContain('Lò Thị Ún')
    }
  })
})
