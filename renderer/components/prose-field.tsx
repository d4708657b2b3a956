import { GrowingArea } from './growing-area.tsx'
import { type FieldProps, inputProps } from './text-field.tsx'
import { useUncontrolled } from './uncontrolled.ts'

interface ProseFieldProps extends FieldProps {
  readonly defaultValue?: string
  readonly minRows?: number
  readonly maxRows?: number
  readonly maxLength?: number
  /** At every keystroke, for drafts that are kept at each pause. */
  readonly onInput?: (value: string) => void
  readonly onCommit?: (value: string) => void
}

/** Long text that grows with what is written. Enter is a new line; the text is handed over on leaving. */
export function ProseField({
  defaultValue = '',
  onCommit,
  onInput,
  minRows,
  maxRows,
  ...field
}: ProseFieldProps) {
  const input = useUncontrolled<HTMLTextAreaElement>(defaultValue, onCommit)
  return (
    <GrowingArea
      {...inputProps(field)}
      ref={input.ref}
      minRows={minRows}
      maxRows={maxRows}
      defaultValue={defaultValue}
      onInput={(event) => onInput?.(event.currentTarget.value)}
      onBlur={input.commit}
    />
  )
}
