import { Button, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef, useState } from 'react'
import type { CommitmentFields, Committed } from '../../shared/commitments/contract.ts'
import { DateField } from '../components/date-field.tsx'
import { Fault } from '../components/fault.tsx'
import { useFocusWrong } from '../components/focus-wrong.ts'
import { leaveField } from '../components/leave-field.ts'
import { TextLink } from '../components/link.tsx'
import { ProseField } from '../components/prose-field.tsx'
import { useReturnFocus } from '../components/return-focus.ts'
import { useWrite } from '../office.ts'
import { RemoveDialog } from '../recycle/remove-dialog.tsx'

interface CommitmentDialogProps {
  readonly year: number
  readonly member: Committed
  readonly today: string
  readonly onClose: () => void
}

const nothing: CommitmentFields = { madeOn: null, content: '', checkedOn: null, outcome: '' }

/** What is written of one member's commitment of a year. */
export function CommitmentDialog({ year, member, today, onClose }: CommitmentDialogProps) {
  useReturnFocus()
  const { personId, fullName, commitment } = member
  const save = useWrite('commitments.save')
  const form = useRef<HTMLFormElement>(null)
  const typed = useRef<CommitmentFields>(commitment ?? { ...nothing, madeOn: today })
  const wrong = useRef(new Set<string>())
  const [isRemoving, setRemoving] = useState(false)
  const change = (part: Partial<CommitmentFields>) => {
    typed.current = { ...typed.current, ...part }
  }
  const watch = (field: string) => (problem: string | undefined) => {
    if (problem === undefined) wrong.current.delete(field)
    else wrong.current.add(field)
  }
  const focusWrong = useFocusWrong(form, save.error)
  const submit = () => {
    leaveField()
    if (wrong.current.size > 0) return void requestAnimationFrame(focusWrong)
    const { madeOn, content, checkedOn, outcome } = typed.current
    save.mutate(
      { personId, year, revision: commitment?.revision ?? 0, madeOn, content, checkedOn, outcome },
      {
        onSuccess: () => {
          notifications.show({ message: `Đã ghi bản cam kết năm ${year} của ${fullName}` })
          onClose()
        },
      },
    )
  }
  const errors = save.error?.fields ?? {}
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Bản cam kết năm ${year}: ${fullName}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <form
        ref={form}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="fields-2">
          <DateField
            label="Ngày làm"
            autoFocus
            defaultValue={typed.current.madeOn}
            error={errors.madeOn}
            onCommit={(madeOn) => change({ madeOn })}
            onProblem={watch('madeOn')}
          />
          <DateField
            label="Ngày kiểm tra"
            defaultValue={typed.current.checkedOn}
            error={errors.checkedOn}
            onCommit={(checkedOn) => change({ checkedOn })}
            onProblem={watch('checkedOn')}
          />
        </div>
        <ProseField
          label="Nội dung cam kết"
          minRows={4}
          maxRows={14}
          maxLength={10_000}
          defaultValue={typed.current.content}
          onInput={(content) => change({ content })}
        />
        <ProseField
          label="Kết quả thực hiện khi kiểm tra"
          maxLength={5000}
          defaultValue={typed.current.outcome}
          onInput={(outcome) => change({ outcome })}
        />
        <p className="small">
          <TextLink to={`/dang-vien/${personId}`}>Mở hồ sơ đảng viên</TextLink>
        </p>
        <Fault fault={save.error} />
        <Group justify="space-between">
          {commitment === null ? (
            <span />
          ) : (
            <Button variant="subtle" color="gray" onClick={() => setRemoving(true)}>
              Bỏ bản cam kết
            </Button>
          )}
          <Group>
            <Button variant="default" onClick={onClose}>
              Quay lại
            </Button>
            <Button type="submit" loading={save.isPending}>
              Ghi
            </Button>
          </Group>
        </Group>
      </form>
      {commitment !== null && (
        <RemoveDialog
          command="commitments.remove"
          record={{ id: commitment.id, revision: commitment.revision }}
          name={`bản cam kết năm ${year} của ${fullName}`}
          title="Bỏ bản cam kết"
          confirmLabel="Bỏ"
          isOpen={isRemoving}
          onClose={() => setRemoving(false)}
          onRemoved={onClose}
        >
          Dùng khi ghi nhầm người hoặc nhầm năm. Mục đã bỏ nằm trong thùng rác.
        </RemoveDialog>
      )}
    </Modal>
  )
}
