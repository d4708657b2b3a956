import { Button } from '@mantine/core'
import { useContext, useRef } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatMeasure } from '../../shared/tasks/indicator.ts'
import { typeInto } from '../components/type-into.ts'
import { MeetingContext } from '../meetings/quotable.tsx'
import { useRead } from '../office.ts'

interface NoteProposalProps {
  readonly taskId: string
  readonly unit: string
  /** What the row says already. */
  readonly result: string
  /** Where the row of the task stands among those that are reported on. */
  readonly position: number
}

/**
 * What the office noted of a task since a meeting last heard of it, beside the row in which this meeting reports on it.
 * It is the office's word: only when the clerk takes it does it become what the cell reported.
 */
export function NoteProposal({ taskId, unit, result, position }: NoteProposalProps) {
  const meetingId = useContext(MeetingContext)
  const notes = useRead('tasks.notesFor', { meetingId }, { enabled: meetingId !== '' })
  const line = useRef<HTMLDivElement>(null)
  const note = notes.data?.find((each) => each.taskId === taskId)
  if (note === undefined || result.includes(note.content)) return null
  const take = () => {
    const row = line.current?.parentElement
    const field = row?.querySelector('textarea')
    if (field) {
      typeInto(field, field.value.trim() === '' ? note.content : `${field.value.trimEnd()}\n${note.content}`)
      field.focus()
    }
    const achieved = row?.querySelector<HTMLInputElement>(
      `input[aria-label="Mức đã đạt của nhiệm vụ ${position}"]`,
    )
    if (achieved && note.achieved !== null) typeInto(achieved, formatMeasure(note.achieved))
  }
  return (
    <div ref={line} className="note-proposal small">
      <span className="muted">
        Theo dõi ngày {formatDate(note.notedOn)}:{' '}
        {note.achieved !== null && `${formatMeasure(note.achieved)} ${unit}. `}
        {note.content}
      </span>{' '}
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Lấy theo dõi làm kết quả nhiệm vụ ${position}`}
        onClick={take}
      >
        Lấy làm kết quả
      </Button>
    </div>
  )
}
