import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pdfPrinter } from '../../electron/browser/chromium.ts'
import { documentWord } from '../../electron/office/documents/word.ts'
import type { LayoutProfile } from '../../shared/documents/layout.ts'
import { papers } from '../fixtures/papers/papers.ts'
import { type PdfPage, pdfFonts, pdfPages } from '../helpers/pdf.ts'

// Opens the Word file of every kind of paper, and of every form that can be had so, in LibreOffice and holds its pages against those of the PDF: as many of
// them, the same margins, every page beginning in the same place. Where a page begins with other words it is said, and is
// no fault: LibreOffice never tears a paragraph that stays with the next one, which Word and the PDF do.
//
//   node tests/word/compare.ts [bien-ban nghi-quyet ...]
//
// Run by hand: it needs LibreOffice (soffice), which a machine that runs `npm test` need not have, and Times New Roman or
// a font with its measures and all Vietnamese letters under that name (FONTCONFIG_FILE may name a folder of such fonts).

/** In millimetres: the two programs round lines and tables in their own ways. */
const nearby = 1.6

const names = process.argv.slice(2)
const wanted = papers.flatMap(({ name, party, word }) =>
  word === null || (names.length > 0 && !names.includes(name))
    ? []
    : [{ name, isForm: party === null, ...word }],
)
const folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-word-'))
const word = join(folder, 'word')
mkdirSync(word)
for (const { name, document, layout } of wanted) {
  writeFileSync(join(word, `${name}.docx`), await documentWord(document, layout))
}
const soffice = spawnSync(
  'soffice',
  [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    ...['--headless', '--convert-to', 'pdf', '--outdir', word],
    ...wanted.map(({ name }) => join(word, `${name}.docx`)),
  ],
  { encoding: 'utf8' },
)
if (soffice.error || soffice.status !== 0) {
  throw new Error(`LibreOffice does not answer: ${soffice.error?.message ?? soffice.stderr}`)
}

const bodyOf = ({ lines }: PdfPage, { page }: LayoutProfile) =>
  lines.filter(({ baseline }) => baseline > page.margins.top - 1)
const edges = (pages: readonly PdfPage[], layout: LayoutProfile) => {
  const lines = pages.flatMap((page) => bodyOf(page, layout))
  return {
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
    top: Math.min(...lines.map(({ top }) => top)),
    bottom: Math.max(...lines.map(({ bottom }) => bottom)),
  }
}
const begins = (page: PdfPage, layout: LayoutProfile) => bodyOf(page, layout)[0]

/** A word at the end of the page before may fit by a hair in the one program and not in the other. */
function beginAlike(one: string, other: string): boolean {
  const [a, b] = [one.split(' '), other.split(' ')]
  return [0, 1].some((skip) => a[skip] === b[0] || a[0] === b[skip])
}

interface Found {
  /** Number of pages, and the margins that the text keeps. */
  readonly margins: readonly string[]
  readonly faults: readonly string[]
  readonly notes: readonly string[]
}

/** The head of the first page is centred and the first line of a paragraph indented: only the top can be compared. */
function pageFound(ours: PdfPage, theirs: PdfPage, number: number, layout: LayoutProfile): Found {
  const [here, there] = [begins(ours, layout), begins(theirs, layout)]
  if (here === undefined || there === undefined)
    return { margins: [], faults: [`page ${number} is empty`], notes: [] }
  const off = Math.abs(here.top - there.top)
  const { width, height } = layout.page
  const isA4 = Math.abs(theirs.width - width) < 0.5 && Math.abs(theirs.height - height) < 0.5
  return {
    margins: [],
    faults: [
      ...(off > nearby ? [`page ${number} begins ${off.toFixed(1)} mm away`] : []),
      ...(isA4 ? [] : [`page ${number} is not A4 as it should lie`]),
    ],
    notes: beginAlike(here.text, there.text)
      ? []
      : [`page ${number} begins "${there.text.slice(0, 40)}", in the PDF "${here.text.slice(0, 40)}"`],
  }
}

function compared(ours: readonly PdfPage[], theirs: readonly PdfPage[], layout: LayoutProfile): Found {
  if (ours.length !== theirs.length) {
    return { margins: [`${theirs.length} pages instead of ${ours.length}`], faults: [], notes: [] }
  }
  const [mine, other] = [edges(ours, layout), edges(theirs, layout)]
  const margins = (['left', 'right', 'top'] as const)
    .filter((side) => Math.abs(mine[side] - other[side]) > nearby)
    .map((side) => `${side} ${other[side].toFixed(1)} mm instead of ${mine[side].toFixed(1)}`)
  const pages = theirs.map((page, index) => pageFound(ours[index] ?? page, page, index + 1, layout))
  return {
    margins,
    faults: pages.flatMap(({ faults }) => faults),
    notes: pages.flatMap(({ notes }) => notes),
  }
}

const printer = pdfPrinter()
let faults = 0
for (const { name, html, layout, isForm } of wanted) {
  const theirs = new Uint8Array(readFileSync(join(word, `${name}.pdf`)))
  const fonts = (await pdfFonts(theirs)).map((font) => font.name)
  const foreign = fonts.filter((font) => !/^(Tinos|TimesNewRoman|LiberationSerif)/.test(font))
  const pages = await pdfPages(theirs)
  const found = compared(await pdfPages(await printer.makePdf(html())), pages, layout)
  // The PDF that a form is printed from is another drawing: its Word file has to keep the margins and the number of pages.
  const [faulty, noted] = isForm
    ? [found.margins, [...found.faults, ...found.notes]]
    : [[...found.margins, ...found.faults], found.notes]
  const wrong = [...foreign.map((font) => `set in ${font}: this machine has no Times New Roman`), ...faulty]
  faults += wrong.length
  console.log(`${wrong.length === 0 ? 'same' : 'DIFFERS'}  ${name}, ${pages.length} pages`)
  for (const line of [...wrong, ...noted]) console.log(`    ${line}`)
}
await printer.close()
if (faults === 0) rmSync(folder, { recursive: true, force: true })
else console.log(`The files are in ${word}`)
process.exitCode = faults === 0 ? 0 : 1
