import { useState } from 'react'
import { nothingWritten, type VisitOf } from '../../shared/visits/contract.ts'
import { proposedCame, standInsOf } from '../../shared/visits/lines.ts'
import { For } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { PersonPicker } from '../components/person-picker.tsx'
import { useRead } from '../office.ts'
import { StandInField } from './stand-in-field.tsx'
import { VisitForm } from './visit-form.tsx'
import './visits.css'

/** Cấp ủy viên phụ trách at a meeting. No part of the minutes: it may be written also after they were signed. */
export function VisitSection({
  meetingId,
  isRecorded,
}: {
  readonly meetingId: string
  readonly isRecorded: boolean
}) {
  const visits = useRead('visits.ofMeeting', { meetingId })
  const [added, setAdded] = useState<readonly VisitOf[]>([])
  if (visits.data === undefined) {
    return <Fault fault={visits.error} onAgain={() => void visits.refetch()} />
  }
  const known = new Set(visits.data.map(({ personId }) => personId))
  const people = [...visits.data, ...added.filter(({ personId }) => !known.has(personId))]
  return (
    <>
      {people.length === 0 && (
        <p className="muted">
          Chi bộ chưa có cấp ủy viên phụ trách vào ngày họp. Ghi chức vụ này ở trang Chi bộ, hoặc thêm người
          đã dự ở dưới.
        </p>
      )}
      {people.map((person) => (
        <div className="visit-line" key={person.personId}>
          <h3>
            {person.fullName}
            {!person.isInCharge && <span className="muted small"> dự thay</span>}
          </h3>
          {/* What was written elsewhere since is shown anew. */}
          <VisitForm
            key={JSON.stringify([person.visit, proposedCame(person, standInsOf(person, people), isRecorded)])}
            meetingId={meetingId}
            person={person}
            proposed={proposedCame(person, standInsOf(person, people), isRecorded)}
          />
        </div>
      ))}
      <For right="write">
        <div className="visit-line form-narrow">
          {isRecorded ? (
            <PersonPicker
              label="Người khác dự thay"
              isAdding
              onCommit={(person) => {
                if (person?.personId == null) return
                const { personId, fullName } = person
                setAdded((before) => [
                  ...before.filter((other) => other.personId !== personId),
                  {
                    ...{ personId, fullName, isInCharge: false, isInMinutes: false },
                    ...{ visit: { ...nothingWritten, standsIn: true }, isWritten: false },
                  },
                ])
              }}
            />
          ) : (
            <StandInField meetingId={meetingId} />
          )}
        </div>
      </For>
    </>
  )
}
