import { Link } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatPeriod } from '../../shared/calendar/periods.ts'
import { paperStateNames } from '../../shared/meetings/contract.ts'
import { meetingKindNames, taskStateNames } from '../../shared/meetings/meeting.ts'
import type { BodyCard } from '../../shared/organisation/body-contract.ts'
import { allOfficial } from '../../shared/organisation/numbers.ts'
import { formatCount, formatPercent } from '../../shared/text/numbers.ts'
import { Fault } from '../components/fault.tsx'
import { TextLink } from '../components/link.tsx'
import { Contributed } from '../contributions/contributed.tsx'
import { useRead } from '../office.ts'
import { CellFacts } from './cell-facts.tsx'

interface CellCardProps {
  readonly body: BodyCard
  readonly id: string
}

/** What only a cell has: the habit of its meetings, where its numbers stand, its meetings and open tasks. */
export function CellSections({ body, id }: CellCardProps) {
  const cell = useRead('organisation.cell', { id })
  if (cell.data === undefined) return <Fault fault={cell.error} onAgain={() => void cell.refetch()} />
  return (
    <>
      <CellFacts card={cell.data} isReadOnly={body.end !== null} />
      {body.end === null && <Tasks cellId={id} />}
      <Meetings cellId={id} isReadOnly={body.end !== null} />
      <Common cellId={id} />
    </>
  )
}

/** How many members of each standing, official ones as minutes count them; each figure opens its names. */
export function CellNumbers({ body, id }: CellCardProps) {
  const list = `/dang-vien?chi-bo=${id}`
  const figures = [
    { to: list, value: body.numbers.total, name: 'Đảng viên' },
    { to: `${list}&trang-thai=full`, value: allOfficial(body.numbers), name: 'Chính thức' },
    { to: `${list}&trang-thai=exempt`, value: body.numbers.exempt, name: 'trong đó miễn sinh hoạt' },
    { to: `${list}&trang-thai=probationary`, value: body.numbers.probationary, name: 'Dự bị' },
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

/** What its people give to common works. */
function Common({ cellId }: { readonly cellId: string }) {
  return (
    <section className="section">
      <div className="section-head">
        <h3>Việc chung</h3>
        <span>
          <TextLink to={`/dong-gop?chi-bo=${cellId}`}>Ghi đóng góp</TextLink>
          {', '}
          <TextLink to={`/so-lieu-thon?chi-bo=${cellId}`}>số liệu hằng năm</TextLink>
        </span>
      </div>
      <Contributed cellId={cellId} />
    </section>
  )
}

const RECENT = 6

function Meetings({ cellId, isReadOnly }: { readonly cellId: string; readonly isReadOnly: boolean }) {
  const meetings = useRead('meetings.ofCell', { cellId })
  return (
    <section className="section">
      <div className="section-head">
        <h3>Sinh hoạt</h3>
        <span>
          <TextLink to={`/tinh-hinh/${cellId}`}>Tình hình 12 tháng</TextLink>{' '}
          <TextLink to={`/du-sinh-hoat/${cellId}`}>Lưới dự sinh hoạt</TextLink>{' '}
          <TextLink to={`/tap-luu?chi-bo=${cellId}`}>Tập lưu</TextLink>
        </span>
      </div>
      <Fault fault={meetings.error} />
      {meetings.data?.length === 0 && (
        <p className="muted">
          Chưa có buổi nào. {!isReadOnly && <TextLink to="/sinh-hoat">Mở buổi sinh hoạt</TextLink>}
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
