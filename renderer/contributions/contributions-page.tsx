import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { formatPartialDate } from '../../shared/calendar/partial-dates.ts'
import {
  type Contribution,
  type ContributionWish,
  contributionKindNames,
} from '../../shared/contributions/contract.ts'
import { formatMeasure } from '../../shared/tasks/indicator.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { RowLink, TextLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { Page } from '../components/page.tsx'
import { PageTurner } from '../components/page-turner.tsx'
import type { SearchPart } from '../components/search.ts'
import { YearChooser } from '../components/year-chooser.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { WorkbookButton } from '../forms/workbook-button.tsx'
import { useRead } from '../office.ts'
import { CellChoice } from '../organisation/cell-choice.tsx'
import { addressWith, wishOf } from './address.ts'
import { ContributionForm } from './contribution-form.tsx'
import './contributions.css'
import { QuickEntry } from './quick-entry.tsx'
import { SumsTable } from './sums-table.tsx'

/** Đóng góp: what members and households gave to common works, typed row by row from lists on paper. */
export function ContributionsPage() {
  const today = useRead('setup.state', {}).data?.today
  if (today === undefined) return <Page title="Đóng góp">{null}</Page>
  return <Contributions current={Number(today.slice(0, 4))} />
}

const pageSize = 100

function Contributions({ current }: { readonly current: number }) {
  const [search, setSearch] = useSearchParams()
  const [isPrinting, setPrinting] = useState(false)
  const wish = wishOf(search, current)
  const offset = Number(search.get('tu') ?? 0) || 0
  const list = useRead('contributions.list', { ...wish, offset, limit: pageSize }, { keepPrevious: true })
  const person = useRead('people.card', { id: wish.personId ?? '' }, { enabled: wish.personId !== null })
  const chosen = list.data?.contributions.find(({ id }) => id === search.get('muc'))
  const at = (part: SearchPart) => addressWith(search, part)
  const put = (part: SearchPart) => setSearch(new URLSearchParams(at(part).split('?')[1]))
  const isEmpty = list.data?.total === 0
  return (
    <Page
      title={person.data === undefined ? 'Đóng góp' : `Đóng góp của ${person.data.fullName}`}
      note={
        wish.year === null ? (
          <TextLink to={at({ nam: String(current) })}>Chỉ xem năm {current}</TextLink>
        ) : (
          <TextLink to={at({ nam: 'tat-ca' })}>Xem mọi năm</TextLink>
        )
      }
      actions={
        <>
          {wish.year !== null && (
            <YearChooser year={wish.year} current={current} onChoose={(year) => put({ nam: String(year) })} />
          )}
          <WorkbookButton job="contributions.workbook" wish={wish} isOff={isEmpty} />
          <ButtonFor right="export" variant="default" disabled={isEmpty} onClick={() => setPrinting(true)}>
            In danh sách
          </ButtonFor>
        </>
      }
      asideLabel="Một đóng góp"
      {...(chosen !== undefined && {
        aside: (
          <ContributionForm
            key={`${chosen.id} ${chosen.revision}`}
            contribution={chosen}
            onRemoved={() => navigate(at({}), { replace: true })}
          />
        ),
      })}
    >
      <Fault fault={list.error ?? person.error} onAgain={() => void list.refetch()} />
      {chosen === undefined && wish.year !== null && wish.personId === null && (
        <QuickEntry key={`${wish.year} ${wish.cellId}`} year={wish.year} cellId={wish.cellId} />
      )}
      <Filters wish={wish} onChange={put} />
      <SumsTable wish={wish} to={at} />
      {isEmpty && (
        <Empty title="Chưa có đóng góp nào">
          Ghi công, tiền, đất hiến và hiện vật mà đảng viên, hộ dân đóng góp cho việc chung của thôn, bản.
        </Empty>
      )}
      {list.data !== undefined && !isEmpty && (
        <>
          <ContributionTable
            rows={list.data.contributions}
            chosen={chosen}
            to={(id) => at({ muc: id, tu: offset === 0 ? null : String(offset) })}
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
        title="Đóng góp"
        wish={{ form: 'contributions', ...wish }}
        isOpen={isPrinting}
        onClose={() => setPrinting(false)}
      />
    </Page>
  )
}

const giverNames = { all: '', members: 'của đảng viên', households: 'của hộ dân' } as const

interface FiltersProps {
  readonly wish: ContributionWish
  readonly onChange: (part: SearchPart) => void
}

/** Which cell; and what else the list was narrowed to by a figure, with the way back. */
function Filters({ wish: { cellId, kind, work, givers }, onChange }: FiltersProps) {
  const words = [
    kind === null ? '' : contributionKindNames[kind],
    giverNames[givers],
    work === null ? '' : `cho ${work || 'việc không ghi tên'}`,
  ].filter((word) => word !== '')
  return (
    <search className="contribution-filters" aria-label="Lọc đóng góp">
      <CellChoice label="Lọc theo chi bộ" cellId={cellId} onChoose={(id) => onChange({ 'chi-bo': id })} />
      {words.length > 0 && (
        <span>
          {words.join(', ')}{' '}
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => onChange({ loai: null, cua: null, 'cong-trinh': null })}
          >
            Xem tất cả
          </Button>
        </span>
      )}
    </search>
  )
}

interface ContributionTableProps {
  readonly rows: readonly Contribution[]
  readonly chosen: Contribution | undefined
  readonly to: (id: string) => string
}

function ContributionTable({ rows, chosen, to }: ContributionTableProps) {
  const isNarrow = chosen !== undefined
  const line = useRef<HTMLTableRowElement>(null)
  const chosenId = chosen?.id
  // The form above goes when a line is opened, and the line with it.
  useEffect(() => {
    if (chosenId !== undefined) line.current?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  return (
    <table className="table" aria-label="Đóng góp">
      <thead>
        <tr>
          <th scope="col">Người đóng góp</th>
          <th scope="col">Loại</th>
          <th scope="col" className="number">
            Số lượng
          </th>
          <th scope="col">Ngày</th>
          {!isNarrow && <th scope="col">Công trình, việc chung</th>}
          {!isNarrow && <th scope="col">Chi bộ</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} ref={row === chosen ? line : undefined} data-chosen={row === chosen || undefined}>
            <td>
              <RowLink to={to(row.id)} isChosen={row === chosen}>
                {row.giverName}
              </RowLink>
              {row.personId === null && <span className="muted small"> hộ dân</span>}
            </td>
            <td>{contributionKindNames[row.kind]}</td>
            <td className="number nowrap">
              {formatMeasure(row.amount)} {row.unit}
            </td>
            <td>{formatPartialDate(row.given)}</td>
            {!isNarrow && <td>{row.work}</td>}
            {!isNarrow && <td>{row.cellName}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
