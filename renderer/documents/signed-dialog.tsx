import { Button, Group, Modal, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import type { PaperView } from '../../shared/documents/contract.ts'
import type { MeetingView } from '../../shared/meetings/contract.ts'
import { signerOf } from '../../shared/meetings/papers/source.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { LineField } from '../meetings/fields.tsx'
import { useWrite } from '../office.ts'

interface SignedDialogProps {
  readonly paper: PaperView
  readonly meeting: MeetingView | undefined
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Ghi nhận đã ký: people sign on paper by hand; the office only records that they did. */
export function SignedDialog({ paper, meeting, isOpen, onClose }: SignedDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Ghi nhận đã ký"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <SignedForm paper={paper} meeting={meeting} onClose={onClose} />
    </Modal>
  )
}

function SignedForm({ paper, meeting, onClose }: Omit<SignedDialogProps, 'isOpen'>) {
  const record = useWrite('documents.recordSigned')
  const [problem, setProblem] = useState<string>()
  const proposed = signersOf(paper, meeting)
  const typed = useRef<{ signedOn: string | null; signers: string }>({
    signedOn: meeting?.content.heldOn ?? null,
    signers: proposed,
  })
  const submit = () => {
    const { signedOn, signers } = typed.current
    if (signedOn === null) {
      setProblem('Chưa nhập ngày ký')
      return
    }
    setProblem(undefined)
    record.mutate({ paperId: paper.id, revision: paper.revision, signedOn, signers }, { onSuccess: onClose })
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
        Người có thẩm quyền ký tay trên bản giấy. Chương trình chỉ ghi nhận việc đó; sau khi ghi nhận, bản này
        không đổi nữa.
      </Text>
      <DateField
        label="Ngày ký"
        required
        autoFocus
        defaultValue={typed.current.signedOn}
        error={problem}
        onCommit={(signedOn) => {
          typed.current.signedOn = signedOn
        }}
        onProblem={(wrong) => {
          if (wrong !== undefined) typed.current.signedOn = null
        }}
      />
      <LineField
        label="Người ký"
        defaultValue={proposed}
        maxLength={300}
        onType={(signers) => {
          typed.current.signers = signers
        }}
      />
      <Fault fault={record.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Quay lại
        </Button>
        <Button type="submit" loading={record.isPending}>
          Ghi nhận
        </Button>
      </Group>
    </form>
  )
}

/** Minutes and extracts are signed by the secretary of the meeting and its chair, the cell's other papers for the cell (domain.md 3.3). */
function signersOf({ kind }: PaperView, meeting: MeetingView | undefined): string {
  if (meeting === undefined) return ''
  if (kind !== 'minutes' && kind !== 'extract' && kind !== 'ballot-report')
    return signerOf(meeting)?.fullName ?? ''
  const nameOf = (id: string | null) => meeting.roll.find((line) => line.personId === id)?.fullName
  const secretary = nameOf(meeting.content.secretaryId)
  const chair = nameOf(meeting.content.chairId)
  return [secretary && `${secretary} (thư ký)`, chair && `${chair} (chủ trì)`].filter(Boolean).join(', ')
}
