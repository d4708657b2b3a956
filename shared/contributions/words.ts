import { formatPartialDate } from '../calendar/partial-dates.ts'
import type { ListTable } from '../forms/list-table.ts'
import { formatMeasure } from '../tasks/indicator.ts'
import { formatCount } from '../text/numbers.ts'
import {
  type Contribution,
  type ContributionSums,
  contributionKindNames,
  contributionKinds,
} from './contract.ts'

type Sum = ContributionSums[number]

/** "12,5 công", "1.500.000 đồng" */
const amountWords = (amount: number, unit: string): string => `${formatMeasure(amount)} ${unit}`

/** "Tiền: 12.500.000 đồng (đảng viên 2.500.000, hộ dân 10.000.000)" */
export function sumWords({ kind, unit, members, households }: Sum): string {
  const whole = `${contributionKindNames[kind]}: ${amountWords(members.amount + households.amount, unit)}`
  if (members.count === 0 || households.count === 0) return whole
  return `${whole} (đảng viên ${formatMeasure(members.amount)}, hộ dân ${formatMeasure(households.amount)})`
}

/** "12,5 công; 1.500.000 đồng": all of it in a line. */
export const shortSums = (sums: ContributionSums): string =>
  sums
    .map(({ kind, unit, members, households }) => {
      const amount = amountWords(members.amount + households.amount, unit)
      return kind === 'land' ? `hiến ${amount} đất` : amount
    })
    .join('; ')

/** In the order of the kinds, the larger number of gifts first. */
export const inOrder = (sums: ContributionSums): ContributionSums =>
  sums.toSorted(
    (a, b) =>
      contributionKinds.indexOf(a.kind) - contributionKinds.indexOf(b.kind) ||
      b.members.count + b.households.count - (a.members.count + a.households.count),
  )

export const countOf = (sums: ContributionSums): number =>
  sums.reduce((total, { members, households }) => total + members.count + households.count, 0)

export const contributionTable = (rows: readonly Contribution[]): ListTable => ({
  headers: [
    ...['Ngày', 'Chi bộ', 'Người đóng góp', 'Đối tượng', 'Loại', 'Số lượng', 'Đơn vị tính'],
    ...['Công trình, việc chung', 'Ghi chú'],
  ],
  rows: rows.map((row) => [
    ...[formatPartialDate(row.given), row.cellName, row.giverName],
    ...[row.personId === null ? 'Hộ dân' : 'Đảng viên', contributionKindNames[row.kind]],
    ...[row.amount, row.unit, row.work, row.note],
  ]),
})

/** "Tổng số: 25 lượt đóng góp", then a line for each kind. */
export const sumLines = (sums: ContributionSums): readonly string[] => [
  `${formatCount(countOf(sums))} lượt đóng góp`,
  ...inOrder(sums).map(sumWords),
]
