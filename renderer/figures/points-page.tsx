import { Button } from '@mantine/core'
import { useState } from 'react'
import { pointsWords } from '../../shared/figures/points.ts'
import { LinkFor } from '../accounts/for.tsx'
import { Empty } from '../components/empty.tsx'
import { Fault } from '../components/fault.tsx'
import { Page } from '../components/page.tsx'
import { useRead } from '../office.ts'
import { CellPoints } from './cell-points.tsx'
import './figures.css'
import { PrintPoints } from './print-points.tsx'

const collator = new Intl.Collator('vi')

/** Cần hỏi lại bí thư: every point that waits for an answer, by cell, with whom to telephone. */
export function PointsPage() {
  const [withSettled, setWithSettled] = useState(false)
  const points = useRead('figures.points', { withSettled }, { keepPrevious: true })
  const refused = useRead('figures.refused', {})
  const found = points.data ?? []
  const rows = refused.data ?? []
  const isReady = points.data !== undefined && refused.data !== undefined
  const isEmpty = found.length + rows.length === 0
  const cells = [
    ...new Map([...rows, ...found].map(({ cellId, cellName, asked }) => [cellId, { cellName, asked }])),
  ].sort(([, a], [, b]) => collator.compare(a.cellName, b.cellName))
  return (
    <Page
      title={withSettled ? 'Cần hỏi lại bí thư, cả điểm đã có câu trả lời' : 'Cần hỏi lại bí thư'}
      note={isReady && !isEmpty && pointsWords(found, rows)}
      actions={
        <>
          <Button variant="default" onClick={() => setWithSettled((before) => !before)}>
            {withSettled ? 'Chỉ xem điểm chưa có câu trả lời' : 'Xem cả điểm đã có câu trả lời'}
          </Button>
          <PrintPoints isDisabled={isEmpty} withSettled={withSettled} />
        </>
      }
    >
      <Fault fault={points.error ?? refused.error} onAgain={() => void points.refetch()} />
      {isReady && isEmpty && (
        <Empty
          title="Không có điểm nào cần hỏi lại"
          actions={
            <LinkFor right="write" to="/ghi-so-lieu">
              Ghi số liệu
            </LinkFor>
          }
        >
          Khi tổng số trên phiếu khác với tên người vắng, hoặc một dòng ghi số liệu có chỗ sai nên chưa ghi
          được, điểm đó tự vào trang này. Điều khác cần hỏi thì ghi ở trang Ghi số liệu.
        </Empty>
      )}
      {cells.map(([cellId, { cellName, asked }]) => (
        <CellPoints
          key={cellId}
          cellId={cellId}
          cellName={cellName}
          asked={asked}
          refused={rows.filter((row) => row.cellId === cellId)}
          points={found.filter((point) => point.cellId === cellId)}
        />
      ))}
    </Page>
  )
}
