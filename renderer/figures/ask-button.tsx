import { Button, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type SubmitEvent, useState } from 'react'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'

interface AskButtonProps {
  readonly meetingId: string
  readonly cellName: string
  readonly onClosed?: () => void
}

/** A question of the clerk's own for the list of what has to be asked back. */
export function AskButton({ meetingId, cellName, onClosed }: AskButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const [question, setQuestion] = useState('')
  const raise = useWrite('figures.raisePoint')
  const close = () => {
    setOpen(false)
    setQuestion('')
    raise.reset()
  }
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    leaveField()
    raise.mutate(
      { meetingId, question },
      {
        onSuccess: () => {
          notifications.show({ message: `Đã ghi điểm cần hỏi ${cellName}` })
          close()
        },
      },
    )
  }
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        Ghi điểm cần hỏi
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        returnFocus={onClosed === undefined}
        onExitTransitionEnd={() => onClosed?.()}
        title={`Cần hỏi lại: ${cellName}`}
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        <form className="stack" noValidate onSubmit={send}>
          <TextField label="Điều cần hỏi" required autoFocus maxLength={500} onInput={setQuestion} />
          <Fault fault={raise.error} />
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={close}>
              Hủy
            </Button>
            <Button type="submit" loading={raise.isPending}>
              Ghi
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  )
}
