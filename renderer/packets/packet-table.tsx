import { Checkbox } from '@mantine/core'
import { formatDate } from '../../shared/calendar/dates.ts'
import { periodPhrase } from '../../shared/calendar/periods.ts'
import { meetingTitles } from '../../shared/meetings/meeting.ts'
import type { PacketItem, PacketRow, Phase } from '../../shared/packets/contract.ts'
import { MeetingFiles } from '../attachments/meeting-files.tsx'
import { TextLink } from '../components/link.tsx'
import { type Choice, canGo, isTaken, turnItem, turnMeeting } from './choice.ts'
import { hoursPhrase } from './hours.ts'
import { PasteText } from './paste-text.tsx'

interface PacketTableProps {
  readonly period: string
  readonly phase: Phase
  readonly rows: readonly PacketRow[]
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

/** The meetings with the fewest hours left first; each with what its packet will hold and what is missing. */
export function PacketTable({ period, phase, rows, choice, onChoose }: PacketTableProps) {
  return (
    <table className="table packets" aria-label={`Gói Sổ tay kỳ ${periodPhrase(period)}`}>
      <thead>
        <tr>
          <th scope="col">Chi bộ</th>
          <th scope="col">{phase === 'before' ? 'Hạn đưa tài liệu' : 'Hạn đăng'}</th>
          <th scope="col">Trong gói</th>
          <th scope="col">Còn thiếu</th>
          <th scope="col">Để dán</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.meetingId} row={row} phase={phase} choice={choice} onChoose={onChoose} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly row: PacketRow
  readonly phase: Phase
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

function Row({ row, phase, choice, onChoose }: RowProps) {
  const { meetingId, cellId, cellName, heldOn, kind } = row
  const { items, missing } = row[phase]
  return (
    <tr>
      <td>
        <div className="packet-cell">
          <Checkbox
            size="xs"
            aria-label={`Chọn ${cellName}, ${meetingTitles[kind]} ngày ${formatDate(heldOn)}`}
            checked={choice.meetings.has(meetingId)}
            disabled={!canGo(row, phase)}
            onChange={() => onChoose(turnMeeting(choice, meetingId))}
          />
          <span>
            <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
            <span className="packet-meeting">
              <TextLink to={`/buoi/${meetingId}`}>{formatDate(heldOn)}</TextLink>{' '}
              <span className="muted">{meetingTitles[kind]}</span>
            </span>
          </span>
        </div>
      </td>
      <td>
        <Deadline row={row} phase={phase} />
      </td>
      <td>
        {items.length === 0 && <span className="muted">Chưa có gì</span>}
        {items.map((item) => (
          <Item
            key={item.key}
            item={item}
            cellName={cellName}
            isTaken={isTaken(choice, meetingId, item)}
            onTurn={() => onChoose(turnItem(choice, meetingId, item))}
          />
        ))}
        {phase === 'before' && (
          <div className="packet-attach">
            <MeetingFiles meetingId={meetingId} cellName={cellName} purpose="preparation" />
          </div>
        )}
      </td>
      <td>
        {missing.map((sentence) => (
          <div key={sentence} className="muted">
            {sentence}
          </div>
        ))}
      </td>
      <td>
        <PasteText meetingId={meetingId} phase={phase} cellName={cellName} />
      </td>
    </tr>
  )
}

interface ItemProps {
  readonly item: PacketItem
  readonly cellName: string
  readonly isTaken: boolean
  readonly onTurn: () => void
}

function Item({ item, cellName, isTaken, onTurn }: ItemProps) {
  const { name, paper, note } = item
  return (
    <div className="packet-item">
      <Checkbox
        size="xs"
        aria-label={`Đưa vào gói: ${name} của ${cellName}`}
        checked={isTaken}
        onChange={onTurn}
      />
      <span>
        {paper === null ? name : <TextLink to={`/van-ban/${paper.id}`}>{name}</TextLink>}
        {paper?.postedOn && <span className="muted"> đã đăng {formatDate(paper.postedOn)}</span>}
        {!isTaken && <span className="tag">không đăng</span>}
        {note !== '' && <span className="packet-note">{note}</span>}
      </span>
    </div>
  )
}

function Deadline({ row, phase }: Pick<RowProps, 'row' | 'phase'>) {
  const done = phase === 'before' ? row.uploadedOn : row.postedOn
  const by = phase === 'before' ? row.uploadBy : row.postBy
  if (done !== null) {
    return (
      <>
        {phase === 'before' ? 'Đã đưa' : 'Đã đăng'} {formatDate(done)}
        {done > by && <span className="muted"> (sau hạn)</span>}
      </>
    )
  }
  if (row.kind === 'committee') return <span className="muted">Không đăng</span>
  const isLate = row.due === phase && row.hoursLeft !== null && row.hoursLeft < 0
  return (
    <>
      {formatDate(by)}
      {row.due === phase && row.hoursLeft !== null && (
        <div>
          <span className="tag" data-attention={isLate || undefined}>
            {hoursPhrase(row.hoursLeft)}
          </span>
        </div>
      )}
    </>
  )
}
