import { z } from 'zod'
import { job, read } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, token } from '../fields.ts'

/** Tập lưu of a year: what is printed for the file. The bound handwritten book (sổ) of the cell is another thing. */
export const bookKinds = ['minutes', 'resolution', 'committee-minutes'] as const
export type BookKind = (typeof bookKinds)[number]
export const bookNames: Readonly<Record<BookKind, string>> = {
  minutes: 'Tập biên bản',
  resolution: 'Tập nghị quyết',
  'committee-minutes': 'Tập biên bản họp chi ủy',
}

const year = z.number().int().min(1930).max(2200)
const asked = z.object({ book: z.enum(bookKinds), year })

export const bookLook = z.object({
  cellId: id,
  cellName: z.string(),
  papers: z.number().int(),
  /** What the book lacks, in sentences: numbers that were passed over, papers that are being changed, meetings without one. */
  missing: z.array(z.string()),
})
export type BookLook = z.infer<typeof bookLook>

export const booksContract = {
  /** The books of a year, cell by cell: what each would hold, and what it lacks. */
  'books.look': read(asked.extend({ cellId: id.nullable().default(null) }), z.array(bookLook)),
  /** The book of one cell behind the door: cover, contents, the kept prints in order of their numbers. */
  'books.bind': job(
    'export',
    asked.extend({ cellId: id, withAttendance: z.boolean().default(false) }),
    doorFile.extend({ pages: z.number().int(), papers: z.number().int() }),
  ),
  /** The books of all cells that have papers, a PDF each, into a folder that the clerk chose. */
  'books.bindAll': job(
    'export',
    asked.extend({ folder: token, withAttendance: z.boolean().default(false) }),
    z.object({ placeName: z.string(), folderName: z.string(), books: z.number().int() }),
  ),
}
