import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatDate, parseDate } from '../../shared/calendar/dates.ts'
import { formatPartialDate, parsePartialDate } from '../../shared/calendar/partial-dates.ts'
import { type FieldProps, inputProps } from './text-field.tsx'
import { useUncontrolled } from './uncontrolled.ts'

interface DateFieldProps extends FieldProps {
  /** Stored form: `2026-02-05`; with `partial` also `1986-03` and `1958`. */
  readonly defaultValue?: string | null
  /** Only the year, or the month and the year, may be known. */
  readonly partial?: boolean
  /** The stored form, or null when the field was emptied. Not called for what is no date. */
  readonly onCommit?: (value: string | null) => void
  /** Tells the form that the field holds what is no date, and undefined when that is mended. */
  readonly onProblem?: (problem: string | undefined) => void
}

const lacksYear = /^\d{1,2}[/.-]\d{1,2}$/

const write = (stored: string | null | undefined): string => {
  if (stored === null || stored === undefined || stored === '') return ''
  return stored.length === 10 ? formatDate(stored) : formatPartialDate(stored)
}

/** A date typed as dd/mm/yyyy; put into that form on leaving the field, with the error in words under it. */
export function DateField({ defaultValue, partial = false, onCommit, onProblem, ...field }: DateFieldProps) {
  const [problem, setProblem] = useState<string>()
  const tell = (text: string | undefined) => {
    setProblem(text)
    onProblem?.(text)
  }
  const input = useUncontrolled<HTMLInputElement>(write(defaultValue), (text) => {
    if (text.trim() === '') {
      tell(undefined)
      onCommit?.(null)
      return
    }
    const pivot = new Date().getFullYear()
    const stored = partial ? parsePartialDate(text, pivot) : parseDate(text, pivot)
    if (stored === undefined) {
      tell(
        !partial && lacksYear.test(text.trim())
          ? 'Thiếu năm. Nhập đủ ngày/tháng/năm, ví dụ 05/12/2026.'
          : partial
            ? 'Không có ngày này trong lịch. Nhập ngày/tháng/năm, hoặc tháng/năm, hoặc năm.'
            : 'Không có ngày này trong lịch. Nhập ngày/tháng/năm, ví dụ 05/02/2026.',
      )
      return
    }
    tell(undefined)
    input.put(write(stored))
    onCommit?.(stored)
  })
  return (
    <TextInput
      placeholder={partial ? 'ngày/tháng/năm hoặc năm' : 'ngày/tháng/năm'}
      {...inputProps({ ...field, error: problem ?? field.error })}
      ref={input.ref}
      inputMode="numeric"
      defaultValue={write(defaultValue)}
      onBlur={input.commit}
      onKeyDown={input.onEnter}
    />
  )
}
