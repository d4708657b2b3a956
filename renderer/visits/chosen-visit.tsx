import { formatDate } from '../../shared/calendar/dates.ts'
import { meetingTitles } from '../../shared/meetings/meeting.ts'
import type { VisitLine } from '../../shared/visits/lines.ts'
import { TextLink } from '../components/link.tsx'
import { VisitForm } from './visit-form.tsx'

/** The chosen line of the month: what was written of a member at a meeting. */
export function ChosenVisit({ line: { held, cellName, fullName } }: { readonly line: VisitLine }) {
  if (held === null) return null
  const { meeting, person } = held
  return (
    <>
      <div className="card-head">
        <h2>{fullName}</h2>
        <p className="muted">
          {cellName}. {meetingTitles[meeting.kind]}, họp ngày {formatDate(meeting.heldOn)}.{' '}
          <TextLink to={`/buoi/${meeting.id}`}>Xem biên bản</TextLink>
        </p>
      </div>
      <VisitForm meetingId={meeting.id} person={person} />
    </>
  )
}
