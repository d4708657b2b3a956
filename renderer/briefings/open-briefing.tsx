import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { formatPeriod, periodOf } from '../../shared/calendar/periods.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { useWrite } from '../office.ts'

interface OpenBriefingProps {
  readonly today: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Opens a briefing: when. Its month is that of its day. */
export function OpenBriefing({ isOpen, onClose, today }: OpenBriefingProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Mở buổi giao ban"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <OpenForm today={today} onClose={onClose} />
    </Modal>
  )
}

function OpenForm({ today, onClose }: Omit<OpenBriefingProps, 'isOpen'>) {
  const open = useWrite('briefings.open')
  const [, go] = useLocation()
  const [heldOn, setHeldOn] = useState<string | null>(today)
  const [problem, setProblem] = useState<string>()
  const submit = () => {
    if (heldOn === null) {
      setProblem('Chưa nhập ngày họp')
      return
    }
    open.mutate(
      { period: periodOf(heldOn), heldOn },
      {
        onSuccess: ({ id }) => {
          onClose()
          go(`/buoi/${id}`)
        },
      },
    )
  }
  const error = problem ?? open.error?.fields.heldOn
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <DateField
        label="Ngày họp"
        required
        defaultValue={today}
        onCommit={(day) => {
          setHeldOn(day)
          setProblem(undefined)
        }}
        onProblem={(wrong) => setProblem(wrong)}
        {...(error !== undefined && { error })}
      />
      <p className="small muted">
        Bí thư của mọi chi bộ vào ngày này được triệu tập
        {heldOn !== null && `; buổi họp thuộc kỳ ${formatPeriod(periodOf(heldOn))}`}.
      </p>
      <Fault fault={open.error} />
      <Group justify="flex-end">
        <Button type="submit" loading={open.isPending}>
          Mở buổi giao ban
        </Button>
      </Group>
    </form>
  )
}
