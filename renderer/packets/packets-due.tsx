import { formatPeriod } from '../../shared/calendar/periods.ts'
import { soonHours } from '../../shared/packets/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

/** On the first page: meetings whose papers are to go on the e-handbook soon, or should just have gone. */
export function PacketsDue() {
  const { data = [] } = useRead('packets.due', {})
  return data.map(({ period, soon, late }) => (
    <li key={period}>
      <TextLink to={`/so-tay/${period}`}>{wordsOf(soon, late)}</TextLink>
      <span className="muted small">kỳ {formatPeriod(period)}</span>
    </li>
  ))
}

function wordsOf(soon: number, late: number): string {
  const overdue = late === 0 ? '' : `${formatCount(late)} buổi vừa quá hạn`
  if (soon === 0) return `${overdue} đưa lên Sổ tay`
  const near = `${formatCount(soon)} buổi còn dưới ${soonHours} giờ để đưa lên Sổ tay`
  return overdue === '' ? near : `${near}, ${overdue}`
}
