import { Button, Checkbox, Group, Popover, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { BriefingAround } from '../../shared/briefings/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { DueField } from '../meetings/due-field.tsx'
import { LineField } from '../meetings/fields.tsx'
import { useForm, useRow } from '../meetings/form.ts'
import { newTaskId } from '../meetings/ids.ts'
import { RowList } from '../meetings/row-list.tsx'
import { UntitledNote } from '../meetings/task-details.tsx'

type Cells = BriefingAround['cells']

interface GivenProps {
  readonly cells: Cells
  readonly isReadOnly: boolean
}

/** Nhiệm vụ giao các chi bộ: what, to which of them, by when. A new line goes to all. */
export function GivenToCells({ cells, isReadOnly }: GivenProps) {
  const form = useForm()
  return (
    <RowList
      list="assignedTasks"
      what="nhiệm vụ"
      emptyText="Chưa giao nhiệm vụ nào."
      newRow={() => ({
        ...{ taskId: newTaskId(), title: '', personId: null, who: '', dueOn: null },
        cellIds: cells.map(({ cellId }) => cellId),
      })}
      isReadOnly={isReadOnly}
    >
      {(key, position) => {
        const task = form.row('assignedTasks', key)
        const off = { disabled: isReadOnly, hideLabel: true }
        return (
          <div className="row-block">
            <LineField
              label={`Nhiệm vụ ${position}`}
              placeholder="Việc phải làm"
              defaultValue={task?.title ?? ''}
              maxLength={500}
              onType={(title) => form.changeRow('assignedTasks', key, { title })}
              {...off}
            />
            <UntitledNote rowKey={key} position={position} />
            <div className="field-row">
              <CellChoice rowKey={key} position={position} cells={cells} isReadOnly={isReadOnly} />
              <DueField
                list="assignedTasks"
                rowKey={key}
                name={`nhiệm vụ ${position}`}
                disabled={isReadOnly}
              />
            </div>
          </div>
        )
      }}
    </RowList>
  )
}

interface ChoiceProps extends GivenProps {
  readonly rowKey: string
  readonly position: number
}

function CellChoice({ rowKey, position, cells, isReadOnly }: ChoiceProps) {
  const form = useForm()
  const row = useRow('assignedTasks', rowKey)
  const [isOpen, setOpen] = useState(false)
  const chosen = new Set(row?.cellIds ?? [])
  const isAll = cells.length > 0 && cells.every(({ cellId }) => chosen.has(cellId))
  const choose = (cellIds: readonly string[]) =>
    form.changeRow('assignedTasks', rowKey, { cellIds: [...cellIds] })
  const toggle = (cellId: string) =>
    choose(
      cells.map((cell) => cell.cellId).filter((id) => (id === cellId ? !chosen.has(id) : chosen.has(id))),
    )
  const setLeaders = (isSet: boolean) => {
    const task = form.row('assignedTasks', rowKey)
    if (task === undefined) return
    const { toLeaders: _, ...others } = task
    // A row is changed by its parts: one that goes must be taken out of the whole.
    form.change({
      assignedTasks: form
        .read()
        .assignedTasks.map((each) =>
          each.taskId === task.taskId ? (isSet ? { ...others, toLeaders: true as const } : others) : each,
        ),
    })
  }
  const words = wordsOf(cells, chosen, isAll, row?.toLeaders === true)
  if (isReadOnly) return <p className="grow cell-choice">Giao cho: {words}</p>
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          className="grow cell-choice"
          justify="flex-start"
          data-missing={chosen.size === 0 || undefined}
          aria-label={`Giao nhiệm vụ ${position} cho: ${words}`}
          onClick={() => setOpen(!isOpen)}
        >
          {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="cell-choice-list">
        <Stack gap="xs">
          <Group gap="xs">
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => choose(cells.map(({ cellId }) => cellId))}
            >
              Mọi chi bộ
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => choose([])}>
              Bỏ hết
            </Button>
          </Group>
          <Checkbox
            label="Giao đích danh bí thư"
            checked={row?.toLeaders === true}
            onChange={(event) => setLeaders(event.currentTarget.checked)}
          />
          <fieldset className="cell-choice-cells">
            <legend>
              <Text span size="sm" fw={600}>
                Chi bộ
              </Text>
            </legend>
            {cells.map(({ cellId, cellName }) => (
              <Checkbox
                key={cellId}
                label={cellName}
                checked={chosen.has(cellId)}
                onChange={() => toggle(cellId)}
              />
            ))}
          </fieldset>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function wordsOf(cells: Cells, chosen: ReadonlySet<string>, isAll: boolean, isOfLeaders: boolean): string {
  if (isAll) return `${isOfLeaders ? 'Bí thư các' : 'Các'} chi bộ (${formatCount(cells.length)})`
  const names = cells.filter(({ cellId }) => chosen.has(cellId)).map(({ cellName }) => cellName)
  if (names.length === 0) return 'Chưa chọn chi bộ'
  const few = names.length <= 2 ? names.join(', ') : `${names[0]} và ${names.length - 1} chi bộ khác`
  return isOfLeaders ? `Bí thư ${few}` : few
}
