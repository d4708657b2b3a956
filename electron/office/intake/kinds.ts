import { Refusal } from '../../../shared/refusal.ts'
import { detectCharset } from '../../../shared/text/charset.ts'

const untouched = 'Chưa ghi gì vào sổ.'
const useExcel = 'Hãy mở tệp bằng Excel, chọn Lưu thành (Save As) loại "Excel Workbook (.xlsx)" rồi nhập lại.'

const refuse = (message: string) => new Refusal('refused', message)
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const starts = (bytes: Buffer, ...signature: readonly number[]) =>
  bytes.length >= signature.length && signature.every((byte, place) => bytes[place] === byte)

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0] as const
const pdf = [0x25, 0x50, 0x44, 0x46] as const
/** PNG, JPEG, GIF, BMP, RAR, 7z, gzip, a program. */
const others = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x4d, 0x5a],
] as const

/** So much of the beginning tells text from other bytes. */
const looked = 65_536

/**
 * What a file is, by its bytes alone: a name may say anything. Refuses in the clerk's words whatever is neither a zip
 * nor text in columns: an old .xls, an encrypted workbook, Word, PDF, a picture.
 */
export function kindOf(bytes: Buffer): 'zip' | 'text' {
  if (bytes.length === 0)
    throw refuse(`Tệp trống, không có gì bên trong. ${untouched} Hãy chọn đúng tệp danh sách.`)
  if (bytes.length >= 4 && starts(bytes, 0x50, 0x4b)) return 'zip'
  if (starts(bytes, ...compoundFile)) throw oldOffice(bytes)
  if (starts(bytes, ...pdf)) {
    throw refuse(
      `Đây là tệp PDF, chương trình không đọc được bảng từ PDF. ${untouched} Hãy xin tệp Excel (.xlsx) gốc, hoặc chép bảng sang Excel, lưu dạng .xlsx rồi nhập.`,
    )
  }
  if (starts(bytes, ...Buffer.from('{\\rtf'))) throw word()
  if (others.some((signature) => starts(bytes, ...signature)) || !isText(bytes)) throw notTable()
  const beginning = bytes.toString('latin1', 0, 1000).trimStart().toLowerCase()
  if (/^(?:ï»¿)?\s*<(?:!doctype|html|\?xml|table|meta|head)/.test(beginning)) {
    throw refuse(
      `Đây là trang web hoặc tệp XML được lưu như bảng tính. ${untouched} ${useExcel} Nếu Excel hỏi về định dạng tệp, hãy chọn Có.`,
    )
  }
  return 'text'
}

const oldOffice = (bytes: Buffer): Refusal => {
  if (bytes.includes(utf16('EncryptedPackage'))) {
    return refuse(
      `Tệp Excel này được đặt mật khẩu nên chương trình không đọc được. ${untouched} Hãy mở tệp bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc), lưu lại rồi nhập.`,
    )
  }
  if (bytes.includes(utf16('WordDocument'))) return word()
  return refuse(
    `Đây là tệp kiểu cũ (.xls hoặc tệp Office 97-2003), chương trình chỉ đọc .xlsx và .csv. ${untouched} ${useExcel}`,
  )
}

export const word = () =>
  refuse(
    `Đây là tệp Word, chương trình không đọc bảng từ Word. ${untouched} Hãy chép bảng sang Excel, lưu dạng .xlsx rồi nhập.`,
  )

export const notTable = () =>
  refuse(
    `Tệp này không phải là bảng tính Excel (.xlsx) hoặc .csv. ${untouched} Hãy chọn đúng tệp. Nếu danh sách đang ở dạng khác: ${useExcel}`,
  )

/** Text has no control signs but tabs and line breaks; in UTF-16 each sign has a byte that looks like one. */
function isText(bytes: Buffer): boolean {
  const { label } = detectCharset(bytes.subarray(0, looked))
  if (label === 'utf-16le' || label === 'utf-16be') return true
  const end = Math.min(bytes.length, looked)
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false
  }
  return true
}
