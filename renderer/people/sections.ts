import type { ListId } from '../../shared/lists/lists.ts'
import type { Admission, ListName, PersonDetails } from '../../shared/people/details.ts'
import type { PersonFields } from '../../shared/people/person.ts'

/** How the fields of a member stand on the card and in the form: the order and words of the Phiếu đảng viên (Mẫu 2-HSĐV). */
export type FieldKind = 'text' | 'digits' | 'date' | 'sex' | 'address' | 'prose' | 'yes' | 'money'

interface FieldBase {
  readonly label: string
  readonly kind: FieldKind
  /** The list that suggests values. */
  readonly list?: ListId
  readonly hint?: string
  /** Shown with its last digits only until it is asked for. */
  readonly isMasked?: boolean
}

/** A field by the part of the record that keeps it. */
export type Field = FieldBase &
  (
    | { readonly place: 'fields'; readonly key: keyof PersonFields }
    | { readonly place: 'details'; readonly key: keyof PersonDetails }
    | { readonly place: 'admission'; readonly key: keyof Admission }
  )

/** Sections that are more than fields and lists. */
export type SpecialPanel = 'dossier' | 'attendance' | 'away' | 'photo'

export interface Section {
  /** As it stands in the address. */
  readonly id: string
  readonly title: string
  /** Numbers of the form's items. */
  readonly items?: string
  readonly groups: readonly {
    readonly title?: string
    /** What the words of the office mean, for whoever does not know them. */
    readonly note?: string
    readonly fields: readonly Field[]
  }[]
  readonly lists: readonly ListName[]
  readonly panel?: SpecialPanel
}

type Kinds = { readonly kind?: FieldKind } & Omit<FieldBase, 'label' | 'kind'>
const field = (key: keyof PersonFields, label: string, more: Kinds = {}): Field => ({
  place: 'fields',
  key,
  label,
  kind: 'text',
  ...more,
})
const detail = (key: keyof PersonDetails, label: string, more: Kinds = {}): Field => ({
  place: 'details',
  key,
  label,
  kind: 'text',
  ...more,
})
const admission = (key: keyof Admission, label: string, more: Kinds = {}): Field => ({
  place: 'admission',
  key,
  label,
  kind: 'text',
  ...more,
})

const date = { kind: 'date' } as const
const prose = { kind: 'prose' } as const

export const sections: readonly Section[] = [
  {
    id: 'ban-than',
    title: 'Bản thân',
    items: '01-06, 08-10, 18, 19',
    groups: [
      {
        fields: [
          field('fullName', 'Họ và tên'),
          field('sex', 'Giới tính', { kind: 'sex' }),
          field('otherName', 'Tên gọi khác'),
          field('birthDate', 'Sinh ngày', date),
        ],
      },
      {
        title: 'Nơi đăng ký khai sinh',
        fields: [field('birthplace', 'Nơi đăng ký khai sinh', { kind: 'address' })],
      },
      { title: 'Quê quán', fields: [field('hometown', 'Quê quán', { kind: 'address' })] },
      {
        title: 'Dân tộc, thành phần, sức khỏe, giấy tờ',
        fields: [
          field('ethnicity', 'Dân tộc', { list: 'ethnic-group' }),
          field('religion', 'Tôn giáo', { list: 'religion' }),
          detail('familyClass', 'Thành phần gia đình', { list: 'family-class' }),
          detail('health', 'Sức khỏe', { list: 'health' }),
          detail('woundedClass', 'Thương binh loại'),
          detail('isMartyrFamily', 'Gia đình liệt sĩ', { kind: 'yes' }),
          detail('isMeritFamily', 'Gia đình có công với cách mạng', { kind: 'yes' }),
          field('personalId', 'Số định danh cá nhân', { kind: 'digits', hint: '12 chữ số', isMasked: true }),
          field('oldIdNumber', 'Số CMND cũ', { kind: 'digits', isMasked: true }),
        ],
      },
    ],
    lists: [],
  },
  {
    id: 'lien-he',
    title: 'Liên hệ, nơi ở',
    items: '07',
    groups: [
      { fields: [detail('telephone', 'Điện thoại', { kind: 'digits', isMasked: true })] },
      { title: 'Nơi thường trú', fields: [field('residence', 'Nơi thường trú', { kind: 'address' })] },
      { title: 'Nơi tạm trú', fields: [detail('stayingAt', 'Nơi tạm trú', { kind: 'address' })] },
      {
        title: 'Cư trú nơi khác (đảng viên 213)',
        note: 'Chỉ ghi khi cư trú ở nơi khác với nơi sinh hoạt: theo Quy định 213-QĐ/TW ngày 02/01/2020, đảng viên đang công tác giữ mối liên hệ với chi bộ, đảng ủy nơi cư trú.',
        fields: [admission('residenceCell', 'Chi bộ nơi cư trú', { hint: 'chi bộ, đảng ủy nơi cư trú' })],
      },
    ],
    lists: [],
  },
  {
    id: 'dang-tich',
    title: 'Đảng tịch',
    items: '12',
    groups: [
      {
        title: 'Kết nạp',
        fields: [
          field('joinedOn', 'Ngày vào Đảng', date),
          admission('admissionCell', 'Vào Đảng tại chi bộ'),
          admission('firstIntroducer', 'Người giới thiệu 1', { hint: 'họ tên, chức vụ, đơn vị' }),
          admission('secondIntroducer', 'Người giới thiệu 2', { hint: 'họ tên, chức vụ, đơn vị' }),
          admission('admittedOn', 'Ngày quyết định kết nạp', date),
          admission('admittedBy', 'Cấp ra quyết định kết nạp'),
          admission('ceremonyOn', 'Ngày lễ kết nạp', date),
        ],
      },
      {
        title: 'Chính thức',
        fields: [
          field('officialOn', 'Ngày vào Đảng chính thức', date),
          admission('officialCell', 'Chính thức tại chi bộ'),
        ],
      },
      {
        title: 'Số lý lịch, thẻ',
        fields: [
          admission('profileNumber', 'Số lý lịch'),
          field('cardNumber', 'Số thẻ đảng viên', { kind: 'digits', hint: '12 chữ số' }),
          field('cardDate', 'Ngày cấp thẻ', date),
          field('cardPlace', 'Nơi cấp thẻ'),
          field('oldCardNumber', 'Số thẻ theo Quyết định 85'),
          field('externalId', 'ID trong cơ sở dữ liệu quốc gia'),
        ],
      },
    ],
    lists: [],
  },
  {
    id: 'trinh-do',
    title: 'Trình độ',
    items: '17',
    groups: [
      {
        fields: [
          detail('generalSchooling', 'Giáo dục phổ thông', { list: 'general-schooling' }),
          detail('professionalLevel', 'Chuyên môn nghiệp vụ', { list: 'professional-level' }),
          detail('academicTitle', 'Học vị, học hàm', { list: 'academic-title' }),
          detail('politicalTheory', 'Lý luận chính trị', { list: 'political-theory' }),
          detail('foreignLanguages', 'Ngoại ngữ'),
          detail('computing', 'Tin học'),
        ],
      },
    ],
    lists: [],
  },
  {
    id: 'cong-tac',
    title: 'Công tác',
    items: '11, 13-16, 21',
    groups: [
      {
        fields: [
          detail('occupation', 'Nghề nghiệp hiện nay', { list: 'occupation' }),
          detail('workplace', 'Nơi làm việc'),
          detail('recruitedOn', 'Ngày được tuyển dụng', date),
          detail('recruitedBy', 'Cơ quan tuyển dụng'),
          detail('youthUnionOn', 'Ngày vào Đoàn', date),
          detail('enlistedOn', 'Ngày nhập ngũ', date),
          detail('dischargedOn', 'Ngày xuất ngũ', date),
          detail('otherOrganisations', 'Tham gia các tổ chức xã hội', prose),
        ],
      },
    ],
    lists: ['careers'],
  },
  { id: 'dao-tao', title: 'Đào tạo', items: '22', groups: [], lists: ['trainings'] },
  { id: 'khen-thuong', title: 'Khen thưởng', items: '23-25', groups: [], lists: ['honours'] },
  { id: 'ky-luat', title: 'Kỷ luật', items: '26', groups: [], lists: ['sanctions'] },
  {
    id: 'lich-su',
    title: 'Lịch sử bản thân',
    items: '27',
    groups: [
      {
        fields: [
          detail('leftPartyNote', 'Bị khai trừ, xóa tên, xin ra khỏi Đảng', prose),
          detail('readmittedNote', 'Được kết nạp lại', prose),
          detail('restoredNote', 'Được khôi phục đảng tịch', prose),
          detail('legalNote', 'Bị xử lý theo pháp luật', prose),
          detail('oldRegimeNote', 'Làm việc trong chế độ cũ', prose),
        ],
      },
    ],
    lists: [],
  },
  {
    id: 'nuoc-ngoai',
    title: 'Nước ngoài',
    items: '28',
    groups: [{ fields: [detail('foreignRelations', 'Quan hệ với tổ chức, thân nhân ở nước ngoài', prose)] }],
    lists: ['journeys'],
  },
  { id: 'gia-dinh', title: 'Gia đình', items: '29', groups: [], lists: ['relatives'] },
  {
    id: 'kinh-te',
    title: 'Kinh tế',
    items: '30',
    groups: [
      {
        fields: [
          detail('householdIncome', 'Tổng thu nhập của hộ trong năm (đồng)', { kind: 'money' }),
          detail('incomePerHead', 'Bình quân đầu người trong năm (đồng)', { kind: 'money' }),
          detail('housing', 'Nhà ở', prose),
          detail('land', 'Đất ở', prose),
          detail('economicActivity', 'Hoạt động kinh tế', prose),
          detail('assets', 'Tài sản có giá trị lớn', prose),
        ],
      },
    ],
    lists: [],
  },
  { id: 'ho-so', title: 'Hồ sơ', groups: [], lists: [], panel: 'dossier' },
  { id: 'du-sinh-hoat', title: 'Dự sinh hoạt', groups: [], lists: [], panel: 'attendance' },
  { id: 'di-lam-xa', title: 'Đi làm xa', groups: [], lists: [], panel: 'away' },
  { id: 'anh', title: 'Ảnh', groups: [], lists: [], panel: 'photo' },
]

const firstSection = sections[0] as Section
export const sectionAt = (id: string | null): Section =>
  sections.find((section) => section.id === id) ?? firstSection

/** `residence.province` belongs to the field `residence`. */
export const fieldOfPart = (part: string): string => part.split('.')[0] ?? part

/** The section in which a field of the person stands. */
export const sectionOfField = (part: string): Section =>
  sections.find(({ groups }) =>
    groups.some(({ fields }) =>
      fields.some(({ place, key }) => place === 'fields' && key === fieldOfPart(part)),
    ),
  ) ?? firstSection

/** What is asked of a new member: the fields of the national workbook; the rest is written on the card. */
export const addingGroups = sections.flatMap(({ title, groups }) =>
  groups
    .map((group) => ({
      title: group.title ?? title,
      fields: group.fields.filter(({ place }) => place === 'fields'),
    }))
    .filter(({ fields }) => fields.length > 0),
)
