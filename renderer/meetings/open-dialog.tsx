import { Button, Group, Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { addDays } from '../../shared/calendar/dates.ts'
import { addPeriods, nextPeriod, periodPhrase } from '../../shared/calendar/periods.ts'
import type { MonthRow } from '../../shared/meetings/contract.ts'
import {
  cellMeetingKinds,
  isMonthlyKind,
  type MeetingKind,
  meetingTitles,
} from '../../shared/meetings/meeting.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { inputProps } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'

interface OpenDialogProps {
  readonly isOpen: boolean
  readonly period: string
  readonly today: string
  readonly rows: readonly MonthRow[]
  /** The cell whose line was pressed. */
  readonly row: MonthRow | undefined
  readonly onClose: () => void
}

/** Opens a meeting: whose, of which kỳ, of what kind, held when. The kỳ is a month, not the date. */
export function OpenDialog({ isOpen, onClose, ...form }: OpenDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Mở buổi sinh hoạt"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <OpenForm {...form} onClose={onClose} />
    </Modal>
  )
}

/** A committee meets some days before the cell, to prepare. */
const daysBefore = 2

/** The day on which it was probably held: that of the plan or the habit, and no day to come. */
function dayOf(
  row: MonthRow | undefined,
  { kind, period, today }: { readonly kind: MeetingKind; readonly period: string; readonly today: string },
): string {
  const lastDay = addDays(`${nextPeriod(period)}-01`, -1)
  const monthly = row?.meetings.find((meeting) => isMonthlyKind(meeting.kind))?.heldOn ?? row?.expectedOn
  const likely = monthly ?? (lastDay < today ? lastDay : today)
  const day = kind === 'committee' && monthly ? addDays(monthly, -daysBefore) : likely
  return day <= today ? day : today
}

function OpenForm({ period, today, rows, row, onClose }: Omit<OpenDialogProps, 'isOpen'>) {
  const open = useWrite('meetings.open')
  const [, go] = useLocation()
  const [cellId, setCell] = useState(row?.cellId ?? rows[0]?.cellId ?? '')
  const [of, setPeriod] = useState(period)
  const [kind, setKind] = useState<MeetingKind>('regular')
  /** What the clerk has typed; undefined as long as the day is the proposed one. */
  const [typedDay, setTypedDay] = useState<string | null>()
  const proposed = dayOf(
    rows.find((candidate) => candidate.cellId === cellId),
    { kind, period: of, today },
  )
  const heldOn = typedDay === undefined ? proposed : typedDay
  const [problem, setProblem] = useState<string>()

  const submit = () => {
    if (heldOn === null) {
      setProblem('Chưa nhập ngày họp')
      return
    }
    open.mutate(
      { cellId, period: of, kind, heldOn },
      {
        onSuccess: ({ id }) => {
          onClose()
          go(`/buoi/${id}`)
        },
      },
    )
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <NativeSelect
        {...inputProps({ label: 'Chi bộ' })}
        value={cellId}
        data={rows.map((candidate) => ({ value: candidate.cellId, label: candidate.cellName }))}
        onChange={(event) => setCell(event.currentTarget.value)}
      />
      <div className="field-row">
        <NativeSelect
          {...inputProps({ label: 'Kỳ sinh hoạt' })}
          value={of}
          data={[-2, -1, 0, 1, 2].map((by) => {
            const value = addPeriods(period, by)
            return { value, label: periodPhrase(value) }
          })}
          onChange={(event) => setPeriod(event.currentTarget.value)}
        />
        <NativeSelect
          {...inputProps({ label: 'Loại sinh hoạt' })}
          value={kind}
          data={cellMeetingKinds.map((value) => ({ value, label: meetingTitles[value] }))}
          onChange={(event) => {
            const next = cellMeetingKinds.find((value) => value === event.currentTarget.value)
            if (next !== undefined) setKind(next)
          }}
        />
      </div>
      <DateField
        label="Ngày họp"
        required
        autoFocus
        defaultValue={heldOn}
        description="Danh sách điểm danh lấy theo ngày này. Ngày họp có thể ở ngoài tháng của kỳ."
        error={problem}
        onCommit={(value) => {
          setTypedDay(value)
          setProblem(undefined)
        }}
        onProblem={(wrong) => {
          if (wrong !== undefined) setTypedDay(null)
        }}
      />
      <Fault fault={open.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Quay lại
        </Button>
        <Button type="submit" loading={open.isPending}>
          Mở buổi sinh hoạt
        </Button>
      </Group>
    </form>
  )
}
