import type { MemberCard } from '../../shared/people/contract.ts'
import { standingNames, standings } from '../../shared/people/person.ts'
import { useWrite } from '../office.ts'
import { ChangeDialog } from './change-dialog.tsx'

interface DialogProps {
  readonly card: MemberCard
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Đổi trạng thái: another standing from a day on; the old one stays in the history. */
export function StandingDialog({ card, isOpen, onClose }: DialogProps) {
  const write = useWrite('people.setStanding')
  return (
    <ChangeDialog
      isOpen={isOpen}
      title={`Đổi trạng thái: ${card.fullName}`}
      what="trạng thái"
      choices={standings
        .filter((standing) => standing !== card.standing)
        .map((value) => ({ value, label: standingNames[value] }))}
      submitLabel="Ghi"
      write={write}
      onClose={onClose}
      onSubmit={(standing, from) =>
        write.mutate({ personId: card.id, standing, from, revision: card.revision }, { onSuccess: onClose })
      }
    />
  )
}
