import { z } from 'zod'
import { isIsoDate } from '../calendar/dates.ts'
import { isPartialDate } from '../calendar/partial-dates.ts'
import { isoDate } from '../fields.ts'
import { tidy } from '../text/fold.ts'
import {
  type FieldId,
  fieldIds,
  fieldOf,
  isNumeric,
  isSortable,
  operators,
  operatorsOf,
  valuesOf,
} from './fields.ts'

/**
 * A question put to one field. It holds only where the answer is sure: `1958` is before 1959-01-01 but not before
 * 1958-06-01, and whoever has no ethnicity written down is neither Kinh nor "không phải là Kinh". Whoever wants the
 * others too asks for the opposite of a group (`negated`), which holds exactly where the group does not.
 */
export interface Condition {
  readonly field: FieldId
  readonly operator: (typeof operators)[number]
  /** As the operator needs: none, one, two (both ends included) or a list. Days are ISO texts, whole or in part. */
  readonly values: readonly (string | number)[]
  /** For ages: the day on which they are reckoned; else the day of the list. */
  readonly on?: string | undefined
}

/** Conditions and groups joined by and/or. An empty group holds for everybody. */
export interface Group {
  readonly join: 'and' | 'or'
  /** The opposite: holds exactly where the group would not. */
  readonly negated: boolean
  readonly parts: readonly Part[]
}
export type Part = Condition | Group

export const isGroup = (part: Part): part is Group => 'join' in part
export const everybody: Group = { join: 'and', negated: false, parts: [] }

/** Groups within groups, the outermost counted. */
export const deepest = 4
const mostParts = 40
const mostValues = 500

const value = z.union([z.string().max(400).transform(tidy), z.number().int().min(-1e12).max(1e12)])

const wrongValue = ({ field, operator, values }: Condition): string | undefined => {
  const { kind, label } = fieldOf(field)
  if (!operatorsOf(field).includes(operator)) return `Không hỏi "${label}" theo cách này được`
  const wanted = valuesOf(operator)
  if (wanted === 'list' ? values.length === 0 : values.length !== wanted)
    return `Chưa đủ giá trị cho "${label}"`
  if (values.some((each) => (typeof each === 'number') !== isNumeric(field)))
    return `Giá trị của "${label}" chưa hợp lệ`
  if (values.some((each) => each === '')) return `Chưa nhập giá trị cho "${label}"`
  if (kind === 'date' && !values.every((each) => isPartialDate(String(each))))
    return 'Ngày không có trong lịch'
  return undefined
}

export const condition = z
  .object({
    field: z.enum(fieldIds),
    operator: z.enum(operators),
    values: z.array(value).max(mostValues),
    on: isoDate.optional(),
  })
  .superRefine((asked, context) => {
    const message = wrongValue(asked)
    if (message !== undefined) context.addIssue({ code: 'custom', message, path: ['values'] })
  })

/** Whether a condition is complete, so that it can be asked. */
export const isComplete = (asked: Condition): boolean =>
  wrongValue(asked) === undefined && (asked.on === undefined || isIsoDate(asked.on))

const groupOf = (part: z.ZodType<Part, Part>): z.ZodType<Group, Group> =>
  z.object({
    join: z.enum(['and', 'or']),
    negated: z.boolean(),
    parts: z.array(part).max(mostParts),
  })

const nested = (depth: number): z.ZodType<Group, Group> =>
  groupOf(depth === 1 ? condition : z.union([condition, nested(depth - 1)]))

/** A filter is data; its depth is bounded by its making, so that no input can nest without end. */
export const filter: z.ZodType<Group, Group> = nested(deepest)

/** Whom a list is drawn from, on its day. */
export const scopes = ['present', 'left', 'all', 'outsiders'] as const
export type Scope = (typeof scopes)[number]
export const scopeNames: Readonly<Record<Scope, string>> = {
  present: 'Đảng viên trong danh sách',
  left: 'Đã ra khỏi danh sách',
  all: 'Mọi đảng viên từng có',
  outsiders: 'Người ngoài Đảng trong sổ',
}

const fieldId = z.enum(fieldIds)
export const listOrder = z.object({
  field: fieldId.refine(isSortable, 'Không xếp theo cột này được'),
  descending: z.boolean(),
})
export type ListOrder = z.infer<typeof listOrder>

/** A list as it is kept, run, exported and printed: whom, which columns, in which order, on which day. */
export const listDefinition = z.object({
  scope: z.enum(scopes),
  filter,
  columns: z.array(fieldId).min(1, 'Danh sách cần ít nhất một cột').max(30),
  order: z.array(listOrder).max(3),
  /** The day on which everything is asked; null is the day of looking. */
  on: isoDate.nullable(),
})
export type ListDefinition = z.infer<typeof listDefinition>

export const defaultColumns: readonly FieldId[] = [
  'fullName',
  'birthDate',
  'cell',
  'post',
  'joinedOn',
  'partyAge',
  'standing',
]

export const wholeList: ListDefinition = {
  scope: 'present',
  filter: everybody,
  columns: [...defaultColumns],
  order: [{ field: 'fullName', descending: false }],
  on: null,
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The filter of those who also answer to the given parts: whom a figure in a table of counts stands for. */
export function narrowed(base: Group, parts: readonly Part[]): Group {
  if (base.join === 'and' && !base.negated) {
    const added = parts.filter((part) => !base.parts.some((known) => same(known, part)))
    return { ...base, parts: [...base.parts, ...added] }
  }
  return { join: 'and', negated: false, parts: [base, ...parts] }
}
