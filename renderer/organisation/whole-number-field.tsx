import { useState } from 'react'
import { type FieldProps, TextField } from '../components/text-field.tsx'

interface WholeNumberFieldProps extends FieldProps {
  readonly min: number
  readonly max: number
  readonly defaultValue: number | null
  readonly onCommit: (value: number | null) => void
}

/** A small whole number, or nothing. What is no such number stays in the field with a sentence under it. */
export function WholeNumberField({ min, max, defaultValue, onCommit, ...field }: WholeNumberFieldProps) {
  const [problem, setProblem] = useState<string>()
  const commit = (text: string) => {
    const trimmed = text.trim()
    const value = /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : undefined
    if (trimmed !== '' && (value === undefined || value < min || value > max)) {
      setProblem(`Nhập số từ ${min} đến ${max}`)
      return
    }
    setProblem(undefined)
    onCommit(value ?? null)
  }
  return (
    <TextField
      {...field}
      inputMode="numeric"
      error={problem ?? field.error}
      defaultValue={defaultValue === null ? '' : String(defaultValue)}
      onCommit={commit}
    />
  )
}
