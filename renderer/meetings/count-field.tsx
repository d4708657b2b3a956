import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'

interface CountFieldProps {
  readonly label: string
  /** The short form that is drawn. */
  readonly shownLabel: string
  readonly value: number | null
  readonly disabled: boolean
  /** Rises when the value was set elsewhere: whatever stands in the field gives way. */
  readonly round?: number
  /** What the form says while the field holds what is no number. */
  readonly problem?: string
  readonly onType: (value: number | null) => void
  readonly onProblem: (problem: string | undefined) => void
}

/** A count of votes, people or minutes: digits or nothing. It follows a value set elsewhere while nobody types in it. */
export function CountField({ label, shownLabel, value, disabled, round = 0, ...on }: CountFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string>()
  const text = value === null ? '' : String(value)

  useEffect(() => {
    const field = input.current
    if (field !== null && document.activeElement !== field && field.value !== text) {
      field.value = text
      setProblem(undefined)
    }
  }, [text])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is what counts, not a new text
  useEffect(() => {
    const field = input.current
    if (field !== null) field.value = text
    setProblem(undefined)
  }, [round])

  const read = (typed: string) => {
    const isCount = /^\d{0,4}$/.test(typed)
    setProblem(isCount ? undefined : 'Chỉ nhập số')
    on.onProblem(isCount ? undefined : (on.problem ?? 'Số phiếu biểu quyết chưa đúng.'))
    if (isCount) on.onType(typed === '' ? null : Number(typed))
  }
  return (
    <TextInput
      ref={input}
      label={shownLabel}
      aria-label={label}
      className="count-field"
      autoComplete="off"
      inputMode="numeric"
      defaultValue={text}
      disabled={disabled}
      error={problem}
      onInput={(event) => read(event.currentTarget.value.trim())}
    />
  )
}
