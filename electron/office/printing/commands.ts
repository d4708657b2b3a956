import type { Output, Parsed } from '../../../shared/contract.ts'
import { layoutProfileOn } from '../../../shared/documents/layout.ts'
import { parsePages } from '../../../shared/printing/page-range.ts'
import { setsOfPlaced } from '../../../shared/printing/placed.ts'
import { type PrintSet, placesOf, sentPages, sheetsLeft, sheetsOf } from '../../../shared/printing/sheets.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Handlers, JobContext } from '../context.ts'
import { type KeptPdf, keptPdfs } from '../documents/kept-pdfs.ts'
import { behindDoor, pageCount, pdfType } from '../documents/printing.ts'

const pointsPerMm = 72 / 25.4

type Papers = Parsed<'printing.lookAtPapers'>
type File = Parsed<'printing.lookAtFile'>
type How = Omit<Papers, 'papers'>

interface Source {
  readonly name: string
  readonly parts: readonly Uint8Array[]
  readonly sets: readonly PrintSet[]
}

const pagesTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

/** The pages that the clerk asked for: of one paper alone, as several have page 2 each. */
function chosenPages(range: string, parts: readonly Uint8Array[]): (part: number) => readonly number[] {
  const counts = parts.map(pageCount)
  const [first = 0] = counts
  if (counts.length > 1 || range === '') return (part) => pagesTo(counts[part] ?? 0)
  const { pages, problem } = parsePages(range, first)
  if (problem !== undefined) throw new Refusal('invalid', problem, { fields: { range: problem } })
  return () => pages
}

/** The papers of one cell that follow each other are its set. */
function paperSource({ papers, range }: Papers, context: JobContext): Source {
  const kept = keptPdfs(
    papers.map(({ paperId }) => paperId),
    context,
  )
  const parts = kept.map(({ pdf }) => pdf)
  const pagesOf = chosenPages(range, parts)
  const sets: { label: string; papers: PrintSet['papers'][number][] }[] = []
  for (const [part, { cellName }] of kept.entries() as ArrayIterator<[number, KeptPdf]>) {
    if (sets.at(-1)?.label !== cellName) sets.push({ label: cellName, papers: [] })
    sets.at(-1)?.papers.push({ part, pages: pagesOf(part), copies: papers[part]?.copies ?? 1 })
  }
  return { name: 'Bản in.pdf', parts, sets }
}

/** A file of papers of several cells has their sets; else every copy is one: after a jam it goes on from a copy. */
function fileSource({ file, copies, range }: File, { door }: JobContext): Source {
  const found = door.take(file)
  if (found?.mediaType !== pdfType) {
    throw new Refusal('not-found', 'Bản in này không còn chờ nữa. Hãy dựng lại bản in.')
  }
  const parts = [found.bytes]
  const { papers = [] } = found
  if (typeof copies !== 'number' && papers.length > 0) {
    return { name: found.name, parts, sets: setsOfPlaced(papers, pageCount(found.bytes), copies) }
  }
  const pages = chosenPages(range, parts)(0)
  return {
    ...{ name: found.name, parts },
    sets: pagesTo(typeof copies === 'number' ? copies : 1).map((copy) => ({
      label: `bản ${copy}`,
      papers: [{ part: 0, pages, copies: 1 }],
    })),
  }
}

/** In the workshop: the window and the office go on meanwhile. */
async function composed({ parts, sets }: Source, how: How, context: JobContext) {
  const sheets = sheetsOf(sets, how.sides)
  const sent = sentPages(sheets, how)
  const { left, right } = layoutProfileOn(context.today()).page.margins
  const isTurnedLikeBook = how.sides === 'long' || how.sides === 'passes'
  context.progress('Đang xếp trang in', 0.3)
  const pdf = await context.workshop.run(
    'composeSheets',
    {
      parts,
      counts: parts.map(pageCount),
      sent,
      backShift: how.isBackShifted && isTurnedLikeBook ? (left - right) * pointsPerMm : 0,
    },
    { signal: context.signal },
  )
  return {
    pdf,
    parts: new Set(sheetsLeft(sheets, how).map(({ front }) => front.part)),
    laidOut: { pages: sent.length, sheets: sheets.length, sets: [...placesOf(sets, sheets)] },
  }
}

async function lookAt(
  source: Source,
  how: How,
  context: JobContext,
): Promise<Output<'printing.lookAtPapers'>> {
  const { pdf, laidOut } = await composed(source, how, context)
  return { ...laidOut, file: behindDoor(context, source.name, pdfType, pdf) }
}

const passNames = { fronts: ', trang lẻ.pdf', backs: ', trang chẵn.pdf' } as const

interface Sent {
  readonly outcome: Output<'printing.papers'>
  /** The parts of which something was sent. */
  readonly parts: ReadonlySet<number>
}

/** Sends what was composed; a printer that the program cannot reach leaves the paper in a window, or in a file. */
async function send(
  source: Source,
  { printer, ...how }: How & { readonly printer: string | null },
  context: JobContext,
): Promise<Sent> {
  const { pdf, laidOut, parts } = await composed(source, how, context)
  const { host } = context
  if (!host.printing) {
    const name = how.sides === 'passes' ? source.name.replace(/\.pdf$/, passNames[how.pass]) : source.name
    const file = behindDoor(context, name, pdfType, pdf)
    return { outcome: { ...laidOut, how: 'file', file }, parts }
  }
  context.progress('Đang gửi tới máy in', null)
  if (printer !== null) {
    const sides = how.sides === 'passes' ? 'one' : how.sides
    const said = await host.printing.send(pdf, { printer, sides })
    if (said !== 'unable') return { outcome: { ...laidOut, how: said, file: null }, parts }
  }
  await host.printPdf(pdf, source.name)
  return { outcome: { ...laidOut, how: 'shown', file: null }, parts }
}

/** What was sent where, for the audit; how often a page came out of the printer nobody knows. */
const sentFacts = ({ how, sheets }: Output<'printing.papers'>, asked: How) => ({
  ...{ printed: how, sheets, sides: asked.sides },
  ...(asked.sides === 'passes' && { pass: asked.pass }),
  ...(asked.range !== '' && { range: asked.range }),
})

export const printingCommands: Handlers<'printing'> = {
  'printing.printers': async (_input, { host }) => ({
    isDirect: host.printing !== undefined,
    printers: [...((await host.printing?.printers()) ?? [])],
  }),

  'printing.lookAtPapers': ({ papers, ...how }, context) =>
    lookAt(paperSource({ papers, ...how }, context), how, context),

  'printing.lookAtFile': ({ file, copies, ...how }, context) =>
    lookAt(fileSource({ file, copies, ...how }, context), how, context),

  'printing.papers': async ({ papers, ...how }, context) => {
    const { outcome, parts } = await send(paperSource({ papers, ...how }, context), how, context)
    // A row for each paper that went to the printer, as everything else that is done to a paper.
    context.write(({ audit }) => {
      for (const [part, { paperId, copies }] of papers.entries()) {
        if (!parts.has(part)) continue
        audit({ record: { kind: 'paper', id: paperId }, changes: { ...sentFacts(outcome, how), copies } })
      }
    })
    return outcome
  },

  'printing.file': async ({ file, copies, ...how }, context) => {
    const source = fileSource({ file, copies, ...how }, context)
    const { outcome } = await send(source, how, context)
    context.write(({ audit }) =>
      audit({ changes: { ...sentFacts(outcome, how), copies, name: source.name } }),
    )
    return outcome
  },
}
