import { useSearchParams } from 'wouter'
import { formatCount } from '../../shared/text/numbers.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import { FactsGrid } from './facts-grid.tsx'
import { HeadingsPage } from './headings-page.tsx'

/** Thông tin chi bộ còn thiếu: what no workbook holds and every paper needs. All of it may wait. */
export function StartingPage() {
  const [search] = useSearchParams()
  return search.get('xem') === 'tieu-de' ? <HeadingsPage /> : <FactsPage focusCell={search.get('chi-bo')} />
}

function FactsPage({ focusCell }: { readonly focusCell: string | null }) {
  const facts = useRead('organisation.startingFacts', {})
  const without = (facts.data ?? []).filter((row) => row.secretary === null).length
  return (
    <Page
      title="Thông tin chi bộ còn thiếu"
      note={
        <>
          Điền đến đâu ghi đến đó; ô chưa biết cứ để trống.
          {facts.data !== undefined && without > 0 && ` Còn ${formatCount(without)} chi bộ chưa ghi bí thư.`}
        </>
      }
      actions={
        <>
          <TextLink to="/chi-bo">Về danh sách chi bộ</TextLink>
          <ButtonLink to="/chi-bo/dieu-con-thieu?xem=tieu-de" variant="default">
            Xem tiêu đề văn bản
          </ButtonLink>
        </>
      }
      body="fill"
    >
      <Fault fault={facts.error} onAgain={() => void facts.refetch()} />
      {facts.data?.length === 0 && (
        <Empty title="Chưa có chi bộ nào" actions={<ButtonLink to="/nhap-excel">Nhập từ Excel</ButtonLink>}>
          Nhập danh sách đảng viên hoặc thêm chi bộ trước.
        </Empty>
      )}
      {facts.data !== undefined && facts.data.length > 0 && (
        <FactsGrid rows={facts.data} focusCell={focusCell} onStale={() => void facts.refetch()} />
      )}
    </Page>
  )
}
