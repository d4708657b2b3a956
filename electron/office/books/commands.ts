import { basename } from 'node:path'
import { type BookKind, bookNames } from '../../../shared/books/contract.ts'
import type { Output, Parsed } from '../../../shared/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { distinctNames, plainFileName } from '../../../shared/text/file-names.ts'
import type { MediumWords } from '../backup/copying.ts'
import type { Handlers, JobContext } from '../context.ts'
import { behindDoor, pdfType } from '../documents/printing.ts'
import { recordExport } from '../forms/exporting.ts'
import { type OutgoingFile, writeFolders } from '../places/folders.ts'
import { bindBook } from './making.ts'
import { booksOf } from './store.ts'

const words: MediumWords = {
  medium: 'USB hoặc thư mục đã chọn',
  disk: 'Ổ đã chọn',
  copy: 'tập đang ghi',
  doing: 'ghi tập',
}

const noPapers = (book: BookKind, year: number) =>
  new Refusal(
    'not-found',
    `Năm ${year} chưa có văn bản nào đã chốt để đóng ${bookNames[book].toLocaleLowerCase('vi')}. Hãy chốt bản in rồi đóng lại.`,
  )

async function bindOne(asked: Parsed<'books.bind'>, context: JobContext): Promise<Output<'books.bind'>> {
  const { book, year } = asked
  const [found] = context.read((read) => booksOf(read, asked))
  if (!found || found.papers.length === 0) throw noPapers(book, year)
  context.progress('Đang đóng tập', null)
  const { pdf, pages } = await bindBook(found, asked, context)
  const papers = found.papers.length
  context.write((write) => recordExport(write, { exported: 'book', ...asked, papers, pages }))
  const name = `${bookNames[book]} năm ${year} ${found.cellName}.pdf`.replace(/[\\/:*?"<>|]/g, ' ')
  return { ...behindDoor(context, name, pdfType, pdf), pages, papers }
}

/** A guess at the bytes of a book, for the room that it needs: a print of two pages has about 40 KB. */
const bytesOfPaper = 60_000

async function bindAll(
  asked: Parsed<'books.bindAll'>,
  context: JobContext,
): Promise<Output<'books.bindAll'>> {
  const { book, year, folder } = asked
  const place = context.places.pathOf(folder)
  const books = context
    .read((read) => booksOf(read, { ...asked, cellId: null }))
    .filter(({ papers }) => papers.length > 0)
  if (books.length === 0) throw noPapers(book, year)
  const names = distinctNames(
    books.map(({ cellName }) => plainFileName(`${bookNames[book]} ${year} ${cellName}`, 120)),
  )
  const files = books.map(
    (each, index): OutgoingFile => ({
      name: `${names[index]}.pdf`,
      bytes: each.papers.length * bytesOfPaper,
      make: async () => (await bindBook(each, asked, context)).pdf,
    }),
  )
  const folderName = plainFileName(`${bookNames[book]} ${year}`)
  await writeFolders(
    { place, under: ['SoChiBo-tap-luu'], folders: [{ name: folderName, files }], words },
    context,
  )
  context.write((write) => recordExport(write, { exported: 'books', book, year, books: books.length }))
  return {
    placeName: basename(place) || place,
    folderName: `SoChiBo-tap-luu/${folderName}`,
    books: books.length,
  }
}

export const booksCommands: Handlers<'books'> = {
  'books.look': (asked, context) =>
    booksOf(context, asked).map(({ papers, cellId, cellName, numbersMissing, papersMissing }) => ({
      cellId,
      cellName,
      papers: papers.length,
      missing: [...numbersMissing, ...papersMissing],
    })),
  'books.bind': bindOne,
  'books.bindAll': bindAll,
}
