import { Button, Group, Modal, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import type { PaperView } from '../../shared/documents/contract.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { LineField } from '../meetings/fields.tsx'
import { useRead, useWrite } from '../office.ts'

type Version = PaperView['versions'][number]

interface RecallDialogProps {
  readonly paper: PaperView
  /** The version whose sheets came back; none while the dialog is closed. */
  readonly version: Version | undefined
  readonly onClose: () => void
}

/** Đã thu hồi: the printed sheets of a replaced version came back to the office. */
export function RecallDialog({ paper, version, onClose }: RecallDialogProps) {
  const today = useRead('setup.state', {}).data?.today
  return (
    <Modal
      opened={version !== undefined && today !== undefined}
      onClose={onClose}
      title={`Đã thu hồi bản ${version?.version ?? ''}`.trim()}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      {version !== undefined && today !== undefined && (
        <RecallForm paper={paper} version={version} today={today} onClose={onClose} />
      )}
    </Modal>
  )
}

interface RecallFormProps extends RecallDialogProps {
  readonly version: Version
  readonly today: string
}

function RecallForm({ paper, version, today, onClose }: RecallFormProps) {
  const recall = useWrite('documents.recall')
  const [problem, setProblem] = useState<string>()
  const proposed = version.recalledOn ?? today
  const typed = useRef<{ on: string | null; note: string }>({ on: proposed, note: version.recalledNote })
  const submit = () => {
    const { on, note } = typed.current
    if (on === null) {
      setProblem('Chưa nhập ngày thu hồi')
      return
    }
    setProblem(undefined)
    recall.mutate(
      { paperId: paper.id, revision: paper.revision, version: version.version, on, note },
      { onSuccess: onClose },
    )
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Text>
        Ghi nhận khi mọi tờ đã in của bản {version.version} đã về văn phòng. Bản lưu trong chương trình vẫn
        giữ nguyên.
      </Text>
      <DateField
        label="Ngày thu hồi"
        required
        autoFocus
        defaultValue={proposed}
        error={problem ?? recall.error?.fields.on}
        onCommit={(on) => {
          typed.current.on = on
        }}
        onProblem={(wrong) => {
          if (wrong !== undefined) typed.current.on = null
        }}
      />
      <LineField
        label="Ghi chú"
        placeholder="Số tờ, ai nộp lại, đã hủy"
        defaultValue={version.recalledNote}
        maxLength={300}
        onType={(note) => {
          typed.current.note = note
        }}
      />
      <Fault fault={recall.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Quay lại
        </Button>
        <Button type="submit" loading={recall.isPending}>
          Ghi nhận
        </Button>
      </Group>
    </form>
  )
}
