import { Fragment } from 'react'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import type { Output } from '../../shared/contract.ts'
import type { MeetingHabit } from '../../shared/organisation/cell.ts'
import type { StartingSeries } from '../../shared/organisation/contract.ts'
import { TextLink } from '../components/link.tsx'

const unknown = <span className="muted">chưa ghi</span>

const lastNumberNames: Readonly<Record<StartingSeries, string>> = {
  minutes: 'Số biên bản cuối',
  resolution: 'Số nghị quyết cuối',
  'committee-minutes': 'Số biên bản chi ủy cuối',
}

interface CellFactsProps {
  readonly card: Output<'organisation.cell'>
  readonly isReadOnly: boolean
}

/** When and where the cell meets, since when its term runs, where its numbers stand. */
export function CellFacts({ card, isReadOnly }: CellFactsProps) {
  const { facts } = card
  return (
    <section className="section">
      <div className="section-head">
        <h3>Lịch họp, số văn bản</h3>
        {!isReadOnly && (
          <TextLink to={`/chi-bo/dieu-con-thieu?chi-bo=${card.id}`} className="small">
            Sửa
          </TextLink>
        )}
      </div>
      <dl className="facts">
        <dt>Thường họp</dt>
        <dd>{habitWords(facts.habit) || unknown}</dd>
        <dt>Bắt đầu nhiệm kỳ</dt>
        <dd>{facts.termStart === null ? unknown : formatPartialDate(facts.termStart)}</dd>
        {card.lastNumbers
          .filter(({ kind, number }) => kind !== 'committee-minutes' || number !== null)
          .map(({ kind, number }) => (
            <Fragment key={kind}>
              <dt>{lastNumberNames[kind]}</dt>
              <dd>{number ?? unknown}</dd>
            </Fragment>
          ))}
        {!isReadOnly && (
          <>
            <dt>Tiêu đề văn bản</dt>
            <dd>
              {card.headingConfirmed ? (
                'Đã xem'
              ) : (
                <TextLink to="/chi-bo/dieu-con-thieu?xem=tieu-de">Chưa xem</TextLink>
              )}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

/** `ngày 3 hằng tháng, 19:30, Nhà văn hóa bản` */
function habitWords(habit: MeetingHabit): string {
  return [habit.day === null ? '' : `ngày ${habit.day} hằng tháng`, habit.time ?? '', habit.place]
    .filter((part) => part !== '')
    .join(', ')
}
