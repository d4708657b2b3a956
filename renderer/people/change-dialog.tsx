import { Button, Group, Modal, NativeSelect } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { type OfficeFault, useRead } from '../office.ts'

interface ChangeDialogProps<V extends string> {
  readonly isOpen: boolean
  readonly title: string
  /** What is chosen anew: "chi bộ", "trạng thái". */
  readonly what: string
  readonly choices: readonly { readonly value: V; readonly label: string }[]
  /** What holds until then. */
  readonly children?: ReactNode
  readonly submitLabel: string
  readonly write: {
    readonly isPending: boolean
    readonly error: OfficeFault | null
    readonly reset: () => void
  }
  readonly onSubmit: (value: V, from: string) => void
  readonly onClose: () => void
}

/** A change in a member's life that holds from a day on: another cell, another standing. */
export function ChangeDialog<V extends string>(props: ChangeDialogProps<V>) {
  const close = () => {
    props.write.reset()
    props.onClose()
  }
  return (
    <Modal
      opened={props.isOpen}
      onClose={close}
      title={props.title}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <ChangeForm {...props} onClose={close} />
    </Modal>
  )
}

function ChangeForm<V extends string>(props: ChangeDialogProps<V>) {
  const { what, choices, write } = props
  const today = useRead('setup.state', {}).data?.today ?? null
  const from = useRef(today)
  const chosen = useRef<V>(undefined)
  const [problems, setProblems] = useState<{ readonly choice?: string; readonly from?: string }>({})
  const submit = () => {
    leaveField()
    setProblems({
      ...(chosen.current === undefined && { choice: `Chưa chọn ${what}` }),
      ...(from.current === null && { from: 'Chưa nhập ngày' }),
    })
    if (chosen.current !== undefined && from.current !== null) props.onSubmit(chosen.current, from.current)
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {props.children}
      <NativeSelect
        label={`${what.charAt(0).toLocaleUpperCase('vi')}${what.slice(1)} mới`}
        data-autofocus
        error={problems.choice}
        data={[{ value: '', label: `chọn ${what}` }, ...choices]}
        onChange={(event) => {
          chosen.current = choices.find(({ value }) => value === event.currentTarget.value)?.value
        }}
      />
      <DateField
        label="Từ ngày"
        required
        defaultValue={today}
        error={problems.from}
        onCommit={(date) => {
          from.current = date
        }}
        onProblem={(wrong) => {
          if (wrong !== undefined) from.current = null
        }}
      />
      <Fault fault={write.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={props.onClose}>
          Quay lại
        </Button>
        <Button type="submit" loading={write.isPending}>
          {props.submitLabel}
        </Button>
      </Group>
    </form>
  )
}
