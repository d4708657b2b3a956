import { useRef } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import type { Input } from '../../shared/contract.ts'
import { taskStateNames } from '../../shared/meetings/meeting.ts'
import type { Task } from '../../shared/tasks/contract.ts'
import { formatMeasure, indicatorWords } from '../../shared/tasks/indicator.ts'
import { DateField } from '../components/date-field.tsx'
import { TextLink } from '../components/link.tsx'
import { MeasureField } from '../components/measure-field.tsx'
import { PersonPicker } from '../components/person-picker.tsx'
import { TextField } from '../components/text-field.tsx'
import { useWrite } from '../office.ts'
import { Following } from './follow-dialogs.tsx'
import { PartForm } from './part-form.tsx'
import { TaskNotes, TaskReminder } from './task-notes.tsx'

/** The chosen task: where it comes from, what meetings said of it, what can be changed. */
export function TaskDetail({ task }: { readonly task: Task }) {
  const measure = indicatorWords(task)
  const withdraw = useWrite('tasks.withdraw')
  const restore = useWrite('tasks.restore')
  const { id, revision } = task
  return (
    <>
      <div className="card-head">
        <h2>{task.title}</h2>
        <p className="muted">
          <TextLink to={`/chi-bo/${task.cellId}`}>{task.cellName}</TextLink>
          {task.given !== null && (
            <>
              , giao ngày {formatDate(task.given.heldOn)}.{' '}
              <TextLink to={`/buoi/${task.given.meetingId}`}>Xem biên bản</TextLink>
            </>
          )}
        </p>
        {task.personId !== null && (
          <p>
            <TextLink to={`/nhiem-vu?nguoi=${task.personId}&xem=all`}>
              Mọi nhiệm vụ của {task.who === '' ? 'người này' : task.who}
            </TextLink>
          </p>
        )}
        {measure !== '' && <p>{measure}</p>}
      </div>
      <section className="section">
        <h3>Báo cáo ở các buổi sau</h3>
        {task.reports.length === 0 && <p className="muted">Chưa buổi nào báo cáo.</p>}
        <ul className="plain-list">
          {task.reports.map((report) => (
            <li key={report.meetingId}>
              <span>
                <TextLink to={`/buoi/${report.meetingId}`}>Kỳ {formatPeriod(report.period)}</TextLink>{' '}
                {[
                  report.achieved === null ? '' : `${formatMeasure(report.achieved)} ${task.unit}`,
                  report.result,
                ]
                  .filter((part) => part !== '')
                  .join('. ')}
              </span>
              <span className="tag">{taskStateNames[report.state]}</span>
            </li>
          ))}
        </ul>
      </section>
      <TaskNotes task={task} />
      {task.withdrawn === null && task.state !== 'done' && <TaskReminder task={task} />}
      {task.withdrawn === null && <TaskForm task={task} />}
      {(task.withdrawn !== null || task.state !== 'done') && (
        <Following
          what="nhiệm vụ"
          withdrawn={task.withdrawn}
          isBusy={withdraw.isPending || restore.isPending}
          fault={withdraw.error ?? restore.error}
          onWithdraw={(reason, done) => withdraw.mutate({ id, revision, reason }, { onSuccess: done })}
          onRestore={() => restore.mutate({ id, revision })}
        />
      )}
    </>
  )
}

type Wish = Input<'tasks.change'>

const wishOf = (task: Task): Wish => ({
  ...{ id: task.id, revision: task.revision, title: task.title, personId: task.personId, who: task.who },
  ...{ dueOn: task.dueOn, product: task.product, forWhom: task.forWhom },
  ...{ indicator: task.indicator, unit: task.unit, target: task.target },
})

function TaskForm({ task }: { readonly task: Task }) {
  /** Only what was typed: the rest follows the record, which a note beside it changes too. */
  const typed = useRef<Partial<Wish>>({})
  const write = useWrite('tasks.change')
  const isTargetWrong = useRef(false)
  const isDayWrong = useRef(false)
  const change = (part: Partial<Wish>) => {
    typed.current = { ...typed.current, ...part }
  }
  const field = (name: string) => write.error?.fields[name]
  return (
    <PartForm
      name="Sửa nhiệm vụ"
      submitLabel="Ghi thay đổi"
      write={write}
      onSubmit={() => {
        if (isDayWrong.current || isTargetWrong.current) return
        write.mutate(
          { ...wishOf(task), ...typed.current },
          {
            onSuccess: () => {
              typed.current = {}
            },
          },
        )
      }}
    >
      <TextField
        label="Nhiệm vụ"
        defaultValue={task.title}
        error={field('title')}
        onCommit={(title) => change({ title })}
      />
      <div className="fields-2">
        <PersonPicker
          label="Người thực hiện"
          freeText
          cellId={task.cellId}
          defaultValue={task.who === '' ? null : { personId: task.personId, fullName: task.who }}
          onCommit={(named) => change({ personId: named?.personId ?? null, who: named?.fullName ?? '' })}
        />
        <DateField
          label="Thời hạn"
          defaultValue={task.dueOn}
          error={field('dueOn')}
          onCommit={(dueOn) => change({ dueOn })}
          onProblem={(problem) => {
            isDayWrong.current = problem !== undefined
          }}
        />
        <TextField label="Sản phẩm" defaultValue={task.product} onCommit={(product) => change({ product })} />
        <TextField
          label="Hộ, tổ chức được giúp"
          defaultValue={task.forWhom}
          onCommit={(forWhom) => change({ forWhom })}
        />
        <TextField
          label="Chỉ tiêu"
          defaultValue={task.indicator}
          onCommit={(indicator) => change({ indicator })}
        />
        <TextField label="Đơn vị tính" defaultValue={task.unit} onCommit={(unit) => change({ unit })} />
        <MeasureField
          label="Mức phải đạt"
          defaultValue={task.target}
          error={field('target')}
          onCommit={(target) => {
            isTargetWrong.current = target === undefined
            if (target !== undefined) change({ target })
          }}
        />
      </div>
    </PartForm>
  )
}
