import { useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod, periodOf } from '../../shared/calendar/periods.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'
import classes from './attendance.module.css'
import { SpanChoice, wholeSpan } from './span-choice.tsx'
import { lineWords, rateWords, sittingWords } from './turns.ts'

/** A member's attendance over a time: the rate, absences that follow one another, meeting by meeting. */
export function PersonAttendance({ personId }: { readonly personId: string }) {
  const today = useRead('setup.state', {}).data?.today
  return today === undefined ? null : <OverTime personId={personId} current={periodOf(today)} />
}

function OverTime({ personId, current }: { readonly personId: string; readonly current: string }) {
  const [span, setSpan] = useState(wholeSpan(current, 12))
  const { from, to } = span
  const own = useRead('attendance.ofPerson', { personId, from, to }, { keepPrevious: true })
  const { turns, limits, longest, running, sittings } = own.data ?? {}
  return (
    <section className="section stack">
      <SpanChoice span={span} current={current} onChange={setSpan} />
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
        <p className="muted">Không có buổi sinh hoạt nào đã ghi vào sổ trong thời gian này.</p>
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
