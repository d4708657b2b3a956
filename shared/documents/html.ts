import { documentCss } from './css.ts'
import { type Kept, keeping } from './keeping.ts'
import { columnWidths, dotsAcross, type LayoutProfile } from './layout.ts'
import { type Html, html, printable, styleElement } from './markup.ts'
import type { Block, PartyDocument, Run, Runs, Signatory, Signatures, Table } from './model.ts'
import {
  documentName,
  headingLabel,
  justifiable,
  listMarkers,
  numberLine,
  placeAndDateLine,
  recipientLines,
  voteLine,
} from './phrases.ts'

/**
 * A Party document as one self-contained HTML page for Chromium to print: no scripts, no requests, every text escaped.
 * Page numbers need Chromium 131 (margin boxes); everything else works before.
 * `fontFaceCss` brings the fonts as `data:` URLs; without it the fonts of the machine are used.
 */
export const documentHtml = (
  document: PartyDocument,
  layout: LayoutProfile,
  options: { readonly fontFaceCss?: string } = {},
): string => {
  const kept = keeping(document.blocks)
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${printable(documentName(document))}</title>
${styleElement((options.fontFaceCss ?? '') + documentCss(layout, document.draft))}
</head>
<body>
${lettersHtml(document)}
${headerHtml(document, layout)}
<h1>${document.title.type}</h1>
${document.title.subject.map((line) => html`<p class="subject">${line}</p>`)}
<p class="title-rule">${layout.title.rule}</p>
${document.blocks.map((block, index) => blockHtml(block, layout, kept[index] ?? NEVER))}
</body>
</html>
`.html
}

/** Whether any text is bold and italic at once: its own marks, or an italic word in a heading, which is bold. */
export const hasBoldItalic = ({ blocks }: PartyDocument): boolean =>
  blocks.some((block) =>
    block.kind === 'heading'
      ? block.runs.some((run) => run.kind === 'text' && run.italic)
      : runsOf(block).some((run) => run.kind === 'text' && run.bold && run.italic),
  )

const runsOf = (block: Block): Runs => {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.runs
    case 'list':
      return block.items.flat()
    case 'table':
      return block.rows.flat(2)
    case 'vote':
    case 'dottedLines':
    case 'signatures':
    case 'annex':
      return []
  }
}

/**
 * The screen shows nothing but a letter of each font: that loads the fonts, and the paper itself is laid out only once,
 * for print.
 */
const lettersHtml = (document: PartyDocument): Html =>
  html`<p class="letters">aạ <b>aạ</b> <i>aạ</i>${hasBoldItalic(document) ? html` <b><i>aạ</i></b>` : ''}</p>`

const NOTHING = html``
const NEVER: Kept = () => false

/** A blank longer than this may run over to the next line. */
const SHORT_BLANK = 30

/** `50-CT/TW`, `05-NQ/CB`: a symbol that must not break at its hyphen. */
const SYMBOL = /(\d+-\p{Lu}+(?:\/\p{L}+)?)/u

const textHtml = (text: string): readonly Html[] =>
  text
    .split(SYMBOL)
    .map((part, index) => (index % 2 === 0 ? html`${part}` : html`<span class="symbol">${part}</span>`))

const runHtml = (run: Run): Html => {
  if (run.kind === 'break') return html`<br>`
  if (run.kind === 'blank') {
    return html`<span class="${run.width > SHORT_BLANK ? 'long blank' : 'blank'}">${'.'.repeat(run.width)}</span>`
  }
  const letters = html`${textHtml(run.text)}`
  const text = run.underline ? html`<u>${letters}</u>` : letters
  const slanted = run.italic ? html`<i>${text}</i>` : text
  return run.bold ? html`<b>${slanted}</b>` : slanted
}

const runsHtml = (runs: Runs): readonly Html[] => runs.map(runHtml)

const headerHtml = ({ header, draft }: PartyDocument, layout: LayoutProfile): Html => {
  const { form, superior, issuer, number, placeAndDate } = header
  return html`${form === undefined ? NOTHING : html`<p class="form">${form}</p>\n`}<header class="columns">
<div class="left">
${superior === undefined ? NOTHING : html`<p class="organisation">${superior}</p>`}
<p class="organisation"><b>${issuer}</b></p>
<p class="ornament">${layout.header.ornament}</p>
</div>
<div><p><span class="party-name">${layout.header.partyName.text}</span></p></div>
<div class="left">
${number === undefined ? NOTHING : html`<p class="number">${runsHtml(numberLine(number))}</p>`}
${draft ? html`<p class="draft">${layout.draft.text}</p>` : NOTHING}
</div>
<div>${placeAndDate === undefined ? NOTHING : html`<p class="date">${runsHtml(placeAndDateLine(placeAndDate))}</p>`}</div>
</header>`
}

const ALIGNMENT_CLASS = {
  justify: '',
  left: 'left-aligned',
  center: 'centered',
  right: 'right-aligned',
} as const satisfies Readonly<Record<string, string>>

/** The mark of a part that stays on the page of what comes after it. */
const mark = (isKept: boolean): Html => (isKept ? html` data-kept` : NOTHING)

const bodyClass = (runs: Runs): string => (justifiable(runs) ? 'body' : `body ${ALIGNMENT_CLASS.left}`)

const blockHtml = (block: Block, layout: LayoutProfile, isKept: Kept): Html => {
  switch (block.kind) {
    case 'paragraph': {
      const alignment =
        block.alignment === 'justify' ? bodyClass(block.runs) : `body ${ALIGNMENT_CLASS[block.alignment]}`
      return html`<p class="${alignment}${block.indented ? ' indented' : ''}"${mark(isKept(0))}>${runsHtml(block.runs)}</p>\n`
    }
    case 'heading':
      return html`<h2 class="body indented">${headingLabel(block)}${runsHtml(block.runs)}</h2>\n`
    case 'list': {
      const markers = listMarkers(block)
      return html`${block.items.map(
        (item, index) =>
          html`<p class="${bodyClass(item)} indented"${mark(isKept(index))}>${markers[index] ?? ''} ${runsHtml(item)}</p>\n`,
      )}`
    }
    case 'table':
      return tableHtml(block, layout, isKept)
    case 'vote': {
      const runs = voteLine(block)
      return html`<p class="${bodyClass(runs)} indented whole"${mark(isKept(0))}>${runsHtml(runs)}</p>\n`
    }
    case 'dottedLines': {
      const dots = '.'.repeat(dotsAcross(layout))
      return html`${Array.from(
        { length: block.lines },
        (_, index) => html`<p class="body dots"${mark(isKept(index))}>${dots}</p>\n`,
      )}`
    }
    case 'signatures':
      return signaturesHtml(block)
    case 'annex':
      return html`<section class="annex"><p><b>${block.title}</b></p>
${block.subject.map((line) => html`<p class="subject">${line}</p>`)}
<p class="title-rule">${layout.title.rule}</p></section>\n`
  }
}

const tableHtml = (table: Table, layout: LayoutProfile, isKept: Kept): Html => {
  const widths = columnWidths(table.columns, layout)
  const total = widths.reduce((sum, width) => sum + width, 0)
  return html`<table style="width: calc(${total}mm - 2px)">
<colgroup>${widths.map((width) => html`<col style="width: ${(width / total) * 100}%">`)}</colgroup>
<thead><tr>${table.columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${table.rows.map(
  (row, index) =>
    html`<tr${mark(isKept(index))}>${row.map(
      (cell, index) =>
        html`<td class="${ALIGNMENT_CLASS[table.columns[index]?.alignment ?? 'left']}">${runsHtml(cell)}</td>`,
    )}</tr>\n`,
)}</tbody>
</table>
`
}

const signaturesHtml = ({ left, right }: Signatures): Html => html`<section class="columns signatures">
${leftHtml(left, right)}
${signatoryHtml(right, left.kind === 'signatory' ? left.signatory : right)}
</section>
`

const leftHtml = (left: Signatures['left'], right: Signatory): Html => {
  switch (left.kind) {
    case 'nobody':
      return html`<div></div>`
    case 'signatory':
      return signatoryHtml(left.signatory, right)
    case 'recipients':
      return html`<div class="recipients"><p class="recipients-title">Nơi nhận:</p>
${recipientLines(left.recipients).map((line) => html`<p>${line}</p>`)}</div>`
  }
}

/** Who signs for a body has a line more at the top; the names of both stand on one line. */
const signatoryHtml = (
  { authority, capacity, name }: Signatory,
  beside: Signatory,
): Html => html`<div class="signatory">
${authority === undefined ? html`<p><b>${capacity}</b></p>` : html`<p><b>${authority}</b></p><p>${capacity}</p>`}
<p class="space"></p>
${authority === undefined && beside.authority !== undefined ? html`<p>\u00a0</p>` : NOTHING}
<p class="name">${name ?? ''}</p>
</div>`
