import { formatDate } from '../../shared/calendar/dates.ts'
import { type SpanLength, spanPeriods, spanPhrase } from '../../shared/calendar/spans.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import type { CountedKind } from '../../shared/overview/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { rateWords } from '../attendance/turns.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

interface CountedMeetingsProps {
  /** A cell, or all of them. */
  readonly whose: string
  readonly counted: CountedKind
  readonly start: string
  readonly length: SpanLength
}

const titles: Readonly<Record<CountedKind, string>> = {
  monthly: 'Buổi thường kỳ',
  thematic: 'Buổi chuyên đề',
}

/** Exactly the meetings that a figure counts. */
export function CountedMeetings({ whose, counted, start, length }: CountedMeetingsProps) {
  const cellId = whose === 'tat-ca' ? null : whose
  const found = useRead('overview.counted', { ...spanPeriods(start, length), cellId, counted })
  const meetings = found.data
  if (meetings === undefined) return <Fault fault={found.error} onAgain={() => void found.refetch()} />
  return (
    <section className="section">
      <h2>
        {titles[counted]} {spanPhrase(start, length)}
        {cellId === null ? ', toàn đảng bộ' : meetings[0] && `, ${meetings[0].cellName}`}
      </h2>
      <p className="muted">{formatCount(meetings.length)} buổi đã ghi vào sổ</p>
      <ol className="plain-list">
        {meetings.map(({ meeting, cellName, topic, turns }) => (
          <li key={meeting.id}>
            <span>
              <TextLink to={`/buoi/${meeting.id}`}>
                {formatDate(meeting.heldOn)}, {cellName}
              </TextLink>
              {meeting.kind !== 'regular' && (
                <span className="small muted"> {topic === '' ? meetingKindNames[meeting.kind] : topic}</span>
              )}
            </span>
            <span className="small nowrap">{turns.base === 0 ? '' : rateWords(turns)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
