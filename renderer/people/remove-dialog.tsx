import { notifications } from '@mantine/notifications'
import type { MemberCard } from '../../shared/people/contract.ts'
import { Confirm } from '../components/confirm.tsx'
import { useWrite } from '../office.ts'

interface RemoveDialogProps {
  readonly card: MemberCard
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onRemoved: () => void
}

/** Bỏ khỏi sổ: for somebody who should never have been in it. Who leaves the Party gets another standing instead. */
export function RemoveDialog({ card, isOpen, onClose, onRemoved }: RemoveDialogProps) {
  const remove = useWrite('people.remove')
  const close = () => {
    remove.reset()
    onClose()
  }
  return (
    <Confirm
      isOpen={isOpen}
      title={`Bỏ ${card.fullName} khỏi sổ`}
      confirmLabel="Bỏ khỏi sổ"
      askReason
      isBusy={remove.isPending}
      fault={remove.error}
      onClose={close}
      onConfirm={(reason) =>
        remove.mutate(
          { id: card.id, revision: card.revision, reason },
          {
            onSuccess: () => {
              notifications.show({ message: `Đã bỏ ${card.fullName}. Lấy lại được trong Thùng rác.` })
              onRemoved()
            },
          },
        )
      }
    >
      Chỉ dùng khi ghi nhầm người. Người chuyển đi, từ trần hay ra khỏi Đảng thì dùng Đổi trạng thái. Biên bản
      đã ghi vẫn giữ tên người này.
    </Confirm>
  )
}
