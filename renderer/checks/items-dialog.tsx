import { Button, Group, Modal } from '@mantine/core'
import { useRef, useState } from 'react'
import type { CheckItem } from '../../shared/checks/items.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { RecordForm, useWrongFields } from '../components/record-form.tsx'
import { TextField } from '../components/text-field.tsx'
import { useRead, useWrite } from '../office.ts'

interface ItemsDialogProps {
  readonly today: string | undefined
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Danh mục kiểm tra: the office's own list from a day on; slips of days before keep theirs. */
export function ItemsDialog({ today, isOpen, onClose }: ItemsDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Danh mục kiểm tra sổ sách"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {isOpen && today !== undefined && <ItemsForm today={today} onClose={onClose} />}
    </Modal>
  )
}

function ItemsForm({ today, onClose }: { readonly today: string; readonly onClose: () => void }) {
  const items = useRead('checks.items', {})
  if (items.data === undefined) return <Fault fault={items.error} onAgain={() => void items.refetch()} />
  return <Items key={JSON.stringify(items.data)} items={items.data} today={today} onClose={onClose} />
}

/** A key that no other item has: it must never change, so it is no part of the name. */
const freshKey = (items: readonly CheckItem[]): string => {
  let place = items.length + 1
  while (items.some(({ key }) => key === `own-${place}`)) place += 1
  return `own-${place}`
}

interface ItemsProps {
  readonly items: readonly CheckItem[]
  readonly today: string
  readonly onClose: () => void
}

function Items({ items, today, onClose }: ItemsProps) {
  const write = useWrite('checks.setItems')
  const wrong = useWrongFields()
  const [shown, setShown] = useState(items)
  const names = useRef(new Map(items.map(({ key, name }) => [key, name])))
  const typed = useRef<{ from: string; reason: string }>({ from: today, reason: '' })
  const submit = () =>
    write.mutate(
      {
        ...typed.current,
        items: shown.map((item) => ({ ...item, name: names.current.get(item.key) ?? item.name })),
      },
      { onSuccess: onClose },
    )
  return (
    <RecordForm
      label="Danh mục kiểm tra"
      saveLabel="Ghi danh mục"
      write={write}
      wrong={wrong}
      onSave={submit}
    >
      {shown.map(({ key, name }, place) => (
        <div className="items-line" key={key}>
          <TextField
            label={`Mục ${place + 1}`}
            hideLabel
            maxLength={120}
            defaultValue={name}
            error={write.error?.fields[`items.${place}.name`]}
            onInput={(words) => void names.current.set(key, words)}
          />
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`Bỏ mục ${place + 1}`}
            onClick={() => setShown(shown.filter((item) => item.key !== key))}
          >
            Bỏ
          </Button>
        </div>
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => setShown([...shown, { key: freshKey(shown), name: '', source: '' }])}
        >
          Thêm mục
        </Button>
      </Group>
      <div className="fields-2">
        <DateField
          label="Dùng từ ngày"
          defaultValue={today}
          error={write.error?.fields.from}
          onCommit={(from) => {
            typed.current = { ...typed.current, from: from ?? '' }
          }}
          onProblem={wrong.mark('from')}
        />
        <TextField
          label="Lý do"
          maxLength={300}
          error={write.error?.fields.reason}
          onInput={(reason) => {
            typed.current = { ...typed.current, reason }
          }}
        />
      </div>
    </RecordForm>
  )
}
