import type { LayoutProfile } from './layout.ts'
import { cssString } from './markup.ts'

/**
 * The style sheet of a printed paper, wholly from the layout profile. Letters are not kerned, as Word does not kern them:
 * lines and pages end at the same words in both.
 */
export const documentCss = (layout: LayoutProfile, draft: boolean): string => {
  const { page, font, pageNumber, header, title, body, table, signature } = layout
  const { margins } = page
  const family = `${cssString(font.family)}, ${cssString(font.fallback)}, serif`
  const marginText = (size: number): string =>
    `font: ${size}pt/${size}pt ${family}; vertical-align: top; padding-top: ${pageNumber.distance}mm;`
  const draftMark = draft
    ? `@top-right { content: ${cssString(layout.draft.text)}; ${marginText(layout.draft.size)} }`
    : ''
  return `
@page {
  size: ${page.width}mm ${page.height}mm;
  margin: ${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm;
  font-family: ${family};
  @top-center { content: counter(page); ${marginText(pageNumber.size)} }
  ${draftMark}
}
@page :first { @top-center { content: none } @top-right { content: none } }
html { font: ${body.size}pt/${body.lineHeight}pt ${family}; font-kerning: none; color: #000; -webkit-print-color-adjust: exact; }
@media screen { body > :not(.letters) { display: none } }
@media print { .letters { display: none } }
body { margin: 0; orphans: 2; widows: 2; overflow-wrap: break-word; }
h1, h2, h3, p { margin: 0; font-size: inherit; font-weight: normal; }
b, h1, h2 { font-weight: bold; }
.symbol { white-space: nowrap; }
.blank { font-weight: normal; font-style: normal; white-space: nowrap; }
.long.blank { white-space: normal; word-break: break-all; }

.columns { display: grid; grid-template-columns: ${header.leftWidth}fr ${header.rightWidth}fr; break-inside: avoid; }
.columns p { text-align: center; text-wrap: balance; }
.columns .left { padding-right: 2mm; }
.form { font-size: ${header.dateSize}pt; font-style: italic; text-align: right; }
.organisation { font-size: ${header.organisationSize}pt; }
.ornament { line-height: ${header.organisationSize}pt; }
.party-name {
  display: inline-block; padding-bottom: 0.5pt; border-bottom: 0.75pt solid #000; white-space: nowrap;
  font-size: ${header.partyName.size}pt; font-weight: bold;
}
.columns .number { font-size: ${header.numberSize}pt; white-space: nowrap; }
.date { font-size: ${header.dateSize}pt; font-style: italic; }
.draft { font-size: ${layout.draft.size}pt; }

h1 { margin-top: 18pt; font-size: ${title.typeSize}pt; line-height: ${title.typeSize * 1.25}pt; text-align: center; }
.subject { font-size: ${title.subjectSize}pt; font-weight: bold; text-align: center; text-wrap: balance; }
.title-rule { margin-bottom: 12pt; text-align: center; line-height: ${body.size}pt; }

.annex { break-before: page; break-inside: avoid; break-after: avoid; text-align: center; }

.body { margin-bottom: ${body.spaceAfter}pt; text-align: justify; }
.indented { text-indent: ${body.indent}mm; }
.left-aligned { text-align: left; }
.centered { text-align: center; }
.right-aligned { text-align: right; }
h2.body { text-align: left; }
h2, .whole { break-inside: avoid; }
h2, [data-kept] { break-after: avoid; }
.dots { break-inside: avoid; overflow: hidden; white-space: nowrap; }

table {
  margin: 3pt 1px ${body.spaceAfter + 3}pt; border-collapse: collapse; table-layout: fixed;
  font-size: ${table.size}pt; line-height: ${table.lineHeight}pt;
}
thead { display: table-header-group; break-inside: avoid; break-after: avoid; }
tr { break-inside: avoid; }
th, td { padding: 2pt ${table.padding}mm; border: ${table.border}pt solid #000; vertical-align: top; }
th { font-weight: bold; text-align: center; vertical-align: middle; }

.signatures { margin-top: 12pt; break-before: avoid; font-size: ${signature.size}pt; }
.signatory b { display: block; }
.signatory .space { height: ${signature.blankLines * body.lineHeight}pt; }
.signatory .name { min-height: ${body.lineHeight}pt; font-weight: bold; }
.columns .recipients p { text-align: left; text-wrap: wrap; font-size: ${signature.recipientsSize}pt; line-height: ${signature.recipientsSize * 1.25}pt; }
.columns .recipients .recipients-title { font-size: ${signature.recipientsTitleSize}pt; line-height: ${body.lineHeight}pt; text-decoration: underline; }
`
}
