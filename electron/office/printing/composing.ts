import type { SentPage } from '../../../shared/printing/sheets.ts'
import { rewritePdfs } from '../documents/joining.ts'
import { boxPattern, pagesIn, trailerOf, update } from '../documents/pdf-update.ts'

export interface Composition {
  readonly parts: readonly Uint8Array[]
  /** How many pages each part has. */
  readonly counts: readonly number[]
  readonly sent: readonly SentPage[]
  /** Backs go so many points to the left, which leaves the room for binding on their right. */
  readonly backShift: number
}

const a4 = '/MediaBox [0 0 594.96 841.92]'

/**
 * One PDF of exactly the pages that go to the printer, in their order, with empty ones between. A page that is printed
 * several times is there once and named several times, so that ten copies are hardly larger than one. In the workshop.
 *
 * @throws where a part is no PDF, or has not as many pages as it was said to have
 */
export async function composeSheets({ parts, counts, sent, backShift }: Composition): Promise<Uint8Array> {
  const joined = await rewritePdfs(parts)
  const bytes = Buffer.from(joined.buffer, joined.byteOffset, joined.byteLength)
  const text = bytes.toString('latin1')
  const trailer = trailerOf(text)
  const tree = trailer && /(?:^|\n)\d+ 0 obj\n<< \/Type \/Catalog [^\n]*\/Pages (\d+) 0 R/.exec(text)?.[1]
  const pages = pagesIn(text)
  const firstOf: number[] = []
  let total = 0
  for (const count of counts) {
    firstOf.push(total)
    total += count
  }
  if (!trailer || tree === undefined || pages.length !== total) {
    throw new RangeError(`${total} pages were expected, ${pages.length} are there`)
  }
  const objects = new Map<number, string>()
  // Its title would be the name of the job, which the queue of the printer shows to everybody.
  if (trailer.info !== undefined) objects.set(trailer.info, '<< >>')
  let { next } = trailer
  const kids = sent.map((page) => {
    const number = next
    next += 1
    objects.set(
      number,
      page === null ? `<< /Type /Page ${a4} /Resources << >> /Parent ${tree} 0 R >>` : `${openOf(page)}>>`,
    )
    return `${number} 0 R`
  })
  objects.set(Number(tree), `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`)
  return update(bytes, objects, trailer.root, next)

  function openOf({ part, page, isBack }: Exclude<SentPage, null>): string {
    const open = pages[(firstOf[part] ?? total) + page - 1]?.open
    if (open === undefined || page > (counts[part] ?? 0))
      throw new RangeError(`part ${part} has no page ${page}`)
    return isBack && backShift !== 0 ? shifted(open, backShift) : open
  }
}

/** A sheet that is looked at from further right shows everything further left; its size stays. A turned one stays. */
function shifted(open: string, by: number): string {
  const turned = Number(/\/Rotate (-?\d+)/.exec(open)?.[1] ?? '0') % 360
  if (turned !== 0 || open.includes('/CropBox')) return open
  return open.replace(boxPattern, (_, left, lower, right, upper) => {
    const edges = [Number(left) + by, Number(lower), Number(right) + by, Number(upper)]
    return `/MediaBox [${edges.map((edge) => Number(edge.toFixed(3))).join(' ')}]`
  })
}
