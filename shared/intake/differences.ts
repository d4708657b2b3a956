/** What a workbook would change in a member who is already in the register. */
import { formatPartialDate, type PartialDate } from '../calendar/partial-dates.ts'
import {
  type Address,
  isPresent,
  type PersonFields,
  type Sex,
  type Standing,
  sexNames,
  standingNames,
} from '../people/person.ts'
import { nameSortKey, textSortKey } from '../text/names.ts'
import { cellKey } from './cells.ts'
import type { IntakePreview } from './contract.ts'
import { type FormText, type FormTexts, formTextNames, formTexts, isSameTelephone } from './form-texts.ts'
import type { IntakeRecord } from './record.ts'

export type FieldChange = IntakePreview['changed'][number]['fields'][number]

/** A member as the register keeps him or her today. */
export interface Registered {
  readonly fields: PersonFields
  readonly texts: FormTexts
  readonly standing: Standing | null
  readonly standingOn: PartialDate | null
  readonly cellName: string
}

export interface Difference {
  /** The fields after the import: what the workbook leaves empty stays as it is. */
  readonly fields: PersonFields
  /** Those that change. */
  readonly texts: FormTexts
  readonly standing: { readonly standing: Standing; readonly on: PartialDate | null } | null
  readonly movesCell: boolean
  /** In words, old and new, for the preview; empty when nothing changes. */
  readonly changes: readonly FieldChange[]
}

type TextField = 'otherName' | 'ethnicity' | 'religion' | 'cardPlace'
type CodeField = 'personalId' | 'oldIdNumber' | 'externalId' | 'cardNumber' | 'oldCardNumber'
type DateField = 'birthDate' | 'cardDate' | 'joinedOn' | 'officialOn'
type AddressField = 'birthplace' | 'hometown' | 'residence'

const textNames: Readonly<Record<TextField, string>> = {
  otherName: 'Tên gọi khác',
  ethnicity: 'Dân tộc',
  religion: 'Tôn giáo',
  cardPlace: 'Nơi cấp thẻ Đảng',
}
const codeNames: Readonly<Record<CodeField, string>> = {
  personalId: 'Số định danh cá nhân',
  oldIdNumber: 'Số CMND cũ',
  externalId: 'ID',
  cardNumber: 'Số thẻ đảng viên',
  oldCardNumber: 'Số thẻ theo Quyết định 85',
}
/** Fields whose old value is shown masked. */
export const isMaskedField = (name: string): boolean =>
  name === codeNames.personalId || name === codeNames.oldIdNumber || name === formTextNames.telephone

const dateNames: Readonly<Record<DateField, string>> = {
  birthDate: 'Sinh ngày',
  cardDate: 'Ngày cấp thẻ Đảng',
  joinedOn: 'Ngày vào Đảng',
  officialOn: 'Ngày chính thức',
}
const addressNames: Readonly<Record<AddressField, string>> = {
  birthplace: 'Nơi đăng ký khai sinh',
  hometown: 'Quê quán',
  residence: 'Thường trú',
}
const partNames: Readonly<Record<keyof Address, string>> = {
  country: 'quốc gia',
  province: 'tỉnh',
  detail: 'địa chỉ chi tiết',
}

/** Case and tone style make no other word of it. */
const sameText = (a: string, b: string) => a === b || textSortKey(a) === textSortKey(b)

/** Whether the clerk takes a change over. */
export type IsTaken = (change: FieldChange) => boolean

/**
 * Compares a record with the register; `fields`, `standing` and `movesCell` are those of the changes that `isTaken`
 * says yes to, `changes` are all of them. An empty cell of the workbook never erases what is known, a vaguer date never
 * replaces a fuller one, and a name in capitals or in the other tone style is the same name.
 */
export function differences(
  known: Registered,
  { fields: told, texts: toldTexts, ...record }: IntakeRecord,
  isTaken: IsTaken = () => true,
): Difference {
  const changes: FieldChange[] = []
  const isNoted = (field: string, before: string, after: string): boolean => {
    const change = { field, before, after }
    changes.push(change)
    return isTaken(change)
  }
  const before = known.fields

  const text = (name: string, old: string, now: string) => {
    if (now === '' || sameText(old, now)) return old
    return isNoted(name, old, now) ? now : old
  }
  const code = (field: CodeField) => {
    if (told[field] === '' || told[field] === before[field]) return before[field]
    return isNoted(codeNames[field], before[field], told[field]) ? told[field] : before[field]
  }
  const date = (field: DateField) => {
    const [old, now] = [before[field], told[field]]
    if (now === null || old?.startsWith(now)) return old
    const inWords = old === null ? '' : formatPartialDate(old)
    return isNoted(dateNames[field], inWords, formatPartialDate(now)) ? now : old
  }
  const sex = (): Sex | null => {
    if (told.sex === null || told.sex === before.sex) return before.sex
    const inWords = before.sex === null ? '' : sexNames[before.sex]
    return isNoted('Giới tính', inWords, sexNames[told.sex]) ? told.sex : before.sex
  }
  const address = (field: AddressField): Address => {
    const part = (key: keyof Address) =>
      text(`${addressNames[field]}, ${partNames[key]}`, before[field][key], told[field][key])
    return { country: part('country'), province: part('province'), detail: part('detail') }
  }
  const fullName = () => {
    if (nameSortKey(before.fullName) === nameSortKey(told.fullName)) return before.fullName
    return isNoted('Họ và tên', before.fullName, told.fullName) ? told.fullName : before.fullName
  }

  const fields: PersonFields = {
    fullName: fullName(),
    otherName: text(textNames.otherName, before.otherName, told.otherName),
    sex: sex(),
    birthDate: date('birthDate'),
    ethnicity: text(textNames.ethnicity, before.ethnicity, told.ethnicity),
    religion: text(textNames.religion, before.religion, told.religion),
    personalId: code('personalId'),
    oldIdNumber: code('oldIdNumber'),
    birthplace: address('birthplace'),
    hometown: address('hometown'),
    residence: address('residence'),
    externalId: code('externalId'),
    cardNumber: code('cardNumber'),
    cardPlace: text(textNames.cardPlace, before.cardPlace, told.cardPlace),
    cardDate: date('cardDate'),
    oldCardNumber: code('oldCardNumber'),
    joinedOn: date('joinedOn'),
    officialOn: date('officialOn'),
  }
  const texts: Partial<Record<FormText, string>> = {}
  for (const name of formTexts) {
    const [old, now] = [known.texts[name] ?? '', toldTexts[name]]
    if (now === undefined || sameText(old, now)) continue
    if (name === 'telephone' && isSameTelephone(old, now)) continue
    if (isNoted(formTextNames[name], old, now)) texts[name] = now
  }
  const change = standingChange(known, record, fields)
  const standing =
    change !== null &&
    isNoted('Trạng thái', inWords(known.standing, known.standingOn), inWords(change.standing, change.on))
      ? change
      : null
  const isElsewhere = cellKey(known.cellName) !== cellKey(record.cellName)
  const movesCell = isElsewhere && isNoted('Chi bộ', known.cellName, record.cellName)
  return { fields, texts, standing, movesCell, changes }
}

/** The standing that the workbook gives, or null where it is no other than the one kept. */
function standingChange(
  { standing: old, standingOn }: Registered,
  told: Omit<IntakeRecord, 'fields' | 'texts'>,
  next: PersonFields,
): Difference['standing'] {
  if (told.standing !== 'official' && told.standing !== 'probationary') {
    const sameDay = told.standingOn === null || (standingOn?.startsWith(told.standingOn) ?? false)
    return told.standing === old && sameDay ? null : { standing: told.standing, on: told.standingOn }
  }
  // From here on the book says no more than "on the register", and the official date tells which kind of member.
  if (old === null) return { standing: told.standing, on: null }
  if (!told.isStandingSaid && old !== 'probationary') return null
  if (old === 'probationary') return next.officialOn === null ? null : { standing: 'official', on: null }
  if (old === 'exempt') return { standing: 'official', on: null }
  if (!isPresent(old)) return { standing: next.officialOn === null ? told.standing : 'official', on: null }
  return null
}

function inWords(standing: Standing | null, on: PartialDate | null): string {
  if (standing === null) return ''
  return on === null ? standingNames[standing] : `${standingNames[standing]} từ ${formatPartialDate(on)}`
}
