import { Button, Group, Modal } from '@mantine/core'
import { type SubmitEvent, useRef } from 'react'
import { Fault } from '../components/fault.tsx'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'

interface CellNameDialogProps {
  readonly isOpen: boolean
  /** The cell whose name is corrected; absent for a new one. */
  readonly cell?: { readonly id: string; readonly name: string; readonly revision: number }
  readonly onClose: () => void
  readonly onAdded?: (id: string) => void
}

/** A new cell, or the right spelling of the name of one. */
export function CellNameDialog({ isOpen, cell, onClose, onAdded }: CellNameDialogProps) {
  const add = useWrite('organisation.addCell')
  const correct = useWrite('organisation.correctName')
  const form = useRef<HTMLFormElement>(null)
  const fault = cell === undefined ? add.error : correct.error
  const close = () => {
    add.reset()
    correct.reset()
    onClose()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const typed = form.current === null ? null : new FormData(form.current).get('name')
    const name = typeof typed === 'string' ? typed : ''
    if (cell === undefined) {
      add.mutate(
        { name },
        {
          onSuccess: ({ id }) => {
            close()
            onAdded?.(id)
          },
        },
      )
    } else {
      correct.mutate({ id: cell.id, revision: cell.revision, name }, { onSuccess: close })
    }
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={cell === undefined ? 'Thêm chi bộ' : 'Sửa tên viết sai'}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <form ref={form} className="stack" noValidate onSubmit={submit}>
        {cell !== undefined && (
          <p className="muted">
            Chỉ dùng khi tên bị viết sai. Buổi sinh hoạt và văn bản đã chốt vẫn giữ tên lúc ấy.
          </p>
        )}
        <TextField
          name="name"
          label="Tên chi bộ"
          description="Ví dụ: Chi bộ Bản Sen Đông"
          required
          autoFocus
          defaultValue={cell?.name ?? ''}
          error={fault?.fields.name}
        />
        {fault?.fields.name === undefined && <Fault fault={fault} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Quay lại
          </Button>
          <Button type="submit" loading={add.isPending || correct.isPending}>
            Ghi
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
