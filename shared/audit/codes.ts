import { rightNames } from '../accounts/rights.ts'
import { filePurposeNames } from '../attachments/contract.ts'
import { bookNames } from '../books/contract.ts'
import { contributionKindNames } from '../contributions/contract.ts'
import { paperTypes } from '../documents/kinds.ts'
import { paperStateNames } from '../meetings/contract.ts'
import {
  attendanceNames,
  meetingKindNames,
  meetingModeNames,
  taskStateNames,
  voteKindNames,
} from '../meetings/meeting.ts'
import { changeNames } from '../organisation/changes.ts'
import { postNames } from '../organisation/posts.ts'
import { bodyKindNames } from '../organisation/tree.ts'
import { phaseNames } from '../packets/contract.ts'
import { dossierStateNames } from '../people/details.ts'
import { sexNames, standingNames } from '../people/person.ts'
import { sidesNames } from '../printing/sheets.ts'
import { reportNames } from '../reports/kinds.ts'

/** Codes that a record keeps, by the field in which they stand; the same letters mean another thing elsewhere. */
const byField: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  textSize: { normal: 'vừa', large: 'lớn', largest: 'lớn nhất' },
  closing: { never: 'không sao lưu', ask: 'hỏi', always: 'tự sao lưu' },
  schedule: { never: 'không', daily: 'hằng ngày' },
  standing: standingNames,
  sex: sexNames,
  state: { ...taskStateNames, ...dossierStateNames, ...paperStateNames },
  mode: meetingModeNames,
  rights: rightNames,
  begun: reportNames,
  begunAgain: reportNames,
  opened: meetingKindNames,
  phase: phaseNames,
  book: bookNames,
  purpose: filePurposeNames,
  post: postNames,
  change: changeNames,
  marks: attendanceNames,
  sides: sidesNames,
  pass: { fronts: 'trang lẻ', backs: 'trang chẵn' },
  printed: {
    printed: 'đã gửi tới máy in',
    sent: 'đã gửi, máy in không báo lại',
    shown: 'mở hộp thoại in',
    file: 'tệp PDF để in',
  },
  exported: {
    everything: 'toàn bộ sổ',
    book: 'tập lưu của một chi bộ',
    books: 'tập lưu của các chi bộ',
    contributions: 'đóng góp',
    history: 'tình hình của một chi bộ',
    list: 'danh sách đảng viên',
    overview: 'bảng tổng hợp',
    packets: 'gói văn bản của các chi bộ',
    petitions: 'kiến nghị',
    questions: 'điều cần hỏi lại bí thư',
    studies: 'văn bản quán triệt',
    tasks: 'nhiệm vụ',
    villages: 'số liệu thôn, bản',
  },
  thematic: { combined: 'kết hợp trong buổi thường kỳ', thematic: 'buổi riêng', none: 'không lập' },
  depth: { figures: 'số liệu', full: 'đầy đủ' },
  kind: {
    ...bodyKindNames,
    ...contributionKindNames,
    ...voteKindNames,
    ...Object.fromEntries(Object.entries(paperTypes).map(([kind, { name }]) => [kind, name])),
    ...reportNames,
    ...meetingKindNames,
  },
}

/** A code of a field in words; undefined where it is none. */
export const codeWords = (field: string, code: string): string | undefined => {
  const codes = byField[field]
  return codes !== undefined && Object.hasOwn(codes, code) ? codes[code] : undefined
}
