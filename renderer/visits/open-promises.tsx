import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

/** Lời hứa with cells that are still open, whatever month they are of. */
export function OpenPromises() {
  const promises = useRead('visits.promises', {})
  const rows = promises.data
  if (rows === undefined) return <Fault fault={promises.error} onAgain={() => void promises.refetch()} />
  return (
    <section className="section">
      <h2>Việc đã hứa, chưa thực hiện xong{rows.length > 0 && ` (${formatCount(rows.length)})`}</h2>
      {rows.length === 0 && <p className="muted">Không còn việc nào.</p>}
      <ul className="plain-list">
        {rows.map(({ meeting, personId, fullName, cellName, visit, isOverdue }) => (
          <li key={`${meeting.id} ${personId}`}>
            <span>
              <TextLink
                to={`/cap-uy-vien/${meeting.period}?${new URLSearchParams({ buoi: meeting.id, nguoi: personId })}`}
              >
                {visit.promise}
              </TextLink>{' '}
              <span className="small muted">
                {fullName}, {cellName}, kỳ {formatPeriod(meeting.period)}
              </span>
            </span>
            <span className="tag" data-attention={isOverdue || undefined}>
              {visit.promiseDueOn === null
                ? 'chưa có hạn'
                : `${isOverdue ? 'quá hạn' : 'hạn'} ${formatDate(visit.promiseDueOn)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
