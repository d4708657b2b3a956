import { TextInput, VisuallyHidden } from '@mantine/core'
import {
  type AttendanceState,
  attendanceNames,
  attendanceStates,
  type Mark,
  type RollLine,
} from '../../shared/meetings/meeting.ts'
import { standingNames } from '../../shared/people/person.ts'
import { Icon } from '../components/icons.tsx'
import { useContent, useForm } from './form.ts'

export type MarkFlag = 'isLate' | 'isOnline'
export const flagNames: Readonly<Record<MarkFlag, string>> = {
  isLate: 'Đến muộn',
  isOnline: 'Dự trực tuyến',
}
export const shownFlags = (asksOnline: boolean): readonly MarkFlag[] =>
  asksOnline ? ['isLate', 'isOnline'] : ['isLate']

interface LineProps {
  readonly line: RollLine
  /** Whether some take part online, so that it is asked who. */
  readonly asksOnline: boolean
}

interface RollRowProps extends LineProps {
  /** The one line that Tab stops at. */
  readonly isCurrent: boolean
  readonly onEnter: () => void
  readonly onMark: (personId: string, state: AttendanceState) => void
  readonly onFlag: (personId: string, flag: MarkFlag) => void
}

const useMark = ({ personId }: RollLine): Mark | undefined =>
  useContent((content) => content.marks.find((mark) => mark.personId === personId))

/** One line of the roll while it is being called. */
export function RollRow({ line, asksOnline, isCurrent, onEnter, onMark, onFlag }: RollRowProps) {
  const form = useForm()
  const mark = useMark(line)
  const tabIndex = isCurrent ? 0 : -1
  const setReason = (reason: string) => {
    const { marks } = form.read()
    form.change({
      marks: marks.map((other) => (other.personId === line.personId ? { ...other, reason } : other)),
    })
  }
  return (
    <tr data-person={line.personId} data-state={mark?.state} onFocus={onEnter}>
      <td className="roll-position">{line.number}</td>
      <th scope="row" className="roll-name">
        <Name line={line} />
        {mark?.state === 'excused' && (
          <TextInput
            size="xs"
            aria-label={`Lý do vắng của ${line.fullName}`}
            placeholder="Lý do vắng"
            defaultValue={mark.reason}
            maxLength={200}
            tabIndex={tabIndex}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </th>
      {attendanceStates.map((state) => (
        <td key={state} className="roll-state">
          <label>
            <input
              type="radio"
              name={`mark-${line.personId}`}
              aria-label={`${line.fullName}: ${attendanceNames[state]}`}
              checked={mark?.state === state}
              tabIndex={tabIndex}
              onChange={() => onMark(line.personId, state)}
            />
          </label>
        </td>
      ))}
      {shownFlags(asksOnline).map((flag) => (
        <td key={flag} className="roll-flag">
          <label>
            <input
              type="checkbox"
              aria-label={`${line.fullName}: ${flagNames[flag]}`}
              checked={mark?.[flag] === true}
              disabled={mark?.state !== 'present'}
              tabIndex={tabIndex}
              onChange={() => onFlag(line.personId, flag)}
            />
          </label>
        </td>
      ))}
    </tr>
  )
}

/** One line of the roll of a locked meeting. */
export function WrittenRow({ line, asksOnline }: LineProps) {
  const mark = useMark(line)
  return (
    <tr data-state={mark?.state}>
      <td className="roll-position">{line.number}</td>
      <th scope="row" className="roll-name">
        <Name line={line} />
        {mark !== undefined && mark.reason !== '' && <span className="roll-note">({mark.reason})</span>}
      </th>
      {attendanceStates.map((state) => (
        <td key={state} className="roll-state">
          {mark?.state === state && (
            <>
              <Icon name="check" size={16} />
              <VisuallyHidden>{attendanceNames[state]}</VisuallyHidden>
            </>
          )}
        </td>
      ))}
      {shownFlags(asksOnline).map((flag) => (
        <td key={flag} className="roll-flag">
          {mark?.[flag] === true && (
            <>
              <Icon name="check" size={16} />
              <VisuallyHidden>{flagNames[flag]}</VisuallyHidden>
            </>
          )}
        </td>
      ))}
    </tr>
  )
}

function Name({ line }: { readonly line: RollLine }) {
  const notes = [line.post, line.standing === 'official' ? '' : standingNames[line.standing]].filter(
    (note) => note !== '',
  )
  return (
    <>
      {line.fullName}
      {notes.length > 0 && <span className="roll-note">{notes.join(', ')}</span>}
    </>
  )
}
