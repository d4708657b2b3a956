import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { Confirm } from '../components/confirm.tsx'
import { useWrite } from '../office.ts'

interface RemoveDialogProps {
  readonly command:
    | 'people.remove'
    | 'plans.remove'
    | 'organisation.removeCell'
    | 'meetings.remove'
    | 'finding.remove'
    | 'outsiders.remove'
    | 'tasks.removeNote'
    | 'reports.remove'
    | 'contributions.remove'
    | 'support.remove'
    | 'checks.remove'
    | 'training.remove'
    | 'commitments.remove'
    | 'topics.remove'
  readonly record: { readonly id: string; readonly revision: number }
  /** What is removed, as the clerk calls it. */
  readonly name: string
  readonly title: string
  readonly confirmLabel: string
  /** When this is the right thing to do, and what stays. */
  readonly children: ReactNode
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onRemoved: () => void
}

/** The question before a record goes to the recycle bin, with the reason; afterwards the way there. */
export function RemoveDialog(props: RemoveDialogProps) {
  const { command, record, name, isOpen, onClose, onRemoved } = props
  const remove = useWrite(command)
  const close = () => {
    remove.reset()
    onClose()
  }
  return (
    <Confirm
      isOpen={isOpen}
      title={props.title}
      confirmLabel={props.confirmLabel}
      askReason
      isBusy={remove.isPending}
      fault={remove.error}
      onClose={close}
      onConfirm={(reason) =>
        remove.mutate(
          { id: record.id, revision: record.revision, reason },
          {
            onSuccess: () => {
              tellRemoved(name)
              onRemoved()
            },
          },
        )
      }
    >
      <p>
        {name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)} được chuyển vào Thùng rác (trong Thiết lập)
        và lấy lại được từ đó.
      </p>
      <p>{props.children}</p>
    </Confirm>
  )
}

function tellRemoved(name: string): void {
  const id = notifications.show({
    autoClose: 10_000,
    onClick: () => notifications.hide(id),
    message: (
      <>
        Đã chuyển {name} vào Thùng rác.{' '}
        {/* Messages are drawn outside the window's routes, where its own links don't work. */}
        <a href="#/thung-rac" className="text-link">
          Mở thùng rác
        </a>
      </>
    ),
  })
}
