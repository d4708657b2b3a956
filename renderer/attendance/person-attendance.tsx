import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { YearChooser } from '../components/year-chooser.tsx'
import { useRead } from '../office.ts'
import classes from './attendance.module.css'
import { lineWords, rateWords, sittingWords } from './turns.ts'

/** A member's attendance in a year: the rate, absences that follow one another, meeting by meeting. */
export function PersonAttendance({ personId }: { readonly personId: string }) {
  const today = useRead('setup.state', {}).data?.today
  return today === undefined ? null : <OfYear personId={personId} current={Number(today.slice(0, 4))} />
}

function OfYear({ personId, current }: { readonly personId: string; readonly current: number }) {
  const [year, setYear] = useState(current)
  const span = { from: `${year}-01`, to: `${year}-12` }
  const own = useRead('attendance.ofPerson', { personId, ...span }, { keepPrevious: true })
  const { turns, limits, longest, running, sittings } = own.data ?? {}
  return (
    <section className="section stack">
      <YearChooser year={year} current={current} onChoose={setYear} />
      <Fault fault={own.error} onAgain={() => void own.refetch()} />
      {turns !== undefined && limits !== undefined && turns.convened > 0 && (
        <p>
          Dự {rateWords(turns)}
          {turns.base > 0 && <span className="muted">, {lineWords(turns, limits)}</span>}. Vắng có lý do{' '}
          {formatCount(turns.excused)}, không lý do {formatCount(turns.absent)}, đến muộn{' '}
          {formatCount(turns.late)}.
        </p>
      )}
      {longest != null && limits !== undefined && longest.count > limits.mostExcusedRunning && (
        <p className="attention">
          Vắng có lý do {formatCount(longest.count)} buổi liên tiếp, từ {formatDate(longest.from)} đến{' '}
          {formatDate(longest.last)}
          {running?.from === longest.from && ', chưa dứt'}.
        </p>
      )}
      {sittings?.length === 0 && (
        <p className="muted">Không có buổi sinh hoạt nào đã ghi vào sổ trong năm.</p>
      )}
      <ul className="plain-list">
        {(sittings ?? []).toReversed().map((sitting) => (
          <li key={sitting.meeting.id}>
            <span>
              <TextLink to={`/buoi/${sitting.meeting.id}`}>{formatPeriod(sitting.meeting.period)}</TextLink>{' '}
              <span className="small muted">
                {meetingKindNames[sitting.meeting.kind]}, {sitting.cellName}
              </span>
            </span>
            <span
              className={classes.state}
              data-state={sitting.state ?? undefined}
              data-long={sitting.reason !== '' || undefined}
            >
              {sittingWords(sitting)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
