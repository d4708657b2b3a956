import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatCount } from '../../shared/text/numbers.ts'
import { type FieldProps, inputProps } from '../components/text-field.tsx'
import { useUncontrolled } from '../components/uncontrolled.ts'

interface MoneyFieldProps extends FieldProps {
  readonly defaultValue: number | null
  readonly onCommit: (value: number | null) => void
  readonly onProblem: (problem: string | undefined) => void
}

const wrong = 'Nhập số tiền bằng chữ số, ví dụ 120.000.000.'
const grouped = /^\d{1,12}$|^\d{1,3}([.\s]\d{3}){1,3}$/

/** Whole đồng, put into the form 1.250.000 on leaving the field. */
export function MoneyField({ defaultValue, onCommit, onProblem, ...field }: MoneyFieldProps) {
  const [problem, setProblem] = useState<string>()
  const tell = (text: string | undefined) => {
    setProblem(text)
    onProblem(text)
  }
  const start = defaultValue === null ? '' : formatCount(defaultValue)
  const input = useUncontrolled<HTMLInputElement>(start, (text) => {
    const typed = text.trim()
    if (typed !== '' && !grouped.test(typed)) return tell(wrong)
    tell(undefined)
    const value = typed === '' ? null : Number(typed.replace(/\D/g, ''))
    input.put(value === null ? '' : formatCount(value))
    onCommit(value)
  })
  return (
    <TextInput
      {...inputProps({ ...field, error: problem ?? field.error })}
      ref={input.ref}
      inputMode="numeric"
      defaultValue={start}
      onBlur={input.commit}
      onKeyDown={input.onEnter}
    />
  )
}
