import type { PaperView } from '../../shared/documents/contract.ts'
import { paperTypes } from '../../shared/documents/kinds.ts'
import { Confirm } from '../components/confirm.tsx'
import { useWrite } from '../office.ts'

interface ReopenDialogProps {
  readonly paper: PaperView
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Lập bản sửa đổi: a frozen paper is never changed; its meeting is opened and the next freeze makes a new version. */
export function ReopenDialog({ paper, isOpen, onClose }: ReopenDialogProps) {
  const reopen = useWrite('documents.reopen')
  const isOut = paper.state !== 'frozen'
  return (
    <Confirm
      isOpen={isOpen}
      title="Lập bản sửa đổi"
      confirmLabel="Lập bản sửa đổi"
      askReason
      reasonLabel="Lý do sửa"
      isBusy={reopen.isPending}
      fault={reopen.error}
      onClose={onClose}
      onConfirm={(reason) =>
        reopen.mutate({ paperId: paper.id, revision: paper.revision, reason }, { onSuccess: onClose })
      }
    >
      {paperTypes[paper.kind].name} được mở để sửa; lần chốt bản in sau sẽ là bản {paper.currentVersion + 1}.
      Bản {paper.currentVersion} vẫn được giữ nguyên.
      {isOut && ' Những tờ đã in phải thu hồi sau khi chốt bản mới.'}
    </Confirm>
  )
}
