import { TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { GrowingArea } from '../components/growing-area.tsx'
import { type FieldProps, inputProps } from '../components/text-field.tsx'

interface TypedProps extends FieldProps {
  readonly defaultValue: string
  readonly maxLength?: number
  /** At every keystroke: what is typed goes into the draft. */
  readonly onType: (text: string) => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void
}

/** One line that is kept as it is typed. React never writes into it. */
export function LineField({ defaultValue, onType, onKeyDown, ...field }: TypedProps) {
  return (
    <TextInput
      {...inputProps(field)}
      defaultValue={defaultValue}
      onInput={(event) => onType(event.currentTarget.value)}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    />
  )
}

interface TypedProseProps extends TypedProps {
  readonly minRows?: number
}

/** Long text that is kept as it is typed and grows with it. */
export function LongField({ defaultValue, onType, onKeyDown, minRows, ...field }: TypedProseProps) {
  return (
    <GrowingArea
      {...inputProps(field)}
      minRows={minRows}
      defaultValue={defaultValue}
      onInput={(event) => onType(event.currentTarget.value)}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    />
  )
}
