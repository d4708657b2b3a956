import { ActionIcon, Button } from '@mantine/core'
import { createContext, type ReactNode, useContext, useRef, useState, useSyncExternalStore } from 'react'
import type { PhrasePart } from '../../shared/meetings/phrases.ts'
import { Icon } from '../components/icons.tsx'
import { typeInto } from '../components/type-into.ts'
import { useForm } from './form.ts'
import { PhraseDialog } from './phrase-dialog.tsx'

/** The meeting whose fields these are. */
export const MeetingContext = createContext('')

interface QuotableProps {
  /** The field's name in the form: `agenda`, `r4:text`. */
  readonly field: string
  readonly part: PhrasePart
  readonly label: string
  readonly isReadOnly: boolean
  /** In a row the way to earlier words stands beside the field, else beside the heading of the section. */
  readonly isRow?: boolean
  readonly children: ReactNode
}

/**
 * A text field that may take words of earlier minutes. They stay tinted until they are changed or confirmed: nobody
 * shall sign what was true of another month.
 */
export function Quotable({ field, part, label, isReadOnly, isRow = false, children }: QuotableProps) {
  const form = useForm()
  const meetingId = useContext(MeetingContext)
  const box = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const isTaken = useSyncExternalStore(form.subscribe, () => form.isTaken(field))
  if (isReadOnly) {
    return (
      <div className="quotable" data-row={isRow || undefined}>
        {children}
      </div>
    )
  }

  const take = (text: string) => {
    setOpen(false)
    const typed = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
    if (!typed) return
    const isProse = typed instanceof HTMLTextAreaElement
    typeInto(typed, isProse && typed.value.trim() !== '' ? `${typed.value.trimEnd()}\n${text}` : text)
    form.setTaken(field, true)
    typed.focus()
  }
  return (
    <div
      ref={box}
      className="quotable"
      data-taken={isTaken || undefined}
      data-row={isRow || undefined}
      onInput={() => form.setTaken(field, false)}
    >
      {children}
      {isTaken && (
        <div className="quotable-state">
          <span className="attention small">Lấy từ biên bản trước, chưa xác nhận.</span>
          <Button size="compact-xs" variant="default" onClick={() => form.setTaken(field, false)}>
            Đúng với buổi này
          </Button>
        </div>
      )}
      {isRow ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          className="quotable-way"
          aria-label={`${label}: lấy từ biên bản trước`}
          title="Lấy từ biên bản trước"
          onClick={() => setOpen(true)}
        >
          <Icon name="paper" size={16} />
        </ActionIcon>
      ) : (
        <Button
          size="compact-xs"
          variant="subtle"
          className="quotable-way"
          aria-label={`${label}: lấy từ biên bản trước`}
          onClick={() => setOpen(true)}
        >
          Lấy từ biên bản trước
        </Button>
      )}
      <PhraseDialog
        meetingId={meetingId}
        part={part}
        label={label}
        isOpen={isOpen}
        onTake={take}
        onClose={() => setOpen(false)}
      />
    </div>
  )
}
