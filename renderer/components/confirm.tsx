import { Button, Group, Modal, Text } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { Fault } from './fault.tsx'
import { ProseField } from './prose-field.tsx'

interface ConfirmProps {
  readonly isOpen: boolean
  readonly title: string
  /** What will happen and what stays safe. */
  readonly children: ReactNode
  /** The verb of what will happen: "Xóa", "Khôi phục". */
  readonly confirmLabel: string
  /** Whether a reason must be given; it is kept with the change. */
  readonly askReason?: boolean
  readonly reasonLabel?: string
  readonly isBusy?: boolean
  readonly fault?: unknown
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
  /** It is gone from the screen; the focus goes where this puts it. */
  readonly onClosed?: (() => void) | undefined
}

/** A question before something that others will see, with the reason for it. Esc goes back. */
export function Confirm(props: ConfirmProps) {
  const { isOpen, title, children, confirmLabel, askReason = false, isBusy = false, fault } = props
  const reason = useRef('')
  const [problem, setProblem] = useState<string>()
  const submit = () => {
    if (askReason && reason.current.trim() === '') {
      setProblem('Chưa nhập lý do')
      return
    }
    setProblem(undefined)
    props.onConfirm(reason.current)
  }
  return (
    <Modal
      opened={isOpen}
      onClose={props.onClose}
      title={title}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
      onExitTransitionEnd={() => {
        reason.current = ''
        setProblem(undefined)
        props.onClosed?.()
      }}
      returnFocus={props.onClosed === undefined}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          // React tells the form around this dialog too, which must not send itself.
          event.stopPropagation()
          submit()
        }}
      >
        <Text component="div">{children}</Text>
        {askReason && (
          <ProseField
            label={props.reasonLabel ?? 'Lý do'}
            required
            autoFocus
            maxLength={300}
            error={problem}
            onInput={(text) => {
              reason.current = text
            }}
          />
        )}
        <Fault fault={fault} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            Quay lại
          </Button>
          <Button type="submit" loading={isBusy} data-autofocus={askReason ? undefined : true}>
            {confirmLabel}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
