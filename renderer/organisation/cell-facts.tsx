import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import { numberText } from '../../shared/documents/numbering.ts'
import type { MeetingHabit } from '../../shared/organisation/cell.ts'
import type { CellCard, StartingFacts } from '../../shared/organisation/contract.ts'
import { TextLink } from '../components/link.tsx'
import { useRulebook } from '../meetings/rules.ts'
import { useRead } from '../office.ts'

const unknown = <span className="muted">chưa ghi</span>

interface CellFactsProps {
  readonly card: CellCard
  readonly isReadOnly: boolean
}

/** When and where the cell meets, since when its term runs, where its numbers stand. */
export function CellFacts({ card, isReadOnly }: CellFactsProps) {
  const { facts } = card
  const { data: state } = useRead('setup.state', {})
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
        <dt>Số biên bản cuối</dt>
        <dd>{state && <LastNumber facts={facts} kind="minutes" today={state.today} />}</dd>
        <dt>Số nghị quyết cuối</dt>
        <dd>{state && <LastNumber facts={facts} kind="resolution" today={state.today} />}</dd>
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

interface LastNumberProps {
  readonly facts: StartingFacts
  readonly kind: 'minutes' | 'resolution'
  readonly today: string
}

function LastNumber({ facts, kind, today }: LastNumberProps) {
  const digits = useRulebook(today).rule('paper.numberDigits', today)
  const found = facts.numbers.find((number) => number.kind === kind)
  if (found === undefined || found.lastNumber === null) return unknown
  return numberText(found.lastNumber, found.symbol, digits)
}
