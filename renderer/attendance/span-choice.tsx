import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { formatPeriod, isPeriod, type Period, parsePeriod } from '../../shared/calendar/periods.ts'
import {
  lengthOf,
  type SpanLength,
  spanLengths,
  spanPeriods,
  spanStart,
} from '../../shared/calendar/spans.ts'
import { SpanChooser } from '../movements/span-chooser.tsx'
import classes from './attendance.module.css'

/** The periods that attendance is told of, both counted; `free` where somebody named both ends. */
export interface ChosenSpan {
  readonly from: Period
  readonly to: Period
  readonly isFree: boolean
}

export const wholeSpan = (period: Period, length: SpanLength): ChosenSpan => ({
  ...spanPeriods(spanStart(period, length), length),
  isFree: false,
})

/** The span of an address: `tu` and `den`, else `thang` and `dai`. */
export function spanOfAddress(search: URLSearchParams, current: Period, usual: SpanLength): ChosenSpan {
  const [from, to] = [search.get('tu') ?? '', search.get('den') ?? '']
  if (isPeriod(from) && isPeriod(to) && from <= to) return { from, to, isFree: true }
  const asked = search.get('thang') ?? ''
  const length = spanLengths.find((months) => String(months) === search.get('dai')) ?? usual
  return wholeSpan(isPeriod(asked) ? asked : current, length)
}

export const addressOfSpan = ({ from, to, isFree }: ChosenSpan): Readonly<Record<string, string>> => {
  const length = isFree ? undefined : lengthOf(from, to)
  return length === undefined ? { tu: from, den: to } : { thang: from, dai: String(length) }
}

interface SpanChoiceProps {
  readonly span: ChosenSpan
  /** The month of today. */
  readonly current: Period
  readonly onChange: (span: ChosenSpan) => void
}

/** A month, a quarter, half a year, a year, or any two periods. */
export function SpanChoice({ span, current, onChange }: SpanChoiceProps) {
  const { from, to, isFree } = span
  return (
    <SpanChooser
      start={from}
      length={lengthOf(from, to) ?? 12}
      current={current}
      onChange={(start, length) => onChange(wholeSpan(start, length))}
      free={{
        fields: isFree ? <FreeSpan key={`${from} ${to}`} span={span} onChange={onChange} /> : null,
        onChoose: () => onChange({ from, to, isFree: true }),
      }}
    />
  )
}

const wrongPeriod = 'Nhập tháng và năm, ví dụ 03/2026'

function FreeSpan({ span: { from, to }, onChange }: Pick<SpanChoiceProps, 'span' | 'onChange'>) {
  const [faults, setFaults] = useState<{ readonly from?: string; readonly to?: string }>({})
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const [first, last] = [parsePeriod(String(typed.get('from'))), parsePeriod(String(typed.get('to')))]
    if (first === undefined || last === undefined) {
      setFaults({
        ...(first === undefined && { from: wrongPeriod }),
        ...(last === undefined && { to: wrongPeriod }),
      })
    } else if (first > last) setFaults({ to: 'Kỳ cuối ở trước kỳ đầu' })
    else {
      setFaults({})
      onChange({ from: first, to: last, isFree: true })
    }
  }
  return (
    <form className={classes.span} onSubmit={submit} aria-label="Từ kỳ đến kỳ" noValidate>
      <TextInput
        name="from"
        aria-label="Từ kỳ"
        placeholder="tháng/năm"
        w="7rem"
        defaultValue={formatPeriod(from)}
        error={faults.from}
      />
      <span>đến</span>
      <TextInput
        name="to"
        aria-label="Đến kỳ"
        placeholder="tháng/năm"
        w="7rem"
        defaultValue={formatPeriod(to)}
        error={faults.to}
      />
      <Button type="submit" variant="default">
        Xem
      </Button>
    </form>
  )
}
