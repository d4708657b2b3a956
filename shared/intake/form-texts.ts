/**
 * What a workbook may tell of a member beyond the 29 columns: one-line texts of the member's form, each under its
 * name there and in the words of the card.
 */
import type { z } from 'zod'
import { type CodedList, spelt } from '../lists/coded-list.ts'
import { occupations } from '../lists/kinds.ts'
import {
  academicTitles,
  generalSchooling,
  politicalTheory,
  professionalLevels,
  schoolClass,
} from '../lists/levels.ts'
import { admission, personDetails } from '../people/details.ts'
import { type Judged, quote } from './judged.ts'
import type { CellValue } from './layout.ts'
import { plainText } from './values.ts'

export const formTexts = [
  'profileNumber',
  'residenceCell',
  'telephone',
  'occupation',
  'workplace',
  'generalSchooling',
  'professionalLevel',
  'academicTitle',
  'politicalTheory',
  'foreignLanguages',
  'computing',
] as const
export type FormText = (typeof formTexts)[number]
/** Those that a row holds; what it leaves empty is absent. */
export type FormTexts = Readonly<Partial<Record<FormText, string>>>

/** Of every row of a workbook that has none of these columns. */
export const noFormTexts: FormTexts = {}

export const formTextNames: Readonly<Record<FormText, string>> = {
  profileNumber: 'Số lý lịch',
  residenceCell: 'Chi bộ nơi cư trú',
  telephone: 'Điện thoại',
  occupation: 'Nghề nghiệp hiện nay',
  workplace: 'Nơi làm việc',
  generalSchooling: 'Giáo dục phổ thông',
  professionalLevel: 'Chuyên môn nghiệp vụ',
  academicTitle: 'Học vị, học hàm',
  politicalTheory: 'Lý luận chính trị',
  foreignLanguages: 'Ngoại ngữ',
  computing: 'Tin học',
}

const shapes: Readonly<Record<FormText, z.ZodType<string>>> = { ...admission.shape, ...personDetails.shape }

/** Whose spelling a text takes on where it is the same word. */
const lists: Readonly<Partial<Record<FormText, CodedList>>> = {
  occupation: occupations,
  generalSchooling,
  professionalLevel: professionalLevels,
  academicTitle: academicTitles,
  politicalTheory,
}
const NONE = /^[-–—/.]+$/

/** A text of the form as it should be stored. */
export function judgeFormText(value: CellValue, name: FormText): Judged<string> {
  const text = plainText(value)
  if (text === '' || NONE.test(text)) return asIs('')
  if (name === 'telephone') return judgeTelephone(value, text)
  if (name === 'generalSchooling' && value instanceof Date) return classOfDate(value)
  const list = lists[name]
  const written = name === 'generalSchooling' ? (schoolClass(text) ?? text) : text
  const { data, error } = shapes[name].safeParse(list === undefined ? written : spelt(list, written))
  return error === undefined
    ? asIs(data)
    : { value: '', certainty: 'wrong', why: `${quote(text)}: ${error.issues[0]?.message}. Hãy sửa lại.` }
}

const asIs = (value: string): Judged<string> => ({ value, certainty: 'as-is', why: '' })
const mended = (value: string, why: string): Judged<string> => ({ value, certainty: 'mended', why })

/**
 * A number kept by Excel lost the zero that every number of the country begins with. What is no telephone number is left
 * out and told: the rest of the row is none the worse for it.
 */
function judgeTelephone(value: CellValue, text: string): Judged<string> {
  const isTelephone = (number: string): boolean => shapes.telephone.safeParse(number).success
  const written = text.replace(/[.,]0+$/, '')
  if (isTelephone(written)) return asIs(written)
  const whole = `0${written}`
  if (isTelephone(whole) && (typeof value === 'number' || /^[2-9]\d{8,9}$/.test(written))) {
    return mended(whole, `${quote(text)}: đã thêm số 0 ở đầu.`)
  }
  return mended('', `${quote(text)} không phải số điện thoại nên chưa ghi. Hãy ghi ở hồ sơ của người này.`)
}

/** Excel takes "7/10" and "12/12" for days. Of day and month only one way round is a class of its system. */
function classOfDate(date: Date): Judged<string> {
  const [day, month] = [date.getUTCDate(), date.getUTCMonth() + 1]
  const found = schoolClass(`${day}/${month}`) ?? schoolClass(`${month}/${day}`)
  const shown = quote(plainText(date))
  return found === undefined
    ? mended('', `${shown} là ngày, không phải trình độ nên chưa ghi. Hãy ghi ở hồ sơ của người này.`)
    : mended(found, `Excel đã đổi thành ngày ${shown}; hiểu là lớp ${found}.`)
}

/** Spaces and points make no other telephone number of it. */
export const isSameTelephone = (a: string, b: string): boolean =>
  a.replace(/[ .()-]/g, '') === b.replace(/[ .()-]/g, '')
