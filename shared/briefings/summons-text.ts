import { type Period, periodPhrase } from '../calendar/periods.ts'
import { datePhrase, timePhrase } from '../calendar/phrases.ts'
import type { MeetingContent } from '../meetings/meeting.ts'
import { linesOf } from '../meetings/minutes-words.ts'
import { committeeNameOf } from '../organisation/heading.ts'

/** The summons of the secretaries in a few sentences, for Zalo or a text message; what is not known is left out. */
export function summonsText(
  communeName: string,
  period: Period,
  { heldOn, startsAt, place, agenda }: Pick<MeetingContent, 'heldOn' | 'startsAt' | 'place' | 'agenda'>,
): string {
  const when = `${startsAt === null ? '' : `${timePhrase(startsAt)} phút, `}${datePhrase(heldOn)}`
  const items = linesOf(agenda).map((item) => item.replace(/[.;]+$/u, ''))
  return [
    `${committeeNameOf(communeName)} triệu tập các đồng chí bí thư chi bộ dự giao ban ${periodPhrase(period)}: ${when}${place === '' ? '' : `, tại ${place}`}.`,
    ...(items.length === 0 ? [] : [`Nội dung: ${items.join('; ')}.`]),
    'Bí thư vắng thì báo cáo lý do và cử phó bí thư dự thay.',
  ].join(' ')
}
