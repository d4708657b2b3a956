import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import type { Output } from '../../shared/contract.ts'
import { dueWithinDays } from '../../shared/movements/contract.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import { MovementDialog } from './movement-dialog.tsx'

type Due = Output<'movements.due'>[number]

const dueNames: Readonly<Record<Due['kind'], string>> = {
  confirmation: 'Hết thời gian dự bị',
  return: 'Hết hạn chuyển đi tạm thời',
  'visit-end': 'Hết hạn sinh hoạt tạm thời tại đây',
}

/** What a list is asked for by its address: those on probation, or the temporary stays. */
const views: Readonly<Record<string, readonly Due['kind'][]>> = {
  'du-bi': ['confirmation'],
  'tam-thoi': ['return', 'visit-end'],
}

/** Đến hạn: ends of probations and of temporary stays, soon or already past, with what is to be recorded. */
export function DuePage() {
  const [search] = useSearchParams()
  const today = useRead('setup.state', {}).data?.today ?? ''
  const due = useRead('movements.due', {})
  const [chosen, setChosen] = useState<Due>()
  const [isOpen, setOpen] = useState(false)
  const kinds = views[search.get('xem') ?? '']
  const rows = (due.data ?? []).filter(({ kind }) => kinds === undefined || kinds.includes(kind))
  return (
    <Page
      title="Biến động đến hạn"
      note={`Đã quá hạn, hoặc đến hạn trong ${dueWithinDays} ngày tới`}
      actions={
        <>
          {kinds !== undefined && (
            <ButtonLink to="/bien-dong/den-han" variant="default">
              Xem tất cả
            </ButtonLink>
          )}
          <ButtonLink to="/bien-dong" variant="default">
            Sổ tăng giảm
          </ButtonLink>
        </>
      }
    >
      <Fault fault={due.error} onAgain={() => void due.refetch()} />
      {due.data !== undefined && rows.length === 0 && (
        <Empty title="Không có việc nào đến hạn">
          Người dự bị và người sinh hoạt tạm thời có ghi thời hạn sẽ hiện ở đây khi gần đến ngày.
        </Empty>
      )}
      {rows.length > 0 && (
        <table className="table" aria-label="Biến động đến hạn">
          <thead>
            <tr>
              <th scope="col">Họ và tên</th>
              <th scope="col">Chi bộ</th>
              <th scope="col">Việc đến hạn</th>
              <th scope="col">Ngày</th>
              <th scope="col">Ghi vào sổ</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.personId}>
                <td>
                  <TextLink to={`/dang-vien/${row.personId}`}>{row.fullName}</TextLink>
                </td>
                <td>{row.cellName}</td>
                <td>{dueNames[row.kind]}</td>
                <td className="nowrap">
                  {formatDate(row.on)}{' '}
                  {row.on < today && (
                    <span className="tag" data-attention>
                      Quá hạn
                    </span>
                  )}
                </td>
                <td>
                  <ButtonFor
                    right="write"
                    size="compact-sm"
                    variant="default"
                    aria-label={`Ghi biến động của ${row.fullName}`}
                    onClick={() => {
                      setChosen(row)
                      setOpen(true)
                    }}
                  >
                    Ghi biến động
                  </ButtonFor>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {chosen !== undefined && (
        <MovementDialog
          key={chosen.personId}
          personId={chosen.personId}
          isOpen={isOpen}
          proposed={{ kind: chosen.kind, on: chosen.on }}
          onClose={() => setOpen(false)}
        />
      )}
    </Page>
  )
}
