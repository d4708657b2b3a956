import { rightNames } from '../accounts/rights.ts'
import { agendaCaseNames } from '../agendas/agenda.ts'
import { filePurposeNames } from '../attachments/contract.ts'
import { bookNames } from '../books/contract.ts'
import { checkStateNames } from '../checks/contract.ts'
import { contributionKindNames } from '../contributions/contract.ts'
import { paperTypes } from '../documents/kinds.ts'
import { scopeNames } from '../finding/definition.ts'
import { entryOf } from '../lists/coded-list.ts'
import { cellKinds } from '../lists/kinds.ts'
import { paperStateNames } from '../meetings/contract.ts'
import {
  attendanceNames,
  meetingKindNames,
  meetingModeNames,
  opinionKindNames,
  taskStateNames,
  voteKindNames,
  voteMethodNames,
} from '../meetings/meeting.ts'
import { changeNames } from '../organisation/changes.ts'
import { postNames } from '../organisation/posts.ts'
import { bodyKindNames } from '../organisation/tree.ts'
import { phaseNames } from '../packets/contract.ts'
import { disciplineKindNames, dossierStateNames, honourKindNames } from '../people/details.ts'
import { movementKinds, movements } from '../people/movements.ts'
import { sexNames, standingNames } from '../people/person.ts'
import { petitionStateNames } from '../petitions/words.ts'
import { sidesNames } from '../printing/sheets.ts'
import { reportNames } from '../reports/kinds.ts'
import { scoreRules } from '../rulebook/score-rules.ts'
import { topicSourceNames } from '../topics/contract.ts'
import { trainingStateNames } from '../training/contract.ts'

const movementNames = Object.fromEntries(movementKinds.map((kind) => [kind, movements[kind].name]))

/** Kinds of acts, as the row of their undoing names them. */
const actKinds = {
  ...Object.fromEntries(Object.entries(changeNames).map(([kind, name]) => [`organisation.${kind}`, name])),
  ...Object.fromEntries(Object.entries(movementNames).map(([kind, name]) => [`movement.${kind}`, name])),
  'people.merge': 'gộp hồ sơ',
  'training.history': 'ghi lớp tập huấn vào quá trình bồi dưỡng',
  'plans.propose': 'lập kế hoạch sinh hoạt năm',
  'months.open': 'mở kỳ sinh hoạt',
  'task.withdraw': 'thôi theo dõi nhiệm vụ',
  'petition.withdraw': 'thôi theo dõi kiến nghị',
  'post.appoint': 'ghi chức vụ',
  'post.end': 'thôi giữ chức vụ',
}

/** Criteria by what the guideline calls them. */
const criterionNames = Object.fromEntries(
  scoreRules['score.criteria'].entries.flatMap(({ value }) => value.map(({ id, title }) => [id, title])),
)

/** Codes that a record keeps, by the field in which they stand; the same letters mean another thing elsewhere. */
const byField: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // In the rows of a list.
  'honours kind': honourKindNames,
  'sanctions kind': disciplineKindNames,
  'opinions kind': opinionKindNames,
  'votes method': voteMethodNames,
  'criteria criterion': criterionNames,
  'items onlyFor': agendaCaseNames,
  'items state': checkStateNames,
  'items source': {
    minutes: 'biên bản',
    resolutions: 'nghị quyết',
    fees: 'đảng phí',
    members: 'đảng viên',
    dossiers: 'hồ sơ đảng viên',
    commitments: 'bản cam kết',
    tasks: 'nhiệm vụ',
  },
  textSize: { normal: 'vừa', large: 'lớn', largest: 'lớn nhất' },
  closing: { never: 'không sao lưu', ask: 'hỏi', always: 'tự sao lưu' },
  schedule: { never: 'không', daily: 'hằng ngày' },
  // A list or a form is of those present, or of all.
  standing: {
    ...standingNames,
    present: 'đang sinh hoạt',
    full: 'chính thức',
    left: 'đã ra khỏi danh sách',
    all: 'mọi tình trạng',
  },
  scope: scopeNames,
  scorer: { cell: 'chi bộ', committee: 'Đảng ủy' },
  source: topicSourceNames,
  givers: { all: 'mọi người', members: 'đảng viên', households: 'hộ dân' },
  by: {
    people: 'từng người',
    cell: 'chi bộ',
    post: 'chức vụ',
    list: 'danh sách lọc',
    'new-members': 'đảng viên dự bị',
  },
  as: { word: 'Word', pdf: 'PDF' },
  parts: { roll: 'danh sách điểm danh', sheet: 'phiếu ghi', tasks: 'nhiệm vụ', score: 'phiếu điểm' },
  layout: {
    'national-29': 'mẫu 29 cột',
    'superior-export': 'danh sách xuất từ hệ thống của cấp trên',
    'by-hand': 'danh sách riêng của cơ quan',
  },
  taken: { all: 'mọi chỗ khác nhau', empty: 'chỉ chỗ sổ còn trống', none: 'không lấy chỗ khác nhau' },
  sex: sexNames,
  state: {
    ...petitionStateNames,
    open: 'đang mở',
    reminded: 'cần nhắc',
    ...trainingStateNames,
    ...taskStateNames,
    ...dossierStateNames,
    ...paperStateNames,
  },
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
  marks: { ...attendanceNames, late: 'đến muộn', online: 'dự trực tuyến' },
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
    'national-29': 'mẫu 29 cột',
    member: 'phiếu đảng viên',
    supplement: 'phiếu bổ sung hồ sơ đảng viên',
    cell: 'thông tin chi bộ',
    ledger: 'sổ tăng giảm đảng viên',
    month: 'bộ giấy đi họp của các chi bộ',
    attendance: 'lưới dự sinh hoạt',
    'task-list': 'danh sách nhiệm vụ',
    village: 'phiếu số liệu thôn, bản',
    commitment: 'bản cam kết',
    commitments: 'theo dõi bản cam kết',
    visits: 'cấp ủy viên phụ trách',
    training: 'danh sách học viên',
    check: 'phiếu kiểm tra sổ sách',
    support: 'chi bộ cần củng cố',
  },
  thematic: { combined: 'kết hợp trong buổi thường kỳ', thematic: 'buổi riêng', none: 'không lập' },
  movementKind: movementNames,
  depth: { figures: 'số liệu', full: 'đầy đủ' },
  kind: {
    ...actKinds,
    ...movementNames,
    ...changeNames,
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
  if (field === 'cellKind') return code === '' ? undefined : entryOf(cellKinds, code)?.label
  const codes = byField[field]
  return codes !== undefined && Object.hasOwn(codes, code) ? codes[code] : undefined
}
