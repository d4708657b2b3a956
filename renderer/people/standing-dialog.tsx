import { NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
import type { MemberCard } from '../../shared/people/contract.ts'
import { type Standing, standingNames, standings } from '../../shared/people/person.ts'
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
  const choices = standings.filter((standing) => standing !== card.standing)
  const chosen = useRef<Standing>(undefined)
  const [problem, setProblem] = useState<string>()
  const close = () => {
    write.reset()
    onClose()
  }
  return (
    <ChangeDialog
      isOpen={isOpen}
      title={`Đổi trạng thái: ${card.fullName}`}
      submitLabel="Ghi"
      isBusy={write.isPending}
      fault={write.error}
      onClose={close}
      onSubmit={(from) => {
        const standing = chosen.current
        setProblem(standing === undefined ? 'Chưa chọn trạng thái' : undefined)
        if (standing === undefined) return
        write.mutate({ personId: card.id, standing, from, revision: card.revision }, { onSuccess: close })
      }}
    >
      <NativeSelect
        label="Trạng thái mới"
        data-autofocus
        error={problem}
        data={[
          { value: '', label: 'chọn trạng thái' },
          ...choices.map((value) => ({ value, label: standingNames[value] })),
        ]}
        onChange={(event) => {
          chosen.current = choices.find((choice) => choice === event.currentTarget.value)
        }}
      />
    </ChangeDialog>
  )
}
