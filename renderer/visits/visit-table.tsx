import { formatDate } from '../../shared/calendar/dates.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import {
  cameWords,
  countVisits,
  type MemberVisits,
  standInWords,
  type VisitLine,
} from '../../shared/visits/lines.ts'
import { TextLink } from '../components/link.tsx'

interface VisitTableProps {
  readonly period: string
  readonly members: readonly MemberVisits[]
  readonly chosen: VisitLine | undefined
}

const columns = ['Chi bộ', 'Ngày họp', 'Dự', 'Nhận xét', 'Việc đã hứa'] as const

/** A block a member, a line a cell; a line opens what was written of it. */
export function VisitTable({ period, members, chosen }: VisitTableProps) {
  const shown = chosen === undefined ? columns : columns.slice(0, 3)
  return (
    <table className="table visits-table" aria-label="Cấp ủy viên dự sinh hoạt chi bộ">
      <thead>
        <tr>
          {shown.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {members.map((member) => (
        <tbody key={member.personId}>
          <tr className="visit-member">
            <th scope="rowgroup" colSpan={shown.length}>
              <TextLink to={`/dang-vien/${member.personId}`}>{member.fullName}</TextLink>{' '}
              <span className="small muted">{turnsOf(member)}</span>
            </th>
          </tr>
          {member.lines.map((line) => (
            <Line
              key={`${line.cellId} ${line.held?.meeting.id}`}
              line={line}
              period={period}
              isChosen={line === chosen}
              isNarrow={chosen !== undefined}
            />
          ))}
        </tbody>
      ))}
    </table>
  )
}

const turnsOf = ({ lines }: MemberVisits): string => {
  const { due, came, unknown } = countVisits(lines)
  if (due === 0) return 'chưa có buổi nào đã họp'
  const rest = unknown === 0 ? '' : `, ${formatCount(unknown)} buổi chưa ghi`
  return `dự ${formatCount(came)}/${formatCount(due)} buổi${rest}`
}

interface LineProps {
  readonly line: VisitLine
  readonly period: string
  readonly isChosen: boolean
  readonly isNarrow: boolean
}

function Line({ line, period, isChosen, isNarrow }: LineProps) {
  const { cellId, cellName, personId, fullName, held } = line
  if (held === null) {
    return (
      <tr>
        <td>
          <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
        </td>
        <td colSpan={isNarrow ? 2 : 4} className="muted">
          Chưa mở buổi sinh hoạt trong kỳ
        </td>
      </tr>
    )
  }
  const { meeting, person } = held
  const { visit } = person
  const instead = standInWords(held)
  return (
    <tr data-chosen={isChosen || undefined}>
      <td>
        <TextLink
          to={`/cap-uy-vien/${period}?${new URLSearchParams({ buoi: meeting.id, nguoi: personId })}`}
          className="row-link"
          aria-label={`${cellName}, ${fullName}`}
        >
          {cellName}
        </TextLink>
      </td>
      <td>
        <TextLink to={`/buoi/${meeting.id}`}>{formatDate(meeting.heldOn)}</TextLink>
        {meeting.kind !== 'regular' && <span className="muted small"> {meetingKindNames[meeting.kind]}</span>}
      </td>
      <td>
        {meeting.isRecorded || visit.came !== null ? (
          <span className="tag" data-attention={visit.came === false || undefined}>
            {cameWords(person, meeting.isRecorded)}
          </span>
        ) : (
          <span className="muted">{cameWords(person, meeting.isRecorded)}</span>
        )}
        {instead !== '' && <span className="muted small"> {instead}</span>}
      </td>
      {!isNarrow && (
        <>
          <td className="visit-text">{visit.remarks}</td>
          <td className="visit-text">
            {visit.promise}
            {visit.promise !== '' && (
              <span className="muted small"> {promiseState(visit.promiseDueOn, visit.keptOn)}</span>
            )}
          </td>
        </>
      )}
    </tr>
  )
}

function promiseState(dueOn: string | null, keptOn: string | null): string {
  if (keptOn !== null) return `đã thực hiện ${formatDate(keptOn)}`
  return dueOn === null ? 'chưa có hạn' : `hạn ${formatDate(dueOn)}`
}
