import { cellKinds } from '../lists/kinds.ts'
import { postNames } from '../organisation/posts.ts'
import type { DisciplineKind } from '../people/details.ts'
import { sexNames, standingNames } from '../people/person.ts'
import { requiredParts } from '../people/required.ts'

/**
 * What a field holds, which decides how it can be asked.
 * - `text`: written freely. Compared folded: without accents and capitals.
 * - `coded`: text taken from a list that the register's own values make up (dân tộc, nghề nghiệp).
 * - `choice`: one of the values named here.
 * - `flag`: yes or no, always known.
 * - `number`: a whole number.
 * - `date`: a day known wholly or in part.
 * - `elapsed`: completed years or months from a day up to the day of asking (tuổi, tuổi đảng).
 * - `secret`: a number that is shown masked; it can be looked for but not listed or counted.
 * - `body`: a cell or a group, by its id.
 */
export type FieldKind =
  | 'text'
  | 'coded'
  | 'choice'
  | 'flag'
  | 'number'
  | 'date'
  | 'elapsed'
  | 'secret'
  | 'body'

export const fieldGroups = {
  person: 'Bản thân',
  membership: 'Đảng tịch',
  place: 'Chi bộ và chức vụ',
  address: 'Địa chỉ',
  schooling: 'Trình độ, công tác',
  merits: 'Khen thưởng, kỷ luật',
  history: 'Lịch sử bản thân, đi nước ngoài',
  household: 'Gia đình, kinh tế',
  dossier: 'Hồ sơ',
} as const
export type FieldGroup = keyof typeof fieldGroups

export interface Field {
  readonly label: string
  readonly kind: FieldKind
  readonly group: FieldGroup
  /** Several at once: posts, awards. A condition then holds where it holds for one of them. */
  readonly many?: true
  /** Always known: asking whether it is empty would be no question. */
  readonly always?: true
  readonly unit?: 'years' | 'months'
  /** Words for the values, in the order in which they are listed. */
  readonly choices?: Readonly<Record<string, string>>
}

const disciplineAreas: Readonly<Record<DisciplineKind, string>> = {
  party: 'về Đảng',
  government: 'về chính quyền',
  law: 'về pháp luật',
}
const cellKindNames = Object.fromEntries(cellKinds.entries.map(({ code, label }) => [code, label]))
const requiredNames = Object.fromEntries(requiredParts.map(({ name, label }) => [name, label]))

const address = (label: string) =>
  ({
    country: { label: `${label} - quốc gia`, kind: 'coded', group: 'address' },
    province: { label: `${label} - tỉnh`, kind: 'coded', group: 'address' },
    detail: { label: `${label} - chi tiết`, kind: 'text', group: 'address' },
  }) as const
const birthplace = address('Nơi khai sinh')
const hometown = address('Quê quán')
const residence = address('Thường trú')
const staying = address('Tạm trú')

/**
 * Every field of a person and member that the register keeps, under an id that saved lists name: an id is never
 * changed once released. The order is that of the picker.
 */
const fields = {
  fullName: { label: 'Họ và tên', kind: 'text', group: 'person', always: true },
  otherName: { label: 'Tên gọi khác', kind: 'text', group: 'person' },
  sex: { label: 'Giới tính', kind: 'choice', group: 'person', choices: sexNames },
  birthDate: { label: 'Sinh ngày', kind: 'date', group: 'person' },
  age: { label: 'Tuổi', kind: 'elapsed', unit: 'years', group: 'person' },
  ethnicity: { label: 'Dân tộc', kind: 'coded', group: 'person' },
  ethnicKind: {
    label: 'Nhóm dân tộc',
    kind: 'choice',
    group: 'person',
    choices: { minority: 'Dân tộc thiểu số', majority: 'Kinh' },
  },
  religion: { label: 'Tôn giáo', kind: 'coded', group: 'person' },
  faith: {
    label: 'Theo tôn giáo',
    kind: 'choice',
    group: 'person',
    choices: { believer: 'Có đạo', none: 'Không theo đạo' },
  },
  familyClass: { label: 'Thành phần gia đình', kind: 'coded', group: 'person' },
  occupation: { label: 'Nghề nghiệp', kind: 'coded', group: 'person' },
  workplace: { label: 'Nơi làm việc', kind: 'text', group: 'person' },
  health: { label: 'Sức khỏe', kind: 'coded', group: 'person' },
  woundedClass: { label: 'Thương binh loại', kind: 'coded', group: 'person' },
  isMartyrFamily: { label: 'Gia đình liệt sĩ', kind: 'flag', group: 'person' },
  isMeritFamily: { label: 'Gia đình có công', kind: 'flag', group: 'person' },
  personalId: { label: 'Số định danh cá nhân', kind: 'secret', group: 'person' },
  oldIdNumber: { label: 'Số CMND cũ', kind: 'secret', group: 'person' },
  telephone: { label: 'Số điện thoại', kind: 'secret', group: 'person' },
  outsiderRole: { label: 'Quan hệ với chi bộ (ngoài danh sách)', kind: 'coded', group: 'person', many: true },

  standing: {
    label: 'Trạng thái',
    kind: 'choice',
    group: 'membership',
    choices: standingNames,
    always: true,
  },
  standingSince: { label: 'Ở trạng thái này từ', kind: 'date', group: 'membership' },
  exemptSince: { label: 'Miễn sinh hoạt từ', kind: 'date', group: 'membership' },
  joinedOn: { label: 'Ngày vào Đảng', kind: 'date', group: 'membership' },
  admittedOn: { label: 'Ngày quyết định kết nạp', kind: 'date', group: 'membership' },
  ceremonyOn: { label: 'Ngày lễ kết nạp', kind: 'date', group: 'membership' },
  officialOn: { label: 'Ngày chính thức', kind: 'date', group: 'membership' },
  partyAge: { label: 'Tuổi đảng', kind: 'elapsed', unit: 'years', group: 'membership' },
  probationMonths: { label: 'Số tháng dự bị', kind: 'elapsed', unit: 'months', group: 'membership' },
  cardNumber: { label: 'Số thẻ đảng viên', kind: 'text', group: 'membership' },
  cardDate: { label: 'Ngày cấp thẻ', kind: 'date', group: 'membership' },
  cardPlace: { label: 'Nơi cấp thẻ', kind: 'coded', group: 'membership' },
  oldCardNumber: { label: 'Số thẻ theo Quyết định 85', kind: 'text', group: 'membership' },
  profileNumber: { label: 'Số lý lịch', kind: 'text', group: 'membership' },
  externalId: { label: 'ID cơ sở dữ liệu quốc gia', kind: 'text', group: 'membership' },
  admittedBy: { label: 'Cấp quyết định kết nạp', kind: 'coded', group: 'membership' },
  admissionCell: { label: 'Chi bộ kết nạp', kind: 'coded', group: 'membership' },
  officialCell: { label: 'Chi bộ công nhận chính thức', kind: 'coded', group: 'membership' },
  firstIntroducer: { label: 'Người giới thiệu 1', kind: 'text', group: 'membership' },
  secondIntroducer: { label: 'Người giới thiệu 2', kind: 'text', group: 'membership' },

  cell: { label: 'Chi bộ', kind: 'body', group: 'place' },
  cellSince: { label: 'Ở chi bộ này từ', kind: 'date', group: 'place' },
  cellKind: { label: 'Loại hình chi bộ', kind: 'choice', group: 'place', choices: cellKindNames },
  partyGroup: { label: 'Tổ đảng', kind: 'body', group: 'place' },
  post: { label: 'Chức vụ', kind: 'choice', group: 'place', many: true, choices: postNames },
  residenceCell: { label: 'Chi bộ nơi cư trú', kind: 'coded', group: 'place' },
  isWorkingAway: { label: 'Đang đi làm ăn xa', kind: 'flag', group: 'place' },
  workingAwayPlace: { label: 'Nơi đi làm ăn xa', kind: 'text', group: 'place', many: true },

  birthplaceCountry: birthplace.country,
  birthplaceProvince: birthplace.province,
  birthplaceDetail: birthplace.detail,
  hometownCountry: hometown.country,
  hometownProvince: hometown.province,
  hometownDetail: hometown.detail,
  residenceCountry: residence.country,
  residenceProvince: residence.province,
  residenceDetail: residence.detail,
  stayingCountry: staying.country,
  stayingProvince: staying.province,
  stayingDetail: staying.detail,

  generalSchooling: { label: 'Giáo dục phổ thông', kind: 'coded', group: 'schooling' },
  professionalLevel: { label: 'Chuyên môn, nghiệp vụ', kind: 'coded', group: 'schooling' },
  academicTitle: { label: 'Học vị, học hàm', kind: 'coded', group: 'schooling' },
  politicalTheory: { label: 'Lý luận chính trị', kind: 'coded', group: 'schooling' },
  foreignLanguages: { label: 'Ngoại ngữ', kind: 'coded', group: 'schooling' },
  computing: { label: 'Tin học', kind: 'coded', group: 'schooling' },
  training: { label: 'Đào tạo, bồi dưỡng', kind: 'text', group: 'schooling', many: true },
  career: { label: 'Quá trình công tác', kind: 'text', group: 'schooling', many: true },
  recruitedOn: { label: 'Ngày tuyển dụng', kind: 'date', group: 'schooling' },
  recruitedBy: { label: 'Cơ quan tuyển dụng', kind: 'text', group: 'schooling' },
  youthUnionOn: { label: 'Ngày vào Đoàn', kind: 'date', group: 'schooling' },
  enlistedOn: { label: 'Ngày nhập ngũ', kind: 'date', group: 'schooling' },
  dischargedOn: { label: 'Ngày xuất ngũ', kind: 'date', group: 'schooling' },
  otherOrganisations: { label: 'Tổ chức xã hội khác', kind: 'text', group: 'schooling' },

  badge: { label: 'Huy hiệu Đảng (năm)', kind: 'number', group: 'merits', many: true },
  award: { label: 'Khen thưởng', kind: 'text', group: 'merits', many: true },
  awardTitle: { label: 'Danh hiệu', kind: 'text', group: 'merits', many: true },
  discipline: {
    label: 'Kỷ luật',
    kind: 'choice',
    group: 'merits',
    many: true,
    choices: disciplineAreas,
  },
  disciplineForm: { label: 'Hình thức kỷ luật', kind: 'coded', group: 'merits', many: true },

  travel: { label: 'Đã đi nước ngoài', kind: 'coded', group: 'history', many: true },
  foreignRelations: { label: 'Quan hệ với nước ngoài', kind: 'text', group: 'history' },
  leftPartyNote: { label: 'Bị khai trừ, xóa tên, xin ra', kind: 'text', group: 'history' },
  readmittedNote: { label: 'Kết nạp lại', kind: 'text', group: 'history' },
  restoredNote: { label: 'Khôi phục đảng tịch', kind: 'text', group: 'history' },
  legalNote: { label: 'Bị xử lý theo pháp luật', kind: 'text', group: 'history' },
  oldRegimeNote: { label: 'Làm việc trong chế độ cũ', kind: 'text', group: 'history' },

  relative: { label: 'Quan hệ gia đình', kind: 'text', group: 'household', many: true },
  householdIncome: { label: 'Tổng thu nhập hộ/năm (đồng)', kind: 'number', group: 'household' },
  incomePerHead: { label: 'Thu nhập bình quân/người/năm (đồng)', kind: 'number', group: 'household' },
  housing: { label: 'Nhà ở', kind: 'text', group: 'household' },
  land: { label: 'Đất ở', kind: 'text', group: 'household' },
  economicActivity: { label: 'Hoạt động kinh tế', kind: 'text', group: 'household' },
  assets: { label: 'Tài sản có giá trị lớn', kind: 'text', group: 'household' },

  missingField: {
    label: 'Thông tin bắt buộc còn thiếu',
    kind: 'choice',
    group: 'dossier',
    many: true,
    choices: requiredNames,
  },
  hasPhoto: { label: 'Đã có ảnh', kind: 'flag', group: 'dossier' },
  dossierMissing: { label: 'Giấy tờ hồ sơ còn thiếu (số)', kind: 'coded', group: 'dossier', many: true },
} as const satisfies Readonly<Record<string, Field>>

export type FieldId = keyof typeof fields
export const fieldIds = Object.keys(fields) as [FieldId, ...FieldId[]]
export const fieldOf = (id: FieldId): Field => fields[id]
export const isFieldId = (text: string): text is FieldId => Object.hasOwn(fields, text)

/** How a question is put. The word stands between the field and its value. */
export const operatorNames = {
  is: 'là',
  'is-not': 'không phải là',
  'one-of': 'là một trong',
  'none-of': 'không thuộc',
  contains: 'có chứa',
  begins: 'bắt đầu bằng',
  below: 'dưới',
  above: 'trên',
  from: 'từ … trở lên',
  to: 'từ … trở xuống',
  between: 'từ … đến',
  before: 'trước',
  after: 'sau',
  empty: 'chưa ghi',
  filled: 'đã ghi',
  yes: 'có',
  no: 'không',
} as const
export type Operator = keyof typeof operatorNames
export const operators = Object.keys(operatorNames) as [Operator, ...Operator[]]

/** Whether the values of a question are whole numbers: amounts, or completed years and months. */
export const isNumeric = (id: FieldId): boolean => {
  const { kind } = fieldOf(id)
  return kind === 'number' || kind === 'elapsed'
}

/** The word as it is said of a field: several rows are there or not, a number equals another and is not one. */
export const operatorName = (id: FieldId, operator: Operator): string => {
  if (fieldOf(id).many && operator === 'filled') return 'có'
  if (fieldOf(id).many && operator === 'empty') return 'không có'
  if (operator === 'is' && isNumeric(id)) return 'bằng'
  return operatorNames[operator]
}

const emptiness: readonly Operator[] = ['empty', 'filled']
const byKind: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: ['contains', 'begins', 'is', ...emptiness],
  coded: ['is', 'is-not', 'one-of', 'none-of', 'contains', ...emptiness],
  choice: ['is', 'is-not', 'one-of', 'none-of', ...emptiness],
  flag: ['yes', 'no'],
  number: ['from', 'to', 'between', 'below', 'above', 'is', ...emptiness],
  date: ['is', 'before', 'after', 'between', ...emptiness],
  elapsed: ['below', 'above', 'between', 'from', 'to', 'is', ...emptiness],
  secret: ['contains', ...emptiness],
  body: ['is', 'is-not', 'one-of', 'none-of', ...emptiness],
}

/** How a field can be asked, the commonest question first. */
export const operatorsOf = (id: FieldId): readonly Operator[] => {
  const { kind, always } = fieldOf(id)
  return always ? byKind[kind].filter((operator) => !emptiness.includes(operator)) : byKind[kind]
}

/** How many values a question takes; `list` is one or more. */
export const valuesOf = (operator: Operator): 0 | 1 | 2 | 'list' => {
  if (operator === 'empty' || operator === 'filled' || operator === 'yes' || operator === 'no') return 0
  if (operator === 'between') return 2
  return operator === 'one-of' || operator === 'none-of' ? 'list' : 1
}

/** Whether a table of counts can be made by the field: free text and masked numbers would give one row a person. */
export const isCountable = (id: FieldId): boolean => {
  const { kind } = fieldOf(id)
  return kind !== 'text' && kind !== 'secret' && !(kind === 'number' && id !== 'badge')
}

/** Whether a list can be ordered by the field; a field with several values has no one place. */
export const isSortable = (id: FieldId): boolean =>
  fieldOf(id).kind !== 'secret' && (fieldOf(id).many !== true || id === 'post')
