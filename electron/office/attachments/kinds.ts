import { type FileKind, fileKinds, wordKind } from '../../../shared/attachments/contract.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { isJpeg } from '../people/jpeg.ts'

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const pngEnd = Buffer.from('IEND')
const zipHead = Buffer.from('PK\u0003\u0004')
const zipEnd = Buffer.from('PK\u0005\u0006')
/** The part that makes a zip file a Word file (ECMA-376). */
const wordPart = Buffer.from('word/document.xml')
const pdfHead = Buffer.from('%PDF-')
const pdfEnd = Buffer.from('%%EOF')
/** Other programs write a little behind the end of a PDF. */
const tail = 2048

const endsWith = (bytes: Buffer, mark: Buffer): boolean =>
  bytes.subarray(Math.max(0, bytes.length - tail)).includes(mark)

/** What the bytes are, whatever the name says: a whole PDF, JPEG, PNG or Word file; undefined for anything else. */
function kindOf(bytes: Buffer): FileKind | undefined {
  if (bytes.subarray(0, tail).includes(pdfHead))
    return endsWith(bytes, pdfEnd) ? 'application/pdf' : undefined
  if (bytes.subarray(0, pngHead.length).equals(pngHead))
    return endsWith(bytes, pngEnd) ? 'image/png' : undefined
  if (bytes.subarray(0, zipHead.length).equals(zipHead))
    return bytes.includes(wordPart) && endsWith(bytes, zipEnd) ? wordKind : undefined
  return isJpeg(bytes) ? 'image/jpeg' : undefined
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

/** The kind of a file that can be kept; refuses every other one in words. */
export function requireKind(bytes: Uint8Array): FileKind {
  const kind = kindOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (kind === undefined) {
    throw new Refusal(
      'invalid',
      'Chưa đính kèm: tệp này không phải PDF, ảnh JPEG, ảnh PNG hay Word (.docx), hoặc bị cắt mất phần cuối. Hãy quét hoặc chép lại rồi chọn lại tệp.',
    )
  }
  const { name, most } = fileKinds[kind]
  if (bytes.length <= most) return kind
  throw new Refusal(
    'invalid',
    `Chưa đính kèm: tệp ${name} lớn ${megabytes(bytes.length)}, quá mức ${megabytes(most)}. Hãy quét lại ở 150 dpi, màu xám, hoặc tách thành nhiều tệp.`,
  )
}
