import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blank,
  bold,
  centered,
  dashList,
  dottedLines,
  heading,
  italic,
  letterList,
  paragraph,
  romanHeading,
  signatory,
  signature,
  signaturePair,
  table,
  vote,
  wideColumn,
} from '../../../shared/documents/compose.ts'
import { documentHtml, hasBoldItalic } from '../../../shared/documents/html.ts'
import { layout05Hd2026 as layout } from '../../../shared/documents/layout.ts'
import type { Block, PartyDocument } from '../../../shared/documents/model.ts'

const documentWith = (...blocks: readonly Block[]): PartyDocument => ({
  schemaVersion: 1,
  draft: false,
  header: { issuer: 'CHI BỘ BẢN SEN ĐÔNG' },
  title: { type: 'BIÊN BẢN', subject: [] },
  blocks,
})

const bodyOf = (document: PartyDocument): string => documentHtml(document, layout).split('<body>')[1] ?? ''

/** A paper that says `text` in every place that takes one. */
const saying = (text: string): PartyDocument => ({
  schemaVersion: 1,
  draft: true,
  header: {
    superior: text,
    issuer: text,
    number: { value: 1, type: text, organisation: text },
    placeAndDate: { place: text, date: '2026-11-05' },
  },
  title: { type: text, subject: [text, text] },
  blocks: [
    paragraph(text, bold(text), italic(text)),
    centered(text),
    romanHeading(1, text),
    heading(text),
    letterList([text, [bold(text)]]),
    dashList([text]),
    table([wideColumn(text), wideColumn(text)], [[text, [bold(text), text]]]),
    vote(text),
    signaturePair(signatory(text, text, text), signatory(text, text)),
    signature(signatory(text), [text]),
  ],
})

describe('the page of a paper', () => {
  it('escapes whatever is typed, in every place', () => {
    const evil = documentHtml(saying('<script>alert("x")</script>&\'</style>'), layout)
    const harmless = documentHtml(saying('Đảng viên'), layout)
    const tags = (page: string) => page.match(/<[^>]*>/g)
    expect(evil).not.toContain('<script')
    expect(
      evil.replaceAll(
        '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;&lt;/style&gt;',
        'Đảng viên',
      ),
    ).toBe(harmless)
    expect(tags(evil)).toEqual(tags(harmless))
  })

  it('has the same elements whatever is typed', () => {
    const elements = (text: string) => documentHtml(saying(text), layout).match(/<[^>]*>/g)
    const usual = elements('Đảng viên')
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (text) => {
        // A symbol such as 05-NQ and a line end get elements of their own, and a style sheet is no text.
        fc.pre(!/\d+-\p{Lu}|[\r\n]/u.test(text) && text.normalize('NFC') !== '')
        expect(elements(text)).toEqual(usual)
      }),
      { numRuns: 200 },
    )
  })

  it('keeps the lines that were typed, in a paragraph, a list and a table', () => {
    const typed = 'Một. \r\n\tHai.\n\nBa.'
    const body = bodyOf(
      documentWith(paragraph('Tin: ', typed), dashList([bold(typed)]), table([wideColumn('A')], [[typed]])),
    )
    expect(body).toContain('Tin: Một.<br>Hai.<br><br>Ba.</p>')
    expect(body).toContain('- <b>Một.</b><br><b>Hai.</b><br><br><b>Ba.</b></p>')
    expect(body).toContain('>Một.<br>Hai.<br><br>Ba.</td>')
  })

  it('is whole in itself: no script, nothing from elsewhere', () => {
    const page = documentHtml(saying('Đảng viên'), layout, {
      fontFaceCss: '@font-face { src: url(data:font/woff2;base64,AA) }',
    })
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; font-src data:")
    expect(page).not.toMatch(/<script|<link|<img|src="|href="|https?:/)
    expect(page).toContain('url(data:font/woff2;base64,AA)')
  })

  it('lets no style sheet end early', () => {
    const page = documentHtml(documentWith(), layout, { fontFaceCss: '</style><script>1</script>' })
    expect(page.match(/<\/style>/g)).toHaveLength(1)
    expect(page).not.toContain('<script>1</script>')
  })

  it('prints dots for what is not known', () => {
    const page = bodyOf({
      ...documentWith(
        paragraph('Chủ trì: đồng chí ', blank(12), '.'),
        vote('Thông qua nghị quyết', { base: 13 }),
        dottedLines(2),
      ),
      header: { issuer: 'CHI BỘ', number: { type: 'NQ', organisation: 'CB' }, placeAndDate: {} },
    })
    expect(page).toContain('đồng chí <span class="blank">............</span>.')
    expect(page).toContain('Số <span class="blank">......</span>-NQ/CB')
    expect(page).toMatch(
      /ngày <span class="blank">\.+<\/span> tháng <span class="blank">\.+<\/span> năm <span class="blank">/,
    )
    expect(page).toMatch(/tán thành <span class="blank">\.+<\/span>\/13 đồng chí/)
    expect(page.match(/<p class="body dots">\.{133}<\/p>/g)).toHaveLength(2)
    expect(page).not.toMatch(/undefined|null|NaN/)
  })

  it('leaves out the lines that a paper does not have', () => {
    const page = bodyOf(documentWith())
    expect(page).not.toContain('Số ')
    expect(page).not.toContain('ngày')
    expect(page).not.toContain('DỰ THẢO')
  })

  it('leaves the name under a signature blank when nobody is named', () => {
    const page = bodyOf(documentWith(signaturePair(signatory('THƯ KÝ'), signatory('CHỦ TRÌ', '  '))))
    expect(page.match(/<p class="name"><\/p>/g)).toHaveLength(2)
  })

  it('prints on whose behalf bold and the post not bold, or the post bold when it stands alone', () => {
    expect(bodyOf(documentWith(signature(signatory('BÍ THƯ', 'Lò Văn Pâng', 'T/M CHI BỘ'))))).toContain(
      '<p><b>T/M CHI BỘ</b></p><p>BÍ THƯ</p>',
    )
    expect(bodyOf(documentWith(signature(signatory('CHỦ TRÌ HỘI NGHỊ'))))).toContain(
      '<p><b>CHỦ TRÌ HỘI NGHỊ</b></p>',
    )
  })

  it('sets its page from the layout profile', () => {
    const page = documentHtml(documentWith(), {
      ...layout,
      page: { width: 148, height: 210, margins: { top: 11, bottom: 12, left: 13, right: 14 } },
      body: { ...layout.body, lineHeight: 18.5 },
    })
    expect(page).toContain('size: 148mm 210mm')
    expect(page).toContain('margin: 11mm 14mm 12mm 13mm')
    expect(page).toContain('14pt/18.5pt')
  })
})

describe('text that is bold and italic at once', () => {
  const both = { kind: 'text', text: 'cả hai', bold: true, italic: true } as const

  it.each([
    ['a plain paragraph', paragraph('chữ thường'), false],
    ['a bold word beside an italic one', paragraph(bold('đậm'), ' ', italic('nghiêng')), false],
    ['an italic word in a list', dashList(['một', [italic('hai')]]), false],
    ['a word with both marks', paragraph(both), true],
    ['a word with both marks in a list', dashList(['một', [both]]), true],
    ['a word with both marks in a table', table([wideColumn('Việc')], [[[both]]]), true],
    ['an italic word in a heading', romanHeading(1, italic('Đánh giá')), true],
    ['a heading', romanHeading(1, 'Đánh giá'), false],
  ])('is told: %s', (_name, block, expected) => {
    expect(hasBoldItalic(documentWith(block))).toBe(expected)
  })
})
