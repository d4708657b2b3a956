import { wordKind } from '../../../shared/attachments/contract.ts'
import { type BookKind, bookNames } from '../../../shared/books/contract.ts'
import { type BookLine, bookFront, bookSheets } from '../../../shared/books/front.ts'
import type { Html } from '../../../shared/documents/markup.ts'
import { placeAndDay } from '../../../shared/forms/heading.ts'
import { type FormSheets, formPieces } from '../../../shared/forms/page.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { JobContext } from '../context.ts'
import { facesIn, pageCount } from '../documents/printing.ts'
import { printOf } from '../documents/versions.ts'
import { attendancePlan } from '../forms/attendance.ts'
import { headingOf, placeOf } from '../forms/places.ts'
import type { Book, BookPaper } from './store.ts'

interface Wish {
  readonly book: BookKind
  readonly year: number
  readonly withAttendance: boolean
}

/** What is bound, how many pages it has, and what the contents say of it. */
interface Part {
  readonly pdf: Uint8Array
  readonly pages: number
  readonly line: Omit<BookLine, 'page'>
}

export interface BoundBook {
  readonly pdf: Uint8Array
  readonly pages: number
}

const drawn = (sheets: FormSheets, parts: Iterable<Html>, context: JobContext): Promise<Uint8Array> =>
  context.host.makePdf(
    [...formPieces(sheets, parts, facesIn(context.office.fontFolder, false))].join(''),
    context.signal,
  )

const refuseCancelled = ({ signal }: JobContext): void => {
  if (signal.aborted) throw new Refusal('cancelled', 'Đã hủy theo yêu cầu. Chưa có tập nào được đóng.')
}

const kept = (hash: string, { papers }: JobContext): Uint8Array => new Uint8Array(papers.read(hash))

const countOf = async (pdf: Uint8Array, { workshop, signal }: JobContext): Promise<number | null> =>
  (await workshop.run('countPages', { parts: [pdf] }, { signal }))[0] ?? null

const apartNote = (mediaType: string): string =>
  mediaType === wordKind
    ? 'Bản chính thức là tệp Word, in riêng và kẹp cùng'
    : 'Bản chính thức là ảnh, in riêng và kẹp cùng'

/** The official text where it can be bound, else the print with a word about the other. */
async function partOf(paper: BookPaper, context: JobContext): Promise<Part> {
  const line = { number: paper.number, day: paper.heldOn, title: paper.title }
  const { official } = paper
  if (official?.mediaType === 'application/pdf') {
    const pdf = kept(official.sha256, context)
    const pages = await countOf(pdf, context)
    if (pages !== null) return { pdf, pages, line: { ...line, note: 'Bản chính thức' } }
  }
  const print = context.read(({ db }) => printOf(db, paper.paperId, paper.version))
  const pdf = kept(print, context)
  const damaged = 'Không mở được tệp bản chính thức; đây là bản đã chốt'
  const why = official?.mediaType === 'application/pdf' ? damaged : official && apartNote(official.mediaType)
  return { pdf, pages: pageCount(pdf), line: { ...line, note: why ?? '' } }
}

/** The year grid of attendance behind the papers; none where nothing was recorded. */
async function attendancePart(
  { year }: Wish,
  { cellId }: Book,
  context: JobContext,
): Promise<readonly Part[]> {
  try {
    const plan = attendancePlan({ form: 'attendance', from: `${year}-01`, to: `${year}-12`, cellId }, context)
    const pdf = await drawn(plan.sheets, plan.parts(), context)
    const title = `Phụ lục: theo dõi dự sinh hoạt năm ${year}`
    return [{ pdf, pages: pageCount(pdf), line: { number: '', day: null, title, note: '' } }]
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'not-found') return []
    throw fault
  }
}

/** Lines of the contents, the first part on the page after the front matter. */
function linesOf(parts: readonly Part[], frontPages: number): readonly BookLine[] {
  let page = frontPages + 1
  return parts.map(({ line, pages }) => {
    const begins = page
    page += pages
    return { ...line, page: begins }
  })
}

/** Cover and contents; drawn again where the contents have more pages than was thought. */
async function frontOf(book: Book, wish: Wish, parts: readonly Part[], context: JobContext) {
  const { head, signed } = context.read(({ db, today }) => ({
    head: {
      heading: headingOf(db, book.cellId, `${wish.year}-12-31` < today ? `${wish.year}-12-31` : today),
      number: '',
      title: bookNames[wish.book].toLocaleUpperCase('vi'),
      under: [`năm ${wish.year}`, '(bản in lưu)'],
    },
    signed: placeAndDay(placeOf(db), today),
  }))
  const bodyPages = parts.reduce((sum, { pages }) => sum + pages, 0)
  const sheets = bookSheets(`${bookNames[wish.book]} năm ${wish.year}`)
  for (let guess = 2; ; ) {
    const front = bookFront({
      head,
      lines: linesOf(parts, guess),
      papers: book.papers.length,
      pages: guess + bodyPages,
      missing: [...book.numbersMissing, ...book.papersMissing],
      placeAndDay: signed,
    })
    const pdf = await drawn(sheets, front, context)
    const pages = pageCount(pdf)
    // The figures of the pages have a column of their own: their length changes nothing.
    if (pages <= guess) return { pdf, pages: guess, bodyPages }
    guess = pages
  }
}

/** Binds the book of one cell: cover, contents, the papers by their numbers, each page with its number in the book. */
export async function bindBook(book: Book, wish: Wish, context: JobContext): Promise<BoundBook> {
  refuseCancelled(context)
  const parts: Part[] = []
  for (const paper of book.papers) parts.push(await partOf(paper, context))
  if (wish.withAttendance) parts.push(...(await attendancePart(wish, book, context)))
  const front = await frontOf(book, wish, parts, context)
  refuseCancelled(context)
  const pdf = await context.workshop.run(
    'bindPdfs',
    { parts: [front.pdf, ...parts.map((part) => part.pdf)], firstNumbered: 2 },
    { signal: context.signal },
  )
  return { pdf, pages: front.pages + front.bodyPages }
}
