import { formatDate } from '../calendar/dates.ts'
import { formatPeriod } from '../calendar/periods.ts'
import type { ListTable } from '../forms/list-table.ts'
import type { FollowedPetition, PetitionFilter } from './contract.ts'

export const petitionStateNames: Readonly<Record<PetitionFilter, string>> = {
  overdue: 'Quá hạn',
  open: 'Chờ trả lời',
  answered: 'Đã trả lời',
  withdrawn: 'Thôi theo dõi',
  all: 'Tất cả',
}

export const petitionState = ({ withdrawn, answeredOn, isOverdue }: FollowedPetition): string =>
  petitionStateNames[
    withdrawn !== null ? 'withdrawn' : answeredOn !== null ? 'answered' : isOverdue ? 'overdue' : 'open'
  ]

const day = (on: string | null): string => (on === null ? '' : formatDate(on))

export const petitionTable = (petitions: readonly FollowedPetition[]): ListTable => ({
  headers: [
    ...['Nội dung kiến nghị', 'Người nêu', 'Chi bộ', 'Kỳ', 'Người, đơn vị trả lời', 'Hạn trả lời'],
    ...['Trạng thái', 'Ngày trả lời', 'Nội dung trả lời'],
  ],
  rows: petitions.map((petition) => [
    ...[petition.content, petition.raisedBy, petition.cellName],
    petition.raisedAt === null ? '' : formatPeriod(petition.raisedAt.period),
    ...[petition.answerer, day(petition.dueOn), petitionState(petition), day(petition.answeredOn)],
    petition.withdrawn === null ? petition.answer : petition.withdrawn.reason,
  ]),
})

/** Who raised it, and when: "Lò Văn Hặc, kỳ 10/2026". */
export const petitionRaised = ({ raisedBy, raisedAt }: FollowedPetition): string =>
  [raisedBy, raisedAt === null ? '' : `kỳ ${formatPeriod(raisedAt.period)}`]
    .filter((part) => part !== '')
    .join(', ')

/** How far the answer is, for a meeting that has to hear of it. */
export function petitionStanding({
  answer,
  answeredOn,
  answerer,
  dueOn,
  isOverdue,
}: FollowedPetition): string {
  if (answeredOn !== null) return `Đã trả lời ${formatDate(answeredOn)}: ${answer}`
  const who = answerer === '' ? 'Chưa có người trả lời' : `Chờ ${answerer} trả lời`
  if (dueOn === null) return who
  return `${who}, ${isOverdue ? 'quá hạn' : 'hạn'} ${formatDate(dueOn)}`
}
