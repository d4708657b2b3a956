import { useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import type { TrainingClass } from '../../shared/training/contract.ts'
import { classDays, countWords } from '../../shared/training/words.ts'
import { ButtonFor, ForOnly } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { RowLink, TextLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { Page } from '../components/page.tsx'
import { YearChooser } from '../components/year-chooser.tsx'
import { useRead } from '../office.ts'
import { ClassCard } from './class-card.tsx'
import { ClassForm } from './class-form.tsx'
import './training.css'

const fresh = 'moi'

/** Lớp tập huấn, bồi dưỡng: the classes of a year, one of them beside the list; secretaries who came to none. */
export function TrainingPage() {
  const today = useRead('setup.state', {}).data?.today
  const [search] = useSearchParams()
  if (today === undefined) return <Page title="Lớp tập huấn, bồi dưỡng">{null}</Page>
  const current = Number(today.slice(0, 4))
  const asked = Number(search.get('nam') ?? current)
  return (
    <Classes
      year={asked > 1930 && asked < 2200 ? asked : current}
      today={today}
      chosenId={search.get('lop')}
    />
  )
}

interface ClassesProps {
  readonly year: number
  readonly today: string
  readonly chosenId: string | null
}

function Classes({ year, today, chosenId }: ClassesProps) {
  const classes = useRead('training.ofYear', { year }, { keepPrevious: true })
  const rows = classes.data ?? []
  const to = (id: string | null) => `/lop-tap-huan?nam=${year}${id === null ? '' : `&lop=${id}`}`
  const show = (id: string | null) => navigate(to(id), { replace: true })
  const aside =
    chosenId === fresh ? (
      <>
        <div className="card-head">
          <h2>Lớp mới</h2>
        </div>
        <ForOnly right="write">
          <ClassForm training={undefined} today={today} onWritten={show} onRemoved={() => show(null)} />
        </ForOnly>
      </>
    ) : (
      chosenId !== null && (
        <ClassCard key={chosenId} id={chosenId} today={today} onRemoved={() => show(null)} />
      )
    )
  return (
    <Page
      title="Lớp tập huấn, bồi dưỡng"
      note={rows.length > 0 && `${formatCount(rows.length)} lớp trong năm ${year}`}
      actions={
        <>
          <YearChooser
            year={year}
            current={Number(today.slice(0, 4))}
            onChoose={(other) => navigate(`/lop-tap-huan?nam=${other}`)}
          />
          <ButtonFor right="write" onClick={() => navigate(to(fresh))}>
            Lớp mới
          </ButtonFor>
        </>
      }
      asideLabel="Lớp tập huấn"
      asideWidth="wide"
      {...(aside !== false && { aside })}
    >
      <Fault fault={classes.error} onAgain={() => void classes.refetch()} />
      {classes.data !== undefined && rows.length === 0 && (
        <Empty title={`Năm ${year} chưa ghi lớp nào`}>
          Bấm Lớp mới, rồi gọi học viên theo chi bộ, theo chức vụ hoặc từ danh sách đã lưu. Sau lớp, ghi ai
          hoàn thành và ghi vào quá trình bồi dưỡng của đảng viên.
        </Empty>
      )}
      {rows.length > 0 && <ClassTable rows={rows} chosenId={chosenId} to={to} />}
      <WithoutTraining />
    </Page>
  )
}

interface ClassTableProps {
  readonly rows: readonly TrainingClass[]
  readonly chosenId: string | null
  readonly to: (id: string) => string
}

function ClassTable({ rows, chosenId, to }: ClassTableProps) {
  return (
    <table className="table" aria-label="Lớp tập huấn, bồi dưỡng">
      <thead>
        <tr>
          <th scope="col">Lớp</th>
          <th scope="col">Ngày</th>
          {chosenId === null && <th scope="col">Đối tượng</th>}
          <th scope="col">Học viên</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-chosen={row.id === chosenId || undefined}>
            <td>
              <RowLink to={to(row.id)} isChosen={row.id === chosenId}>
                {row.title}
              </RowLink>
            </td>
            <td>{classDays(row)}</td>
            {chosenId === null && <td>{row.audience}</td>}
            <td>{countWords(row.counts)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Secretaries of today who took part in no class for as long as the rule book allows. */
function WithoutTraining() {
  const { data } = useRead('training.without', {})
  if (data === undefined || data.secretaries.length === 0) return null
  return (
    <section className="section">
      <h2>
        {formatCount(data.secretaries.length)} bí thư chưa dự lớp nào từ ngày {formatDate(data.since)}
      </h2>
      <table className="table" aria-label="Bí thư chưa dự lớp nào">
        <thead>
          <tr>
            <th scope="col">Bí thư</th>
            <th scope="col">Chi bộ</th>
            <th scope="col">Lớp gần nhất</th>
          </tr>
        </thead>
        <tbody>
          {data.secretaries.map(({ personId, fullName, cellId, cellName, last }) => (
            <tr key={`${personId} ${cellId}`}>
              <td>
                <TextLink to={`/dang-vien/${personId}`}>{fullName}</TextLink>
              </td>
              <td>
                <TextLink to={`/chi-bo/${cellId}`}>{cellName}</TextLink>
              </td>
              <td className={last === null ? 'muted' : undefined}>
                {last === null ? 'chưa ghi lớp nào' : `${last.title}, ${formatDate(last.from)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
