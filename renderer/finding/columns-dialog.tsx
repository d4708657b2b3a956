import { ActionIcon, Button, Group, Modal } from '@mantine/core'
import { useRef } from 'react'
import { type FieldId, fieldOf } from '../../shared/finding/fields.ts'
import { ChoiceField } from '../components/choice-field.tsx'
import { Icon } from '../components/icons.tsx'
import { fieldChoices, readField } from './condition-row.tsx'
import classes from './finding.module.css'

interface ColumnsDialogProps {
  readonly columns: readonly FieldId[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChange: (columns: readonly FieldId[]) => void
}

const mostColumns = 30

const upWords = (id: FieldId): string => `Đưa ${fieldOf(id).label} lên`
const downWords = (id: FieldId): string => `Đưa ${fieldOf(id).label} xuống`
const removeWords = (id: FieldId): string => `Bỏ cột ${fieldOf(id).label}`

/** Which columns a list has and in which order. What is changed is seen at once in the list behind. */
export function ColumnsDialog({ columns, isOpen, onClose, onChange }: ColumnsDialogProps) {
  const list = useRef<HTMLOListElement>(null)
  /** The focus stays where the clerk works, also when its button is gone or can do no more. */
  const focus = (...labels: readonly string[]) =>
    requestAnimationFrame(() => {
      const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? [])]
      const wanted = labels.map((label) => buttons.find((button) => button.ariaLabel === label))
      wanted.find((button) => button !== undefined)?.focus()
    })
  const move = (from: number, to: number) => {
    const next = [...columns]
    const [moved] = next.splice(from, 1)
    if (moved === undefined) return
    next.splice(to, 0, moved)
    onChange(next)
    const both = to < from ? [upWords(moved), downWords(moved)] : [downWords(moved), upWords(moved)]
    focus(...both)
  }
  const remove = (id: FieldId, place: number) => {
    onChange(columns.filter((each) => each !== id))
    const near = columns[place + 1] ?? columns[place - 1]
    if (near !== undefined) focus(removeWords(near), downWords(near), upWords(near))
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Cột của danh sách"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <ol ref={list} className={`plain-list ${classes.columnList}`}>
        {columns.map((id, place) => {
          const { label } = fieldOf(id)
          return (
            <li key={id}>
              <span>{label}</span>
              <span className={classes.columnTools}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={upWords(id)}
                  disabled={place === 0}
                  onClick={() => move(place, place - 1)}
                >
                  <Icon name="up" size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={downWords(id)}
                  disabled={place === columns.length - 1}
                  onClick={() => move(place, place + 1)}
                >
                  <Icon name="down" size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={removeWords(id)}
                  disabled={columns.length === 1}
                  onClick={() => remove(id, place)}
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
          isAdding
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
