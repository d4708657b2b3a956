import { Button, Group, Modal, Radio } from '@mantine/core'
import { useRef, useState } from 'react'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'

type Kind = 'cell' | 'intermediate' | 'group'

const titles: Readonly<Record<Kind, string>> = {
  cell: 'Thêm chi bộ',
  intermediate: 'Thêm đảng bộ trực thuộc',
  group: 'Thêm tổ đảng',
}
const labels: Readonly<Record<Kind, string>> = {
  cell: 'Tên chi bộ',
  intermediate: 'Tên đảng bộ trực thuộc',
  group: 'Tên tổ đảng',
}
const examples: Readonly<Record<Kind, string>> = {
  cell: 'Ví dụ: Chi bộ Bản Sen Đông',
  intermediate: 'Ví dụ: Đảng bộ Công an xã. Sau đó chuyển các chi bộ vào bằng "Thay đổi tổ chức".',
  group: 'Ví dụ: Tổ đảng số 1',
}

interface AddBodyDialogProps {
  /** What can be added; with several the clerk chooses. */
  readonly kinds: readonly [Kind, ...Kind[]]
  readonly parentId: string | null
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onAdded?: (id: string) => void
}

/** A new cell, a body between the commune and its cells, or a group of a cell. */
export function AddBodyDialog(props: AddBodyDialogProps) {
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.kinds.length > 1 ? titles.cell : titles[props.kinds[0]]}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <AddBodyForm {...props} />
    </Modal>
  )
}

function AddBodyForm({ kinds, parentId, onClose, onAdded }: AddBodyDialogProps) {
  const addCell = useWrite('organisation.addCell')
  const addBody = useWrite('organisation.addBody')
  const [kind, setKind] = useState<Kind>(kinds[0])
  const typed = useRef({ name: '', from: null as string | null, foundedBy: '' })
  const write = kind === 'cell' ? addCell : addBody
  const done = ({ id }: { readonly id: string }) => {
    onClose()
    onAdded?.(id)
  }
  const submit = () => {
    leaveField()
    if (kind === 'cell') addCell.mutate({ name: typed.current.name }, { onSuccess: done })
    else addBody.mutate({ kind, parentId, ...typed.current }, { onSuccess: done })
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {kinds.length > 1 && (
        <Radio.Group label="Loại tổ chức" value={kind} onChange={(value) => setKind(value as Kind)}>
          <Group mt="xs">
            <Radio value="cell" label="Chi bộ" />
            <Radio value="intermediate" label="Đảng bộ trực thuộc" />
          </Group>
        </Radio.Group>
      )}
      <TextField
        key={kind}
        label={labels[kind]}
        description={examples[kind]}
        required
        autoFocus
        maxLength={200}
        error={write.error?.fields.name}
        onInput={(name) => {
          typed.current.name = name
        }}
      />
      {kind !== 'cell' && (
        <div className="fields-2">
          <DateField
            label="Lập từ ngày"
            partial
            error={write.error?.fields.from}
            onCommit={(from) => {
              typed.current.from = from
            }}
          />
          <TextField
            label="Quyết định thành lập"
            maxLength={200}
            onInput={(foundedBy) => {
              typed.current.foundedBy = foundedBy
            }}
          />
        </div>
      )}
      {write.error?.fields.name === undefined && <Fault fault={write.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Quay lại
        </Button>
        <Button type="submit" loading={write.isPending}>
          Ghi
        </Button>
      </Group>
    </form>
  )
}
