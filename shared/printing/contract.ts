import { z } from 'zod'
import { job } from '../command.ts'
import { doorFile } from '../documents/contract.ts'
import { id, line, token } from '../fields.ts'
import { passes, sides } from './sheets.ts'

/** A printer that the system knows. */
export const printer = z.object({
  /** What the system calls it. */
  name: z.string(),
  /** What people call it. */
  title: z.string(),
})
export type Printer = z.infer<typeof printer>

export const mostCopies = 99
const copies = z.number().int().min(1).max(mostCopies)

/** Papers of one cell that follow each other are one set. */
const papers = z
  .array(z.object({ paperId: id, copies }))
  .min(1)
  .max(500)

/** Of a file; by kind of paper where it holds those of several cells. */
const fileCopies = z.union([copies, z.record(z.string().max(40), copies)])

const how = {
  /** Pages as a clerk writes them, `1-3, 5`; of a job of several papers every page is printed. */
  range: line(200).default(''),
  sides: z.enum(sides),
  pass: z.enum(passes).default('fronts'),
  isBackReversed: z.boolean().default(true),
  /** Backs keep the room for binding on their right. */
  isBackShifted: z.boolean().default(true),
  /** After a jam: goes on with this set, counted from 0. */
  from: z.number().int().min(0).nullable().default(null),
}
const to = {
  /** '' is the one that the system takes by itself; null the window of the paper, with the dialog of the system. */
  printer: z.string().max(500).nullable(),
}

const setPlace = z.object({
  set: z.number().int(),
  label: z.string(),
  firstSheet: z.number().int(),
  lastSheet: z.number().int(),
})

const laidOut = z.object({
  /** Sides that are sent now, empty ones too. */
  pages: z.number().int(),
  /** Sheets of paper of the whole job. */
  sheets: z.number().int(),
  sets: z.array(setPlace),
})

const outcome = laidOut.extend({
  /**
   * `printed`: the system took it. `sent`: it was given to the system, which said nothing. `shown`: the paper is open in a
   * window with the system's dialog. `file`: there is no printing from here, the file is in its order.
   */
  how: z.enum(['printed', 'sent', 'shown', 'file']),
  file: doorFile.nullable(),
})
export type PrintOutcome = z.infer<typeof outcome>

/** In giấy: what is sent to a printer of this PC, and in which order. */
export const printingContract = {
  /** `isDirect` is false where the office runs in a browser, which does its own printing. */
  'printing.printers': job(
    'read',
    z.object({}),
    z.object({ isDirect: z.boolean(), printers: z.array(printer) }),
  ),
  /** The kept PDFs of papers as they will be sent: to be looked at, and kept. */
  'printing.lookAtPapers': job('read', z.object({ papers, ...how }), laidOut.extend({ file: doorFile })),
  'printing.lookAtFile': job(
    'read',
    z.object({ file: token, copies: fileCopies, ...how }),
    laidOut.extend({ file: doorFile }),
  ),
  /** Sends the kept PDFs of papers; that they were printed is for the clerk to say, who sees the sheets. */
  'printing.papers': job('export', z.object({ papers, ...how, ...to }), outcome),
  /** Sends a PDF that waits behind the door. */
  'printing.file': job('export', z.object({ file: token, copies: fileCopies, ...how, ...to }), outcome),
}
