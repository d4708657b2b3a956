import { Button, Group, Modal } from '@mantine/core'
import { type SubmitEvent, useRef, useState } from 'react'
import { leaveField } from '../components/leave-field.ts'
import { navigate } from '../components/location.ts'
import { PersonPicker } from '../components/person-picker.tsx'
import { pairAddress } from './head-words.ts'

interface SameAsProps {
  readonly id: string
  readonly fullName: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Which record is the same person as this one; the two are then compared before anything is merged. */
export function SameAs({ id, fullName, isOpen, onClose }: SameAsProps) {
  const other = useRef<string | null>(null)
  const [problem, setProblem] = useState<string>()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    leaveField()
    if (other.current === null) setProblem('Hãy chọn một người trong danh sách gợi ý')
    else if (other.current === id) setProblem('Đây là chính hồ sơ đang mở. Hãy chọn hồ sơ khác')
    else {
      onClose()
      navigate(pairAddress(other.current, id))
    }
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`Hồ sơ trùng với ${fullName}`}
      closeButtonProps={{ 'aria-label': 'Đóng' }}
    >
      <form className="stack" noValidate onSubmit={submit}>
        <p>Hai hồ sơ được đặt cạnh nhau để so sánh. Chưa gộp gì cho đến khi bấm Gộp ở trang sau.</p>
        <PersonPicker
          label="Cùng một người với"
          description="Hồ sơ chọn ở đây là hồ sơ giữ lại; đổi bên được ở trang sau."
          error={problem}
          autoFocus
          onCommit={(person) => {
            other.current = person?.personId ?? null
            setProblem(undefined)
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Quay lại
          </Button>
          <Button type="submit">So sánh</Button>
        </Group>
      </form>
    </Modal>
  )
}
