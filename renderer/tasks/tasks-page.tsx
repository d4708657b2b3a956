import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { taskStateNames } from '../../shared/meetings/meeting.ts'
import type { TaskFilter } from '../../shared/tasks/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { PageTurner } from '../components/page-turner.tsx'
import type { SearchPart } from '../components/search.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { WorkbookButton } from '../forms/workbook-button.tsx'
import { useRead } from '../office.ts'
import { addressWith, wishOf } from './address.ts'
import { IndicatorTable } from './indicator-table.tsx'
import { StateLinks } from './state-links.tsx'
import { TaskDetail } from './task-detail.tsx'
import { TaskFilters } from './task-filters.tsx'
import { TaskTable } from './task-table.tsx'
import './tasks.css'

const names: Readonly<Record<TaskFilter, string>> = {
  ...taskStateNames,
  ...{ open: 'Đang mở', reminded: 'Cần nhắc', withdrawn: 'Thôi theo dõi', all: 'Tất cả' },
}
const order: readonly TaskFilter[] = [
  ...(['overdue', 'reminded', 'open', 'doing', 'not-started', 'done', 'withdrawn', 'all'] as const),
]
const pageSize = 100

type Printed = 'list' | 'sheets'

/** Nhiệm vụ: what was decided and what became of it, of all cells, one cell or one person. */
export function TasksPage() {
  const [search, setSearch] = useSearchParams()
  const [printed, setPrinted] = useState<Printed>()
  const wish = wishOf(search)
  const { state, cellId, personId } = wish
  const offset = Number(search.get('tu') ?? 0) || 0
  const person = useRead('people.card', { id: personId ?? '' }, { enabled: personId !== null })
  const list = useRead('tasks.list', { ...wish, offset }, { keepPrevious: true })
  const chosen = list.data?.tasks.find(({ id }) => id === search.get('viec'))
  const at = (part: SearchPart): string => addressWith(search, part)
  const whose = personId === null ? undefined : person.data?.fullName
  const title = whose === undefined ? 'Nhiệm vụ' : `Nhiệm vụ của ${whose}`
  const counts = list.data?.counts
  const isEmpty = list.data?.total === 0
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
          <ButtonFor
            right="export"
            variant="default"
            disabled={(counts?.all ?? 0) === 0}
            onClick={() => setPrinted('sheets')}
          >
            {personId === null ? 'In theo chi bộ' : 'In phiếu nhiệm vụ'}
          </ButtonFor>
          <WorkbookButton job="tasks.workbook" wish={wish} isOff={isEmpty} />
          <ButtonFor right="export" variant="default" disabled={isEmpty} onClick={() => setPrinted('list')}>
            In danh sách
          </ButtonFor>
        </>
      }
      asideLabel="Một nhiệm vụ"
      {...(chosen !== undefined && {
        aside: <TaskDetail key={chosen.id} task={chosen} />,
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
      <TaskFilters
        wish={wish}
        person={whose}
        onChange={(part) => setSearch(new URLSearchParams(at(part).split('?')[1]))}
      />
      {wish.hasIndicator && <IndicatorTable wish={wish} to={at} />}
      {isEmpty && (
        <Empty title={state === 'overdue' ? 'Không có nhiệm vụ quá hạn' : 'Không có nhiệm vụ nào'}>
          Nhiệm vụ được giao trong biên bản của buổi sinh hoạt.
        </Empty>
      )}
      {list.data !== undefined && !isEmpty && (
        <>
          <TaskTable
            tasks={list.data.tasks}
            chosen={chosen}
            to={(id) => at({ viec: id, tu: offset === 0 ? null : String(offset) })}
          />
          <PageTurner
            offset={offset}
            size={pageSize}
            total={list.data.total}
            to={(next) => at({ tu: next === 0 ? null : String(next) })}
          />
        </>
      )}
      <FormDialog
        title={title}
        wish={printed === 'list' ? { form: 'task-list', ...wish } : { form: 'tasks', cellId, personId }}
        isOpen={printed !== undefined}
        onClose={() => setPrinted(undefined)}
      />
    </Page>
  )
}
