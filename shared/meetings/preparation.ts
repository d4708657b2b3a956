import { addDays, formatDate } from '../calendar/dates.ts'
import type { Rulebook } from '../rulebook/rules.ts'

/**
 * How a cell prepares its meeting (domain.md 2.2): its committee meets; where there is none, the secretary and the deputy
 * agree (hội ý); a secretary alone has nobody to agree with.
 */
export const preparationWays = ['committee', 'consultation', 'alone'] as const
export type PreparationWay = (typeof preparationWays)[number]

/** Days of the way before and after a meeting; null when not known. */
export interface WayDays {
  readonly consultedOn: string | null
  readonly notifiedOn: string | null
  readonly uploadedOn: string | null
  readonly postedOn: string | null
}

export interface Deadlines {
  /** The last day for the papers to lie on the e-handbook. */
  readonly uploadBy: string
  /** The last day to post the finished papers and to report. */
  readonly postBy: string
}

export const deadlinesOf = (heldOn: string, book: Rulebook): Deadlines => ({
  uploadBy: addDays(heldOn, -book.rule('meeting.uploadDaysBefore', heldOn)),
  postBy: addDays(heldOn, book.rule('meeting.postDaysAfter', heldOn)),
})

/** What of the way was late, or is overdue on a day: sentences. */
export function lateOnTheWay(days: WayDays, heldOn: string, today: string, book: Rulebook): string[] {
  const { uploadBy, postBy } = deadlinesOf(heldOn, book)
  const late: string[] = []
  if (days.uploadedOn !== null && days.uploadedOn > uploadBy) {
    late.push(`Tài liệu đưa lên Sổ tay sau hạn ${formatDate(uploadBy)}.`)
  }
  if (days.postedOn !== null && days.postedOn > postBy) {
    late.push(`Văn bản đăng sau hạn ${formatDate(postBy)}.`)
  } else if (days.postedOn === null && today > postBy) {
    late.push(`Đã quá hạn đăng văn bản (${formatDate(postBy)}).`)
  }
  return late
}

/** Days that cannot be: before or after a meeting on the wrong side of it, or still to come. By field. */
export function impossibleDays(days: WayDays, heldOn: string, today: string): Record<string, string> {
  const wrong: Record<string, string> = {}
  for (const field of ['consultedOn', 'notifiedOn', 'uploadedOn', 'postedOn'] as const) {
    const day = days[field]
    if (day === null) continue
    if (day > today) wrong[field] = 'Ngày này chưa đến'
    else if (field === 'postedOn' && day < heldOn) wrong[field] = 'Phải từ ngày họp trở đi'
    else if ((field === 'consultedOn' || field === 'notifiedOn') && day > heldOn)
      wrong[field] = 'Phải trước hoặc đúng ngày họp'
  }
  return wrong
}
