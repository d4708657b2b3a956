import { NativeSelect, Text } from '@mantine/core'
import { formatDate } from '../../shared/calendar/dates.ts'
import { isUntitledReport, untitledReport } from '../../shared/meetings/filled.ts'
import {
  type ReportedTask,
  type RollLine,
  taskStateNames,
  taskStates,
} from '../../shared/meetings/meeting.ts'
import { formatMeasure, goalWords, parseMeasure } from '../../shared/tasks/indicator.ts'
import { inputProps } from '../components/text-field.tsx'
import { NoteProposal } from '../tasks/note-proposal.tsx'
import { DueField } from './due-field.tsx'
import { LineField, LongField } from './fields.tsx'
import { useForm } from './form.ts'
import { newTaskId } from './ids.ts'
import { Quotable } from './quotable.tsx'
import { RollPicker } from './roll-picker.tsx'
import { RowList } from './row-list.tsx'
import { TaskDetails, UntitledNote } from './task-details.tsx'

interface TasksProps {
  readonly roll: readonly RollLine[]
  readonly isReadOnly: boolean
}

interface ReportedTasksProps extends TasksProps {
  /** Tasks that an earlier meeting gave: what they are stands there. */
  readonly carriedTaskIds: readonly string[]
}

/** Nhiệm vụ tháng trước: what was given before and is reported at this meeting. */
export function ReportedTasks({ roll, carriedTaskIds, isReadOnly }: ReportedTasksProps) {
  return (
    <RowList
      list="reportedTasks"
      what="nhiệm vụ đã giao"
      emptyText="Không có nhiệm vụ nào của tháng trước còn theo dõi."
      newRow={() => ({
        taskId: newTaskId(),
        title: '',
        who: '',
        dueOn: null,
        state: 'doing',
        result: '',
      })}
      isReadOnly={isReadOnly}
    >
      {(key, position) => (
        <ReportedTaskRow
          rowKey={key}
          position={position}
          roll={roll}
          carriedTaskIds={carriedTaskIds}
          isReadOnly={isReadOnly}
        />
      )}
    </RowList>
  )
}

interface ReportedTaskRowProps extends ReportedTasksProps {
  readonly rowKey: string
  readonly position: number
}

function ReportedTaskRow({ rowKey, position, roll, carriedTaskIds, isReadOnly }: ReportedTaskRowProps) {
  const form = useForm()
  const task = form.row('reportedTasks', rowKey)
  if (task === undefined) return null
  const change = (part: Partial<ReportedTask>) => form.changeRow('reportedTasks', rowKey, part)
  const facts = [task.who, task.dueOn === null ? '' : `hạn ${formatDate(task.dueOn)}`]
  const off = { disabled: isReadOnly, hideLabel: true }
  return (
    <div className="row-block">
      {carriedTaskIds.includes(task.taskId) ? (
        <div>
          <Text component="span">{task.title}</Text>{' '}
          <Text component="span" size="sm" c="dimmed">
            {facts.filter((fact) => fact !== '').join(', ')}
          </Text>
        </div>
      ) : (
        <>
          {isUntitledReport(task) && (
            <p className="attention">{untitledReport(position)} Hãy ghi việc, hoặc bỏ dòng này.</p>
          )}
          <LineField
            label={`Nhiệm vụ đã giao ${position}`}
            placeholder="Việc đã giao"
            defaultValue={task.title}
            maxLength={500}
            onType={(title) => change({ title })}
            {...off}
          />
          <div className="field-row" data-even>
            <RollPicker
              label={`Người thực hiện nhiệm vụ đã giao ${position}`}
              placeholder="Người thực hiện"
              roll={roll}
              freeText
              defaultValue={task.who}
              onPick={({ name }) => change({ who: name })}
              {...off}
            />
            <DueField
              list="reportedTasks"
              rowKey={rowKey}
              name={`nhiệm vụ đã giao ${position}`}
              disabled={isReadOnly}
            />
          </div>
        </>
      )}
      {!isReadOnly && (
        <NoteProposal
          taskId={task.taskId}
          unit={task.measure?.unit ?? ''}
          result={task.result}
          position={position}
        />
      )}
      <div className="field-row">
        <NativeSelect
          {...inputProps({ label: `Tình trạng nhiệm vụ ${position}`, ...off })}
          className="task-state"
          defaultValue={task.state}
          data={taskStates.map((value) => ({ value, label: taskStateNames[value] }))}
          onChange={(event) => {
            const state = taskStates.find((value) => value === event.currentTarget.value)
            if (state !== undefined) change({ state })
          }}
        />
        <LongField
          label={`Kết quả nhiệm vụ ${position}`}
          placeholder="Kết quả thực hiện"
          minRows={1}
          maxLength={2000}
          defaultValue={task.result}
          onType={(result) => change({ result })}
          className="grow"
          {...off}
        />
      </div>
      {task.measure !== undefined && (
        <LineField
          label={`Mức đã đạt của nhiệm vụ ${position}`}
          placeholder={`Đã đạt đến nay, ${goalWords(task.measure)}`}
          defaultValue={
            form.typedBefore(`${rowKey}:achieved`) ??
            (task.achieved == null ? '' : formatMeasure(task.achieved))
          }
          maxLength={20}
          onType={(typed) => {
            const achieved = parseMeasure(typed)
            form.setProblem(
              `${rowKey}:achieved`,
              achieved === undefined ? `Mức đã đạt của nhiệm vụ ${position} chưa phải một số.` : undefined,
              achieved === undefined ? typed : undefined,
            )
            if (achieved !== undefined) change({ achieved })
          }}
          {...off}
        />
      )}
    </div>
  )
}

/** Nhiệm vụ tháng tới: what, who, by when. */
export function NextTasks({ roll, isReadOnly }: TasksProps) {
  const form = useForm()
  return (
    <RowList
      list="assignedTasks"
      what="nhiệm vụ"
      emptyText="Chưa giao nhiệm vụ nào."
      newRow={() => ({ taskId: newTaskId(), title: '', personId: null, who: '', dueOn: null })}
      isReadOnly={isReadOnly}
    >
      {(key, position) => {
        const task = form.row('assignedTasks', key)
        const off = { disabled: isReadOnly, hideLabel: true }
        return (
          <div className="row-block">
            <TaskDetails
              rowKey={key}
              position={position}
              isReadOnly={isReadOnly}
              title={
                <Quotable
                  field={`${key}:title`}
                  part="assignedTasks"
                  label={`Nhiệm vụ ${position}`}
                  isReadOnly={isReadOnly}
                  isRow
                >
                  <LineField
                    label={`Nhiệm vụ ${position}`}
                    placeholder="Việc phải làm"
                    defaultValue={task?.title ?? ''}
                    maxLength={500}
                    onType={(title) => form.changeRow('assignedTasks', key, { title })}
                    {...off}
                  />
                </Quotable>
              }
            >
              <UntitledNote rowKey={key} position={position} />
              <div className="field-row" data-even>
                <RollPicker
                  label={`Người thực hiện nhiệm vụ ${position}`}
                  placeholder="Người thực hiện"
                  roll={roll}
                  freeText
                  defaultValue={task?.who ?? ''}
                  onPick={({ personId, name }) =>
                    form.changeRow('assignedTasks', key, { personId, who: name })
                  }
                  {...off}
                />
                <DueField
                  list="assignedTasks"
                  rowKey={key}
                  name={`nhiệm vụ ${position}`}
                  disabled={isReadOnly}
                />
              </div>
            </TaskDetails>
          </div>
        )
      }}
    </RowList>
  )
}
