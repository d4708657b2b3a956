import { formatDate } from '../calendar/dates.ts'
import { deadlinesOf } from '../meetings/preparation.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import { formatCount, formatPercent } from '../text/numbers.ts'
import type { ScoreFacts } from './facts.ts'
import { assumed, type Finding, full, lost, mostOf, type Part, stepOf, unknown, written } from './part.ts'
import { tenths } from './points.ts'

const beginning = 'Thời gian, địa điểm'
const rollCall = 'Điểm danh'
const preparing = 'Chuẩn bị và sau buổi họp'

/** How long the meeting has to be: by its kind, and by the size of the cell where the office counts so. */
function requiredMinutes(
  { kind, convened, heldOn }: Pick<ScoreFacts, 'kind' | 'convened' | 'heldOn'>,
  book: Rulebook,
): number {
  const byKind = book.rule(
    kind === 'combined' ? 'meeting.minimumMinutesCombined' : 'meeting.minimumMinutes',
    heldOn,
  )
  const isLarge =
    book.rule('score.length.bySize', heldOn) !== 0 && convened >= book.rule('score.length.largeFrom', heldOn)
  return isLarge ? Math.max(byKind, book.rule('score.length.largeMinutes', heldOn)) : byKind
}

/** Criterion 1: full time; a short gap, a middle one, at least half, less than half. Bounds belong to the better step. */
export function lengthParts(facts: ScoreFacts, book: Rulebook): Part[] {
  const rule = (id: `score.length.${'full' | 'nearlyFull' | 'short' | 'half' | 'less'}`) =>
    book.rule(id, facts.heldOn)
  const find = (): Finding => {
    const { minutes, heldOn } = facts
    if (minutes === null) return unknown('Chưa ghi đủ giờ bắt đầu và giờ kết thúc.', beginning)
    const required = requiredMinutes(facts, book)
    const gap = required - minutes
    if (gap <= 0) return full
    const step =
      gap <= book.rule('score.length.smallGap', heldOn)
        ? 'nearlyFull'
        : gap <= book.rule('score.length.largeGap', heldOn)
          ? 'short'
          : minutes * 2 >= required
            ? 'half'
            : 'less'
    return lost(
      `Sinh hoạt ${minutes} phút, thiếu ${gap} phút so với ${required} phút.`,
      beginning,
      tenths(rule(`score.length.${step}`)),
    )
  }
  return [{ id: 'length', title: 'Thời lượng sinh hoạt', most: rule('score.length.full'), ...find() }]
}

/** Criterion 2: the rate of attendance, and nobody absent with leave too often running. */
export function attendanceParts(facts: ScoreFacts, book: Rulebook): Part[] {
  const { attendance, excusedTooOften, heldOn } = facts
  const rule = (id: `score.attendance.${'least' | 'bonus'}`) => book.rule(id, heldOn)
  const steps = (['first', 'second', 'third'] as const).map((step) => ({
    from: book.rule(`score.attendance.${step}Share`, heldOn),
    points: book.rule(`score.attendance.${step}`, heldOn),
  }))
  const least = rule('score.attendance.least')
  const uncalled = unknown('Chưa điểm danh xong.', rollCall)

  const rate = (): Finding => {
    if (attendance === null || attendance.base === 0) return uncalled
    const { present, base, absent } = attendance
    if (absent > 0) {
      return lost(`Có ${formatCount(absent)} đảng viên vắng không lý do.`, rollCall, tenths(least))
    }
    const points = stepOf(steps, least, present, base)
    if (points >= tenths(mostOf(steps, least))) return full
    const words = `Tỷ lệ dự ${formatPercent(present, base)} (${formatCount(present)}/${formatCount(base)})`
    return lost(`${words}, dưới mức ${steps[0]?.from ?? 0}%.`, rollCall, points)
  }
  const running = (): Finding => {
    if (attendance === null) return uncalled
    // The step for an absence without leave is the whole criterion: nothing is added to it.
    if (attendance.absent > 0) return lost('Không cộng khi có đảng viên vắng không lý do.', rollCall)
    if (excusedTooOften.length === 0) return full
    const limit = book.rule('attendance.mostExcusedRunning', heldOn)
    return lost(`Vắng có lý do quá ${limit} buổi liên tiếp: ${excusedTooOften.join(', ')}.`, rollCall)
  }
  return [
    { id: 'rate', title: 'Tỷ lệ dự sinh hoạt', most: mostOf(steps, least), ...rate() },
    { id: 'running', title: 'Không ai vắng liên tiếp', most: rule('score.attendance.bonus'), ...running() },
  ]
}

/** Criterion 3: content, draft, the chi ủy's meeting by what the cell has, notice, papers on the e-handbook in time. */
export function preparationParts(facts: ScoreFacts, book: Rulebook): Part[] {
  const { depth, heldOn, preparation, preparedOn, notifiedOn, uploadedOn, hasAgenda } = facts
  const most = (id: 'content' | 'draft' | 'committee' | 'notice' | 'upload') =>
    book.rule(`score.preparation.${id}`, heldOn)

  const together = (): Finding => {
    const what = preparation === 'committee' ? 'họp chi ủy' : 'hội ý giữa bí thư và phó bí thư'
    if (preparation === 'alone') return full
    if (preparedOn === null) {
      return written(false, depth, `Sổ chưa ghi ${what} trước buổi sinh hoạt.`, preparing)
    }
    if (preparedOn <= heldOn) return full
    return lost(`Sổ ghi ${what} ngày ${formatDate(preparedOn)}, sau buổi sinh hoạt.`, preparing)
  }
  const notice = (): Finding => {
    if (notifiedOn === null) return unknown('Sổ chưa ghi ngày thông báo triệu tập.', preparing)
    if (notifiedOn < heldOn) return full
    return lost(`Thông báo ngày ${formatDate(notifiedOn)}, không trước ngày sinh hoạt.`, preparing)
  }
  const upload = (): Finding => {
    const { uploadBy } = deadlinesOf(heldOn, book)
    if (uploadedOn === null) return unknown('Sổ chưa ghi ngày đưa tài liệu lên Sổ tay.', preparing)
    if (uploadedOn <= uploadBy) return full
    return lost(
      `Đưa tài liệu lên Sổ tay ngày ${formatDate(uploadedOn)}, hạn là ngày ${formatDate(uploadBy)}.`,
      preparing,
    )
  }
  const content = hasAgenda ? assumed() : written(false, depth, 'Chưa ghi chương trình.', 'Chương trình')
  return [
    { id: 'content', title: 'Nội dung đúng, đủ, có trọng tâm', most: most('content'), ...content },
    { id: 'draft', title: 'Gợi ý thảo luận, dự thảo kết luận', most: most('draft'), ...assumed() },
    {
      id: 'committee',
      title: preparation === 'committee' ? 'Họp chi ủy, có biên bản' : 'Hội ý trước buổi sinh hoạt',
      most: most('committee'),
      ...together(),
    },
    { id: 'notice', title: 'Thông báo triệu tập', most: most('notice'), ...notice() },
    { id: 'upload', title: 'Tài liệu trên Sổ tay trước hạn', most: most('upload'), ...upload() },
  ]
}
