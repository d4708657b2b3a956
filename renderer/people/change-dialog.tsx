import { Button, Group, Modal } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { useRead } from '../office.ts'

interface ChangeDialogProps {
  readonly isOpen: boolean
  readonly title: string
  readonly submitLabel: string
  readonly isBusy: boolean
  readonly fault: unknown
  /** What is chosen: the new cell, the new standing. */
  readonly children: ReactNode
  readonly onSubmit: (from: string) => void
  readonly onClose: () => void
}

/** A change in a member's life that holds from a day on. */
export function ChangeDialog(props: ChangeDialogProps) {
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <ChangeForm {...props} />
    </Modal>
  )
}

function ChangeForm({ submitLabel, isBusy, fault, children, onSubmit, onClose }: ChangeDialogProps) {
  const today = useRead('setup.state', {}).data?.today ?? null
  const from = useRef(today)
  const [problem, setProblem] = useState<string>()
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        leaveField()
        setProblem(from.current === null ? 'Chưa nhập ngày' : undefined)
        if (from.current !== null) onSubmit(from.current)
      }}
    >
      {children}
      <DateField
        label="Từ ngày"
        required
        defaultValue={today}
        error={problem}
        onCommit={(date) => {
          from.current = date
        }}
        onProblem={(wrong) => {
          if (wrong !== undefined) from.current = null
        }}
      />
      <Fault fault={fault} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Quay lại
        </Button>
        <Button type="submit" loading={isBusy}>
          {submitLabel}
        </Button>
      </Group>
    </form>
  )
}
