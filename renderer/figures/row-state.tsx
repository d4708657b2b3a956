import type { SheetRow } from '../../shared/figures/contract.ts'
import { TextLink } from '../components/link.tsx'
import type { RowEditor } from './use-row.ts'

const words = ({ row, editor }: RowStateProps): string => {
  if (editor.isRecording) return 'Đang ghi…'
  if (!editor.isDirty && row.missed !== null) return `Không họp: ${row.missed}`
  if (!editor.isDirty) return row.state === 'recorded' ? 'Đã ghi vào sổ' : 'Chưa ghi'
  if (editor.keeping.kind === 'failed') return 'Chưa lưu được'
  return editor.keeping.kind === 'kept' ? 'Chưa ghi, đã giữ nháp' : 'Chưa ghi, đang giữ nháp'
}

interface RowStateProps {
  readonly row: SheetRow
  readonly editor: RowEditor
}

/** Where the row stands. "Đã ghi vào sổ" only when the office has said so. */
export function RowState(props: RowStateProps) {
  const { row, editor } = props
  if (row.closed !== null) return <Closed row={row} closed={row.closed} />
  const isDone = row.state === 'recorded' && !editor.isDirty && !editor.isRecording
  return (
    <span
      className="figure-state"
      data-done={isDone || undefined}
      data-wrong={editor.keeping.kind === 'failed' || undefined}
    >
      {words(props)}
      {row.points > 0 && `, ${row.points} điểm cần hỏi`}
      {row.files > 0 && `, ${row.files} bản quét`}
    </span>
  )
}

interface ClosedProps {
  readonly row: SheetRow
  readonly closed: NonNullable<SheetRow['closed']>
}

/** Why the row is not written here, and where it is. */
function Closed({ row, closed: { why, paperId } }: ClosedProps) {
  return (
    <span className="figure-state">
      {why}{' '}
      {paperId === null ? (
        <TextLink to={`/buoi/${row.meetingId}`} aria-label={`Mở buổi của ${row.cellName}`}>
          Mở buổi
        </TextLink>
      ) : (
        <TextLink to={`/van-ban/${paperId}`} aria-label={`Mở biên bản của ${row.cellName}`}>
          Mở biên bản
        </TextLink>
      )}
    </span>
  )
}
