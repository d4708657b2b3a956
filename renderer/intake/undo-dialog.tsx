import { List, Text } from '@mantine/core'
import type { Output } from '../../shared/contract.ts'
import { formatCount } from '../../shared/text/numbers.ts'
import { Confirm } from '../components/confirm.tsx'
import { Note } from '../documents/note.tsx'
import { useJob } from '../office.ts'

export type Undone = Output<'intake.undo'>

interface UndoDialogProps {
  readonly isOpen: boolean
  readonly batchId: string | undefined
  /** Which import, in the middle of a sentence. */
  readonly what: string
  readonly onUndone: (undone: Undone) => void
  readonly onClose: () => void
}

/** Takes an import back after a question. */
export function UndoDialog({ isOpen, batchId, what, onUndone, onClose }: UndoDialogProps) {
  const undo = useJob('intake.undo')
  const run = async () => {
    const done = batchId === undefined ? undefined : await undo.start({ batchId })
    if (done !== undefined) onUndone(done)
  }
  return (
    <Confirm
      isOpen={isOpen}
      title="Hoàn tác lần nhập"
      confirmLabel="Hoàn tác"
      isBusy={undo.isRunning}
      fault={undo.error}
      onClose={onClose}
      onConfirm={() => void run()}
    >
      Những gì {what} thêm vào và thay đổi được đưa về như trước. Đảng viên đã được sửa sau khi nhập thì giữ
      nguyên và được liệt kê để xem lại.
    </Confirm>
  )
}

/** What came of an undo. */
export function UndoneNote({ undone }: { readonly undone: Undone }) {
  return (
    <Note title="Đã hoàn tác">
      <Text>Đã đưa về như trước {formatCount(undone.reverted)} bản ghi.</Text>
      {undone.kept.length > 0 && (
        <>
          <Text mt="xs">Giữ nguyên {formatCount(undone.kept.length)} bản ghi đã sửa sau khi nhập:</Text>
          <List size="sm">
            {undone.kept.map((record) => (
              <List.Item key={`${record.name} ${record.why}`}>
                {record.name}: {record.why}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Note>
  )
}
