import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'

/** `Số 12-QĐ/ĐU ngày 10/10/2026, Đảng ủy xã`; nothing where nothing is known. */
export function paperWords(paper: {
  readonly paperNumber: string
  readonly paperDate: string | null
  readonly decidedBy?: string
}): string {
  const number = paper.paperNumber === '' ? '' : `Số ${paper.paperNumber}`
  const day = paper.paperDate === null ? '' : `ngày ${formatPartialDate(paper.paperDate)}`
  return [[number, day].filter((part) => part !== '').join(' '), paper.decidedBy ?? '']
    .filter((part) => part !== '')
    .join(', ')
}
