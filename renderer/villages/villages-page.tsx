import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { formatCount } from '../../shared/text/numbers.ts'
import { ButtonFor, Entry } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { YearChooser } from '../components/year-chooser.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { WorkbookButton } from '../forms/workbook-button.tsx'
import { useRead } from '../office.ts'
import { FactsDialog } from './facts-dialog.tsx'
import { VillageGrid } from './village-grid.tsx'
import { VillageHistory } from './village-history.tsx'
import './villages.css'

/** Số liệu thôn, bản: the yearly figures of all villages on one sheet, by keyboard. */
export function VillagesPage() {
  const today = useRead('setup.state', {}).data?.today
  if (today === undefined) return <Page title="Số liệu thôn, bản">{null}</Page>
  return <Villages current={Number(today.slice(0, 4))} />
}

function Villages({ current }: { readonly current: number }) {
  const [search, setSearch] = useSearchParams()
  const [dialog, setDialog] = useState<'print' | 'facts'>()
  const asked = search.get('nam') ?? ''
  const year = /^\d{4}$/.test(asked) ? Math.min(Number(asked), current) : current
  const data = useRead('villages.ofYear', { year }, { keepPrevious: true })
  const { facts = [], villages = [] } = data.data ?? {}
  const chosenId = villages.find(({ cellId }) => cellId === search.get('chi-bo'))?.cellId
  const done = villages.filter(({ values }) => facts.every(({ key }) => values[key] !== undefined)).length
  const close = () => setDialog(undefined)
  return (
    <Page
      title="Số liệu thôn, bản"
      note={
        villages.length > 0 &&
        `Đã đủ số liệu ${formatCount(done)}/${formatCount(villages.length)} chi bộ. Số nhỏ là năm ${year - 1}.`
      }
      actions={
        <>
          <YearChooser
            year={year}
            current={current}
            onChoose={(next) => setSearch({ nam: String(Math.min(next, current)) }, { replace: true })}
          />
          <ButtonFor right="administer" variant="default" onClick={() => setDialog('facts')}>
            Danh sách chỉ tiêu
          </ButtonFor>
          <WorkbookButton job="villages.workbook" wish={{ year }} isOff={villages.length === 0} />
          <ButtonFor
            right="export"
            variant="default"
            disabled={villages.length === 0}
            onClick={() => setDialog('print')}
          >
            In phiếu
          </ButtonFor>
        </>
      }
      asideLabel="Một thôn, bản"
      {...(chosenId !== undefined && {
        aside: <VillageHistory key={`${chosenId} ${year}`} cellId={chosenId} year={year} />,
      })}
    >
      <Fault fault={data.error} onAgain={() => void data.refetch()} />
      {data.data !== undefined && villages.length === 0 && (
        <Empty
          title="Chưa có chi bộ thôn, bản nào"
          actions={<ButtonLink to="/chi-bo">Mở trang Chi bộ</ButtonLink>}
        >
          Ghi loại chi bộ là Thôn, bản, tổ dân phố để chi bộ hiện ở đây.
        </Empty>
      )}
      {villages.length > 0 && (
        <Entry right="write">
          <VillageGrid
            key={year}
            {...{ year, facts, villages, chosenId }}
            to={(cellId) => `/so-lieu-thon?${new URLSearchParams({ nam: String(year), 'chi-bo': cellId })}`}
          />
        </Entry>
      )}
      <FormDialog
        title={`Số liệu thôn, bản năm ${year}`}
        wish={{ form: 'village', year, cellId: chosenId ?? null }}
        isOpen={dialog === 'print'}
        onClose={close}
      />
      <FactsDialog facts={facts} year={year} isOpen={dialog === 'facts'} onClose={close} />
    </Page>
  )
}
