import { notifications } from '@mantine/notifications'
import { periodPhrase } from '../../shared/calendar/periods.ts'
import { Confirm } from '../components/confirm.tsx'
import { useWrite } from '../office.ts'

interface MissedDialogProps {
  readonly cellId: string
  readonly cellName: string
  readonly period: string
  /** A meeting was opened, which goes with it. */
  readonly isOpened: boolean
  readonly isShown: boolean
  readonly onClose: () => void
  /** It is gone from the screen. */
  readonly onClosed?: (() => void) | undefined
  /** It was written. */
  readonly onDone?: (() => void) | undefined
}

/** Chi bộ không họp: that a cell held no monthly meeting in a period, and why. */
export function MissedDialog(props: MissedDialogProps) {
  const { cellId, cellName, period, isOpened, isShown, onClose, onClosed, onDone } = props
  const save = useWrite('months.setMissed')
  const close = () => {
    save.reset()
    onClose()
  }
  return (
    <Confirm
      isOpen={isShown}
      title={`${cellName} không họp kỳ ${periodPhrase(period)}`}
      confirmLabel="Ghi không họp"
      askReason
      reasonLabel="Lý do không họp"
      isBusy={save.isPending}
      fault={save.error}
      onClose={close}
      onClosed={onClosed}
      onConfirm={(reason) =>
        save.mutate(
          { cellId, period, reason },
          {
            onSuccess: () => {
              notifications.show({ message: `Đã ghi ${cellName} không họp kỳ ${periodPhrase(period)}` })
              close()
              onDone?.()
            },
          },
        )
      }
    >
      {isOpened
        ? 'Buổi đã mở mà chưa ghi được chuyển vào thùng rác, nhiệm vụ cũ chuyển sang kỳ sau. Nếu chi bộ họp sau đó, chỉ cần mở lại buổi.'
        : 'Nhiệm vụ cũ chuyển sang kỳ sau. Nếu chi bộ họp sau đó, chỉ cần mở buổi.'}
    </Confirm>
  )
}
