import { formatDate } from '../../../shared/calendar/dates.ts'
import { isPeriod, periodPhrase } from '../../../shared/calendar/periods.ts'
import { datePhrase } from '../../../shared/calendar/phrases.ts'
import type { Output } from '../../../shared/contract.ts'
import { layoutProfileOn } from '../../../shared/documents/layout.ts'
import type { PrintRequest } from '../../../shared/forms/contract.ts'
import { placeAndDay } from '../../../shared/forms/heading.ts'
import { memberList } from '../../../shared/forms/member-list.ts'
import { movementBook, movementBookSheets } from '../../../shared/forms/movement-book.ts'
import { formPieces } from '../../../shared/forms/page.ts'
import type { PlacedPaper } from '../../../shared/printing/placed.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { formatCount } from '../../../shared/text/numbers.ts'
import { missing } from '../conflict.ts'
import type { JobContext } from '../context.ts'
import { markedPages } from '../documents/marked-pages.ts'
import { documentPdf, facesIn, pageCount, pdfType } from '../documents/printing.ts'
import { ledgerTable } from '../movements/ledger.ts'
import { findBody } from '../organisation/store.ts'
import { rulebookOf } from '../rulebook/store.ts'
import { attendancePlan } from './attendance.ts'
import { cellPlan } from './cell.ts'
import { checkPlan } from './checks.ts'
import { commitmentListPlan, commitmentPlan } from './commitments.ts'
import { cancelled, fileName, inTurns, recordExport } from './exporting.ts'
import { historyPlan } from './history.ts'
import { listRows } from './list-rows.ts'
import { contributionsPlan, petitionsPlan, taskListPlan } from './lists.ts'
import { memberPlan } from './member.ts'
import { monthPlan } from './month.ts'
import { overviewPlan } from './overview.ts'
import { headingOf, placeOf } from './places.ts'
import type { DocumentPlan, MarkedPaper, PrintPlan } from './plan.ts'
import { supplementPlan } from './supplement.ts'
import { supportPlan } from './support.ts'
import { tasksPlan } from './tasks.ts'
import { trainingPlan } from './training.ts'
import { villagePlan } from './villages.ts'
import { visitsPlan } from './visits.ts'

type Of<F extends PrintRequest['form']> = Extract<PrintRequest, { form: F }>

const mostPrinted = 6000

async function listPlan(request: Of<'list'>, context: JobContext): Promise<PrintPlan> {
  const { title, list, isSigned, isMasked, cellId } = request
  const { headers, rows, on, words } = await listRows(list, context, {
    isPlain: !isMasked,
    most: mostPrinted,
  })
  const { heading, place, today } = context.read(({ db, today }) => {
    if (cellId !== null && !findBody(db, cellId)) throw missing('chi bộ này')
    return { heading: headingOf(db, cellId, on), place: placeOf(db), today }
  })
  const under = [
    `Tính đến ngày ${formatDate(on)}: ${formatCount(rows.length)} người`,
    // The head of a cell's list names the cell.
    ...(words === '' || cellId !== null ? [] : [words]),
  ]
  const head = { heading, number: '', title: title.toLocaleUpperCase('vi'), under }
  const { sheets, parts } = memberList({
    head,
    columns: headers,
    rows,
    isSigned,
    placeAndDay: placeAndDay(place, today),
  })
  return { sheets, parts, count: rows.length, records: rows.length, title }
}

/** "Tháng 11 năm 2026", or the span where it is no whole month. */
function spanWords(from: string, last: string): string {
  const period = from.slice(0, 7)
  const nextDay = new Date(`${last}T00:00:00Z`)
  nextDay.setUTCDate(nextDay.getUTCDate() + 1)
  const isMonth =
    isPeriod(period) && from.endsWith('-01') && last.startsWith(period) && nextDay.getUTCDate() === 1
  const words = isMonth ? periodPhrase(period) : `từ ${datePhrase(from)} đến ${datePhrase(last)}`
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

function ledgerPlan({ from, last, cellId }: Of<'ledger'>, context: JobContext): PrintPlan {
  const book = context.read(({ db, today }) => {
    if (cellId !== null && !findBody(db, cellId)) throw missing('chi bộ này')
    const ledger = ledgerTable(db, { from, last, cellId })
    return {
      head: {
        heading: headingOf(db, cellId, last),
        ...rulebookOf(db).rule('form.ledger', last),
        under: [spanWords(from, last)],
      },
      ledger,
      placeAndDay: placeAndDay(placeOf(db), today),
    }
  })
  const { increases, decreases, within } = book.ledger
  const steps = [...increases, ...decreases, ...within].reduce((sum, line) => sum + line.steps.length, 0)
  const title = `Sổ tăng giảm ${from.slice(0, 7)}`
  return {
    sheets: movementBookSheets(book.head.title),
    parts: () => movementBook(book),
    count: steps,
    records: steps,
    title,
  }
}

export async function planOf(request: PrintRequest, context: JobContext): Promise<PrintPlan | DocumentPlan> {
  switch (request.form) {
    case 'list':
      return listPlan(request, context)
    case 'member':
      return memberPlan(request, context)
    case 'month':
      return monthPlan(request, context)
    case 'supplement':
      return supplementPlan(request, context)
    case 'cell':
      return cellPlan(request.cellId, context)
    case 'ledger':
      return ledgerPlan(request, context)
    case 'attendance':
      return attendancePlan(request, context)
    case 'overview':
      return overviewPlan(request, context)
    case 'history':
      return historyPlan(request, context)
    case 'tasks':
      return tasksPlan(request, context)
    case 'task-list':
      return taskListPlan(request, context)
    case 'village':
      return villagePlan(request, context)
    case 'contributions':
      return contributionsPlan(request, context)
    case 'petitions':
      return petitionsPlan(request, context)
    case 'commitment':
      return commitmentPlan(request, context)
    case 'commitments':
      return commitmentListPlan(request, context)
    case 'visits':
      return visitsPlan(request, context)
    case 'training':
      return trainingPlan(request, context)
    case 'check':
      return checkPlan(request, context)
    case 'support':
      return supportPlan(request, context)
  }
}

/** Waits for work that cannot be stopped no longer than the clerk does. */
const unlessCancelled = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(cancelled())
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })

interface Drawn {
  readonly pdf: Uint8Array
  readonly pages: number
}

/** Making the HTML takes a small part of the time; drawing the pages takes the rest, and nobody can say how far it is. */
async function drawnSheets(plan: PrintPlan, context: JobContext): Promise<Drawn> {
  let html = ''
  const pieces = formPieces(plan.sheets, plan.parts(), facesIn(context.office.fontFolder, false))
  let shown = 0
  await inTurns(pieces, context, (piece, done) => {
    html += piece
    const share = Math.min(1, done / Math.max(1, plan.count))
    if (share - shown < 0.02) return
    shown = share
    context.progress('Đang lập biểu mẫu', share)
  })
  context.progress('Đang dựng bản in', null)
  const pdf = await context.host.makePdf(html, context.signal)
  return { pdf, pages: pageCount(pdf) }
}

/** Each paper for itself, with page numbers of its own, then all of them in one file. */
async function drawnPapers({ documents, count }: DocumentPlan, context: JobContext): Promise<Drawn> {
  const { signal } = context
  const layout = layoutProfileOn(context.today())
  const parts: Uint8Array[] = []
  for (const document of documents()) {
    parts.push(await documentPdf(document, layout, context))
    if (signal.aborted) throw cancelled()
    if (count > 1) context.progress('Đang dựng bản in', parts.length / count)
  }
  const pages = parts.reduce((sum, part) => sum + pageCount(part), 0)
  const [first, second] = parts
  return first !== undefined && second === undefined
    ? { pdf: first, pages }
    : { pdf: await context.workshop.run('joinPdfs', { parts }, { signal }), pages }
}

export async function printForm(request: PrintRequest, context: JobContext): Promise<Output<'forms.print'>> {
  const plan = await planOf(request, context)
  const drawing = 'documents' in plan ? drawnPapers(plan, context) : drawnSheets(plan, context)
  const { pdf, pages } = await unlessCancelled(drawing, context.signal)
  context.write((write) =>
    recordExport(write, { ...audited(request), records: plan.records, pages }, plan.person),
  )
  const name = fileName(plan.title, context.today(), 'pdf')
  const papers = 'papers' in plan && plan.papers ? placed(pdf, plan.papers) : []
  const token = context.door.put({ name, mediaType: pdfType, bytes: pdf, papers })
  const kinds = [...new Set(papers.map(({ kind }) => kind))]
  return { token, name, mediaType: pdfType, bytes: pdf.length, pages, records: plan.records, kinds }
}

/** Where the papers lie; none where the PDF does not tell: it is printed as a whole then. */
function placed(pdf: Uint8Array, papers: readonly MarkedPaper[]): readonly PlacedPaper[] {
  const pages = markedPages(
    pdf,
    papers.map(({ place }) => place),
  )
  return pages === undefined
    ? []
    : papers.map(({ label, kind }, index) => ({ label, kind, first: pages[index] ?? 0 }))
}

/** What was asked for, for the audit; of many people their number says enough. */
export function audited(request: PrintRequest): Readonly<Record<string, unknown>> {
  const { form, ...asked } = request
  if (!('personIds' in asked)) return { exported: form, ...asked }
  const { personIds, ...others } = asked
  return { exported: form, ...others, people: personIds.length }
}

export async function toPrinter(
  token: string,
  { door, host }: JobContext,
): Promise<Output<'forms.toPrinter'>> {
  const file = door.take(token)
  if (file?.mediaType !== pdfType) {
    throw new Refusal('not-found', 'Bản in này không còn chờ nữa. Hãy dựng lại bản in.')
  }
  return { how: await host.printPdf(file.bytes, file.name) }
}
