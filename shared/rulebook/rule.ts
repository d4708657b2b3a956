/** What a rule is: dated entries, each with its legal basis and how surely it is known. */
export type Confidence = 'quoted' | 'second-hand' | 'local'

export interface Entry<T> {
  /** First day on which the rule holds. */
  readonly from: string
  /** First day on which it no longer holds; absent while it is in force. */
  readonly to?: string
  readonly value: T
  /** The legal basis as it is cited in papers. */
  readonly basis: string
  readonly confidence: Confidence
}

export interface Rule<T> {
  readonly title: string
  readonly unit: string
  /** In order of `from`. */
  readonly entries: readonly Entry<T>[]
  /** What the office may put in place of the book's number; absent where the rule is no number. */
  readonly range?: Range
}

/** Both bounds are allowed values. */
export interface Range {
  readonly least: number
  readonly most: number
  readonly isWhole: boolean
}

export const define = <T>(
  title: string,
  unit: string,
  entries: readonly Entry<T>[],
  range?: Range,
): Rule<T> => ({
  title,
  unit,
  entries,
  ...(range && { range }),
})

export const whole = (least: number, most: number): Range => ({ least, most, isWhole: true })
export const percent: Range = { least: 0, most: 100, isWhole: false }

export const statute2011 = 'Điều lệ Đảng (khóa XI)'
/** The day from which the Statute that is in force holds. */
export const forever = '2011-01-19'
