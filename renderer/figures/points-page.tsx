import { Button } from '@mantine/core'
import { useState } from 'react'
import { groupBy } from '../../shared/collections.ts'
import type { OpenPoint } from '../../shared/figures/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { ButtonLink } from '../components/link.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import { CellPoints } from './cell-points.tsx'
import './figures.css'
import { PrintPoints } from './print-points.tsx'

/** Cần hỏi lại bí thư: every point that waits for an answer, by cell, with whom to telephone. */
export function PointsPage() {
  const [withSettled, setWithSettled] = useState(false)
  const points = useRead('figures.points', { withSettled }, { keepPrevious: true })
  const found = points.data ?? []
  const open = found.filter(({ settledAt }) => settledAt === null).length
  return (
    <Page
      title="Cần hỏi lại bí thư"
      note={points.data && noteOf(open, found)}
      actions={
        <>
          <Button variant="default" onClick={() => setWithSettled((before) => !before)}>
            {withSettled ? 'Chỉ xem điểm chưa hỏi' : 'Xem cả điểm đã có câu trả lời'}
          </Button>
          <PrintPoints isDisabled={open === 0} />
        </>
      }
    >
      <Fault fault={points.error} onAgain={() => void points.refetch()} />
      {points.data !== undefined && found.length === 0 && (
        <Empty
          title="Không có điểm nào cần hỏi lại"
          actions={<ButtonLink to="/ghi-so-lieu">Ghi số liệu</ButtonLink>}
        >
          Khi tổng số trên phiếu khác với tên người vắng, điểm đó tự vào trang này. Điều khác cần hỏi thì ghi
          ở trang Ghi số liệu.
        </Empty>
      )}
      {[...groupBy(found, ({ cellId }) => cellId)].map(([cellId, ofCell]) => (
        <CellPoints key={cellId} points={ofCell} />
      ))}
    </Page>
  )
}

const noteOf = (open: number, points: readonly OpenPoint[]): string | undefined => {
  if (open === 0) return undefined
  const cells = new Set(points.flatMap(({ settledAt, cellId }) => (settledAt === null ? [cellId] : []))).size
  return `${formatCount(open)} điểm của ${formatCount(cells)} chi bộ`
}
