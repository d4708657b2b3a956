import { z } from 'zod'
import { requiredLine } from '../fields.ts'

/** One of the yearly figures of a village (chỉ tiêu), as the office's list has it. */
export const villageFact = z.object({
  /** Stays the same when the name is put right: the figures of earlier years are kept under it. */
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'Mã chỉ tiêu không hợp lệ'),
  name: requiredLine('tên chỉ tiêu', 80),
  unit: requiredLine('đơn vị tính', 40),
  /** Households and people are counted whole. */
  isWhole: z.boolean(),
  /** The fact of which it is a part and which it never exceeds; '' for none. */
  partOf: z.string().max(40),
  /** Of one whole these exclude one another: a poor household is not a near-poor one. */
  isApart: z.boolean(),
  /** A yield or an income is no sum: over the commune it is the mean by this fact; '' for what is summed. */
  weight: z.string().max(40),
  /** More is doubtful, not wrong; null where nothing is known of it. */
  doubtAbove: z.number().positive().nullable(),
})
export type VillageFact = z.infer<typeof villageFact>

export const villageFacts = z
  .array(villageFact)
  .min(1, 'Danh sách cần ít nhất một chỉ tiêu')
  .max(40, 'Nhiều quá 40 chỉ tiêu')
  .refine((facts) => new Set(facts.map(({ key }) => key)).size === facts.length, 'Có chỉ tiêu ghi hai lần')

const plain = { isWhole: true, partOf: '', isApart: false, weight: '', doubtAbove: null } as const
const ofHouseholds = { ...plain, partOf: 'households', unit: 'hộ' } as const

/** What villages report every year; the founding article of Than Uyên tells of hectares, yield and income. */
export const usualFacts: readonly VillageFact[] = [
  { ...plain, key: 'households', name: 'Tổng số hộ', unit: 'hộ' },
  { ...plain, key: 'people', name: 'Nhân khẩu', unit: 'người' },
  { ...ofHouseholds, key: 'poor', name: 'Hộ nghèo', isApart: true },
  { ...ofHouseholds, key: 'near-poor', name: 'Hộ cận nghèo', isApart: true },
  { ...ofHouseholds, key: 'cultural', name: 'Hộ đạt gia đình văn hóa' },
  { ...plain, key: 'rice-area', name: 'Diện tích lúa', unit: 'ha', isWhole: false },
  {
    ...{ ...plain, key: 'rice-yield', name: 'Năng suất lúa', unit: 'tạ/ha' },
    ...{ isWhole: false, weight: 'rice-area', doubtAbove: 100 },
  },
  {
    ...{ ...plain, key: 'income', name: 'Thu nhập bình quân đầu người', unit: 'triệu đồng/năm' },
    ...{ isWhole: false, weight: 'people', doubtAbove: 300 },
  },
]

/** Figures of one village by fact; what nobody knows is left out. */
export type VillageValues = Readonly<Record<string, number>>

/** What is wrong (`fault`) or odd (`doubt`) with a figure, in words; undefined where nothing is. */
export interface FactRemark {
  readonly kind: 'fault' | 'doubt'
  readonly words: string
}

const half = 0.5

/** What can be said of the figures of a village beside each other and beside those of the year before. */
export function remarksOn(
  facts: readonly VillageFact[],
  values: VillageValues,
  before: VillageValues,
): Readonly<Record<string, FactRemark>> {
  const remarks: Record<string, FactRemark> = {}
  const nameOf = (key: string) => facts.find((fact) => fact.key === key)?.name.toLocaleLowerCase('vi') ?? key
  for (const fact of facts) {
    const value = values[fact.key]
    if (value === undefined) continue
    const whole = values[fact.partOf]
    const apart = facts.filter(({ partOf, isApart }) => isApart && partOf === fact.partOf)
    const together = apart.reduce((sum, { key }) => sum + (values[key] ?? 0), 0)
    const earlier = before[fact.key]
    const fault = (words: string) => {
      remarks[fact.key] = { kind: 'fault', words }
    }
    const doubt = (words: string) => {
      remarks[fact.key] = { kind: 'doubt', words }
    }
    if (fact.isWhole && !Number.isInteger(value)) fault(`${fact.name} phải là số nguyên`)
    else if (whole !== undefined && value > whole) fault(`${fact.name} nhiều hơn ${nameOf(fact.partOf)}`)
    else if (fact.isApart && whole !== undefined && together > whole) {
      fault(`Cộng ${apart.map(({ key }) => nameOf(key)).join(' và ')} nhiều hơn ${nameOf(fact.partOf)}`)
    } else if (fact.doubtAbove !== null && value > fact.doubtAbove) {
      doubt('Cao khác thường, hãy xem lại')
    } else if (
      fact.partOf === '' &&
      earlier !== undefined &&
      earlier > 0 &&
      Math.abs(value - earlier) > earlier * half
    ) {
      doubt('Khác nhiều so với năm trước')
    }
  }
  return remarks
}

/** Half up, three decimals at most: sums of hectares are not exact in binary. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6

/** A figure of the whole commune: the sum, or the weighted mean; `known` villages have what it takes. */
export function communeFigure(
  fact: VillageFact,
  villages: readonly VillageValues[],
): { readonly value: number | null; readonly known: number } {
  const known = villages.flatMap((values) => {
    const value = values[fact.key]
    const weight = fact.weight === '' ? 1 : values[fact.weight]
    return value === undefined || weight === undefined ? [] : [{ value, weight }]
  })
  if (known.length === 0) return { value: null, known: 0 }
  if (fact.weight === '') {
    return { value: exact(known.reduce((sum, { value }) => sum + value, 0)), known: known.length }
  }
  const weights = known.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return { value: null, known: known.length }
  const mean = known.reduce((sum, { value, weight }) => sum + value * weight, 0) / weights
  return { value: Math.round(mean * 100) / 100, known: known.length }
}
