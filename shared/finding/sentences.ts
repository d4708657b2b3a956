import { formatDate } from '../calendar/dates.ts'
import { formatPartialDate, isPartialDate } from '../calendar/partial-dates.ts'
import { formatCount } from '../text/numbers.ts'
import { type Condition, type Group, isGroup, type Part } from './definition.ts'
import { fieldOf, isNumeric, operatorName, operatorNames } from './fields.ts'

/** Names of cells and groups by their id; conditions keep ids, so that a renamed cell stays the same cell. */
export type BodyNames = ReadonlyMap<string, string>

const units = { years: '', months: ' tháng' } as const

function valueWords({ field: id }: Condition, value: string | number, names: BodyNames): string {
  const field = fieldOf(id)
  const text = String(value)
  if (field.kind === 'body') return names.get(text) ?? '(không còn)'
  if (field.kind === 'date') return isPartialDate(text) ? formatPartialDate(text) : text
  if (field.kind === 'number') return formatCount(Number(value))
  if (field.kind === 'elapsed') return `${text}${units[field.unit ?? 'years']}`
  if (field.kind === 'choice') return field.choices?.[text] ?? text
  return field.kind === 'coded' ? text : `"${text}"`
}

const capitalised = (text: string) => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
const uncapitalised = (text: string) => text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1)

/** A condition as one would say it: "Giới tính là Nữ", "Tuổi đảng từ 30 đến 40", "Số thẻ đảng viên chưa ghi". */
export function conditionWords(asked: Condition, names: BodyNames): string {
  const { label, many } = fieldOf(asked.field)
  const values = asked.values.map((value) => valueWords(asked, value, names))
  const [first = '', second = ''] = values
  const on = asked.on === undefined ? '' : ` (tính đến ${formatDate(asked.on)})`
  switch (asked.operator) {
    case 'between':
      return `${label} từ ${first} đến ${second}${on}`
    case 'is':
      return `${label} ${isNumeric(asked.field) ? 'bằng' : 'là'} ${first}${on}`
    case 'one-of':
    case 'none-of': {
      const listed = values.length > 1 ? `${values.slice(0, -1).join(', ')} hoặc ${values.at(-1)}` : first
      return `${label} ${asked.operator === 'one-of' ? 'là' : 'không phải là'} ${listed}`
    }
    case 'below':
    case 'above':
      return `${label} ${operatorNames[asked.operator]} ${first}${on}`
    case 'from':
      return `${label} từ ${first} trở lên${on}`
    case 'to':
      return `${label} đến ${first}${on}`
    case 'yes':
    case 'no':
      return `${label}: ${operatorNames[asked.operator]}`
    case 'empty':
    case 'filled': {
      const word = operatorName(asked.field, asked.operator)
      return many ? `${capitalised(word)} ${uncapitalised(label)}` : `${label} ${word}`
    }
    default:
      return `${label} ${operatorNames[asked.operator]} ${first}`
  }
}

/** The whole filter in words; '' for one that holds for everybody. */
export function filterWords(group: Group, names: BodyNames): string {
  const parts = group.parts.map((part) => partWords(part, names)).filter((words) => words !== '')
  const joined = parts.join(group.join === 'and' ? ' và ' : ' hoặc ')
  if (joined === '') return ''
  return group.negated ? `không phải (${joined})` : joined
}

function partWords(part: Part, names: BodyNames): string {
  if (!isGroup(part)) return conditionWords(part, names)
  const words = filterWords(part, names)
  return words === '' || part.negated || part.parts.length < 2 ? words : `(${words})`
}
