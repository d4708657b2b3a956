import type { ProgramManifest, RulesManifest } from './manifest.ts'
import { compareVersions, parseVersion, type Version } from './version.ts'

/** Why an update is not even read further. */
export const faults = [
  'unsigned',
  'unknown-key',
  'damaged',
  'malformed',
  'foreign',
  'missing-file',
  'unreadable',
] as const
export type Fault = (typeof faults)[number]

/** What comes of holding an update to the program that runs. Only a `newer` one can be installed. */
export const verdicts = [
  'newer',
  'same',
  'older',
  'between',
  'older-data',
  'needs-program',
  'unfit',
  ...faults,
] as const
export type Verdict = (typeof verdicts)[number]

/** The program that runs, and its rule book. */
export interface Here {
  readonly version: string
  /** Of the data, as this program writes them. */
  readonly schema: number
  /** Number of the rule book in force. */
  readonly rules: number
}

/** A program without a number, as a test's, is older than all that were published. */
const unpublished: Version = [0, 0, 0]
const versionOf = (text: string): Version => parseVersion(text) ?? unpublished

export function programVerdict(manifest: ProgramManifest, here: Here): Verdict {
  const order = compareVersions(versionOf(manifest.version), versionOf(here.version))
  if (order === 0) return 'same'
  if (order < 0) return 'older'
  // A program with an older schema could not open the data of this one.
  if (manifest.schema < here.schema) return 'older-data'
  return compareVersions(versionOf(here.version), versionOf(manifest.updatesFrom)) < 0 ? 'between' : 'newer'
}

/** Where it is `newer`, its entries have still to be held to the book (`areFitEntries`). */
export function rulesVerdict(manifest: RulesManifest, here: Here): Verdict {
  if (manifest.version === here.rules) return 'same'
  if (manifest.version < here.rules) return 'older'
  const isEnough = compareVersions(versionOf(here.version), versionOf(manifest.needsProgram)) >= 0
  return isEnough ? 'newer' : 'needs-program'
}

interface Named {
  readonly version: string
  readonly here: string
  /** What the update asks for that is not here. */
  readonly needs: string
}

const untouched = 'Chương trình và dữ liệu đang dùng giữ nguyên.'
const fetchAgain = 'Hãy chép lại cả bộ cập nhật từ nơi phát hành rồi tìm lại.'

/** What happened, what is safe, what to do now. */
export function verdictWords(verdict: Verdict, { version, here, needs }: Named): string {
  switch (verdict) {
    case 'newer':
      return `Bản ${version} mới hơn bản đang dùng (${here}), đúng chữ ký của nơi phát hành và còn nguyên vẹn.`
    case 'same':
      return `Máy này đang dùng đúng bản ${version}. Không cần cập nhật.`
    case 'older':
      return `Bản ${version} cũ hơn bản đang dùng (${here}) nên không cài. ${untouched} Hãy xóa bản cũ này khỏi USB để khỏi nhầm.`
    case 'between':
      return `Bản ${version} chỉ cài được lên bản ${needs} trở lên, máy này đang dùng bản ${here}. ${untouched} Hãy cài bản ${needs} trước, rồi cài bản ${version}.`
    case 'older-data':
      return `Bản ${version} không đọc được dữ liệu mà bản đang dùng (${here}) đã ghi nên không cài. ${untouched} Hãy báo nơi phát hành.`
    case 'needs-program':
      return `Bản ${version} cần chương trình bản ${needs} trở lên. ${untouched} Hãy cập nhật chương trình trước, rồi tìm lại.`
    case 'unfit':
      return `Bản ${version} có quy định mà chương trình này không hiểu nên không nhận. ${untouched} Hãy báo nơi phát hành.`
    case 'unsigned':
      return `Bản cập nhật này không có tệp chữ ký đi kèm (tên tận cùng bằng .chu-ky) nên không tin được. ${untouched} ${fetchAgain}`
    case 'unknown-key':
      return `Bản cập nhật này ký bằng khóa mà chương trình không biết nên không tin được. ${untouched} Hãy hỏi lại người đưa USB; đừng tự chạy tệp cài đặt này.`
    case 'damaged':
      return `Bản cập nhật này đã hỏng hoặc bị sửa: nội dung không khớp chữ ký. ${untouched} Đừng chạy tệp cài đặt này. ${fetchAgain}`
    case 'malformed':
      return `Bản cập nhật này ghi theo cách mà chương trình không hiểu. ${untouched} Hãy báo nơi phát hành.`
    case 'foreign':
      return `Bản cập nhật này là của phần mềm khác, không phải Sổ Chi bộ. ${untouched} Hãy chọn USB khác.`
    case 'missing-file':
      return `Trên USB thiếu tệp cài đặt của bản ${version}. ${untouched} ${fetchAgain}`
    case 'unreadable':
      return `Không đọc được bản cập nhật: USB có lỗi hoặc đã bị rút ra. ${untouched} Hãy cắm lại USB rồi tìm lại; nếu vẫn không được, dùng USB khác.`
  }
}
