import { NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
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
  const choices = (cells.data ?? []).filter((cell) => cell.id !== card.cellId)
  const chosen = useRef<string>(undefined)
  const [problem, setProblem] = useState<string>()
  const close = () => {
    write.reset()
    onClose()
  }
  return (
    <ChangeDialog
      isOpen={isOpen}
      title={`Chuyển chi bộ: ${card.fullName}`}
      submitLabel="Chuyển"
      isBusy={write.isPending}
      fault={write.error}
      onClose={close}
      onSubmit={(from) => {
        const cell = choices.find((choice) => choice.id === chosen.current)
        setProblem(cell === undefined ? 'Chưa chọn chi bộ' : undefined)
        if (cell === undefined) return
        write.mutate(
          { personId: card.id, cellId: cell.id, from, revision: card.revision },
          { onSuccess: close },
        )
      }}
    >
      <p>Đang sinh hoạt tại {card.cellName}.</p>
      <NativeSelect
        label="Chi bộ mới"
        data-autofocus
        error={problem}
        data={[
          { value: '', label: 'chọn chi bộ' },
          ...choices.map((cell) => ({ value: cell.id, label: cell.name })),
        ]}
        onChange={(event) => {
          chosen.current = event.currentTarget.value
        }}
      />
    </ChangeDialog>
  )
}
