import { Button, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef, useState } from 'react'
import { changeNames } from '../../shared/organisation/changes.ts'
import { Fault } from '../components/fault.tsx'
import { leaveField } from '../components/leave-field.ts'
import { navigate } from '../components/location.ts'
import { useRead, useWrite } from '../office.ts'
import { type ChangeDraft, newDraft, requestOf } from './change-draft.ts'
import { ChangeFields } from './change-fields.tsx'
import { ChangePreview } from './change-preview.tsx'

interface ChangeDialogProps {
  /** The body from whose card it was opened. */
  readonly bodyId?: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Thay đổi tổ chức: choose, look at what it would do, then write it with one button. */
export function ChangeDialog({ bodyId, isOpen, onClose }: ChangeDialogProps) {
  const today = useRead('setup.state', {}, { enabled: isOpen }).data?.today
  const [isLooking, setLooking] = useState(false)
  return (
    <Modal
      opened={isOpen}
      // Esc goes one step back: from the preview to what was chosen.
      onClose={isLooking ? () => setLooking(false) : onClose}
      title={isLooking ? 'Thay đổi tổ chức: xem trước' : 'Thay đổi tổ chức'}
      size="50rem"
      closeButtonProps={{ 'aria-label': 'Đóng' }}
      onExitTransitionEnd={() => setLooking(false)}
    >
      {today !== undefined && (
        <ChangeForm {...{ bodyId, today, isLooking, onClose }} onLook={(looks) => setLooking(looks)} />
      )}
    </Modal>
  )
}

interface ChangeFormProps {
  readonly bodyId: string | undefined
  readonly today: string
  readonly isLooking: boolean
  readonly onLook: (isLooking: boolean) => void
  readonly onClose: () => void
}

function ChangeForm({ bodyId, today, isLooking, onLook, onClose }: ChangeFormProps) {
  const [draft, setDraft] = useState(() => newDraft(bodyId, today))
  const latest = useRef(draft)
  latest.current = draft
  const [wrongDates, setWrongDates] = useState<ReadonlySet<string>>(new Set())
  const latestWrong = useRef(wrongDates)
  latestWrong.current = wrongDates
  const [problem, setProblem] = useState<string>()
  const hasLooked = useRef(false)
  const write = useWrite('organisation.change')
  const asked = requestOf(draft)

  const set = (part: Partial<ChangeDraft>) => {
    setProblem(undefined)
    setDraft((known) => ({ ...known, ...part }))
  }
  const look = () => {
    leaveField()
    // What the field that was just left says is in the draft one turn later.
    setTimeout(() => {
      const found = requestOf(latest.current).problem
      setProblem(found)
      if (found !== undefined || latestWrong.current.size > 0) return
      hasLooked.current = true
      onLook(true)
    })
  }
  const record = () => {
    if (asked.request === undefined) return
    const { decisionDate, decidedBy, note, kind } = draft
    write.mutate(
      {
        request: asked.request,
        decisionDate,
        decidedBy,
        note,
      },
      {
        onSuccess: ({ bodyIds }) => {
          onClose()
          notifications.show({ message: `Đã ghi: ${changeNames[kind].toLocaleLowerCase('vi')}.` })
          const [begun] = bodyIds
          if (begun !== undefined) navigate(`/chi-bo/${begun}`)
        },
      },
    )
  }

  if (isLooking && asked.request !== undefined) {
    return (
      <ChangePreview
        request={asked.request}
        draft={draft}
        isBusy={write.isPending}
        fault={write.error}
        onBack={() => {
          write.reset()
          onLook(false)
        }}
        onRecord={record}
      />
    )
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        look()
      }}
    >
      <ChangeFields
        draft={draft}
        onSet={set}
        onWrongDate={(field, isWrong) => {
          const next = new Set(wrongDates)
          if (isWrong) next.add(field)
          else next.delete(field)
          setWrongDates(next)
        }}
      />
      {problem !== undefined && (
        <p className="hint" role="alert">
          {problem}
        </p>
      )}
      <Fault fault={write.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Quay lại
        </Button>
        <Button type="submit" autoFocus={hasLooked.current}>
          Xem trước
        </Button>
      </Group>
    </form>
  )
}
