import { Button, Group } from '@mantine/core'
import { useRef, useState } from 'react'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { Input } from '../../shared/contract.ts'
import type { Task } from '../../shared/tasks/contract.ts'
import { formatMeasure } from '../../shared/tasks/indicator.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { MeasureField } from '../components/measure-field.tsx'
import { ProseField } from '../components/prose-field.tsx'
import { useRead, useWrite } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'

type Note = Task['notes'][number]

/** Theo dõi giữa hai kỳ: what is known since the last meeting. It closes nothing; the next meeting hears of it. */
export function TaskNotes({ task }: { readonly task: Task }) {
  const [edited, setEdited] = useState<Note | 'new'>()
  const [removed, setRemoved] = useState<Note>()
  const close = () => setEdited(undefined)
  return (
    <section className="section">
      <h3>Theo dõi giữa hai kỳ</h3>
      {task.notes.length === 0 && (
        <p className="muted small">
          Chưa ghi gì. Điều ghi ở đây được in trong tài liệu của buổi sau và gợi ý làm kết quả; chỉ buổi sinh
          hoạt mới kết thúc nhiệm vụ.
        </p>
      )}
      <ul className="plain-list">
        {task.notes.map((note) => (
          <li key={note.id}>
            <span className="follow-text">
              <strong>{formatDate(note.notedOn)}</strong>{' '}
              {note.achieved !== null && `${formatMeasure(note.achieved)} ${task.unit}. `}
              {note.content}
            </span>
            <span className="note-ways">
              <ButtonFor
                right="write"
                size="compact-xs"
                variant="subtle"
                aria-label={`Sửa theo dõi ngày ${formatDate(note.notedOn)}`}
                onClick={() => setEdited(note)}
              >
                Sửa
              </ButtonFor>
              <ButtonFor
                right="write"
                size="compact-xs"
                variant="subtle"
                color="gray"
                aria-label={`Bỏ theo dõi ngày ${formatDate(note.notedOn)}`}
                onClick={() => setRemoved(note)}
              >
                Bỏ
              </ButtonFor>
            </span>
          </li>
        ))}
      </ul>
      {edited === undefined ? (
        <ButtonFor right="write" size="compact-sm" variant="default" mt="xs" onClick={() => setEdited('new')}>
          Ghi theo dõi
        </ButtonFor>
      ) : (
        <NoteForm
          key={edited === 'new' ? 'new' : edited.id}
          task={task}
          note={edited === 'new' ? undefined : edited}
          onDone={close}
        />
      )}
      {removed !== undefined && (
        <RemoveDialog
          command="tasks.removeNote"
          record={removed}
          name={`theo dõi ngày ${formatDate(removed.notedOn)}`}
          title="Bỏ dòng theo dõi"
          confirmLabel="Bỏ"
          isOpen
          onClose={() => setRemoved(undefined)}
          onRemoved={() => setRemoved(undefined)}
        >
          Nhiệm vụ và báo cáo của các buổi vẫn giữ nguyên.
        </RemoveDialog>
      )}
    </section>
  )
}

interface NoteFormProps {
  readonly task: Task
  readonly note: Note | undefined
  readonly onDone: () => void
}

function NoteForm({ task, note, onDone }: NoteFormProps) {
  const today = useRead('setup.state', {}).data?.today
  const write = useWrite('tasks.note')
  const typed = useRef<Partial<Input<'tasks.note'>>>({})
  const isDayWrong = useRef(false)
  const isAchievedWrong = useRef(false)
  const change = (part: Partial<Input<'tasks.note'>>) => {
    typed.current = { ...typed.current, ...part }
  }
  const first = {
    notedOn: note?.notedOn ?? today ?? null,
    content: note?.content ?? '',
    achieved: note?.achieved ?? null,
  }
  const submit = () => {
    leaveField()
    if (isDayWrong.current || isAchievedWrong.current) return
    const { notedOn = first.notedOn, content = first.content, achieved = first.achieved } = typed.current
    write.mutate(
      {
        ...{ taskId: task.id, id: note?.id ?? null, revision: note?.revision ?? 0 },
        ...{ notedOn: notedOn ?? '', content, achieved },
      },
      { onSuccess: onDone },
    )
  }
  const field = (name: string) => write.error?.fields[name]
  return (
    <form
      className="stack note-form"
      noValidate
      aria-label="Ghi theo dõi"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ProseField
        label="Nội dung theo dõi"
        autoFocus
        maxLength={1000}
        defaultValue={first.content}
        error={field('content')}
        onInput={(content) => change({ content })}
      />
      <div className="fields-2">
        <DateField
          key={first.notedOn}
          label="Ngày"
          defaultValue={first.notedOn}
          error={field('notedOn')}
          onCommit={(notedOn) => change({ notedOn: notedOn ?? '' })}
          onProblem={(problem) => {
            isDayWrong.current = problem !== undefined
          }}
        />
        {(task.indicator !== '' || task.target !== null) && (
          <MeasureField
            label={`Đã đạt${task.unit === '' ? '' : ` (${task.unit})`}`}
            defaultValue={first.achieved}
            error={field('achieved')}
            onCommit={(achieved) => {
              isAchievedWrong.current = achieved === undefined
              if (achieved !== undefined) change({ achieved })
            }}
          />
        )}
      </div>
      <Fault fault={write.error} />
      <Group justify="flex-end">
        <Button size="xs" variant="default" onClick={onDone}>
          Không ghi
        </Button>
        <Button size="xs" type="submit" loading={write.isPending}>
          Ghi theo dõi
        </Button>
      </Group>
    </form>
  )
}

/** Nhắc từ ngày: from then on the task stands among those to be reminded of, until it is done. */
export function TaskReminder({ task }: { readonly task: Task }) {
  const write = useWrite('tasks.remind')
  return (
    <>
      <div className="form-narrow">
        <DateField
          label="Nhắc từ ngày"
          description="Đến ngày này nhiệm vụ hiện ở Việc cần làm."
          defaultValue={task.remindOn}
          error={write.error?.fields.remindOn}
          onCommit={(remindOn) => write.mutate({ id: task.id, seen: task.remindOn, remindOn })}
        />
      </div>
      <Fault fault={write.error} />
    </>
  )
}
