import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { parseTime } from '../../shared/calendar/times.ts'
import { type FieldProps, inputProps } from './text-field.tsx'
import { useUncontrolled } from './uncontrolled.ts'

interface TimeFieldProps extends FieldProps {
  /** `19:30` */
  readonly defaultValue?: string | null
  readonly onCommit?: (value: string | null) => void
  /** What was typed before and is no time; it stands in the field, with its problem, until it is mended. */
  readonly defaultTyped?: string | undefined
  readonly onProblem?: (problem: string | undefined, typed?: string) => void
}

const noTime = 'Giờ chưa đúng. Nhập giờ và phút, ví dụ 19:30.'

/** A time of day, put into the form 19:30 on leaving the field. */
export function TimeField({ defaultValue, defaultTyped, onCommit, onProblem, ...field }: TimeFieldProps) {
  const [problem, setProblem] = useState(defaultTyped === undefined ? undefined : noTime)
  const tell = (text: string | undefined, typed?: string) => {
    setProblem(text)
    onProblem?.(text, typed)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, of what the field was opened with
  useEffect(() => {
    if (problem !== undefined) onProblem?.(problem, defaultTyped)
  }, [])
  const shown = defaultTyped ?? defaultValue ?? ''
  const input = useUncontrolled<HTMLInputElement>(shown, (text) => {
    const time = text.trim() === '' ? null : parseTime(text)
    if (time === undefined) {
      tell(noTime, text)
      return
    }
    tell(undefined)
    if (time !== null) input.put(time)
    onCommit?.(time)
  })
  return (
    <TextInput
      placeholder="giờ:phút"
      {...inputProps({ ...field, error: problem ?? field.error })}
      ref={input.ref}
      inputMode="numeric"
      defaultValue={shown}
      onBlur={input.commit}
      onKeyDown={input.onEnter}
    />
  )
}
