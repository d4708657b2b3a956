import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import yauzl from 'yauzl'
import { Refusal } from '../../../shared/refusal.ts'

const untouched = 'Chưa ghi gì vào sổ.'
const useExcel = 'Hãy mở tệp bằng Excel, chọn Lưu thành (Save As) loại "Excel Workbook (.xlsx)" rồi nhập lại.'

const megabyte = 1024 * 1024
/** Far above any register of members, far below what fills an old PC. */
const mostEntries = 2000
const mostBytes = 400 * megabyte
/** A bomb is small and grows without end; an ordinary sheet of some megabytes may well shrink to a hundredth. */
const mostGrowth = 250
const growthCountsFrom = 40 * megabyte

const refuse = (message: string) => new Refusal('refused', message)
const tooLarge = () =>
  refuse(
    `Tệp bung ra lớn bất thường (hơn ${mostBytes / megabyte} MB) nên không mở để bảo vệ máy. ${untouched} Hãy chép riêng danh sách đảng viên sang một tệp mới rồi nhập lại.`,
  )
const damaged = () =>
  refuse(
    `Tệp bị hỏng nên không đọc được. ${untouched} Hãy xin lại tệp, hoặc ${useExcel.charAt(0).toLowerCase()}${useExcel.slice(1)}`,
  )

const utf16 = (text: string) => Buffer.from(text, 'utf16le')

/** Refuses whatever is not a zip and says what it seems to be: an old .xls, an encrypted workbook, something else. */
export function checkBeginning(bytes: Buffer): void {
  if (bytes.length === 0)
    throw refuse(`Tệp trống, không có gì bên trong. ${untouched} Hãy chọn đúng tệp danh sách.`)
  if (bytes.length >= 4 && bytes.readUInt16BE(0) === 0x504b) return
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    if (bytes.includes(utf16('EncryptedPackage'))) {
      throw refuse(
        `Tệp Excel này được đặt mật khẩu nên chương trình không đọc được. ${untouched} Hãy mở tệp bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc), lưu lại rồi nhập.`,
      )
    }
    throw refuse(
      `Đây là tệp kiểu cũ (.xls hoặc tệp Office 97-2003), chương trình chỉ đọc .xlsx. ${untouched} ${useExcel}`,
    )
  }
  throw refuse(
    `Tệp này không phải là bảng tính Excel (.xlsx). ${untouched} Hãy chọn đúng tệp. Nếu danh sách đang ở dạng khác: ${useExcel}`,
  )
}

/** Reads the whole zip once, keeping nothing: entry count, declared and real sizes, and that it is a workbook. */
export async function checkZip(bytes: Buffer): Promise<void> {
  const zip = await openZip(bytes)
  try {
    if (zip.entryCount > mostEntries) throw tooLarge()
    let isWorkbook = false
    let declared = 0
    let real = 0
    for await (const entry of zip.eachEntry()) {
      if ((entry.generalPurposeBitFlag & 1) === 1) {
        throw refuse(
          `Tệp được đặt mật khẩu nên chương trình không đọc được. ${untouched} Hãy bỏ mật khẩu, lưu lại rồi nhập.`,
        )
      }
      declared += entry.uncompressedSize
      if (declared > mostBytes) throw tooLarge()
      if (entry.fileName === 'xl/workbook.xml') isWorkbook = true
      if (!isReadByLibrary(entry.fileName)) continue
      real += await realSize(zip, entry, mostBytes - real)
      if (real > growthCountsFrom && real > bytes.length * mostGrowth) throw tooLarge()
    }
    if (!isWorkbook) throw notWorkbook()
  } catch (fault) {
    throw fault instanceof Refusal ? fault : damaged()
  } finally {
    zip.close()
  }
}

const notWorkbook = () =>
  refuse(
    `Tệp nén này không phải là bảng tính Excel (.xlsx). ${untouched} Hãy chọn đúng tệp. Nếu danh sách ở dạng khác (.ods, .xlsb): ${useExcel}`,
  )

/** The library unpacks these and nothing else. */
const isReadByLibrary = (name: string) => name.endsWith('.xml') || name.endsWith('.xml.rels')

async function openZip(bytes: Buffer): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(bytes)
  } catch {
    throw damaged()
  }
}

const stored = 0
const deflated = 8
const block = 128 * 1024

/** Bytes of an entry when unpacked, counted block by block; its header must have told the same. */
async function realSize(zip: yauzl.ZipFile, entry: yauzl.Entry, limit: number): Promise<number> {
  if (entry.compressionMethod === stored) return entry.compressedSize
  if (entry.compressionMethod !== deflated) throw damaged()
  const packed = await zip.openReadStreamPromise(entry, { decompress: false })
  let size = 0
  await pipeline(packed, createInflateRaw({ chunkSize: block }), async (blocks: AsyncIterable<Buffer>) => {
    for await (const { length } of blocks) {
      size += length
      if (size > limit) throw tooLarge()
    }
  })
  if (size !== entry.uncompressedSize) throw damaged()
  return size
}

export const damagedWorkbook = damaged
