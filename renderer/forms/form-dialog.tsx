import { Button, Modal } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { DoorFile } from '../../shared/documents/contract.ts'
import { hasWord, monthPartNames, monthParts, type PrintWish } from '../../shared/forms/contract.ts'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import { PdfView } from '../documents/pdf-view.tsx'
import { type CommandNameOf, type Job, saveDoorFile, useJob } from '../office.ts'
import { PrintPanel } from '../printing/print-dialog.tsx'
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
    <SheetsDialog title={title} isOpen={isOpen} onClose={onClose}>
      <FormSheets title={title} wish={wish}>
        {children}
      </FormSheets>
    </SheetsDialog>
  )
}

type SheetsDialogProps = Pick<FormDialogProps, 'title' | 'isOpen' | 'onClose'> & {
  readonly children: ReactNode
}

/** Room for sheets over the page; what is inside begins anew each time it is opened. */
export function SheetsDialog({ title, isOpen, onClose, children }: SheetsDialogProps) {
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
      {isOpen && children}
    </Modal>
  )
}

function FormSheets({ title, wish, children }: Pick<FormDialogProps, 'title' | 'wish' | 'children'>) {
  const draw = useJob('forms.print')
  const word = useJob('forms.word')
  const asked = JSON.stringify(wish)
  const { start, cancel } = draw
  useEffect(() => {
    void start(JSON.parse(asked) as PrintWish)
    return cancel
  }, [start, cancel, asked])
  const saveWord = async () => {
    const file = await word.start(wish)
    if (file !== undefined) await saveDoorFile(file)
  }
  const wordButton = (
    <Button variant="default" loading={word.isRunning} onClick={() => void saveWord()}>
      Lưu Word
    </Button>
  )
  return (
    <>
      <PrintedSheets
        title={title}
        kind={wish.form}
        kinds={draw.result && namesOfKinds(draw.result.kinds)}
        draw={draw}
        onAgain={() => void start(wish)}
        ways={hasWord(wish) && wordButton}
      >
        {children}
      </PrintedSheets>
      <Fault fault={word.error} />
    </>
  )
}

const namesOfKinds = (kinds: readonly string[]): Readonly<Record<string, string>> | undefined => {
  const known = monthParts.filter((part) => kinds.includes(part))
  return known.length === 0
    ? undefined
    : Object.fromEntries(known.map((part) => [part, monthPartNames[part]]))
}

interface PrintedSheetsProps {
  readonly title: string
  /** The kind of paper, by which the way of printing is remembered. */
  readonly kind: string
  /** The job that draws the PDF. */
  readonly draw: Pick<Job<CommandNameOf<'job'>>, 'progress' | 'isRunning' | 'cancel' | 'error'> & {
    readonly result: DoorFile | undefined
  }
  /** Of papers of several cells: the kinds within, by their names, of which copies are chosen. */
  readonly kinds?: Readonly<Record<string, string>> | undefined
  readonly onAgain: () => void
  /** Other ways out of the program, beside the PDF. */
  readonly ways?: ReactNode
  /** Choices above the sheets. */
  readonly children?: ReactNode
}

/** What a job has drawn, with the ways out of the program: a file and the printer. */
export function PrintedSheets({ title, kind, kinds, draw, onAgain, ways, children }: PrintedSheetsProps) {
  const [isPrinting, setPrinting] = useState(false)
  const file = draw.result
  const isStopped = !draw.isRunning && file === undefined && draw.error === undefined

  if (isPrinting && file !== undefined) {
    return (
      <PrintPanel source={{ file: file.token, kinds }} remember={kind} onClose={() => setPrinting(false)} />
    )
  }
  return (
    <>
      <div className="form-bar">
        {children}
        <span className="form-bar-space" />
        {ways}
        <Button
          variant="default"
          disabled={file === undefined}
          onClick={() => {
            if (file !== undefined) void saveDoorFile(file)
          }}
        >
          Lưu PDF
        </Button>
        {/* Has the focus from the beginning, when there is no paper yet: Enter goes on as soon as there is one. */}
        <Button
          data-autofocus
          data-disabled={file === undefined}
          aria-disabled={file === undefined}
          onClick={() => {
            if (file !== undefined) setPrinting(true)
          }}
        >
          In
        </Button>
      </div>
      <Fault fault={draw.error} onAgain={onAgain} />
      {draw.isRunning && (
        <Progress progress={draw.progress} label="Đang lập biểu mẫu" onCancel={draw.cancel} />
      )}
      {isStopped && (
        <p className="muted">
          Đã hủy, chưa có bản in nào.{' '}
          <Button variant="subtle" size="compact-sm" onClick={onAgain}>
            Lập lại
          </Button>
        </p>
      )}
      {file !== undefined && <PdfView label={title} token={file.token} />}
    </>
  )
}
