import { briefingHints } from '../briefings/hints.ts'
import { formatDate } from '../calendar/dates.ts'
import { durationMinutes } from '../calendar/phrases.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import { formatPercent } from '../text/numbers.ts'
import { attendanceFigures, meetsTarget } from './attendance.ts'
import { electionResult } from './election.ts'
import {
  hasTopic,
  isAboutPerson,
  isOncePerPeriod,
  type MeetingContent,
  type MeetingKind,
  type RollLine,
} from './meeting.ts'
import { speakingFigures } from './speaking.ts'
import { voteResult } from './voting.ts'

/** How many voted in one way or another; null as long as one of the counts is not written. */
const castOf = ({ inFavour, against, other }: MeetingContent['votes'][number]): number | null =>
  inFavour === null || against === null || other === null ? null : inFavour + against + other

export interface MeetingFacts {
  readonly content: MeetingContent
  readonly roll: readonly RollLine[]
  readonly book: Rulebook
  readonly kind: MeetingKind
  /** The day on which it is looked at; without it nothing is said of days to come. */
  readonly today?: string
  /** The meeting was taken in as a line of figures. */
  readonly isByFigures?: boolean
}

/** What is told while a meeting is still being written: its day and its topic are part of the record, not of the paper. */
export function beginningHints({
  content: { heldOn, topic },
  kind,
  today,
}: Pick<MeetingFacts, 'kind' | 'today'> & {
  readonly content: Pick<MeetingContent, 'heldOn' | 'topic'>
}): string[] {
  const hints: string[] = []
  if (today !== undefined && heldOn > today) hints.push(`Ngày họp ${formatDate(heldOn)} ở sau hôm nay.`)
  if (hasTopic(kind) && topic === '') hints.push('Chưa ghi nội dung chuyên đề.')
  return hints
}

/** Facts of a meeting that a clerk should look at before freezing: sentences, never refusals. */
export function meetingHints(facts: MeetingFacts): string[] {
  const { content, roll, book, kind, today, isByFigures = false } = facts
  if (kind === 'briefing') return briefingHints(roll, content)
  const hints = beginningHints({ content, kind, ...(today !== undefined && { today }) })
  if (isByFigures && content.review === '' && content.opinions.length === 0 && content.conclusion === '') {
    hints.push(
      'Buổi này ghi theo số liệu: đánh giá, ý kiến, kết quả nhiệm vụ và kết luận in dòng chấm để ghi tay, hoặc lấy bản viết tay đã ký làm bản chính.',
    )
  }
  const { startsAt, endsAt, heldOn } = content
  if (startsAt !== null && endsAt !== null) {
    const length = durationMinutes(startsAt, endsAt)
    const least = book.rule(
      kind === 'combined' ? 'meeting.minimumMinutesCombined' : 'meeting.minimumMinutes',
      heldOn,
    )
    if (length === undefined) hints.push('Giờ kết thúc phải sau giờ bắt đầu.')
    else if (isOncePerPeriod(kind) && length < least)
      hints.push(`Thời lượng ${length} phút, dưới mức ${least} phút.`)
  }
  const figures = attendanceFigures(roll, content.marks)
  if (figures.unmarked > 0) hints.push(`Còn ${figures.unmarked} đảng viên chưa điểm danh.`)
  else if (kind !== 'committee' && figures.base > 0 && !meetsTarget(figures, book, heldOn)) {
    const rate = formatPercent(figures.present, figures.base)
    const target = book.rule('attendance.targetPercent', heldOn)
    const verb = book.rule('attendance.targetIsStrict', heldOn) === 0 ? 'đạt' : 'vượt'
    hints.push(`Tỷ lệ dự ${rate}, chưa ${verb} mức ${target}%.`)
  }
  for (const vote of content.votes) {
    if (vote.kind === 'election') {
      if (vote.question === '') {
        hints.push('Bầu cử: chưa ghi bầu gì, nên chưa lập được biên bản kiểm phiếu.')
        continue
      }
      const { faults, followUps } = electionResult(vote, roll, content.marks, book, heldOn)
      hints.push(...[...faults, ...followUps].map((sentence) => `Bầu cử "${vote.question}": ${sentence}`))
      continue
    }
    if (isAboutPerson(vote.kind) && !vote.about) hints.push(`Biểu quyết "${vote.question}": chưa ghi về ai.`)
    for (const fault of voteResult(vote, roll, content.marks, book, heldOn).faults) {
      hints.push(`Biểu quyết "${vote.question}": ${fault}`)
    }
    const cast = castOf(vote)
    if (cast !== null && cast < figures.presentOfficial) {
      hints.push(
        `Biểu quyết "${vote.question}": kết quả có ${cast} phiếu, có mặt ${figures.presentOfficial} đảng viên chính thức.`,
      )
    }
  }
  if (content.exampleMinutes !== null) {
    const least = book.rule('meeting.exampleLeastMinutes', heldOn)
    const most = book.rule('meeting.exampleMostMinutes', heldOn)
    if (content.exampleMinutes < least || content.exampleMinutes > most) {
      hints.push(
        `Học tập và làm theo Bác ${content.exampleMinutes} phút, ngoài mức ${least} đến ${most} phút.`,
      )
    }
  }
  const { spoke, present } = speakingFigures(content, roll)
  if (spoke > present) hints.push(`Ghi ${spoke} người phát biểu nhưng chỉ có ${present} đảng viên có mặt.`)
  if (content.chairId === null) hints.push('Chưa ghi người chủ trì.')
  if (content.secretaryId === null) hints.push('Chưa ghi người ghi biên bản.')
  return hints
}
