import { formatDate } from '../../shared/calendar/dates.ts'
import { meetingTitles } from '../../shared/meetings/meeting.ts'
import { proposedCame, type VisitLine } from '../../shared/visits/lines.ts'
import { TextLink } from '../components/link.tsx'
import { StandInField } from './stand-in-field.tsx'
import { VisitForm } from './visit-form.tsx'

/** The chosen line of the month: what was written of a member at a meeting. */
export function ChosenVisit({ line: { held, cellName, fullName } }: { readonly line: VisitLine }) {
  if (held === null) return null
  const { meeting, person, standIns } = held
  return (
    <>
      <div className="card-head">
        <h2>{fullName}</h2>
        <p className="muted">
          {cellName}. {meetingTitles[meeting.kind]}, họp ngày {formatDate(meeting.heldOn)}.{' '}
          <TextLink to={`/buoi/${meeting.id}`}>Xem biên bản</TextLink>
        </p>
      </div>
      <VisitForm
        meetingId={meeting.id}
        person={person}
        proposed={proposedCame(person, standIns, meeting.isRecorded)}
      />
      {!meeting.isRecorded && person.isInCharge && (
        <div className="visit-part">
          {standIns.length > 0 && <p>Dự thay: {standIns.map(({ fullName }) => fullName).join(', ')}.</p>}
          <StandInField meetingId={meeting.id} />
        </div>
      )}
    </>
  )
}
