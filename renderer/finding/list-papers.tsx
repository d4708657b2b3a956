import { Button, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef, useState } from 'react'
import type { ListDefinition } from '../../shared/finding/definition.ts'
import { fieldOf } from '../../shared/finding/fields.ts'
import { ButtonFor } from '../accounts/for.tsx'
import { Fault } from '../components/fault.tsx'
import { Progress } from '../components/progress.tsx'
import { TextField } from '../components/text-field.tsx'
import { PrintListDialog } from '../forms/print-list.tsx'
import { saveDoorFile, useJob } from '../office.ts'

interface ListPapersProps {
  readonly list: ListDefinition
  readonly name: string
}

/** What leaves the program of a list: a workbook, a printed list. */
export function ListPapers({ list, name }: ListPapersProps) {
  const [dialog, setDialog] = useState<'workbook' | 'print'>()
  const close = () => setDialog(undefined)
  return (
    <>
      <ButtonFor right="export" variant="default" onClick={() => setDialog('workbook')}>
        Xuất Excel
      </ButtonFor>
      <ButtonFor right="export" variant="default" onClick={() => setDialog('print')}>
        In danh sách
      </ButtonFor>
      <Modal
        opened={dialog === 'workbook'}
        onClose={close}
        title="Xuất danh sách ra Excel"
        closeButtonProps={{ 'aria-label': 'Đóng' }}
      >
        {dialog === 'workbook' && <WorkbookForm list={list} name={name} onDone={close} />}
      </Modal>
      <PrintListDialog key={name} list={list} name={name} isOpen={dialog === 'print'} onClose={close} />
    </>
  )
}

interface FormProps extends ListPapersProps {
  readonly onDone: () => void
}

const hasSecrets = ({ columns }: ListDefinition) => columns.some((id) => fieldOf(id).kind === 'secret')

function WorkbookForm({ list, name, onDone }: FormProps) {
  const title = useRef(name)
  const workbook = useJob('forms.listWorkbook')
  const start = async () => {
    const file = await workbook.start({ title: title.current, list })
    if (file === undefined) return
    await saveDoorFile(file)
    notifications.show({ message: `Đã xuất danh sách ra tệp ${file.name}.` })
    onDone()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      <Title title={title} />
      <p className="hint">
        Tệp Excel ai mở cũng đọc được
        {hasSecrets(list) ? ', kể cả số định danh và số điện thoại không che' : ''}. Việc xuất được ghi vào
        nhật ký.
      </p>
      {workbook.isRunning && (
        <Progress progress={workbook.progress} label="Đang xuất Excel" onCancel={workbook.cancel} />
      )}
      <Fault fault={workbook.error} />
      <Foot label="Xuất Excel" isBusy={workbook.isRunning} onBack={onDone} />
    </form>
  )
}

function Title({ title }: { readonly title: { current: string } }) {
  return (
    <TextField
      label="Tên danh sách"
      required
      autoFocus
      maxLength={200}
      defaultValue={title.current}
      onInput={(text) => {
        title.current = text
      }}
    />
  )
}

interface FootProps {
  readonly label: string
  readonly isBusy: boolean
  readonly onBack: () => void
}

function Foot({ label, isBusy, onBack }: FootProps) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onBack}>
        Quay lại
      </Button>
      <Button type="submit" loading={isBusy}>
        {label}
      </Button>
    </Group>
  )
}
