import { ActionIcon, Button, Group, Modal } from '@mantine/core'
import { type FieldId, fieldOf } from '../../shared/finding/fields.ts'
import { Icon } from '../components/icons.tsx'
import { ChoiceField } from './choice-field.tsx'
import { fieldChoices, readField } from './condition-row.tsx'
import classes from './finding.module.css'

interface ColumnsDialogProps {
  readonly columns: readonly FieldId[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChange: (columns: readonly FieldId[]) => void
}

const mostColumns = 30

/** Which columns a list has and in which order. What is changed is seen at once in the list behind. */
export function ColumnsDialog({ columns, isOpen, onClose, onChange }: ColumnsDialogProps) {
  const move = (from: number, to: number) => {
    const next = [...columns]
    const [moved] = next.splice(from, 1)
    if (moved !== undefined) next.splice(to, 0, moved)
    onChange(next)
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Cột của danh sách"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <ol className={`plain-list ${classes.columnList}`}>
        {columns.map((id, place) => {
          const { label } = fieldOf(id)
          return (
            <li key={id}>
              <span>{label}</span>
              <span className={classes.columnTools}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Đưa ${label} lên`}
                  disabled={place === 0}
                  onClick={() => move(place, place - 1)}
                >
                  <Icon name="up" size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Đưa ${label} xuống`}
                  disabled={place === columns.length - 1}
                  onClick={() => move(place, place + 1)}
                >
                  <Icon name="down" size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Bỏ cột ${label}`}
                  disabled={columns.length === 1}
                  onClick={() => onChange(columns.filter((each) => each !== id))}
                >
                  <Icon name="close" size={16} />
                </ActionIcon>
              </span>
            </li>
          )
        })}
      </ol>
      <div className={classes.addColumn}>
        <ChoiceField
          key={columns.length}
          label="Cột thêm vào"
          placeholder="thêm cột: chọn, hoặc gõ để tìm"
          value=""
          groups={columns.length < mostColumns ? fieldChoices((id) => !columns.includes(id)) : []}
          onChoose={(value) => {
            const id = readField(value)
            if (id !== undefined) onChange([...columns, id])
          }}
        />
      </div>
      <Group justify="flex-end" mt="md">
        <Button onClick={onClose}>Xong</Button>
      </Group>
    </Modal>
  )
}
