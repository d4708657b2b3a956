import { Button } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { isUntitled, untitledTask } from '../../shared/meetings/filled.ts'
import { formatMeasure, parseMeasure } from '../../shared/tasks/indicator.ts'
import { LineField } from './fields.tsx'
import { useForm, useRow } from './form.ts'

interface TaskRowProps {
  readonly rowKey: string
  readonly position: number
}

/** Said at the row while it holds a name or a deadline and no task: such a row is not recorded. */
export function UntitledNote({ rowKey, position }: TaskRowProps) {
  const task = useRow('assignedTasks', rowKey)
  if (task === undefined || !isUntitled(task)) return null
  return <p className="attention">{untitledTask(position)} Hãy ghi việc, hoặc bỏ dòng này.</p>
}

interface DetailsProps extends TaskRowProps {
  readonly isReadOnly: boolean
  /** What stands on the line before the button, and under it before the details. */
  readonly title: ReactNode
  readonly children: ReactNode
}

/** Sản phẩm, giúp ai, chỉ tiêu: behind a button, since most tasks of a month have none. */
export function TaskDetails({ rowKey, position, isReadOnly, title, children }: DetailsProps) {
  const form = useForm()
  const id = useId()
  const task = form.row('assignedTasks', rowKey)
  const { product = '', forWhom = '', indicator = '', unit = '', target = null } = task ?? {}
  const [isOpen, setOpen] = useState(
    target !== null || [product, forWhom, indicator, unit].some((text) => text !== ''),
  )
  const typedTarget = form.typedBefore(`${rowKey}:target`)
  const off = { disabled: isReadOnly, hideLabel: true }
  return (
    <>
      <div className="field-row">
        <div className="grow">{title}</div>
        <Button
          className="task-more"
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={`Chi tiết nhiệm vụ ${position}`}
          aria-expanded={isOpen || typedTarget !== undefined}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          Chi tiết
        </Button>
      </div>
      {children}
      <div id={id} hidden={!isOpen && typedTarget === undefined}>
        <div className="row-block">
          <div className="field-row" data-even>
            <LineField
              label={`Sản phẩm của nhiệm vụ ${position}`}
              placeholder="Sản phẩm"
              maxLength={300}
              defaultValue={product}
              onType={(text) => form.changeRow('assignedTasks', rowKey, { product: text })}
              {...off}
            />
            <LineField
              label={`Hộ, tổ chức được giúp ở nhiệm vụ ${position}`}
              placeholder="Giúp hộ, tổ chức nào"
              maxLength={200}
              defaultValue={forWhom}
              onType={(text) => form.changeRow('assignedTasks', rowKey, { forWhom: text })}
              {...off}
            />
          </div>
          <div className="field-row" data-even>
            <LineField
              label={`Chỉ tiêu của nhiệm vụ ${position}`}
              placeholder="Chỉ tiêu, ví dụ Đường bê tông"
              maxLength={200}
              defaultValue={indicator}
              onType={(text) => form.changeRow('assignedTasks', rowKey, { indicator: text })}
              {...off}
            />
            <LineField
              label={`Mức phải đạt của nhiệm vụ ${position}`}
              placeholder="Mức, ví dụ 2,5"
              maxLength={20}
              defaultValue={typedTarget ?? (target === null ? '' : formatMeasure(target))}
              onType={(typed) => {
                const value = parseMeasure(typed)
                form.setProblem(
                  `${rowKey}:target`,
                  value === undefined ? `Mức phải đạt của nhiệm vụ ${position} chưa phải một số.` : undefined,
                  value === undefined ? typed : undefined,
                )
                if (value !== undefined) form.changeRow('assignedTasks', rowKey, { target: value })
              }}
              {...off}
            />
            <LineField
              label={`Đơn vị tính của nhiệm vụ ${position}`}
              placeholder="Đơn vị, ví dụ km"
              maxLength={40}
              defaultValue={unit}
              onType={(text) => form.changeRow('assignedTasks', rowKey, { unit: text })}
              {...off}
            />
          </div>
        </div>
      </div>
    </>
  )
}
