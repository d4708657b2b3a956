import { cssString, type Html, html, styleElement } from '../documents/markup.ts'

/** How the sheets of a form look. Lengths in mm, sizes in points. */
export interface FormStyle {
  readonly page: {
    readonly width: number
    readonly height: number
    readonly margins: {
      readonly top: number
      readonly right: number
      readonly bottom: number
      readonly left: number
    }
  }
  readonly font: { readonly size: number; readonly lineHeight: number }
}

/** What goes before the parts of a form: its name, its sheets, and what is its own in the style. */
export interface FormSheets {
  /** Title of the PDF. */
  readonly title: string
  readonly style: FormStyle
  readonly css: string
}

/** The same two families that every paper has (shared/documents/layout.ts); the second is bundled. */
const family = '"Times New Roman", "Tinos", serif'

/** Of Times New Roman, in em. */
const ASCENT = 0.891
const DESCENT = 0.216

/** Where letters stand in a line, in points from its top; a dotted line runs a little below. */
const baseline = ({ size, lineHeight }: FormStyle['font']): number =>
  (lineHeight - (ASCENT + DESCENT) * size) / 2 + ASCENT * size

export const portrait = (font: FormStyle['font'], margin: number): FormStyle => ({
  page: {
    width: 210,
    height: 297,
    margins: { top: margin, right: margin, bottom: margin, left: margin + 5 },
  },
  font,
})

export const landscape = (font: FormStyle['font'], margin: number): FormStyle => ({
  page: {
    width: 297,
    height: 210,
    margins: { top: margin + 5, right: margin, bottom: margin, left: margin },
  },
  font,
})

/** Width between the margins, in mm. */
export const widthOf = ({ page }: FormStyle): number => page.width - page.margins.left - page.margins.right

const baseCss = ({ page, font }: FormStyle): string => `
@page {
  size: ${page.width}mm ${page.height}mm;
  margin: ${page.margins.top}mm ${page.margins.right}mm ${page.margins.bottom}mm ${page.margins.left}mm;
  font-family: ${family};
}
html { font: ${font.size}pt/${font.lineHeight}pt ${family}; color: #000; -webkit-print-color-adjust: exact; }
body { margin: 0; overflow-wrap: break-word; orphans: 2; widows: 2; }
h1, h2, p { margin: 0; font-size: inherit; font-weight: normal; }
b, h1, h2 { font-weight: bold; }
article + article { break-before: page; }

.head { display: grid; column-gap: 4mm; break-inside: avoid; text-align: center; }
.party { display: inline-block; padding-bottom: 0.5pt; border-bottom: 0.75pt solid #000; font-weight: bold; white-space: nowrap; }
.form-number { text-align: right; font-style: italic; }
h1 { margin: 8pt 0 2pt; font-size: ${font.size + 3}pt; line-height: ${font.lineHeight + 4}pt; text-align: center; text-wrap: balance; }
.under-title { margin-bottom: 6pt; text-align: center; text-wrap: balance; }
h2 { margin: 6pt 0 2pt; break-after: avoid; }

.fill { position: relative; overflow: clip; min-height: ${font.lineHeight}pt; }
.fill::after {
  content: ""; position: absolute; width: 100%; height: ${(baseline(font) + 0.9).toFixed(2)}pt;
  border-bottom: 0.6pt dotted #000;
}
.place { position: absolute; width: 1px; height: 1px; }
.row { display: grid; column-gap: 2mm; }
.item { break-inside: avoid; }
.inset { padding-left: 6mm; }

.boxes { display: inline-flex; vertical-align: middle; }
.box {
  box-sizing: border-box; width: 4.8mm; height: 5.8mm; margin-left: -0.5pt; border: 0.5pt solid #000;
  font-size: ${font.size}pt; line-height: 5.6mm; text-align: center;
}
.box.apart { margin-left: 2.5mm; }
.check {
  display: inline-block; box-sizing: border-box; width: 3.4mm; height: 3.4mm; border: 0.6pt solid #000;
  font-size: 9pt; line-height: 3.1mm; text-align: center; vertical-align: -0.3mm;
}
.check-pair { display: inline-block; margin-right: 4mm; white-space: nowrap; }

table { width: calc(100% - 2px); margin: 2pt 1px 4pt; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; break-inside: avoid; break-after: avoid; }
tr { break-inside: avoid; }
th, td { padding: 1.5pt 1mm; border: 0.5pt solid #000; vertical-align: top; }
th { font-weight: bold; text-align: center; vertical-align: middle; }
.centered { text-align: center; }
.right { text-align: right; }

.signs { display: grid; column-gap: 6mm; margin-top: 8pt; break-before: avoid; break-inside: avoid; text-align: center; }
.signs .space { height: ${font.lineHeight * 4}pt; }
.sign-row { break-before: avoid; }
.sign-row > td { border: none; }
.signs .day { font-style: italic; }
`

const noScripts = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"

/**
 * A form as one self-contained HTML page for Chromium to print, in pieces, so that a long one need not be made at once.
 * `fontFaceCss` brings the fonts as `data:` URLs.
 */
export function* formPieces(
  { title, style, css }: FormSheets,
  parts: Iterable<Html>,
  fontFaceCss = '',
): Generator<string> {
  yield html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${noScripts}">
<title>${title}</title>
${styleElement(fontFaceCss + baseCss(style) + css)}
</head>
<body>
`.html
  for (const part of parts) yield part.html
  yield '</body>\n</html>\n'
}

const marginText = (size: number) => `font: ${size}pt/${size + 1}pt ${family};`

/** Page numbers of the whole document at the bottom, on the right; margin boxes need Chromium 131. */
export const numberedPages = (name: string): string => `
@page {
  @bottom-left { content: ${cssString(name)}; ${marginText(9)} }
  @bottom-right { content: "Trang " counter(page) "/" counter(pages); ${marginText(9)} }
}
`

/** A name for the foot of a page: what is too long ends at a word. */
export const footName = (name: string, most = 60): string =>
  name.length <= most ? name : `${name.slice(0, name.lastIndexOf(' ', most)).replace(/[\s,;-]+$/, '')}…`

/** Marks the element of this id: only what a link leads to can be found again in the PDF, so it leads to itself. */
export const markedPlace = (name: string): Html => html`<a class="place" href="#${name}"></a>`

/**
 * Sheets of one form among many, numbered from 1 for each: every form has a page name and a counter of its own, which
 * is what Chromium can count by. `key` is any small number that no other form of the document has.
 */
export const ownPages = (key: number, name: string): Html =>
  styleElement(`
@page f${key} {
  counter-increment: n${key};
  @bottom-left { content: ${cssString(name)}; ${marginText(9)} }
  @bottom-right { content: "Trang " counter(n${key}); ${marginText(9)} }
}
.f${key} { page: f${key}; }
`)
