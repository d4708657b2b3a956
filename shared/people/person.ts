import { z } from 'zod'
import { line, partialDate, requiredLine } from '../fields.ts'

/** Sex as the national member workbook writes it: Nam, Nữ. */
export const sexes = ['male', 'female'] as const
export type Sex = (typeof sexes)[number]
export const sexNames: Readonly<Record<Sex, string>> = { male: 'Nam', female: 'Nữ' }

/**
 * Standing of a member in the Party (trạng thái đảng viên), domain.md 4.5. `exempt` is an official member released
 * from work and meetings (miễn công tác và sinh hoạt đảng).
 */
export const standings = [
  'probationary',
  'official',
  'exempt',
  'away',
  'visiting',
  'suspended',
  'transferred',
  'died',
  'struck-off',
  'expelled',
  'resigned',
] as const
export type Standing = (typeof standings)[number]

export const standingNames: Readonly<Record<Standing, string>> = {
  probationary: 'Dự bị',
  official: 'Chính thức',
  exempt: 'Miễn sinh hoạt',
  away: 'Tạm chuyển đi',
  visiting: 'Tạm chuyển đến',
  suspended: 'Đình chỉ sinh hoạt',
  transferred: 'Chuyển đi',
  died: 'Từ trần',
  'struck-off': 'Xóa tên',
  expelled: 'Khai trừ',
  resigned: 'Xin ra khỏi Đảng',
}

/**
 * A list of people keeps apart who is exempt from work and meetings (domain.md 4.5), but he is an official member too:
 * minutes, figures and rules that ask for a number of official members count both, and say so.
 */
export const officialWords = ({
  official,
  exempt,
}: {
  readonly official: number
  readonly exempt: number
}) =>
  exempt === 0
    ? `${official} đảng viên chính thức`
    : `${official + exempt} đảng viên chính thức (kể cả ${exempt} miễn sinh hoạt)`

/** Standings of people who are on the register today; the others have left it. */
export const presentStandings = [
  'probationary',
  'official',
  'exempt',
  'away',
  'visiting',
  'suspended',
] as const
export const isPresent = (standing: Standing): boolean =>
  (presentStandings as readonly Standing[]).includes(standing)

/** An address of the two-level model: country, province, the rest (no district since 01/7/2025). */
export const address = z.object({ country: line(100), province: line(100), detail: line(300) })
export type Address = z.infer<typeof address>
export const noAddress: Address = { country: '', province: '', detail: '' }

const digits = (what: string, length: number) =>
  line(40).refine(
    (text) => text === '' || (text.length === length && /^\d+$/.test(text)),
    `${what} phải có ${length} chữ số`,
  )

/**
 * What a clerk keeps of a person and a member: the 29 columns of the national workbook (domain.md 4.3) but for the
 * row number, the cell and the standing, which have a history of their own. Unknown is '' or null, never a guess.
 */
export const personFields = z.object({
  fullName: requiredLine('họ và tên', 120),
  otherName: line(120),
  sex: z.enum(sexes).nullable(),
  birthDate: partialDate.nullable(),
  ethnicity: line(60),
  religion: line(80),
  personalId: digits('Số định danh cá nhân', 12),
  oldIdNumber: line(20).refine((text) => /^\d*$/.test(text), 'Số CMND chỉ gồm chữ số'),
  birthplace: address,
  hometown: address,
  residence: address,
  /** The ID column of the national database. */
  externalId: line(40),
  cardNumber: digits('Số thẻ đảng viên', 12),
  cardPlace: line(160),
  cardDate: partialDate.nullable(),
  /** Card number under Quyết định 85, before the exchange of 2025. */
  oldCardNumber: line(20),
  /** Ngày vào Đảng. */
  joinedOn: partialDate.nullable(),
  /** Ngày vào Đảng chính thức; null while probationary. */
  officialOn: partialDate.nullable(),
})
export type PersonFields = z.infer<typeof personFields>

export const emptyPerson: PersonFields = {
  fullName: '',
  otherName: '',
  sex: null,
  birthDate: null,
  ethnicity: '',
  religion: '',
  personalId: '',
  oldIdNumber: '',
  birthplace: noAddress,
  hometown: noAddress,
  residence: noAddress,
  externalId: '',
  cardNumber: '',
  cardPlace: '',
  cardDate: null,
  oldCardNumber: '',
  joinedOn: null,
  officialOn: null,
}
