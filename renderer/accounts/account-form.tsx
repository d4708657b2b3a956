import { Button, Group } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Fault } from '../components/fault.tsx'
import { useFocusWrong } from '../components/focus-wrong.ts'
import { leaveField } from '../components/leave-field.ts'
import { OfficeFault } from '../office.ts'
import { textIn } from './form-text.ts'
import type { Mistakes } from './mistakes.ts'

interface AccountFormProps {
  /** What the form is, for whoever does not see it. */
  readonly label: string
  readonly submitLabel: string
  readonly fault: OfficeFault | undefined
  readonly isBusy: boolean
  readonly isOff?: boolean
  /** What is wrong before anything is sent; the fields say it, all at once. */
  readonly check?: (text: (name: string) => string) => Mistakes
  readonly onSubmit: (text: (name: string) => string) => void
  /** Beside the button. */
  readonly others?: ReactNode
  readonly children: ReactNode
}

/** A form with passwords: read when it is sent, and never kept. The first field that is wrong gets the focus. */
export function AccountForm(props: AccountFormProps) {
  const { fault, check } = props
  const form = useRef<HTMLFormElement>(null)
  const [wrongCount, setWrongCount] = useState(0)
  useFocusWrong(form, wrongCount > 0 ? wrongCount : fault)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    const wrong = document.activeElement
    // The next try is typed over the one that was wrong.
    if (wrong instanceof HTMLInputElement && form.current?.contains(wrong)) wrong.select()
  }, [fault])
  const said = Object.values(fault?.fields ?? {})
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        leaveField()
        const { current } = form
        if (current === null) return
        const text = (name: string) => textIn(current, name)
        const isWrong = Object.keys(check?.(text) ?? {}).length > 0
        setWrongCount((count) => (isWrong ? count + 1 : 0))
        if (!isWrong) props.onSubmit(text)
      }}
    >
      {props.children}
      {/* What stands below a field need not be said twice. */}
      {fault !== undefined && wrongCount === 0 && !said.includes(fault.message) && (
        <Fault fault={new OfficeFault({ code: fault.code, message: fault.message })} />
      )}
      <Group>
        <Button type="submit" loading={props.isBusy} disabled={props.isOff ?? false}>
          {props.submitLabel}
        </Button>
        {props.others}
      </Group>
    </form>
  )
}
