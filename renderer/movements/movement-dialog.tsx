import { Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { groupOfMovement, movementGroupNames, movementGroups } from '../../shared/movements/groups.ts'
import type { MemberCard } from '../../shared/people/contract.ts'
import { type MovementKind, possibleMovements } from '../../shared/people/movements.ts'
import { standingNames } from '../../shared/people/person.ts'
import { Fault } from '../components/fault.tsx'
import { useRead } from '../office.ts'
import { MovementForm } from './movement-form.tsx'

/** What the dialog opens with. */
interface Proposed {
  readonly kind: MovementKind
  readonly on?: string
}

interface MovementDialogProps {
  readonly personId: string
  readonly isOpen: boolean
  readonly proposed?: Proposed | undefined
  readonly onClose: () => void
}

/** Ghi biến động: how a member comes, goes or changes, with its day and paper. */
export function MovementDialog({ personId, isOpen, proposed, onClose }: MovementDialogProps) {
  const { data: card, error, refetch } = useRead('people.card', { id: personId }, { enabled: isOpen })
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={card === undefined ? 'Ghi biến động' : `Ghi biến động: ${card.fullName}`}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {card === undefined ? (
        <Fault fault={error} onAgain={() => void refetch()} />
      ) : (
        <Choosing card={card} proposed={proposed} onReload={() => void refetch()} onClose={onClose} />
      )}
    </Modal>
  )
}

interface ChoosingProps {
  readonly card: MemberCard
  readonly proposed: Proposed | undefined
  readonly onReload: () => void
  readonly onClose: () => void
}

function Choosing({ card, proposed, onReload, onClose }: ChoosingProps) {
  const possible = possibleMovements(card.standing)
  const [kind, setKind] = useState(proposed?.kind)
  const movement = possible.find((candidate) => candidate.kind === kind)
  return (
    <div className="stack">
      <p>
        {card.standing === null ? 'Chưa là đảng viên' : `Đang ở diện: ${standingNames[card.standing]}`}
        {card.cellName !== '' && `, ${card.cellName}`}
      </p>
      <NativeSelect
        label="Biến động"
        data-autofocus
        defaultValue={movement?.kind ?? ''}
        data={[
          { value: '', label: 'chọn biến động' },
          ...movementGroups
            .map((group) => ({
              group: movementGroupNames[group],
              items: possible
                .filter((candidate) => groupOfMovement[candidate.kind] === group)
                .map(({ kind: value, name }) => ({ value, label: name })),
            }))
            .filter(({ items }) => items.length > 0),
        ]}
        onChange={({ currentTarget }) =>
          setKind(possible.find((candidate) => candidate.kind === currentTarget.value)?.kind)
        }
      />
      {movement !== undefined && (
        <MovementForm
          key={movement.kind}
          card={card}
          movement={movement}
          proposedDay={proposed?.kind === movement.kind ? proposed.on : undefined}
          onReload={onReload}
          onDone={onClose}
        />
      )}
    </div>
  )
}
