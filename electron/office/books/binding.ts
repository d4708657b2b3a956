import { joinPdfs } from '../documents/joining.ts'
import { numberPages } from './page-numbers.ts'

/** Pages of each PDF; null for one that cannot be opened. In the workshop: the library is large. */
export async function countPages({
  parts,
}: {
  readonly parts: readonly Uint8Array[]
}): Promise<(number | null)[]> {
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const counts: (number | null)[] = []
  for (const part of parts) {
    const loading = getDocument({ data: part.slice(), verbosity: VerbosityLevel.ERRORS })
    try {
      counts.push((await loading.promise).numPages)
    } catch {
      counts.push(null)
    } finally {
      await loading.destroy()
    }
  }
  return counts
}

/** Several PDFs as one book, its pages numbered through at the foot. In the workshop. */
export const bindPdfs = async ({
  parts,
  firstNumbered,
}: {
  readonly parts: readonly Uint8Array[]
  /** The first page that bears its number, counted from 1: covers bear none. */
  readonly firstNumbered: number
}): Promise<Uint8Array> => numberPages(await joinPdfs({ parts }), firstNumbered)
