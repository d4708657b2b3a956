import type { FieldId } from './fields.ts'

/** One step of a table of counts over ages; without an end it goes on. */
export interface Band {
  readonly from: number | null
  readonly to: number | null
}

const steps = (...starts: readonly number[]): readonly Band[] => [
  { from: null, to: (starts[0] ?? 1) - 1 },
  ...starts.map((from, index) => {
    const next = starts[index + 1]
    return { from, to: next === undefined ? null : next - 1 }
  }),
]

/**
 * Steps into which ages fall in statistics. Ages as domain.md 8 has them (custom, not seen in the rule); party ages by
 * decades and at the steps of the badges (domain.md 5.4).
 */
export const bandsOf: Readonly<Partial<Record<FieldId, readonly Band[]>>> = {
  age: [...steps(18, 31, 41, 51, 61)],
  partyAge: [...steps(10, 20, 30, 40, 45, 50, 55, 60, 65, 70)],
  probationMonths: [...steps(6, 10, 12)],
}

export const bandName = ({ from, to }: Band): string =>
  from === null
    ? `Dưới ${(to ?? 0) + 1}`
    : to === null
      ? `Từ ${from} trở lên`
      : from === to
        ? `${from}`
        : `${from} - ${to}`
