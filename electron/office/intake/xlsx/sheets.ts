import type { SheetRow } from '../../../../shared/intake/layout.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { damagedWorkbook, notWorkbook, openZip } from '../zip.ts'
import { type ReadPart, readContents, readSharedStrings, workbookPart } from './parts.ts'
import { type Lookup, readRowsOf } from './sheet.ts'
import { noStyles, readStyles } from './styles.ts'
import { createXmlReader } from './xml.ts'

/** A worksheet as a table of texts, numbers, dates and empty cells; what it means is for others to say. */
export interface Sheet {
  readonly name: string
  /** All sheets of the workbook, in the order of the tabs. */
  readonly names: readonly string[]
  /** Row 1 comes first; empty rows at the end and empty cells at the right are left out. */
  readonly rows: SheetRow[]
  /** The names of the fonts that the texts of each column are set in, as far as the file gives them. */
  readonly fonts: readonly (readonly string[])[]
  /** Whether the sheet goes on below the last row. */
  readonly isCut: boolean
}

interface Options {
  /** Rows below it are not read. */
  readonly mostRows: number
  readonly onProgress?: (fraction: number) => void
  /** The one sheet that is wanted. */
  readonly only?: string
}

/** So often the progress is told; a message for every piece would cost more than the piece. */
const steps = 20

/**
 * The worksheets of an .xlsx one after the other; those that nobody asks for are never unpacked. What is unpacked is
 * read as it comes and never held, so that a sheet costs what its cells cost. Throws a Refusal in the clerk's words
 * where the file is no workbook, is damaged or swells beyond measure.
 */
export async function* readSheets(
  bytes: Buffer,
  { mostRows, onProgress, only }: Options,
): AsyncGenerator<Sheet, void, void> {
  const zip = await openZip(bytes)
  try {
    if (!zip.has(workbookPart)) throw notWorkbook(zip.has)
    let unpacked = 0
    let nextStep = 0
    const read: ReadPart = async (name, listener) => {
      const xml = createXmlReader(listener)
      await zip.unpack(name, (piece) => {
        xml.write(piece)
        unpacked += piece.length
        if (unpacked < nextStep) return
        onProgress?.(Math.min(1, unpacked / zip.size))
        nextStep = unpacked + zip.size / steps
      })
      xml.end()
    }

    const contents = await readContents(read)
    const lookup: Lookup = {
      strings: zip.has(contents.sharedStrings) ? await readSharedStrings(read, contents.sharedStrings) : [],
      styles: zip.has(contents.styles) ? await readStyles(read, contents.styles) : noStyles,
      isFrom1904: contents.isFrom1904,
    }
    const names = contents.sheets.map(({ name }) => name)
    for (const { name, part } of contents.sheets) {
      if (only !== undefined && name !== only) continue
      yield { name, names, ...(await readRowsOf(read, part, lookup, mostRows)) }
    }
  } catch (fault) {
    throw fault instanceof Refusal ? fault : damagedWorkbook()
  } finally {
    zip.close()
  }
}
