import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { figureFields, figureNames } from '../../shared/figures/figures.ts'
import type { RowEditor } from './use-row.ts'

interface RowNotesProps {
  readonly id: string
  readonly isActive: boolean
  readonly editor: RowEditor
  readonly onReload: () => void
}

/** What is wrong with a row, field by field, what is doubtful: under the row itself. */
export function RowNotes({ id, isActive, editor, onReload }: RowNotesProps) {
  const { faults, reading, refusal, keeping, rollDifferences } = editor
  const wrong = figureFields.filter((field) => faults[field] !== undefined)
  const doubts = editor.isDirty ? (reading?.doubts ?? []) : []
  const isConflict = refusal?.code === 'conflict' || keeping.kind === 'conflict'
  const failed = keeping.kind === 'failed' ? keeping.error.message : undefined
  const hasNone =
    wrong.length + doubts.length + rollDifferences.length === 0 &&
    refusal === undefined &&
    !isConflict &&
    failed === undefined
  const notes = useRef<HTMLTableRowElement>(null)
  const count = isActive ? wrong.length + doubts.length : 0
  useEffect(() => {
    if (count > 0) notes.current?.scrollIntoView({ block: 'nearest' })
  }, [count])
  if (hasNone) return null
  return (
    <tr className="figure-notes" ref={notes}>
      <td colSpan={figureFields.length + 1}>
        <div id={id} role="status">
          {rollDifferences.length > 0 && (
            <div className="attention">
              {rollDifferences.map(({ personId, fullName, what }) => (
                <p key={personId}>
                  <strong>{fullName}:</strong> {what}.
                </p>
              ))}
              <Button
                size="compact-sm"
                variant="default"
                loading={editor.isRecording}
                onClick={() => void editor.acceptRoll()}
              >
                Cập nhật danh sách điểm danh
              </Button>
            </div>
          )}
          {wrong.map((field) => (
            <p key={field} className="attention">
              <strong>{figureNames[field]}:</strong> {faults[field]}
            </p>
          ))}
          {doubts.map((doubt) => (
            <p key={doubt} className="muted">
              {doubt}
            </p>
          ))}
          {refusal !== undefined && <p className="attention">{refusal.message}</p>}
          {keeping.kind === 'conflict' && refusal === undefined && (
            <p className="attention">
              Dòng này đang được nhập ở một cửa sổ khác. Những gì bạn vừa nhập chưa ghi đè lên.
            </p>
          )}
          {failed !== undefined && <p className="attention">{failed}</p>}
          {isConflict && (
            <Button size="compact-sm" variant="default" onClick={onReload}>
              Bỏ phần vừa nhập, xem bản mới
            </Button>
          )}
        </div>
      </td>
    </tr>
  )
}
