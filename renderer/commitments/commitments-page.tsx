import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Output } from '../../shared/contract.ts'
import type { PrintWish } from '../../shared/forms/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor, LinkFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { RowLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { YearChooser } from '../components/year-chooser.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { useRead } from '../office.ts'
import { CellCommitments } from './cell-commitments.tsx'
import './commitments.css'

const title = 'Bản cam kết hằng năm'

/** Bản cam kết tu dưỡng, rèn luyện, phấn đấu: who made that of a year, of whom it was checked, by cell. */
export function CommitmentsPage() {
  const today = useRead('setup.state', {}).data?.today
  const [search] = useSearchParams()
  if (today === undefined) return <Page title={title}>{null}</Page>
  const current = Number(today.slice(0, 4))
  const asked = Number(search.get('nam'))
  return <Commitments year={asked > 1930 && asked < 2200 ? asked : current} current={current} today={today} />
}

interface CommitmentsProps {
  readonly year: number
  readonly current: number
  readonly today: string
}

function Commitments({ year, current, today }: CommitmentsProps) {
  const { data, error, refetch } = useRead('commitments.ofYear', { year }, { keepPrevious: true })
  const [search, setSearch] = useSearchParams()
  const [wish, setWish] = useState<PrintWish>()
  const cells = data?.cells ?? []
  const chosen = cells.find(({ cellId }) => cellId === search.get('chi-bo'))
  return (
    <Page
      title={title}
      note={
        data !== undefined &&
        `${formatCount(data.made)}/${formatCount(data.owed)} đảng viên đã làm bản cam kết năm ${year}, ${formatCount(data.checked)} đã kiểm tra`
      }
      actions={
        <>
          <YearChooser
            year={year}
            current={current}
            onChoose={(next) =>
              setSearch({ nam: String(next), ...(chosen && { 'chi-bo': chosen.cellId }) }, { replace: true })
            }
          />
          <ButtonFor
            right="export"
            variant="default"
            disabled={cells.length === 0}
            onClick={() => setWish({ form: 'commitments', year })}
          >
            In danh sách các chi bộ
          </ButtonFor>
        </>
      }
      asideLabel="Đảng viên của chi bộ"
      asideWidth="wide"
      {...(chosen && {
        aside: (
          <CellCommitments
            key={`${year} ${chosen.cellId}`}
            year={year}
            cellId={chosen.cellId}
            today={today}
            onPrint={setWish}
          />
        ),
      })}
    >
      <Fault fault={error} onAgain={() => void refetch()} />
      {data !== undefined && cells.length === 0 && (
        <Empty
          title="Chưa có chi bộ nào"
          actions={
            <LinkFor right="write" to="/chi-bo">
              Thêm chi bộ
            </LinkFor>
          }
        >
          Có chi bộ và đảng viên thì trang này cho biết ai đã làm bản cam kết.
        </Empty>
      )}
      {cells.length > 0 && <CellTable year={year} cells={cells} chosen={chosen?.cellId} />}
      {wish !== undefined && (
        <FormDialog title={`Bản cam kết năm ${year}`} wish={wish} isOpen onClose={() => setWish(undefined)} />
      )}
    </Page>
  )
}

interface CellTableProps {
  readonly year: number
  readonly cells: Output<'commitments.ofYear'>['cells']
  readonly chosen: string | undefined
}

/** A line a cell; its figures open the names. */
function CellTable({ year, cells, chosen }: CellTableProps) {
  return (
    <table className="table" aria-label={`Bản cam kết năm ${year} theo chi bộ`}>
      <thead>
        <tr>
          <th scope="col">Chi bộ</th>
          <th scope="col" className="number">
            Phải làm
          </th>
          <th scope="col" className="number">
            Đã làm
          </th>
          <th scope="col" className="number">
            Đã kiểm tra
          </th>
        </tr>
      </thead>
      <tbody>
        {cells.map(({ cellId, cellName, owed, made, checked }) => {
          const address = (show?: string) =>
            `/cam-ket?${new URLSearchParams({ nam: String(year), 'chi-bo': cellId, ...(show && { xem: show }) })}`
          return (
            <tr key={cellId} data-chosen={cellId === chosen || undefined}>
              <td>
                <RowLink to={address()}>{cellName}</RowLink>
              </td>
              <td className="number">{formatCount(owed)}</td>
              <td className="number">
                <TextLink to={address('da-lam')} aria-label={`${cellName}: ${made} đã làm`}>
                  {formatCount(made)}
                </TextLink>
              </td>
              <td className="number">
                <TextLink to={address('da-kiem-tra')} aria-label={`${cellName}: ${checked} đã kiểm tra`}>
                  {formatCount(checked)}
                </TextLink>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
