import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { TextField } from '../components/text-field.tsx'

interface Supplement {
  readonly year: number
  readonly isChangedOnly: boolean
  readonly isFirstShown: boolean
}

/** What a phiếu bổ sung is asked for: this year, of everybody. */
export function useSupplement() {
  const [supplement, setSupplement] = useState<Supplement>(() => ({
    year: new Date().getFullYear(),
    isChangedOnly: false,
    isFirstShown: false,
  }))
  const change = (part: Partial<Supplement>) => setSupplement((before) => ({ ...before, ...part }))
  return { supplement, change }
}

interface SupplementChoicesProps {
  readonly supplement: Supplement
  readonly onChange: (part: Partial<Supplement>) => void
  /** Of many people those without changes may be left out. */
  readonly isOfMany?: boolean
}

export function SupplementChoices({ supplement, onChange, isOfMany = false }: SupplementChoicesProps) {
  const [problem, setProblem] = useState<string>()
  const commit = (text: string) => {
    const year = Number(text.trim())
    const isYear = /^\d{4}$/.test(text.trim()) && year >= 1930 && year <= 2200
    setProblem(isYear ? undefined : 'Nhập năm có 4 chữ số, từ 1930.')
    if (isYear) onChange({ year })
  }
  return (
    <>
      <TextField
        label="Năm"
        className="form-year"
        inputMode="numeric"
        error={problem}
        defaultValue={String(supplement.year)}
        onCommit={commit}
      />
      {isOfMany && (
        <Checkbox
          label="Chỉ người có thay đổi"
          checked={supplement.isChangedOnly}
          onChange={(event) => onChange({ isChangedOnly: event.currentTarget.checked })}
        />
      )}
      <Checkbox
        label="Kể cả ô mới ghi lần đầu"
        checked={supplement.isFirstShown}
        onChange={(event) => onChange({ isFirstShown: event.currentTarget.checked })}
      />
    </>
  )
}
