import { Button, Group } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { Entry } from '../accounts/for.tsx'
import type { OfficeFault } from '../office.ts'
import { Fault } from './fault.tsx'
import { useFocusWrong } from './focus-wrong.ts'
import { leaveField } from './leave-field.ts'

/** Fields that hold what is no date or no number: the form waits until they are mended. */
export function useWrongFields() {
  const wrong = useRef(new Set<string>())
  return {
    mark: (name: string) => (problem: string | undefined) => {
      if (problem === undefined) wrong.current.delete(name)
      else wrong.current.add(name)
    },
    isAny: () => wrong.current.size > 0,
  }
}

interface RecordFormProps {
  /** What the form is, for whoever does not see it. */
  readonly label: string
  readonly saveLabel: string
  /** A write that is under way, done or refused. */
  readonly write: {
    readonly isPending: boolean
    readonly isSuccess: boolean
    readonly error: OfficeFault | null
  }
  readonly wrong: ReturnType<typeof useWrongFields>
  readonly onSave: () => void
  /** To the recycle bin, where there is something to remove. */
  readonly removeLabel?: string
  readonly onRemove?: (() => void) | undefined
  readonly children: ReactNode
}

/** The record beside its list: fields, what was wrong with them, and how it is written or removed. */
export function RecordForm(props: RecordFormProps) {
  const { label, saveLabel, write, wrong, onSave, removeLabel, onRemove, children } = props
  const form = useRef<HTMLFormElement>(null)
  const showWrong = useFocusWrong(form, write.error)
  return (
    <Entry right="write">
      <form
        ref={form}
        className="stack"
        noValidate
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault()
          leaveField()
          if (wrong.isAny()) showWrong()
          else onSave()
        }}
      >
        {children}
        <Fault fault={write.error} />
        <Group justify={onRemove === undefined ? 'flex-end' : 'space-between'}>
          {onRemove !== undefined && (
            <Button variant="subtle" color="gray" onClick={onRemove}>
              {removeLabel}
            </Button>
          )}
          <Group>
            {write.isSuccess && (
              <span className="small muted" role="status">
                Đã ghi
              </span>
            )}
            <Button type="submit" loading={write.isPending}>
              {saveLabel}
            </Button>
          </Group>
        </Group>
      </form>
    </Entry>
  )
}
