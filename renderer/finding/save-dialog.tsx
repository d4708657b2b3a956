import { Button, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef } from 'react'
import type { KeptList } from '../../shared/finding/contract.ts'
import type { ListDefinition } from '../../shared/finding/definition.ts'
import { Fault } from '../components/fault.tsx'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'

interface SaveDialogProps {
  readonly definition: ListDefinition
  /** The kept list that is changed; undefined for a new one. */
  readonly kept: KeptList | undefined
  readonly suggestedName: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

/** Asks for the name under which a list is kept. */
export function SaveDialog({ definition, kept, suggestedName, isOpen, onClose, onSaved }: SaveDialogProps) {
  const save = useWrite('finding.save')
  const name = useRef(suggestedName)
  const close = () => {
    save.reset()
    onClose()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={kept === undefined ? 'Lưu thành danh sách' : 'Đổi tên danh sách'}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
      onEnterTransitionEnd={() => {
        name.current = suggestedName
      }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(
            { id: kept?.id ?? null, revision: kept?.revision ?? null, name: name.current, definition },
            {
              onSuccess: ({ id }) => {
                notifications.show({ message: 'Đã lưu danh sách.' })
                close()
                onSaved(id)
              },
            },
          )
        }}
      >
        <TextField
          label="Tên danh sách"
          required
          autoFocus
          maxLength={120}
          defaultValue={suggestedName}
          error={save.error?.fields.name}
          onInput={(text) => {
            name.current = text
          }}
        />
        <p className="muted small">
          Danh sách lưu điều kiện, cột và thứ tự, không lưu tên người: mở lại lúc nào là đếm theo sổ lúc đó.
        </p>
        <Fault fault={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Quay lại
          </Button>
          <Button type="submit" loading={save.isPending}>
            Lưu
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
