import { z } from 'zod'
import { isoDate } from '../../../shared/fields.ts'
import { isFitEntry } from '../../../shared/rulebook/added.ts'
import { type AddedEntry, printedBook } from '../../../shared/rulebook/rules.ts'
import { q, type Reader, type Writer } from '../database/executor.ts'
import { keepSetting } from '../setup/store.ts'

/** What an update of the rules added to the printed book, and its number; the printed book's where there is none. */
export interface Added {
  readonly version: number
  readonly entries: readonly AddedEntry[]
}

const setting = 'rulebook.added'
const kept = z.object({
  version: z.number().int(),
  entries: z.array(
    z.object({
      ruleId: z.string(),
      from: isoDate,
      to: isoDate.exactOptional(),
      value: z.unknown(),
      basis: z.string(),
      confidence: z.enum(['quoted', 'second-hand', 'local']),
    }),
  ),
})

const printed: Added = { version: printedBook, entries: [] }

/** Of a later program there may be rules that this one does not know: they wait. */
function parse(text: string): Added {
  const read = kept.nullable().safeParse(JSON.parse(text))
  // A program that prints a newer book has everything that came before it.
  if (!read.success || read.data === null || read.data.version <= printedBook) return printed
  return { version: read.data.version, entries: read.data.entries.filter(isFitEntry) }
}

/** Nearly every command asks, and nearly always for the same text. */
let lastRead: { readonly text: string; readonly added: Added } | undefined

export function addedOf(db: Reader): Added {
  const text = db.first(q.selectFrom('setting').select('value').where('name', '=', setting))?.value
  if (text === undefined) return printed
  if (lastRead?.text !== text) lastRead = { text, added: parse(text) }
  return lastRead.added
}

/** With null the printed book alone holds again. */
export const keepAdded = (db: Writer, added: Added | null): void => keepSetting(db, setting, added)
