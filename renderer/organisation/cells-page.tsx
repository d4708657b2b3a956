import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { BodyNode } from '../../shared/organisation/body-contract.ts'
import { treeRows } from '../../shared/organisation/tree.ts'
import { fold, matches } from '../../shared/text/fold.ts'
import { formatCount, formatMean } from '../../shared/text/numbers.ts'
import { useMay } from '../accounts/access.ts'
import { LinkFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { navigate } from '../components/location.ts'
import { Page } from '../components/page.tsx'
import { SearchField } from '../components/search-field.tsx'
import { useRead } from '../office.ts'
import { AddBodyDialog } from './add-body-dialog.tsx'
import { BodyCard } from './body-card.tsx'
import { HeadShare } from './head-share.tsx'
import { TermCount } from './term-count.tsx'
import classes from './tree.module.css'
import { TreeTable } from './tree-table.tsx'

/** In the address: the commune itself, which may not be a record yet. */
export const communePlace = 'dang-bo'

/** Chi bộ: the tree of the commune's organisation with leaders, numbers and hints; the chosen one's card beside it. */
export function CellsPage({ id }: { readonly id: string | undefined }) {
  const may = useMay()
  const [search] = useSearchParams()
  const onlyHints = search.get('xem') === 'goi-y'
  const [withEnded, setWithEnded] = useState(false)
  const tree = useRead('organisation.tree', { withEnded }, { keepPrevious: true })
  const [query, setQuery] = useState('')
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [isAdding, setAdding] = useState(false)

  const all = tree.data?.bodies ?? []
  const fits = (body: BodyNode) =>
    (!onlyHints || body.hints.length > 0) && matches(fold(`${body.name} ${body.leader}`), query)
  const isSearching = onlyHints || query.trim() !== ''
  // Bodies between the commune and its cells stand open; groups are few people's business and stay folded.
  const isOpen = (body: BodyNode) => folded.get(body.id) ?? body.kind === 'intermediate'
  const rows = isSearching
    ? all.filter(fits).map((body) => ({ body, depth: 0, hasChildren: false, isOpen: false }))
    : treeRows(all, isOpen)
  const cells = all.filter(({ kind, endedOn }) => kind === 'cell' && endedOn === null)

  return (
    <Page
      title="Chi bộ"
      note={
        tree.data && (
          <>
            <TextLink to={`/chi-bo/${communePlace}`}>{tree.data.commune.name}</TextLink>
            {`: ${formatCount(cells.length)} chi bộ, ${formatCount(tree.data.commune.numbers.total)} đảng viên, bình quân ${formatMean(tree.data.commune.numbers.total, cells.length)} một chi bộ. `}
            {onlyHints ? (
              <TextLink to="/chi-bo">Xem tất cả chi bộ</TextLink>
            ) : (
              <span className={classes.figures}>
                <HeadShare />
                <TermCount />
              </span>
            )}
          </>
        )
      }
      actions={
        <>
          <LinkFor right="write" to="/chi-bo/dieu-con-thieu" variant="default">
            Thông tin chi bộ còn thiếu
          </LinkFor>
          <ButtonLink to="/chi-bo/thay-doi" variant="default">
            Thay đổi tổ chức
          </ButtonLink>
          {may('write') && <Button onClick={() => setAdding(true)}>Thêm chi bộ</Button>}
        </>
      }
      aside={id === undefined ? undefined : <BodyCard id={id === communePlace ? null : id} key={id} />}
      asideLabel="Tổ chức đang xem"
    >
      <Fault fault={tree.error} onAgain={() => void tree.refetch()} />
      {tree.data?.bodies.length === 0 ? (
        <Empty
          title="Chưa có chi bộ nào"
          actions={
            may('write') && (
              <>
                <ButtonLink to="/nhap-excel">Nhập từ Excel</ButtonLink>
                <Button variant="default" onClick={() => setAdding(true)}>
                  Thêm chi bộ
                </Button>
              </>
            )
          }
        >
          Nhập danh sách đảng viên từ Excel sẽ có luôn các chi bộ; cũng có thể thêm từng chi bộ.
        </Empty>
      ) : (
        <div className="stack">
          <div className={classes.tools}>
            <SearchField label="Tìm chi bộ, bí thư" onQuery={setQuery} />
            <Checkbox
              label="Hiện cả chi bộ đã kết thúc"
              checked={withEnded}
              onChange={(event) => setWithEnded(event.currentTarget.checked)}
            />
          </div>
          <TreeTable
            rows={rows}
            chosenId={id}
            onOpen={(body, opened) => setFolded(new Map([...folded, [body, opened]]))}
          />
          {tree.isSuccess && rows.length === 0 && <p className="muted">Không có chi bộ nào khớp.</p>}
        </div>
      )}
      <AddBodyDialog
        kinds={['cell', 'intermediate']}
        parentId={null}
        isOpen={isAdding}
        onClose={() => setAdding(false)}
        onAdded={(added) => navigate(`/chi-bo/${added}`)}
      />
    </Page>
  )
}
