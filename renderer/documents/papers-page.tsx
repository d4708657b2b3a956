import { Button, NativeSelect } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { formatDate } from '../../shared/calendar/dates.ts'
import { papersPage } from '../../shared/documents/contract.ts'
import { paperTypes } from '../../shared/documents/kinds.ts'
import { type PaperState, paperStateNames, paperStates } from '../../shared/meetings/contract.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink, TextLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { inputProps } from '../components/text-field.tsx'
import { keyOf, look } from '../office.ts'
import { DiffersTag } from './differs-tag.tsx'

const ALL = 'tat-ca'
const RECALLS = 'thu-hoi'
const DIFFERING = 'khong-khop'

/** Văn bản: the papers that were frozen, and those of which printed sheets must be recalled. */
export function PapersPage() {
  const asked = new URLSearchParams(useSearch()).get('xem') ?? ALL
  const [, go] = useLocation()
  const state = paperStates.find((candidate) => candidate === asked) ?? null
  const papers = usePapers({ state, recall: asked === RECALLS, differs: asked === DIFFERING })
  const rows = papers.data?.pages.flat() ?? []

  return (
    <Page
      title="Văn bản"
      note={papers.data && `${rows.length} văn bản${papers.hasNextPage ? ' mới nhất' : ''}`}
      actions={
        <>
          <ButtonLink to="/van-ban/ky" variant="default">
            Theo kỳ
          </ButtonLink>
          <ButtonLink to="/so-tay" variant="default">
            Gói Sổ tay
          </ButtonLink>
          <ButtonLink to="/tap-luu" variant="default">
            Tập lưu
          </ButtonLink>
          <NativeSelect
            {...inputProps({ label: 'Trạng thái', hideLabel: true })}
            value={asked}
            data={[
              { value: ALL, label: 'Mọi trạng thái' },
              ...paperStates.map((value) => ({ value, label: paperStateNames[value] })),
              { value: RECALLS, label: 'Phải thu hồi bản giấy' },
              { value: DIFFERING, label: 'Không còn khớp với sổ' },
            ]}
            onChange={(event) => {
              const next = event.currentTarget.value
              go(next === ALL ? '/van-ban' : `/van-ban?xem=${next}`, { replace: true })
            }}
          />
        </>
      }
    >
      <Fault fault={papers.error} onAgain={() => void papers.refetch()} />
      {papers.data !== undefined && rows.length === 0 && (
        <Empty title={emptyTitle(asked)} actions={<ButtonLink to="/sinh-hoat">Sang Sinh hoạt</ButtonLink>}>
          Văn bản được lập khi chốt bản in biên bản của một buổi sinh hoạt.
        </Empty>
      )}
      {rows.length > 0 && (
        <table className="table" aria-label="Văn bản">
          <thead>
            <tr>
              <th scope="col">Số</th>
              <th scope="col">Văn bản</th>
              <th scope="col">Chi bộ</th>
              <th scope="col">Ngày họp</th>
              <th scope="col">Trạng thái</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((paper) => (
              <tr key={paper.id}>
                <td>{paper.number === '' ? <span className="muted">Để trống</span> : paper.number}</td>
                <td>
                  <TextLink to={`/van-ban/${paper.id}`}>
                    {paper.title || paperTypes[paper.kind].name}
                  </TextLink>
                </td>
                <td>{paper.cellName}</td>
                <td>{paper.heldOn !== null && formatDate(paper.heldOn)}</td>
                <td>
                  <span className="tag">
                    {paperStateNames[paper.state]}
                    {paper.currentVersion > 1 && `, bản ${paper.currentVersion}`}
                  </span>{' '}
                  {paper.recall && (
                    <span className="tag" data-attention>
                      Thu hồi bản giấy
                    </span>
                  )}{' '}
                  {paper.differs && <DiffersTag />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {papers.hasNextPage && (
        <More isBusy={papers.isFetchingNextPage} onMore={() => void papers.fetchNextPage()} />
      )}
    </Page>
  )
}

function emptyTitle(asked: string): string {
  if (asked === RECALLS) return 'Không có bản giấy nào phải thu hồi'
  if (asked === DIFFERING) return 'Không có văn bản nào không còn khớp với sổ'
  return asked === ALL ? 'Chưa có văn bản nào' : 'Không có văn bản ở trạng thái này'
}

interface Asked {
  readonly state: PaperState | null
  readonly recall: boolean
  readonly differs: boolean
}

/** The papers page by page, each page when it is asked for. */
const usePapers = (asked: Asked) =>
  useInfiniteQuery({
    queryKey: keyOf('documents.papers', asked),
    queryFn: ({ pageParam, signal }) => look('documents.papers', { ...asked, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.length < papersPage ? undefined : page.at(-1)?.id),
    placeholderData: keepPreviousData,
  })

/** The end of what is shown: coming into view it fetches the next page by itself. */
function More({ isBusy, onMore }: { readonly isBusy: boolean; readonly onMore: () => void }) {
  const { ref, entry } = useIntersection({ rootMargin: '400px' })
  const isNear = entry?.isIntersecting === true
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time the end comes near or a page has come
  useEffect(() => {
    if (isNear && !isBusy) onMore()
  }, [isNear, isBusy])
  return (
    <Button ref={ref} variant="default" loading={isBusy} onClick={onMore}>
      Xem thêm văn bản cũ hơn
    </Button>
  )
}
