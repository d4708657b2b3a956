import { formatDate } from '../calendar/dates.ts'
import { deadlinesOf } from '../meetings/preparation.ts'
import type { Rulebook } from '../rulebook/rules.ts'
import { formatCount, formatPercent } from '../text/numbers.ts'
import type { ScoreFacts } from './facts.ts'
import { assumed, type Finding, full, lost, mostOf, type Part, stepOf, unknown, written } from './part.ts'
import { tenths } from './points.ts'

/** Criterion 6: how much of what the earlier period set was done. */
export function resultsParts({ results, heldOn }: ScoreFacts, book: Rulebook): Part[] {
  const steps = (['first', 'second', 'third', 'fourth', 'fifth'] as const).map((step) => ({
    from: book.rule(`score.results.${step}Share`, heldOn),
    points: book.rule(`score.results.${step}`, heldOn),
  }))
  const least = book.rule('score.results.least', heldOn)
  const most = mostOf(steps, least)
  const where = 'Kết quả thực hiện nhiệm vụ tháng trước'
  const find = (): Finding => {
    if (results === null) return unknown('Chưa ghi kết quả nhiệm vụ tháng trước.', where)
    const { total, done } = results
    if (total === 0) return assumed('Sổ không có nhiệm vụ của kỳ trước, tạm tính đủ.')
    const points = stepOf(steps, least, done, total)
    if (points >= tenths(most)) return full
    const share = `Hoàn thành ${formatCount(done)}/${formatCount(total)} nhiệm vụ kỳ trước`
    return lost(`${share} (${formatPercent(done, total)}), dưới mức ${steps[0]?.from ?? 0}%.`, where, points)
  }
  return [{ id: 'results', title: 'Kết quả nhiệm vụ kỳ trước', most, ...find() }]
}

/** Criterion 7: conclusion, minutes and tasks, and posting in time, which is known only afterwards. */
export function endingParts(facts: ScoreFacts, book: Rulebook): Part[] {
  const { depth, heldOn, postedOn, today } = facts
  const most = (id: 'conclusion' | 'minutes' | 'posting') => book.rule(`score.ending.${id}`, heldOn)
  const posting = (): Finding => {
    const where = 'Chuẩn bị và sau buổi họp'
    const { postBy } = deadlinesOf(heldOn, book)
    const deadline = `hạn là ngày ${formatDate(postBy)}`
    if (postedOn === null) {
      return today <= postBy
        ? unknown(`Sổ chưa ghi ngày đăng văn bản, ${deadline}.`, where)
        : lost(`Đã quá hạn mà sổ chưa ghi ngày đăng văn bản, ${deadline}.`, where)
    }
    return postedOn <= postBy ? full : lost(`Đăng văn bản ngày ${formatDate(postedOn)}, ${deadline}.`, where)
  }
  return [
    {
      id: 'conclusion',
      title: 'Có kết luận',
      most: most('conclusion'),
      ...written(facts.hasConclusion, depth, 'Chưa ghi kết luận.', 'Kết luận'),
    },
    {
      id: 'minutes',
      title: 'Thông qua biên bản, giao nhiệm vụ',
      most: most('minutes'),
      ...written(facts.hasTasks, depth, 'Chưa ghi nhiệm vụ tháng tới.', 'Nhiệm vụ tháng tới'),
    },
    { id: 'posting', title: 'Đăng văn bản đúng hạn', most: most('posting'), ...posting() },
  ]
}
