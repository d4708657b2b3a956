import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import { paperStateNames } from '../../shared/meetings/contract.ts'
import { meetingKindNames, taskStateNames } from '../../shared/meetings/meeting.ts'
import type { CellCard as Card } from '../../shared/organisation/contract.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { spanWords } from '../components/spans.ts'
import { useRead } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'
import { CellFacts } from './cell-facts.tsx'
import { CellNameDialog } from './cell-name-dialog.tsx'

/** One cell: numbers, hints, post holders, habit, meetings, open tasks. */
export function CellCard({ id }: { readonly id: string }) {
  const cell = useRead('organisation.cell', { id })
  const [dialog, setDialog] = useState<'name' | 'remove'>()
  if (cell.data === undefined) return <Fault fault={cell.error} onAgain={() => void cell.refetch()} />
  const card = cell.data
  return (
    <>
      <div className="card-head">
        <h2>{card.name}</h2>
        {card.code !== '' && <div className="muted small">Mã: {card.code}</div>}
      </div>
      <Numbers card={card} />
      {card.hints.map((hint) => (
        <p key={hint} className="hint">
          {hint}
        </p>
      ))}
      <CellFacts card={card} />
      <Meetings cellId={id} />
      <Tasks cellId={id} />
      {card.names.length > 1 && (
        <section className="section">
          <h3>Tên qua các thời kỳ</h3>
          <ul className="plain-list">
            {card.names.map((name) => (
              <li key={`${name.name} ${name.from}`}>
                <span>{name.name}</span>
                <span className="muted small">{spanWords(name)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Group mt="xl" gap="xs">
        <Button variant="default" onClick={() => setDialog('name')}>
          Sửa tên viết sai
        </Button>
        <Button variant="default" onClick={() => setDialog('remove')}>
          Bỏ chi bộ
        </Button>
      </Group>
      <CellNameDialog isOpen={dialog === 'name'} cell={card} onClose={() => setDialog(undefined)} />
      <RemoveDialog
        command="organisation.removeCell"
        record={card}
        name={card.name}
        title={`Bỏ ${card.name}`}
        confirmLabel="Bỏ chi bộ"
        isOpen={dialog === 'remove'}
        onClose={() => setDialog(undefined)}
        onRemoved={() => navigate('/chi-bo')}
      >
        Văn bản đã chốt vẫn còn nguyên.
      </RemoveDialog>
    </>
  )
}

function Numbers({ card }: { readonly card: Card }) {
  const list = `/dang-vien?chi-bo=${card.id}`
  const figures = [
    { to: list, value: card.numbers.total, name: 'Đảng viên' },
    { to: `${list}&trang-thai=official`, value: card.numbers.official, name: 'Chính thức' },
    { to: `${list}&trang-thai=probationary`, value: card.numbers.probationary, name: 'Dự bị' },
    { to: `${list}&trang-thai=exempt`, value: card.numbers.exempt, name: 'Miễn sinh hoạt' },
  ]
  return (
    <ul className="number-row">
      {figures.map((figure) => (
        <li key={figure.name}>
          <Link href={figure.to} className="row-link">
            <span className="number-value">{formatCount(figure.value)}</span>
            <span className="figure-name">{figure.name}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

const RECENT = 6

function Meetings({ cellId }: { readonly cellId: string }) {
  const meetings = useRead('meetings.ofCell', { cellId })
  return (
    <section className="section">
      <h3>Sinh hoạt</h3>
      <Fault fault={meetings.error} />
      {meetings.data?.length === 0 && (
        <p className="muted">
          Chưa có buổi nào. <TextLink to="/sinh-hoat">Mở buổi sinh hoạt</TextLink>
        </p>
      )}
      <ul className="plain-list">
        {(meetings.data ?? []).slice(0, RECENT).map((meeting) => (
          <li key={meeting.id}>
            <TextLink to={`/buoi/${meeting.id}`} className="nowrap">
              Kỳ {formatPeriod(meeting.period)}
            </TextLink>
            <span className="small muted">
              {meetingKindNames[meeting.kind]}, {formatDate(meeting.heldOn)},{' '}
              {meeting.present === 0
                ? 'chưa điểm danh'
                : `dự ${formatCount(meeting.present)}/${formatCount(meeting.base)} (${formatPercent(meeting.present, meeting.base)})`}
              , {paperStateNames[meeting.paperState].toLocaleLowerCase('vi')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Tasks({ cellId }: { readonly cellId: string }) {
  const tasks = useRead('tasks.open', { cellId })
  if (tasks.data === undefined || tasks.data.length === 0) return <Fault fault={tasks.error} />
  return (
    <section className="section">
      <h3>Nhiệm vụ đang mở</h3>
      <ul className="plain-list">
        {tasks.data.map((task) => (
          <li key={task.id}>
            <span>
              {task.title} <span className="muted small">{task.who}</span>
            </span>
            <span className="tag" data-attention={task.isOverdue || undefined}>
              {task.isOverdue
                ? taskStateNames.overdue
                : task.dueOn === null
                  ? taskStateNames[task.state]
                  : formatDate(task.dueOn)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
