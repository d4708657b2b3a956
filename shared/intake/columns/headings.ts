/** What the columns of member lists are called: one table for the two known layouts and for any other list. */
import { formTexts } from '../form-texts.ts'
import { knownFormHeadings, otherFormHeadings } from './form-headings.ts'

/** What a column may hold. */
export const columns = [
  'ordinal',
  'externalId',
  'fullName',
  'otherName',
  'sex',
  'birthDate',
  'ethnicity',
  'religion',
  'personalId',
  'cardNumber',
  'cardPlace',
  'cardDate',
  'oldCardNumber',
  'cell',
  'birthplaceCountry',
  'birthplaceProvince',
  'birthplaceDetail',
  'hometownCountry',
  'hometownProvince',
  'hometownDetail',
  'residenceCountry',
  'residenceProvince',
  'residenceDetail',
  'joinedOn',
  'officialOn',
  'oldIdNumber',
  'status',
  'statusDate',
  'removal',
  ...formTexts,
] as const
export type Column = (typeof columns)[number]

/** More columns than any list has: what lies beyond is dirt of the worksheet. */
export const mostColumns = 300

/** Columns that only an office's own list has: a fact of the register spread over two of them. */
export const splitColumns = [
  /** Họ và tên đệm. */
  'familyAndMiddle',
  /** Tên. */
  'givenName',
  /** A mark under Nam or under Nữ. */
  'male',
  'female',
  /** The birth date or year, written under Nam or under Nữ. */
  'maleBirth',
  'femaleBirth',
] as const
export type ListColumn = Column | (typeof splitColumns)[number]

/**
 * Headers of the two known layouts and of the member's form by their `headerKey`; the first of a column is the one that
 * the national workbook writes (domain.md 4.2, 4.3).
 */
export const knownHeadings: Readonly<Record<Column, readonly string[]>> = {
  ordinal: ['stt', 'tt', 'so tt', 'so thu tu'],
  externalId: ['id'],
  fullName: ['ho va ten', 'ho ten', 'ho va ten khai sinh', 'ho va ten dang vien'],
  otherName: ['ten goi khac'],
  sex: ['gioi tinh', 'nam nu'],
  birthDate: ['sinh ngay', 'ngay sinh', 'ngay thang nam sinh'],
  ethnicity: ['dan toc'],
  religion: ['ton giao'],
  personalId: ['so dinh danh ca nhan', 'so dinh danh', 'so cccd', 'so can cuoc', 'so can cuoc cong dan'],
  cardNumber: ['so the dang', 'so the dang vien'],
  cardPlace: ['noi cap the dang', 'noi cap the'],
  cardDate: ['ngay cap the dang', 'ngay cap the'],
  oldCardNumber: ['so the theo dang quyet dinh 85', 'so the dang theo quyet dinh 85'],
  cell: ['to chuc dang dang sinh hoat', 'chi bo dang sinh hoat', 'chi bo'],
  birthplaceCountry: ['noi dang ky khai sinh quoc gia'],
  birthplaceProvince: ['noi dang ky khai sinh tinh'],
  birthplaceDetail: ['noi dang ky khai sinh dia chi chi tiet'],
  hometownCountry: ['que quan quoc gia'],
  hometownProvince: ['que quan tinh'],
  hometownDetail: ['que quan dia chi chi tiet'],
  residenceCountry: ['thuong tru quoc gia'],
  residenceProvince: ['thuong tru tinh'],
  residenceDetail: ['thuong tru dia chi chi tiet'],
  joinedOn: ['ngay vao dang', 'ngay ket nap'],
  officialOn: ['ngay vao dang chinh thuc', 'ngay chinh thuc'],
  oldIdNumber: ['so cmnd cu', 'so cmnd'],
  status: ['trang thai hoat dong', 'trang thai'],
  statusDate: ['ngay roi khoi ngay mat ngay mien sinh hoat dang'],
  removal: ['de nghi xoa'],
  ...knownFormHeadings,
}

/** Further headers of offices' own lists, where they are a proposal only. */
const otherHeadings: Readonly<Partial<Record<ListColumn, readonly string[]>>> = {
  ordinal: ['so', 'stt chung', 'stt toan danh sach'],
  externalId: ['ma dang vien', 'ma dv', 'ma so dang vien'],
  fullName: [
    'ho ten dang vien',
    'ho ten khai sinh',
    'ho va ten dv',
    'ho ten dv',
    'ten dang vien',
    'dang vien',
    'hoten',
  ],
  familyAndMiddle: [
    'ho va ten dem',
    'ho ten dem',
    'ho dem',
    'ho va chu dem',
    'ho chu dem',
    'ho lot',
    'ho va ten lot',
    'ho',
  ],
  givenName: ['ten'],
  otherName: ['bi danh', 'ten thuong goi', 'ten thuong dung', 'ho ten thuong dung', 'ten khac'],
  sex: ['gioi', 'phai', 'gioi tinh nam nu', 'nam hay nu'],
  male: ['gioi tinh nam', 'gioi nam', 'phai nam', 'nam nu nam'],
  female: ['nu', 'gioi tinh nu', 'gioi nu', 'phai nu', 'nam nu nu', 'la nu'],
  maleBirth: [
    'nam sinh nam',
    'ngay sinh nam',
    'ngay thang nam sinh nam',
    'sinh ngay nam',
    'ngay thang nam sinh cua nam',
  ],
  femaleBirth: [
    'nam sinh nu',
    'ngay sinh nu',
    'ngay thang nam sinh nu',
    'sinh ngay nu',
    'ngay thang nam sinh cua nu',
  ],
  birthDate: ['nam sinh', 'sinh nam', 'ngay thang sinh', 'ngay nam sinh', 'ntns', 'sinh ngay thang nam'],
  ethnicity: ['thanh phan dan toc', 'dan toc gi'],
  religion: ['dao', 'tin nguong', 'ton giao tin nguong'],
  personalId: [
    'cccd',
    'can cuoc',
    'can cuoc cong dan',
    'ma dinh danh',
    'ma so dinh danh',
    'ma dinh danh ca nhan',
    'so dinh danh ca nhan cccd',
    'so cccd dinh danh',
    'so the can cuoc',
    'cmnd cccd',
    'so cmnd cccd',
    'cccd cmnd',
    'so cccd cmnd',
  ],
  oldIdNumber: [
    'cmnd',
    'cmt',
    'so cmt',
    'cmtnd',
    'so cmtnd',
    'chung minh nhan dan',
    'so chung minh nhan dan',
    'so chung minh thu',
  ],
  cardNumber: [
    'so the',
    'so the dv',
    'so the dang moi',
    'the dang',
    'the dang vien',
    'ma the',
    'ma so the',
    'so hieu the',
    'so td',
    'so tdv',
  ],
  oldCardNumber: ['so the cu', 'so the dang cu', 'so the dang vien cu', 'so the qd 85', 'so the theo qd 85'],
  cell: [
    'ten chi bo',
    'chi bo sinh hoat',
    'noi sinh hoat',
    'noi sinh hoat dang',
    'chi bo dang vien sinh hoat',
    'thuoc chi bo',
    'to chuc dang',
    'sinh hoat tai chi bo',
    'don vi',
    'don vi sinh hoat',
    'chi bo truc thuoc',
  ],
  birthplaceDetail: ['noi sinh', 'noi dang ky khai sinh', 'noi khai sinh'],
  birthplaceProvince: ['noi sinh tinh'],
  hometownDetail: [
    'que quan',
    'nguyen quan',
    'que',
    'que quan xa huyen tinh',
    'que quan xa tinh',
    'que quan xa',
  ],
  hometownProvince: ['que quan tinh thanh pho'],
  residenceDetail: [
    'noi o',
    'noi o hien nay',
    'cho o',
    'cho o hien nay',
    'tru quan',
    'noi thuong tru',
    'thuong tru',
    'noi dang ky thuong tru',
    'ho khau thuong tru',
    'noi dang ky ho khau thuong tru',
    'hktt',
    'noi cu tru',
    'cu tru',
    'dia chi',
    'dia chi thuong tru',
    'thuong tru xa',
  ],
  residenceProvince: ['thuong tru tinh thanh pho'],
  joinedOn: [
    'ngay vao dang du bi',
    'vao dang',
    'ngay vd',
    'ket nap',
    'ngay ket nap dang',
    'ngay ket nap vao dang',
    'ngay thang nam vao dang',
    'ngay thang nam ket nap',
    'ngay thang nam ket nap dang',
    'ngay thang ket nap',
    'ngay du bi',
    'du bi',
    'nam vao dang',
    'vao dang ngay',
    'vao dang du bi',
    'vao dang ket nap',
    'ngay vao dang ket nap',
    'ngay vao dang cong san viet nam',
    'ngay vao dcsvn',
  ],
  officialOn: [
    'chinh thuc',
    'ngay cong nhan chinh thuc',
    'ngay chuyen chinh thuc',
    'ngay cong nhan dang vien chinh thuc',
    'ngay thang nam chinh thuc',
    'ngay thang nam vao dang chinh thuc',
    'ngay vao chinh thuc',
    'vao dang chinh thuc',
    'chuyen chinh thuc',
    'cong nhan chinh thuc',
    'chinh thuc ngay',
    'ket nap chinh thuc',
  ],
  cardDate: ['ngay phat the', 'ngay nhan the', 'ngay thang cap the'],
  cardPlace: ['noi phat the', 'co quan cap the'],
  status: [
    'tinh trang',
    'tinh trang sinh hoat',
    'tinh trang dang vien',
    'trang thai dang vien',
    'trang thai sinh hoat',
    'hien trang',
  ],
  statusDate: [
    'ngay mien sinh hoat',
    'ngay mien',
    'ngay mat',
    'ngay tu tran',
    'ngay chuyen di',
    'ngay roi khoi',
    'tu ngay',
  ],
  ...otherFormHeadings,
}

export interface Heading {
  readonly column: ListColumn
  /** By `headerKey`. */
  readonly key: string
}

/** Every heading there is; those of the known layouts come first. */
export const headings: readonly Heading[] = [...columns, ...splitColumns].flatMap((column) => {
  const known = (knownHeadings as Readonly<Record<string, readonly string[]>>)[column] ?? []
  return [...known, ...(otherHeadings[column] ?? [])].map((key) => ({ column, key }))
})
