import type { Rulebook } from '../rulebook/rules.ts'
import { formatCount, formatPercent } from '../text/numbers.ts'
import type { ScoreFacts } from './facts.ts'
import { assumed, type Finding, full, lost, mostOf, type Part, stepOf, unknown, written } from './part.ts'
import { type Tenths, tenths } from './points.ts'

const talk = 'Ý kiến thảo luận'
const conclusion = 'Kết luận'

/** Steps of a regular meeting that the minutes tell of (42-HD, domain.md 2.2), by what a clerk calls them. */
function missingSteps(facts: ScoreFacts): string[] {
  const steps: readonly (readonly [boolean, string])[] = [
    [facts.hasChair, 'người chủ trì'],
    [facts.hasSecretary, 'cử thư ký'],
    [facts.hasAgenda, 'chương trình'],
    [facts.hasFeeStatus, 'tình hình nộp đảng phí'],
    [facts.hasReview, 'đánh giá tình hình trong tháng'],
    [facts.hasOpinions || (facts.speakers ?? 0) > 0, 'thảo luận'],
    [facts.hasTasks, 'giao nhiệm vụ'],
    [facts.hasConclusion, 'kết luận'],
  ]
  return steps.flatMap(([isDone, name]) => (isDone ? [] : [name]))
}

/** Criterion 4: the meeting itself, and how it was chaired. */
export function conductParts(facts: ScoreFacts, book: Rulebook): Part[] {
  const { depth, heldOn, thematic } = facts
  const most = (id: keyof typeof titles) => book.rule(`score.conduct.${id}`, heldOn)
  const addsToContent = thematic === null && book.rule('score.conduct.thematicToContent', heldOn) !== 0
  const named = (id: keyof typeof titles, finding: Finding): Part => ({
    id,
    title: titles[id],
    most: most(id),
    ...finding,
  })
  const content = facts.hasReview
    ? assumed()
    : written(false, depth, 'Chưa ghi đánh giá tình hình trong tháng.', 'Đánh giá tình hình trong tháng')
  return [
    named(
      'steps',
      stepsOf(facts, tenths(most('steps')), tenths(book.rule('score.conduct.stepLoss', heldOn))),
    ),
    { ...named('content', content), most: most('content') + (addsToContent ? most('thematic') : 0) },
    ...(addsToContent ? [] : [named('thematic', thematicOf(facts))]),
    named(
      'praise',
      written(facts.hasPraise, depth, 'Chưa ghi biểu dương, nhắc nhở.', 'Biểu dương, nhắc nhở'),
    ),
    speakersPart(facts, book),
    named('minuteBook', minuteBookOf(facts)),
    named('example', exampleOf(facts, book)),
    named(
      'documents',
      facts.uploadedOn === null
        ? unknown('Sổ chưa ghi việc đưa tài liệu lên Sổ tay.', 'Chuẩn bị và sau buổi họp')
        : full,
    ),
    named('flexible', assumed()),
    named('orientation', assumed()),
    named('democratic', assumed()),
    named('summary', written(facts.hasConclusion, depth, 'Chưa ghi kết luận.', conclusion)),
  ]
}

const titles = {
  steps: 'Thực hiện đủ các bước',
  content: 'Nội dung sinh hoạt',
  thematic: 'Sinh hoạt chuyên đề',
  praise: 'Biểu dương, nhắc nhở đảng viên',
  minuteBook: 'Ghi biên bản đầy đủ',
  example: 'Nội dung học tập và làm theo Bác',
  documents: 'Tài liệu trên Sổ tay',
  flexible: 'Chủ trì điều hành linh hoạt',
  orientation: 'Chủ trì định hướng, gợi mở',
  democratic: 'Chủ trì phát huy dân chủ',
  summary: 'Chủ trì tổng hợp, kết luận',
} as const

function stepsOf(facts: ScoreFacts, most: Tenths, stepLoss: Tenths): Finding {
  const missing = missingSteps(facts)
  if (missing.length === 0) return full
  const reason = `Biên bản chưa ghi: ${missing.join(', ')}.`
  if (facts.depth === 'figures') return unknown(reason, '')
  return lost(reason, '', Math.max(0, most - missing.length * stepLoss))
}

function thematicOf({ thematic, depth }: ScoreFacts): Finding {
  if (thematic === null) return { ...full, reason: 'Tháng không có chuyên đề, tính đủ.' }
  return written(thematic.topic !== '', depth, 'Chưa ghi nội dung chuyên đề.', 'Nội dung chuyên đề')
}

/** The share of those present who spoke; exactly half belongs to the upper step, which the form leaves open. */
function speakersPart({ speakers, attendance, heldOn }: ScoreFacts, book: Rulebook): Part {
  const steps = (['first', 'second', 'third'] as const).map((step) => ({
    from: book.rule(`score.speakers.${step}Share`, heldOn),
    points: book.rule(`score.speakers.${step}`, heldOn),
  }))
  const least = book.rule('score.speakers.least', heldOn)
  const most = mostOf(steps, least)
  const find = (): Finding => {
    if (speakers === null) return unknown('Chưa ghi số đảng viên phát biểu.', talk)
    if (attendance === null || attendance.present === 0) return unknown('Chưa điểm danh xong.', 'Điểm danh')
    const { present } = attendance
    const points = stepOf(steps, least, speakers, present)
    if (points >= tenths(most)) return full
    const rate = `${formatCount(speakers)}/${formatCount(present)} đảng viên có mặt phát biểu`
    return lost(
      `${rate} (${formatPercent(speakers, present)}), dưới mức ${steps[0]?.from ?? 0}%.`,
      talk,
      points,
    )
  }
  return { id: 'speakers', title: 'Đảng viên phát biểu', most, ...find() }
}

function minuteBookOf(facts: ScoreFacts): Finding {
  const missing = [
    ...(facts.minutes === null ? ['giờ bắt đầu, giờ kết thúc'] : []),
    ...(facts.hasPlace ? [] : ['địa điểm']),
    ...(facts.hasChair ? [] : ['người chủ trì']),
    ...(facts.hasSecretary ? [] : ['người ghi biên bản']),
  ]
  return written(
    missing.length === 0,
    facts.depth,
    `Biên bản còn thiếu ${missing.join(', ')}.`,
    'Thời gian, địa điểm',
  )
}

function exampleOf({ exampleMinutes, heldOn }: ScoreFacts, book: Rulebook): Finding {
  const where = 'Học tập và làm theo Bác'
  if (exampleMinutes === null) return unknown('Chưa ghi số phút dành cho nội dung này.', where)
  const least = book.rule('meeting.exampleLeastMinutes', heldOn)
  return exampleMinutes >= least ? full : lost(`Dành ${exampleMinutes} phút, dưới mức ${least} phút.`, where)
}

/** Criterion 5: what of the principles of the organisation the minutes can show. */
export function principlesParts(facts: ScoreFacts, book: Rulebook): Part[] {
  const most = (id: 'centralism' | 'criticism' | 'unity' | 'voting') =>
    book.rule(`score.principles.${id}`, facts.heldOn)
  const [unanswered] = facts.votesWithoutResult
  const criticism = written(
    facts.hasCriticism,
    facts.depth,
    'Chưa ghi tự phê bình và phê bình.',
    'Tự phê bình và phê bình',
  )
  const voting =
    unanswered === undefined ? full : lost(`Chưa ghi đủ kết quả biểu quyết: ${unanswered}.`, 'Biểu quyết')
  return [
    { id: 'centralism', title: 'Tập trung dân chủ', most: most('centralism'), ...assumed() },
    { id: 'criticism', title: 'Tự phê bình và phê bình', most: most('criticism'), ...criticism },
    { id: 'unity', title: 'Đoàn kết, kỷ luật', most: most('unity'), ...assumed() },
    { id: 'voting', title: 'Biểu quyết đúng quy định', most: most('voting'), ...voting },
  ]
}
