import { Button, Group, Text } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { everyonePresent } from '../../shared/meetings/attendance.ts'
import {
  type AttendanceState,
  attendanceStates,
  type Mark,
  type RollLine,
} from '../../shared/meetings/meeting.ts'
import { AttendanceFigures } from './attendance-figures.tsx'
import { useContent, useForm } from './form.ts'
import { flagNames, type MarkFlag, RollRow, shownFlags, WrittenRow } from './roll-row.tsx'

interface RollCallProps {
  readonly roll: readonly RollLine[]
  readonly isReadOnly: boolean
}

const KEYS: Readonly<Record<string, AttendanceState>> = {
  c: 'present',
  p: 'excused',
  k: 'absent',
  m: 'exempt',
}
const FLAG_KEYS: Readonly<Record<string, MarkFlag>> = { d: 'isLate', t: 'isOnline' }
const HEADS: Readonly<Record<AttendanceState, string>> = {
  present: 'Có mặt',
  excused: 'Vắng có lý do',
  absent: 'Vắng không lý do',
  exempt: 'Miễn',
}
const FLAG_HEADS: Readonly<Record<MarkFlag, string>> = { isLate: 'Đến muộn', isOnline: 'Trực tuyến' }

const present = (personId: string): Mark => ({ personId, state: 'present', reason: '' })

/**
 * Điểm danh: the roll in its order, everybody present by one key, the exceptions by exception. One line at a time is
 * in the order of Tab; arrow keys go over the roll.
 */
export function RollCall({ roll, isReadOnly }: RollCallProps) {
  const form = useForm()
  const table = useRef<HTMLTableElement>(null)

  const asksOnline = useContent(
    ({ mode, marks }) => mode === 'mixed' || marks.some(({ isOnline }) => isOnline),
  )
  const flags = shownFlags(asksOnline)
  const [current, setCurrent] = useState(0)
  /** Reasons typed before a line was marked otherwise, for when it is marked back. */
  const reasons = useRef(new Map<string, string>())
  /** The key that marked the last line, for as long as it may be held down. */
  const held = useRef('')

  const put = (personId: string, state: AttendanceState) => {
    const { marks } = form.read()
    const before = marks.find((mark) => mark.personId === personId)
    if (before !== undefined && before.reason !== '') reasons.current.set(personId, before.reason)
    const reason = state === 'excused' ? (reasons.current.get(personId) ?? '') : ''
    replace(
      before,
      state === 'present' ? { ...before, personId, state, reason } : { personId, state, reason },
    )
  }
  const replace = (before: Mark | undefined, mark: Mark) => {
    const { marks } = form.read()
    form.change({
      marks:
        before === undefined ? [...marks, mark] : marks.map((other) => (other === before ? mark : other)),
    })
  }
  /** Whoever came late or took part online was there. */
  const toggle = (personId: string, flag: MarkFlag) => {
    const before = form.read().marks.find((mark) => mark.personId === personId)
    const { [flag]: isSet, ...others } = before?.state === 'present' ? before : present(personId)
    replace(before, isSet ? others : { ...others, [flag]: true })
  }
  const allPresent = () => form.change({ marks: everyonePresent(roll, form.read().marks) })

  const focusLine = (position: number) => {
    const line = table.current?.querySelectorAll('tbody tr')[position]
    const radio =
      line?.querySelector<HTMLElement>('input[type=radio]:checked') ??
      line?.querySelector<HTMLElement>('input[type=radio]')
    radio?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (isReadOnly || event.ctrlKey || event.altKey || event.metaKey) return
    const field = event.target
    if (!(field instanceof HTMLInputElement)) return
    const row = field.closest('tr')
    const position = roll.findIndex((line) => line.personId === row?.dataset.person)
    const line = roll[position]
    if (line === undefined) return
    if (event.repeat && event.key === held.current) {
      // It would mark the lines below, or stand in the reason.
      event.preventDefault()
      return
    }
    held.current = ''
    const isReason = field.type === 'text'
    const go = (to: number) => {
      event.preventDefault()
      focusLine(Math.min(roll.length - 1, Math.max(0, to)))
    }
    if (event.key === 'ArrowDown' || event.key === 'Enter') go(position + 1)
    else if (event.key === 'ArrowUp') go(position - 1)
    else if (!isReason && event.key === 'Home') go(0)
    else if (!isReason && event.key === 'End') go(roll.length - 1)
    else if (!isReason) {
      const state = KEYS[event.key.toLowerCase()]
      const flag = FLAG_KEYS[event.key.toLowerCase()]
      if (flag !== undefined && flags.includes(flag)) {
        held.current = event.key
        flushSync(() => toggle(line.personId, flag))
        go(position + 1)
        return
      }
      if (state === undefined) return
      held.current = event.key
      // Drawn at once: the next key may be waiting already, and belongs into the reason.
      flushSync(() => put(line.personId, state))
      if (state === 'excused') {
        event.preventDefault()
        row?.querySelector<HTMLInputElement>('input:not([type=radio])')?.focus()
      } else go(position + 1)
    }
  }

  return (
    <div className="roll-call">
      {!isReadOnly && (
        <Group justify="space-between" gap="sm">
          <Button variant="default" size="xs" onClick={allPresent}>
            Tất cả có mặt
          </Button>
          <Text size="xs" c="dimmed">
            Mũi tên: chuyển dòng. <kbd>C</kbd> có mặt, <kbd>P</kbd> vắng có lý do, <kbd>K</kbd> vắng không lý
            do, <kbd>M</kbd> miễn, <kbd>D</kbd> đến muộn
            {asksOnline && (
              <>
                , <kbd>T</kbd> trực tuyến
              </>
            )}
          </Text>
        </Group>
      )}
      <table ref={table} onKeyDown={onKeyDown} aria-label="Điểm danh">
        <thead>
          <tr>
            <th scope="col">STT</th>
            <th scope="col" className="roll-name">
              Họ và tên
            </th>
            {attendanceStates.map((state) => (
              <th scope="col" key={state} className="roll-state">
                {HEADS[state]}
              </th>
            ))}
            {flags.map((flag) => (
              <th scope="col" key={flag} className="roll-flag" title={flagNames[flag]}>
                {FLAG_HEADS[flag]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roll.map((line, index) =>
            isReadOnly ? (
              <WrittenRow key={line.personId} line={line} asksOnline={asksOnline} />
            ) : (
              <RollRow
                key={line.personId}
                line={line}
                asksOnline={asksOnline}
                isCurrent={index === Math.min(current, roll.length - 1)}
                onEnter={() => setCurrent(index)}
                onMark={put}
                onFlag={toggle}
              />
            ),
          )}
        </tbody>
      </table>
      <AttendanceFigures roll={roll} />
    </div>
  )
}
