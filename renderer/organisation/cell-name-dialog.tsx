import { Button, Group, Modal } from '@mantine/core'
import { useRef } from 'react'
import { Fault } from '../components/fault.tsx'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'

interface CellNameDialogProps {
  readonly isOpen: boolean
  readonly body: { readonly id: string; readonly name: string; readonly revision: number }
  readonly onClose: () => void
}

/** The right spelling of the name of a body. A true renaming is a change of organisation. */
export function CellNameDialog({ isOpen, body, onClose }: CellNameDialogProps) {
  const correct = useWrite('organisation.correctName')
  const name = useRef(body.name)
  const close = () => {
    correct.reset()
    onClose()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title="Sửa tên viết sai"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          correct.mutate({ id: body.id, revision: body.revision, name: name.current }, { onSuccess: close })
        }}
      >
        <p className="muted">
          Chỉ dùng khi tên bị viết sai. Đổi tên theo quyết định thì dùng "Thay đổi tổ chức". Văn bản đã chốt
          vẫn giữ tên lúc ấy.
        </p>
        <TextField
          label="Tên"
          required
          autoFocus
          maxLength={200}
          defaultValue={body.name}
          error={correct.error?.fields.name}
          onInput={(text) => {
            name.current = text
          }}
        />
        {correct.error?.fields.name === undefined && <Fault fault={correct.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Quay lại
          </Button>
          <Button type="submit" loading={correct.isPending}>
            Ghi
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
