import { NativeSelect } from '@mantine/core'
import { type RefObject, useRef, useState } from 'react'
import { joiningKinds } from '../../shared/movements/contract.ts'
import { movements } from '../../shared/people/movements.ts'
import { standingNames } from '../../shared/people/person.ts'
import { DateField } from '../components/date-field.tsx'
import { JoiningDetails, type JoiningMovement } from '../movements/joining-details.tsx'
import { useRead } from '../office.ts'

const standingsOfNew = ['official', 'probationary', 'exempt', 'visiting'] as const

/** Where a new member comes in, as what, from which day on, and by what movement. */
export interface Joining {
  readonly cellId: string | null
  readonly standing: (typeof standingsOfNew)[number]
  /** Null where nobody knows. */
  readonly from: string | null
  /** Null where they have long been a member here. */
  readonly joining: JoiningMovement | null
}
export const noJoining = (cellId: string | null): Joining => ({
  cellId,
  standing: 'official',
  from: null,
  joining: null,
})

interface JoiningFieldsProps {
  readonly joining: RefObject<Joining>
  /** About the cell, and about the day. */
  readonly errors: { readonly cell: string | undefined; readonly from: string | undefined }
  readonly onProblem: (problem: string | undefined) => void
}

export function JoiningFields({ joining, errors, onProblem }: JoiningFieldsProps) {
  const cells = useRead('organisation.cells', {})
  const [kind, setKind] = useState(joining.current.joining?.kind)
  const wrong = useRef(new Map<string, string>())
  const set = (part: Partial<Joining>) => {
    joining.current = { ...joining.current, ...part }
  }
  const note = (field: string) => (problem: string | undefined) => {
    if (problem === undefined) wrong.current.delete(field)
    else wrong.current.set(field, problem)
    onProblem([...wrong.current.values()][0])
  }
  const possible = standingsOfNew.filter((standing) =>
    kind === undefined ? standing !== 'visiting' : movements[kind].to.includes(standing),
  )
  const chooseKind = (text: string) => {
    const next = joiningKinds.find((candidate) => candidate === text)
    const standing = standingsOfNew.find((each) => next === undefined || movements[next].to.includes(each))
    wrong.current.clear()
    onProblem(undefined)
    setKind(next)
    set({ joining: next === undefined ? null : { kind: next }, ...(standing && { standing }) })
  }
  return (
    <fieldset className="form-section">
      <legend>Sinh hoạt tại</legend>
      <div className="stack">
        <div className="fields-2">
          <NativeSelect
            label="Vào sổ vì"
            defaultValue={kind ?? ''}
            data={[
              { value: '', label: 'Đã ở đảng bộ từ trước' },
              ...joiningKinds.map((value) => ({ value, label: movements[value].name })),
            ]}
            onChange={(event) => chooseKind(event.currentTarget.value)}
          />
          <NativeSelect
            key={cells.isSuccess ? 'cells' : 'none'}
            label="Chi bộ"
            withAsterisk
            error={errors.cell}
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
            key={`standing ${kind}`}
            label="Trạng thái"
            defaultValue={joining.current.standing}
            data={possible.map((value) => ({ value, label: standingNames[value] }))}
            onChange={(event) => {
              const standing = standingsOfNew.find((value) => value === event.currentTarget.value)
              if (standing !== undefined) set({ standing })
            }}
          />
          <DateField
            key={`from ${kind === undefined}`}
            label={kind === 'admission' ? 'Ngày lễ kết nạp' : 'Từ ngày'}
            error={errors.from}
            defaultValue={joining.current.from}
            {...(kind === undefined ? { placeholder: 'bỏ trống nếu không rõ' } : { required: true })}
            onProblem={note('Từ ngày')}
            onCommit={(from) => set({ from })}
          />
        </div>
        {kind !== undefined && (
          <JoiningDetails
            key={kind}
            kind={kind}
            onProblem={note}
            onSet={(part) => set({ joining: { ...joining.current.joining, kind, ...part } })}
          />
        )}
      </div>
    </fieldset>
  )
}
