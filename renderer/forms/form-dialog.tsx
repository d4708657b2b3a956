import { Button, Modal, Text } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import type { PrintWish } from '../../shared/forms/contract.ts'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import { PdfView } from '../documents/pdf-view.tsx'
import { saveDoorFile, useJob } from '../office.ts'
import './forms.css'

interface FormDialogProps {
  readonly title: string
  /** What is drawn; another one is drawn anew. */
  readonly wish: PrintWish
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Choices above the sheets. */
  readonly children?: ReactNode
}

/** A form as it will print, on its sheets: to be looked at, printed, kept as a file. Esc goes back. */
export function FormDialog({ title, wish, isOpen, onClose, children }: FormDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size="60rem"
      padding="md"
      classNames={{ content: 'form-dialog', body: 'form-dialog-body' }}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {isOpen && (
        <FormSheets title={title} wish={wish}>
          {children}
        </FormSheets>
      )}
    </Modal>
  )
}

type SheetsProps = Pick<FormDialogProps, 'title' | 'wish' | 'children'>

const sentWords = {
  printed: 'Đã gửi tới máy in.',
  shown: 'Bản PDF đã được mở để in.',
  cancelled: 'Chưa in.',
} as const

function FormSheets({ title, wish, children }: SheetsProps) {
  const draw = useJob('forms.print')
  const print = useJob('forms.toPrinter')
  const asked = JSON.stringify(wish)
  const { start, cancel } = draw
  useEffect(() => {
    void start(JSON.parse(asked) as PrintWish)
    return cancel
  }, [start, cancel, asked])
  const file = draw.result
  const isStopped = !draw.isRunning && file === undefined && draw.error === undefined

  return (
    <>
      <div className="form-bar">
        {children}
        <span className="form-bar-space" />
        {file !== undefined && print.result !== undefined && (
          <Text size="sm" c="dimmed" role="status">
            {sentWords[print.result.how]}
          </Text>
        )}
        <Button
          variant="default"
          disabled={file === undefined}
          onClick={() => {
            if (file !== undefined) void saveDoorFile(file)
          }}
        >
          Lưu PDF
        </Button>
        <Button
          disabled={file === undefined}
          loading={print.isRunning}
          onClick={() => {
            if (file !== undefined) void print.start({ file: file.token })
          }}
        >
          In
        </Button>
      </div>
      <Fault fault={draw.error} onAgain={() => void start(wish)} />
      <Fault fault={print.error} />
      {draw.isRunning && <Progress progress={draw.progress} label="Đang lập biểu mẫu" onCancel={cancel} />}
      {isStopped && (
        <p className="muted">
          Đã hủy, chưa có bản in nào.{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => void start(wish)}>
            Lập lại
          </Button>
        </p>
      )}
      {file !== undefined && <PdfView label={title} token={file.token} />}
    </>
  )
}
