import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { taskStateNames } from '../../shared/meetings/meeting.ts'
import { type Task, type TaskFilter, taskFilters } from '../../shared/tasks/contract.ts'
import { indicatorWords } from '../../shared/tasks/indicator.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ChoiceField } from '../components/choice-field.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { useRead } from '../office.ts'
import { StateLinks } from './state-links.tsx'
import { TaskDetail } from './task-detail.tsx'
import './tasks.css'

const names: Readonly<Record<TaskFilter, string>> = {
  ...taskStateNames,
  ...{ open: 'Đang mở', withdrawn: 'Thôi theo dõi', all: 'Tất cả' },
}
const order: readonly TaskFilter[] = ['overdue', 'open', 'doing', 'not-started', 'done', 'withdrawn', 'all']
const pageSize = 100

/** The home page calls the overdue ones by their Vietnamese word. */
const filterOf = (asked: string | null): TaskFilter =>
  asked === 'qua-han' ? 'overdue' : (taskFilters.find((filter) => filter === asked) ?? 'open')

/** Nhiệm vụ: what was decided and what became of it, of all cells, one cell or one person. */
export function TasksPage() {
  const [search, setSearch] = useSearchParams()
  const [isPrinting, setPrinting] = useState(false)
  const state = filterOf(search.get('xem'))
  const cellId = search.get('chi-bo')
  const personId = search.get('nguoi')
  const offset = Number(search.get('tu') ?? 0) || 0
  const cells = useRead('organisation.cells', {})
  const person = useRead('people.card', { id: personId ?? '' }, { enabled: personId !== null })
  const list = useRead('tasks.list', { state, cellId, personId, offset }, { keepPrevious: true })
  const chosen = list.data?.tasks.find(({ id }) => id === search.get('viec'))
  const at = (part: Readonly<Record<string, string | null>>): string => {
    const next = new URLSearchParams(search)
    next.delete('viec')
    next.delete('tu')
    for (const [name, value] of Object.entries(part)) {
      if (value === null) next.delete(name)
      else next.set(name, value)
    }
    return `/nhiem-vu?${next}`
  }
  const whose = person.data?.fullName
  const title = whose === undefined ? 'Nhiệm vụ' : `Nhiệm vụ của ${whose}`
  const counts = list.data?.counts
  return (
    <Page
      title={title}
      note={
        personId === null ? (
          'Kết quả được ghi ở buổi sinh hoạt sau của chi bộ.'
        ) : (
          <TextLink to="/nhiem-vu">Xem nhiệm vụ của mọi người</TextLink>
        )
      }
      actions={
        <>
          <ButtonLink to="/kien-nghi" variant="default">
            Kiến nghị
          </ButtonLink>
          <Button variant="default" disabled={(counts?.all ?? 0) === 0} onClick={() => setPrinting(true)}>
            {personId === null ? 'In nhiệm vụ đang mở' : 'In phiếu nhiệm vụ'}
          </Button>
        </>
      }
      asideLabel="Một nhiệm vụ"
      {...(chosen !== undefined && {
        aside: <TaskDetail key={`${chosen.id} ${chosen.revision}`} task={chosen} />,
      })}
    >
      <Fault fault={list.error ?? person.error} onAgain={() => void list.refetch()} />
      {counts !== undefined && (
        <StateLinks
          label="Trạng thái"
          states={order.map((filter) => ({ state: filter, name: names[filter], count: counts[filter] }))}
          shown={state}
          to={(filter) => at({ xem: filter })}
        />
      )}
      {personId === null && (
        <div className="follow-choice">
          <ChoiceField
            key={cells.data?.length}
            label="Chi bộ"
            value={cellId ?? ''}
            groups={[
              {
                name: '',
                choices: [
                  { value: '', label: 'Mọi chi bộ' },
                  ...(cells.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
                ],
              },
            ]}
            onChoose={(id) => setSearch(new URLSearchParams(at({ 'chi-bo': id || null }).split('?')[1]))}
          />
        </div>
      )}
      {list.data?.total === 0 && (
        <Empty title={state === 'overdue' ? 'Không có nhiệm vụ quá hạn' : 'Không có nhiệm vụ nào'}>
          Nhiệm vụ được giao trong biên bản của buổi sinh hoạt.
        </Empty>
      )}
      {list.data !== undefined && list.data.total > 0 && (
        <TaskTable
          tasks={list.data.tasks}
          chosen={chosen}
          to={(id) => at({ viec: id, tu: offset === 0 ? null : String(offset) })}
        />
      )}
      {list.data !== undefined && list.data.total > pageSize && (
        <p className="small">
          {formatCount(offset + 1)} đến {formatCount(Math.min(offset + pageSize, list.data.total))} trong{' '}
          {formatCount(list.data.total)}.{' '}
          {offset > 0 && (
            <TextLink to={at({ tu: String(Math.max(0, offset - pageSize)) })}>Trang trước</TextLink>
          )}{' '}
          {offset + pageSize < list.data.total && (
            <TextLink to={at({ tu: String(offset + pageSize) })}>Trang sau</TextLink>
          )}
        </p>
      )}
      <FormDialog
        title={title}
        wish={{ form: 'tasks', cellId, personId }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
    </Page>
  )
}

interface TaskTableProps {
  readonly tasks: readonly Task[]
  readonly chosen: Task | undefined
  readonly to: (id: string) => string
}

function TaskTable({ tasks, chosen, to }: TaskTableProps) {
  const isNarrow = chosen !== undefined
  return (
    <table className="table" aria-label="Nhiệm vụ">
      <thead>
        <tr>
          <th scope="col">Nhiệm vụ</th>
          {!isNarrow && <th scope="col">Người thực hiện</th>}
          {!isNarrow && <th scope="col">Chi bộ</th>}
          <th scope="col">Hạn</th>
          <th scope="col">Trạng thái</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.id} data-chosen={task === chosen || undefined}>
            <td className="follow-text">
              <TextLink
                to={to(task.id)}
                className="row-link"
                aria-current={task === chosen ? 'true' : undefined}
              >
                {task.title}
              </TextLink>
              <span className="muted small"> {indicatorWords(task)}</span>
            </td>
            {!isNarrow && <td>{task.who}</td>}
            {!isNarrow && <td>{task.cellName}</td>}
            <td>{task.dueOn === null ? '' : formatDate(task.dueOn)}</td>
            <td>
              <span className="tag" data-attention={task.isOverdue || undefined}>
                {stateName(task)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const stateName = ({ withdrawn, isOverdue, state }: Task): string =>
  withdrawn !== null ? names.withdrawn : names[isOverdue ? 'overdue' : state]
