import { Button, Group, NativeSelect, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import {
  type CalledLine,
  type CalledState,
  calledLines,
  calledStateNames,
  calledStateOf,
  calledStates,
  cameLate,
  markCalled,
  standInOf,
  turnLate,
} from '../../shared/briefings/calling.ts'
import { briefingFigures } from '../../shared/briefings/seats.ts'
import type { RollLine } from '../../shared/meetings/meeting.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'
import { Icon } from '../components/icons.tsx'
import { useContent, useForm } from '../meetings/form.ts'

const KEYS: Readonly<Record<string, CalledState>> = { c: 'present', t: 'stand-in', p: 'excused', k: 'absent' }
const LATE = 'Đến muộn'
const HEADS: Readonly<Record<CalledState, string>> = {
  present: 'Có mặt',
  'stand-in': 'Dự thay',
  excused: 'Vắng có lý do',
  absent: 'Vắng không lý do',
}

interface RollProps {
  readonly roll: readonly RollLine[]
  readonly isReadOnly: boolean
}

/** Điểm danh of a briefing: a row for everybody called, and whether a deputy stood in. */
export function BriefingRoll({ roll, isReadOnly }: RollProps) {
  const form = useForm()
  const rows = useMemo(() => calledLines(roll), [roll])
  const table = useRef<HTMLTableElement>(null)
  const [current, setCurrent] = useState(0)

  const put = (called: CalledLine, state: CalledState, standInId?: string) =>
    form.change({ marks: markCalled(form.read().marks, called, state, standInId) })
  const turn = (called: CalledLine) => form.change({ marks: turnLate(form.read().marks, called) })
  const allPresent = () =>
    form.change({
      marks: rows.reduce(
        (marks, called) =>
          calledStateOf(called, marks) === null ? markCalled(marks, called, 'present') : marks,
        form.read().marks,
      ),
    })
  const focusRow = (position: number) => {
    const row = table.current?.querySelectorAll('tbody tr')[Math.max(0, Math.min(rows.length - 1, position))]
    const radio =
      row?.querySelector<HTMLElement>('input[type=radio]:checked') ??
      row?.querySelector<HTMLElement>('input[type=radio]')
    radio?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (isReadOnly || event.ctrlKey || event.altKey || event.metaKey) return
    const field = event.target
    if (!(field instanceof HTMLInputElement)) return
    const row = field.closest('tr')
    const position = rows.findIndex(({ line }) => line.personId === row?.dataset.person)
    const called = rows[position]
    if (called === undefined) return
    if (event.key === 'ArrowDown' || event.key === 'Enter') focusRow(position + 1)
    else if (event.key === 'ArrowUp') focusRow(position - 1)
    else if (field.type !== 'text' && event.key.toLowerCase() === 'd') {
      flushSync(() => turn(called))
      focusRow(position + 1)
    } else {
      const state = field.type === 'text' ? undefined : KEYS[event.key.toLowerCase()]
      if (state === undefined || (state === 'stand-in' && called.standIns.length === 0)) return
      // Drawn at once: the next key may be waiting already, and belongs into the reason.
      flushSync(() => put(called, state))
      if (state === 'excused') row?.querySelector<HTMLInputElement>('.roll-name input')?.focus()
      else focusRow(position + 1)
    }
    event.preventDefault()
  }

  return (
    <div className="roll-call">
      {!isReadOnly && (
        <Group justify="space-between" gap="sm">
          <Button variant="default" size="xs" onClick={allPresent}>
            Tất cả có mặt
          </Button>
          <Text size="xs" c="dimmed">
            Mũi tên: chuyển dòng. <kbd>C</kbd> có mặt, <kbd>T</kbd> phó bí thư dự thay, <kbd>P</kbd> vắng có
            lý do, <kbd>K</kbd> vắng không lý do, <kbd>D</kbd> đến muộn
          </Text>
        </Group>
      )}
      <table ref={table} onKeyDown={onKeyDown} aria-label="Điểm danh bí thư chi bộ">
        <thead>
          <tr>
            <th scope="col">STT</th>
            <th scope="col" className="roll-name">
              Bí thư, chi bộ
            </th>
            {calledStates.map((state) => (
              <th scope="col" key={state} className="roll-state">
                {HEADS[state]}
              </th>
            ))}
            <th scope="col" className="roll-flag">
              {LATE}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((called, index) => (
            <Row
              key={called.line.personId}
              called={called}
              isReadOnly={isReadOnly}
              isCurrent={index === Math.min(current, rows.length - 1)}
              onEnter={() => setCurrent(index)}
              onMark={put}
              onLate={turn}
            />
          ))}
        </tbody>
      </table>
      <Figures roll={roll} />
    </div>
  )
}

interface RowProps {
  readonly called: CalledLine
  readonly isReadOnly: boolean
  /** The one line that Tab stops at. */
  readonly isCurrent: boolean
  readonly onEnter: () => void
  readonly onMark: (called: CalledLine, state: CalledState, standInId?: string) => void
  readonly onLate: (called: CalledLine) => void
}

function Row({ called, isReadOnly, isCurrent, onEnter, onMark, onLate }: RowProps) {
  const { line, cellNames, standIns } = called
  const marks = useContent((content) => content.marks)
  const state = calledStateOf(called, marks)
  const mark = marks.find(({ personId }) => personId === line.personId)
  const isLate = cameLate(called, marks)
  const tabIndex = isCurrent ? 0 : -1
  return (
    <tr data-person={line.personId} data-state={state ?? undefined} onFocus={onEnter}>
      <td className="roll-position">{line.number}</td>
      <th scope="row" className="roll-name">
        {line.fullName}
        <span className="roll-note">{cellNames.join(', ')}</span>
        {state === 'stand-in' && (
          <StandIn called={called} isReadOnly={isReadOnly} tabIndex={tabIndex} onMark={onMark} />
        )}
        {state === 'excused' &&
          (isReadOnly ? (
            mark?.reason !== '' && <span className="roll-note">({mark?.reason})</span>
          ) : (
            <Reason line={line} reason={mark?.reason ?? ''} tabIndex={tabIndex} />
          ))}
      </th>
      {calledStates.map((each) => (
        <td key={each} className="roll-state">
          {isReadOnly ? (
            state === each && <Ticked words={calledStateNames[each]} />
          ) : (
            <label>
              <input
                type="radio"
                name={`mark-${line.personId}`}
                aria-label={`${line.fullName}: ${calledStateNames[each]}`}
                checked={state === each}
                disabled={each === 'stand-in' && standIns.length === 0}
                tabIndex={tabIndex}
                onChange={() => onMark(called, each)}
              />
            </label>
          )}
        </td>
      ))}
      <td className="roll-flag">
        {isReadOnly ? (
          isLate && <Ticked words={LATE} />
        ) : (
          <label>
            <input
              type="checkbox"
              aria-label={`${line.fullName}: ${LATE}`}
              checked={isLate}
              disabled={state !== 'present' && state !== 'stand-in'}
              tabIndex={tabIndex}
              onChange={() => onLate(called)}
            />
          </label>
        )}
      </td>
    </tr>
  )
}

const Ticked = ({ words }: { readonly words: string }) => (
  <>
    <Icon name="check" size={16} />
    <VisuallyHidden>{words}</VisuallyHidden>
  </>
)

interface ReasonProps {
  readonly line: RollLine
  readonly reason: string
  readonly tabIndex: number
}

function Reason({ line, reason, tabIndex }: ReasonProps) {
  const form = useForm()
  return (
    <TextInput
      size="xs"
      aria-label={`Lý do vắng của ${line.fullName}`}
      placeholder="Lý do vắng"
      defaultValue={reason}
      maxLength={200}
      tabIndex={tabIndex}
      onInput={(event) => {
        const typed = event.currentTarget.value
        form.change({
          marks: form
            .read()
            .marks.map((other) => (other.personId === line.personId ? { ...other, reason: typed } : other)),
        })
      }}
    />
  )
}

/** Who stands in; asked only where a cell has several deputies. */
function StandIn({
  called,
  isReadOnly,
  tabIndex,
  onMark,
}: Omit<RowProps, 'isCurrent' | 'onEnter' | 'onLate'> & {
  readonly tabIndex: number
}) {
  const { line, standIns } = called
  const standIn = useContent((content) => standInOf(called, content.marks)?.personId)
  const name = standIns.find(({ personId }) => personId === standIn)?.fullName ?? ''
  if (isReadOnly || standIns.length === 1) return <span className="roll-note stand-in">dự thay: {name}</span>
  return (
    <NativeSelect
      size="xs"
      aria-label={`Người dự thay ${line.fullName}`}
      value={standIn ?? ''}
      tabIndex={tabIndex}
      data={standIns.map(({ personId, fullName }) => ({ value: personId, label: fullName }))}
      onChange={(event) => onMark(called, 'stand-in', event.currentTarget.value)}
    />
  )
}

function Figures({ roll }: { readonly roll: readonly RollLine[] }) {
  const marks = useContent((content) => content.marks)
  const { cells, represented, byStandIn, late, excused, absent, unmarked } = briefingFigures(roll, marks)
  const figures = [
    ['Chi bộ triệu tập', cells],
    ['Có mặt', represented],
    ...(byStandIn > 0 ? [['Phó bí thư dự thay', byStandIn] as const] : []),
    ...(late > 0 ? [[LATE, late] as const] : []),
    ['Vắng có lý do', excused],
    ['Vắng không lý do', absent],
    ...(unmarked > 0 ? [['Chưa điểm danh', unmarked] as const] : []),
  ] as const
  return (
    <div className="attendance-figures" role="status">
      <dl>
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {unmarked < cells && (
        <p>
          Tỷ lệ dự: {formatCount(represented)}/{formatCount(cells)} chi bộ{' '}
          <strong>({formatPercent(represented, cells)})</strong>
        </p>
      )}
    </div>
  )
}
