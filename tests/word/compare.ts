import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pdfPrinter } from '../../electron/browser/chromium.ts'
import { documentWord } from '../../electron/office/documents/word.ts'
import { layout05Hd2026 as layout } from '../../shared/documents/layout.ts'
import { papers } from '../fixtures/papers/papers.ts'
import { type PdfPage, pdfFonts, pdfPages } from '../helpers/pdf.ts'

// Opens the Word file of every kind of paper in LibreOffice and holds its pages against those of the PDF: as many of
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
const wanted = papers.flatMap(({ name, party, html }) =>
  party === null || (names.length > 0 && !names.includes(name)) ? [] : [{ name, party, html }],
)
const folder = mkdtempSync(join(tmpdir(), 'so-chi-bo-word-'))
const word = join(folder, 'word')
mkdirSync(word)
for (const { name, party } of wanted) {
  writeFileSync(join(word, `${name}.docx`), await documentWord(party.document, layout))
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

const bodyOf = ({ lines }: PdfPage) => lines.filter(({ baseline }) => baseline > layout.page.margins.top - 1)
const edges = (pages: readonly PdfPage[]) => {
  const lines = pages.flatMap(bodyOf)
  return {
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
    top: Math.min(...lines.map(({ top }) => top)),
    bottom: Math.max(...lines.map(({ bottom }) => bottom)),
  }
}
const begins = (page: PdfPage) => bodyOf(page)[0]

/** A word at the end of the page before may fit by a hair in the one program and not in the other. */
function beginAlike(one: string, other: string): boolean {
  const [a, b] = [one.split(' '), other.split(' ')]
  return [0, 1].some((skip) => a[skip] === b[0] || a[0] === b[skip])
}

interface Found {
  readonly faults: readonly string[]
  readonly notes: readonly string[]
}

/** The head of the first page is centred and the first line of a paragraph indented: only the top can be compared. */
function pageFound(ours: PdfPage, theirs: PdfPage, number: number): Found {
  const [here, there] = [begins(ours), begins(theirs)]
  if (here === undefined || there === undefined) return { faults: [`page ${number} is empty`], notes: [] }
  const off = Math.abs(here.top - there.top)
  const isA4 = Math.abs(theirs.width - 210) < 0.5 && Math.abs(theirs.height - 297) < 0.5
  return {
    faults: [
      ...(off > nearby ? [`page ${number} begins ${off.toFixed(1)} mm away`] : []),
      ...(isA4 ? [] : [`page ${number} is not A4`]),
    ],
    notes: beginAlike(here.text, there.text)
      ? []
      : [`page ${number} begins "${there.text.slice(0, 40)}", in the PDF "${here.text.slice(0, 40)}"`],
  }
}

function compared(ours: readonly PdfPage[], theirs: readonly PdfPage[]): Found {
  if (ours.length !== theirs.length) {
    return { faults: [`${theirs.length} pages instead of ${ours.length}`], notes: [] }
  }
  const [mine, other] = [edges(ours), edges(theirs)]
  const margins = (['left', 'right', 'top'] as const)
    .filter((side) => Math.abs(mine[side] - other[side]) > nearby)
    .map((side) => `${side} ${other[side].toFixed(1)} mm instead of ${mine[side].toFixed(1)}`)
  const pages = theirs.map((page, index) => pageFound(ours[index] ?? page, page, index + 1))
  return {
    faults: [...margins, ...pages.flatMap(({ faults }) => faults)],
    notes: pages.flatMap(({ notes }) => notes),
  }
}

const printer = pdfPrinter()
let faults = 0
for (const { name, html } of wanted) {
  const theirs = new Uint8Array(readFileSync(join(word, `${name}.pdf`)))
  const fonts = (await pdfFonts(theirs)).map((font) => font.name)
  const foreign = fonts.filter((font) => !/^(Tinos|TimesNewRoman|LiberationSerif)/.test(font))
  const pages = await pdfPages(theirs)
  const found = compared(await pdfPages(await printer.makePdf(html())), pages)
  const wrong = [
    ...foreign.map((font) => `set in ${font}: this machine has no Times New Roman`),
    ...found.faults,
  ]
  faults += wrong.length
  console.log(`${wrong.length === 0 ? 'same' : 'DIFFERS'}  ${name}, ${pages.length} pages`)
  for (const line of [...wrong, ...found.notes]) console.log(`    ${line}`)
}
await printer.close()
if (faults === 0) rmSync(folder, { recursive: true, force: true })
else console.log(`The files are in ${word}`)
process.exitCode = faults === 0 ? 0 : 1
