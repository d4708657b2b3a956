import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import yauzl from 'yauzl'
import { Refusal } from '../../../shared/refusal.ts'
import { word } from './kinds.ts'

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

/** The parts of a workbook, to be unpacked one by one. */
export interface Zip {
  readonly has: (name: string) => boolean
  /** Bytes of all parts that a workbook is read from, as the zip tells. */
  readonly size: number
  /** Hands a part over piece by piece. Refuses one that is larger than the zip has told. */
  readonly unpack: (name: string, take: (piece: Buffer) => void) => Promise<void>
  readonly close: () => void
}

/** Opens a zip whose told sizes are those of an honest workbook; nothing is unpacked yet. */
export async function openZip(bytes: Buffer): Promise<Zip> {
  const zip = await beginZip(bytes)
  const entries = new Map<string, yauzl.Entry>()
  let size = 0
  try {
    if (zip.entryCount > mostEntries) throw tooLarge()
    let all = 0
    for await (const entry of zip.eachEntry()) {
      if ((entry.generalPurposeBitFlag & 1) === 1) {
        throw refuse(
          `Tệp được đặt mật khẩu nên chương trình không đọc được. ${untouched} Hãy bỏ mật khẩu, lưu lại rồi nhập.`,
        )
      }
      all += entry.uncompressedSize
      if (all > mostBytes) throw tooLarge()
      if (!isPart(entry.fileName)) continue
      entries.set(entry.fileName, entry)
      size += entry.uncompressedSize
      if (size > growthCountsFrom && size > bytes.length * mostGrowth) throw tooLarge()
    }
  } catch (fault) {
    zip.close()
    throw fault instanceof Refusal ? fault : damaged()
  }
  return {
    has: (name) => entries.has(name),
    size,
    unpack: async (name, take) => {
      const entry = entries.get(name)
      if (entry === undefined) throw damaged()
      await unpack(zip, entry, take)
    },
    close: () => zip.close(),
  }
}

/** A zip that is no workbook, and what it seems to be by the names of its parts. */
export const notWorkbook = (has: Zip['has']): Refusal =>
  has('word/document.xml') ? word() : has('content.xml') ? openDocument() : otherZip()

const openDocument = () =>
  refuse(
    `Đây là tệp của LibreOffice (.ods, .odt), chương trình chỉ đọc .xlsx và .csv. ${untouched} Hãy mở tệp bằng LibreOffice hoặc Excel, chọn Lưu thành (Save As) loại "Excel Workbook (.xlsx)" rồi nhập lại.`,
  )

const otherZip = () =>
  refuse(
    `Tệp nén này không phải là bảng tính Excel (.xlsx). ${untouched} Hãy chọn đúng tệp. Nếu danh sách ở dạng khác (.ods, .xlsb): ${useExcel}`,
  )

/** Pictures and the like are never unpacked. */
const isPart = (name: string) => name.endsWith('.xml') || name.endsWith('.xml.rels')

async function beginZip(bytes: Buffer): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(bytes)
  } catch {
    throw damaged()
  }
}

const stored = 0
const deflated = 8
const block = 64 * 1024

async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, take: (piece: Buffer) => void): Promise<void> {
  const { compressionMethod, uncompressedSize } = entry
  if (compressionMethod !== stored && compressionMethod !== deflated) throw damaged()
  const packed = await zip.openReadStreamPromise(entry, { decompress: false })
  let size = 0
  const count = async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) {
      size += piece.length
      if (size > uncompressedSize) throw damaged()
      take(piece)
    }
  }
  if (compressionMethod === stored) await pipeline(packed, count)
  else await pipeline(packed, createInflateRaw({ chunkSize: block }), count)
  if (size !== uncompressedSize) throw damaged()
}

export const damagedWorkbook = damaged
