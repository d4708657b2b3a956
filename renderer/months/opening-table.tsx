import { Checkbox, VisuallyHidden } from '@mantine/core'
import { formatDate } from '../../shared/calendar/dates.ts'
import { meetingKindNames } from '../../shared/meetings/meeting.ts'
import type { OpeningRow } from '../../shared/months/contract.ts'
import { DateField } from '../components/date-field.tsx'
import { RowLink, TextLink } from '../components/link.tsx'

/** What the clerk chose otherwise than the preview has it; `heldOn` null where what was typed is no day. */
export interface Choice {
  readonly heldOn?: string | null
  readonly isOff?: boolean
}
export type Choices = Readonly<Record<string, Choice>>

export const keyOf = ({ cellId, kind }: OpeningRow): string => `${cellId} ${kind}`

/** The day on which a row's meeting will be opened; null where it will not be. */
export function dayToOpen(row: OpeningRow, { heldOn, isOff }: Choice = {}): string | null {
  if (row.state === 'opened' || isOff) return null
  // Another day was typed: whether the cell is there on it, the office tells.
  if (heldOn !== undefined) return heldOn
  return row.state === 'ready' ? row.heldOn : null
}

interface OpeningTableProps {
  readonly rows: readonly OpeningRow[]
  readonly choices: Choices
  readonly onChoose: (key: string, choice: Choice) => void
}

/** Every cell with the day on which its meeting opens: that of its plan, of its habit, or one that is typed here. */
export function OpeningTable({ rows, choices, onChoose }: OpeningTableProps) {
  return (
    <table className="table opening-table" aria-label="Các buổi sẽ mở">
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>Mở</VisuallyHidden>
          </th>
          <th scope="col">Chi bộ</th>
          <th scope="col">Ngày họp</th>
          <th scope="col" className="number">
            Danh sách
          </th>
          <th scope="col" className="number">
            Nhiệm vụ chuyển sang
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = keyOf(row)
          return (
            <Row
              key={key}
              row={row}
              choice={choices[key] ?? {}}
              onChoose={(choice) => onChoose(key, { ...choices[key], ...choice })}
            />
          )
        })}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly row: OpeningRow
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

function Row({ row, choice, onChoose }: RowProps) {
  const { cellName, kind, heldOn, members, openTasks } = row
  const day = dayToOpen(row, choice)
  const name = kind === 'regular' ? cellName : `${cellName}, ${meetingKindNames[kind]}`
  if (row.state === 'opened') {
    return (
      <tr>
        <td />
        <td>
          <CellName row={row} />
        </td>
        <td>
          <TextLink
            to={`/buoi/${row.meetingId}`}
            aria-label={`${heldOn === null ? '' : formatDate(heldOn)}, ${name}`}
          >
            {heldOn === null ? '' : formatDate(heldOn)}
          </TextLink>{' '}
          <span className="tag">Đã mở</span>
        </td>
        <td className="number">{members}</td>
        <td className="number">{openTasks}</td>
      </tr>
    )
  }
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={`Mở buổi của ${name}`}
          checked={day !== null}
          disabled={day === null && choice.isOff !== true}
          onChange={(event) => onChoose({ isOff: !event.currentTarget.checked })}
        />
      </td>
      <td>
        <CellName row={row} />
        {choice.heldOn === undefined && row.state !== 'ready' && (
          <p className="small attention">{reasons[row.state]}</p>
        )}
      </td>
      <td className="opening-day">
        <DateField
          label={`Ngày họp của ${name}`}
          hideLabel
          defaultValue={heldOn}
          onCommit={(value) => onChoose({ heldOn: value, isOff: false })}
          onProblem={(problem) => {
            if (problem !== undefined) onChoose({ heldOn: null })
          }}
        />
      </td>
      <td className="number">{row.state === 'ready' && choice.heldOn === undefined ? members : ''}</td>
      <td className="number">{openTasks}</td>
    </tr>
  )
}

const reasons: Readonly<Record<Exclude<OpeningRow['state'], 'opened' | 'ready'>, string>> = {
  missed: 'Đã ghi là không họp. Mở buổi thì bỏ ghi này.',
  'no-day': 'Chưa biết ngày họp. Nhập ngày để mở.',
  'no-members': 'Ngày này chi bộ chưa có đảng viên trong sổ.',
  'not-living': 'Ngày này chi bộ chưa thành lập hoặc đã kết thúc. Nhập ngày khác để mở.',
}

function CellName({ row: { cellId, cellName, kind } }: { readonly row: OpeningRow }) {
  return (
    <>
      <RowLink to={`/chi-bo/${cellId}`}>{cellName}</RowLink>
      {kind !== 'regular' && <span className="muted"> {meetingKindNames[kind]}</span>}
    </>
  )
}
