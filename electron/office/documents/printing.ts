import type { DoorFile } from '../../../shared/documents/contract.ts'
import { documentHtml, hasBoldItalic } from '../../../shared/documents/html.ts'
import type { LayoutProfile } from '../../../shared/documents/layout.ts'
import type { PartyDocument } from '../../../shared/documents/model.ts'
import type { JobContext } from '../context.ts'
import type { Door } from '../door.ts'
import { fontFaceCss } from './fonts.ts'
import { hasTimesNewRoman } from './system-fonts.ts'

const faces = new Map<string, string>()

/** Of the fonts that the machine lacks. Read once: they are the same for every paper. */
export function facesIn(folder: string, boldItalic: boolean): string {
  const key = `${boldItalic} ${folder}`
  const css = faces.get(key) ?? (hasTimesNewRoman() ? '' : fontFaceCss(folder, boldItalic))
  faces.set(key, css)
  return css
}

/** The one way from a document to its PDF. */
export const documentPdf = (
  document: PartyDocument,
  layout: LayoutProfile,
  context: JobContext,
): Promise<Uint8Array> =>
  context.host.makePdf(
    documentHtml(document, layout, {
      fontFaceCss: facesIn(context.office.fontFolder, hasBoldItalic(document)),
    }),
  )

const pageObject = Buffer.from('/Type /Page')
const letterS = 's'.charCodeAt(0)

/** The number of the object stands so near before it. */
const headLength = 40

/**
 * Pages of a PDF that Chromium made: its page objects are not packed into streams, and are written in one way. A page that
 * an update wrote again, as the numbers of a book's pages do, is one page.
 */
export function pageCount(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const pages = new Set<string>()
  for (let at = bytes.indexOf(pageObject); at >= 0; at = bytes.indexOf(pageObject, at + pageObject.length)) {
    if (bytes[at + pageObject.length] === letterS) continue
    const head = bytes.toString('latin1', Math.max(0, at - headLength), at)
    pages.add(/(\d+) \d+ obj\s*<<\s*$/.exec(head)?.[1] ?? `at ${at}`)
  }
  return pages.size
}

export const pdfType = 'application/pdf'
export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const shown = new WeakMap<Door, Map<string, string>>()

/** A meeting's preview takes the place of the one before, which nobody looks at any more. */
export function previewBehindDoor(
  context: JobContext,
  meetingId: string,
  name: string,
  pdf: Uint8Array,
): DoorFile {
  const tokens = shown.get(context.door) ?? new Map<string, string>()
  shown.set(context.door, tokens)
  const former = tokens.get(meetingId)
  if (former !== undefined) context.door.drop(former)
  const file = behindDoor(context, name, pdfType, pdf)
  tokens.set(meetingId, file.token)
  return file
}

export function behindDoor(
  context: JobContext,
  name: string,
  mediaType: string,
  bytes: Uint8Array,
): DoorFile {
  return { token: context.door.put({ name, mediaType, bytes }), name, mediaType, bytes: bytes.length }
}
