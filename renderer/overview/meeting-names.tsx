import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import type { Output } from '../../shared/contract.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import type { CountedAs } from '../../shared/overview/contract.ts'
import { columnFormat } from '../../shared/scores/points.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { useRead } from '../office.ts'

const titles: Readonly<Record<CountedAs, string>> = {
  monthly: 'Buổi sinh hoạt thường kỳ',
  thematic: 'Buổi sinh hoạt chuyên đề',
  scored: 'Buổi có điểm',
  recorded: 'Buổi sinh hoạt đã ghi vào sổ',
  unrecorded: 'Buổi đã mở, chưa ghi vào sổ',
}

interface MeetingNamesProps {
  readonly as: CountedAs
  readonly span: { readonly from: string; readonly to: string }
  readonly cellId: string | null
  readonly cellName: string
}

/** Exactly the meetings that a figure counted. */
export function MeetingNames({ as, span, cellId, cellName }: MeetingNamesProps) {
  const meetings = useRead('overview.meetings', { ...span, cellId, as })
  const { data } = meetings
  const format = columnFormat(data?.map(({ score }) => score) ?? [])
  return (
    <>
      <div className="card-head">
        <h2>{titles[as]}</h2>
        <p className="muted">
          {cellName}
          {data && `, ${formatCount(data.length)} buổi`}
        </p>
      </div>
      <Fault fault={meetings.error} onAgain={() => void meetings.refetch()} />
      <ul className="plain-list" aria-label={titles[as]}>
        {data?.map((row) => (
          <li key={row.meeting.id}>
            <Meeting row={row} as={as} isOfCell={cellId !== null} />
            {as === 'scored' && row.score !== null && (
              <TextLink to={`/cham-diem/${row.meeting.period}?buoi=${row.meeting.id}`}>
                {format(row.score)}
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

interface MeetingProps {
  readonly row: Output<'overview.meetings'>[number]
  readonly as: CountedAs
  readonly isOfCell: boolean
}

function Meeting({ row: { meeting, cellName, topic }, as, isOfCell }: MeetingProps) {
  const day = `${as === 'unrecorded' ? 'mở cho' : 'họp'} ngày ${formatDate(meeting.heldOn)}`
  return (
    <div>
      <TextLink to={`/buoi/${meeting.id}`}>
        {isOfCell ? `Kỳ ${formatPeriod(meeting.period)}` : `${cellName}, kỳ ${formatPeriod(meeting.period)}`}
      </TextLink>
      <div className="small muted">
        {meetingKindNames[meeting.kind]}, {day}
        {topic !== '' && `: ${topic}`}
      </div>
    </div>
  )
}
