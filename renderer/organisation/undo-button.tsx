import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import { ButtonFor } from '../accounts/for.tsx'
import { Confirm } from '../components/confirm.tsx'

interface UndoButtonProps {
  /** What is taken back, in a few words: "sáp nhập". */
  readonly what: string
  /** What the button is called for those who don't see what stands beside it. */
  readonly label: string
  readonly done: string
  /** What will happen and what stays safe. */
  readonly children: ReactNode
  readonly write: {
    readonly isPending: boolean
    readonly error: unknown
    readonly reset: () => void
    readonly undo: (onSuccess: () => void) => void
  }
}

/** Takes something back, after a question. */
export function UndoButton({ what, label, done, children, write }: UndoButtonProps) {
  const [isAsking, setAsking] = useState(false)
  const close = () => {
    write.reset()
    setAsking(false)
  }
  return (
    <>
      <ButtonFor
        right="write"
        size="compact-sm"
        variant="subtle"
        style={{ flex: 'none' }}
        aria-label={`Hoàn tác: ${label}`}
        onClick={() => setAsking(true)}
      >
        Hoàn tác
      </ButtonFor>
      <Confirm
        isOpen={isAsking}
        title={`Hoàn tác: ${what}`}
        confirmLabel="Hoàn tác"
        isBusy={write.isPending}
        fault={write.error}
        onClose={close}
        onConfirm={() =>
          write.undo(() => {
            close()
            notifications.show({ message: done })
          })
        }
      >
        {children}
      </Confirm>
    </>
  )
}
