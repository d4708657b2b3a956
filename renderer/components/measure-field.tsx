import { useState } from 'react'
import { formatMeasure, parseMeasure } from '../../shared/tasks/indicator.ts'
import { TextField } from './text-field.tsx'

interface MeasureFieldProps {
  readonly label: string
  readonly defaultValue: number | null
  readonly error?: string | undefined
  /** What a number may look like here. */
  readonly example?: string
  /** Null for an empty field, undefined for what is no number. */
  readonly onCommit: (measure: number | null | undefined) => void
  /** At every keystroke, for what must not be lost with the page. */
  readonly onInput?: (measure: number | null | undefined) => void
}

/** A number with decimals: "2,5", "500.000". What is no number says so at once. */
export function MeasureField({
  label,
  defaultValue,
  error,
  example = '2,5',
  onCommit,
  onInput,
}: MeasureFieldProps) {
  const [isWrong, setWrong] = useState(false)
  return (
    <TextField
      label={label}
      defaultValue={defaultValue === null ? '' : formatMeasure(defaultValue)}
      error={isWrong ? `Chưa phải một số. Ví dụ: ${example}` : error}
      onInput={(text) => onInput?.(parseMeasure(text))}
      onCommit={(text) => {
        const measure = parseMeasure(text)
        setWrong(measure === undefined)
        onCommit(measure)
      }}
    />
  )
}
