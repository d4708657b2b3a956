import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { formatDate, parseDate } from '../../shared/calendar/dates.ts'
import { formatPartialDate, parsePartialDate } from '../../shared/calendar/partial-dates.ts'
import type { Period } from '../../shared/calendar/periods.ts'
import { known } from '../../shared/figures/reading.ts'
import { parseDay } from '../../shared/figures/values.ts'
import { type FieldProps, inputProps } from './text-field.tsx'
import { useUncontrolled } from './uncontrolled.ts'

interface DateFieldProps extends FieldProps {
  /** Stored form: `2026-02-05`; with `partial` also `1986-03` and `1958`. */
  readonly defaultValue?: string | null
  /** Only the year, or the month and the year, may be known. */
  readonly partial?: boolean
  /** Where the year is left out ("15/12"), it is the one nearest to this period. */
  readonly near?: Period
  /** The stored form, or null when the field was emptied. Not called for what is no date. */
  readonly onCommit?: (value: string | null) => void
  /** What was typed before and is no date; it stands in the field, with its problem, until it is mended. */
  readonly defaultTyped?: string | undefined
  /** Tells the form that the field holds what is no date, with what was typed, and undefined when that is mended. */
  readonly onProblem?: (problem: string | undefined, typed?: string) => void
}

const lacksYear = /^\d{1,2}[/.-]\d{1,2}$/

const write = (stored: string | null | undefined): string => {
  if (stored === null || stored === undefined || stored === '') return ''
  return stored.length === 10 ? formatDate(stored) : formatPartialDate(stored)
}

const problemOf = (text: string, partial: boolean): string => {
  if (partial) return 'Không có ngày này trong lịch. Nhập ngày/tháng/năm, hoặc tháng/năm, hoặc năm.'
  return lacksYear.test(text.trim())
    ? 'Thiếu năm. Nhập đủ ngày/tháng/năm, ví dụ 05/12/2026.'
    : 'Không có ngày này trong lịch. Nhập ngày/tháng/năm, ví dụ 05/02/2026.'
}

/** A date typed as dd/mm/yyyy; put into that form on leaving the field, with the error in words under it. */
export function DateField({
  defaultValue,
  defaultTyped,
  partial = false,
  near,
  onCommit,
  onProblem,
  ...field
}: DateFieldProps) {
  const [problem, setProblem] = useState(() =>
    defaultTyped === undefined ? undefined : problemOf(defaultTyped, partial),
  )
  const tell = (text: string | undefined, typed?: string) => {
    setProblem(text)
    onProblem?.(text, typed)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, of what the field was opened with
  useEffect(() => {
    if (problem !== undefined) onProblem?.(problem, defaultTyped)
  }, [])
  const input = useUncontrolled<HTMLInputElement>(defaultTyped ?? write(defaultValue), (text) => {
    if (text.trim() === '') {
      tell(undefined)
      onCommit?.(null)
      return
    }
    const pivot = new Date().getFullYear()
    const nearest = near === undefined ? undefined : known(parseDay(text, near))
    const stored = partial ? parsePartialDate(text, pivot) : (parseDate(text, pivot) ?? nearest)
    if (stored === undefined) {
      tell(problemOf(text, partial), text)
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
      defaultValue={defaultTyped ?? write(defaultValue)}
      onBlur={input.commit}
      onKeyDown={input.onEnter}
    />
  )
}
