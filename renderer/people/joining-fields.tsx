import { NativeSelect } from '@mantine/core'
import type { RefObject } from 'react'
import { standingNames } from '../../shared/people/person.ts'
import { DateField } from '../components/date-field.tsx'
import { useRead } from '../office.ts'

const standingsOfNew = ['official', 'probationary', 'exempt'] as const

/** Where a new member comes in, as what, from which day on. */
export interface Joining {
  readonly cellId: string | null
  readonly standing: (typeof standingsOfNew)[number]
  /** Null is today. */
  readonly from: string | null
}

interface JoiningFieldsProps {
  readonly joining: RefObject<Joining>
  readonly today: string
  /** About the cell. */
  readonly error: string | undefined
  readonly onProblem: (problem: string | undefined) => void
}

export function JoiningFields({ joining, today, error, onProblem }: JoiningFieldsProps) {
  const cells = useRead('organisation.cells', {})
  const set = (part: Partial<Joining>) => {
    joining.current = { ...joining.current, ...part }
  }
  return (
    <fieldset className="form-section">
      <legend>Sinh hoạt tại</legend>
      <div className="fields-3">
        <NativeSelect
          key={cells.isSuccess ? 'cells' : 'none'}
          label="Chi bộ"
          withAsterisk
          error={error}
          defaultValue={joining.current.cellId ?? ''}
          data={[
            { value: '', label: 'chọn chi bộ' },
            ...(cells.data ?? []).map((cell) => ({ value: cell.id, label: cell.name })),
          ]}
          onChange={(event) =>
            set({ cellId: event.currentTarget.value === '' ? null : event.currentTarget.value })
          }
        />
        <NativeSelect
          label="Trạng thái"
          defaultValue={joining.current.standing}
          data={standingsOfNew.map((value) => ({ value, label: standingNames[value] }))}
          onChange={(event) => {
            const standing = standingsOfNew.find((value) => value === event.currentTarget.value)
            if (standing !== undefined) set({ standing })
          }}
        />
        <DateField
          label="Từ ngày"
          defaultValue={today}
          onProblem={onProblem}
          onCommit={(from) => set({ from })}
        />
      </div>
    </fieldset>
  )
}
