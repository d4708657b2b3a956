import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { type FieldProps, inputProps } from './text-field.tsx'
import { useUncontrolled } from './uncontrolled.ts'

interface TimeFieldProps extends FieldProps {
  /** `19:30` */
  readonly defaultValue?: string | null
  readonly onCommit?: (value: string | null) => void
  readonly onProblem?: (problem: string | undefined) => void
}

const WRITTEN = /^(\d{1,2})(?:\s*(?:[:.h]|giờ)\s*(\d{1,2})?|(\d{2}))?(?:\s*(?:p|phút))?$/i

/** `19:30`, `19h30`, `1930`, `19h`, `7` -> `19:30`, ...; undefined if it is no time of day. */
function parseTime(text: string): string | undefined {
  const found = WRITTEN.exec(text.trim())
  if (found === null) return undefined
  const hours = Number(found[1])
  const minutes = Number(found[2] ?? found[3] ?? 0)
  if (hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** A time of day, put into the form 19:30 on leaving the field. */
export function TimeField({ defaultValue, onCommit, onProblem, ...field }: TimeFieldProps) {
  const [problem, setProblem] = useState<string>()
  const tell = (text: string | undefined) => {
    setProblem(text)
    onProblem?.(text)
  }
  const input = useUncontrolled<HTMLInputElement>(defaultValue ?? '', (text) => {
    const time = text.trim() === '' ? null : parseTime(text)
    if (time === undefined) {
      tell('Giờ chưa đúng. Nhập giờ và phút, ví dụ 19:30.')
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
      defaultValue={defaultValue ?? ''}
      onBlur={input.commit}
      onKeyDown={input.onEnter}
    />
  )
}
