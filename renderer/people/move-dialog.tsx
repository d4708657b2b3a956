import type { MemberCard } from '../../shared/people/contract.ts'
import { useRead, useWrite } from '../office.ts'
import { ChangeDialog } from './change-dialog.tsx'

interface DialogProps {
  readonly card: MemberCard
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Chuyển chi bộ: within the commune, from a day on. */
export function MoveDialog({ card, isOpen, onClose }: DialogProps) {
  const write = useWrite('people.moveToCell')
  const cells = useRead('organisation.cells', {}, { enabled: isOpen })
  return (
    <ChangeDialog
      isOpen={isOpen}
      title={`Chuyển chi bộ: ${card.fullName}`}
      what="chi bộ"
      choices={(cells.data ?? [])
        .filter((cell) => cell.id !== card.cellId)
        .map((cell) => ({ value: cell.id, label: cell.name }))}
      submitLabel="Chuyển"
      write={write}
      onClose={onClose}
      onSubmit={(cellId, from) =>
        write.mutate({ personId: card.id, cellId, from, revision: card.revision }, { onSuccess: onClose })
      }
    >
      <p>Đang sinh hoạt tại {card.cellName}.</p>
    </ChangeDialog>
  )
}
