import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useUncontrolled } from './uncontrolled.ts'

/** What every field of the window shares. */
export interface FieldProps {
  readonly label: string
  /** The label is spoken but not drawn: in a grid whose column says it. */
  readonly hideLabel?: boolean
  readonly description?: ReactNode
  /** A sentence from the office or from the page. */
  readonly error?: string | undefined
  readonly name?: string
  readonly required?: boolean
  readonly disabled?: boolean
  readonly readOnly?: boolean
  readonly autoFocus?: boolean
  readonly placeholder?: string
  readonly className?: string
}

interface TextFieldProps extends FieldProps {
  readonly defaultValue?: string
  readonly maxLength?: number
  readonly inputMode?: 'text' | 'numeric'
  /** At every keystroke, for drafts that are kept at each pause. */
  readonly onInput?: (value: string) => void
  readonly onCommit?: (value: string) => void
}

/** One line of text, handed over on leaving the field or on Enter. The office tidies it. */
export function TextField({ defaultValue = '', onCommit, onInput, ...field }: TextFieldProps) {
  const input = useUncontrolled<HTMLInputElement>(defaultValue, onCommit)
  return (
    <TextInput
      {...inputProps(field)}
      ref={input.ref}
      defaultValue={defaultValue}
      onInput={(event) => onInput?.(event.currentTarget.value)}
      onBlur={input.commit}
      onKeyDown={input.onEnter}
    />
  )
}

/** The props of a Mantine input for a field: the label drawn, or only spoken. */
export function inputProps<P extends FieldProps>({ label, hideLabel, error, required, ...rest }: P) {
  return {
    autoComplete: 'off',
    spellCheck: false,
    ...(hideLabel ? { 'aria-label': label } : { label }),
    ...(error === undefined ? {} : { error }),
    // A dialog moves the focus by itself and asks for this mark.
    ...(rest.autoFocus ? { 'data-autofocus': true } : {}),
    ...(required ? { withAsterisk: true, 'aria-required': true } : {}),
    ...rest,
  }
}
