/** One row of a member workbook as a record, with what is wrong with it and what must be asked (facts 58, 61, 62). */
import { addMonths, type IsoDate } from '../calendar/dates.ts'
import { certainlyBefore, earliest, formatPartialDate, type PartialDate } from '../calendar/partial-dates.ts'
import type { PersonFields, Sex, Standing } from '../people/person.ts'
import { fold } from '../text/fold.ts'
import { titleCaseName } from '../text/names.ts'
import { cellNameOf } from './cells.ts'
import type { ListColumn } from './columns/headings.ts'
import { judgeDate } from './dates.ts'
import type { Remark } from './doubles.ts'
import { type FormText, type FormTexts, formTexts, judgeFormText, noFormTexts } from './form-texts.ts'
import type { Judged } from './judged.ts'
import { type CellValue, type Column, columnLetters, type Layout, type SheetRow } from './layout.ts'
import { judgeNumber, type NumberField } from './numbers.ts'
import type { IntakeRecord } from './record.ts'
import { plainText, readText } from './values.ts'
import { type Status, toEthnicGroup, toReligion, toSex, toStatus } from './words.ts'

/** A proposal for a doubtful value: taken over only when the clerk says yes, else the value stays empty. */
export interface Question {
  readonly column: Column
  readonly found: string
  readonly proposal: string
  readonly why: string
}

export interface RowFinding {
  /** With faults it is only good for naming the row. */
  readonly record: IntakeRecord
  readonly faults: readonly Remark[]
  readonly mended: readonly Remark[]
  readonly questions: readonly Question[]
}

export interface RowRules {
  readonly today: IsoDate
  /** Whether the clerk has said yes to the proposal for a value. */
  readonly accepts: (row: number, column: Column) => boolean
}

const nothing: readonly never[] = []

/** Reads one row; `groupCell` is the cell that a row above names for all rows below it, or ''. */
export function readRow(
  row: SheetRow,
  number: number,
  layout: Layout,
  groupCell: string,
  { today, accepts }: RowRules,
): RowFinding {
  const { places } = layout
  const faults: Remark[] = []
  const mended: Remark[] = []
  let questions: Question[] | undefined
  const cell = (column: ListColumn): CellValue => {
    const place = places[column]
    return place === undefined ? null : (row[place] ?? null)
  }
  const text = (column: Column, longest: number) => {
    const { value, fault } = readText(cell(column), longest)
    if (fault !== undefined) faults.push({ column, message: fault })
    return value
  }
  const judged = <T extends string | null>(
    column: Column,
    written: CellValue,
    { value, certainty, why }: Judged<T>,
    none: T,
  ): T => {
    if (certainty === 'as-is') return value
    if (certainty === 'wrong') faults.push({ column, message: why })
    else if (certainty === 'mended') mended.push({ column, message: why })
    else if (!accepts(number, column)) {
      questions ??= []
      questions.push({ column, found: plainText(written), proposal: shown(value ?? ''), why })
      return none
    }
    return value
  }
  const date = (column: Column, written = cell(column)) =>
    written === null
      ? null
      : judged(column, written, judgeDate(written, { today, isBirth: column === 'birthDate' }), null)
  const digits = (column: NumberField) => {
    const written = cell(column)
    return written === null ? '' : judged(column, written, judgeNumber(written, column), '')
  }
  const listed = (column: Column, longest: number, known: (text: string) => string | undefined) => {
    const written = text(column, longest)
    if (written === '') return ''
    const name = known(written)
    if (name === undefined)
      mended.push({ column, message: `"${written}" không có trong danh mục, giữ nguyên như tệp.` })
    return name ?? written
  }
  const address = (kind: 'birthplace' | 'hometown' | 'residence') => ({
    country: text(`${kind}Country`, 100),
    province: text(`${kind}Province`, 100),
    detail: text(`${kind}Detail`, 300),
  })
  const fullName = (): string => {
    const whole = text('fullName', 120)
    const parts = [whole, plainText(cell('familyAndMiddle')), plainText(cell('givenName'))]
    const name = parts.filter((part) => part !== '').join(' ')
    if (name.length <= 120) return nameOf(name)
    faults.push({ column: 'fullName', message: `Dài ${name.length} ký tự, quá 120 ký tự. Hãy rút ngắn lại.` })
    return ''
  }
  const sex = (): Sex | null => {
    const written = text('sex', 20)
    const found = written === '' ? undefined : toSex(written)
    if (written !== '' && found === undefined) {
      faults.push({ column: 'sex', message: `"${written}" không phải là Nam hay Nữ. Hãy ghi Nam hoặc Nữ.` })
    }
    if (found !== undefined) return found
    const isMale = !isBlank(cell('male')) || !isBlank(cell('maleBirth'))
    const isFemale = !isBlank(cell('female')) || !isBlank(cell('femaleBirth'))
    if (isMale && isFemale) {
      faults.push({ column: 'sex', message: 'Đánh dấu cả Nam và Nữ. Hãy để lại một ô.' })
    }
    return isMale === isFemale ? null : isMale ? 'male' : 'female'
  }
  const birth = (): CellValue =>
    [cell('birthDate'), cell('maleBirth'), cell('femaleBirth')].find((value) => !isBlank(value)) ?? null

  const fields: PersonFields = {
    fullName: fullName(),
    otherName: text('otherName', 120),
    sex: sex(),
    birthDate: date('birthDate', birth()),
    ethnicity: listed('ethnicity', 60, toEthnicGroup),
    religion: listed('religion', 80, toReligion),
    personalId: digits('personalId'),
    oldIdNumber: digits('oldIdNumber'),
    birthplace: address('birthplace'),
    hometown: address('hometown'),
    residence: address('residence'),
    externalId: text('externalId', 40),
    cardNumber: digits('cardNumber'),
    cardPlace: text('cardPlace', 160),
    cardDate: date('cardDate'),
    oldCardNumber: text('oldCardNumber', 20),
    joinedOn: date('joinedOn'),
    officialOn: date('officialOn'),
  }
  const texts = readFormTexts(places, (name) => judged(name, cell(name), judgeFormText(cell(name), name), ''))
  const cellName = cellNameOf(text('cell', 300)) || groupCell || layout.cellName
  const statusText = text('status', 100)
  const statusDate = date('statusDate')

  if (fields.fullName === '') faults.push({ column: 'fullName', message: 'Chưa có họ và tên. Hãy ghi đủ.' })
  if (cellName === '') {
    faults.push({ column: 'cell', message: 'Chưa có tổ chức đảng đang sinh hoạt. Hãy ghi tên chi bộ.' })
  } else if (cellName.length > 200) {
    faults.push({ column: 'cell', message: 'Tên chi bộ dài quá 200 ký tự. Hãy rút ngắn lại.' })
  }
  const status = toStatus(statusText)
  if (status === undefined) {
    mended.push({ column: 'status', message: `không rõ "${statusText}", tạm ghi là đang sinh hoạt.` })
  }
  if (isYes(plainText(cell('removal')))) {
    mended.push({ column: 'removal', message: 'tệp đề nghị xóa người này; chương trình vẫn nhập, chưa xóa.' })
  }
  // A card that is still asked about is a card.
  const hasCard =
    fields.cardNumber !== '' || questions?.some(({ column }) => column === 'cardNumber') === true
  const isOfficial =
    places.officialOn !== undefined
      ? fields.officialOn !== null || questions?.some(({ column }) => column === 'officialOn') === true
      : places.cardNumber !== undefined
        ? hasCard
        : isLongMember(fields.joinedOn, statusText, today)
  const { standing, standingOn } = standingOf(status ?? 'present', statusDate, isOfficial)
  if (statusDate !== null && standingOn === null) {
    mended.push({
      column: 'statusDate',
      message: `bỏ qua ngày ${formatPartialDate(statusDate)} vì trạng thái là đang sinh hoạt.`,
    })
  }
  checkOrder(fields, standingOn, faults)
  return {
    record: {
      row: number,
      fields,
      texts,
      cellName,
      standing,
      standingOn,
      isStandingSaid: statusText !== '' && status !== undefined,
    },
    faults,
    mended,
    questions: questions ?? nothing,
  }
}

function readFormTexts(places: Layout['places'], read: (name: FormText) => string): FormTexts {
  const told = formTexts.filter((name) => places[name] !== undefined)
  if (told.length === 0) return noFormTexts
  return Object.fromEntries(
    told.flatMap((name) => {
      const text = read(name)
      return text === '' ? [] : [[name, text]]
    }),
  )
}

/** Birth, admission, official date and what came later must follow each other (fact 62). */
function checkOrder(fields: PersonFields, standingOn: PartialDate | null, faults: Remark[]): void {
  const check = (earlier: PartialDate | null, later: PartialDate | null, column: Column, words: string) => {
    if (earlier === null || later === null || !certainlyBefore(later, earlier)) return
    const days = `${formatPartialDate(later)} trước ${formatPartialDate(earlier)}`
    faults.push({ column, message: `${words} (${days}). Hãy xem lại hai ngày này.` })
  }
  check(fields.birthDate, fields.joinedOn, 'joinedOn', 'Ngày vào Đảng ở trước ngày sinh')
  check(fields.joinedOn, fields.officialOn, 'officialOn', 'Ngày chính thức ở trước ngày vào Đảng')
  check(
    fields.joinedOn,
    standingOn,
    'statusDate',
    'Ngày rời khỏi, mất hoặc miễn sinh hoạt ở trước ngày vào Đảng',
  )
}

/**
 * Only official members get a card (domain.md 4.4): it tells where the book has no column for the official date. A
 * book with neither says it by the status, or by an admission that is more than the year of probation ago.
 */
function standingOf(
  status: Status,
  statusDate: PartialDate | null,
  isOfficial: boolean,
): { standing: Standing; standingOn: PartialDate | null } {
  if (status !== 'present') return { standing: status, standingOn: statusDate }
  return { standing: isOfficial ? 'official' : 'probationary', standingOn: null }
}

function isLongMember(joinedOn: PartialDate | null, statusText: string, today: IsoDate): boolean {
  if (/\bdu bi\b/.test(fold(statusText))) return false
  return joinedOn === null || addMonths(earliest(joinedOn), 12) <= today
}

const nameOf = (text: string) => (text === text.toUpperCase() ? titleCaseName(text) : text)
const isYes = (text: string) => /^(có|co|x|1|yes)$/i.test(text)
const shown = (value: string) => (/^\d{4}(?:-\d\d){1,2}$/.test(value) ? formatPartialDate(value) : value)

export const labelOf = (layout: Layout, column: ListColumn): string => {
  const place = layout.places[column]
  return layout.labels[column] ?? (place === undefined ? '' : columnLetters(place))
}

export const isBlank = (value: CellValue | undefined): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
