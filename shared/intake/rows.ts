/** From the rows of a member workbook to records, or to what is wrong with them (domain.md 4.3, facts 58, 61, 62). */
import type { IsoDate } from '../calendar/dates.ts'
import { certainlyBefore, formatPartialDate, type PartialDate } from '../calendar/partial-dates.ts'
import { isPresent, type PersonFields, type Standing } from '../people/person.ts'
import { titleCaseName } from '../text/names.ts'
import { unifyToneStyle } from '../text/tone.ts'
import { cellKey, cellNameOf, isRural } from './cells.ts'
import type { IntakePreview, RowError } from './contract.ts'
import type { CellValue, Column, Layout, SheetRow } from './layout.ts'
import { isMinority, isReligious, type Status, toEthnicGroup, toReligion, toSex, toStatus } from './lists.ts'
import type { IntakeRecord } from './record.ts'
import { remember } from './remember.ts'
import { type Found, plainText, readDate, readDigits, readOldId, readText } from './values.ts'

/** At most so many errors and notices are listed; they are counted all. */
export const listedAtMost = 200

type RowCounts = Pick<
  IntakePreview['counts'],
  'women' | 'minority' | 'rural' | 'probationary' | 'exempt' | 'religious' | 'wrong'
>

export interface RowReading {
  /** Rows that are not empty, wrong ones included. */
  readonly rows: number
  readonly counts: RowCounts
  readonly errors: readonly RowError[]
  readonly notices: readonly string[]
  /** The cells in the order of their first row; of two spellings that mean one cell the first. */
  readonly cells: readonly { readonly name: string; readonly members: number }[]
}

/**
 * Reads the rows below the header and hands each good record to `take`. Of somebody who stands twice in the book only
 * the first row is good. `rows` may be emptied on the way: a row is looked at once.
 */
export function readRows(
  rows: Iterable<SheetRow>,
  layout: Layout,
  today: IsoDate,
  take: (record: IntakeRecord) => void,
): RowReading {
  const errors: RowError[] = []
  const notices: string[] = []
  const counts = { women: 0, minority: 0, rural: 0, probationary: 0, exempt: 0, religious: 0, wrong: 0 }
  const cells = new Map<string, { name: string; members: number }>()
  const twice = createDoubles()
  let filled = 0
  let untold = 0

  if (layout.unknown.length > 0) {
    notices.push(`Bỏ qua cột không biết: ${layout.unknown.map((label) => `"${label}"`).join(', ')}.`)
  }
  let number = 0
  for (const row of rows) {
    number += 1
    if (number <= layout.headerRow || isEmpty(row, layout)) continue
    if (isRemark(row, layout)) {
      notices.push(`Bỏ qua dòng ${number} vì không phải là một đảng viên: "${firstText(row)}".`)
      continue
    }
    filled += 1
    const { record, faults, mended } = readRow(row, number, layout, today)
    const double = faults.length === 0 ? twice(record) : undefined
    const all = double === undefined ? faults : [double]
    if (all.length > 0) {
      counts.wrong += 1
      for (const { column, message } of all) {
        if (errors.length < listedAtMost) {
          errors.push({ row: number, column: labelOf(layout, column), name: record.fields.fullName, message })
        }
      }
      continue
    }
    for (const { column, message } of mended) {
      if (notices.length < listedAtMost) {
        notices.push(`Dòng ${number}, ${record.fields.fullName}, ${labelOf(layout, column)}: ${message}`)
      } else untold += 1
    }
    const key = cellKey(record.cellName)
    const cell = cells.get(key) ?? { name: record.cellName, members: 0 }
    cell.members += 1
    cells.set(key, cell)
    count(counts, record)
    take(cell.name === record.cellName ? record : { ...record, cellName: cell.name })
  }
  if (untold > 0) notices.push(`Còn ${untold} lưu ý khác không hiện ở đây.`)
  return { rows: filled, counts, errors, notices, cells: [...cells.values()] }
}

interface Remark {
  readonly column: Column
  readonly message: string
}

interface RowFinding {
  readonly record: IntakeRecord
  readonly faults: readonly Remark[]
  readonly mended: readonly Remark[]
}

/** Reads one row; with faults the record is only good for naming it. */
function readRow(row: SheetRow, number: number, layout: Layout, today: IsoDate): RowFinding {
  const faults: Remark[] = []
  const mended: Remark[] = []
  const cell = (column: Column): CellValue => {
    const place = layout.places[column]
    return place === undefined ? null : (row[place] ?? null)
  }
  const keep = <T>(column: Column, found: Found<T>): T => {
    if (found.fault !== undefined) faults.push({ column, message: found.fault })
    if (found.notice !== undefined) mended.push({ column, message: found.notice })
    return found.value
  }
  const text = (column: Column, longest: number) => keep(column, readText(cell(column), longest))
  const date = (column: Column) => keep(column, readDate(cell(column), today))
  const digits = (column: Column) => keep(column, readDigits(cell(column), 12))
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

  const fields: PersonFields = {
    fullName: nameOf(text('fullName', 120)),
    otherName: text('otherName', 120),
    sex: sexOf(text('sex', 20)),
    birthDate: date('birthDate'),
    ethnicity: listed('ethnicity', 60, toEthnicGroup),
    religion: listed('religion', 80, toReligion),
    personalId: digits('personalId'),
    oldIdNumber: keep('oldIdNumber', readOldId(cell('oldIdNumber'))),
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
  const cellName = cellNameOf(text('cell', 300))
  const statusText = text('status', 100)
  const statusDate = date('statusDate')

  function sexOf(written: string) {
    const sex = written === '' ? undefined : toSex(written)
    if (written !== '' && sex === undefined) {
      faults.push({ column: 'sex', message: `"${written}" không phải là Nam hay Nữ. Hãy ghi Nam hoặc Nữ.` })
    }
    return sex ?? null
  }
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
  const { standing, standingOn } = standingOf(status ?? 'present', statusDate, fields, layout)
  if (statusDate !== null && standingOn === null) {
    mended.push({
      column: 'statusDate',
      message: `bỏ qua ngày ${formatPartialDate(statusDate)} vì trạng thái là đang sinh hoạt.`,
    })
  }
  faults.push(...ordered(fields, standingOn))
  return {
    record: {
      row: number,
      fields,
      cellName,
      standing,
      standingOn,
      isStandingSaid: statusText !== '' && status !== undefined,
    },
    faults,
    mended,
  }
}

/** Birth, admission, official date and what came later must follow each other (fact 62). */
function ordered(fields: PersonFields, standingOn: PartialDate | null): Remark[] {
  const faults: Remark[] = []
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
  return faults
}

function standingOf(
  status: Status,
  statusDate: PartialDate | null,
  fields: PersonFields,
  layout: Layout,
): { standing: Standing; standingOn: PartialDate | null } {
  if (status !== 'present') return { standing: status, standingOn: statusDate }
  // Only official members get a card (domain.md 4.4): it tells where the book has no column for the official date.
  const isOfficial =
    layout.places.officialOn === undefined ? fields.cardNumber !== '' : fields.officialOn !== null
  return { standing: isOfficial ? 'official' : 'probationary', standingOn: null }
}

function count(counts: Record<keyof RowCounts, number>, { fields, cellName, standing }: IntakeRecord): void {
  // Whoever has died or left is taken over, but is no member to be counted.
  if (!isPresent(standing)) return
  if (fields.sex === 'female') counts.women += 1
  if (isMinority(fields.ethnicity)) counts.minority += 1
  if (isReligious(fields.religion)) counts.religious += 1
  if (isRural(cellName)) counts.rural += 1
  if (standing === 'probationary') counts.probationary += 1
  if (standing === 'exempt') counts.exempt += 1
}

/** Finds whoever stands twice: the same personal id, the same card, or the same name and birth date. */
function createDoubles(): (record: IntakeRecord) => Remark | undefined {
  const byId = new Map<string, number>()
  const byCard = new Map<string, number>()
  const byName = new Map<string, { row: number; personalId: string; cardNumber: string }[]>()

  return ({ row, fields, cellName }) => {
    const { personalId, cardNumber, fullName, birthDate } = fields
    const sameId = personalId === '' ? undefined : byId.get(personalId)
    if (sameId !== undefined) {
      return { column: 'personalId', message: `Trùng số định danh với dòng ${sameId}. ${keepOne}` }
    }
    const sameCard = cardNumber === '' ? undefined : byCard.get(cardNumber)
    if (sameCard !== undefined) {
      return { column: 'cardNumber', message: `Trùng số thẻ đảng viên với dòng ${sameCard}. ${keepOne}` }
    }
    // Without a birth date two people of one name can be told apart by their cells only.
    const key = `${nameKey(fullName)}|${birthDate ?? cellKey(cellName)}`
    const namesakes = byName.get(key) ?? []
    const same = namesakes.find(
      (other) => !differ(other.personalId, personalId) && !differ(other.cardNumber, cardNumber),
    )
    if (same !== undefined) {
      return { column: 'fullName', message: `Trùng họ tên và ngày sinh với dòng ${same.row}. ${keepOne}` }
    }
    if (personalId !== '') byId.set(personalId, row)
    if (cardNumber !== '') byCard.set(cardNumber, row)
    namesakes.push({ row, personalId, cardNumber })
    byName.set(key, namesakes)
    return undefined
  }
}

/** Two names of one key are the same name, whatever their case and tone style. */
const nameKey = (name: string) => name.split(' ').map(wordKey).join(' ')
const wordKey = remember((word) => unifyToneStyle(word).toLowerCase())

const keepOne = 'Nếu là một người, hãy xóa một dòng; nếu là hai người, hãy sửa số cho đúng.'

/** Two numbers that are both known and not equal belong to two people. */
export const differ = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b

const nameOf = (text: string) => (text === text.toUpperCase() ? titleCaseName(text) : text)

const isYes = (text: string) => /^(có|co|x|1|yes)$/i.test(text)

const labelOf = (layout: Layout, column: Column) => layout.labels[column] ?? ''

const isBlank = (value: CellValue | undefined): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

/** A heading of a group or the place of a signature: a value or two, but neither a name nor a cell. */
function isRemark(row: SheetRow, layout: Layout): boolean {
  const has = (column: Column) => {
    const place = layout.places[column]
    return place !== undefined && !isBlank(row[place])
  }
  return !has('fullName') && !has('cell') && row.filter((value) => !isBlank(value)).length <= 2
}

const firstText = (row: SheetRow) => plainText(row.find((value) => !isBlank(value)) ?? null).slice(0, 60)

/** A row without anything but a running number is no member. */
function isEmpty(row: SheetRow, layout: Layout): boolean {
  const ordinal = layout.places.ordinal
  return row.every((value, place) => place === ordinal || isBlank(value))
}
