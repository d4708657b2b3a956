import { attendanceFigures, meetsTarget } from '../../shared/meetings/attendance.ts'
import type { RollLine } from '../../shared/meetings/meeting.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'
import { ruleValueWords } from '../rulebook/rule-value.ts'
import { useContent } from './form.ts'
import { useRulebook } from './rules.ts'

/** What the roll call comes to, and how it stands to the rate that the guideline wants. */
export function AttendanceFigures({ roll }: { readonly roll: readonly RollLine[] }) {
  const marks = useContent((content) => content.marks)
  const heldOn = useContent((content) => content.heldOn)
  const book = useRulebook(heldOn)
  const figures = attendanceFigures(roll, marks)
  const target = book.rule('attendance.targetPercent', heldOn)
  const isStrict = book.rule('attendance.targetIsStrict', heldOn) !== 0
  const isCalled = figures.unmarked < figures.convened
  return (
    <div className="attendance-figures" role="status">
      <dl>
        <Figure name="Triệu tập" count={figures.convened} />
        <Figure name="Có mặt" count={figures.present} />
        {figures.late > 0 && <Figure name="Đến muộn" count={figures.late} />}
        {figures.online > 0 && <Figure name="Trực tuyến" count={figures.online} />}
        <Figure name="Vắng có lý do" count={figures.excused} />
        <Figure name="Vắng không lý do" count={figures.absent} />
        <Figure name="Miễn" count={figures.exempt} />
        {figures.unmarked > 0 && <Figure name="Chưa điểm danh" count={figures.unmarked} />}
      </dl>
      {isCalled && (
        <p>
          Tỷ lệ dự: {formatCount(figures.present)}/{formatCount(figures.base)}{' '}
          <strong>({formatPercent(figures.present, figures.base)})</strong>
          <span className="muted">
            {figures.unmarked === 0 &&
              `, ${meetsTarget(figures, book, heldOn) ? 'đạt' : 'chưa đạt'} mức ${ruleValueWords({ value: target, unit: '%' })}`}
            {figures.unmarked === 0 && isStrict && ' (phải cao hơn)'}
            {figures.convened - figures.base > 0 &&
              `. Không tính ${figures.convened - figures.base} đảng viên được miễn sinh hoạt.`}
          </span>
        </p>
      )}
    </div>
  )
}

function Figure({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatCount(count)}</dd>
    </div>
  )
}
