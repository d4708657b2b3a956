import { type Period, periodPhrase } from '../calendar/periods.ts'
import { datePhrase, timePhrase } from '../calendar/phrases.ts'
import { type MeetingContent, type MeetingKind, meetingTitles } from './meeting.ts'
import { linesOf } from './minutes-words.ts'

/** The summons of a cell's meeting in a few sentences, for Zalo or a text message; what is not known is left out. */
export function cellSummonsText(
  {
    cellName,
    kind,
    period,
  }: { readonly cellName: string; readonly kind: MeetingKind; readonly period: Period },
  {
    heldOn,
    startsAt,
    place,
    topic,
    agenda,
  }: Pick<MeetingContent, 'heldOn' | 'startsAt' | 'place' | 'topic' | 'agenda'>,
): string {
  const who = kind === 'committee' ? 'chi ủy viên' : 'đảng viên'
  const title = meetingTitles[kind].charAt(0).toLocaleLowerCase('vi') + meetingTitles[kind].slice(1)
  const when = `${startsAt === null ? '' : `${timePhrase(startsAt)} phút, `}${datePhrase(heldOn)}`
  const items = linesOf(agenda).map((item) => item.replace(/[.;]+$/u, ''))
  return [
    `${cellName} triệu tập các đồng chí ${who} dự ${title} ${periodPhrase(period)}: ${when}${place === '' ? '' : `, tại ${place}`}.`,
    ...(topic === '' ? [] : [`Chuyên đề: ${topic.replace(/[.;]+$/u, '')}.`]),
    ...(items.length === 0 ? [] : [`Nội dung: ${items.join('; ')}.`]),
    'Đồng chí nào vắng thì báo cáo lý do với chi bộ trước buổi sinh hoạt.',
  ].join(' ')
}
