import { NativeSelect } from '@mantine/core'
import { useMemo } from 'react'
import {
  type ContributionKind,
  contributionKindNames,
  contributionKinds,
} from '../../shared/contributions/contract.ts'
import { codedList } from '../../shared/lists/coded-list.ts'
import { CodedField } from '../components/coded-field.tsx'
import { MeasureField } from '../components/measure-field.tsx'
import { inputProps } from '../components/text-field.tsx'
import { useRead } from '../office.ts'

interface KindFieldProps {
  readonly defaultValue: ContributionKind
  readonly onChoose: (kind: ContributionKind) => void
}

export function KindField({ defaultValue, onChoose }: KindFieldProps) {
  return (
    <NativeSelect
      {...inputProps({ label: 'Loại' })}
      defaultValue={defaultValue}
      data={contributionKinds.map((value) => ({ value, label: contributionKindNames[value] }))}
      onChange={(event) => {
        const kind = contributionKinds.find((value) => value === event.currentTarget.value)
        if (kind !== undefined) onChoose(kind)
      }}
    />
  )
}

interface WorkFieldProps {
  readonly cellId: string | null
  readonly defaultValue: string
  readonly onCommit: (work: string) => void
}

/** A common work by its name; those that were written before are offered. */
export function WorkField({ cellId, defaultValue, onCommit }: WorkFieldProps) {
  const works = useRead('contributions.works', { cellId }).data
  const list = useMemo(
    () =>
      codedList(
        { title: 'Công trình, việc chung', isOpen: true, basis: 'Sổ của văn phòng', confidence: 'local' },
        (works ?? []).map((work) => [work, work] as const),
      ),
    [works],
  )
  return (
    <CodedField label="Công trình, việc chung" list={list} defaultValue={defaultValue} onCommit={onCommit} />
  )
}

interface AmountFieldProps {
  readonly defaultValue: number | null
  readonly error?: string | undefined
  /** Undefined for what is no number. */
  readonly onCommit: (amount: number | null | undefined) => void
  readonly onInput?: (amount: number | null | undefined) => void
}

/** "2,5", "500.000" */
export const AmountField = (props: AmountFieldProps) => (
  <MeasureField label="Số lượng" example="2,5 hoặc 500.000" {...props} />
)
